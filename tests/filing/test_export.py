"""What schools signed as a table: the figures as they were signed beside those that were counted."""

import json
from pathlib import Path

import pytest

from bot.commands.exporting import Format, write_wanted
from bot.reports.making import asked
from bot.reports.wanted import Wanted
from tests.filing.school import HANOI, DeclaringSchool
from tests.town import Town


@pytest.fixture
def school(town: Town) -> DeclaringSchool:
    """The report is signed on Monday with a changed figure, an assessment on Tuesday."""
    found = DeclaringSchool(town)
    town.to("Mon", "08:00")
    found.opens_report(found.principal)
    for label in ("Sửa", "Học sinh có mặt"):
        found.principal.taps(label)
    found.principal.says("3")
    found.principal.says("=một em xin về sớm")
    found.principal.taps("Ký và gửi")
    town.to("Tue", "09:00")
    found.is_asked()
    found.principal.says("/nhatruong")
    found.principal.taps("Tự đánh giá")
    found.answers_all(found.principal, 4)
    found.principal.taps("Ký và gửi")
    return found


def written(school: DeclaringSchool, out: Path, format_: Format, form: str | None) -> Path:
    wanted = Wanted("declarations", form)
    write_wanted(school.town.database, school.town.clock, wanted, "00679", out, format_)
    return out


def test_each_figure_stands_beside_what_was_counted(school: DeclaringSchool, tmp_path: Path) -> None:
    (row,) = json.loads(written(school, tmp_path / "a.json", Format.JSON, "school-situation").read_text())
    assert (row["school"], row["date"], row["version"], row["author"]) == (
        "PLA",
        "2026-11-23",
        "2026.2",
        "Phạm Thị Lan",
    )
    assert (row["present"], row["counted_present"], row["absent"], row["counted_absent"]) == (3, 4, 1, 0)
    assert row["why_changed"] == "=một em xin về sớm"
    assert row["conclusion"] is None


def test_the_conclusion_is_said_in_the_words_of_the_version_that_was_asked(
    school: DeclaringSchool, tmp_path: Path
) -> None:
    text = written(school, tmp_path / "a.csv", Format.CSV, HANOI).read_text("utf-8-sig")
    assert "đủ số tiêu chí nhưng có tiêu chí bắt buộc không đạt" in text
    assert "1234/SGDĐT-CTTT" in text
    school.publish_stricter(HANOI, tmp_path)
    again = written(school, tmp_path / "b.csv", Format.CSV, HANOI).read_text("utf-8-sig")
    assert again.splitlines()[1] == text.splitlines()[1]


def test_two_exports_are_the_same_bytes(school: DeclaringSchool, tmp_path: Path) -> None:
    first = written(school, tmp_path / "a.xlsx", Format.XLSX, "school-situation").read_bytes()
    assert first == written(school, tmp_path / "b.xlsx", Format.XLSX, "school-situation").read_bytes()


def test_without_a_form_what_persons_declared_is_meant(school: DeclaringSchool) -> None:
    with school.town.database.reading() as connection:
        name, rounds = asked(connection, [school.a], Wanted("declarations"))
    assert name == "person-2026"
    assert {row.asked_of for row in rounds} == {"person"}
