"""Khai Báo as it is, but for the cap of 25 answers a second and token: the stand-in has no such limit."""

import uvloop

from bot.app import App, run
from bot.config import read_settings
from bot.logs import set_up_logs
from bot.opening import open_clock, open_database

NO_CAP = 10**9


async def _serve() -> None:
    settings = read_settings()
    set_up_logs(settings.log, level=30)
    database = open_database(settings)
    await run(App(settings, database, open_clock(database, settings), answers_a_second=NO_CAP))


if __name__ == "__main__":
    uvloop.run(_serve())
