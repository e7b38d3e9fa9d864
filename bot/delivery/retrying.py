"""When something that did not leave is tried again, and when it is given up."""

import random
from typing import NamedTuple

import structlog

from bot.delivery.values import Later
from storage.changes.outbox import Priority
from storage.queries.outbox import Claimed

log = structlog.get_logger()

GIVE_UP_RENDERING = 5
GIVE_UP_SENDING = 30
ALARM_EVERY = 5
DOUBTFUL = "may have arrived: "


class Patience(NamedTuple):
    """Seconds until the next try, or giving up, and why."""

    seconds: float
    give_up: bool
    why: str


def seconds_until_next(attempt: int, priority: int) -> float:
    """Twice as long each time, with jitter; alerts and answers wait 30 s at most, the others five minutes."""
    longest = 30.0 if priority <= Priority.ANSWER else 300.0
    wait = min(longest, 2.0 ** min(attempt, 10))
    return wait * random.uniform(0.75, 1.0)  # noqa: S311 - spreads retries, guards nothing


def patience(row: Claimed, outcome: Later) -> Patience:
    """What to do with a row that did not (surely) leave.

    Alerts are never given up; one that the messenger took again and again without an answer in time waits up to five
    minutes. What may have arrived already is sent at most once more, unless it is an alert or an answer that may not
    be lost; everything else ends at its `expires_at` or after thirty tries.
    """
    was_doubtful = (row.why or "").startswith(DOUBTFUL)
    # an alert that is most likely there is said again ever more rarely: nobody is to hear it a hundred times
    pace = Priority.REMINDER if outcome.is_late and was_doubtful else row.priority
    wait = max(outcome.seconds, seconds_until_next(row.attempt, pace))
    why = DOUBTFUL + outcome.why if outcome.is_doubtful or was_doubtful else outcome.why
    if row.priority == Priority.ALERT:
        if row.attempt % ALARM_EVERY == 0:
            log.error("an alert does not get out", key=row.key, attempts=row.attempt, why=outcome.why)
        return Patience(wait, False, why)
    if outcome.is_doubtful and was_doubtful and row.priority > Priority.ANSWER:
        return Patience(0.0, True, "sent twice, and nobody knows whether it arrived")
    if row.attempt >= GIVE_UP_SENDING:
        log.error("a push is given up", key=row.key, kind=row.kind, why=outcome.why)
        return Patience(0.0, True, f"{row.attempt} tries: {outcome.why}")
    return Patience(wait, False, why)
