"""A slip from school: code, birthday, bond, consent (storyboard, scenes 1 and 13)."""

import pytest

from storage.tables import AUDIT, BOND, CONSENT, INVITATION
from tests.joining.school import MOTHER_NUMBER, NURSE_NUMBER, PhuLam

WRONG = "Mã này chưa đúng hoặc đã được sử dụng"


def test_a_mother_joins_with_the_slip_from_school(school: PhuLam) -> None:
    mother = school.town.actor("m1")
    mother.starts(school.slip(school.minh))
    mother.sees("các trường trên địa bàn xã Phù Lam", "ngày sinh của con")
    mother.says("5/9/19")
    mother.sees("Thông tin đã khớp ạ: Minh, lớp 2A, Trường Tiểu học Phù Lam A", "○ Mẹ | ○ Bố")
    assert [label for label in mother.last.labels if "☑" in label or "●" in label] == []
    mother.taps("Mẹ")
    assert [label for label in mother.last.labels if "☑" in label] == []
    mother.taps("Khai báo sức khỏe qua tin nhắn")
    mother.taps("Nhận tin nhắc")
    mother.sees("Quan hệ: mẹ", "☑ Khai báo sức khỏe qua tin nhắn", "☐ Dùng số liệu", "24 giờ")
    assert school.consents(school.minh) == set()
    mother.taps("Xong")
    mother.sees("vậy là xong")
    assert school.consents(school.minh) == {"declare", "remind"}
    [bond] = school.rows(BOND)
    assert (bond.relation, bond.verified_how, bond.state) == ("mother", "slip", "active")
    [first, _] = school.rows(CONSENT)
    assert (first.text_version, first.account_id is not None, first.on_paper) == ("2026-11", True, False)


@pytest.mark.parametrize("typed", ["lower", "spaces", "dash", "letters"])
def test_a_code_is_understood_however_it_is_typed(school: PhuLam, typed: str) -> None:
    code = school.slip(school.minh)
    forms = {
        "lower": code.lower(),
        "spaces": f" {code[:3]} {code[3:]} ",
        "dash": f"{code[:5]}-{code[5:]}",
        "letters": code.replace("0", "O").replace("1", "l"),
    }
    mother = school.town.actor("m1").starts()
    mother.sees("mã trên phiếu mời").says(forms[typed]).sees("ngày sinh của con")


def test_without_the_first_consent_she_is_told_of_paper(school: PhuLam) -> None:
    mother = school.town.actor("m1").starts(school.slip(school.minh)).says("05/09/2019")
    mother.taps("Mẹ")
    mother.taps("Xong")
    mother.sees("khai báo bằng giấy")
    assert school.consents(school.minh) == set()
    mother.says("/khaibao")
    assert "Minh chưa khỏe" not in mother.last.labels


def test_the_full_text_can_be_read_and_left_again(school: PhuLam) -> None:
    mother = school.town.actor("m1").starts(school.slip(school.minh)).says("05/09/2019")
    mother.taps("Mẹ")
    mother.taps("Nhận tin nhắc")
    mother.taps("Đọc kỹ hơn")
    mother.sees("dữ liệu cá nhân nhạy cảm", "bản 2026-11", "90 ngày")
    mother.taps("Quay lại")
    mother.sees("☑ Nhận tin nhắc", "☐ Khai báo")


def test_three_wrong_birthdays_use_the_slip_up_and_tell_the_teacher(school: PhuLam) -> None:
    code = school.slip(school.minh)
    stranger = school.town.actor("x").starts(code)
    stranger.says("6/9/2019").sees("còn 2 lần").says("7/9/2019").sees("còn 1 lần")
    stranger.says("8/9/2019").sees("phiếu này đã khóa", "Giáo viên chủ nhiệm đã được báo", "mã lớp")
    stranger.says("cho tôi gặp người thật").sees("gọi giáo viên chủ nhiệm của con", "115")
    assert "Trần" not in school.teacher.hears("Phiếu mời của em Minh (2A) đã bị khóa").plain
    school.town.actor("m1").says(code).says("/start").says(code).sees(WRONG)
    assert school.bonds(school.minh) == 0


def test_what_is_no_date_costs_no_try(school: PhuLam) -> None:
    mother = school.town.actor("m1").starts(school.slip(school.minh))
    for words in ("con sinh năm 2019", "31/2/2019", "abc", "5/9"):
        mother.says(words).sees("chưa đọc được ngày sinh")
    mother.says("5.9.2019").sees("đã khớp")


def test_a_slip_works_once(school: PhuLam) -> None:
    code = school.slip(school.minh)
    school.town.actor("m1").starts(code).says("5/9/2019").sees("đã khớp")
    school.town.actor("m2").starts(code).sees(WRONG)


def test_two_who_hold_the_same_slip_cannot_both_use_it(school: PhuLam) -> None:
    code = school.slip(school.minh)
    one, two = school.town.actor("m1").starts(code), school.town.actor("m2").starts(code)
    one.says("5/9/2019").sees("đã khớp")
    two.says("5/9/2019").sees(WRONG)
    assert school.bonds(school.minh) == 1


def test_a_slip_lives_fourteen_days(school: PhuLam) -> None:
    code = school.slip(school.minh)
    school.town.by(days=13, hours=23)
    school.town.actor("m1").starts(code).sees("ngày sinh")
    school.town.by(hours=2)
    school.town.actor("m1").says("5/9/2019").sees(WRONG)
    school.town.actor("m2").starts(code).sees(WRONG)


def test_a_new_slip_ends_the_unused_one(school: PhuLam) -> None:
    old = school.slip(school.minh)
    new = school.slip(school.minh)
    school.town.actor("m1").starts(old).sees(WRONG)
    school.town.actor("m2").starts(new).sees("ngày sinh")


