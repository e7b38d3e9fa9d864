"""Temperatures that are taken, and those that are asked back."""

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.symptoms import read_symptoms
from bot.understanding.temperature import read_temperature
from bot.understanding.values import Understood


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
    ],
)
def test_temperatures(typed: str, celsius: str) -> None:
    assert read_temperature(typed) == Understood(Decimal(celsius))


@pytest.mark.parametrize(
    "typed", ["", "45", "sốt", "380 độ", "3", "38 39", "38,", "1.5.2", "khoảng 38", "38-39", "không", "-38"]
)
def test_no_temperature(typed: str) -> None:
    assert not isinstance(read_temperature(typed), Understood)


@pytest.mark.parametrize(
    ("text", "celsius"),
    [
        ("minh sot 38, tu sang nay, nghi", "38"),
        ("tue sot 38, tu qua", "38"),
        ("sốt 38, tư", "38.4"),
        ("minh nang hon roi sot 40 do", "40"),
        ("minh nặng hơn sốt 38 độ 7", "38.7"),
        ("met hon sot 38 do 6", "38.6"),
        ("sốt hơn 38", None),
        ("troi nang 38 do", None),
    ],
)
def test_since_and_worse_are_no_part_of_the_number(text: str, celsius: str | None) -> None:
    read = read_symptoms(text, date(2026, 11, 23))
    found = read.value.celsius if isinstance(read, Understood) else None
    assert found == (None if celsius is None else Decimal(celsius))
