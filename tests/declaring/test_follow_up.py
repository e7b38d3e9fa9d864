"""A child with an open case gets "Hôm nay con đã đỡ chưa ạ?" instead of the usual question."""

import pytest

from tests.declaring.family import Family, case_events, cases, declared
from tests.town import Town


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:40")
    for label in ("Tuệ chưa khỏe", "Sốt", "Tiếp", "Chưa đo", "Sáng nay", "Nghỉ ở nhà", "Gửi"):
        made.mother.taps(label)
    made.mother.taps("Ngân, Minh đều khỏe")
    town.to("Fri", "06:16")
    return made


def test_the_question_stands_beside_the_usual_one(town: Town, family: Family) -> None:
    mother = family.mother
    mother.sees("Khai báo sức khỏe thứ Sáu 27/11", "Tuệ (Thỏ Ngọc): hôm nay con đã đỡ chưa ạ?", "Ngân, Minh đều khỏe")
    mother.sees("Tuệ: đã khỏe", "Tuệ: đỡ hơn", "Tuệ: vẫn như vậy", "Tuệ: nặng hơn")
    assert "Tuệ chưa khỏe" not in mother.last.labels
    mother.taps("Tuệ: đỡ hơn")
    mother.sees("Đã ghi nhận Tuệ: đỡ hơn.", "Y tế trường đã được báo tin ạ.", "Ngân, Minh đều khỏe")
    assert declared(town)[-1] == (family.tue, 1, False, "note")
    assert "followed_up" in case_events(town)
    mother.taps("Ngân, Minh đều khỏe")
    mother.says("/khaibao").sees("Đã ghi nhận lúc 06:16")


def test_well_again_declares_well_and_leaves_the_case_to_school_health(town: Town, family: Family) -> None:
    family.mother.taps("Tuệ: đã khỏe")
    assert declared(town)[-1] == (family.tue, 1, True, None)
    assert [(case.severity, case.state) for case in cases(town)] == [("amber", "open")]


def test_worse_is_told_at_once_and_leads_to_the_questions(town: Town, family: Family) -> None:
    family.mother.taps("Tuệ: nặng hơn")
    assert declared(town)[-1] == (family.tue, 1, False, "note")
    assert "followed_up" in case_events(town)
    family.mother.sees("☐ Sốt", "Tiếp")
    family.mother.taps("Khó thở")
    family.mother.taps("Đúng, Tuệ đang bị")
    assert [case.severity for case in cases(town)] == ["emergency"]


def test_the_word_does_not_answer_it(town: Town, family: Family) -> None:
    family.mother.says("KHOE").sees("Ngân, Minh đều khỏe", "hôm nay con đã đỡ chưa ạ?")
    assert family.tue not in [row[0] for row in declared(town)[3:]]


def test_a_double_tap_is_one_answer(town: Town, family: Family) -> None:
    message, choice = family.mother.find("Tuệ: đỡ hơn")
    for press in ("p1", "p2"):
        town.receive(town.update(family.mother.chat, action=choice.action, message=message.ref, press=press))
    assert case_events(town).count("followed_up") == 1
    assert len(declared(town)) == 4


def test_who_was_said_to_be_well_is_asked_the_usual_question_and_rings_if_ill_again(town: Town, family: Family) -> None:
    mother, nurse = family.mother, family.nurse
    nurse.says("/ca")
    nurse.taps("1. Tuệ")
    nurse.taps("Nhận ca này")
    nurse.taps("Theo dõi tại nhà")
    mother.taps("Tuệ: đã khỏe")
    mother.taps("Ngân, Minh đều khỏe")
    town.to("Mon", "06:40", 1)
    mother.sees("Cả 3 con đều khỏe", "Tuệ chưa khỏe")
    assert "đỡ chưa" not in mother.last.plain
    for label in ("Tuệ chưa khỏe", "Sốt", "Tiếp", "Chưa đo", "Sáng nay", "Nghỉ ở nhà", "Gửi"):
        mother.taps(label)
    nurse.hears("Có tin mới về ca mức vàng", "cần có người nhận lại", rings=True)
    assert [(case.severity, case.state) for case in cases(town)] == [("amber", "open")]
    mother.taps("Ngân, Minh đều khỏe")
    town.to("Fri", "06:40", 1)
    mother.sees("Tuệ (Thỏ Ngọc): hôm nay con đã đỡ chưa ạ?")
