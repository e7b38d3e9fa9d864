"""New bonds are told and can be questioned at once; the school ends, restores and bars; lost phones."""

from bot.dialogue.actions import base36
from bot.joining.revoking import revoke_phone
from storage.tables import ACCOUNT, BAR, BOND
from tests.joining.school import MOTHER_NUMBER, NURSE_NUMBER, PhuLam
from tests.town import Actor


def stranger_joins(school: PhuLam) -> Actor:
    stranger = school.town.actor("x").starts(school.slip(school.minh)).says("5/9/2019")
    stranger.taps("Bố")
    stranger.taps("Khai báo sức khỏe")
    stranger.taps("Xong")
    return stranger


def test_a_new_bond_is_told_to_the_other_guardian_and_the_teacher(school: PhuLam) -> None:
    mother = school.mother()
    assert mother.heard() == []
    stranger_joins(school)
    told = mother.hears("Vừa có người được kết nối để khai báo cho Minh: bố, lúc 05:50")
    assert told.labels == ["Không phải người nhà"]
    assert "Trần Gia" not in told.plain
    school.town.by(minutes=15)  # where nothing can be edited, what grows is said anew so often
    listed = school.teacher.hears("Lớp 2A: hôm nay có 2 kết nối mới")
    assert "Minh (mẹ), Minh (bố)" in listed.plain
    said = [t for t in school.teacher.heard() if "kết nối mới" in t]
    assert len(said) == (1 if school.town.abilities.can_edit else 2)


def test_not_family_suspends_at_once(school: PhuLam) -> None:
    mother, stranger = school.mother(), stranger_joins(school)
    mother.taps("Không phải người nhà")
    mother.sees("Đã tạm dừng kết nối này ngay")
    assert (school.bonds(school.minh), school.bonds(school.minh, "suspended")) == (1, 1)
    stranger.hears("đang tạm dừng để nhà trường kiểm tra")
    stranger.says("/rutdongy").sees("chưa có sự đồng ý")
    school.teacher.hears("có người báo không phải người nhà")
    school.principal.hears("có người báo không phải người nhà")
    stranger.starts(school.slip(school.minh)).says("5/9/2019").sees("chưa thể kết nối")


def test_the_school_restores_what_was_questioned(school: PhuLam) -> None:
    mother, father = school.mother(), stranger_joins(school)
    mother.taps("Không phải người nhà")
    school.teacher.taps("Xem ai đang kết nối")
    school.teacher.sees("đang tạm dừng để kiểm tra").taps("Khôi phục")
    father.hears("hoạt động lại bình thường")
    assert school.bonds(school.minh) == 2
    father.says("/rutdongy").sees("Minh")


def test_a_newcomer_cannot_throw_out_who_was_there_before(school: PhuLam) -> None:
    school.mother()
    [mothers] = school.rows(BOND)
    stranger = stranger_joins(school)
    school.town.by(minutes=1)

    school.town.receive(school.town.update("x", action=f"jf1:{base36(mothers.id)}", message="1"))
    stranger.sees("không dành cho tài khoản này")
    assert school.bonds(school.minh, "suspended") == 0


def test_nobody_else_can_question_or_see_a_bond(school: PhuLam) -> None:
    school.mother()
    [bond] = school.rows(BOND)
    other = school.mother(school.an, "m9")

    for press in (f"jf1:{base36(bond.id)}", f"jb1:{base36(school.minh)}", f"ji1:{base36(bond.id)}"):
        school.town.receive(school.town.update("m9", action=press, message="1"))
        other.sees("không dành cho tài khoản này")
    assert school.bonds(school.minh) == 1


def test_the_teacher_can_question_from_the_growing_message(school: PhuLam) -> None:
    school.mother()
    stranger_joins(school)
    school.town.by(minutes=15)
    school.teacher.taps("Không phải người nhà: Minh (bố)")
    [stopped] = school.rows(BOND, BOND.c.state == "suspended")
    assert stopped.relation == "father"


