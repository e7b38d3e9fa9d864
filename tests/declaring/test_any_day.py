"""Reporting on any day, without an open round: the order *tự báo* (design.md 1)."""

from tests.declaring.family import Family, cases, declared, rounds
from tests.town import Actor, Town


def self_rounds(town: Town) -> list[tuple[int, str, str]]:
    return [(r.school_id, str(r.held_on), r.state) for r in rounds(town) if r.remind_1_at is None]


def report_tue(actor: Actor) -> None:
    actor.says("/khaibao")
    actor.taps("Báo con không khỏe")
    actor.sees("Con nào không khỏe ạ?", "Minh", "Ngân", "Tuệ")
    for label in ("Tuệ", "Sốt", "Tiếp", "Chưa đo", "Sáng nay", "Nghỉ ở nhà", "Gửi"):
        actor.taps(label)


def test_on_wednesday_a_report_makes_the_schools_round_of_that_day(town: Town) -> None:
    family = Family(town)
    father = family.guardian("Trần Văn Nam", "father")
    town.to("Wed", "21:30")
    report_tue(family.mother)
    family.mother.sees("Nhà trường đã nhận được thông tin của Tuệ")
    assert self_rounds(town) == [(family.kindergarten, "2026-11-25", "open")]
    assert declared(town) == [(family.tue, 1, False, "amber")]
    assert len(cases(town)) == 1
    before = len(father.heard())
    father.says("/khaibao").sees("Mẹ đã khai lúc 21:30: Tuệ chưa khỏe.")
    assert len(father.heard()) == before
    town.to("Thu", "00:00")
    assert self_rounds(town) == [(family.kindergarten, "2026-11-25", "closed")]
    family.mother.says("/khaibao").sees("Hiện không có đợt khai báo nào đang mở")


def test_two_families_join_one_round(town: Town) -> None:
    family = Family(town)
    father = family.guardian("Trần Văn Nam", "father")
    town.to("Wed", "10:00")
    for actor in (family.mother, father):
        actor.says("/trogiup")
        actor.taps("Báo con không khỏe")
        actor.taps("Tuệ")
        actor.taps("Ho")
    assert len(self_rounds(town)) == 1


def test_nobody_owes_or_is_reminded_in_it(town: Town) -> None:
    family = Family(town)
    town.to("Wed", "06:00")
    report_tue(family.mother)
    heard = len(family.mother.heard())
    town.to("Wed", "23:00")
    assert not [text for text in family.mother.heard()[heard:] if "Khai báo sức khỏe" in text]
    family.mother.says("KHOE")
    assert len(declared(town)) == 1


def test_with_an_open_round_the_report_belongs_to_it(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:20")
    family.mother.taps("Cả 3 con đều khỏe")
    town.to("Mon", "09:00")
    family.mother.says("/trogiup")
    family.mother.taps("Báo con không khỏe")
    for label in ("Tuệ", "Nôn", "Tiếp", "Không sốt", "Sáng nay", "Đi học", "Gửi"):
        family.mother.taps(label)
    assert self_rounds(town) == []
    assert declared(town)[-1] == (family.tue, 2, False, "amber")


def test_monday_evening_is_a_report_of_that_day_not_of_the_closed_round(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "19:00")
    report_tue(family.mother)
    assert self_rounds(town) == [(family.kindergarten, "2026-11-23", "open")]
    assert len(declared(town)) == 1
