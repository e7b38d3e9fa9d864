"""A school judges itself by a criteria set: must-pass items, what is to be put right, conclusions that stand."""

from pathlib import Path

import pytest

from tests.filing.school import HANOI, DeclaringSchool
from tests.town import Town

GAP = "Không đạt điều kiện, cần xử lý: đủ số tiêu chí nhưng có tiêu chí bắt buộc không đạt"
HCMC = "school-hcmc-2021"


@pytest.fixture
def school(town: Town) -> DeclaringSchool:
    found = DeclaringSchool(town)
    town.to("Tue", "09:00")
    return found


def begins(school: DeclaringSchool, title: str = "Tự đánh giá") -> None:
    school.principal.says("/nhatruong")
    school.principal.taps(title)


def test_a_must_pass_item_that_failed_is_named_and_never_passes(school: DeclaringSchool) -> None:
    school.is_asked()
    school.principal.hears("Thực hiện Công văn số 1234/SGDĐT-CTTT", "hạn 15:00 hôm nay")
    school.principal.taps("Khai báo ngay")
    school.principal.sees("Lời của các mục 11, 12, 13, 14 do nhóm soạn", "1. Đảm bảo cơ sở vật chất")
    school.answers_all(school.principal, 4, 7)
    school.principal.sees("Trang 1/2.", "4. 100% học sinh và cán bộ, giáo viên", ": Không đạt")
    school.principal.taps("Ký và gửi")
    school.principal.sees(f"Kết luận: {GAP} (đạt 14/16 tiêu chí).", "Tiêu chí bắt buộc chưa đạt: 4. 100%")
    school.principal.sees("2 tiêu chí chưa đạt cần khắc phục.")
    (row,) = school.filed()
    assert (row.conclusion, row.points, row.failed, row.form_version) == ("unmet", 14, 2, "2021.1")
    assert {(one.item, one.state, one.due_at) for one in school.remedies()} == {
        ("c04", "open", None),
        ("c07", "open", None),
    }


def test_a_second_press_leaves_the_receipt_with_what_is_to_be_put_right(school: DeclaringSchool) -> None:
    town, principal = school.town, school.principal
    school.is_asked()
    begins(school)
    school.answers_all(principal, 4, 7)
    message, choice = principal.find("Ký và gửi")
    for press in ("p1", "p2"):
        reply = town.receive(town.update(principal.chat, action=choice.action, message=message.ref, press=press))
    assert reply.toast.startswith("Đã ký và gửi lúc 09:00. Mã: ")
    principal.sees("(đạt 14/16 tiêu chí)", "Tiêu chí bắt buộc chưa đạt: 4. 100%", "Ghi người phụ trách")
    town.by(minutes=5)
    town.receive(town.update(principal.chat, action=choice.action, message=message.ref, press="p3"))
    assert "người ký: cô Lan" in principal.last.plain
    assert any(
        "(đạt 14/16 tiêu chí)" in text for text in principal.heard() + [each.plain for each in principal.messages]
    )
    assert [row.revision for row in school.filed()] == [1]


def test_not_applicable_is_offered_only_where_the_set_allows_it(school: DeclaringSchool) -> None:
    school.is_asked()
    begins(school)
    for number in range(1, 17):
        labels = school.principal.last.labels
        assert ("Không áp dụng" in labels) is (number in (10, 16)), (number, labels)
        school.principal.taps("Đạt")


def test_what_failed_gets_a_person_a_remedy_and_a_day_and_comes_back(school: DeclaringSchool) -> None:
    school.is_asked()
    begins(school)
    school.answers_all(school.principal, 4)
    school.principal.taps("Ký và gửi")
    principal = school.principal
    principal.taps("Ghi người phụ trách")
    principal.sees("Chưa phân công")
    principal.taps("4. 100%")
    principal.taps("Ghi người phụ trách")
    principal.says("cô Hạnh, y tế trường")
    principal.says("phát khẩu trang ở cổng trường").sees("nhắn ngày, ví dụ 04/12")
    principal.says("hôm qua").sees("Ngày này không đúng hoặc đã qua.")
    principal.taps("Ngày mai")
    principal.sees("Đã ghi nhận hạn 25/11.")
    school.nurse.says("/nhatruong")
    school.nurse.taps("Việc cần khắc phục (1)")
    school.nurse.sees("Phụ trách: cô Hạnh, y tế trường. Cách làm: phát khẩu trang ở cổng trường", "Hạn 17:00 25/11")
    school.town.to("Wed", "08:01")
    principal.hears("Nhà trường có một việc cần khắc phục, hạn đến hôm nay.")
    school.town.to("Thu", "08:00")
    school.nurse.says("/nhatruong")
    school.nurse.taps("Việc cần khắc phục (1)")
    school.nurse.sees("Đã quá hạn 17:00 25/11, chưa báo xong")
    school.town.to("Fri", "08:00")
    school.opens_report(principal)
    principal.taps("Ký và gửi")
    school.town.to("Fri", "09:01")
    assert "Còn 1 việc cần khắc phục." in principal.hears("Khai báo của nhà trường, thứ Sáu 27/11").plain
    principal.says("/nhatruong")
    for label in ("Việc cần khắc phục", "4. 100%", "Đã khắc phục xong"):
        principal.taps(label)
    assert [one.state for one in school.remedies()] == ["done"]
    principal.taps("Thật ra chưa xong")
    assert [one.state for one in school.remedies()] == ["open"]


