"""The report every Monday and Friday: figures are counted already, several prepare it, the principal signs."""

import pytest

from bot.dialogue.declare_actions import Send, TakeUp
from bot.dialogue.filing_actions import SchoolTrend
from bot.handlers.filing_work import school_subject
from tests.filing.school import DeclaringSchool
from tests.town import Actor, Town

REPORT = "Khai báo tình hình nhà trường"


@pytest.fixture
def school(town: Town) -> DeclaringSchool:
    found = DeclaringSchool(town)
    town.to("Mon", "06:20")
    found.mother.taps("đều khỏe")
    town.to("Mon", "07:40")
    return found


def test_the_principal_signs_what_is_counted_with_one_tap(school: DeclaringSchool) -> None:
    principal = school.principal
    principal.hears("Báo cáo thầy/cô Hiệu trưởng")
    principal.taps("Báo cáo tình hình nhà trường")
    principal.sees(f"• {REPORT}: hạn 10:00.")
    principal.taps(REPORT)
    principal.sees("Học sinh: sĩ số 4 · có mặt 4 · vắng 0", "Khai báo: đã khai 2", "chưa trả lời 1, chưa kết nối 1")
    assert "•" not in principal.last.plain
    principal.sees("Số liệu đếm lúc 07:40 từ các bản khai.", "Ký và gửi")
    principal.taps("Ký và gửi")
    principal.sees("Đã ký và gửi lúc 07:40. Mã: ")
    (said,) = school.said()
    assert said["answers"]["enrolled"] == "4"
    assert said["counted"]["counted_enrolled"] == "4"
    assert said["calculated"] == {"changed": "no"}
    assert school.drafts() == []
    assert school.own_rounds()[0] == ("23/11", "school-situation", "open", 1, None)
    school.town.to("Mon", "18:00")
    assert school.own_rounds()[0] == ("23/11", "school-situation", "closed", 1, 1)


def test_figures_that_stand_on_nobodys_word_are_asked_about_before_they_are_signed(town: Town) -> None:
    school = DeclaringSchool(town)
    town.to("Mon", "07:40")
    nurse, principal = school.nurse, school.principal
    school.opens_report(principal)
    principal.sees("có mặt 4", "số có mặt tính cả 4 em chưa khai báo")
    principal.taps("Ký và gửi")
    principal.sees("Mới có 0/4 học sinh khai báo", "vẫn ký ạ?")
    assert school.filed() == []
    town.by(seconds=5)
    principal.taps("Không, xem lại")
    school.opens_report(nurse)
    nurse.says("khoan, có mặt 3 chứ").sees("Vì sao số liệu khác").says("một em khó thở, mẹ đón về").sees(
        "3 (đếm được: 4)"
    )
    assert "Lưu ý" not in nurse.last.plain
    nurse.says("không trình").sees("chưa hiểu").says("vắng 2 cháu ốm").sees("có mặt 2 · vắng 2, trong đó nghỉ ốm 2")
    nurse.says("trình hiệu trưởng ký").sees("Đã trình ký lúc 07:40")
    town.by(seconds=5)
    principal.taps("Khai báo ngay")
    principal.says("đúng rồi ký luôn").sees("Đã ký và gửi").says("ký").sees("người ký: cô Lan")
    assert [each["answers"]["present"] for each in school.said()] == ["2"]


def test_all_the_same_they_are_signed(town: Town) -> None:
    school = DeclaringSchool(town)
    town.to("Mon", "07:40")
    school.opens_report(school.principal)
    school.principal.says("ký").sees("vẫn ký ạ?")
    town.by(seconds=5)
    school.principal.says("cứ ký đi").sees("Đã ký và gửi lúc 07:40")
    assert len(school.filed()) == 1


def test_ill_at_home_and_back_are_counted_by_who_said_so(town: Town) -> None:
    school = DeclaringSchool(town)
    town.to("Mon", "06:20")
    for label in ("Tuệ chưa khỏe", "Sốt", "Tiếp"):
        school.father.taps(label)
    school.father.says("38,2")
    for label in ("Sáng nay", "Nghỉ ở nhà", "Gửi"):
        school.father.taps(label)
    town.to("Mon", "08:00")
    school.opens_report(school.principal)
    school.principal.sees(
        "có mặt 3 · vắng 1, trong đó nghỉ ốm 1 (gia đình khai 1, thầy cô khai hộ 0)", "cần theo dõi 1"
    )
    town.to("Fri", "06:20")
    school.father.taps("Đã khỏe")
    town.to("Fri", "08:00")
    school.opens_report(school.principal)
    school.principal.sees("có mặt 4", "nghỉ ốm đã đi học lại 1")


