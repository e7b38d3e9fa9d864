"""`khaibao run`: the bot, or without any token the demo."""

import typer
import uvloop

from bot.commands.common import one_clear_line
from bot.config import read_settings
from bot.logs import set_up_logs
from bot.opening import only_one, open_clock, open_database


def run() -> None:
    """Run the bot (with a token), or the demo (without one) at http://127.0.0.1:8080/."""
    # importing aiogram takes seconds, and every other command does without it
    from bot.app import serve

    with one_clear_line():
        settings = read_settings()
        set_up_logs(settings.log)
        with only_one(settings):
            database = open_database(settings, to_run=True)
            clock = open_clock(database, settings)
            code = uvloop.run(serve(settings, database, clock))
    raise typer.Exit(code)