def test_the_next_assessment_closes_what_passes_now(school: DeclaringSchool) -> None:
    school.is_asked()
    begins(school)
    school.answers_all(school.principal, 4, 7)
    school.principal.taps("Ký và gửi")
    school.town.to("Wed", "09:00")
    school.is_asked()
    begins(school)
    school.answers_all(school.principal, 7)
    school.principal.taps("Ký và gửi")
    school.principal.sees("Thực hiện tốt, trường học an toàn", "(đạt 15/16 tiêu chí)")
    assert {one.item: one.state for one in school.remedies()} == {"c04": "passed", "c07": "open"}
    school.contact.says("/truongcuatoi")
    school.contact.taps("qua các đợt")
    school.contact.sees("• 25/11/2026:", "(15, +1; chưa đạt 1)", f"• 24/11/2026: {GAP} (14; chưa đạt 2)")


def test_taking_back_that_it_is_done_after_it_failed_anew_shows_what_is_open_now(school: DeclaringSchool) -> None:
    school.is_asked()
    begins(school)
    principal = school.principal
    school.answers_all(principal, 4)
    principal.taps("Ký và gửi")
    for label in ("Ghi người phụ trách", "4. 100%", "Đã khắc phục xong"):
        principal.taps(label)
    message, undo = principal.find("Thật ra chưa xong")
    school.town.to("Wed", "09:00")
    school.is_asked()
    begins(school)
    school.answers_all(principal, 4)
    principal.taps("Ký và gửi")
    late = school.town.update(principal.chat, action=undo.action, message=message.ref, press="late")
    reply = school.town.receive(late)
    assert "mở lại" not in reply.text
    assert "Đã khắc phục xong" in [choice.label for row in reply.rows for choice in row]
    assert [one.state for one in school.remedies()] == ["done", "open"]


def test_a_set_that_gives_48_hours_sets_the_day_and_asks_on_it(school: DeclaringSchool) -> None:
    school.is_asked(HCMC)
    begins(school)
    for number in range(1, 11):
        school.principal.taps("Không đạt" if number <= 3 else "Đạt")
    if "Bỏ qua" in school.principal.last.labels:
        school.principal.taps("Bỏ qua")
    school.principal.taps("Ký và gửi")
    school.principal.sees("(đạt 7/10 tiêu chí)", "Bộ tiêu chí yêu cầu khắc phục trong 48 giờ.")
    assert {f"{one.due_at:%d/%m %H:%M}" for one in school.remedies()} == {"26/11 02:00"}
    school.town.to("Thu", "08:01")
    for who in (school.principal, school.deputy, school.nurse):
        who.hears("Còn 3 việc cần khắc phục.")


def test_a_newer_set_never_judges_an_older_declaration(school: DeclaringSchool, tmp_path: Path) -> None:
    school.is_asked()
    begins(school)
    school.answers_all(school.principal, 4)
    school.principal.taps("Ký và gửi")
    before = school.filed()
    school.publish_stricter(HANOI, tmp_path)
    school.town.to("Wed", "09:00")
    school.principal.says("/nhatruong")
    school.principal.taps("Các lần khai trước")
    school.principal.sees(f"• 24/11/2026: {GAP} (15; chưa đạt 1)")
    assert school.filed() == before


def test_a_remedy_of_another_school_is_not_there(school: DeclaringSchool) -> None:
    school.is_asked()
    begins(school)
    school.answers_all(school.principal, 4)
    school.principal.taps("Ký và gửi")
    school.principal.taps("Ghi người phụ trách")
    button = school.principal.find("4. 100%")[1].action
    other = school.place.school("Tiểu học Phù Lam B", "PLB").hires("Lê Thị Sen", "principal")
    for who in (other, school.mother, school.contact):
        for action in (button, button.replace("fm2", "fm8"), button.replace("fm2", "fm3")):
            reply = school.town.receive(school.town.update(who.chat, action=action))
            assert "100%" not in reply.text
    assert [one.state for one in school.remedies()] == ["open"]
