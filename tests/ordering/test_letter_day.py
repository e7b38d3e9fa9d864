"""The date of a letter may be said in words, and what was not understood is asked again with its choices."""

from datetime import date

import pytest

from bot.rounds.order_answers import NoSuchDay, read_day
from tests.ordering.area import Area
from tests.town import Town

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("hôm qua", date(2026, 11, 24)),
        ("hom nay", TODAY),
        ("thứ 6 tuần trước", date(2026, 11, 20)),
        ("23/11", date(2026, 11, 23)),
        ("ngày 23-11-2026", date(2026, 11, 23)),
    ],
)
def test_a_day_is_read(text: str, on: date) -> None:
    assert read_day(text, TODAY) == on


@pytest.mark.parametrize("text", ["ngày mai", "tuần sau", "30/11/2026", "31/02", "mùng 3 Tết", "không rõ", ""])
def test_what_is_no_day_of_a_letter_is_asked_again(text: str) -> None:
    with pytest.raises(NoSuchDay):
        read_day(text, TODAY)


def test_the_choices_stay_under_what_was_not_understood(town: Town) -> None:
    area = Area(town)
    area.with_schools(3)
    maker = area.officer("Nguyễn Văn Hùng", area.commune)
    maker.says("/motdot").taps("Mở đợt khai báo: Phù Lam")
    maker.taps("từng học sinh, giáo viên, nhân viên khai")
    maker.taps("Tất cả 3 trường")
    maker.says("1234/SGDĐT-CTTT").sees("Ngày ban hành văn bản?")
    maker.says("để xem lại").sees("không sau hôm nay", "Hôm nay")
    maker.says("hôm qua").sees("Cơ quan ban hành?")
