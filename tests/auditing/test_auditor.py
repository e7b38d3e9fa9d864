"""Rows are killed by hand: the auditor finds it, tells the operator once, and whoever had to hear hears."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from storage.tables import CASE, CASE_EVENT, CASE_TOLD, OUTBOX
from tests.auditing.breaking import a_quarter_later, by_hand, findings, school, silently
from tests.escalating.hoa_ban import AMBER, EMERGENCY, RED, cases, events
from tests.town import Town

FEVER = {"well": "no", "signs": ["fever"], "temperature": "37.8", "onset": "2026-11-23", "at_school": "no"}


def test_a_case_that_is_gone_under_a_flagged_declaration_is_opened_again(broken: Town) -> None:
    hoa_ban = school(broken)
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    silently(broken, lambda: mother.declares(tue))
    for table in (CASE_TOLD, CASE_EVENT, CASE):
        by_hand(broken, sa.delete(table))
    by_hand(broken, sa.delete(OUTBOX))
    broken.by(minutes=2)
    hoa_ban["nurse"].hears("mức đỏ", "lớp Thỏ Ngọc", rings=True)
    hoa_ban["principal"].hears("mức đỏ", rings=True)
    [case] = cases(broken)
    assert (case.severity, case.state, case.notifiable) == ("red", "open", True)
    assert "healed" in events(broken)
    note = hoa_ban["operator"].hears("1 việc chưa đúng", "1 bản khai cần mở ca mà chưa có ca", rings=True)
    assert "Tuệ" not in note.plain
    broken.by(minutes=3)
    assert findings(broken) == [("unopened", True)]
    a_quarter_later(broken)
    hoa_ban["operator"].hears("Tất cả đã được khắc phục lúc")
    said = [m for m in hoa_ban["operator"].heard() if "chưa đúng" in m]
    assert len(said) == (1 if broken.abilities.can_edit else 2)


def test_a_graver_declaration_that_left_the_case_as_it_was_raises_it(broken: Town) -> None:
    hoa_ban = school(broken)
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    mother.declares(tue, AMBER, FEVER)
    mother.declares(tue, RED)
    kept = {"severity": "amber", "state": "open"}
    by_hand(broken, sa.update(CASE).values(**kept))
    by_hand(broken, sa.delete(CASE_EVENT).where(CASE_EVENT.c.kind == "raised"))
    broken.by(minutes=2)
    assert cases(broken)[0].severity == "red"
    broken.by(minutes=2)
    assert findings(broken)[0] == ("unopened", True)


@pytest.mark.parametrize("damage", [{"next_at": None}, {"next_at": None, "step": 4}], ids=["no instant", "no step"])
def test_a_case_whose_ladder_was_stopped_climbs_on(broken: Town, damage: dict[str, Any]) -> None:
    hoa_ban = school(broken)
    tue = hoa_ban.child("Trần Gia Tuệ")
    hoa_ban.mother_of(tue).declares(tue)
    if "step" in damage:
        damage = {**damage, "policy": {**cases(broken)[0].policy, "step": 4}}
    by_hand(broken, sa.update(CASE).values(**damage))
    broken.to("Mon", "06:46")
    assert not hoa_ban["deputy"].heard()
    broken.to("Mon", "06:48")
    hoa_ban["deputy"].hears("mức đỏ", "Chưa có người nhận", rings=True)
    hoa_ban["operator"].hears("1 ca chưa được chuyển tiếp đúng giờ")
    broken.to("Mon", "06:59")
    assert len([m for m in hoa_ban["nurse"].messages if m.rings]) == 2, "the ladder goes on where it stood"
    assert [kind for kind, _ in findings(broken)] == ["untold"]


def test_a_message_that_vanished_is_put_again_by_its_own_key(broken: Town) -> None:
    hoa_ban = school(broken)
    tue = hoa_ban.child("Trần Gia Tuệ")
    silently(broken, lambda: hoa_ban.mother_of(tue).declares(tue))
    by_hand(broken, sa.delete(OUTBOX).where(OUTBOX.c.key.like("alert:%:1")))
    broken.settle()
    assert not hoa_ban["nurse"].heard()
    broken.by(minutes=2)
    hoa_ban["nurse"].hears("mức đỏ", rings=True)
    assert len(hoa_ban["principal"].heard()) == 1, "nobody hears it twice"
    hoa_ban["operator"].hears("1 tin về ca bị thất lạc")
    broken.by(minutes=2)
    assert findings(broken) == [("lost", True)]


def test_a_step_without_any_row_is_told_again(broken: Town) -> None:
    hoa_ban = school(broken)
    tue = hoa_ban.child("Trần Gia Tuệ")
    silently(broken, lambda: hoa_ban.mother_of(tue).declares(tue))
    person = hoa_ban.persons["nurse"]
    by_hand(broken, sa.delete(OUTBOX).where(OUTBOX.c.key.like("alert:%:1")))
    by_hand(broken, sa.delete(CASE_TOLD).where(CASE_TOLD.c.person_id == person))
    broken.by(minutes=2)
    hoa_ban["nurse"].hears("mức đỏ", rings=True)
    hoa_ban["nurse"].taps("Mở")
    hoa_ban["nurse"].sees("Trần Gia Tuệ")


def test_what_was_lost_of_a_ladder_that_began_anew_is_told_again_and_heals(broken: Town) -> None:
    hoa_ban = school(broken)
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    mother.declares(tue, AMBER, FEVER)
    broken.by(seconds=30)
    silently(broken, lambda: mother.declares(tue))
    person = hoa_ban.persons["nurse"]
    by_hand(broken, sa.delete(OUTBOX).where(OUTBOX.c.key.like("alert:%:1")))
    by_hand(broken, sa.delete(CASE_TOLD).where(CASE_TOLD.c.person_id == person, CASE_TOLD.c.kind == "alert"))
    broken.by(minutes=2)
    hoa_ban["nurse"].hears("mức đỏ", rings=True)
    broken.by(minutes=3)
    assert broken.wrongs() == []


def test_an_amber_that_never_came_into_the_growing_message_does(broken: Town) -> None:
    hoa_ban = school(broken)
    for name in ("Trần Gia Tuệ", "Lê Minh An"):
        child = hoa_ban.child(name)
        hoa_ban.mother_of(child, name=f"Mẹ {name}").declares(child, AMBER, FEVER)
        broken.by(seconds=10)
    third = hoa_ban.child("Phạm Bảo Ngân")
    mother = hoa_ban.mother_of(third, name="Mẹ Phạm Ngân")
    silently(broken, lambda: mother.declares(third, AMBER, FEVER))
    by_hand(broken, sa.delete(OUTBOX).where(OUTBOX.c.edits.is_not(None), OUTBOX.c.state == "ready"))
    broken.settle()
    if broken.abilities.can_edit:
        hoa_ban["nurse"].hears("2 học sinh cần hỏi thăm")
    a_quarter_later(broken)
    hoa_ban["nurse"].hears("3 học sinh cần hỏi thăm")
    assert len(hoa_ban["nurse"].messages) == (1 if broken.abilities.can_edit else 2)
    broken.by(minutes=2)


def test_a_taken_case_nobody_asks_about_comes_back(broken: Town) -> None:
    hoa_ban = school(broken)
    tue = hoa_ban.child("Trần Gia Tuệ")
    hoa_ban.mother_of(tue).declares(tue)
    nurse = hoa_ban["nurse"].taps("Mở") and hoa_ban["nurse"]
    broken.to("Mon", "06:43")
    nurse.taps("Nhận ca này")
    by_hand(broken, sa.update(CASE).values(next_at=None))
    before = len(nurse.messages)
    broken.to("Mon", "07:13")
    assert len(nurse.messages) == before
    broken.to("Mon", "07:15")
    assert len(nurse.messages) == before + 1
    assert nurse.last.rings
    hoa_ban["operator"].hears("1 ca đã nhận mà chưa được hỏi lại")
    broken.by(minutes=2)
    assert findings(broken) == [("unasked", True)]


def test_a_family_that_was_not_told_of_the_outcome_is(broken: Town) -> None:
    hoa_ban = school(broken)
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    mother.declares(tue)
    nurse = hoa_ban["nurse"]
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    silently(broken, lambda: nurse.taps("Theo dõi tại nhà"))
    by_hand(broken, sa.delete(OUTBOX).where(OUTBOX.c.kind == "family", OUTBOX.c.state == "ready"))
    broken.settle()
    assert not any("theo dõi tại nhà" in each for each in mother.actor.heard())
    broken.by(minutes=7)
    mother.actor.hears("Nhà trường cập nhật thông tin về Tuệ", "theo dõi tại nhà")
    hoa_ban["operator"].hears("1 kết quả chưa báo cho gia đình")
    broken.by(minutes=2)
    assert findings(broken) == [("family", True)]


def test_a_message_moved_to_next_year_leaves_now(broken: Town) -> None:
    hoa_ban = school(broken)
    tue = hoa_ban.child("Trần Gia Tuệ")
    silently(broken, lambda: hoa_ban.mother_of(tue).declares(tue))
    later = broken.clock.now() + timedelta(days=300)
    by_hand(broken, sa.update(OUTBOX).where(OUTBOX.c.key.like("alert:%:1")).values(due_at=later))
    broken.settle()
    assert not hoa_ban["nurse"].heard()
    broken.by(minutes=2)
    hoa_ban["nurse"].hears("mức đỏ", rings=True)
    hoa_ban["operator"].hears("1 tin báo chưa đi đúng giờ")
    broken.by(minutes=2)


def test_what_does_not_get_out_is_told_once_and_grows(broken: Town) -> None:
    hoa_ban = school(broken)
    nurse = hoa_ban["nurse"]
    broken.too_fast.add(nurse.chat)
    for name in ("Trần Gia Tuệ", "Lê Minh An"):
        child = hoa_ban.child(name)
        hoa_ban.mother_of(child, name=f"Mẹ {name}").declares(child, EMERGENCY)
        broken.by(minutes=4)
    told = [m for m in hoa_ban["operator"].heard() if "tin báo chưa đi đúng giờ" in m]
    assert len(told) == 1, told
    broken.too_fast.clear()
    broken.by(minutes=3)
    a_quarter_later(broken)
    told = [m for m in hoa_ban["operator"].heard() if "tin báo chưa đi đúng giờ" in m]
    assert len(told) == (1 if broken.abilities.can_edit else 2), told
    assert "Tất cả đã được khắc phục" in told[-1]
    assert {healed for _, healed in findings(broken)} == {True}


def test_nobody_is_told_of_nothing_over_a_weekend_a_night_and_a_lunch(town: Town) -> None:
    hoa_ban = school(town)
    names = iter(("Trần Gia Tuệ", "Lê Minh An", "Phạm Bảo Ngân", "Đỗ Minh Khôi"))
    for day, time, flag in (
        ("Mon", "16:40", AMBER),
        ("Wed", "21:30", RED),
        ("Fri", "19:58", RED),
        ("Sat", "10:00", AMBER),
    ):
        town.to(day, time)
        child = hoa_ban.child(next(names))
        hoa_ban.mother_of(child, name=f"Mẹ {child}").declares(child, flag, FEVER if flag is AMBER else None)
    town.to("Mon", "12:00", 1)
    assert not [m for m in hoa_ban["operator"].heard() if "chưa đúng" in m]


def test_nothing_is_judged_before_the_program_has_been_up_for_a_while(broken: Town) -> None:
    """The machine was off over the morning: what is late is caught up with, and no findings come of it."""
    hoa_ban = school(broken)
    tue = hoa_ban.child("Trần Gia Tuệ")
    hoa_ban.mother_of(tue).declares(tue)
    broken.clock.move_to(broken.clock.now() + timedelta(hours=2))
    broken.settle()
    broken.by(minutes=10)
    assert findings(broken) == []
    hoa_ban["deputy"].hears("mức đỏ", "Chưa có người nhận")


def test_a_walked_clock_is_no_break_after_which_nothing_counts(broken: Town) -> None:
    hoa_ban = school(broken)
    tue = hoa_ban.child("Trần Gia Tuệ")
    hoa_ban.mother_of(tue).declares(tue, AMBER, FEVER)
    by_hand(broken, sa.update(CASE).values(next_at=None))
    broken.to("Mon", "07:30")
    assert [kind for kind, _ in findings(broken)] == ["untold"]
    broken.by(minutes=2)
