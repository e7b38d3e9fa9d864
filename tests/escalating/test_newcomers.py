"""Who comes to a school where nobody knows of a waiting case: told at once, by day, and nobody twice."""

import sqlalchemy as sa

from storage.tables import CASE
from tests.auditing.breaking import by_hand
from tests.escalating.hoa_ban import AMBER, EMERGENCY, HoaBan, cases, events
from tests.escalating.lives import RED
from tests.escalating.standing import opens
from tests.town import Town


def nobody_at_school(town: Town) -> HoaBan:
    """Hoa Ban with a contact in the commune and an operator; nobody of the school has an account."""
    hoa_ban = HoaBan(town)
    hoa_ban.hires("contact", "Lê Thị Hòa", "district_contact", hoa_ban.commune)
    hoa_ban.hires("operator", "Vũ Văn Hành", "operator", hoa_ban.province)
    return hoa_ban


def test_a_nurse_appointed_after_the_ladder_ran_out_hears_of_what_waits_at_once(town: Town) -> None:
    hoa_ban = nobody_at_school(town)
    tue, minh = hoa_ban.child("Trần Gia Tuệ"), hoa_ban.child("Lê Bảo Minh")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue, RED, at_school=False)
    hoa_ban.mother_of(minh, name="Lê Thị Thoa").declares(minh, AMBER, at_school=False)
    town.to("Mon", "10:00")
    nurse = hoa_ban.hires("nurse", "Đỗ Thị Thảo", "school_health", hoa_ban.school, gender="female")
    town.by(minutes=1)
    nurse.hears("mức đỏ", rings=True)
    assert len(nurse.heard()) == 2
    opens(nurse).taps("Nhận ca này")
    known = len(nurse.heard())
    town.by(minutes=29)
    assert len(nurse.heard()) == known
    opens(nurse, "2. Minh").taps("Nhận ca này")
    assert [case.state for case in cases(town)] == ["taken", "taken"]


def test_whoever_comes_by_night_is_left_to_sleep_unless_it_is_an_emergency(town: Town) -> None:
    hoa_ban = nobody_at_school(town)
    tue, minh = hoa_ban.child("Trần Gia Tuệ"), hoa_ban.child("Lê Bảo Minh")
    town.to("Mon", "08:00")
    hoa_ban.mother_of(tue).declares(tue, AMBER, at_school=False)
    town.to("Mon", "21:00")
    nurse = hoa_ban.hires("nurse", "Đỗ Thị Thảo", "school_health", hoa_ban.school)
    town.by(minutes=30)
    assert nurse.heard() == []
    hoa_ban.mother_of(minh, name="Lê Thị Thoa").declares(minh, EMERGENCY, at_school=False)
    nurse.hears("mức khẩn cấp", rings=True)
    town.to("Wed", "05:59")
    assert not any("Có 1 học sinh cần hỏi thăm" in words for words in nurse.heard())
    town.to("Wed", "06:00")
    nurse.hears("Có 1 học sinh cần hỏi thăm")


def test_where_somebody_knows_whoever_comes_waits_for_the_ladder(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue, RED, at_school=False)
    town.to("Mon", "07:20")
    before = events(town)
    second = hoa_ban.hires("second", "Hà Thị Mơ", "school_health", hoa_ban.school, order=2)
    town.by(minutes=30)
    assert second.heard() == []
    assert events(town) == before


def test_a_nurse_who_had_blocked_the_bot_hears_when_she_takes_messages_again(town: Town) -> None:
    hoa_ban = nobody_at_school(town)
    nurse = hoa_ban.hires("nurse", "Đỗ Thị Thảo", "school_health", hoa_ban.school, gender="female")
    nurse.window.is_blocked = True
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue, RED, at_school=False)
    town.to("Mon", "07:30")
    nurse.window.is_blocked = False
    nurse.says("/ca")
    town.by(minutes=1)
    nurse.hears("mức đỏ", rings=True)


def test_a_class_teacher_who_can_only_hear_does_not_keep_it_from_a_new_nurse(town: Town) -> None:
    hoa_ban = nobody_at_school(town)
    teacher = hoa_ban.hires("teacher", "Phạm Thu Trang", "homeroom", hoa_ban.tho_ngoc, gender="female")
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "07:00")
    hoa_ban.mother_of(tue).declares(tue, RED, at_school=True)
    teacher.hears("mức đỏ")
    town.to("Mon", "10:00")
    nurse = hoa_ban.hires("nurse", "Đỗ Thị Thảo", "school_health", hoa_ban.school, gender="female")
    town.by(minutes=1)
    nurse.hears("mức đỏ", rings=True)


def test_one_case_that_cannot_be_read_keeps_the_other_from_no_newcomer(town: Town) -> None:
    town.is_broken = True
    hoa_ban = nobody_at_school(town)
    town.to("Mon", "06:41")
    for name in ("Trần Gia Tuệ", "Lê Bảo Minh"):
        child = hoa_ban.child(name)
        hoa_ban.mother_of(child, name=f"Mẹ {name}").declares(child, RED, at_school=False)
    first = cases(town)[0]
    broken = {**first.policy, "told": [[1, "gone", "red", 1]]}
    by_hand(town, sa.update(CASE).where(CASE.c.id == first.id).values(policy=broken))
    nurse = hoa_ban.hires("nurse", "Đỗ Thị Thảo", "school_health", hoa_ban.school, gender="female")
    town.by(minutes=1)
    nurse.hears("mức đỏ", rings=True)
