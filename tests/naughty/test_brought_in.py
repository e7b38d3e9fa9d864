"""Files of schools whose every cell is naughty: brought in, written out by every export and read back equal."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.commands.program import app
from bot.imports import read_roster, read_units
from bot.imports.findings import Done
from bot.imports.limits import LONGEST_NAME, LONGEST_TEXT
from bot.imports.names import clean, clean_name, split_remark
from bot.imports.refusals import ImportRefused
from bot.reports.tables import Column, Headings, Table, write_xlsx
from tests.naughty.reading import by_calamine, by_csv, by_json, by_openpyxl
from tests.naughty.strings import EVERY
from tests.naughty.test_files import NOWHERE
from tests.program import FIELD, INDEX

HEADINGS = Headings("Mã", ("a", "b", "c", "d", "e"))
CELLS = [text for text in EVERY if not NOWHERE.search(text)]
FORMATS: dict[str, Callable[[Path], list[Any]]] = {"xlsx": by_openpyxl, "csv": by_csv, "json": by_json}
ROSTER = ("STT", "Họ và tên", "Ngày sinh", "Lớp", "Mã học sinh", "Họ tên mẹ", "SĐT mẹ")
STAFF = ("STT", "Họ và tên", "Chức vụ", "Lớp chủ nhiệm", "SĐT")
UNITS = ("Mã", "Tên", "Cấp", "Mã cấp trên")
SCHOOL = [("XA", "Phù Lam", "Xã", ""), ("TH", "TH Phù Lam", "Trường", "XA")]
BORN = date(2016, 1, 1)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An operator's folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KHAIBAO_DATABASE_URL", f"sqlite:///{tmp_path}/a.db")
    monkeypatch.setenv("KHAIBAO_TELEGRAM_BOT_TOKENS", "4242:token-of-a-test-only")
    for setting, key in (("FIELD_KEYS", FIELD), ("INDEX_KEYS", INDEX)):
        monkeypatch.setenv(f"KHAIBAO_{setting}", "1:" + b64encode(key).decode())


def khaibao(*words: str) -> Result:
    """Run a command; whatever it was given it ends with a line, not with a traceback."""
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), (words, result.exception)
    assert "Traceback" not in result.output
    return result


def workbook(name: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    """As test_files shows that other programs read it."""
    columns = [Column(heading, heading) for heading in headings]
    write_xlsx(Path(name), Table("Học sinh", columns, rows), HEADINGS)
    return Path(name)


def csv_file(name: str, headings: Sequence[str], rows: Sequence[Sequence[str]], between: str = ",") -> Path:
    """As Excel writes it: every cell in quotes."""
    lines = [between.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in (headings, *rows)]
    Path(name).write_bytes(("\r\n".join(lines) + "\r\n").encode("utf-8-sig"))
    return Path(name)


def pupils(column: str, cells: Sequence[str]) -> list[list[str]]:
    """A pupil for each cell, everything else in order."""
    found = []
    for at, cell in enumerate(cells):
        born = f"{BORN + timedelta(days=at):%d/%m/%Y}"
        row = dict(
            zip(ROSTER, (str(at + 1), f"Trần Văn {chr(65 + at % 26)}n", born, "2A", f"HS{at:05}", "", ""), strict=True)
        )
        found.append(list((row | {column: cell}).values()))
    return found


def a_school() -> None:
    assert khaibao("import", "units", str(workbook("units.xlsx", UNITS, SCHOOL))).exit_code == 0


def exported(what: str, unit: str = "XA") -> dict[str, list[dict[str, Any]]]:
    """A table of the product in every format; heads are the columns' names for people."""
    found: dict[str, list[dict[str, Any]]] = {}
    for kind, read in FORMATS.items():
        out = Path(f"out.{kind}")
        result = khaibao("export", what, "--unit", unit, "--format", kind, "--out", str(out))
        assert result.exit_code == 0, result.output
        rows = read(out)
        found[kind] = rows if kind == "json" else [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    head, *rows = by_calamine(Path("out.xlsx"))
    found["calamine"] = [dict(zip(head, row, strict=True)) for row in rows]
    return found


CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\f\r")
"""A file that holds one is no CSV file: it is refused."""
BY_CELL = {f"{BORN + timedelta(days=at):%Y-%m-%d}": at for at in range(len(CELLS))}
"""Birthdays tell which cell a row was."""


@pytest.mark.parametrize("write", [workbook, csv_file])
def test_names_are_brought_in_and_read_back(write: Callable[..., Path]) -> None:
    a_school()
    cells = [text if write is workbook or not set(text) & CONTROLS else "" for text in CELLS]
    file = write(f"roster.{'xlsx' if write is workbook else 'csv'}", ROSTER, pupils("Họ và tên", cells))
    names = [split_remark(clean_name(text[:LONGEST_TEXT]))[0] for text in cells]
    expected = {born: names[at] for born, at in BY_CELL.items() if any(map(str.isalpha, names[at]))}
    told = {finding.place.row for finding in read_roster(file).report.findings if finding.done is Done.ROW_LEFT_OUT}
    assert told == {at + 2 for born, at in BY_CELL.items() if born not in expected}, "none is left out in silence"
    result = khaibao("import", "roster", str(file), "--unit", "TH")
    assert result.exit_code == 0, result.output
    for kind, rows in exported("people").items():
        assert {row["birthday"]: row["name"] for row in rows} == expected, kind
    again = khaibao("import", "roster", str(file), "--unit", "TH")
    assert f"{len(expected)} em giữ nguyên" in again.stdout


def test_a_csv_file_with_controls_is_refused_in_words() -> None:
    for sign in ("\x00", "\x07", "\x1f"):
        file = csv_file("roster.csv", ROSTER, pupils("Họ và tên", [f"A{sign}n"]))
        with pytest.raises(ImportRefused):
            read_roster(file)


@pytest.mark.parametrize("between", [";", "\t"])
def test_a_csv_file_is_read_alike_whatever_stands_between_its_cells(between: str) -> None:
    """Excel in Vietnam writes semicolons, and cells hold commas, semicolons and quotes of their own."""
    cells = [text for text in CELLS if not set(text) & CONTROLS] + ["A;B", "A;;B;C", '"A";"B"', "A, B", "A\tB", "A|B"]
    read = [read_roster(csv_file("a.csv", ROSTER, pupils("Họ và tên", cells), each)) for each in (",", between)]
    assert read[0].pupils == read[1].pupils and len(read[0].pupils) > 200


@pytest.mark.parametrize("column", [*ROSTER[2:4], *ROSTER[4:]])
def test_any_other_cell_of_a_roster_keeps_the_person(column: str) -> None:
    a_school()
    file = workbook("roster.xlsx", ROSTER, pupils(column, CELLS))
    roster = read_roster(file)
    left_out = {finding.place.row for finding in roster.report.findings if finding.done is Done.ROW_LEFT_OUT}
    assert not left_out or column == "Lớp", "a bad field never drops a person"
    assert {row.row for row in roster.pupils} | left_out == {at + 2 for at in range(len(CELLS))}
    result = khaibao("import", "roster", str(file), "--unit", "TH")
    assert result.exit_code == 0, result.output
    tables = exported("people")
    assert {len(rows) for rows in tables.values()} == {len(roster.pupils)}
    for name in ("class", "ministry_id", "birthday"):
        of_json = sorted(row[name] or "" for row in tables["json"])
        for kind, rows in tables.items():
            assert sorted(row[name] or "" for row in rows) == of_json, (kind, name)
    assert f"{len(roster.pupils)} em giữ nguyên" in khaibao("import", "roster", str(file), "--unit", "TH").stdout


def test_staff_are_brought_in_and_read_back() -> None:
    """Each cell is a name, a title and the class of a homeroom teacher; telephones tell who is who."""
    a_school()
    third = len(CELLS) // 3
    rows = [
        [str(at + 1), text, CELLS[at - third], CELLS[at - 2 * third], f"0590{at:06}"] for at, text in enumerate(CELLS)
    ]
    result = khaibao("import", "roster", str(workbook("staff.xlsx", STAFF, rows)), "--unit", "TH")
    assert result.exit_code == 0, result.output
    found = {row.phones[0]: row.name for row in read_roster(Path("staff.xlsx")).staff}
    for at, text in enumerate(CELLS):
        name = split_remark(clean_name(text[:LONGEST_TEXT]))[0]
        assert found.get(f"+84590{at:06}", "") == (name if any(map(str.isalpha, name)) else ""), ascii(text)
    assert len(found) > 200
    for kind, people in exported("people").items():
        assert {"".join(one["phones"]): one["name"] for one in people if one["kind"] == "staff"} == found, kind


def test_names_and_codes_of_units_are_read_back() -> None:
    a_school()
    rows = [(f"T{at}", text, "Trường", "XA") for at, text in enumerate(CELLS)]
    rows += [(text, f"Trường {at}", "Trường", "XA") for at, text in enumerate(CELLS)]
    file = workbook("units.xlsx", UNITS, [*SCHOOL, *rows])
    units = read_units(file)
    result = khaibao("import", "units", str(file))
    taken = {row.code: row.name for row in units.units if row.kind == "school"}
    expected = {f"T{at}": clean(text[:LONGEST_TEXT])[:LONGEST_NAME].rstrip() for at, text in enumerate(CELLS)}
    assert {code: name for code, name in taken.items() if code in expected} == {
        code: name for code, name in expected.items() if name
    }
    told = exported("schools")
    assert {row["school"]: row["school_name"] for row in told["json"]} == taken, result.output
    code, name = list(told["xlsx"][0])[:2]
    for kind in ("xlsx", "csv", "calamine"):
        assert {row[code]: row[name] for row in told[kind]} == taken, kind


def test_what_is_too_long_for_the_tables_is_told_and_cut(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHAIBAO_DATABASE_URL", empty_url)
    a_school()
    long = "Ế" * 300
    units = workbook("units.xlsx", UNITS, [*SCHOOL, ("T1", long, "Trường", "XA"), (long, "Dài", "Trường", "XA")])
    result = khaibao("import", "units", str(units))
    assert result.stdout.count("dài hơn") == 2
    rows = pupils("Lớp", [long + "A", "Ố" * 199 + "B", "Ố" * 199 + "C"])
    assert khaibao("import", "roster", str(workbook("roster.xlsx", ROSTER, rows)), "--unit", "TH").exit_code == 0
    people = exported("people")["json"]
    assert len({row["class"] for row in people}) == 3, "classes of like beginnings stay apart"
    assert exported("schools")["json"][0]["school_name"] == long[:200]
