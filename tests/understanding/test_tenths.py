"""Degrees in a sentence without commas: the digit after "độ" is the tenth, whatever is counted otherwise."""

from typing import Any

import pytest

from tests.understanding.test_scopes import bare, facts

WHO = ["sốt", "con sốt", "đo được", "cháu sốt từ tối qua"]
DEGREES = ["38 độ {}", "38 do {}", "38°{}", "ba mươi tám độ {}", "ba tám độ {}"]
AFTER = [
    "hôm nay nghỉ",
    "hôm nay đi học",
    "cháu nghỉ",
    "bữa nay nghỉ",
    "ngày hôm nay nghỉ",
    "mẹ cho nghỉ",
    "nghỉ",
    "em xin nghỉ",
]
TENTHS = [("2", 38.2), ("5", 38.5), ("8", 38.8), ("hai", 38.2), ("bảy", 38.7), ("năm", 38.5)]


def both(text: str) -> list[dict[str, Any]]:
    """What is read of a text with its marks and without."""
    return [facts(text), facts(bare(text))]


@pytest.mark.parametrize("after", AFTER)
@pytest.mark.parametrize(("tenth", "celsius"), TENTHS)
def test_the_digit_after_the_degrees_is_the_tenth(tenth: str, celsius: float, after: str) -> None:
    for who in WHO:
        for degrees in DEGREES:
            text = f"{who} {degrees.format(tenth)} {after}"
            if text.endswith("năm nghỉ"):  # "nằm nghỉ"
                continue
            for found in both(text):
                assert found.get("celsius") == celsius, (text, found)
                assert found.get("at_school") is ("đi học" in after), (text, found)
                assert found.get("onset") == ("2026-11-24" if "tối qua" in who else None), (text, found)


@pytest.mark.parametrize("after", ["hôm nay nghỉ", "cháu nghỉ", "mẹ cho nghỉ", "hôm nay em đi học"])
def test_a_tenth_after_a_space_alone_is_one(after: str) -> None:
    for found in both(f"con sốt 38 5 {after}"):
        assert (found.get("celsius"), found.get("onset")) == (38.5, None)


@pytest.mark.parametrize(
    ("text", "celsius", "onset"),
    [
        ("con sốt 38 độ 2 ngày nay", 38.0, "2026-11-24"),
        ("con sốt 38 độ 3 ngày rồi", 38.0, "2026-11-23"),
        ("sốt 38 độ 2 con đều nghỉ", 38.0, None),
        ("sốt 38 độ hai mẹ con ở nhà", 38.0, None),
        ("sốt 38 độ sau đó hạ", 38.0, None),
        ("sốt 38 độ từ sáng nay", 38.0, "2026-11-25"),
        ("sốt 38 độ ba cho nghỉ", None, None),
        ("sĩ số 38 2 em nghỉ", None, None),
    ],
)
def test_what_is_counted_is_no_tenth(text: str, celsius: float | None, onset: str | None) -> None:
    for found in both(text):
        assert (found.get("celsius"), found.get("onset")) == (celsius, onset), found


SIGNS = ["ho", "nôn", "mệt", "đau đầu", "nổi ban", "sổ mũi", "nổi mụn nước tay chân"]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("degrees", ["38,5", "38 độ 5", "385", "38.5 độ"])
def test_degrees_stand_before_or_behind_the_day(sign: str, degrees: str) -> None:
    for order in (
        "con {sign} từ hôm qua {degrees}",
        "con {sign} {degrees} từ hôm qua",
        "con {sign} {degrees} cho nghỉ",
    ):
        for found in both(order.format(sign=sign, degrees=degrees)):
            assert found.get("celsius") == 38.5 and "fever" in found["has"], (order, found)
            assert found.get("onset") == ("2026-11-24" if "hôm qua" in order else None), (order, found)


@pytest.mark.parametrize("text", ["uống nước 38 độ", "từ hôm qua 38,5 hôm nay hết sốt", "hôm qua 38,5 nay bình thường"])
def test_of_water_and_of_yesterday_are_no_degrees_of_now(text: str) -> None:
    assert all("celsius" not in found for found in both(text))


@pytest.mark.parametrize("pair", ["2 tay", "2 tai", "2 chân", "2 mắt"])
def test_two_hands_are_no_date(pair: str) -> None:
    for found in both(f"hôm qua con bị nổi mẩn đỏ ở bụng với {pair}"):
        assert found.get("onset") == "2026-11-24", found
