"""`khaibao sending pause|resume`: an operator keeps bots still for a while. There is no way to do so without an end."""

import re
import time
from datetime import datetime, timedelta
from typing import Annotated

import typer
from sqlalchemy.engine import Connection

from bot.clock import VIETNAM, Clock, local, local_date
from bot.commands.common import fail, opened
from bot.jobs.operators import tell_operators
from storage.changes import store
from storage.database import Database
from storage.needs import Reading
from storage.queries.leases import EVERY_BOT, hold, let_go
from storage.queries.outbox import announce, bots_of, still_waiting

sending = typer.Typer(help="Keeping messages back for a while, and letting them go.", no_args_is_help=True)

LONGEST = timedelta(hours=24)
"""An alert that waits longer than a day helps nobody: what takes longer is said anew every day."""
TOLD_WITHIN = 5.0
"""Seconds in which the running bot tells the operators, before it keeps still."""
TIME = re.compile(r"(\d{1,2}):(\d{2})")

Bot = Annotated[str, typer.Option("--bot", help="One bot, as `telegram:123456`. Without it: all of them.")]


@sending.command("pause")
def pause(
    until: Annotated[str, typer.Option("--until", help="When it ends: 14:30, or an ISO instant; within 24 hours.")],
    bot: Bot = EVERY_BOT,
) -> None:
    """Send nothing unasked until a time, alerts included. Every list says so at its top; the operators are told."""
    with opened() as (_, database, clock):
        now = clock.now()
        end = _end(until, now)
        if bot != EVERY_BOT and bot not in _bots(database):
            fail(f"there is no bot {bot}; there are {', '.join(_bots(database)) or 'none'}")
        keys = _announce(database, clock, bot, end)
        _wait_until_told(database, keys)
        database.write(lambda connection: hold(connection, bot, end)).result()
        typer.echo(f"{'every bot' if bot == EVERY_BOT else bot} keeps still until {local(end):%d/%m %H:%M}")


@sending.command("resume")
def resume(bot: Bot = EVERY_BOT) -> None:
    """End a pause now: what waited leaves at once. Without --bot every pause ends."""
    with opened() as (_, database, clock):

        def go(connection: Connection) -> int:
            ended = let_go(connection, bot, clock.now())
            announce(connection)
            return ended

        if not database.write(go).result():
            fail("nothing is paused by an operator")
        typer.echo("sending again")


def _end(text: str, now: datetime) -> datetime:
    """The instant a person means: today's time of day or tomorrow's, whichever comes first."""
    clock_time = TIME.fullmatch(text.strip())
    try:
        if clock_time:
            hour, minute = map(int, clock_time.groups())
            end = local(now).replace(hour=hour, minute=minute, second=0, microsecond=0)
            end += timedelta(days=end <= now)
        else:
            end = datetime.fromisoformat(text.strip())
            end = end if end.tzinfo else end.replace(tzinfo=VIETNAM)
    except ValueError:
        fail(f"--until {text}: write 14:30, or 2026-11-23T14:30+07:00")
    if not now < end <= now + LONGEST:
        fail("--until must come after now, and within 24 hours: alerts cannot be switched off for longer at a time")
    return end


def _bots(database: Database) -> list[str]:
    with database.reading() as connection:
        return bots_of(connection)


def _announce(database: Database, clock: Clock, bot: str, end: datetime) -> list[str]:
    """Tell the operators first: once it is still nobody hears that it is."""

    def put(connection: Connection) -> list[str]:
        now = clock.now()
        reading = Reading(connection, database.sealer, now, local_date(now))
        values = {"until": f"{local(end):%H:%M %d/%m}"}
        pushes = tell_operators(reading, "sending_held", f"{bot}:{end.isoformat()}", values)
        store(connection, database.sealer, pushes)
        announce(connection)
        return [push.key for push in pushes]

    keys: list[str] = database.write(put).result()
    return keys


def _wait_until_told(database: Database, keys: list[str]) -> None:
    deadline = time.monotonic() + TOLD_WITHIN
    while keys and time.monotonic() < deadline:
        with database.reading() as connection:
            if not still_waiting(connection, keys):
                return
        time.sleep(0.2)
