"""The roll-call on one screen, for families without a phone, and for boarders."""

from collections.abc import Sequence
from typing import Any

from bot.dialogue.class_actions import Absent, AskedNotWell, AskedWell, HasPaper, OpenClassPage
from bot.dialogue.declare_actions import NotWell
from storage.tables import AUDIT, CASE, CONSENT, OUTBOX, ROUND
from tests.reminding.phu_lam import PhuLam, School
from tests.town import MONDAY, Actor, Town


def school_with_a_teacher(town: Town) -> tuple[PhuLam, School, Actor]:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    return place, school, teacher


def of(place: PhuLam, person: int) -> Sequence[Any]:
    return [row for row in place.declarations() if row.person_id == person]


def test_a_family_without_a_phone_is_asked_and_declared_once_the_paper_is_there(town: Town) -> None:
    place, school, teacher = school_with_a_teacher(town)
    binh = school.pupil("Vũ Quốc Bình")
    town.to("Mon", "06:00")
    teacher.says("/lopcuatoi").sees("Lớp 2A: 0/1 đã khai báo · còn 1 em:", "Bình — chưa kết nối với trợ lý")
    teacher.taps("Bình · Đã hỏi: khỏe")
    teacher.sees("Đã có phiếu đồng ý của phụ huynh em Bình", "Đã có phiếu", "Chưa có")
    assert of(place, binh) == []
    teacher.taps("Đã có phiếu")
    teacher.sees("Lớp 2A: 1/1 đã khai báo · 1 em do thầy cô khai hộ", "đã đủ, cảm ơn thầy/cô")
    [row] = of(place, binh)
    assert (row.by, row.well, row.absent) == ("proxy", True, False)
    [paper] = place.rows(CONSENT)
    assert (paper.child_id, paper.on_paper, paper.purpose) == (binh, True, "declare")
    assert "paper_consent" in {audit.action for audit in place.rows(AUDIT)}
    town.to("Fri", "06:00")
    teacher.says("/lopcuatoi").taps("Bình · Đã hỏi: khỏe")
    teacher.sees("1/1 đã khai báo")


def test_without_the_paper_nothing_is_stored(town: Town) -> None:
    place, school, teacher = school_with_a_teacher(town)
    binh = school.pupil("Vũ Quốc Bình")
    town.to("Mon", "06:00")
    teacher.says("/lopcuatoi").taps("Bình · Đã hỏi: khỏe")
    teacher.taps("Chưa có")
    teacher.sees("0/1 đã khai báo", "Bình · Vắng")
    assert of(place, binh) == [] and place.rows(CONSENT) == []


def test_paper_opens_nothing_to_the_chat_of_the_family(town: Town) -> None:
    place, school, teacher = school_with_a_teacher(town)
    binh = school.pupil("Vũ Quốc Bình")
    guardian = place.guardian_without_consent(binh)
    town.to("Mon", "06:00")
    teacher.says("/lopcuatoi").sees("không khai qua tin nhắn").taps("Bình · Đã hỏi: khỏe")
    teacher.taps("Đã có phiếu")
    town.to("Fri", "06:20")
    assert guardian.heard() == []
    guardian.says("/khaibao")
    assert "Bình khỏe" not in guardian.last.labels


def test_absence_needs_no_paper_and_is_counted_apart(town: Town) -> None:
    place, school, teacher = school_with_a_teacher(town)
    binh, _ = school.pupil("Vũ Quốc Bình"), school.pupil("Lê Thu An")
    principal = school.hires("Đỗ Thị Hạnh", "principal")
    town.to("Mon", "07:00")
    teacher.says("/lopcuatoi").taps("Bình · Vắng")
    teacher.sees("1/2 đã khai báo", "1 em vắng", "còn 1 em")
    assert "Bình —" not in teacher.last.plain and not any("Bình" in label for label in teacher.last.labels)
    [row] = of(place, binh)
    assert (row.by, row.absent, row.well) == ("proxy", True, False)
    town.to("Mon", "07:35")
    principal.hears("Đã khai báo 1/2 học sinh (50%), trong đó 1 em do thầy cô khai hộ, 1 em vắng.")


def test_signs_are_asked_of_the_teacher_and_become_a_case(town: Town) -> None:
    place, school, teacher = school_with_a_teacher(town)
    nurse = school.hires("Nguyễn Thị Thảo", "school_health")
    binh = school.pupil("Vũ Quốc Bình")
    town.to("Mon", "06:30")
    teacher.says("/lopcuatoi").taps("Bình · Có biểu hiện")
    teacher.taps("Đã có phiếu")
    teacher.sees("Bình", "Sốt", "Ho")
    teacher.taps("Sốt")
    teacher.taps("Tiếp")
    teacher.says("38,2")
    teacher.taps("Sáng nay")
    teacher.taps("Nghỉ ở nhà")
    teacher.taps("Gửi")
    [row] = of(place, binh)
    assert (row.by, row.well) == ("proxy", False)
    [case] = place.rows(CASE)
    assert case.person_id == binh
    nurse.hears("hỏi thăm")
    teacher.says("/rutdongy").sees("chưa có sự đồng ý nào")
    teacher.says("/khaibao")
    assert "Bình" not in teacher.last.plain
    teacher.says("/lopcuatoi").sees("1 em cần theo dõi (y tế trường chưa nhận)")


