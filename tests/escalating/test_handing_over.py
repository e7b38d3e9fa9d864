"""A duty that ends with open cases hands them over by name, in the morning and without a sound."""

from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.cases.handing_over import AT_ONCE
from storage.sealing import new_uid
from storage.tables import CASE, DAY_OFF, DUTY, PERSON
from tests.escalating.hoa_ban import AMBER, Family, HoaBan, cases, events
from tests.town import MONDAY, Town

WEDNESDAY = MONDAY + timedelta(days=2)
"""Tuesday 24/11 is a holiday."""


@pytest.fixture
def hoa_ban(town: Town) -> HoaBan:
    made = HoaBan(town).usual_staff()
    made.hires("second", "Lò Thị Lan", "school_health", made.school, order=2, gender="female")
    town.to("Mon", "06:41")
    return made


def flagged(hoa_ban: HoaBan, name: str = "Trần Gia Tuệ", flag: Any = None) -> Family:
    child = hoa_ban.child(name)
    mother = hoa_ban.mother_of(child, name=f"Mẹ {name}")
    mother.declares(child, **({} if flag is None else {"flag": flag}))
    return mother


def ends(hoa_ban: HoaBan, office: str, on: date) -> None:
    """The last day of somebody's duty is the day before."""
    person = hoa_ban.persons[office]
    change = sa.update(DUTY).where(DUTY.c.person_id == person).values(to_on=on)
    hoa_ban.town.database.write(lambda c: c.execute(change)).result()


def taken(hoa_ban: HoaBan, name: str = "Nguyễn Hoài An") -> Family:
    """An amber case that the nurse has: it comes back at the end of the school day, so it is hers until Wednesday."""
    mother = flagged(hoa_ban, name, AMBER)
    hoa_ban["nurse"].taps("Xem danh sách")
    hoa_ban["nurse"].taps("Nhận tất cả")
    return mother


def kinds(town: Town) -> list[str]:
    return [str(kind) for kind in events(town)]


def test_the_nurse_whose_duty_ends_hands_her_cases_to_the_second_one_by_name(town: Town, hoa_ban: HoaBan) -> None:
    flagged(hoa_ban)
    nurse, second = hoa_ban["nurse"], hoa_ban["second"]
    nurse.taps("Mở")
    nurse.taps("Nhận ca này")
    nurse.taps("Theo dõi tại nhà")
    an = taken(hoa_ban)
    ends(hoa_ban, "nurse", WEDNESDAY)
    town.to("Wed", "05:59")
    assert not second.heard(), "nobody is woken for a hand-over"
    town.to("Wed", "06:00")
    first = "Thầy/cô được bàn giao 2 ca · MN Hoa Ban"
    message = second.hears(first, "Từ cô Thảo: Tuệ (Thỏ Ngọc), An (Thỏ Ngọc)", rings=False)
    second.sees(f"Vui lòng chọn [{message.labels[0]}] để mở và nhận các ca.")
    over = ("Nhiệm vụ y tế trường của thầy/cô đã kết thúc", "thứ Ba 24/11", "Cô Lan nay phụ trách: 0590 000 108")
    nurse.hears(*over, rings=False)
    assert sum(over[0] in said for said in nurse.heard()) == 1
    for words in ("/ca", "mở ca 12", "trường của tôi", "/truongcuatoi"):
        nurse.says("/trogiup").says(words).sees(*over)
    assert [case.state for case in cases(town)] == ["watched", "open"]
    assert cases(town)[0].taken_by == hoa_ban.persons["second"]
    second.taps(message.labels[0])
    second.taps("An")
    second.taps("Nhận ca này")
    an.actor.hears("Cô Lan")
    town.to("Wed", "12:00")
    assert kinds(town).count("handed_over") == 2


def test_untaken_its_ladder_starts_anew_after_half_an_hour(town: Town, hoa_ban: HoaBan) -> None:
    taken(hoa_ban)
    ends(hoa_ban, "nurse", WEDNESDAY)
    town.to("Wed", "06:59")
    assert not hoa_ban["deputy"].heard()
    town.to("Wed", "07:00")
    hoa_ban["deputy"].hears("1 học sinh cần hỏi thăm", rings=True)


def test_with_nobody_to_hand_it_to_it_climbs_at_once(town: Town) -> None:
    hoa_ban = HoaBan(town)
    hoa_ban.hires("nurse", "Nguyễn Thị Thảo", "school_health", hoa_ban.school, gender="female")
    hoa_ban.hires("contact", "Vũ Đình Lâm", "district_contact", hoa_ban.commune)
    town.to("Mon", "06:41")
    taken(hoa_ban)
    ends(hoa_ban, "nurse", WEDNESDAY)
    town.to("Wed", "05:59")
    assert not hoa_ban["contact"].heard()
    town.to("Wed", "06:00")
    hoa_ban["contact"].hears("1 học sinh cần hỏi thăm")


def test_somebody_who_left_the_school_hands_over_the_same_day(town: Town, hoa_ban: HoaBan) -> None:
    taken(hoa_ban)
    gone = sa.update(PERSON).where(PERSON.c.id == hoa_ban.persons["nurse"]).values(gone_on=MONDAY)
    town.database.write(lambda c: c.execute(gone)).result()
    town.settle()
    hoa_ban["second"].hears("Thầy/cô được bàn giao 1 ca", "Từ cô Thảo: An")
    town.by(minutes=1)
    assert kinds(town).count("handed_over") == 1


def test_whoever_stands_in_gets_the_cases_of_days_before(town: Town, hoa_ban: HoaBan) -> None:
    taken(hoa_ban)
    nurse = hoa_ban["nurse"]
    nurse.says("/tructhay")
    nurse.taps("Nhờ trực thay: y tế trường (cô Thảo)")
    nurse.taps("Phạm Thu Trang")
    nurse.says("25/11 - 27/11")
    town.to("Mon", "20:00")
    assert cases(town)[0].taken_by == hoa_ban.persons["nurse"]
    town.to("Wed", "06:00")
    hoa_ban["teacher"].hears("Thầy/cô được bàn giao 1 ca", "Từ cô Thảo: An", rings=False)
    assert cases(town)[0].state == "open"


def test_a_duty_that_goes_on_hands_nothing_over(town: Town, hoa_ban: HoaBan) -> None:
    taken(hoa_ban)
    town.to("Wed", "12:00")
    assert "handed_over" not in kinds(town)


def test_the_closed_school_of_many_orphans_does_not_stand_before_an_open_one(town: Town, hoa_ban: HoaBan) -> None:
    taken(hoa_ban)
    [case] = cases(town)
    closed = town.seeds.unit("TH", "TH Phù Lam A", "school", parent=hoa_ban.commune)
    town.seeds.insert(DAY_OFF, unit_id=closed, on=WEDNESDAY, reason="Nghỉ", source="KH", is_school_day=False)
    values = {**case._mapping, "school_id": closed, "class_id": None, "state": "watched", "next_at": None, "id": None}
    for number in range(AT_ONCE + 1):
        pupil = town.seeds.person("pupil", f"Trần Gia {number}", school=closed)
        own = {"id": -1 - number, "uid": new_uid(), "person_id": pupil, "declaration_uid": new_uid()}
        town.seeds.insert(CASE, **{**values, **own})
    ends(hoa_ban, "nurse", WEDNESDAY)
    town.to("Wed", "06:00")
    assert "handed_over" in kinds(town)