def test_a_bar_outlives_slips_numbers_and_the_teacher(school: PhuLam) -> None:
    school.town.seeds.contact(school.minh, "father", MOTHER_NUMBER)
    father = school.town.actor("f").starts().shares(MOTHER_NUMBER).says("5/9/2019")
    father.taps("Xong")
    school.teacher.says("/nguoinha").taps("Lớp 2A")
    school.teacher.taps("Minh")
    school.teacher.taps("Cấm")
    school.teacher.sees("lý do").says("Theo quyết định " * 40).sees("500")
    assert school.bonds(school.minh) == 1, "a reason that would be cut off is asked for again"
    school.teacher.says("Theo quyết định của tòa án số 12").sees("không thể kết nối")
    father.hears("Nhà trường đã kết thúc kết nối với Minh")
    [bar] = school.rows(BAR)
    assert b"quy" not in bar.sealed_reason
    assert bar.person_id is not None
    assert school.bonds(school.minh) == 0
    father.starts(school.slip(school.minh)).says("5/9/2019").sees("chưa thể kết nối")
    again = school.town.actor("f2").starts().shares(MOTHER_NUMBER).says("5/9/2019")
    assert "khớp" not in again.last.plain
    third = school.town.actor("f3").starts(school.class_code()).says("Trần Gia Minh")
    third.shares(MOTHER_NUMBER)
    school.teacher.taps("Xem danh sách")
    school.teacher.taps("Đúng, là phụ huynh của Minh")
    school.teacher.sees("chưa thể kết nối")
    assert school.bonds(school.minh) == 0


def test_a_bar_can_be_lifted_by_the_school(school: PhuLam) -> None:
    test_a_bar_outlives_slips_numbers_and_the_teacher(school)
    school.teacher.says("/nguoinha").taps("Lớp 2A")
    school.teacher.taps("Minh")
    school.teacher.sees("Không được kết nối từ").taps("Bỏ cấm")
    [bar] = school.rows(BAR)
    assert bar.lifted_at is not None
    school.town.actor("f").starts(school.slip(school.minh)).says("5/9/2019").sees("đã khớp")


def test_a_bar_outlives_slips_and_the_teacher_until_it_is_lifted(school: PhuLam) -> None:
    father = school.town.actor("f").starts(school.slip(school.minh)).says("5/9/2019")
    father.taps("Bố")
    father.taps("Xong")
    school.teacher.says("/nguoinha").taps("Lớp 2A")
    school.teacher.taps("Minh")
    school.teacher.taps("Cấm")
    school.teacher.says("Theo quyết định của tòa án số 12").sees("không thể kết nối")
    father.hears("Nhà trường đã kết thúc kết nối với Minh")
    father.starts(school.slip(school.minh)).says("5/9/2019").sees("chưa thể kết nối")
    father.starts(school.class_code()).says("Trần Gia Minh")
    school.teacher.taps("Xem danh sách")
    school.teacher.taps("Đúng, là phụ huynh của Minh")
    school.teacher.sees("chưa thể kết nối")
    assert school.bonds(school.minh) == 0
    school.teacher.says("/nguoinha").taps("Lớp 2A")
    school.teacher.taps("Minh")
    school.teacher.taps("Bỏ cấm")
    father.starts(school.slip(school.minh)).says("5/9/2019").sees("đã khớp")
    [bond] = school.rows(BOND, BOND.c.state == "active")
    assert bond.verified_how == "slip"


def test_a_lost_phone_is_revoked_with_a_date(school: PhuLam) -> None:
    school.town.seeds.contact(school.minh, "mother", MOTHER_NUMBER)
    mother = school.town.actor("m1").starts().shares(MOTHER_NUMBER).says("5/9/2019")
    mother.taps("Khai báo sức khỏe")
    mother.taps("Xong")
    revoked = revoke_phone(school.town.database, school.town.clock, MOTHER_NUMBER)
    assert (revoked.persons, revoked.accounts) == (1, 1)
    [bond] = school.rows(BOND)
    assert (bond.state, bond.to_at) == ("ended", school.town.clock.now())
    [account] = [a for a in school.rows(ACCOUNT) if a.state == "ended"]
    assert (account.person_id, account.ended_at) == (None, school.town.clock.now())
    mother.says("/rutdongy").sees("chưa có sự đồng ý")
    mother.starts(school.slip(school.minh)).says("5/9/2019").sees("đã khớp")
    assert school.bonds(school.minh) == 1


