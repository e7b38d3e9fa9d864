"""A tick looks at rows that are due and says what is to be stored. It may run twice, late, or on two machines."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.engine import Connection

from bot.clock import Clock, local_date
from storage.changes import Change, store
from storage.changes.outbox import Push
from storage.database import Database
from storage.keeping.quarantine import read_quarantine
from storage.needs import Reading
from storage.queries.outbox import announce

CHUNKS = 10_000
AWAKE = frozenset({"quarantine", "cases", "refusals"})
"""Ticks that run in a quarantine; the ladders of cases from before sleep until its end."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One kind of clock work. `run` gives the changes of one chunk (none: nothing is due); `due`: when the next is."""

    name: str
    every_seconds: float
    run: Callable[[Reading], Iterable[Change]]
    due: Callable[[Reading], datetime | None]


def ticks_in(modules: Sequence[Any]) -> list[Tick]:
    """Collect the ticks that modules define."""
    return [value for module in modules for value in vars(module).values() if isinstance(value, Tick)]


def run_tick(database: Database, clock: Clock, tick: Tick) -> int:
    """Run a tick chunk by chunk, a transaction each, until nothing is due; returns the chunks that changed something.

    Waits for the writer: call it from a thread that may.
    """

    def chunk(connection: Connection) -> bool:
        if not _may_run(connection, tick):
            return False
        now = clock.now()
        changes = list(tick.run(Reading(connection, database.sealer, now, local_date(now))))
        store(connection, database.sealer, changes)
        if any(isinstance(change, Push) for change in changes):
            announce(connection)
        return bool(changes)

    for done in range(CHUNKS):
        if not database.write(chunk).result():
            return done
    raise RuntimeError(f"tick {tick.name} does not come to an end")


def _may_run(connection: Connection, tick: Tick) -> bool:
    """In the quarantine of a restored database only what begins in it goes its way: ladders, and what was refused."""
    found = read_quarantine(connection)
    return found is None or (found.since is not None and tick.name in AWAKE)


def next_due(database: Database, clock: Clock, ticks: Iterable[Tick]) -> datetime | None:
    """The earliest instant at which any tick has something to do."""
    with database.reading() as connection:
        now = clock.now()
        reading = Reading(connection, database.sealer, now, local_date(now))
        found = [at for at in (tick.due(reading) for tick in ticks if _may_run(connection, tick)) if at is not None]
    return min(found, default=None)
