"""What follows the last step of joining: declaring at once where it is the day, and who one is, said later."""

from storage.tables import BOND
from tests.joining.school import PhuLam
from tests.on_each import town_on_each
from tests.town import Actor, Town

town = town_on_each


def granny_joins(school: PhuLam, *, relation: str) -> Actor:
    granny = school.town.actor("g1").says(school.slip(school.minh)).says("5/9/2019")
    granny.taps(relation)
    granny.taps("Khai báo sức khỏe qua tin nhắn")
    granny.taps("Xong")
    return granny


def test_who_joins_while_it_is_asked_declares_at_once(town: Town) -> None:
    school = PhuLam(town)
    town.to("Mon", "07:05")
    granny = granny_joins(school, relation="Bà")
    granny.sees("vậy là xong", "Bà vui lòng khai báo cho Minh").taps("Minh khỏe")
    granny.sees("Đã ghi nhận lúc")


def test_who_joins_on_another_day_is_asked_nothing(town: Town) -> None:
    school = PhuLam(town)
    town.to("Tue", "07:05")
    granny_joins(school, relation="Bà").sees("vậy là xong")
    assert "vui lòng khai báo" not in school.town.actor("g1").last.plain


def test_who_they_are_may_be_said_later(town: Town) -> None:
    school = PhuLam(town)
    granny = granny_joins(school, relation="Người giám hộ khác")
    granny.says("bà ơi cháu đâu").says("bà ngoại cháu ốm à?")
    assert [bond.relation for bond in school.rows(BOND)] == ["guardian"]
    granny.says("tôi là bà ngoại của cháu Minh").sees("Quan hệ: bà")
    assert [bond.relation for bond in school.rows(BOND)] == ["grandmother"]
    granny.says("tôi là ông nội cháu").sees("Quan hệ: bà", "Chọn lại quan hệ")
    assert [bond.relation for bond in school.rows(BOND)] == ["grandmother"]
