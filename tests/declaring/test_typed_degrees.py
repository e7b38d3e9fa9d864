"""What is typed where a temperature is asked: numbers, what stands beside it, and what is asked once more."""

import pytest

from tests.declaring.family import Family
from tests.on_each import town_on
from tests.surfaces import OnTelegram, OnZalo
from tests.town import Town

town = town_on(OnTelegram, OnZalo)


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:40")
    for label in ("Tuệ chưa khỏe", "Ho", "Tiếp"):
        made.mother.taps(label)
    made.mother.sees("Tuệ bao nhiêu độ ạ?", "Chưa đo", "Không sốt")
    return made


@pytest.mark.parametrize(
    ("typed", "noted"),
    [
        ("chưa đo cô ạ", "chưa đo"),
        ("nhà không có nhiệt kế", "chưa đo"),
        ("con không sốt", "không sốt"),
        ("38,2 à nhầm 37,8", "37,8°C"),
    ],
)
def test_what_was_surely_meant_is_taken(family: Family, typed: str, noted: str) -> None:
    family.mother.says(typed).sees(f"Đã ghi nhận {noted}.", "bị từ hôm nào ạ?")


def test_what_was_understood_is_said_and_the_number_asked_once_more(family: Family) -> None:
    for typed, asked in (
        ("gần 39", "Khoảng 39,0°C: lúc này nhiệt kế chỉ đúng số nào ạ?"),
        ("hôm qua 38,5", "Khoảng 38,5°C: lúc này nhiệt kế chỉ đúng số nào ạ?"),
        ("101 độ F", "Khoảng 38,3°C: lúc này"),
        ("37,8 hoặc 38", "37,8°C hay 38,0°C ạ? Vui lòng nhắn số đo lúc này."),
        ("sốt cao lắm cô", "Vui lòng nhắn số trên nhiệt kế, hoặc nhắn “Chưa đo” nếu chưa đo được ạ."),
    ):
        family.mother.says(typed).sees(asked, "Tuệ bao nhiêu độ ạ?", "Chưa đo")
    family.mother.says("38,1").sees("Đã ghi nhận 38,1°C.")


def test_what_may_be_something_else_presses_nothing(family: Family) -> None:
    for typed in ("không", "dạ", "không ho", "chị nó 39 độ", "chưa biết ạ"):
        family.mother.says(typed)
        assert "Đã ghi nhận" not in family.mother.last.plain
    family.mother.says("Chưa đo").sees("bị từ hôm nào ạ?")


def test_words_with_other_marks_than_a_line_s_are_no_line(family: Family) -> None:
    mother = family.mother
    mother.says("chưa đỡ").sees("bao nhiêu độ ạ?")
    mother.says("chưa đo").sees("bị từ hôm nào")
