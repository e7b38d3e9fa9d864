"""`khaibao export`: what an official opens in Excel and what a program reads, from the same stored state."""

import csv
import json
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import typer
from fhir.resources.R4B.bundle import Bundle

from bot.clock import VIETNAM
from bot.commands.exporting import Format, write_out, write_table, write_wanted
from bot.reports.fhir_bundle import write_bundle
from bot.reports.making import CannotMake, asked
from bot.reports.tables import Column, Headings, Table, write_csv, write_json, write_xlsx
from bot.reports.wanted import Wanted, What
from storage.queries import export_rows
from storage.tables import AUDIT
from tests.escalating.hoa_ban import AMBER, HoaBan
from tests.forms.conftest import MONDAY
from tests.town import Town

HEADINGS = Headings("Mã", ("a", "b", "c", "d", "e"))


def sheet(path: Path, title: str) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(path)[title].iter_rows(values_only=True))


def test_text_is_never_a_formula_and_dates_are_dates(tmp_path: Path) -> None:
    columns = [Column("name", "Tên"), Column("at", "Lúc", "instant"), Column("n", "Số", "number")]
    rows = [["=1+1", MONDAY, 3], ["@x", None, None], ["https://vi.du", MONDAY, 0]]
    out = tmp_path / "a.xlsx"
    assert write_xlsx(out, Table("Bảng", columns, rows), HEADINGS) == 3
    found = sheet(out, "Bảng")
    assert found[1] == ("=1+1", MONDAY.astimezone(VIETNAM).replace(tzinfo=None), 3)
    book = openpyxl.load_workbook(out)
    assert book["Bảng"].freeze_panes == "A2"
    assert {cell.data_type for cell in book["Bảng"]["A"]} == {"s"}
    assert not book["Bảng"]["A4"].hyperlink
    assert write_csv(tmp_path / "a.csv", Table("Bảng", columns, rows)) == 3
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(raw.decode("utf-8-sig").splitlines()))
    assert lines[1] == ["'=1+1", "2026-11-23 06:15", "3"]
    assert lines[2] == ["'@x", "", ""]
    write_json(tmp_path / "a.json", Table("Bảng", columns, rows))
    assert json.loads((tmp_path / "a.json").read_text())[0] == {
        "name": "=1+1",
        "at": "2026-11-23T06:15:00+07:00",
        "n": 3,
    }


def test_what_is_too_long_for_a_sheet_goes_on_on_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.reports.tables.MOST_ROWS", 2)
    out = tmp_path / "a.xlsx"
    assert write_xlsx(out, Table("Bảng", [Column("n", "Số", "number")], [[1], [2], [3]]), HEADINGS) == 3
    assert [len(sheet(out, title)) for title in ("Bảng", "Bảng 2")] == [3, 2]


def test_rows_lie_where_they_are_told_to_while_they_are_written(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    def rows() -> Iterator[list[int]]:
        yield [1]
        assert len(list(scratch.iterdir())) > 0
        yield [2]

    write_xlsx(tmp_path / "a.xlsx", Table("Bảng", [Column("n", "Số", "number")], rows()), HEADINGS, scratch)
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("end", [None, RuntimeError, KeyboardInterrupt])
def test_names_lie_beside_the_file_while_it_is_written_and_nowhere_afterwards(
    school: HoaBan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: type[BaseException] | None
) -> None:
    """By command: nothing in the machine's folder for such files, and nothing left behind by an error or Ctrl-C."""
    (machine := tmp_path / "tmp").mkdir()
    (target := tmp_path / "target").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(machine))
    left = target / "a.xlsx.part.rows"
    left.mkdir()
    (left / "names").write_text("of a killed export")

    def rows() -> Iterator[list[str]]:
        yield ["Trần Gia Tuệ"]
        assert (list(machine.iterdir()), oct(left.stat().st_mode & 0o777)) == ([], "0o700")
        assert len(list(left.iterdir())) > 0 and not (left / "names").exists()
        if end is not None:
            raise end

    def export() -> None:
        table = Table("Bảng", [Column("name", "Tên")], rows())
        write_table(
            *(school.town.database, school.town.clock, "people", "00679", target / "a.xlsx", Format.XLSX),
            lambda *_: table,
        )

    if end is None:
        export()
    else:
        with pytest.raises(end):
            export()
    assert [path.name for path in target.iterdir()] == ([] if end else ["a.xlsx"])
    assert list(machine.iterdir()) == []


