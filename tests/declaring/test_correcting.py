"""Correcting or withdrawing until the round closes; [Bấm nhầm] under a flagged receipt."""

import pytest

from storage.tables import DECLARATION
from tests.declaring.family import Family, case_events, cases, declared, rows
from tests.town import Town


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:40")
    return made


def flag_tue(family: Family, *signs: str) -> None:
    for label in ("Tuệ chưa khỏe", *(signs or ("Sốt",)), "Tiếp", "Chưa đo", "Sáng nay", "Nghỉ ở nhà", "Gửi"):
        family.mother.taps(label)


def test_well_in_the_morning_ill_an_hour_later(town: Town, family: Family) -> None:
    mother = family.mother
    mother.taps("Cả 3 con đều khỏe")
    town.to("Mon", "07:30")
    mother.taps("Sửa")
    mother.sees("Mẹ muốn sửa bản khai của con nào ạ?", "Ngân", "Minh", "Tuệ")
    mother.taps("Minh")
    mother.sees("Mẹ muốn sửa bản khai của Minh thế nào ạ?", "Minh chưa khỏe", "Rút lại bản khai", "Giữ nguyên")
    mother.taps("Minh chưa khỏe")
    for label in ("Ho", "Tiếp", "Không sốt", "Sáng nay", "Đi học"):
        mother.taps(label)
    mother.taps("Gửi")
    assert declared(town)[-1] == (family.minh, 2, False, "note")
    assert len(declared(town)) == 4


def test_withdrawing_makes_it_owed_again_and_can_be_declared_again(town: Town, family: Family) -> None:
    mother = family.mother
    mother.taps("Cả 3 con đều khỏe")
    mother.taps("Sửa")
    mother.taps("Minh")
    mother.taps("Rút lại bản khai")
    mother.sees("Đã rút lại bản khai của Minh.", "Minh (2A)", "Minh khỏe")
    assert sorted(row[0] for row in declared(town)) == sorted((family.ngan, family.tue))
    mother.taps("Minh khỏe")
    assert (family.minh, 2, True, None) in declared(town)
    assert len(rows(town, DECLARATION)) == 4


def test_withdrawing_a_second_revision_does_not_bring_back_the_first(town: Town, family: Family) -> None:
    flag_tue(family, "Ho")
    for label in ("Sửa", "Tuệ khỏe", "Sửa", "Rút lại bản khai"):
        family.mother.taps(label)
    assert declared(town) == []
    family.mother.says("/khaibao").sees("Tuệ (Thỏ Ngọc)")


def test_invariant_12_corrected_to_well_a_case_is_neither_closed_nor_lowered(town: Town, family: Family) -> None:
    flag_tue(family, "Sốt", "Phát ban")
    before = [(case.severity, case.state) for case in cases(town)]
    family.mother.taps("Sửa")
    family.mother.taps("Tuệ khỏe")
    family.mother.sees("Đã ghi nhận: Tuệ khỏe.", "đều được báo lại", "y tế trường vẫn gọi lại")
    assert [(case.severity, case.state) for case in cases(town)] == before == [("red", "open")]
    assert "corrected" in case_events(town)
    assert declared(town)[-1] == (family.tue, 2, True, None)


def test_pressed_by_mistake_tells_all_who_were_told(town: Town, family: Family) -> None:
    flag_tue(family)
    family.mother.taps("Bấm nhầm")
    family.mother.sees("Đã ghi nhận: Tuệ khỏe.", "Những người đã được báo tin đều được báo lại")
    assert case_events(town).count("corrected") == 1
    assert [case.state for case in cases(town)] == ["open"]
    assert declared(town)[-1] == (family.tue, 2, True, None)


def test_pressed_by_mistake_twice_is_one_correction(town: Town, family: Family) -> None:
    flag_tue(family)
    message, choice = family.mother.find("Bấm nhầm")
    for press in ("p1", "p2"):
        town.receive(town.update(family.mother.chat, action=choice.action, message=message.ref, press=press))
    assert case_events(town).count("corrected") == 1
    assert len(declared(town)) == 2


def test_what_was_said_is_there_when_it_is_corrected(town: Town, family: Family) -> None:
    flag_tue(family, "Ho", "Sổ mũi")
    family.mother.taps("Sửa")
    family.mother.taps("Tuệ chưa khỏe")
    family.mother.sees("☑ Ho", "☑ Sổ mũi", "☐ Sốt")
    for label in ("Sốt", "Tiếp"):
        family.mother.taps(label)
    family.mother.sees("sốt; ho; sổ mũi; chưa đo; từ hôm nay; nghỉ ở nhà")
    family.mother.taps("Gửi")
    assert declared(town)[-1] == (family.tue, 2, False, "amber")


def test_after_closing_nothing_is_changed(town: Town, family: Family) -> None:
    flag_tue(family)
    receipt = family.mother.last
    town.to("Mon", "17:01")
    for label in ("Sửa", "Bấm nhầm", "Con đã đi khám"):
        choice = next(c for row in receipt.rows for c in row if c.label == label)
        town.receive(town.update(family.mother.chat, action=choice.action, message=receipt.ref, press="p"))
        family.mother.sees("Đợt khai báo thứ Hai 23/11 đã kết thúc lúc 17:00.", "Báo con không khỏe")
    assert "Nhà trường đã nhận được" in receipt.plain
    assert len(declared(town)) == 1


def test_leave_it_as_it_is_changes_nothing(town: Town, family: Family) -> None:
    family.mother.taps("Cả 3 con đều khỏe")
    for label in ("Sửa", "Minh", "Giữ nguyên"):
        family.mother.taps(label)
    family.mother.sees("Đã ghi nhận lúc 06:40: Ngân, Minh, Tuệ đều khỏe.")
    assert len(declared(town)) == 3


def test_an_older_mistake_does_not_undo_what_was_declared_after_it(town: Town, family: Family) -> None:
    flag_tue(family, "Ho")
    message, choice = family.mother.find("Bấm nhầm")
    for label in ("Sửa", "Tuệ chưa khỏe", "Sốt", "Tiếp", "Gửi"):
        family.mother.taps(label)
    town.receive(town.update(family.mother.chat, action=choice.action, message=message.ref, press="p"))
    family.mother.sees("vẫn giữ nguyên", "Đúng, là bấm nhầm", "Giữ nguyên")
    assert declared(town)[-1] == (family.tue, 2, False, "amber")
    family.mother.taps("Đúng, là bấm nhầm")
    assert declared(town)[-1] == (family.tue, 3, True, None)
