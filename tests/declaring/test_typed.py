"""Understanding typed temperatures and days; what is not surely one of them is None."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.typed import read_day, read_temperature

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "celsius"),
    [
        ("37,8", "37.8"),
        ("37.8", "37.8"),
        (" 37,85 ", "37.85"),
        ("38 độ 2", "38.2"),
        ("38 do 2", "38.2"),
        ("38°2", "38.2"),
        ("38 độ rưỡi", "38.5"),
        ("38 độ", "38"),
        ("38", "38"),
        ("385", "38.5"),
        ("38,2°C", "38.2"),
        ("38,2 độ C", "38.2"),
        ("39 ĐỘ", "39"),
        ("45", "45"),
    ],
)
def test_temperatures(typed: str, celsius: str) -> None:
    assert read_temperature(typed) == Decimal(celsius)


@pytest.mark.parametrize(
    "typed", ["", "sốt", "380 độ", "3", "38 39", "38,", "1.5.2", "khoảng 38", "38-39", "không", "-38"]
)
def test_no_temperature(typed: str) -> None:
    assert read_temperature(typed) is None


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_but_never_breaks(text: str) -> None:
    found = read_temperature(text)
    assert found is None or 0 <= found < 100
    assert read_day(text, TODAY) is None or isinstance(read_day(text, TODAY), date)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20/11", date(2026, 11, 20)),
        ("20-11", date(2026, 11, 20)),
        ("20.11", date(2026, 11, 20)),
        ("ngày 20/11", date(2026, 11, 20)),
        ("từ ngày 20/11", date(2026, 11, 20)),
        ("20 tháng 11", date(2026, 11, 20)),
        ("ngày 2 tháng 9 năm 2026", date(2026, 9, 2)),
        ("20/11/26", date(2026, 11, 20)),
        ("20/11/2026", date(2026, 11, 20)),
        ("25/12", date(2026, 12, 25)),
    ],
)
def test_days(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


def test_in_january_a_day_of_december_is_last_years() -> None:
    assert read_day("28/12", date(2027, 1, 4)) == date(2026, 12, 28)


@pytest.mark.parametrize("typed", ["", "31/2", "32/1", "hôm nọ", "20", "20/11/", "20/13", "thứ ba"])
def test_no_day(typed: str) -> None:
    assert read_day(typed, TODAY) is None