def test_an_empty_table_has_its_heading(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", Table("Bảng", [Column("n", "Số", "number")], []), HEADINGS)
    assert sheet(tmp_path / "a.xlsx", "Bảng") == [("Số",)]
    write_json(tmp_path / "a.json", Table("Bảng", [Column("n", "Số", "number")], []))
    assert json.loads((tmp_path / "a.json").read_text()) == []


@pytest.fixture
def school(town: Town) -> HoaBan:
    """Two families have declared; one child is not well and the nurse has taken the case."""
    hoa_ban = HoaBan(town).usual_staff()
    tue, an = hoa_ban.child("Trần Gia Tuệ"), hoa_ban.child("Nguyễn Hoài An")
    mother, other = hoa_ban.mother_of(tue), hoa_ban.mother_of(an, name="Lê Thị Vân")
    town.to("Mon", "06:41")
    mother.declares(tue)
    other.declares(an, AMBER)
    town.by(minutes=1)
    return hoa_ban


def written(school: HoaBan, out: Path, format_: Format, what: What) -> Path:
    wanted = Wanted(what, "person-2026" if what == "declarations" else None)
    write_wanted(school.town.database, school.town.clock, wanted, "00679", out, format_)
    return out


def test_declarations_for_people_and_for_programs_are_the_same_rows(school: HoaBan, tmp_path: Path) -> None:
    rows = sheet(written(school, tmp_path / "a.xlsx", Format.XLSX, "declarations"), "Bản khai")
    told = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert [row["Họ và tên"] for row in told] == ["Nguyễn Hoài An", "Trần Gia Tuệ"], "by given name"
    tue = told[1]
    assert tue["Hình thức khai"] == "gia đình khai"
    assert tue["Tình trạng"] == "chưa khỏe"
    assert tue["Ngày khai báo"].date() == date(2026, 11, 23)
    assert "loét miệng" in str(tue).lower()
    coded = json.loads(written(school, tmp_path / "a.json", Format.JSON, "declarations").read_text())
    assert [row["name"] for row in coded] == ["Nguyễn Hoài An", "Trần Gia Tuệ"]
    assert set(coded[1]["signs"].split()) == {"blisters", "mouth_sores"}
    assert coded[1]["signs/blisters"] == 1
    assert coded[1]["temperature"] == 38.2
    assert coded[1]["version"] == tue["Phiên bản mẫu"]
    codes = sheet(tmp_path / "a.xlsx", "Mã và chú giải")
    assert any(row[3] == "blisters" for row in codes)


@pytest.mark.parametrize("format_", list(Format))
@pytest.mark.parametrize("what", ["declarations", "cases", "rounds", "schools"])
def test_two_exports_of_the_same_state_are_the_same_bytes(
    school: HoaBan, tmp_path: Path, what: What, format_: Format
) -> None:
    first = written(school, tmp_path / "first", format_, what).read_bytes()
    school.town.by(seconds=20)
    assert written(school, tmp_path / "second", format_, what).read_bytes() == first
    assert len(first) > 100


def test_cases_rounds_and_schools_say_how_it_stands(school: HoaBan, tmp_path: Path) -> None:
    cases = json.loads(written(school, tmp_path / "c.json", Format.JSON, "cases").read_text())
    assert [(row["name"], row["severity"], row["is_drill"]) for row in cases] == [
        ("Trần Gia Tuệ", "red", 0),
        ("Nguyễn Hoài An", "amber", 0),
    ]
    rounds = json.loads(written(school, tmp_path / "r.json", Format.JSON, "rounds").read_text())
    of_monday = [row for row in rounds if row["date"] == "2026-11-23"]
    said = [(row["school"], row["order"], row["form"]) for row in of_monday]
    assert said == [("HB", "standing", "person-2026")]
    [row] = json.loads(written(school, tmp_path / "s.json", Format.JSON, "schools").read_text())
    assert (row["school"], row["pupils"], row["connected"]) == ("HB", 2, 2)
    assert row["first_declared_at"].startswith("2026-11-23T06:41")


def test_an_export_leaves_an_audit_row_and_a_file_for_its_owner_alone(school: HoaBan, tmp_path: Path) -> None:
    out = written(school, tmp_path / "a.xlsx", Format.XLSX, "cases")
    assert out.stat().st_mode & 0o077 == 0
    with school.town.database.reading() as connection:
        rows = connection.execute(AUDIT.select().where(AUDIT.c.action == "cases_exported")).all()
    assert [(row.unit_id, row.about) for row in rows] == [(school.commune, {"rows": 2})]


def test_only_what_lies_in_the_days_that_are_named_is_written(school: HoaBan, tmp_path: Path) -> None:
    tuesday, monday = date(2026, 11, 24), date(2026, 11, 23)
    kinds: tuple[What, ...] = ("declarations", "cases", "rounds")
    for what in kinds:
        for first, last, found in ((monday, monday, True), (None, monday, True), (tuesday, None, False)):
            out, wanted = tmp_path / "a.json", Wanted(what, from_on=first, to_on=last)
            write_wanted(school.town.database, school.town.clock, wanted, "00679", out, Format.JSON)
            rows = json.loads(out.read_text())
            on_monday = [row for row in rows if row.get("date", "2026-11-23") == "2026-11-23"]
            assert bool(on_monday) is found, (what, first, last)


def test_a_round_of_nobody_here_is_refused_with_what_to_do(school: HoaBan) -> None:
    with school.town.database.reading() as connection, pytest.raises(CannotMake, match="round 99 is none"):
        asked(connection, [], Wanted("declarations", round_id=99))


def test_declarations_are_a_valid_bundle_without_names(school: HoaBan, tmp_path: Path) -> None:
    database, out = school.town.database, tmp_path / "a.json"

    def bundle(connection: Any, schools: Any, page: Path) -> int:
        rounds = export_rows.rounds(connection, [one.id for one in schools])
        return write_bundle(page, connection, database.sealer, rounds, "person-2026")

    write_out(database, school.town.clock, "declarations", "00679", out, bundle)
    found = Bundle.model_validate_json(out.read_text())
    kinds = [entry.resource.get_resource_type() for entry in found.entry]
    assert kinds == ["Questionnaire", "QuestionnaireResponse", "QuestionnaireResponse"]
    assert found.entry[1].resource.authored.isoformat() == "2026-11-23T06:41:00+07:00"
    assert "Tuệ" not in out.read_text()
    assert "Mai" not in out.read_text()


def test_a_form_that_is_none_is_said_and_one_that_was_not_asked_gives_an_empty_table(
    school: HoaBan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def exported(wanted: Wanted) -> None:
        write_wanted(school.town.database, school.town.clock, wanted, "00679", tmp_path / "a.json", Format.JSON)

    for wanted, said in (
        (Wanted("declarations", "khong-co"), "there is no form khong-co; `khaibao form list` shows them"),
        (Wanted("declarations", "person-2021", 1), "round 1 asked person-2026, not person-2021; leave --form out"),
    ):
        with pytest.raises(typer.Exit):
            exported(wanted)
        assert said in capsys.readouterr().err
        assert not (tmp_path / "a.json").exists()
    exported(Wanted("declarations", "person-2021"))
    assert json.loads((tmp_path / "a.json").read_text()) == []