def test_the_family_that_answered_meanwhile_is_not_declared_over(town: Town) -> None:
    place, school, teacher = school_with_a_teacher(town)
    minh = school.pupil("Trần Gia Minh")
    mother = place.mother(minh)
    town.to("Mon", "06:40")
    teacher.says("/lopcuatoi").sees("Minh — chưa trả lời")
    mother.taps("Minh khỏe")
    teacher.taps("Minh · Đã hỏi: khỏe")
    teacher.sees("Minh đã được khai báo lúc 06:40", "1/1 đã khai báo")
    assert [row.by for row in of(place, minh)] == ["guardian"]


def test_a_list_of_another_day_declares_nothing(town: Town) -> None:
    place, school, teacher = school_with_a_teacher(town)
    minh = school.pupil("Trần Gia Minh")
    place.mother(minh)
    town.to("Mon", "07:10")
    town.to("Mon", "17:30")
    teacher.taps("Minh · Đã hỏi: khỏe")
    teacher.sees("Đợt khai báo thứ Hai 23/11 đã kết thúc lúc 17:00")
    town.to("Fri", "06:00")
    monday = place.rows(ROUND)[0].id
    old = AskedWell(monday, minh, "c", school.classes["2A"], 0).encode()
    town.receive(town.update(teacher.chat, action=old, message=teacher.last.ref, press="p"))
    teacher.sees("Danh sách này của ngày khác")
    assert of(place, minh) == []


def test_nobody_calls_the_roll_of_another_class(town: Town) -> None:
    place, school, teacher = school_with_a_teacher(town)
    other = school.pupil("Lê Thu An", "3B")
    stranger = place.mother(other)
    principal = school.hires("Đỗ Thị Hạnh", "principal")
    town.to("Mon", "06:00")
    round_ = place.rows(ROUND)[0]
    on = (round_.id, other, "c", school.classes["3B"], 0)
    pressed = [AskedWell(*on), AskedNotWell(*on), Absent(*on), HasPaper(*on, "w")]
    pressed += [NotWell(round_.order_id, MONDAY, other), AskedWell(round_.id, other, "c", school.classes["2A"], 0)]
    for actor in (teacher, principal):
        for action in pressed:
            town.receive(town.update(actor.chat, action=action.encode(), message="1", press="p"))
            actor.sees("Mục này hiện không dành cho tài khoản này")
    page = OpenClassPage(school.classes["3B"], 0).encode()
    town.receive(town.update(stranger.chat, action=page, message="1", press="p"))
    stranger.sees("không dành cho tài khoản này")
    assert of(place, other) == [] and place.rows(CONSENT) != []


def test_a_large_class_is_turned_page_by_page(town: Town) -> None:
    _, school, teacher = school_with_a_teacher(town)
    for number in range(19):
        school.pupil(f"Lê Văn {chr(65 + number)}")
    town.to("Mon", "06:00")
    teacher.says("/lopcuatoi").sees("còn 19 em", "Trang 2/3 →")
    assert sum("Vắng" in label for label in teacher.last.labels) == 8
    teacher.taps("Trang 2/3 →")
    teacher.taps("Trang 3/3 →")
    assert sum("Vắng" in label for label in teacher.last.labels) == 3
    teacher.sees("← Trang 2/3")
    assert len(teacher.messages) == (1 if town.abilities.can_edit else 3)


def test_the_line_for_the_group_and_who_has_declared(town: Town) -> None:
    place, school, teacher = school_with_a_teacher(town)
    mother = place.mother(school.pupil("Trần Gia Minh"))
    school.pupil("Lê Thu An")
    town.to("Mon", "06:20")
    mother.taps("Minh khỏe")
    teacher.says("/lopcuatoi").taps("Tin cho nhóm lớp")
    assert teacher.last.plain == "Lớp 2A sáng 23/11: đã khai báo 1/2 học sinh. Cảm ơn quý phụ huynh ạ."
    teacher.says("/lopcuatoi").taps("Ai đã khai báo")
    teacher.sees("Lớp 2A: 1 em đã khai báo", "Minh — 06:20, gia đình khai", "Về danh sách lớp")


def test_a_receipt_code_says_whose_and_when_but_not_what(town: Town) -> None:
    place, school, teacher = school_with_a_teacher(town)
    mother = place.mother(school.pupil("Trần Gia Minh"))
    other_teacher = school.hires("Lê Thị Hà", "homeroom", "3B")
    town.to("Mon", "06:20")
    mother.taps("Minh khỏe")
    code = place.declarations()[0].code
    teacher.says("/lopcuatoi").taps("Kiểm tra mã khai báo")
    teacher.says(code.lower()).sees(f"Mã {code}: Minh (2A), khai báo lúc 06:20.")
    assert "khỏe" not in teacher.last.plain
    teacher.says("2222" if code != "2222" else "3333").sees("không có bản khai nào mang mã này")
    teacher.says("/trogiup").says(code).sees(f"Mã {code}: Minh (2A)")
    mother.says("/trogiup").says(code)
    assert "Mã" not in mother.last.plain
    other_teacher.says("/lopcuatoi").taps("Kiểm tra mã khai báo")
    other_teacher.says(code).sees("không có bản khai nào mang mã này")


