"""A restored database keeps what it brought along to itself for a day at most; the operators hear so every hour."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.clock import local
from bot.jobs.operators import tell_operators
from bot.jobs.ticks import Tick
from storage.changes import Change, Operation
from storage.keeping.quarantine import read_quarantine, release
from storage.needs import Reading
from storage.queries.outbox import earlier
from storage.sealing import Sealer

log = structlog.get_logger()

EVERY = timedelta(hours=1)
BY_DAY = range(6, 20)


@dataclass(frozen=True, slots=True)
class Released:
    """The quarantine was ended already, in this transaction."""

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Nothing is left to write."""
        return ()


def look(reading: Reading) -> Iterable[Change]:
    """End it when it is over, else have the operators hear of it."""
    found = read_quarantine(reading.connection)
    if found is None or found.since is None or found.until is None:
        return []
    values = {"until": f"{local(found.until):%H:%M %d/%m}"}
    rings = local(reading.now).hour in BY_DAY
    if reading.now >= found.until:
        log.warning("the quarantine is over: open cases are looked at anew", **release(reading.connection, reading.now))
        key = found.since.isoformat()
        return [Released(), *tell_operators(reading, "quarantine_over", key, values, rings=rings)]
    hour = (reading.now - found.since) // EVERY
    notes = tell_operators(reading, "quarantine", f"{found.since.isoformat()}:{hour}", values, rings=rings)
    known = earlier(reading.connection, [note.key for note in notes])
    return [note for note in notes if note.key not in known]


def due(reading: Reading) -> datetime | None:
    """At once while an operator has not heard of this hour; else the next full hour of it, or its end."""
    found = read_quarantine(reading.connection)
    if found is None or found.since is None or found.until is None:
        return None
    if reading.now < found.until and any(look(reading)):
        return reading.now
    hours = (reading.now - found.since) // EVERY + 1
    return min(found.until, found.since + hours * EVERY)


QUARANTINE = Tick("quarantine", 30, look, due)
