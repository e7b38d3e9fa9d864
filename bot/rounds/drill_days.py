"""When a school may have a drill: working hours of a school day, and the day of the month it has chosen.

Imports the standard library and the time zone.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from bot.clock import instant, local_date

OFFICE = ((time(7, 30), time(11, 30)), (time(13, 30), time(17, 0)))
"""Office hours: at noon schools and offices rest, and kindergartens sleep."""
ROOM = timedelta(minutes=45)
"""What a drill needs before the rest begins: the red ladder's last rung comes after half an hour."""
APART = timedelta(days=28)
"""Nobody is in two drills within so many days, nor within one calendar month. Four weeks and not thirty days, so that
the same weekday of the next month is never too early."""


class Days(Protocol):
    """What is needed of a school calendar."""

    def is_school_day(self, on: date) -> bool:
        """Whether there is school on a date."""

    def next_school_day(self, after: date) -> date | None:
        """Find the first school day after a date."""


@dataclass(frozen=True)
class DrillRule:
    """Every month on its nth weekday (Monday = 0) at a time of day; on a day off, the next school day."""

    nth: int
    weekday: int
    at: time

    def nominal(self, on: date) -> datetime:
        """Give the rule's instant in the month of a date, whatever the calendar says."""
        first = on.replace(day=1)
        day = first + timedelta(days=(self.weekday - first.weekday()) % 7 + 7 * (self.nth - 1))
        return instant(day, self.at)


def windows(on: date, bell: time, end_of_day: time) -> list[tuple[datetime, datetime]]:
    """List when a drill may begin on a school day: from one instant to before the other."""
    found = []
    for starts, ends in OFFICE:
        first, last = instant(on, max(starts, bell)), instant(on, min(ends, end_of_day)) - ROOM
        if first < last:
            found.append((first, last))
    return found


def is_working(days: Days, bell: time, end_of_day: time, at: datetime) -> bool:
    """Whether a drill may begin at an instant."""
    on = local_date(at)
    return days.is_school_day(on) and any(first <= at < last for first, last in windows(on, bell, end_of_day))


def next_working(days: Days, bell: time, end_of_day: time, at: datetime) -> datetime | None:
    """Give the instant itself if a drill may begin then, else the next one; None without school for a year."""
    on: date | None = local_date(at)
    if on is not None and not days.is_school_day(on):
        on = days.next_school_day(on)
    while on is not None:
        for first, last in windows(on, bell, end_of_day):
            if at < last:
                return max(at, first)
        if local_date(at) < on:
            return None  # a school day without any room for a drill: so are all others
        on = days.next_school_day(on)
    return None


def too_soon(last: datetime, at: datetime) -> bool:
    """Whether a drill at an instant would be the second within a month."""
    before, on = local_date(last), local_date(at)
    return on < before + APART or (before.year, before.month) == (on.year, on.month)


def first_again(last: datetime) -> date:
    """Give the first date on which another drill is not too soon."""
    on = local_date(last)
    return max(on + APART, (on.replace(day=1) + timedelta(days=32)).replace(day=1))


def read_rule(text: str, weekdays: dict[str, int]) -> DrillRule | None:
    """Read "2 wed 09:30"; None for anything else. Raises ValueError outside working hours."""
    found = re.fullmatch(r"([1-4])[\s,]+(\S+?)[\s,]+(\d{1,2})[:h](\d{2})", text.strip())
    if found is None or found[2] not in weekdays or int(found[3]) > 23 or int(found[4]) > 59:
        return None
    rule = DrillRule(int(found[1]), weekdays[found[2]], time(int(found[3]), int(found[4])))
    at = rule.nominal(date(2026, 1, 1))
    if not any(first <= at < last for first, last in windows(local_date(at), time(), time(17))):
        raise ValueError(text)
    return rule


def write_rule(rule: DrillRule | None, weekdays: dict[str, int]) -> str:
    """Write what `read_rule` reads back; "off" for none."""
    if rule is None:
        return "off"
    names = {number: name for name, number in weekdays.items()}
    return f"{rule.nth} {names[rule.weekday]} {rule.at:%H:%M}"