def test_codes_of_slips_are_stored_hashed(school: PhuLam) -> None:
    code = school.slip(school.minh)
    [row] = school.rows(INVITATION, INVITATION.c.kind == "child")
    assert row.sealed_code is None
    assert code not in row.code_index


def test_guessing_is_slowed_down_more_and_more_even_for_right_codes(school: PhuLam) -> None:
    right = school.slip(school.minh)
    guesser = school.town.actor("x").starts()
    for _ in range(3):
        guesser.says("7K2M9QX4TD").sees(WRONG)
    guesser.says(right).sees("thử lại sau 05:51")
    school.town.by(minutes=2)
    guesser.says("7K2M9QX4TD").sees(WRONG)
    school.town.by(minutes=2)
    guesser.says(right).sees("thử lại sau")
    school.town.by(minutes=4)
    guesser.says(right).sees("ngày sinh")
    assert len(school.rows(AUDIT, AUDIT.c.action == "wrong_code")) == 4
    school.town.actor("other").starts(right).sees("ngày sinh")


def test_a_button_proves_nothing_without_the_slip(school: PhuLam) -> None:
    school.slip(school.minh)
    forger = school.town.actor("x").starts()
    school.town.receive(school.town.update("x", action="jw1:parent", message="1"))
    forger.says("5/9/2019")
    assert school.bonds(school.minh) == 0


def test_a_second_child_is_connected_to_the_same_person(school: PhuLam) -> None:
    mother = school.mother()
    mother.taps("Kết nối thêm một con")
    mother.says(school.slip(school.an)).says("20/1/2019").sees("An, lớp 2A")
    assert "○ Mẹ" not in mother.last.labels
    rows = school.rows(BOND)
    assert {row.person_id for row in rows} == {rows[0].person_id}
    assert [row.relation for row in rows] == ["mother", "mother"]


def test_a_member_of_staff_joins_with_slip_and_number(school: PhuLam) -> None:
    nurse = school.town.seeds.person("staff", "Nguyễn Thị Thảo", school=school.school, phone=NURSE_NUMBER)
    actor = school.town.actor("n")
    actor.starts(school.slip(nurse)).sees("số điện thoại đã đăng ký")
    actor.says("0590 000 999").sees("chưa khớp").says("0590 000 111").sees("Đã kết nối: thầy/cô Nguyễn Thị Thảo")
    assert school.accounts(nurse) == 1


def test_an_official_joins_with_slip_and_number(school: PhuLam) -> None:
    contact = school.town.seeds.person("official", "Vũ Đình Lâm", phone=NURSE_NUMBER)
    school.town.seeds.duty(contact, "district_contact", school.commune)
    actor = school.town.actor("n").starts(school.slip(contact)).sees("số điện thoại đã đăng ký")
    actor.says("0590 000 111").sees("ông/bà Vũ Đình Lâm")
    actor.taps("Xem những việc có thể làm")
    actor.sees("Các trường trên địa bàn")
    assert school.accounts(contact) == 1


def test_three_wrong_numbers_use_a_staff_slip_up(school: PhuLam) -> None:
    nurse = school.town.seeds.person("staff", "Nguyễn Thị Thảo", school=school.school, phone=NURSE_NUMBER)
    actor = school.town.actor("n").starts(school.slip(nurse))
    for number in ("0590000991", "0590000992", "0590000993"):
        actor.says(number)
    actor.sees(WRONG).says("0590000111")
    assert school.accounts(nurse) == 0


def test_a_colleague_without_a_number_is_confirmed_by_the_principal(school: PhuLam) -> None:
    nurse = school.town.seeds.person("staff", "Nguyễn Thị Thảo", school=school.school)
    actor = school.town.actor("n").starts(school.slip(nurse))
    actor.taps("Nhờ Hiệu trưởng xác nhận")
    actor.sees("chuyển đề nghị tới Hiệu trưởng")
    assert "Thảo" not in school.principal.hears("đề nghị kết nối").plain
    assert not [text for text in school.teacher.heard() if "đề nghị" in text]
    school.principal.taps("Xem danh sách")
    school.principal.taps("Đúng, là thầy/cô Thảo")
    actor.hears("Đã kết nối: thầy/cô Thảo")
    actor.taps("Xem những việc có thể làm")
    actor.sees("Báo không khỏe")
    assert school.accounts(nurse) == 1


def test_a_mother_who_is_a_teacher_stays_one_person(school: PhuLam) -> None:
    mother = school.mother()
    staff = school.town.seeds.person("staff", "Lê Thị Mai", school=school.school, phone=MOTHER_NUMBER)
    mother.starts(school.slip(staff)).says("0590000123").sees("Đã kết nối")
    [bond] = school.rows(BOND, BOND.c.state == "active")
    assert bond.person_id == staff
    mother.says("/rutdongy").sees("Minh")


def test_a_code_typed_anywhere_in_joining_is_a_code(school: PhuLam) -> None:
    mother = school.town.actor("m1").starts(school.slip(school.minh))
    mother.says(school.slip(school.an)).sees("ngày sinh").says("20/1/2019").sees("An")


def test_the_principal_too_gets_one_list_an_hour(school: PhuLam) -> None:
    for number in range(3):
        person = school.town.seeds.person("staff", f"Bùi Văn {number}", school=school.school)
        school.town.actor(f"s{number}").starts(school.slip(person)).taps("Nhờ Hiệu trưởng xác nhận")
    assert len([text for text in school.principal.heard() if "đề nghị" in text]) == 1
    school.town.by(minutes=61)
    assert [text[:11] for text in school.principal.heard() if "đề nghị" in text] == ["Có 1 đề ngh", "Có 3 đề ngh"]
