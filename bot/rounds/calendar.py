"""The school calendar: national holidays, then province, commune and school, each overruling the one before.

Imports the package `holidays` and values. Source of the layers: domain.md 10.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

import holidays

from bot.rounds.values import CalendarRow, DayOff, Layer, Summer

HOLIDAY_LAW = "Labour Code 45/2019/QH14, article 112"
CULTURE_DAY_LAW = "Resolution 28/2026/QH16"
SUMMER_PLAN = "School year plan"
SUMMER_REASON = "Summer break"
SUMMER_MONTHS = (6, 7, 8)
LONGEST_BREAK = timedelta(days=366)
FIRST_YEAR, LAST_YEAR = 2020, 2035


def national_days_off(first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR) -> Mapping[date, DayOff]:
    """List the national holidays of some years with their substitution days (24/11 from 2026)."""
    years = range(first_year, last_year + 1)
    vietnamese = holidays.country_holidays("VN", years=years, language="vi")
    english = holidays.country_holidays("VN", years=years, language="en_US")
    return MappingProxyType({on: _national(on, reason, english[on]) for on, reason in sorted(vietnamese.items())})


def _national(on: date, reason: str, reason_en: str) -> DayOff:
    is_culture_day = (on.month, on.day) == (11, 24)
    return DayOff(reason, CULTURE_DAY_LAW if is_culture_day else HOLIDAY_LAW, Layer.NATIONAL, reason_en)


@dataclass(frozen=True)
class SchoolCalendar:
    """One school's days: `school_days` overrule `days_off`, and both overrule the week and the summer.

    Dates outside the years of `days_off` have no holidays: build it over the years that are asked for.
    """

    days_off: Mapping[date, DayOff] = field(default_factory=dict)
    school_days: frozenset[date] = frozenset()
    week: frozenset[int] = frozenset({0, 1, 2, 3, 4})
    summer: Summer = Summer.OFF

    def is_school_day(self, on: date) -> bool:
        """Whether there is school on a date."""
        if on in self.school_days:
            return True
        return on.weekday() in self.week and self.why_off(on) is None

    def why_off(self, on: date) -> DayOff | None:
        """Give the reason of a day off; None on school days and on plain weekends."""
        if on in self.school_days:
            return None
        if on in self.days_off:
            return self.days_off[on]
        if self.summer is Summer.OFF and on.month in SUMMER_MONTHS:
            return DayOff(SUMMER_REASON, SUMMER_PLAN, Layer.NATIONAL, SUMMER_REASON)
        return None

    def next_school_day(self, after: date) -> date | None:
        """Find the first school day after a date; None if there is none within a year."""
        on = after + timedelta(days=1)
        while on <= after + LONGEST_BREAK:
            if self.is_school_day(on):
                return on
            on += timedelta(days=1)
        return None


def school_calendar(
    national: Mapping[date, DayOff],
    rows: Iterable[CalendarRow] = (),
    week: Iterable[int] = (0, 1, 2, 3, 4),
    summer: Summer = Summer.OFF,
) -> SchoolCalendar:
    """Lay the rows of province, commune and school over the national holidays; the lowest layer has the last word."""
    days_off = dict(national)
    school_days: set[date] = set()
    for row in sorted(rows, key=lambda row: tuple(Layer).index(row.layer)):
        if row.is_school_day:
            school_days.add(row.on)
        else:
            school_days.discard(row.on)
            days_off[row.on] = DayOff(row.reason, row.source, row.layer)
    return SchoolCalendar(MappingProxyType(days_off), frozenset(school_days), frozenset(week), summer)
