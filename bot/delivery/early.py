"""Rules of leaving early: what becomes of a reminder to somebody whose messenger lets nothing through by then.

The standard library and the clock's words only; `now` is an argument.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.clock import VIETNAM, instant, local_date

SPARE = timedelta(minutes=15)
"""A window is not used to its last minute: rows wait for each other, and clocks differ."""
DAY_FROM, DAY_UNTIL = time(6, 0), time(20, 0)
"""Nobody is written to early at other times; the same hours in which a ladder rings (`bot/cases/hours.py`)."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A reminder as it is planned: when its round opens, and when it is due."""

    opens_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Early:
    """What leaves before a window closes. `is_reminder`: the reminder itself, for its round is open by then.

    Else a word of the day before, which asks for a sign so that the reminder can come: what cannot be declared yet is
    not asked for.
    """

    at: datetime
    is_reminder: bool


def leaves_early(planned: Planned, heard_at: datetime, window: timedelta, now: datetime) -> Early | None:
    """How somebody is reached before their window closes; None: as planned, or not at all.

    `heard_at`: when they wrote last, by the account whose window is open longest. A word of the day before comes only
    where an answer to it would still be young enough when the reminder is due.
    """
    closes_at = heard_at + window
    if closes_at > planned.due_at or closes_at <= now:
        return None
    at = by_day(closes_at - SPARE)
    if at < now:
        if by_day(now) != now:
            return None
        at = now
    if at >= planned.opens_at:
        return Early(at, is_reminder=True)
    is_day_before = local_date(at) >= local_date(planned.due_at) - timedelta(days=1)
    return Early(at, is_reminder=False) if is_day_before and at + window > planned.due_at else None


def by_day(at: datetime) -> datetime:
    """The last instant up to this one at which people are written to."""
    on, there = local_date(at), at.astimezone(VIETNAM).time()
    if there < DAY_FROM:
        return instant(on - timedelta(days=1), DAY_UNTIL)
    return at if there <= DAY_UNTIL else instant(on, DAY_UNTIL)


def next_look(now: datetime) -> datetime:
    """When tomorrow's reminders are looked at next: in the morning, when people begin to be written to."""
    morning = instant(local_date(now), DAY_FROM)
    return morning if now < morning else instant(local_date(now) + timedelta(days=1), DAY_FROM)