def test_who_is_watched_at_home_since_monday_is_not_present_on_friday(town: Town) -> None:
    school = DeclaringSchool(town)
    town.to("Mon", "06:20")
    school.father.says("tuệ sốt 38,5 từ hôm qua, nghỉ ở nhà").says("gửi")
    for label in ("Xem danh sách", "Mở Tuệ", "Nhận ca này", "Theo dõi tại nhà"):
        school.nurse.taps(label)
    town.to("Fri", "08:00")
    watched = (
        "có mặt 3 · vắng 1, trong đó nghỉ ốm 1",
        "tính cả 1 em đang theo dõi tại nhà",
        "tính cả 3 em chưa khai báo",
    )
    school.opens_report(school.principal)
    school.principal.sees(*watched)
    school.father.taps("Đỡ hơn")
    school.principal.taps("Đếm lại")
    school.principal.sees(*watched)
    town.by(seconds=5)
    school.father.says("tuệ khỏe hẳn rồi")
    school.principal.taps("Đếm lại")
    school.principal.sees("có mặt 4 · vắng 0")
    assert "đang theo dõi" not in school.principal.last.plain


def test_a_changed_figure_needs_a_reason_and_both_numbers_are_kept(school: DeclaringSchool) -> None:
    nurse, principal = school.nurse, school.principal
    school.opens_report(nurse)
    nurse.sees("Trình Hiệu trưởng ký")
    nurse.taps("Sửa")
    nurse.taps("Học sinh có mặt")
    nurse.says("3").sees("Đã ghi nhận 3.", "Vì sao số liệu khác với số trợ lý đã đếm")
    nurse.says("một em xin về sớm").sees("Học sinh có mặt: 3 (đếm được: 4)", "Học sinh vắng mặt: 1 (đếm được: 0)")
    nurse.taps("Trình")
    nurse.sees("Đã trình ký lúc 07:40. Cô Lan sẽ nhận được tin để ký.")
    push = principal.hears("Khai báo của nhà trường, thứ Hai 23/11")
    assert "Cô Hạnh đã soạn xong lúc 07:40, chờ thầy/cô ký. Hạn 10:00." in push.plain
    principal.taps("Khai báo ngay")
    principal.sees("Học sinh có mặt: 3 (đếm được: 4)", "một em xin về sớm", "Cô Hạnh đã trình ký lúc 07:40.")
    principal.taps("Ký và gửi")
    (said,) = school.said()
    assert (said["answers"]["present"], said["counted"]["counted_present"]) == ("3", "4")
    assert said["answers"]["why_changed"] == "một em xin về sớm"


def test_what_two_prepare_is_one_draft_and_no_answer_is_lost(school: DeclaringSchool) -> None:
    school.opens_report(school.nurse)
    school.opens_report(school.deputy)
    school.deputy.sees("Người soạn gần nhất: cô Hạnh, lúc 07:40.")
    school.nurse.taps("Sửa")
    school.deputy.taps("Sửa")
    school.deputy.taps("Xem thêm")
    school.nurse.taps("Học sinh có mặt")
    school.deputy.taps("Học sinh cần theo dõi")
    school.nurse.says("3")
    school.deputy.says("1")
    school.opens_report(school.principal)
    school.principal.says("hai em về sớm, một em ở phòng y tế")
    school.principal.sees("Học sinh có mặt: 3 (đếm được: 4)", "Học sinh cần theo dõi: 1 (đếm được: 0)")
    (draft,) = school.drafts()
    assert draft.version > 2


def test_what_was_handed_over_does_not_move_until_it_is_counted_again(school: DeclaringSchool) -> None:
    school.opens_report(school.nurse)
    school.nurse.taps("Trình")
    school.town.to("Mon", "07:50")
    school.father.taps("Tuệ khỏe")
    school.principal.taps("Khai báo ngay")
    school.principal.sees("đã khai 2", "Số liệu đếm lúc 07:40")
    school.principal.taps("Đếm lại")
    school.principal.sees("đã khai 3", "Số liệu đếm lúc 07:50")
    school.principal.taps("Số liệu từ đâu")
    school.principal.sees("Học sinh chưa khai báo: 1. Học sinh chưa có bản khai trong đợt hôm nay.")


def test_pressing_twice_signs_once_and_hands_over_once(school: DeclaringSchool) -> None:
    town, nurse, principal = school.town, school.nurse, school.principal
    for who, label in ((nurse, "Trình"), (principal, "Ký và gửi")):
        if who is nurse:
            school.opens_report(who)
        else:
            who.taps("Khai báo ngay")
        message, choice = who.find(label)
        before = len(principal.heard())
        for press in ("p1", "p2"):
            town.receive(town.update(who.chat, action=choice.action, message=message.ref, press=label + press))
        town.settle()
        assert len(principal.heard()) == before + (who is nurse)
        town.by(minutes=5)
    nurse.sees("Đã trình ký lúc 07:40.")
    principal.sees("Đã ký và gửi lúc 07:45")
    assert [row.revision for row in school.filed()] == [1]


