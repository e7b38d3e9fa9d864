"""From stored rows to the values of the rules: a school's settings and calendar, a round's timetable."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache

from bot.rounds.calendar import SchoolCalendar, national_days_off, school_calendar
from bot.rounds.rules import round_dates
from bot.rounds.settings import settings_from
from bot.rounds.values import CalendarRow, DayOff, Layer, SchoolSettings, Timetable
from storage.queries.rounds import RoundRow, SchoolRhythm

LAYERS = {"province": Layer.PROVINCE, "district": Layer.COMMUNE, "commune": Layer.COMMUNE, "school": Layer.SCHOOL}


@cache
def _holidays() -> Mapping[date, DayOff]:
    return national_days_off()


def settings_of(rhythm: SchoolRhythm) -> SchoolSettings:
    """What a school has set, over the defaults."""
    return settings_from(rhythm.settings)


def calendar_of(rhythm: SchoolRhythm) -> SchoolCalendar:
    """The school's days, with those of the units above it."""
    settings = settings_of(rhythm)
    rows = [
        CalendarRow(day.on, LAYERS.get(day.unit_kind, Layer.NATIONAL), day.reason, day.source, day.is_school_day)
        for day in rhythm.days
    ]
    return school_calendar(_holidays(), rows, settings.week, settings.summer)


def is_held(rhythm: SchoolRhythm, on: date) -> bool:
    """Whether a standing round is held on a date, as the school's settings and calendar are now."""
    return bool(round_dates(settings_of(rhythm), calendar_of(rhythm), on, 1))


def timetable_of(round_: RoundRow) -> Timetable:
    """The instants that a round was opened with."""
    return Timetable(
        opens_at=round_.opens_at,
        remind_at=tuple(at for at in (round_.remind_1_at, round_.remind_2_at) if at is not None),
        list_at=round_.list_at or round_.due_at,
        due_at=round_.due_at,
        totals_at=round_.totals_at or round_.closes_at,
        closes_at=round_.closes_at,
    )


def instants_of(table: Timetable) -> dict[str, datetime | None]:
    """A timetable by the columns of a round."""
    first, second, *_ = (*table.remind_at, None, None)
    return {
        "opens_at": table.opens_at,
        "remind_1_at": first,
        "remind_2_at": second,
        "list_at": table.list_at,
        "due_at": table.due_at,
        "totals_at": table.totals_at,
        "closes_at": table.closes_at,
    }
