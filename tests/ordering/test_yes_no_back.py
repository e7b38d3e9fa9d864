"""Where nothing can be pressed a bare yes or no answers what was just asked, and going back leaves the letter alone."""

import pytest

from tests.on_each import town_on
from tests.ordering.area import Area
from tests.surfaces import OnZalo
from tests.town import Actor, Town

town = town_on(OnZalo)


@pytest.fixture
def maker(town: Town) -> Actor:
    """An order is open, and the official is asked whether to call it off."""
    area = Area(town).with_schools(2)
    found = area.officer("Nguyễn Văn Hùng", area.commune)
    found.says("/motdot").taps("Mở đợt khai báo: Phù Lam")
    for label in ("từng học sinh, giáo viên, nhân viên khai", "Tất cả 2 trường"):
        found.taps(label)
    for words in ("1234/SGDĐT-CTTT", "25/11/2026"):
        found.says(words)
    return found


def test_going_back_is_no_word_of_the_letter(maker: Actor) -> None:
    maker.sees("Cơ quan ban hành?")
    for words in ("quay lại", "sửa"):
        maker.says(words).sees("Sửa mục nào", "Cơ quan ban hành")
        maker.taps("Cơ quan ban hành")
    maker.says("có học sinh đang khó thở").sees("115", "chưa được ghi vào đâu").says("Sở GDĐT").sees("Trích yếu")


@pytest.mark.parametrize(("said", "state"), [("đúng rồi", "cancelled"), ("vâng", "cancelled"), ("không", "opened")])
def test_yes_and_no_are_the_lines_of_the_question(maker: Actor, said: str, state: str) -> None:
    for words in ("Sở GDĐT", "V/v khai báo tình hình", "15:00"):
        maker.says(words)
    for label in ("Mở đợt", "Xem tiến độ", "Hủy đợt"):
        maker.taps(label)
    maker.sees("Đúng, hủy đợt")
    maker.says(said)
    area: Town = maker.town
    with area.database.reading() as connection:
        assert [row.state for row in connection.exec_driver_sql("select state from order_plan")] == [state]
