"""Paging the operator when turns failed: one message for all that failed since the last look."""

from collections.abc import Iterable
from datetime import datetime

from bot.jobs.ticks import Tick
from storage.changes import Change
from storage.changes.failures import FailureTold
from storage.changes.outbox import Priority, Push
from storage.needs import Reading
from storage.queries.failures import untold_failures


def run(reading: Reading) -> Iterable[Change]:
    """Tell every operator who can be reached; without one the log and `khaibao status` still say it."""
    failed = untold_failures(reading)
    if not failed.keys:
        return
    about = {"n": len(failed.keys), "since": failed.since.isoformat() if failed.since else None}
    for operator in failed.operators:
        key = f"failed:{failed.keys[0]}:{operator.account_id}"
        yield Push(key, operator.account_id, operator.bot, "failed", Priority.ALERT, reading.now, about, rings=True)
    for each in failed.keys:
        yield FailureTold(each)


def due(reading: Reading) -> datetime | None:
    """At once."""
    return untold_failures(reading).since


FAILURES = Tick("failures", 30, run, due)
