"""Numbers, times and moments as they are typed; what is not surely one is asked again."""

from datetime import date, time
from decimal import Decimal

import pytest

from bot.dialogue.choosing import narrowed, several, surely
from bot.dialogue.typed import read_moment, read_number, read_time

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3", "3"),
        ("03", "3"),
        (" -2 ", "-2"),
        ("3,5", "3.5"),
        ("3.5", "3.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("20,5 kg", "20.5"),
        ("20kg", "20"),
        ("0", "0"),
    ],
)
def test_numbers(typed: str, number: str) -> None:
    assert read_number(typed, "kg") == Decimal(number)


def test_a_thousand_is_one_only_where_whole_numbers_are_asked() -> None:
    assert read_number("1.234", is_whole=True) == 1234
    assert read_number("1 234", is_whole=True) == 1234
    assert read_number("1.234") == Decimal("1.234")


@pytest.mark.parametrize("typed", ["ba", "3 người", "1.2.3", "3,5,7", "", "1e9", "٣", "9" * 40, "-"])
def test_what_is_no_number(typed: str) -> None:
    assert read_number(typed) is None


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("6h30", time(6, 30)),
        ("06:30", time(6, 30)),
        ("6 giờ 30", time(6, 30)),
        ("6 gio 30 phut", time(6, 30)),
        ("6 giờ rưỡi", time(6, 30)),
        ("6h", time(6)),
        ("lúc 18h05", time(18, 5)),
        ("3 giờ chiều", time(15)),
        ("3h15 chiều", time(15, 15)),
        ("3 pm", time(15)),
        ("12h trưa", time(12)),
        ("1 giờ trưa", time(13)),
        ("7 giờ sáng", time(7)),
        ("0h05", time(0, 5)),
        ("12 giờ đêm", time(0)),
        ("1 giờ đêm", time(1)),
        ("10 giờ đêm", time(22)),
        ("12 am", time(0)),
    ],
)
def test_times(typed: str, at: time) -> None:
    assert read_time(typed) == at


@pytest.mark.parametrize("typed", ["6", "630", "25h", "6h75", "sáng", "6 giờ gì đó", "", "6h30 6h30"])
def test_what_is_no_time(typed: str) -> None:
    assert read_time(typed) is None


@pytest.mark.parametrize(
    ("typed", "day", "at"),
    [
        ("24/11 6h30", date(2026, 11, 24), time(6, 30)),
        ("6h30 24/11", date(2026, 11, 24), time(6, 30)),
        ("ngày 24/11/2026 lúc 6 giờ 30", date(2026, 11, 24), time(6, 30)),
        ("hôm qua lúc 21:00", date(2026, 11, 22), time(21)),
        ("hôm nay, 7h", TODAY, time(7)),
    ],
)
def test_moments(typed: str, day: date, at: time) -> None:
    assert read_moment(typed, TODAY) == (day, at)


@pytest.mark.parametrize("typed", ["24/11", "6h30", "24/11 sáng", "32/11 6h30", ""])
def test_what_is_no_moment(typed: str) -> None:
    assert read_moment(typed, TODAY) is None


def test_a_choice_is_taken_only_if_it_surely_is_one() -> None:
    labels = ["Ho", "Hổ", "Hồng", "Hà Nội"]
    assert surely("ho", labels, numbered=False) == 0
    assert surely("hổ", labels, numbered=False) == 1
    assert surely("hỏ", labels, numbered=False) is None
    assert surely("ha noi", labels, numbered=False) == 3
    assert surely("3", labels, numbered=True) == 2
    assert surely("3", labels, numbered=False) is None
    assert several("ho, ha noi", labels, numbered=False) == [0, 3]
    assert several("ho, ha", labels, numbered=False) is None
    assert narrowed("h", labels) == [0, 1, 2, 3]
    assert narrowed("noi", labels) == [3]
    assert narrowed("??", labels) == []


def test_of_numbered_lines_a_number_is_the_line_whatever_the_choices_are_called() -> None:
    labels = ["0", "1", "2", "1 3"]
    assert surely("1", labels, numbered=True) == 0
    assert surely("1", labels, numbered=False) == 1
    assert several("1 3", labels, numbered=True) == [0, 2]
    assert several("1 3", labels, numbered=False) == [3]
    assert surely("0", labels, numbered=True) == 0, "no line has this number"
    assert several("1 9", ["1 9", "khác"], numbered=True) == [0]