def test_a_mother_who_came_by_slip_is_found_by_the_roster_s_number(school: PhuLam) -> None:
    school.town.seeds.contact(school.minh, "mother", MOTHER_NUMBER)
    school.mother()
    stranger_joins(school)
    assert revoke_phone(school.town.database, school.town.clock, MOTHER_NUMBER).persons == 1
    [left] = school.rows(BOND, BOND.c.state == "active")
    assert left.relation == "father"


def test_the_principal_revokes_in_chat_within_the_school(school: PhuLam) -> None:
    seeds = school.town.seeds
    nurse = seeds.person("staff", "Nguyễn Thị Thảo", school=school.school, phone=NURSE_NUMBER)
    seeds.account(nurse)
    elsewhere = seeds.unit("PLB", "Trường Tiểu học Phù Lam B", "school", parent=school.commune)
    other = seeds.person("staff", "Phan Thị Liên", school=elsewhere, phone=MOTHER_NUMBER)
    seeds.account(other)
    school.principal.says("/thuhoi").says("0590 000 123").sees("Không có ai của trường")
    school.principal.says("/thuhoi").says("0590 000 111").taps("Kết thúc tài khoản: Nguyễn Thị Thảo")
    school.principal.sees("Đã kết thúc")
    assert (school.accounts(nurse), school.accounts(other)) == (0, 1)

    school.town.receive(school.town.update(school.principal.chat, action=f"jv1:{base36(other)}", message="1"))
    assert school.accounts(other) == 1
    school.teacher.says("/thuhoi").sees("không dành cho tài khoản này")


def test_who_blocked_the_bot_is_reached_again_after_writing(school: PhuLam) -> None:
    mother = school.mother()
    school.town.receive(school.town.update("m1", is_left=True))
    assert [a.state for a in school.rows(ACCOUNT) if a.state == "blocked"] == ["blocked"]
    mother.says("/trogiup")
    stranger_joins(school)
    mother.hears("Vừa có người được kết nối")


def test_a_guardian_can_leave(school: PhuLam) -> None:
    mother = school.mother()
    mother.says("/nguoinha").taps("Minh")
    mother.sees("Mẹ (Mẹ Minh), qua phiếu mời").taps("Kết thúc kết nối của tôi")
    mother.sees("Đã kết thúc kết nối với Minh")
    assert school.bonds(school.minh) == 0


def test_the_principal_finds_any_child_of_the_school_and_of_no_other(school: PhuLam) -> None:
    school.mother()
    elsewhere = school.town.seeds.unit("PLB", "Trường Tiểu học Phù Lam B", "school", parent=school.commune)
    school.town.seeds.school_class(elsewhere, "9Z")
    principal = school.principal
    assert "người nhà" in principal.says("/trogiup").last.plain
    principal.says("/nguoinha").taps("Các lớp của Trường Tiểu học Phù Lam A")
    assert "9Z" not in principal.last.labels
    principal.taps("2A")
    principal.taps("Minh")
    principal.sees("Mẹ (", "qua phiếu mời")
    for action in (f"je1:{base36(elsewhere)}", f"jm1:{base36(school.town.seeds.school_class(elsewhere, '1Z'))}"):
        school.town.receive(school.town.update(principal.chat, action=action, message="1"))
        principal.sees("không dành cho tài khoản này")


def test_a_teacher_is_no_head_of_the_school(school: PhuLam) -> None:
    teacher = school.teacher
    teacher.says("/nguoinha")
    assert teacher.last.labels == ["Lớp 2A"]
    school.town.receive(school.town.update(teacher.chat, action=f"je1:{base36(school.school)}", message="1"))
    teacher.sees("không dành cho tài khoản này")


def test_who_is_stopped_for_the_only_child_hears_so_and_not_that_it_is_not_for_them(school: PhuLam) -> None:
    mother, stranger = school.mother(), stranger_joins(school)
    mother.taps("Không phải người nhà")
    stranger.says("/nguoinha").sees("nhà trường đang kiểm tra")
    assert stranger.last.labels == []
