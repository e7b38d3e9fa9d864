"""The hourly look for what is over its time."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.jobs.ticks import Tick
from storage.changes import Change, Operation
from storage.keeping.retention import Periods, purge
from storage.needs import Reading
from storage.sealing import Sealer


@dataclass(frozen=True, slots=True)
class Purged:
    """A chunk was deleted already, in this transaction; there may be more."""

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Nothing is left to write."""
        return ()


def retention_tick(periods: Periods) -> Tick:
    """Delete by the settings' periods, chunk by chunk. It waits for no instant: it looks every hour."""

    def run(reading: Reading) -> Iterable[Change]:
        return [Purged()] if purge(reading.connection, reading.now, periods) else []

    return Tick("retention", 3600, run, lambda reading: None)
