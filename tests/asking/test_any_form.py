"""A round asks a questionnaire that does not ask whether somebody is well: asked, changed, sent, corrected."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from bot.clock import VIETNAM
from tests.asking.forms import ask_of, stored, write_form
from tests.declaring.family import Family, cases, declared, drafts
from tests.town import Town

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
    mother.sees("Thông tin chỉ dùng", "Đã đọc")
    mother.taps("Đã đọc")
    mother.sees("Minh (2A): các câu trả lời.", "• Minh đã tiêm sởi chưa: rồi", "• Cân nặng (kg): 20,5", "Gửi", "Sửa")
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
