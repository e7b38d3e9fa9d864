"""Rules of orders that an office makes in steps: what is asked next, who approves, when its messages leave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from bot.rounds.rules import REPORT_REMINDER, timetable_between
from bot.rounds.values import SchoolSettings

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


@dataclass(frozen=True, slots=True)
class Reminding:
    """When a round reminds: the first message to a person from `first_at` on (at the last school: `last_at`).

    `again_at`: from when on whoever has not declared is reminded a second time; None: nobody is.
    """

    first_at: datetime
    last_at: datetime
    again_at: datetime | None


def reminding(opens_at: datetime, due_at: datetime, settings: Iterable[SchoolSettings]) -> Reminding | None:
    """When schools with such settings remind in a round of persons by order; None once it is due."""
    if due_at <= opens_at:
        return None
    found = [timetable_between(each, opens_at, due_at, due_at).remind_at for each in settings]
    firsts, seconds = [at[0] for at in found if at], [at[1] for at in found if len(at) > 1]
    return Reminding(min(firsts), max(firsts), min(seconds, default=None)) if firsts else None


def signer_reminded_at(opens_at: datetime, due_at: datetime) -> datetime:
    """When whoever signs for a school is reminded, once, of a round asked of the school itself."""
    return max(opens_at, due_at - REPORT_REMINDER)


def last_sent_at(
    now: datetime, messages: Mapping[str, int], waiting: Mapping[str, int], a_second: int
) -> datetime | None:
    """When the last message has left if all begin to leave now, each bot at its own rate after what waits there.

    None: there is nothing to send.
    """
    seconds = [ceil((n + waiting.get(bot, 0)) / a_second) for bot, n in messages.items() if n]
    return now + timedelta(seconds=max(seconds)) if seconds else None


def last_first_at(
    now: datetime,
    letters: Mapping[str, int],
    accounts: Mapping[str, int],
    waiting: Mapping[str, int],
    first: Reminding | None,
    a_second: int,
) -> datetime | None:
    """When the last first message has left: letters now, persons from when the last school reminds them.

    None: there is nothing to send.
    """
    told_at = last_sent_at(now, letters, waiting, a_second)
    if first is None:
        return told_at
    begins_at = max(now, first.last_at)
    left_by_then = int((begins_at - now).total_seconds()) * a_second
    before = {bot: letters.get(bot, 0) + waiting.get(bot, 0) for bot in accounts}
    still = {bot: max(0, n - left_by_then) for bot, n in before.items()}
    asked_at = last_sent_at(begins_at, accounts, still, a_second)
    return max((at for at in (told_at, asked_at) if at is not None), default=None)


def may_nudge(now: datetime, nudged_at: datetime | None) -> bool:
    """Whether schools may be reminded (again)."""
    return nudged_at is None or now >= nudged_at + NUDGE_AFTER
