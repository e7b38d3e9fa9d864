"""The school calendar: whose word makes a day off."""

from datetime import date

import pytest

from bot.rounds.calendar import CULTURE_DAY_LAW, national_days_off, school_calendar
from bot.rounds.values import CalendarRow, Layer, Summer

NATIONAL = national_days_off()


@pytest.mark.parametrize(
    "on",
    [
        date(2026, 4, 27),  # Giỗ Tổ on a Sunday, substituted
        date(2027, 1, 1),
        date(2027, 2, 5),
        date(2027, 2, 8),
        date(2027, 4, 16),
        date(2027, 4, 30),
        date(2027, 5, 3),  # for Saturday 1 May
        date(2028, 1, 3),
        date(2028, 5, 1),
        date(2028, 5, 2),
    ],
)
def test_national_holidays_that_hit_mondays_and_fridays_are_off(on: date) -> None:
    calendar = school_calendar(NATIONAL)
    off = calendar.why_off(on)
    assert not calendar.is_school_day(on)
    assert off is not None and off.layer is Layer.NATIONAL and off.reason and off.reason_en and off.source


def test_culture_day_is_off_from_2026_and_teachers_day_never() -> None:
    calendar = school_calendar(NATIONAL)
    assert calendar.is_school_day(date(2025, 11, 24))
    assert not calendar.is_school_day(date(2026, 11, 24))
    off = calendar.why_off(date(2026, 11, 24))
    assert off is not None and off.source == CULTURE_DAY_LAW
    assert calendar.is_school_day(date(2026, 11, 20))


def test_weekend_is_no_school_day_but_needs_no_reason() -> None:
    calendar = school_calendar(NATIONAL)
    assert not calendar.is_school_day(date(2026, 11, 21))
    assert calendar.why_off(date(2026, 11, 21)) is None


def test_saturday_school_teaches_on_saturday_but_not_on_sunday() -> None:
    calendar = school_calendar(NATIONAL, week=range(6))
    assert calendar.is_school_day(date(2026, 11, 21))
    assert not calendar.is_school_day(date(2026, 11, 22))


def test_summer_is_off_unless_the_school_keeps_children() -> None:
    monday = date(2027, 7, 5)
    assert not school_calendar(NATIONAL).is_school_day(monday)
    assert school_calendar(NATIONAL, summer=Summer.OPEN).is_school_day(monday)


def row(on: date, layer: Layer, *, is_school_day: bool = False) -> CalendarRow:
    return CalendarRow(on, layer, f"word of {layer}", "letter 1", is_school_day)


def test_province_commune_and_school_overrule_who_stands_above_in_any_order_of_rows() -> None:
    storm = date(2026, 11, 25)
    rows = [row(storm, Layer.SCHOOL), row(storm, Layer.PROVINCE, is_school_day=True)]
    for order in (rows, rows[::-1]):
        off = school_calendar(NATIONAL, order).why_off(storm)
        assert off is not None and off.reason == "word of school" and off.source == "letter 1"
    rows = [row(storm, Layer.SCHOOL, is_school_day=True), row(storm, Layer.COMMUNE)]
    for order in (rows, rows[::-1]):
        assert school_calendar(NATIONAL, order).is_school_day(storm)


def test_extra_school_day_overrules_holiday_weekend_and_summer() -> None:
    days = (date(2026, 11, 24), date(2026, 11, 22), date(2027, 7, 5))
    calendar = school_calendar(NATIONAL, [row(on, Layer.SCHOOL, is_school_day=True) for on in days])
    for on in days:
        assert calendar.is_school_day(on) and calendar.why_off(on) is None


def test_next_school_day_jumps_over_weekend_and_holiday() -> None:
    calendar = school_calendar(NATIONAL)
    assert calendar.next_school_day(date(2026, 11, 20)) == date(2026, 11, 23)
    assert calendar.next_school_day(date(2026, 11, 23)) == date(2026, 11, 25)
    assert school_calendar({}, week=()).next_school_day(date(2026, 11, 20)) is None
