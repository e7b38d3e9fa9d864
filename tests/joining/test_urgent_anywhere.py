"""Whatever a chat waits for, an emergency goes first: 115, and the school where there is one to be told."""

from tests.declaring.family import Family
from tests.joining.school import PhuLam
from tests.on_each import town_on_each
from tests.town import Actor, Town

town = town_on_each


def waiting_for_a_day(mother: Actor) -> None:
    mother.says("/ngungnhac").taps("Ngày khác")


def waiting_for_a_link_code(mother: Actor) -> None:
    mother.says("/lienket").sees("LK-")


def waiting_for_a_slip(mother: Actor) -> None:
    mother.says("/trogiup").taps("Kết nối thêm một con")


WAITING = (waiting_for_a_day, waiting_for_a_link_code, waiting_for_a_slip)


def test_a_place_that_waits_for_something_else_swallows_no_emergency(town: Town) -> None:
    mother = Family(town).mother
    for wait, words in zip(WAITING, ("tuệ gọi không dậy", "tue tu nhien kho tho", "tuệ co giật 40"), strict=True):
        wait(mother)
        mother.says(words).sees("đang bị", "gọi 115")
        mother.taps("Bấm nhầm")
    waiting_for_a_day(mother)
    mother.says("tuệ co giật từ 22/11").sees("đang bị", "gọi 115")


def test_it_is_told_to_the_school_from_there(town: Town) -> None:
    family = Family(town)
    waiting_for_a_link_code(family.mother)
    family.mother.says("tuệ co giật").sees("gọi 115").taps("Đúng, Tuệ đang bị")
    family.nurse.hears("Hoa Ban", rings=True)


def test_whatever_else_words_mean_is_heard_there_too(town: Town) -> None:
    mother = Family(town).mother
    for wait in WAITING:
        wait(mother)
        mother.says("tuệ ho từ hôm qua").sees("Tuệ bao nhiêu độ")
        wait(mother)
        mother.says("Báo con không khỏe").sees("Minh", "Ngân", "Tuệ")


def test_what_is_no_answer_is_still_explained_there(town: Town) -> None:
    mother = Family(town).mother
    for wait, words in zip(WAITING, ("Vui lòng nhắn một ngày", "bắt đầu bằng LK", "10 chữ cái"), strict=True):
        wait(mother)
        mother.says("bla bla").sees(words).says("x y").sees(words)


def test_who_has_not_joined_is_told_115_and_that_nobody_has_heard_it(town: Town) -> None:
    school = PhuLam(town)
    mother = town.actor("m1").says("chao co")
    urgent = "con toi dang co giat"
    mother.says(urgent).sees("gọi 115", "nhà trường chưa nhận được tin này")
    mother.says(school.class_code()).says(urgent).sees("gọi 115")
    assert school.requests() == 0, "no child is called so"
    mother.says(school.slip(school.minh)).says(urgent).sees("gọi 115")
    mother.says("5/9/2019").sees("Thông tin đã khớp").says("bà ơi cháu co giật").sees("gọi 115", "nhà trường chưa nhận")
    mother.taps("Mẹ")
    mother.taps("Khai báo sức khỏe qua tin nhắn")
    mother.taps("Xong")
    mother.says(urgent).sees("đang bị", "gọi 115")


def test_a_child_for_whom_nobody_has_agreed_is_not_taken_for_another(town: Town) -> None:
    school = PhuLam(town)
    mother = school.mother()
    mother.says(school.slip(school.an)).says("20/1/2019").sees("An, lớp 2A")
    mother.says("an co giật").sees("gọi 115", "nhà trường chưa nhận được tin này", "Chọn mục đồng ý cho An")
    mother.says("an ho từ hôm qua").sees("chọn mục đồng ý trước", "Chọn mục đồng ý cho An")
    mother.says("minh ho từ hôm qua").sees("Minh bao nhiêu độ")
