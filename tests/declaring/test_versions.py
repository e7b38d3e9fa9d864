"""A questionnaire changes while families answer: what was said is kept, what is new is asked, nothing is lost."""

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from storage.tables import DECLARATION
from tests.declaring.family import Family, declared, drafts, rows
from tests.forms.conftest import PERSON
from tests.town import Actor, Town

CHANGED = "Mẫu khai vừa được cập nhật."


@pytest.fixture
def family(town: Town) -> Family:
    made = Family(town)
    town.to("Mon", "06:40")
    return made


def revised(folder: Path, version: str, labels: Mapping[str, str] | None = None, gone: str = "") -> Path:
    """The questionnaire that ships in another version: some questions in other words, one left out."""
    book = openpyxl.load_workbook(PERSON)
    survey, settings = book["survey"], book["settings"]
    heads = [cell.value for cell in survey[1]]
    name, label = heads.index("name"), next(i for i, head in enumerate(heads) if str(head).startswith("label::Ti"))
    for row in list(survey.iter_rows(min_row=2)):
        if row[name].value in (labels or {}):
            row[label].value = (labels or {})[str(row[name].value)]
        if gone and row[name].value == gone:
            survey.delete_rows(row[0].row)
    settings.cell(2, [cell.value for cell in settings[1]].index("version") + 1).value = version
    out = folder / f"{version}.xlsx"
    book.save(out)
    return out


def sends_of_tue(family: Family) -> Actor:
    """The mother has declared a fever."""
    mother = family.mother
    for label in ("Tuệ chưa khỏe", "Sốt", "Tiếp"):
        mother.taps(label)
    mother.says("38,2")
    for label in ("Hôm qua", "Nghỉ ở nhà", "Gửi"):
        mother.taps(label)
    return mother


def versions(town: Town) -> list[str]:
    return [row.form_version for row in rows(town, DECLARATION)]


def test_answers_to_the_same_questions_are_kept_and_the_changed_one_is_asked_again(
    town: Town, family: Family, tmp_path: Path
) -> None:
    mother = family.mother
    for label in ("Tuệ chưa khỏe", "Sốt", "Tiếp"):
        mother.taps(label)
    mother.says("38,2").sees("từ hôm nào")
    town.publish(revised(tmp_path, "2027.1", {"onset": "${subject} bắt đầu bị từ ngày nào"}))
    mother.taps("Hôm qua")
    mother.sees(CHANGED, "bắt đầu bị từ ngày nào")
    mother.taps("Hôm qua")
    assert CHANGED not in mother.last.plain, "it is said once"
    mother.taps("Nghỉ ở nhà")
    mother.sees("sốt; 38,2°C; từ hôm qua; nghỉ ở nhà")
    mother.taps("Gửi")
    assert declared(town) == [(family.tue, 1, False, "amber")]
    assert versions(town) == ["2027.1"]


def test_a_list_that_changed_is_asked_again_however_the_next_question_is_answered(
    town: Town, family: Family, tmp_path: Path
) -> None:
    mother = family.mother
    for label in ("Tuệ chưa khỏe", "Ho", "Tiếp"):
        mother.taps(label)
    town.publish(revised(tmp_path, "2027.1", {"signs": "Hôm nay ${subject} có biểu hiện gì"}))
    mother.taps("Chưa đo")
    mother.sees(CHANGED, "Hôm nay Tuệ có biểu hiện gì", "☐ Ho")
    assert [draft.form_version for draft in drafts(town)] == ["2027.1"]


def test_a_button_whose_question_is_gone_explains_and_goes_on(town: Town, family: Family, tmp_path: Path) -> None:
    mother = family.mother
    for label in ("Tuệ chưa khỏe", "Biểu hiện khác", "Tiếp"):
        mother.taps(label)
    mother.sees("Biểu hiện khác là gì")
    town.publish(revised(tmp_path, "2027.1", gone="other_text"))
    mother.taps("Bỏ qua")
    mother.sees(CHANGED, "Tuệ bao nhiêu độ")


def test_an_emergency_sign_is_not_lost_on_the_way(town: Town, family: Family, tmp_path: Path) -> None:
    mother = family.mother
    mother.taps("Tuệ chưa khỏe")
    mother.taps("Khó thở")
    mother.sees("115")
    town.publish(revised(tmp_path, "2027.1", {"signs": "Hôm nay ${subject} có biểu hiện gì"}))
    mother.taps("Đúng, Tuệ đang bị")
    mother.sees("115", "Nhà trường đã được báo")
    assert declared(town) == [(family.tue, 1, False, "emergency")]
    assert versions(town) == [versions(town)[0]] != ["2027.1"]


def test_met_with_silence_an_emergency_sign_of_the_version_before_is_told(
    town: Town, family: Family, tmp_path: Path
) -> None:
    family.mother.taps("Tuệ chưa khỏe")
    family.mother.taps("Khó thở")
    town.publish(revised(tmp_path, "2027.1", {"signs": "Hôm nay ${subject} có biểu hiện gì"}))
    town.by(seconds=61)
    assert declared(town) == [(family.tue, 1, False, "emergency")]
    family.nurse.hears("khẩn cấp")


def test_a_correction_after_the_change_starts_from_what_is_still_asked(
    town: Town, family: Family, tmp_path: Path
) -> None:
    mother = sends_of_tue(family)
    before = versions(town)
    town.publish(revised(tmp_path, "2027.1", {"onset": "${subject} bắt đầu bị từ ngày nào"}))
    family.nurse.taps("Xem danh sách")
    family.nurse.sees("sốt; 38,2°C; từ 22/11")
    mother.taps("Sửa")
    mother.taps("Tuệ chưa khỏe")
    mother.sees("☑ Sốt")
    mother.taps("Tiếp")
    mother.sees("bắt đầu bị từ ngày nào")
    mother.taps("Sáng nay")
    mother.taps("Gửi")
    assert versions(town) == [*before, "2027.1"]


def test_a_question_after_the_receipt_belongs_to_the_version_declared(
    town: Town, family: Family, tmp_path: Path
) -> None:
    mother = sends_of_tue(family)
    town.publish(revised(tmp_path, "2027.1", {"seen_doctor": "Gia đình đã đưa ${subject} đi khám chưa"}))
    mother.taps("Con đã đi khám")
    mother.sees("Đã ghi nhận thêm")
    assert len(set(versions(town))) == 1
    assert "2027.1" not in versions(town)
