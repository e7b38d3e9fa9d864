"""Calendar files: days off and on by unit, read from any columns; a round on a day off is not held."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.imports import Calendar, Problem, read_calendar
from bot.imports.storing import Stored
from bot.imports.storing_days import store_calendar
from storage.tables import DAY_OFF
from tests.importing import books
from tests.reminding.phu_lam import PhuLam, School
from tests.town import Town

HEAD = ["STT", "Ngày", "Mã đơn vị", "Loại", "Lý do", "Nguồn"]
FRIDAY, NEXT_MONDAY, NEXT_FRIDAY = date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 4)
LETTER = "Công văn 99/SGDĐT"


def calendar(tmp_path: Path, *rows: list[Any], heading: list[str] | None = None, unit: str | None = None) -> Calendar:
    file = books.xlsx(tmp_path / "c.xlsx", {"Lịch": [["LỊCH NGHỈ HỌC NĂM HỌC 2026-2027"], [], heading or HEAD, *rows]})
    return read_calendar(file, unit)


def problems(found: Calendar) -> list[Problem]:
    return [finding.problem for finding in found.report.findings]


def test_days_off_and_on_with_who_says_so(tmp_path: Path) -> None:
    found = calendar(
        tmp_path,
        [1, NEXT_MONDAY, "PLA", "Nghỉ", "Bão số 9", "Chủ tịch UBND xã, CV 12"],
        [2, "05/12/2026", "PLA", "Đi học", "Học bù", "Hiệu trưởng"],
        [3, "07/12/2026", "01", None, None, LETTER],
    )
    assert [(row.unit_code, row.from_on, row.to_on, row.is_school_day) for row in found.rows] == [
        ("PLA", NEXT_MONDAY, NEXT_MONDAY, False),
        ("PLA", date(2026, 12, 5), date(2026, 12, 5), True),
        ("01", date(2026, 12, 7), date(2026, 12, 7), False),
    ]
    assert (found.rows[0].reason, found.rows[0].source) == ("Bão số 9", "Chủ tịch UBND xã, CV 12")
    assert found.report.findings == []


def test_a_break_from_and_to_in_other_columns_without_marks(tmp_path: Path) -> None:
    found = calendar(
        tmp_path,
        [LETTER, "Nghỉ Tết", "06/02/2027", "01/02/2027"],
        heading=["Can cu", "Noi dung", "Den ngay", "Tu ngay"],
        unit="01",
    )
    (row,) = found.rows
    assert (row.unit_code, len(row.dates()), row.dates()[0], row.source) == ("01", 6, date(2027, 2, 1), LETTER)


def test_what_a_day_needs(tmp_path: Path) -> None:
    found = calendar(
        tmp_path,
        [1, "hôm nào mưa", "PLA", None, "Mưa", LETTER],
        [2, NEXT_MONDAY, None, None, "Bão", LETTER],
        [3, NEXT_MONDAY, "PLA", "Có thể", "Bão", LETTER],
        [4, None, "PLA", None, "Bão", LETTER],
        [5, NEXT_MONDAY, "PLA", None, "Bão", None],
        [6, NEXT_MONDAY, "PLA", "Đi học", "Không bão nữa", LETTER],
    )
    assert problems(found) == [
        Problem.BAD_DATE,
        Problem.NO_CODE,
        Problem.UNKNOWN_DAY_KIND,
        Problem.NO_DAY,
        Problem.NO_SOURCE,
        Problem.DAY_TWICE,
    ]
    assert [row.row for row in found.rows] == [8, 9]


@pytest.mark.parametrize(
    ("first", "last", "problem"),
    [("05/12/2026", "01/12/2026", Problem.DATES_REVERSED), ("01/06/2026", "01/06/2027", Problem.LONG_BREAK)],
)
def test_a_break_that_cannot_be_is_not_taken(tmp_path: Path, first: str, last: str, problem: Problem) -> None:
    heading = ["Từ ngày", "Đến ngày", "Mã đơn vị", "Nguồn"]
    found = calendar(tmp_path, [first, last, "PLA", LETTER], heading=heading)
    assert (found.rows, problems(found)) == ((), [problem])


def test_csv_needs_no_more_than_a_day_and_a_reason(tmp_path: Path) -> None:
    file = books.csv(tmp_path / "c.csv", [["Ngày", "Lý do"], [FRIDAY, "Hội khỏe"]])
    assert [row.unit_code for row in read_calendar(file, "PLA").rows] == ["PLA"]


# stored, and what the rounds make of it


@pytest.fixture
def place(town: Town) -> PhuLam:
    return PhuLam(town)


def bring(place: PhuLam, tmp_path: Path, *rows: list[Any], dry_run: bool = False) -> Stored:
    found = calendar(tmp_path, *rows)
    return store_calendar(place.town.database, place.town.clock.now(), found.rows, dry_run=dry_run)


def counts(stored: Stored) -> tuple[int, int, int]:
    return stored.made, stored.changed, stored.unchanged


def held(school: School) -> list[date]:
    return [on for on, state, _ in school.rounds() if state in ("open", "closed")]


def planned(school: School) -> list[date]:
    return [on for on, state, _ in school.rounds() if state == "planned"]


def days(place: PhuLam) -> list[tuple[date, bool, str]]:
    return [(row.on, row.is_school_day, row.reason) for row in place.rows(DAY_OFF)]


def test_no_round_is_held_and_nobody_reminded_on_a_monday_the_school_is_closed(place: PhuLam, tmp_path: Path) -> None:
    closed, other = place.school(), place.school("MN Hoa Ban", "HB")
    mother = place.mother(closed.pupil("Trần Gia Minh"))
    neighbour = place.mother(other.pupil("Lê Thu An"), name="Lê Thị Bình")
    place.town.to("Mon", "18:00")
    assert counts(bring(place, tmp_path, [1, NEXT_MONDAY, "PLA", "Nghỉ", "Bão số 9", LETTER])) == (1, 0, 0)
    place.town.to("Sat", "20:00")
    before = len(mother.heard()), len(neighbour.heard())
    place.town.to("Mon", "18:00", 1)
    assert NEXT_MONDAY not in held(closed)
    assert NEXT_MONDAY in held(other)
    assert len(mother.heard()) == before[0]
    assert len(neighbour.heard()) > before[1]
    mother.says("/khaibao")
    assert "Khai báo sức khỏe thứ Hai 30/11" not in mother.last.plain


def test_a_day_of_the_province_is_off_below_it_and_a_school_may_hold_it(place: PhuLam, tmp_path: Path) -> None:
    closed, open_anyway = place.school(), place.school("MN Hoa Ban", "HB")
    place.town.to("Mon", "05:55")
    bring(
        place,
        tmp_path,
        [1, FRIDAY, "01", "Nghỉ", "Hội khỏe Phù Đổng", LETTER],
        [2, FRIDAY, "HB", "Đi học", "Không tham gia", "Hiệu trưởng"],
    )
    place.town.by(minutes=2)
    assert FRIDAY not in planned(closed)
    assert FRIDAY in planned(open_anyway)


def test_the_same_file_twice_changes_nothing_and_a_correction_one_day(place: PhuLam, tmp_path: Path) -> None:
    school = place.school()
    place.town.to("Mon", "05:55")
    rows = [[1, FRIDAY, "PLA", "Nghỉ", "Bão", LETTER], [2, NEXT_FRIDAY, "PLA", "Nghỉ", "Bão", LETTER]]
    bring(place, tmp_path, *rows)
    once = days(place)
    assert counts(bring(place, tmp_path, *rows)) == (0, 0, 2)
    assert days(place) == once
    rows[0][3:5] = ["Đi học", "Bão đã tan"]
    assert counts(bring(place, tmp_path, *rows)) == (0, 1, 1)
    assert days(place) == [(FRIDAY, True, "Bão đã tan"), (NEXT_FRIDAY, False, "Bão")]
    place.town.by(minutes=2)
    assert FRIDAY in planned(school)


def test_a_trial_run_stores_nothing_and_unknown_units_are_named(place: PhuLam, tmp_path: Path) -> None:
    place.school().pupil("Trần Gia Minh")
    with place.town.database.reading() as connection:
        in_class = connection.execute(sa.text("select code from unit where kind = 'class'")).scalar_one()
    rows = [
        [1, FRIDAY, "PLA", None, "Bão", LETTER],
        [2, FRIDAY, "KHONGCO", None, "Bão", LETTER],
        [3, FRIDAY, in_class, None, "Bão", LETTER],
    ]
    stored = bring(place, tmp_path, *rows, dry_run=True)
    assert (counts(stored), stored.unknown, stored.unfit) == ((1, 0, 0), [(5, "KHONGCO")], [(6, in_class)])
    assert days(place) == []
