"""Every night the sums of the last days' rounds are counted anew from their declarations; a difference is an alarm."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import structlog
from sqlalchemy.engine import Connection

from bot.clock import instant, local
from bot.jobs.operators import tell_operators
from bot.jobs.ticks import Tick
from storage.changes import Change
from storage.changes.facts import StateFact
from storage.needs import Reading
from storage.queries.facts import RECOUNT as FACT
from storage.queries.facts import read_fact
from storage.queries.sums import first_held, mend, recount_alone, rounds_to_recount

log = structlog.get_logger()

AT = time(2)
"""When it begins, local: nobody declares and nothing is due."""
LOOKS_BACK = timedelta(days=8)
"""A week and a day: each round of the week is counted several times, also after a night without the program."""
ROUNDS_A_CHUNK = 20
MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Recount:
    """A night's recount: begun at AT of `night`, got as far as the round `after`; `off`: rounds whose sums differed."""

    night: date
    after: int = 0
    counted: int = 0
    off: tuple[int, ...] = ()
    is_over: bool = False

    def change(self) -> StateFact:
        """Keep how far it got."""
        return StateFact(FACT, json.dumps({**asdict(self), "night": self.night.isoformat()}))


def read_recount(connection: Connection) -> Recount | None:
    """The last night's recount, as far as it got."""
    kept = read_fact(connection, FACT)
    if kept is None:
        return None
    found: dict[str, Any] = json.loads(kept)
    return Recount(**{**found, "night": date.fromisoformat(found["night"]), "off": tuple(found["off"])})


def run(reading: Reading) -> Iterable[Change]:
    """Recount some rounds in this transaction; after the last the operators hear, once a night, if any differed."""
    recount_alone(reading.connection)
    last = read_recount(reading.connection)
    if last is not None and last.is_over and reading.now < _after(last.night):
        return ()
    at = _due(reading, last)
    if at is None or at > reading.now:
        return ()
    night = last if last is not None and not last.is_over else Recount(_night_of(reading.now))
    rounds = rounds_to_recount(reading.connection, night.after, night.night - LOOKS_BACK, ROUNDS_A_CHUNK)
    found = mend(reading.connection, rounds)
    for (round_id, version), numbers in found.items():
        log.error("sums differed", round=round_id, version=version, **{name: n for name, n in numbers.items() if n})
    done = Recount(
        night.night,
        rounds[-1] if rounds else night.after,
        night.counted + len(rounds),
        (*night.off, *sorted({round_id for round_id, _ in found})),
        is_over=len(rounds) < ROUNDS_A_CHUNK,
    )
    return [done.change(), *_told(reading, done)]


def _told(reading: Reading, done: Recount) -> Iterable[Change]:
    if done.is_over and done.off:
        values = {"off": len(done.off), "n": done.counted, "ids": some(done.off)}
        return tell_operators(reading, "sums_mended", done.night.isoformat(), values)
    return ()


def some(rounds: Sequence[int]) -> str:
    """Rounds by number, the first few of many."""
    return ", ".join(map(str, rounds[:MOST_NAMED])) + (", …" if len(rounds) > MOST_NAMED else "")


def due(reading: Reading) -> datetime | None:
    """The next night after a round of the last days; never, while there is none."""
    return _due(reading, read_recount(reading.connection))


def _due(reading: Reading, last: Recount | None) -> datetime | None:
    if last is not None and not last.is_over:
        return reading.now
    first = first_held(reading.connection, reading.today - LOOKS_BACK)
    return None if first is None else _after(first if last is None else max(first, last.night))


def _after(day: date) -> datetime:
    return instant(day + timedelta(days=1), AT)


def _night_of(now: datetime) -> date:
    """The date of the last AT that has been."""
    there = local(now)
    return there.date() if there.time() >= AT else there.date() - timedelta(days=1)


RECOUNT = Tick("recount", 300, run, due)
