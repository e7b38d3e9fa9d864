"""The lists around the bell: who declared, who owes and why; one each, with right numbers, nothing to anybody else."""

from datetime import date

import sqlalchemy as sa

from storage.tables import DUTY, OUTBOX
from tests.reminding.phu_lam import PhuLam, School
from tests.town import Town, at


def class_of_five(place: PhuLam, school: School) -> dict[str, int]:
    return {
        name: school.pupil(full)
        for name, full in {
            "Minh": "Trần Gia Minh",
            "An": "Lê Thu An",
            "Bình": "Vũ Quốc Bình",
            "Dũng": "Đỗ Tiến Dũng",
            "Hà": "Phạm Thanh Hà",
        }.items()
    }


def test_the_homeroom_teacher_sees_who_owes_and_why(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    children = class_of_five(place, school)
    mother, silent = place.mother(children["Minh"]), place.mother(children["An"], name="Lê Thị Hoa")
    place.guardian_without_consent(children["Dũng"])
    gone = place.mother(children["Hà"], name="Phạm Thị Lý")
    gone.window.is_blocked = True
    town.to("Mon", "06:16")
    mother.taps("Minh khỏe")
    teacher.taps("Tôi khỏe")
    town.to("Mon", "07:09")
    assert len(teacher.heard()) == 1
    town.to("Mon", "07:10")
    said = teacher.hears("Lớp 2A: 1/5 đã khai báo", "còn 4 em:", rings=False)
    assert said.plain.split("\n")[1:5] == [
        "An — chưa trả lời",
        "Bình — chưa kết nối với trợ lý",
        "Dũng — không khai qua tin nhắn",
        "Hà — đã ngừng nhận tin của trợ lý",
    ]
    assert said.labels[:3] == ["An · Đã hỏi: khỏe", "An · Có biểu hiện", "An · Vắng"]
    assert len(teacher.heard()) == 2
    assert len(silent.heard()) == 2


def test_a_full_class_is_thanked(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    mother = place.mother(school.pupil("Trần Gia Minh"))
    town.to("Mon", "06:20")
    mother.taps("Minh khỏe")
    town.to("Mon", "07:10")
    said = teacher.hears("Lớp 2A: 1/1 đã khai báo", "đã đủ, cảm ơn thầy/cô")
    assert "Minh" not in said.plain


def test_paused_reminders_ask_the_teacher_to_call(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    place.mother(school.pupil("Trần Gia Minh"))
    town.to("Mon", "17:00", 1)
    assert "nhờ thầy/cô gọi điện" not in teacher.transcript()
    town.to("Fri", "07:10", 1)
    teacher.hears("Minh — nhiều đợt chưa trả lời, tạm ngừng nhắc: nhờ thầy/cô gọi điện")


def test_school_health_gets_one_list_by_class(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    nurse = school.hires("Nguyễn Thị Thảo", "school_health")
    minh, _ = school.pupil("Trần Gia Minh", "2A"), school.pupil("Lê Thu An", "3B")
    mother = place.mother(minh)
    town.to("Mon", "06:16")
    mother.taps("Minh khỏe")
    nurse.taps("Tôi khỏe")
    town.to("Mon", "17:00")
    assert len(nurse.heard()) == 2
    said = nurse.hears("Y tế trường: Tiểu học Phù Lam A, thứ Hai 23/11, 07:10.", rings=False)
    assert "Đã khai báo 1/2 học sinh (50%)" in said.plain
    assert "2A 1/1 · 3B 0/1" in said.plain
    assert "Không có em nào cần hỏi thăm." in said.plain


def test_the_principal_gets_totals_with_reasons(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    principal = school.hires("Đỗ Thị Hạnh", "principal")
    children = class_of_five(place, school)
    mother, _ = place.mother(children["Minh"]), place.mother(children["An"], name="Lê Thị Hoa")
    place.guardian_without_consent(children["Dũng"])
    town.to("Mon", "06:16")
    mother.taps("Minh khỏe")
    principal.taps("Tôi khỏe")
    town.to("Mon", "07:34")
    assert len(principal.heard()) == 1
    town.to("Mon", "07:35")
    said = principal.hears("Báo cáo thầy/cô Hiệu trưởng: Tiểu học Phù Lam A, thứ Hai 23/11, 07:35.", rings=False)
    assert "Đã khai báo 1/5 học sinh (20%). Cán bộ, giáo viên, nhân viên: 1/1." in said.plain
    assert "Chưa khai 4 em: 1 chưa trả lời, 2 chưa kết nối, 1 lý do khác." in said.plain
    assert said.labels == ["Xem các lớp", "Báo cáo tình hình nhà trường"]


def test_also_when_nothing_came_and_when_all_is_well(town: Town) -> None:
    place = PhuLam(town)
    quiet, full, empty = place.school(), place.school("MN Hoa Ban", "HB"), place.school("MN Hoa Mai", "HM")
    quiet.pupil("Lê Thu An")
    mother = place.mother(full.pupil("Trần Gia Tuệ", "Thỏ Ngọc"))
    heads = [
        school.hires(f"Đỗ Thị {name}", "principal")
        for school, name in ((quiet, "Hạnh"), (full, "Loan"), (empty, "Mai"))
    ]
    town.to("Mon", "06:20")
    mother.taps("Tuệ khỏe")
    town.to("Mon", "07:35")
    heads[0].hears("Đã khai báo 0/1 học sinh (0%)", "Chưa khai 1 em: 1 chưa kết nối.")
    heads[1].hears("Đã khai báo 1/1 học sinh (100%)", "Tất cả học sinh đã khai báo.")
    heads[2].hears("Trường chưa có danh sách học sinh.")
    assert all(len(head.heard()) == 2 for head in heads)


def test_nobody_gets_more_than_a_school_day_allows(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    most = {
        school.hires("Phạm Thu Trang", "homeroom", "2A"): 2,
        school.hires("Nguyễn Thị Thảo", "school_health"): 2,
        school.hires("Đỗ Thị Hạnh", "principal"): 3,
        school.hires("Lê Văn Hùng", "deputy_head"): 1,
        school.hires("Vũ Thị Nga"): 1,
        place.mother(school.pupil("Trần Gia Minh"), school.pupil("Trần Kim Ngân", "5B")): 2,
        place.mother(school.pupil("Lê Thu An"), name="Lê Thị Hoa"): 2,
    }
    town.to("Tue", "04:00")
    assert {actor.chat: len(actor.heard()) for actor in most} == {actor.chat: n for actor, n in most.items()}
    town.nobody_else_heard(*most)
    assert not any(message.rings for actor in most for message in actor.messages)


def test_whoever_lost_the_duty_gets_no_list(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    school.pupil("Trần Gia Minh")
    town.to("Mon", "07:09")
    town.clock.move_to(at("Mon", "07:10"))
    place.looks_again()
    town.database.write(lambda c: c.execute(sa.update(DUTY).values(to_on=date(2026, 11, 23)))).result()
    town.settle()
    assert len(teacher.heard()) == 1
    assert [row.state for row in place.rows(OUTBOX) if row.kind == "class_list"] == ["dropped"]


def test_namesakes_are_told_apart_without_their_family_names(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    for name in ("Trần Gia Minh", "Vũ Gia Minh", "Lê Đức Minh"):
        school.pupil(name)
    town.to("Mon", "07:10")
    said = teacher.hears("còn 3 em")
    assert [line.split(" — ")[0] for line in said.plain.split("\n")[1:4]] == ["Đức Minh", "T. Gia Minh", "V. Gia Minh"]


def test_a_message_that_did_not_arrive_is_a_reason_of_its_own(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    teacher = school.hires("Phạm Thu Trang", "homeroom", "2A")
    place.mother(school.pupil("Phạm Thanh Hà"))
    town.to("Mon", "06:15")
    refused = sa.update(OUTBOX).where(OUTBOX.c.kind == "reminder").values(state="refused", why="400")
    town.to("Mon", "06:56")
    town.database.write(lambda connection: connection.execute(refused)).result()
    town.to("Mon", "07:10")
    teacher.hears("Hà — tin gửi không tới")


def test_case_counts_say_who_has_them(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    nurse, principal = school.hires("Nguyễn Thị Thảo", "school_health"), school.hires("Đỗ Thị Hạnh", "principal")
    mother = place.mother(school.pupil("Lê Thu An"))
    town.to("Mon", "06:20")
    mother.taps("An chưa khỏe")
    mother.taps("Sốt")
    mother.taps("Tiếp")
    mother.says("38,5")
    mother.taps("Sáng nay")
    mother.taps("Nghỉ ở nhà")
    mother.taps("Gửi")
    nurse.taps("Nhận tất cả")
    town.to("Mon", "07:35")
    said = principal.hears("1 em cần hỏi thăm, đã có người nhận.", "Tất cả học sinh đã khai báo.")
    assert "An" not in said.plain.replace("Phù Lam A", "")
    assert said.labels == ["Xem các lớp", "Xem các ca", "Báo cáo tình hình nhà trường"]
