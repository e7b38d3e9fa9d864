"""What a questionnaire without "well" reckons grave is followed up like any other; and the one of 2021 is asked."""

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.clock import local_date
from bot.dialogue.actions import Action
from bot.dialogue.declare_actions import Toggle
from bot.rounds.ordering import Directive, ordered
from bot.rounds.orders import order_by_command
from storage.needs import Reading
from storage.tables import ORDER
from tests.asking.forms import ask_of, stored, write_form
from tests.declaring.family import Family, case_events, cases, declared
from tests.town import MONDAY, Town, at

SURVEY = (
    {"type": "select_multiple sign", "name": "seen", "label::vi": "Hôm nay thấy gì ở con?"},
    {"type": "select_one grade", "name": "bite", "label::vi": "Con có bị chó cắn không?", "required": "yes"},
    {"type": "text", "name": "where", "label::vi": "Ở đâu?", "relevant": "${bite} = 'bitten'"},
    {
        "type": "calculate",
        "name": "emergency_signs",
        "calculation": "if(selected(${seen}, 'breathless'), 'breathless', '')",
    },
    {
        "type": "calculate",
        "name": "severity",
        "calculation": "if(${emergency_signs} != '', 'emergency', if(${bite} = 'bitten', 'red', ''))",
    },
    {"type": "calculate", "name": "reasons", "calculation": "if(${severity} != '', 'bite', '')"},
)
CHOICES = (
    ("sign", "breathless", "Khó thở"),
    ("sign", "tired", "Mệt"),
    ("grade", "bitten", "Có bị cắn"),
    ("grade", "none", "Không bị"),
)


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "08:00")
    made.mother.taps("Cả 3 con đều khỏe")
    return made


def test_a_grave_answer_opens_a_case_and_a_correction_never_closes_it(
    town: Town, family: Family, tmp_path: Path
) -> None:
    form = ask_of(town, write_form(tmp_path, SURVEY, CHOICES), family.kindergarten)
    mother = family.mother
    mother.says("/khaibao")
    for label in ("Khai cho Tuệ", "Tiếp", "Có bị cắn", "Bỏ qua", "Gửi"):
        mother.taps(label)
    mother.sees("Nhà trường đã nhận được thông tin của Tuệ", "Cô Thảo, y tế trường, sẽ gọi lại", "Sửa")
    assert "Bấm nhầm" not in mother.last.labels
    family.nurse.hears("mức đỏ", rings=True)
    assert [(case.severity, case.state) for case in cases(town)] == [("red", "open")]
    assert declared(town)[-1] == (family.tue, 1, False, "red")
    for label in ("Sửa", "Sửa câu trả lời", "Sửa", "Sửa: Con có bị chó cắn không", "Không bị", "Gửi"):
        mother.taps(label)
    mother.sees("Đã ghi nhận bản khai của Tuệ")
    assert declared(town)[-1] == (family.tue, 2, True, None)
    assert stored(town, form)[-1] == {"bite": "none"}
    assert [(case.severity, case.state) for case in cases(town)] == [("red", "open")]


def test_an_emergency_sign_of_any_question_comes_before_anything_else(
    town: Town, family: Family, tmp_path: Path
) -> None:
    ask_of(town, write_form(tmp_path, SURVEY, CHOICES), family.kindergarten)
    mother = family.mother
    mother.says("/khaibao")
    mother.taps("Khai cho Tuệ")
    mother.taps("Khó thở")
    mother.sees("Nếu Tuệ đang bị khó thở: gọi 115", "Đúng, Tuệ đang bị", "Bấm nhầm")
    mother.says("…").sees("gọi 115")
    mother.taps("Bấm nhầm")
    mother.sees("Hôm nay thấy gì ở con ạ?", "☐ Khó thở")
    mother.taps("Khó thở")
    mother.taps("Đúng, Tuệ đang bị")
    mother.sees("Gọi 115", "Nhà trường đã được báo lúc 08:00")
    assert [case.severity for case in cases(town)] == ["emergency"]
    mother.taps("Khai tiếp")
    for label in ("Tiếp", "Không bị", "Gửi"):
        mother.taps(label)
    assert [case.severity for case in cases(town)] == ["emergency"]
    assert "told" in case_events(town)


