"""A round asks a questionnaire that does not ask whether somebody is well: asked, changed, sent, corrected."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from bot.clock import VIETNAM
from bot.dialogue.declare_actions import AllWell, CorrectToWell, FollowUp, Mistaken, Skip
from bot.forms import Form
from tests.asking.forms import ask_of, stored, write_form
from tests.declaring.family import Family, cases, declared, drafts, rounds
from tests.town import MONDAY, Town

SURVEY = (
    {"type": "note", "name": "why", "label::vi": "Trạm Y tế cần biết tình hình tiêm chủng của các con."},
    {"type": "select_one yn", "name": "had", "label::vi": "${subject} đã tiêm sởi chưa?", "required": "yes"},
    {"type": "hidden", "name": "subject"},
    {
        "type": "integer",
        "name": "doses",
        "label::vi": "${subject} đã tiêm mấy mũi?",
        "relevant": "${had} = 'yes'",
        "required": "yes",
        "constraint": ". >= 1 and . <= 5",
        "constraint_message::vi": "Số mũi từ 1 đến 5.",
    },
    {"type": "date", "name": "last_on", "label::vi": "Mũi gần nhất hôm nào?", "relevant": "${had} = 'yes'"},
    {"type": "time", "name": "at", "label::vi": "Lúc mấy giờ?", "relevant": "${had} = 'yes'"},
    {"type": "dateTime", "name": "next_at", "label::vi": "Hẹn tiêm tiếp khi nào?"},
    {"type": "select_multiple react", "name": "react", "label::vi": "Sau tiêm có phản ứng gì?"},
    {"type": "decimal", "name": "weight", "label::vi": "Cân nặng (kg)", "default": "20.5"},
    {"type": "text", "name": "remark", "label::vi": "Điều muốn nhắn thêm"},
    {
        "type": "acknowledge",
        "name": "read",
        "label::vi": "Thông tin chỉ dùng để lập danh sách tiêm.",
        "required": "yes",
    },
)
CHOICES = (
    ("yn", "yes", "Rồi"),
    ("yn", "no", "Chưa"),
    ("react", "none", "Không có gì"),
    ("react", "pain", "Mỏi tay"),
)


@pytest.fixture
def family(town: Town) -> Family:
    return Family(town)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_form(tmp_path, SURVEY, CHOICES)


def test_a_questionnaire_without_well_is_asked_child_by_child(town: Town, family: Family, file: Path) -> None:
    town.to("Mon", "08:00")
    family.mother.taps("Cả 3 con đều khỏe")
    form = ask_of(town, file, family.primary)
    mother = family.mother
    mother.says("/khaibao").sees("Khai cho Ngân", "Khai cho Minh", "trước 11:00", "đột xuất")
    assert "Mạng yếu" not in mother.last.plain
    mother.taps("Khai cho Minh")
    mother.sees("Trạm Y tế cần biết", "Minh đã tiêm sởi chưa ạ?", "Rồi", "Chưa")
    assert not [label for label in mother.last.labels if label in ("Quay lại", "Bỏ qua")]
    mother.taps("Rồi")
    mother.sees("Minh đã tiêm mấy mũi ạ?", "số nguyên", "Quay lại")
    mother.says("hai mũi").sees("chưa hiểu câu trả lời này", "Minh đã tiêm mấy mũi ạ?")
    mother.says("9").sees("Số mũi từ 1 đến 5.", "Minh đã tiêm mấy mũi ạ?")
    mother.says("2").sees("Đã ghi nhận 2.", "Mũi gần nhất hôm nào ạ?", "Hôm nay", "Bỏ qua")
    mother.says("5/9/2025").sees("Đã ghi nhận 05/09/2025.", "Lúc mấy giờ ạ?", "6h30")
    mother.says("9 giờ rưỡi").sees("Đã ghi nhận 09:30.", "Hẹn tiêm tiếp khi nào ạ?")
    mother.taps("Ngày khác")
    mother.says("27/11").sees("Ngày 27/11, lúc mấy giờ ạ?")
    mother.says("chiều").sees("chưa hiểu câu trả lời này", "lúc mấy giờ")
    mother.says("2 giờ chiều").sees("Đã ghi nhận 14:00 27/11.", "Sau tiêm có phản ứng gì ạ?", "☐ Mỏi tay")
    mother.taps("Mỏi tay")
    mother.sees("☑ Mỏi tay")
    mother.taps("Tiếp")
    mother.sees("Cân nặng (kg)", "Giữ: 20,5")
    mother.taps("Giữ: 20,5")
    mother.sees("Điều muốn nhắn thêm")
    mother.taps("Bỏ qua")
    mother.sees("Thông tin chỉ dùng", "Đã đọc và xác nhận")
    mother.taps("Đã đọc và xác nhận")
    mother.sees("Bản khai của Minh (2A):", "• Minh đã tiêm sởi chưa: Rồi", "• Cân nặng (kg): 20,5", "Gửi", "Sửa")
    assert len(declared(town)) == 3
    mother.taps("Gửi")
    mother.sees("Đã ghi nhận bản khai của Minh lúc 08:00. Mã khai báo:", "Cảm ơn mẹ ạ.", "Khai cho Ngân")
    assert declared(town)[-1] == (family.minh, 1, True, None)
    assert stored(town, form)[-1] == {
        "had": "yes",
        "doses": Decimal(2),
        "last_on": date(2025, 9, 5),
        "at": time(9, 30),
        "next_at": datetime(2026, 11, 27, 14, 0, tzinfo=VIETNAM),
        "react": ("pain",),
        "weight": Decimal("20.5"),
        "read": "OK",
    }
    assert drafts(town) == []
    assert cases(town) == []


def test_back_keeps_every_answer_and_a_change_opens_what_it_opens(town: Town, family: Family, file: Path) -> None:
    form, mother = begun(town, family, file), family.mother
    for label in ("Rồi",):
        mother.taps(label)
    mother.says("2").says("23/11/2026").sees("Lúc mấy giờ ạ?")
    mother.taps("Quay lại")
    mother.sees("Mũi gần nhất hôm nào ạ?", "Giữ: 23/11", "Quay lại")
    mother.taps("Quay lại")
    mother.sees("Minh đã tiêm mấy mũi ạ?", "Giữ: 2")
    mother.taps("Quay lại")
    mother.sees("Minh đã tiêm sởi chưa ạ?", "Giữ: Rồi")
    mother.taps("Giữ: Rồi")
    mother.sees("Lúc mấy giờ ạ?")
    for _ in range(3):
        mother.taps("Quay lại")
    mother.taps("Chưa")
    mother.sees("Hẹn tiêm tiếp khi nào ạ?")
    for label in ("Bỏ qua", "Tiếp", "Bỏ qua", "Bỏ qua", "Đã đọc và xác nhận", "Gửi"):
        mother.taps(label)
    assert stored(town, form)[-1] == {"had": "no", "read": "OK"}


def test_what_was_declared_is_corrected_answer_by_answer_or_withdrawn(town: Town, family: Family, file: Path) -> None:
    form, mother = begun(town, family, file), family.mother
    for label in ("Chưa", "Bỏ qua", "Tiếp", "Giữ: 20,5", "Bỏ qua", "Đã đọc và xác nhận", "Gửi"):
        mother.taps(label)
    mother.sees("Đã ghi nhận bản khai của Minh")
    mother.taps("Sửa")
    mother.sees("sửa bản khai của Minh", "Sửa câu trả lời", "Rút lại bản khai", "Giữ nguyên")
    assert not [label for label in mother.last.labels if "khỏe" in label]
    mother.taps("Sửa câu trả lời")
    mother.sees("• Minh đã tiêm sởi chưa: Chưa", "• Cân nặng (kg): 20,5", "Gửi")
    mother.taps("Sửa")
    mother.sees("Sửa: Minh đã tiêm sởi chưa: Chưa", "Sửa: Điều muốn nhắn thêm: …")
    mother.taps("Sửa: Cân nặng (kg)")
    mother.says("21,3").sees("• Cân nặng (kg): 21,3")
    mother.taps("Gửi")
    assert [row[:2] for row in declared(town)][-2:] == [(family.minh, 1), (family.minh, 2)]
    assert stored(town, form)[-1] == {"had": "no", "weight": Decimal("21.3"), "read": "OK"}
    father = family.guardian("Trần Văn Nam", "father")
    father.says("/khaibao").sees("Khai cho Ngân")
    mother.taps("Sửa")
    mother.taps("Rút lại bản khai")
    mother.sees("Đã rút lại bản khai của Minh.", "Khai cho Ngân", "Khai cho Minh")


def test_the_other_guardian_reads_who_declared_and_never_that_they_are_well(
    town: Town, family: Family, file: Path
) -> None:
    begun(town, family, file, family.kindergarten)
    father = family.guardian("Trần Văn Nam", "father")
    father.says("/khaibao")
    father.taps("Khai cho Tuệ")
    for actor in (family.mother, father):
        for label in ("Chưa", "Bỏ qua", "Tiếp", "Bỏ qua", "Bỏ qua", "Đã đọc và xác nhận"):
            actor.taps(label)
    family.mother.taps("Gửi")
    father.says("/khaibao").sees("Mẹ đã khai cho Tuệ lúc 08:00.")
    assert "khỏe" not in father.last.plain.split("\n")[-1]


def test_neither_the_word_nor_an_old_button_makes_anybody_well_there(town: Town, family: Family, file: Path) -> None:
    form, mother = begun(town, family, file), family.mother
    round_ = rounds(town)[-1]
    for label in ("Chưa", "Bỏ qua", "Tiếp", "Bỏ qua"):
        mother.taps(label)
    mother.sees("Điều muốn nhắn thêm")
    mother.says("khỏe").sees("Đã ghi nhận khỏe.", "Đã đọc và xác nhận")
    forged = (
        AllWell(round_.order_id, MONDAY, (family.minh, family.ngan)),
        CorrectToWell(round_.order_id, MONDAY, family.minh),
        Mistaken(round_.order_id, MONDAY, family.minh),
        FollowUp(round_.order_id, MONDAY, family.minh, "well"),
    )
    for action in forged:
        town.receive(town.update(mother.chat, action=action.encode(), press="p"))
        mother.sees("Khai cho Ngân") if not isinstance(action, CorrectToWell | Mistaken) else mother.sees(
            "Đã đọc và xác nhận"
        )
    assert len(declared(town)) == 3
    mother.says("/khaibao").sees("Bản khai cho Minh đang làm dở", "Tiếp tục")
    mother.taps("Tiếp tục")
    mother.taps("Đã đọc và xác nhận")
    mother.taps("Gửi")
    assert stored(town, form)[-1] == {"had": "no", "remark": "khỏe", "read": "OK"}


def test_a_child_with_an_open_case_is_asked_the_questionnaire_like_the_others(
    town: Town, family: Family, file: Path
) -> None:
    town.to("Mon", "08:00")
    mother = family.mother
    for label in ("Minh chưa khỏe", "Sốt", "Tiếp", "Chưa đo", "Sáng nay", "Nghỉ ở nhà", "Gửi"):
        mother.taps(label)
    assert len(cases(town)) == 1
    ask_of(town, file, family.primary)
    mother.taps("Ngân, Tuệ đều khỏe")
    mother.sees("Khai cho Ngân", "Khai cho Minh")
    assert not [label for label in mother.last.labels if "Đỡ hơn" in label]


def test_reporting_illness_still_reports_illness(town: Town, family: Family, file: Path) -> None:
    town.to("Mon", "08:00")
    ask_of(town, file, family.primary, due="07:00")
    family.mother.says("/menu")
    family.mother.taps("Báo con không khỏe")
    family.mother.taps("Ngân")
    family.mother.sees("Ngân có những biểu hiện nào ạ?")


def test_a_teacher_declares_it_for_a_family_without_a_phone(town: Town, family: Family, file: Path) -> None:
    town.seeds.pupil("Lê Bình An", family.primary, family.class_2a)
    person = town.seeds.person("staff", "Phạm Thu Hà", school=family.primary)
    town.seeds.duty(person, "homeroom", family.class_2a)
    teacher = town.actor(town.seeds.account(person))
    form = begun(town, family, file)
    teacher.says("/lopcuatoi").sees("An · Khai hộ", "An · Vắng")
    assert not [label for label in teacher.last.labels if "khỏe" in label or "biểu hiện" in label]
    teacher.taps("An · Khai hộ")
    teacher.taps("Đã có phiếu")
    teacher.sees("An đã tiêm sởi chưa ạ?")
    for label in ("Chưa", "Bỏ qua", "Tiếp", "Bỏ qua", "Bỏ qua", "Đã đọc và xác nhận", "Gửi"):
        teacher.taps(label)
    teacher.sees("Đã ghi nhận bản khai của An", "Cảm ơn thầy/cô ạ.")
    assert stored(town, form)[-1] == {"had": "no", "read": "OK"}


def test_staff_declare_it_for_themselves(town: Town, family: Family, file: Path) -> None:
    town.to("Mon", "08:00")
    ask_of(town, file, family.kindergarten)
    family.nurse.says("Tôi khỏe").says("/khaibao").sees("Thầy/cô vui lòng khai báo", "Khai cho bản thân")
    family.nurse.taps("Khai cho bản thân")
    family.nurse.sees("Trạm Y tế cần biết", "đã tiêm sởi chưa ạ?")


def test_an_answer_that_another_one_makes_impossible_is_asked_again_with_the_reason(
    town: Town, family: Family, tmp_path: Path
) -> None:
    rows = (
        {"type": "integer", "name": "people", "label::vi": "Nhà có mấy người?", "required": "yes"},
        {
            "type": "integer",
            "name": "ill",
            "label::vi": "Mấy người đang ốm?",
            "required": "yes",
            "constraint": ". <= ${people}",
            "constraint_message::vi": "Không thể nhiều hơn số người trong nhà.",
        },
        {"type": "text", "name": "word", "label::vi": "Điều muốn nhắn?"},
    )
    form, mother = begun(town, family, write_form(tmp_path, rows)), family.mother
    mother.says("4").says("3").sees("Điều muốn nhắn ạ?")
    mother.taps("Quay lại")
    mother.taps("Quay lại")
    mother.says("2").sees("Không thể nhiều hơn số người trong nhà.", "Mấy người đang ốm ạ?")
    assert not [label for label in mother.last.labels if label.startswith("Giữ")]
    mother.says("1").says("không").sees("• Mấy người đang ốm: 1")
    mother.taps("Gửi")
    assert stored(town, form)[-1] == {"people": 2, "ill": 1, "word": "không"}


def test_no_button_passes_over_what_is_required(town: Town, family: Family, file: Path) -> None:
    form, mother = begun(town, family, file), family.mother
    order = rounds(town)[-1].order_id
    for label in ("Chưa", "Bỏ qua", "Tiếp", "Bỏ qua", "Bỏ qua", "Đã đọc và xác nhận"):
        mother.taps(label)
    town.receive(town.update(mother.chat, action=Skip(order, MONDAY, family.minh, "had").encode(), press="p"))
    mother.sees("• Minh đã tiêm sởi chưa: Chưa", "Gửi")
    mother.taps("Gửi")
    assert stored(town, form)[-1] == {"had": "no", "read": "OK"}


def begun(town: Town, family: Family, file: Path, school: int = 0) -> Form:
    """The mother has declared all three well, and stands at the first question about Minh (or of the other school)."""
    town.to("Mon", "08:00")
    family.mother.taps("Cả 3 con đều khỏe")
    form = ask_of(town, file, school or family.primary)
    family.mother.says("/khaibao")
    family.mother.taps("Khai cho Tuệ" if school else "Khai cho Minh")
    return form


def test_what_another_letter_asks_is_said_to_be_another_after_the_first_is_answered(
    town: Town, family: Family, file: Path
) -> None:
    town.to("Mon", "06:40")
    ask_of(town, file, family.primary)
    mother = family.mother
    mother.taps("Cả 3 con đều khỏe")
    mother.sees("đều khỏe. Mã khai báo", "Khai báo sức khỏe đột xuất thứ Hai 23/11", "văn bản số 12/PGD của Phòng GDĐT")
    mother.says("KHOE")
    assert mother.last.plain.count("12/PGD") == 1
