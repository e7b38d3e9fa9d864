"""A round asks the declaration of 2020-21: one tap that says what it answers, and question by question otherwise."""

from decimal import Decimal

import pytest

from bot.forms.shipped import FOLDER
from tests.asking.forms import ask_of, stored
from tests.declaring.family import Family, cases, declared
from tests.town import Town

FILE = FOLDER / "person-2021.xlsx"


@pytest.fixture
def family(town: Town) -> Family:
    return Family(town)


def test_one_tap_where_there_is_nothing_to_declare_and_every_question_where_there_is(
    town: Town, family: Family
) -> None:
    town.to("Mon", "08:00")
    mother = family.mother
    mother.taps("Cả 3 con đều khỏe")
    assert "trả lời Không" not in mother.last.plain, "person-2026 means what it says"
    form = ask_of(town, FILE, family.primary)
    mother.says("/khaibao").sees("Khỏe là trả lời Không ở mọi câu hỏi của tờ khai 14 ngày qua", "Minh chưa khỏe")
    mother.taps("Minh chưa khỏe")
    mother.sees("Anh/Chị có đến tỉnh/thành phố, quốc gia/vùng lãnh thổ nào", "Khai cho Minh.")
    mother.taps("Có")
    mother.sees("Đã đến những nơi nào ạ?")
    mother.says("Hải Dương").sees("có thấy xuất hiện ít nhất 1 trong các dấu hiệu", "gọi 115", "☐ Khó thở", "☐ Không")
    mother.taps("Ho")
    mother.taps("Tiếp")
    mother.sees("Anh/Chị có tiếp xúc với", "1. Người bệnh hoặc nghi ngờ, mắc bệnh COVID-19")
    mother.taps("1. Người bệnh hoặc nghi ngờ, m…")
    mother.taps("Tiếp")
    mother.sees("Sáng nay Minh bao nhiêu độ ạ?", "Chưa đo")
    mother.says("37,2").sees("Đã ghi nhận 37,2°C.", "Minh đã tiêm mấy mũi vắc xin COVID-19 ạ?")
    mother.taps("2 mũi")
    mother.sees("Trong 72 giờ qua, Minh có xét nghiệm COVID-19 không ạ?")
    mother.taps("Chưa xét nghiệm")
    mother.sees("Bản khai của Minh (2A):", "• Đã đến những nơi nào: Hải Dương", "mệt mỏi không: Ho", "37,2°C", "2 mũi")
    mother.taps("Gửi")
    mother.sees("Nhà trường đã nhận được thông tin của Minh")
    assert declared(town)[-1] == (family.minh, 1, False, "red")
    assert stored(town, form)[-1] == {
        "well": "no",
        "travelled": "yes",
        "travelled_to": "Hải Dương",
        "signs": ("cough",),
        "contact": ("patient",),
        "temperature": Decimal("37.2"),
        "doses": "two",
        "test": "not_tested",
    }
    assert len(cases(town)) == 1
    mother.taps("Ngân khỏe")
    assert declared(town)[-1] == (family.ngan, 1, True, None)
