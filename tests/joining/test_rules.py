"""Rules of joining, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.joining.rules import (
    ALPHABET,
    decides_alone,
    is_asked_too,
    is_clear,
    is_code,
    likely_pupils,
    may_use_chat,
    read_birthday,
    read_code,
    slowed_for,
    spaced,
)


@given(st.text(ALPHABET, min_size=10, max_size=10).filter(is_code))
def test_every_code_is_read_as_it_was_printed(code: str) -> None:
    assert read_code(spaced(code)) == read_code(code.lower()) == read_code(f"  {code[:4]} {code[4:]}\n") == code


@pytest.mark.parametrize(
    "words",
    [
        *("0590 000 123", "chào cô ạ", "5/9/2019", "con nghi hoc", "chinh chien"),
        *("7K2M9QX4T", "7K2M9QX4TDD", "", "7K2M9QX4TU"),
    ],
)
def test_other_words_are_no_codes(words: str) -> None:
    assert read_code(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "7k2m9 qx4td ạ",
        "mã của cháu là 7K2M9-QX4TD nhé cô",
        "(7K2M9-QX4TD)",
        "mã: 7k2m9 – qx4td.",
        "7K2M9QX4TD, cảm ơn cô",
        "em gửi mã 7K2M9-QX4TD, cháu sinh 25/03/2019",
    ],
)
def test_a_code_is_found_among_words(words: str) -> None:
    assert read_code(words) == "7K2M9QX4TD"


@pytest.mark.parametrize("words", ["7K2M9-QX4TD hay 7K2M9-QX4TE", "trinh 7k2m9 qx4td"])
def test_of_several_codes_none_is_guessed(words: str) -> None:
    assert read_code(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "25/3/2019",
        "cháu sinh ngày 25/03/2019 ạ",
        "25.3.19 cô nhé",
        "dạ 25 3 2019",
        "bé sinh 25 tháng 3 năm 2019 nha",
        "25032019 ạ",
        "2019-03-25",
    ],
)
def test_a_birthday_is_found_among_words(words: str) -> None:
    assert read_birthday(words) == date(2019, 3, 25)


@pytest.mark.parametrize("words", ["25/3/2019 và 26/3/2019", "0590 000 123", "hôm qua", "lớp 4 3 10 19", "31/2/2019 ạ"])
def test_other_words_are_no_birthday(words: str) -> None:
    assert read_birthday(words) is None


def test_wrong_codes_cost_more_and_more_time() -> None:
    waits = [slowed_for(n) or timedelta() for n in range(20)]
    assert waits[:4] == [timedelta()] * 3 + [timedelta(minutes=1)]
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(days=1)


def test_ages_of_consent() -> None:
    today = date(2026, 11, 23)
    assert decides_alone(date(2010, 11, 23), today)
    assert not decides_alone(date(2010, 11, 24), today)
    assert not decides_alone(None, today)
    assert [is_asked_too(date(y, 11, 23), today) for y in (2020, 2019, 2011, 2010)] == [False, True, True, False]


def test_secondary_school_begins_with_the_school_year() -> None:
    assert may_use_chat(date(2015, 12, 31), date(2026, 9, 5))
    assert not may_use_chat(date(2016, 1, 1), date(2026, 9, 5))
    assert not may_use_chat(date(2015, 12, 31), date(2026, 5, 5))


def test_likely_pupils_come_first() -> None:
    names = ["Nguyễn Minh An", "Trần Gia Minh", "Trần Gia Bảo", "Lê Thu Hà"]
    assert likely_pupils("TRAN GIA MINH", names)[0] == 1
    assert likely_pupils("bé Hà", names) == [3]
    assert likely_pupils("Phan Quốc Cường", names) == []


@pytest.mark.parametrize(("code", "clear"), [("ABCDE0GHJK", False), ("ABC1E0GHJK", False), ("ABC1E7GHJK", True)])
def test_a_code_that_is_made_is_one_however_its_0_and_1_are_read(code: str, clear: bool) -> None:
    assert is_code(code) and is_clear(code) == clear
    assert (read_code(code.replace("0", "O").replace("1", "l")) is not None) == clear
