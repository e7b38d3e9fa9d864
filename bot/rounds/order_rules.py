"""Rules of orders that an office makes in steps: what is asked next, who approves, when the last message leaves."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from math import ceil

SECOND_PERSON_OVER = 20
"""An order that reaches more schools than this needs a second person."""
NUDGE_AFTER = timedelta(hours=1)
"""Schools that have not acknowledged are reminded at most so often."""

STEPS = ("scope", "number", "issued_on", "issuer", "summary", "due_at")
"""What a plan is asked for, in this order."""


def next_step(values: Mapping[str, object]) -> str | None:
    """The first thing a plan still lacks; None: it can be shown as a whole. An empty summary was passed over."""
    return next((step for step in STEPS if values.get(step) is None), None)


def needs_second_person(schools: int) -> bool:
    """Whether somebody else has to approve."""
    return schools > SECOND_PERSON_OVER


def last_sent_at(
    now: datetime, messages: Mapping[str, int], waiting: Mapping[str, int], a_second: int
) -> datetime | None:
    """When the last message has left if all begin to leave now, each bot at its own rate after what waits there.

    None: there is nothing to send.
    """
    seconds = [ceil((n + waiting.get(bot, 0)) / a_second) for bot, n in messages.items() if n]
    return now + timedelta(seconds=max(seconds)) if seconds else None


def may_nudge(now: datetime, nudged_at: datetime | None) -> bool:
    """Whether schools may be reminded (again)."""
    return nudged_at is None or now >= nudged_at + NUDGE_AFTER
