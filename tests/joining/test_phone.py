"""One's own number by the messenger's contact button."""

from storage.tables import BOND, JOIN_REQUEST
from tests.joining.school import MOTHER_NUMBER, NURSE_NUMBER, PhuLam


def test_a_mother_joins_with_her_number_and_the_birthday(school: PhuLam) -> None:
    school.town.seeds.contact(school.minh, "mother", MOTHER_NUMBER)
    mother = school.town.actor("m1").starts().shares("84590000123").sees("ngày sinh của con")
    mother.says("5/9/2019").sees("đã khớp ạ: Minh")
    assert "○ Mẹ" not in mother.last.labels
    [bond] = school.rows(BOND)
    assert (bond.relation, bond.verified_how) == ("mother", "phone")


def test_a_number_that_is_not_the_sender_s_own_helps_nothing(school: PhuLam) -> None:
    school.town.seeds.contact(school.minh, "mother", MOTHER_NUMBER)
    x = school.town.actor("x").starts().shares(MOTHER_NUMBER, own=False).sees("của chính người gửi")
    x.says("5/9/2019")
    assert school.rows(BOND) == []


def test_a_typed_number_proves_nothing(school: PhuLam) -> None:
    school.town.seeds.contact(school.minh, "mother", MOTHER_NUMBER)
    x = school.town.actor("x").starts().says("0590000123").says("5/9/2019")
    assert school.rows(BOND) == []
    assert "khớp" not in x.last.plain


def test_a_number_of_more_than_five_children_goes_to_the_teacher(school: PhuLam) -> None:
    seeds = school.town.seeds
    for number in range(5):
        child = seeds.pupil(f"Bùi Văn {number}", school.school, school.class_2a, "2018-01-01")
        seeds.contact(child, "guardian", MOTHER_NUMBER)
    seeds.contact(school.minh, "guardian", MOTHER_NUMBER)
    mother = school.town.actor("m1").starts().shares(MOTHER_NUMBER).says("5/9/2019").sees("chưa đủ để kết nối ngay")
    assert school.rows(BOND) == []
    [request] = school.rows(JOIN_REQUEST)
    assert request.person_id == school.minh
    school.teacher.taps("Xem danh sách")
    school.teacher.sees("số điện thoại đã xác thực 0590 000 123", "phụ huynh của Minh")
    school.teacher.taps("Đúng, là phụ huynh của Minh")
    mother.hears("Nhà trường đã xác nhận")


def test_five_children_are_few_enough_and_twins_come_together(school: PhuLam) -> None:
    seeds = school.town.seeds
    twins = [seeds.pupil(f"Bùi Gia {name}", school.school, school.class_2a, "2018-01-01") for name in ("Hân", "Huy")]
    for child in (*twins, school.minh, school.an):
        seeds.contact(child, "father", MOTHER_NUMBER)
    father = school.town.actor("f").starts().shares(MOTHER_NUMBER).says("1/1/2018").sees("Hân", "Huy")
    father.taps("Khai báo sức khỏe")
    father.taps("Xong")
    assert all(school.consents(twin) == {"declare"} for twin in twins)
    assert school.consents(school.minh) == set()
    father.taps("Kết nối thêm một con")
    father.shares(MOTHER_NUMBER).says("5/9/2019").sees("Minh")
    assert len({row.person_id for row in school.rows(BOND)}) == 1


def test_a_mother_of_three_types_one_birthday_after_the_other(school: PhuLam) -> None:
    seeds = school.town.seeds
    ngan = seeds.pupil("Trần Bảo Ngân", school.school, school.class_2a, "2016-02-11")
    for child in (school.minh, school.an, ngan):
        seeds.contact(child, "mother", MOTHER_NUMBER)
    mother = school.town.actor("m1").starts().shares(MOTHER_NUMBER).says("5/9/2019").sees("Minh")
    mother.says("chào").sees("chọn ở tin nhắn trên")
    mother.taps("Khai báo sức khỏe")
    mother.taps("Xong")
    mother.says("11/02/2016").sees("đã khớp ạ: Ngân")
    mother.says("1/1/2001").sees("chưa đủ để kết nối ngay")
    assert school.consents(school.minh) == {"declare"}
    mother.says("/trogiup").sees("Khai báo", "Chọn mục đồng ý cho Ngân", "Kết nối thêm một con")
    assert "Chọn mục đồng ý cho Minh" not in mother.last.labels
    mother.taps("Chọn mục đồng ý cho Ngân")
    mother.taps("Khai báo sức khỏe")
    mother.taps("Xong")
    mother.sees("Đã lưu lựa chọn", "Xem những việc có thể làm")
    assert school.consents(ngan) == {"declare"}
    mother.says("/trogiup")
    mother.taps("Kết nối thêm một con")
    mother.sees("nhắn ngày sinh của con", "mã lớp")
    assert len(school.rows(BOND)) == 2


def test_staff_are_known_by_their_number(school: PhuLam) -> None:
    nurse = school.town.seeds.person("staff", "Nguyễn Thị Thảo", school=school.school, phone=NURSE_NUMBER)
    school.town.seeds.duty(nurse, "school_health", school.school)
    school.town.actor("n").starts().shares("0590000111").sees("Đã kết nối: thầy/cô Nguyễn Thị Thảo")
    assert school.accounts(nurse) == 1


def test_officials_are_known_by_their_number(school: PhuLam) -> None:
    contact = school.town.seeds.person("official", "Vũ Đình Lâm", phone=NURSE_NUMBER)
    school.town.seeds.duty(contact, "district_contact", school.commune)
    actor = school.town.actor("n").starts().shares(NURSE_NUMBER).sees("ông/bà Vũ Đình Lâm")
    actor.taps("Xem những việc có thể làm")
    actor.sees("Các trường trên địa bàn")


def test_a_colleague_with_a_child_is_one_person(school: PhuLam) -> None:
    seeds = school.town.seeds
    nurse = seeds.person("staff", "Nguyễn Thị Thảo", school=school.school, phone=NURSE_NUMBER)
    seeds.contact(school.minh, "mother", NURSE_NUMBER)
    actor = school.town.actor("n").starts().shares(NURSE_NUMBER)
    actor.taps("Kết nối với con đang đi học")
    actor.shares(NURSE_NUMBER).says("5/9/2019").sees("Minh")
    [bond] = school.rows(BOND)
    assert bond.person_id == nurse


def test_a_new_phone_with_the_same_number_is_the_same_person(school: PhuLam) -> None:
    school.town.seeds.contact(school.minh, "mother", MOTHER_NUMBER)
    old = school.town.actor("m1").starts().shares(MOTHER_NUMBER).says("5/9/2019")
    old.taps("Khai báo sức khỏe")
    old.taps("Xong")
    new = school.town.actor("m2").starts().shares(MOTHER_NUMBER).sees("đã được kết nối từ trước")
    old.hears("Một tài khoản khác có cùng số điện thoại")
    [bond] = school.rows(BOND)
    assert school.accounts(bond.person_id) == 2
    new.says("/rutdongy").sees("☑ Khai báo")


def test_guessing_birthdays_is_slowed_down(school: PhuLam) -> None:
    school.town.seeds.contact(school.minh, "mother", MOTHER_NUMBER)
    x = school.town.actor("x").starts().shares(MOTHER_NUMBER)
    for day in (1, 2, 3):
        x.says(f"{day}/9/2019")
    x.says("5/9/2019").sees("thử lại sau")
    assert school.rows(BOND) == []
