"""Temperatures that are taken, and those that are asked back."""

from decimal import Decimal

import pytest

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
