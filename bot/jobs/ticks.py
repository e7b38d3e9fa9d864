"""A tick looks at rows that are due and says what is to be stored. It may run twice, late, or on two machines."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.engine import Connection

from bot.clock import Clock, local_date
from storage.changes import Change, store
from storage.changes.outbox import Push
from storage.database import Conflict, Database
from storage.keeping.quarantine import Quarantine, read_quarantine
from storage.needs import Reading
from storage.queries.outbox import announce

CHUNKS = 10_000
AWAKE = frozenset({"quarantine", "cases", "refusals", "silence"})
"""Ticks that run in a quarantine; the ladders of cases from before sleep until its end."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One kind of clock work. `run` gives the changes of one chunk (none: nothing is due); `due`: when the next is.

    `at_every_halt`: it watches what others do and waits for no instant; a walked clock has it look wherever it halts.
    """

    name: str
    every_seconds: float
    run: Callable[[Reading], Iterable[Change]]
    due: Callable[[Reading], datetime | None]
    at_every_halt: bool = False


def ticks_in(modules: Sequence[Any]) -> list[Tick]:
    """Collect the ticks that modules define."""
    return [value for module in modules for value in vars(module).values() if isinstance(value, Tick)]


def run_tick(database: Database, clock: Clock, tick: Tick) -> int:
    """Run a tick chunk by chunk, a transaction each, until nothing is due; returns the chunks that changed something.

    Waits for the writer: call it from a thread that may.
    """

    def chunk(connection: Connection) -> bool:
        if not may_run(read_quarantine(connection), tick):
            return False
        now = clock.now()
        changes = list(tick.run(Reading(connection, database.sealer, now, local_date(now))))
        store(connection, database.sealer, changes)
        if any(isinstance(change, Push) for change in changes):
            announce(connection)
        return bool(changes)

    done = 0
    for _ in range(CHUNKS):
        try:
            if not database.write(chunk).result():
                return done
        except Conflict:
            continue  # another process is at the same rows and gets on; what it leaves is looked at again
        done += 1
    raise RuntimeError(f"tick {tick.name} does not come to an end")


def may_run(found: Quarantine | None, tick: Tick) -> bool:
    """Whether it runs: in the quarantine of a restored database only what begins in it goes its way, and refusals."""
    return found is None or (found.since is not None and tick.name in AWAKE)


@dataclass(frozen=True, slots=True)
class Dues:
    """When each tick that has something to do is due, as of one look."""

    found: tuple[tuple[datetime, Tick], ...] = ()

    @property
    def next_at(self) -> datetime | None:
        """The earliest instant at which any of them has something to do."""
        return min((at for at, _ in self.found), default=None)

    def by(self, instant: datetime) -> list[Tick]:
        """Those that are due by an instant."""
        return [tick for at, tick in self.found if at <= instant]

    def __add__(self, other: "Dues") -> "Dues":
        """Both together."""
        return Dues(self.found + other.found)


def look_for_due(database: Database, clock: Clock, ticks: Iterable[Tick]) -> Dues:
    """Ask each tick when it has something to do next."""
    with database.reading() as connection:
        now = clock.now()
        reading = Reading(connection, database.sealer, now, local_date(now))
        quarantine = read_quarantine(connection)
        awake = [tick for tick in ticks if may_run(quarantine, tick)]
        return Dues(tuple((at, tick) for tick in awake if (at := tick.due(reading)) is not None))
