"""Where there are no buttons choices are numbered lines, a number is a press, a late one harms nobody (scene 10)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from storage.tables import OUTBOX
from tests.declaring.family import Family, cases, declared, rows
from tests.surfaces import OnZalo
from tests.town import Actor, Town, telling


@pytest.fixture
def town(url: str) -> Iterator[Town]:
    with telling(url, OnZalo()) as made:
        yield made


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:20")
    return made


def said_at(who: Actor, text: str, **ago: float) -> None:
    """Say something that the messenger got a while ago."""
    update = who.town.update(who.chat, text=text)
    who.town.receive(replace(update, at=update.at - timedelta(**ago)))


def test_the_reminder_is_read_as_lines(family: Family) -> None:
    heard = family.mother.hears("Khai báo sức khỏe thứ Hai 23/11")
    assert heard.read.splitlines()[-4:] == [
        "1. Cả 3 con đều khỏe",
        "2. Ngân chưa khỏe",
        "3. Minh chưa khỏe",
        "4. Tuệ chưa khỏe",
    ]


@pytest.mark.parametrize(
    "typed",
    ["1", "1.", " 1 ", "số 1", "dạ 1 ạ", "so 1 nha co", "1️⃣", "chọn 1", "１", "cả 3 con đều khỏe", "ca 3 con deu khoe"],
)
def test_three_children_are_declared_well_by_one_character(family: Family, typed: str) -> None:
    family.mother.says(typed).sees("Đã ghi nhận lúc 06:20: Ngân, Minh, Tuệ đều khỏe.", "1. Sửa")
    assert [severity for _, _, _, severity in declared(family.town)] == [None, None, None]


def test_the_one_who_is_flagged_takes_six_messages(family: Family) -> None:
    mother = family.mother
    for typed in ("4", "6 7", "38,2", "2", "1", "3"):
        mother.says(typed)
    mother.sees("Nhà trường đã nhận được thông tin của Tuệ")
    assert len(declared(family.town)) == 3
    assert [case.severity for case in cases(family.town)] == ["red"]
    family.nurse.hears("mức đỏ", rings=True)


def test_zero_leads_to_the_menu_and_a_number_nobody_offered_is_asked_again(family: Family) -> None:
    family.mother.says("9").sees("chưa hiểu tin nhắn này", "1. Cả 3 con đều khỏe")
    family.mother.says("0").sees("Dưới đây là những việc có thể làm", "1. Khai báo", "2. Báo con không khỏe")
    assert declared(family.town) == []


def test_zero_is_no_answer_where_words_are_asked_for(family: Family) -> None:
    mother = family.mother
    for typed in ("4", "16"):
        mother.says(typed)
    mother.sees("Biểu hiện khác là gì")
    mother.says("0").sees("Dưới đây là những việc có thể làm")


def test_several_signs_are_typed_at_once_and_stay_when_they_are_corrected(family: Family) -> None:
    mother = family.mother
    mother.says("4").says("1, 2")
    mother.sees("Tuệ bao nhiêu độ ạ?", "1. Chưa đo", "2. Không sốt", "Hoặc nhắn: Quay lại.")
    mother.says("quay lai").sees("1. Sốt (đã chọn)", "2. Ho (đã chọn)", "3. Sổ mũi", "Hoặc nhắn: Tiếp.")
    mother.says("3").sees("bao nhiêu độ")
    mother.says("quay lại").sees("1. Sốt (đã chọn)", "3. Sổ mũi (đã chọn)")


def is_asked_since_when(family: Family, begun: str, typed: str) -> Actor:
    """She is asked since when Tuệ is ill; at 06:55 the reminder of the others comes; what she types next."""
    town, mother = family.town, family.mother
    town.to("Mon", begun)
    for answer in ("4", "1", "38,2"):
        mother.says(answer)
    mother.sees("từ hôm nào ạ?", "1. Sáng nay")
    town.to("Mon", "06:55")
    mother.sees("Khai báo sức khỏe thứ Hai 23/11", "1. Cả 3 con đều khỏe")
    town.by(seconds=30)
    return mother.says(typed) if typed else mother


def test_a_number_that_may_be_meant_for_the_question_before_is_asked_about(family: Family) -> None:
    mother = is_asked_since_when(family, "06:54", "1")
    mother.sees("Số 1 là để trả lời tin nào ạ?", "1. Tin lúc 06:55", "2. Tin trước đó")
    assert declared(family.town) == []
    mother.says("2").sees("Hôm nay Tuệ nghỉ ở nhà hay đi học ạ?")
    assert declared(family.town) == []


def test_the_newer_one_counts_when_she_says_so(family: Family) -> None:
    is_asked_since_when(family, "06:54", "1").says("1").sees("Ngân, Minh đều khỏe")
    assert len(declared(family.town)) == 2


def test_who_left_a_question_long_ago_is_not_asked(family: Family) -> None:
    is_asked_since_when(family, "06:40", "1").sees("Ngân, Minh đều khỏe")
    assert len(declared(family.town)) == 2


def test_after_a_minute_the_newer_one_is_meant(family: Family) -> None:
    is_asked_since_when(family, "06:54", "")
    family.town.by(seconds=31)
    family.mother.says("1").sees("Ngân, Minh đều khỏe")


def test_two_numbers_in_a_hurry_do_not_send_what_was_not_read(family: Family) -> None:
    mother = family.mother
    for typed in ("4", "1", "38,2", "1"):
        mother.says(typed)
    mother.sees("Nghỉ ở nhà")
    said_at(mother, "1")
    mother.sees("Gửi")
    said_at(mother, "1", seconds=3)  # typed before the summary was there
    mother.sees("Vừa có thêm một tin mới. Số 1 là để trả lời tin nào ạ?")
    assert declared(family.town) == []
    mother.says("1").sees("Nhà trường đã nhận được thông tin của Tuệ")


def test_everything_said_is_an_outbox_row(family: Family) -> None:
    family.mother.says("/trogiup")
    assert [row.kind for row in rows(family.town, OUTBOX) if row.kind == "answer"] == ["answer"]


def test_words_that_two_choices_have_are_asked_about(town: Town, family: Family) -> None:
    other = town.seeds.pupil("Trần Gia Minh", family.primary, family.class_2a, "2019-09-05")
    _, chat = town.seeds.guardian("Trần Văn Hải", (family.minh, other), "father")
    father = town.actor(chat)
    father.says("/khaibao").sees("2. Minh lớp 2A chưa khỏe", "3. Minh lớp 2A chưa khỏe")
    father.says("minh lop 2a chua khoe").sees("Có vài lựa chọn cùng tên ạ. Vui lòng nhắn số của lựa chọn cần chọn.")
    father.says("2").sees("Minh lớp 2A có những biểu hiện nào ạ?")


def at_receipt(family: Family) -> Actor:
    """Tuệ is sent with a 1; what stands there now begins with another 1."""
    mother = family.mother
    mother.says("tuệ ho với sổ mũi từ hôm qua, 37 độ 8, mẹ cho nghỉ rồi").sees("1. Gửi")
    return mother.says("1").sees("Nhà trường đã nhận được thông tin của Tuệ", "1. Con đã đi khám")


def test_a_doubled_number_records_nothing_that_was_not_read(family: Family) -> None:
    mother = at_receipt(family)
    family.town.by(seconds=2)
    mother.says("1").sees("Số 1 vừa được nhận rồi, nên lần này chưa ghi gì thêm.")
    assert [revision for _, revision, *_ in declared(family.town)] == [1]
    family.town.by(seconds=3)
    mother.says("1").sees("đã đi khám")
    assert [revision for _, revision, *_ in declared(family.town)] == [1, 2]


def test_another_number_or_one_that_is_read_first_counts_at_once(family: Family) -> None:
    at_receipt(family).says("2").sees("bị tương tự")
    assert [revision for _, revision, *_ in declared(family.town)] == [1, 2]