def test_the_questionnaire_of_2021_has_one_tap_and_a_summary_that_says_what_was_asked(
    town: Town, family: Family
) -> None:
    order = town.seeds.insert(ORDER, kind="ad_hoc", number="12/PGD", issuer="Phòng GDĐT")
    town.seeds.round(
        family.kindergarten, order, town.clock.now(), at("Mon", "11:00"), at("Mon", "17:00"), MONDAY, "person-2021"
    )
    mother = family.mother
    mother.says("/khaibao").sees("Tuệ khỏe", "Tuệ chưa khỏe")
    mother.taps("Tuệ chưa khỏe")
    mother.sees("Trong vòng 14 ngày qua", "Không", "Có")
    mother.taps("Không")
    mother.taps("Tiếp")
    mother.sees("Chưa có biểu hiện nào được chọn.", "Tuệ vẫn khỏe")
    mother.taps("Ho")
    mother.taps("Tiếp")
    mother.sees("1. Người bệnh hoặc nghi ngờ, mắc bệnh COVID-19", "☐ 4. Không")
    mother.taps("Tiếp")
    assert "Tuệ vẫn khỏe" not in mother.last.labels
    for label in ("☐ 4. Không", "Tiếp", "Chưa đo", "2 mũi", "Chưa xét nghiệm"):
        mother.taps(label)
    mother.sees("Bản khai của Tuệ (Thỏ Ngọc):", "tiếp xúc với: Không", "bao nhiêu độ: Chưa đo")
    mother.taps("Gửi")
    mother.taps("Sửa")
    mother.taps("Tuệ chưa khỏe")
    mother.sees("Bản khai của Tuệ (Thỏ Ngọc):")


def test_a_sign_that_is_unticked_by_an_old_button_alerts_nobody(town: Town, family: Family, tmp_path: Path) -> None:
    ask_of(town, write_form(tmp_path, SURVEY, CHOICES), family.kindergarten)
    mother = family.mother
    mother.says("/khaibao")
    mother.taps("Khai cho Tuệ")
    _, on = mother.find("Khó thở")
    mother.taps("Khó thở")
    mother.sees("gọi 115")
    off = Action.decode(on.action)
    assert isinstance(off, Toggle)
    town.receive(town.update(mother.chat, action=replace(off, is_on=False).encode(), press="p"))
    mother.sees("Hôm nay thấy gì ở con ạ?", "☐ Khó thở")
    town.by(minutes=5)
    assert cases(town) == []
    assert len(declared(town)) == 3


def test_a_reminder_of_it_has_a_button_for_each_child(town: Town, family: Family, tmp_path: Path) -> None:
    file = write_form(tmp_path, SURVEY, CHOICES)
    town.publish(file)
    now = town.clock.now()
    order = ordered(
        "khao-sat", Directive(None, None, "Sở GDĐT", None), now, None, "11:00", None, forms={"khao-sat": "person"}
    )

    def run(connection: sa.Connection) -> None:
        reading = Reading(connection, town.database.sealer, now, local_date(now))
        order_by_command(reading, family.primary, order)

    town.database.write(run).result(timeout=10)
    town.to("Mon", "10:30")
    reminder = family.mother.hears("Khai báo sức khỏe đột xuất thứ Hai 23/11", "Ngân (5B), Minh (2A) trước 11:00")
    assert reminder.labels == ["Khai cho Ngân", "Khai cho Minh"]
    family.mother.says("khai cho minh").sees("Hôm nay thấy gì ở con ạ?")


def test_a_sign_taken_back_late_is_asked_about_again(town: Town, family: Family, tmp_path: Path) -> None:
    ask_of(town, write_form(tmp_path, SURVEY, CHOICES), family.kindergarten)
    mother = family.mother
    mother.says("/khaibao")
    for label in ("Khai cho Tuệ", "Khó thở", "Đúng, Tuệ đang bị"):
        mother.taps(label)
    _, mistaken = mother.find("Bấm nhầm")
    for label in ("Khai tiếp", "Tiếp"):
        mother.taps(label)
    mother.sees("Con có bị chó cắn không ạ?")
    town.receive(town.update(mother.chat, action=mistaken.action, press="p"))
    mother.sees("Những người đã được báo tin về Tuệ đều được báo lại", "Hôm nay thấy gì ở con ạ?", "☐ Khó thở")
    assert [case.severity for case in cases(town)] == ["emergency"]
