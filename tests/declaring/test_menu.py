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
    family.mother.says("bà ngoại gửi bánh").sees("chưa hiểu tin nhắn này", "Minh (2A)", "Cả 3 con đều khỏe")
    town.to("Wed", "10:00")
    family.mother.says("bà ngoại gửi bánh").sees("chưa hiểu tin nhắn này")


def test_courtesy_gets_courtesy_and_what_is_owed_stays_owed(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:16")
    family.mother.says("vâng ạ").sees("Dạ vâng ạ.", "Minh (2A)", "Cả 3 con đều khỏe")
    family.mother.says("chào cô").sees("Kính chào", "Cả 3 con đều khỏe")
    assert "chưa hiểu" not in family.mother.last.text
    town.to("Wed", "10:00")
    family.mother.says("em cảm ơn ạ").sees("không có gì ạ")
    assert family.mother.last.labels == []
    family.principal.says("chào trợ lý").sees("Kính chào thầy/cô", "Báo không khỏe")


def test_thanks_leave_the_numbers_of_the_last_question_as_they_were(town: Town) -> None:
    family = Family(town)
    town.to("Wed", "10:00")
    family.mother.says("/trogiup")
    family.mother.says("em cảm ơn ạ").sees("không có gì ạ")
    family.mother.says("báo con không khỏe").sees("Minh")


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


def test_a_command_may_be_typed_without_its_stroke(town: Town) -> None:
    family = Family(town)
    town.to("Wed", "10:00")
    for typed in ("menu", "Trợ giúp", "tro giup"):
        family.mother.says(typed).sees("Dưới đây là những việc có thể làm", "Báo con không khỏe")
    family.mother.says("rút đồng ý").sees("đồng ý")
    family.mother.says("dữ liệu của tôi").sees("Minh")
    for typed in ("nhà trường", "báo cáo", "đề nghị"):
        family.mother.says(typed).sees("chưa hiểu")


def test_menu_is_no_answer_to_a_question_but_other_commands_are(town: Town) -> None:
    family = Family(town)
    town.to("Mon", "06:20")
    family.mother.says("/khaibao").taps("Minh chưa khỏe")
    family.mother.says("cả").sees("Bấm nhầm")
    family.mother.says("menu").sees("Dưới đây là những việc có thể làm")
    for wish, answer in (("đợt này ngừng nhắc", "Tạm ngừng tin nhắc trong bao lâu"), ("ngôn ngữ", "chọn ngôn ngữ")):
        family.mother.says("/khaibao").taps("Ngân chưa khỏe")
        family.mother.says(wish).sees(answer)