def test_the_boarding_duty_declares_for_boarders_and_their_family_is_told(town: Town) -> None:
    place = PhuLam(town)
    school = place.school("PTDTNT Phù Lam", "NT")
    keeper = school.hires("Hà Văn Páo", "boarding")
    sua = school.pupil("Giàng A Sùa", "10A", boards=True)
    mother = place.mother(sua, name="Giàng Thị Mỷ")
    town.to("Mon", "06:15")
    assert mother.heard() == []
    keeper.hears("Khai báo sức khỏe thứ Hai 23/11", "Còn 1 học sinh nội trú chờ thầy/cô khai báo.")
    keeper.taps("Học sinh nội trú")
    keeper.sees("Học sinh nội trú: 0/1 đã khai báo").taps("Sùa · Đã hỏi: khỏe")
    keeper.sees("1/1 đã khai báo")
    [row] = of(place, sua)
    assert row.by == "boarding"
    assert mother.heard() == [
        "PTDTNT Phù Lam đã khai báo hôm nay cho Sùa (học sinh nội trú). Mẹ không cần khai thêm ạ."
    ]
    town.to("Mon", "17:00")
    assert len(mother.heard()) == 1
    assert len([row for row in place.rows(OUTBOX) if row.kind == "boarding"]) == 1


def test_somebody_without_class_is_told_so_and_a_day_without_round_says_when(town: Town) -> None:
    _, school, teacher = school_with_a_teacher(town)
    school.hires("Vũ Thị Nga").says("/lopcuatoi").sees("chưa được phân công lớp nào")
    town.to("Wed", "09:00")
    teacher.says("/lopcuatoi").sees("2A: hôm nay không có đợt khai báo. Đợt tới: thứ Sáu 27/11.")


def test_an_emergency_seen_by_the_teacher_alerts_after_a_minute_of_silence(town: Town) -> None:
    place, school, teacher = school_with_a_teacher(town)
    nurse = school.hires("Nguyễn Thị Thảo", "school_health")
    binh = school.pupil("Vũ Quốc Bình")
    town.to("Mon", "06:30")
    teacher.says("/lopcuatoi").taps("Bình · Có biểu hiện")
    teacher.taps("Đã có phiếu")
    teacher.taps("Khó thở")
    teacher.sees("115")
    assert len(nurse.heard()) == 1
    town.by(seconds=61)
    nurse.hears("khẩn cấp", rings=True)
    assert [(row.by, row.severity) for row in of(place, binh)] == [("proxy", "emergency")]


def test_a_teacher_corrects_what_was_declared_for_a_family(town: Town) -> None:
    place, school, teacher = school_with_a_teacher(town)
    binh = school.pupil("Vũ Quốc Bình")
    town.to("Mon", "06:30")
    teacher.says("/lopcuatoi").taps("Bình · Có biểu hiện")
    teacher.taps("Đã có phiếu")
    for label in ("Sốt", "Tiếp", "Chưa đo", "Sáng nay", "Nghỉ ở nhà", "Gửi"):
        teacher.taps(label)
    teacher.taps("Bấm nhầm")
    assert [(row.by, row.well) for row in of(place, binh)] == [("proxy", False), ("proxy", True)]
    assert [case.state for case in place.rows(CASE)] == ["open"]


def test_what_a_teacher_asked_is_not_called_an_answer_of_the_family(town: Town) -> None:
    _, school, teacher = school_with_a_teacher(town)
    nurse = school.hires("Nguyễn Thị Thảo", "school_health")
    school.pupil("Vũ Quốc Bình")
    town.to("Mon", "06:30")
    teacher.says("/lopcuatoi").taps("Bình · Có biểu hiện")
    for label in ("Đã có phiếu", "Sốt", "Tiếp", "Chưa đo", "Sáng nay", "Nghỉ ở nhà", "Gửi"):
        teacher.taps(label)
    nurse.says("/ca").taps("1. Bình")
    nurse.taps("Nhận ca này")
    nurse.taps("Theo dõi tại nhà")
    town.to("Fri", "07:12")
    teacher.says("/lopcuatoi").taps("Bình · Đã hỏi: khỏe")
    nurse.says("/ca").taps("1. Bình")
    nurse.sees("Thầy/cô Trang (giáo viên chủ nhiệm) trả lời lúc 07:12: đã khỏe.")
    nurse.taps("Diễn biến")
    nurse.sees("Giáo viên chủ nhiệm (thầy/cô Trang) trả lời: đã khỏe.")
    assert "Gia đình trả lời" not in nurse.transcript()
