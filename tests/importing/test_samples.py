"""The demo's files: what make.py writes is what is kept, and it reads without an error."""

import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bot.imports import ContactRow, PupilRow, Roster, Severity, read_duties, read_roster, read_units
from samples.make import FOLDER

ROSTERS = {"MNHB": "mn-hoa-ban.xls", "THPLA": "th-phu-lam-a.xlsx", "THCSPL": "thcs-phu-lam.ods"}


@pytest.fixture(scope="module")
def rosters() -> dict[str, Roster]:
    return {code: read_roster(FOLDER / name) for code, name in ROSTERS.items()}


def test_the_files_are_those_that_the_script_writes(tmp_path: Path) -> None:
    # A process of its own: odfpy remembers what the same process wrote before.
    subprocess.run([sys.executable, "-m", "samples.make", str(tmp_path)], check=True, cwd=FOLDER.parent)
    assert len(list(tmp_path.iterdir())) == 5
    for path in sorted(tmp_path.iterdir()):
        assert path.read_bytes() == (FOLDER / path.name).read_bytes(), f"{path.name}: run python -m samples.make"


def test_three_schools_of_modest_size(rosters: dict[str, Roster]) -> None:
    assert {code: len(roster.pupils) for code, roster in rosters.items()} == {"MNHB": 60, "THPLA": 120, "THCSPL": 90}
    for roster in rosters.values():
        assert not [f for f in roster.report.findings if f.severity is Severity.ERROR]
        classes = {pupil.class_name for pupil in roster.pupils}
        assert classes == {teacher.homeroom_of for teacher in roster.staff} - {None}
        assert all(teacher.phones for teacher in roster.staff)


def test_the_family_of_the_storyboard(rosters: dict[str, Roster]) -> None:
    mother = ContactRow("mother", "Lê Thu Hà", "+84590000123")
    children = [
        (code, pupil.name, pupil.class_name, pupil.birthday)
        for code, roster in rosters.items()
        for pupil in roster.pupils
        if mother in pupil.contacts
    ]
    assert children == [
        ("MNHB", "Trần Gia Tuệ", "Thỏ Ngọc", date(2022, 3, 14)),
        ("THPLA", "Trần Gia Minh", "2A", date(2019, 9, 5)),
        ("THPLA", "Trần Khánh Ngân", "5B", date(2016, 12, 2)),
    ]


def test_numbers_stand_once_but_within_a_family(rosters: dict[str, Roster]) -> None:
    def family(pupil: PupilRow) -> str:
        return pupil.name.split()[0]

    holders: dict[str, set[str]] = {}
    for roster in rosters.values():
        for pupil in roster.pupils:
            for contact in pupil.contacts:
                holders.setdefault(contact.phone, set()).add(family(pupil))
        for teacher in roster.staff:
            for phone in teacher.phones:
                holders.setdefault(phone, set()).add(teacher.name)
    assert all(len(names) == 1 for names in holders.values())
    assert all(phone.startswith("+84590000") for phone in holders)


def test_older_pupils_have_own_numbers_and_boarders(rosters: dict[str, Roster]) -> None:
    own = [p for p in rosters["THCSPL"].pupils if any(contact.relation == "self" for contact in p.contacts)]
    assert own
    assert all(pupil.birthday and pupil.birthday < date(2013, 12, 31) for pupil in own)
    assert any(pupil.boarding for pupil in rosters["THCSPL"].pupils)


def test_units_and_duties_of_the_commune(rosters: dict[str, Roster]) -> None:
    units, duties = read_units(FOLDER / "don-vi.xlsx"), read_duties(FOLDER / "nhiem-vu.xlsx")
    assert units.report.findings == duties.report.findings == []
    codes = {unit.code for unit in units.units}
    assert {unit.code for unit in units.units if unit.kind == "school"} == set(ROSTERS)
    assert all(duty.unit_code in codes for duty in duties.duties)
    by_school = Counter((duty.unit_code, duty.kind) for duty in duties.duties)
    for code in ROSTERS:
        held = [by_school[code, kind] for kind in ("principal", "deputy_head", "school_health")]
        assert held == [1, 1, 2]
    assert by_school["THCSPL", "boarding"] == by_school["XPL", "district_contact"] == 1
    staff = {(teacher.name, teacher.phones[0]) for roster in rosters.values() for teacher in roster.staff}
    at_school = {(duty.name, duty.phone) for duty in duties.duties if duty.unit_code in ROSTERS}
    assert at_school <= staff
