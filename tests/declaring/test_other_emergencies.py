"""Emergencies that are in no list word for word, or not in Vietnamese: 115 all the same."""

from tests.declaring.family import Family
from tests.on_each import town_on_each
from tests.town import Town

town = town_on_each


def test_who_has_fainted_or_does_not_breathe_is_an_emergency(town: Town) -> None:
    mother = Family(town).mother
    town.to("Mon", "06:40")
    for words in ("ngân bị ngất", "tue ngung tho", "Minh cannot breathe"):
        mother.says(words).sees("đang bị", "gọi 115")
        mother.taps("Bấm nhầm")
        mother.says("0")


def test_a_pain_beside_a_cough_denies_no_cough(town: Town) -> None:
    mother = Family(town).mother
    town.to("Mon", "06:40")
    mother.says("tue ho va dau 2 tai tu hom qua").sees("Đã ghi nhận ho")


def test_a_cry_for_help_gets_115_in_whatever_state(town: Town) -> None:
    mother = Family(town).mother
    town.to("Mon", "06:40")
    for before, text in (("menu", "cứu con với"), ("tuệ ho, 37,8", "cứu con tôi với"), ("", "cấp cứu")):
        mother.says(before or "liên kết")
        mother.says(text).sees("Nếu có người đang nguy hiểm: gọi 115", "ở trường chưa ai biết việc này")
    mother.says("menu")
    assert "115" not in mother.last.plain