def test_a_correction_is_signed_anew_and_the_first_stays(school: DeclaringSchool) -> None:
    school.opens_report(school.principal)
    school.principal.taps("Ký và gửi")
    school.town.to("Mon", "09:30")
    school.father.taps("Tuệ khỏe")
    school.opens_report(school.principal)
    school.principal.sees("Đã ký và gửi lúc 07:40, người ký: cô Lan.", "Sửa và ký lại")
    school.principal.taps("Sửa và ký lại")
    school.principal.taps("Xem thêm")
    school.principal.taps("Học sinh cần theo dõi")
    school.principal.says("1")
    school.principal.says("một em ở phòng y tế")
    school.principal.sees("đã khai 3", "• Học sinh cần theo dõi: 1 (đếm được: 0)")
    assert "đếm được: 3" not in school.principal.last.plain
    assert "Sửa" in school.principal.last.labels
    school.principal.taps("Ký và gửi")
    first, second = school.filed()
    assert (first.revision, second.revision) == (1, 2)
    assert [one["answers"]["flagged"] for one in school.said()] == ["0", "1"]


def test_after_closing_the_button_explains_and_what_was_signed_is_read(school: DeclaringSchool) -> None:
    school.opens_report(school.principal)
    school.principal.taps("Ký và gửi")
    school.town.to("Tue", "08:00")
    school.principal.taps("Xem bản đã ký")
    school.principal.sees("sĩ số 4")
    school.principal.taps("Quay lại")
    school.principal.sees("Đợt khai báo của nhà trường thứ Hai 23/11 đã kết thúc lúc 17:00.")
    assert len(school.filed()) == 1


def test_an_hour_before_it_is_due_whoever_signs_is_reminded(school: DeclaringSchool) -> None:
    school.town.to("Mon", "09:01")
    said = "Hạn 10:00, chưa ký. Số liệu đã được đếm sẵn."
    assert said in school.principal.hears("Khai báo của nhà trường, thứ Hai 23/11").plain
    for who in (school.deputy, school.nurse, school.mother):
        assert not any("Khai báo của nhà trường" in text for text in who.heard())
    school.town.to("Fri", "08:00")
    school.opens_report(school.principal)
    school.principal.taps("Ký và gửi")
    school.town.by(seconds=5)
    school.principal.taps("Đúng, ký và gửi")
    school.town.to("Fri", "09:30")
    assert not any("Khai báo của nhà trường, thứ Sáu" in text for text in school.principal.heard())


def test_a_school_that_is_not_asked_has_no_round_of_its_own(town: Town) -> None:
    school = DeclaringSchool(town)
    school.a.sets(report="off")
    town.to("Tue", "00:10")
    assert {(day, state) for day, _, state, *_ in school.own_rounds()} == {
        ("23/11", "closed"),
        ("27/11", "cancelled"),
        ("30/11", "cancelled"),
    }


def test_a_deputy_signs_where_no_principal_can_be_reached(town: Town) -> None:
    school = DeclaringSchool(town)
    town.to("Mon", "08:00")
    school.opens_report(school.deputy)
    school.deputy.sees("Trình Hiệu trưởng ký")
    school.lose_the_principal()
    school.opens_report(school.deputy)
    school.deputy.taps("Ký và gửi")
    town.by(seconds=5)
    school.deputy.taps("Đúng, ký và gửi")
    assert [row.revision for row in school.filed()] == [1]


def test_nobody_else_learns_or_changes_anything(school: DeclaringSchool) -> None:
    school.opens_report(school.principal)
    school.principal.taps("Ký và gửi")
    school.opens_report(school.principal)
    school.principal.taps("Sửa và ký lại")
    school.principal.taps("Học sinh có mặt")
    school.principal.taps("Giữ")
    about = school.button(school.principal, "Ký và gửi")
    other = school.place.school("Tiểu học Phù Lam B", "PLB").hires("Lê Thị Sen", "principal")
    for who in (school.mother, school.contact, other):
        for action in (about, TakeUp(about.order, about.held_on, about.person)):
            reply = school.town.receive(school.town.update(who.chat, action=action.encode()))
            assert "chưa mở cho" in reply.text or "không" in reply.text, reply.text
            assert "sĩ số" not in reply.text
        if who is not school.contact:
            trend = SchoolTrend(school.a.id).encode()
            assert REPORT not in school.town.receive(school.town.update(who.chat, action=trend)).text
        assert "sĩ số" not in who.says("/nhatruong").last.plain
    assert [row.revision for row in school.filed()] == [1]
    assert isinstance(about, Send)


def test_persons_never_owe_what_the_school_declares(school: DeclaringSchool) -> None:
    school.father.taps("Tuệ khỏe")
    for who in (school.mother, school.father):
        assert who.last.labels == ["Sửa"]
        who.says("/khaibao")
        assert "chưa" not in who.last.plain.replace("chưa khỏe", ""), who.last.plain


def test_the_commune_reads_how_the_school_declared(school: DeclaringSchool) -> None:
    school.opens_report(school.principal)
    school.principal.taps("Ký và gửi")
    contact: Actor = school.contact
    contact.says("/truongcuatoi")
    contact.taps("Khai báo của nhà trường qua các đợt")
    contact.sees(f"{REPORT}", "• 23/11/2026: có mặt 4/4, nghỉ ốm 0, cần theo dõi 0, đã khai 2")


def test_a_school_is_told_from_persons_by_its_sign() -> None:
    assert school_subject(7, "Tiểu học Phù Lam A").person_id == -7
    assert school_subject(7, "Tiểu học Phù Lam A").may_declare
