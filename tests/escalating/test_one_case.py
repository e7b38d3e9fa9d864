"""One child, one case: said twice, by both parents, with more signs, or taken back, it is told as a change."""

import pytest
import sqlalchemy as sa

from storage.tables import CLUSTER
from tests.declaring.family import Family, case_events, cases
from tests.escalating.standing import all_is_said
from tests.town import Actor, Town


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:40")
    return made


def says(who: Actor, *labels: str) -> None:
    for label in labels:
        who.taps(label)


def declares(who: Actor, *signs: str) -> None:
    says(who, "Tuệ chưa khỏe", *signs, "Tiếp", "Chưa đo", "Sáng nay", "Nghỉ ở nhà", "Gửi")


def test_more_signs_of_the_same_grade_are_a_change_of_the_message(town: Town, family: Family) -> None:
    declares(family.mother, "Mụn nước")
    nurse = family.nurse
    heard = len(nurse.standing)
    town.to("Mon", "06:44")
    says(family.mother, "Sửa", "Tuệ chưa khỏe", "Loét miệng", "Tiếp")
    says(family.mother, "Gửi")
    assert len(cases(town)) == 1
    assert len(nurse.standing) == heard, "an edit, no second alert"
    message = nurse.hears("mức đỏ", "Bản khai được bổ sung lúc 06:44.")
    assert "loét" not in message.plain
    nurse.taps("Mở")
    nurse.sees("loét miệng")


def test_the_father_says_more_and_it_is_raised_not_opened_again(town: Town, family: Family) -> None:
    father = family.guardian("Trần Văn Nam", "father")
    father.says("/khaibao")
    declares(family.mother, "Sốt")
    assert [(case.severity, case.syndrome) for case in cases(town)] == [("amber", None)]
    family.nurse.hears("cần hỏi thăm", rings=False)
    town.to("Mon", "06:50")
    declares(father, "Mụn nước")
    assert [(case.severity, case.syndrome) for case in cases(town)] == [("red", "hfmd")]
    assert case_events(town)[:1] == ["opened"]
    assert "raised" in case_events(town)
    family.nurse.hears("mức đỏ", "Đã nâng mức lúc 06:50.", rings=True)


def test_both_parents_send_at_the_same_moment_and_there_is_one_case(town: Town, family: Family) -> None:
    father = family.guardian("Trần Văn Nam", "father")
    father.says("/khaibao")
    for who in (family.mother, father):
        says(who, "Tuệ chưa khỏe", "Mụn nước", "Tiếp", "Chưa đo", "Sáng nay", "Nghỉ ở nhà")
    pressed = []
    for who in (family.mother, father):
        message, choice = who.find("Gửi")
        pressed.append(town.loop.handle(town.update(who.chat, action=choice.action, message=message.ref, press="p")))
    for each in pressed:
        each.result(timeout=30)
    town.settle()
    assert len(cases(town)) == 1
    assert case_events(town).count("opened") == 1
    with town.database.reading() as connection:
        assert connection.execute(sa.select(CLUSTER.c.id)).first() is None, "the same child is no cluster"


def test_an_amber_one_corrected_to_well_stays_and_the_growing_message_says_so(town: Town, family: Family) -> None:
    declares(family.mother, "Sốt")
    town.to("Mon", "06:45")
    says(family.mother, "Sửa", "Tuệ khỏe")
    assert [(case.severity, case.state) for case in cases(town)] == [("amber", "open")]
    nurse = family.nurse
    all_is_said(town)
    nurse.hears("cần hỏi thăm", "Từ đó có 1 bản khai được sửa hoặc bổ sung.", rings=False)
    nurse.taps("Xem danh sách")
    nurse.sees("Gia đình sửa thành khỏe lúc 06:45")
