"""What is read as the number of a line: kind words around it are, what counts something is not."""

import pytest

from bot.dialogue.numbered import read_numbers


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("1 ạ", (1,)), ("1 a", (1,)), ("dạ em chọn số 2 ạ", (2,)), ("Vâng, 1 ạ", (1,)), ("số 5 nhé", (5,)),
        ("3 nha em", (3,)), ("2 cô ạ", (2,)), ("bấm 2", (2,)), ("1 nhé cô ơi", (1,)), ("số ba", (3,)),
        ("chọn mục số 2 giúp em", (2,)), ("1 3 ạ", (1, 3)), ("1 với 3 nhé", (1, 3)), ("(1)", (1,)), ("số 10 ạ", (10,)),
    ],
)  # fmt: skip
def test_kind_words_leave_a_number_a_number(typed: str, numbers: tuple[int, ...]) -> None:
    assert read_numbers(typed) == numbers


@pytest.mark.parametrize(
    "typed",
    [
        "2 em ạ", "vang 2 a", "còn 2 ạ", "2 con", "37,5 độ", "1a", "ba", "hai", "2 hôm nay", "1 lần ạ", "ca 12", "t2",
        "thứ 2", "lớp 2", "2 đứa nhé", "ngày 2 nhé", "dạ", "ạ", "cho 2 ạ",
    ],
)  # fmt: skip
def test_what_counts_or_names_something_is_no_line(typed: str) -> None:
    assert read_numbers(typed) is None
