"""What schools signed leaves as DHIS2's data values, by the operator's mapping."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer

from bot.commands.exporting_dhis2 import write_dhis2
from bot.reports.dhis2 import MappingWrong, read_mapping
from bot.shelf import forms_in_force
from storage.queries.units import schools_below
from tests.filing.school import DeclaringSchool
from tests.town import MONDAY, Town

SAMPLE = Path(__file__).parents[2] / "samples" / "dhis2.json"
MAPPING = json.loads(SAMPLE.read_text())


@pytest.fixture
def school(town: Town) -> DeclaringSchool:
    """The Monday's report is signed: four pupils, nobody absent."""
    made = DeclaringSchool(town)
    town.to("Mon", "07:40")
    made.principal.taps("Báo cáo tình hình nhà trường")
    made.principal.taps("Khai báo tình hình nhà trường")
    made.principal.taps("Ký và gửi")
    town.by(seconds=5)
    made.principal.taps("Đúng, ký và gửi")
    return made


def written(school: DeclaringSchool, tmp_path: Path, mapping: Path | None) -> list[dict[str, Any]]:
    database, page = school.town.database, tmp_path / "out.json"
    with database.reading() as connection:
        assert forms_in_force(connection)
        schools = schools_below(connection, school.a.id, MONDAY)
        count = write_dhis2(connection, database.sealer, schools, page, mapping, None)
    found: list[dict[str, Any]] = json.loads(page.read_text())["dataValues"]
    assert len(found) == count
    return found


def test_figures_go_where_the_mapping_says_and_the_rest_is_named(
    school: DeclaringSchool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = {"period": "20261123", "orgUnit": "DiszpKrYNg8"}
    assert written(school, tmp_path, SAMPLE) == [
        {"dataElement": "Ix2HsbDMLea", **at, "value": "4"},
        {"dataElement": "eY5ehpbEsB7", **at, "value": "0", "categoryOptionCombo": "bRowv6yZOF2"},
        {"dataElement": "f7n9E0hX8qk", **at, "value": "4"},
    ]
    said = capsys.readouterr().err
    assert "left out" in said and "declared" in said and "enrolled" not in said


@pytest.mark.parametrize(("period", "name"), [("weekly", "2026W48"), ("monthly", "202611")])
def test_periods_are_named_as_dhis2_does(school: DeclaringSchool, tmp_path: Path, period: str, name: str) -> None:
    mapping = tmp_path / "m.json"
    mapping.write_text(json.dumps({**MAPPING, "period": period}))
    assert {value["period"] for value in written(school, tmp_path, mapping)} == {name}


def test_a_mapping_as_csv_says_the_same(school: DeclaringSchool, tmp_path: Path) -> None:
    mapping = tmp_path / "m.csv"
    mapping.write_text(
        "kind,name,id,categoryOptionCombo\nfigure,enrolled,f7n9E0hX8qk,\nfigure,present,Ix2HsbDMLea,\n"
        "figure,absent_ill,eY5ehpbEsB7,bRowv6yZOF2\nschool,PLA,DiszpKrYNg8,\n",
        encoding="utf-8-sig",
    )
    assert written(school, tmp_path, mapping) == written(school, tmp_path, SAMPLE)


def test_a_school_without_an_organisation_unit_ends_the_command(
    school: DeclaringSchool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = tmp_path / "m.json"
    mapping.write_text(json.dumps({**MAPPING, "schools": {"XYZ": "DiszpKrYNg8"}}))
    for given in (mapping, None):
        with pytest.raises(typer.Exit):
            written(school, tmp_path, given)
    said = capsys.readouterr().err
    assert "schools without an organisation unit: PLA" in said and "--mapping FILE" in said


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("m.json", "{", "no JSON"),
        ("m.json", '{"figures": {}, "schools": {}}', "no figure is mapped"),
        ("m.json", '{"figures": {"a": 1}, "schools": {}}', "figures.a"),
        ("m.json", '{"figures": {"a": "x"}, "schools": {"PLA": 1}}', "schools.PLA"),
        ("m.json", '{"figures": {"a": "x"}, "schools": {}, "period": "yearly"}', "daily, weekly, monthly"),
        ("m.csv", "kind,name,id\nfigure,enrolled,\n", "row 2"),
    ],
)
def test_a_faulty_mapping_is_named_with_its_place(tmp_path: Path, name: str, text: str, words: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(MappingWrong, match=words):
        read_mapping(tmp_path / name)
