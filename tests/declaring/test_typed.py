"""Understanding typed days; what is not surely one is None."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.typed import read_day

TODAY = date(2026, 11, 23)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_but_never_breaks(text: str) -> None:
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
