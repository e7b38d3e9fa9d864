"""The assistant's own work asked for in people's words, from any place: a person, no reminders, a chat, one's data."""

from tests.declaring.family import Family, declared, drafts
from tests.on_each import town_on_each
from tests.town import Town

town = town_on_each


def family_with_teacher(town: Town) -> Family:
    family = Family(town)
    person = town.seeds.person("staff", "Phạm Thu Trang", school=family.primary, phone="+84590000222", gender="female")
    town.seeds.duty(person, "homeroom", family.class_2a)
    return family


def test_whoever_wants_a_person_is_told_whom_to_call(town: Town) -> None:
    mother = family_with_teacher(town).mother
    town.to("Mon", "06:20")
    for words in ("goi cho co y te", "số điện thoại cô giáo", "cho tôi hỏi"):
        mother.says(words).sees("gọi cho nhà trường", "Cô Thảo, y tế trường: 0590 000 112", "MN Hoa Ban (Tuệ)")
        mother.sees("Cô Trang, giáo viên chủ nhiệm lớp 2A: 0590 000 222", "115")
    mother.says("bla bla bla").sees("chưa hiểu").taps("Liên hệ nhà trường")
    mother.sees("0590 000 112")


def test_advice_is_given_by_people_and_what_is_begun_stands(town: Town) -> None:
    mother = family_with_teacher(town).mother
    town.to("Mon", "06:20")
    mother.says("tuệ sốt từ hôm qua").sees("Tuệ bao nhiêu độ")
    mother.says("uống thuốc gì được ạ").sees("không trả lời được câu hỏi về bệnh và thuốc", "0590 000 112", "chưa gửi")
    mother.says("38,2")
    mother.taps("Nghỉ ở nhà")
    mother.sees("38,2°C", "nghỉ ở nhà")
    mother.says("co phai di vien ko co").sees("không thay được bác sĩ", "0590 000 112", "chưa gửi")
    assert declared(town) == []
    mother.says("gửi").sees("thông tin của Tuệ")
    assert len(declared(town)) == 1
    assert drafts(town) == []


def test_who_else_is_ill_is_nobody_s_to_know_and_no_sign_of_ones_own(town: Town) -> None:
    mother = family_with_teacher(town).mother
    town.to("Mon", "06:20")
    for words in (
        "o lop be Tue co ban nao bi tay chan mieng",
        "lop minh co ai om khong co",
        "lớp mấy bé bị sởi rồi",
    ):
        mother.says(words).sees("không nêu tình hình của học sinh khác", "0590 000 112")
    assert drafts(town) == declared(town) == []
    mother.says("may ban trong lop deu ho, Tue cung ho").sees("Tuệ")


def test_the_work_of_commands_is_asked_for_in_words(town: Town) -> None:
    family = Family(town)
    mother = family.mother
    family.contact.says("số công văn nào yêu cầu khai báo vậy").sees("614/BGDĐT-GDTC")
    for words, answer in (
        ("đừng nhắn nữa", "Tạm ngừng tin nhắc trong bao lâu"),
        ("lien ket zalo voi telegram", "LK-"),
        ("tắt nhắc được không ạ", "Tạm ngừng tin nhắc"),
        ("kết nối thêm con nữa", "mã"),
        ("huong dan su dung", "những việc có thể làm"),
        ("theo công văn số mấy vậy ạ", "614/BGDĐT-GDTC"),
        ("tiếng anh", "English"),
        ("quên mật khẩu", "không dùng mật khẩu"),
        ("xem thông tin của con", "Thông tin đang được lưu"),
        ("ai đã xem", "Chưa có ai xem"),
        ("xóa dữ liệu", "do nhà trường xóa"),
    ):
        mother.says(words).sees(answer)
    town.to("Mon", "06:20")
    mother.says("tôi muốn khai cho con").sees("Minh", "chưa khỏe")


def test_what_only_sounds_like_it_is_told_as_it_was(town: Town) -> None:
    mother = Family(town).mother
    town.to("Mon", "06:20")
    mother.says("tuệ ho rồi, cô giáo gọi cho mẹ").sees("Tuệ bao nhiêu độ")
    mother.says("không uống thuốc gì đâu").sees("Tuệ bao nhiêu độ")
    assert "0590" not in mother.last.plain
