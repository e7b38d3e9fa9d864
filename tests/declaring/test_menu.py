"""/trogiup shows what can be done; nothing typed goes without a helpful answer."""

from tests.declaring.family import Family
from tests.town import Town


def test_a_parent_can_declare_and_report(town: Town) -> None:
    family = Family(town)
    town.to("Wed", "10:00")
    family.mother.says("/trogiup")
    assert family.mother.last.labels[:2] == ["Khai báo", "Báo con không khỏe"]
    family.mother.taps("Khai báo")
    family.mother.sees("Hiện không có đợt khai báo nào đang mở")


def test_duties_have_their_rooms(town: Town) -> None:
    family = Family(town)
    teacher = family.holder("Phạm Thu Trang", "homeroom", family.primary)
    town.seeds.duty(family.people["homeroom"], "homeroom", family.class_2a)
    teacher.says("/trogiup").sees("Lớp 2A của tôi", "Ca cần theo dõi")
    family.principal.says("/trogiup").sees("Tình hình MN Hoa Ban", "Ca cần theo dõi", "Báo không khỏe")
    family.contact.says("/trogiup").sees("Ca cần theo dõi")


def test_a_stranger_is_told_how_to_begin(town: Town) -> None:
    stranger = town.actor("77")
    stranger.says("/trogiup").sees("quét mã trên phiếu")


def test_whatever_is_not_understood_is_answered_with_what_is_owed(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:16")
    family.mother.says("chào trợ lý").sees("chưa hiểu tin nhắn này", "Minh (2A)", "Cả 3 con đều khỏe")
    town.to("Wed", "10:00")
    family.mother.says("chào trợ lý").sees("chưa hiểu tin nhắn này", "Báo con không khỏe")


def test_two_children_of_one_name_are_told_apart_by_their_classes(town: Town) -> None:
    family = Family(town)
    other = town.seeds.school_class(family.primary, "4A")
    namesake = town.seeds.pupil("Trần Gia Minh", family.primary, other, "2017-03-05")
    _, chat = town.seeds.guardian("Trần Văn Hòa", [family.minh, namesake])
    uncle = town.actor(chat)
    town.to("Mon", "06:20")
    uncle.says("/khaibao").sees("Minh (2A)", "Minh (4A)", "Minh lớp 2A chưa khỏe", "Minh lớp 4A chưa khỏe")
    uncle.taps("Minh lớp 4A chưa khỏe")
    uncle.sees("Minh lớp 4A có những biểu hiện nào")
