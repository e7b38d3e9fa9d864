"""A file that is no workbook, locked, a bomb or huge: one clear line, within bounded memory."""

import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import xlwt

from bot.i18n import load_catalogs
from bot.imports import ImportRefused, read_roster, refusals
from bot.imports.limits import MOST_ROWS, PARSER_MEMORY
from tests.importing import books

SHEET = "xl/worksheets/sheet1.xml"
HEADING = ["Họ và tên", "Lớp", "SĐT"]


def refused(path: Path) -> ImportRefused:
    with pytest.raises(ImportRefused) as caught:
        read_roster(path)
    line = caught.value.text(load_catalogs().voice("vi", "official"))
    assert "\n" not in line
    assert line != caught.value.sentence, "not in the catalog"
    return caught.value


def workbook(path: Path) -> Path:
    return books.xlsx(path, {"2A": [HEADING, ["Lê An", "2A", "0590000123"]]})


def with_part(source: Path, target: Path, name: str, content: bytes) -> Path:
    """The workbook with one part replaced."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return target


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"this is not a workbook"),
        ("a.xlsx", b"PK\x03\x04 broken"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)),
        ("a.csv", bytes(range(256)) * 20),
        ("a.pdf", b"%PDF-1.7 ..."),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(50)),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert type(refused(path)) is refusals.NotAWorkbook


def test_a_zip_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert type(refused(path)) is refusals.NotAWorkbook


def test_a_workbook_cut_off_or_damaged(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.xlsx")
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(whole.read_bytes()[:-400])
    assert type(refused(cut)) is refusals.NotAWorkbook
    broken = with_part(whole, tmp_path / "broken.xlsx", SHEET, b"<worksheet><sheetData><row><c r='A1'><v>1</row>")
    assert isinstance(refused(broken), refusals.NotAWorkbook | refusals.EmptyFile)


def test_no_file_and_no_content(tmp_path: Path) -> None:
    assert type(refused(tmp_path / "none.xlsx")) is refusals.FileMissing
    assert type(refused(tmp_path)) is refusals.FileMissing
    for name in ("a.xlsx", "a.csv"):
        (tmp_path / name).write_bytes(b"")
        assert type(refused(tmp_path / name)) is refusals.EmptyFile
    assert type(refused(books.xlsx(tmp_path / "blank.xlsx", {"S": []}))) is refusals.EmptyFile
    assert type(refused(books.csv(tmp_path / "blank.csv", [["", ""], ["", ""]]))) is refusals.EmptyFile


def compound_file(stream: str) -> bytes:
    """An OLE container as a locked .xlsx is: its stream bears the name given."""
    content = io.BytesIO()
    book = xlwt.Workbook()
    book.add_sheet("S").write(0, 0, "x")
    book.save(content)
    raw = bytearray(content.getvalue())
    at = raw.index("Workbook".encode("utf-16-le"))
    name = stream.encode("utf-16-le")
    raw[at : at + 64] = name.ljust(64, b"\0")
    raw[at + 64 : at + 66] = struct.pack("<H", len(name) + 2)
    return bytes(raw)


def test_locked_files(tmp_path: Path) -> None:
    new = tmp_path / "new.xlsx"
    new.write_bytes(compound_file("EncryptedPackage"))
    assert type(refused(new)) is refusals.Encrypted
    flagged = tmp_path / "zip.xlsx"
    raw = bytearray(workbook(tmp_path / "w.xlsx").read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := raw.find(signature, at + 1)) >= 0:
            raw[at + flags] |= 1
    flagged.write_bytes(raw)
    assert type(refused(flagged)) is refusals.Encrypted


def test_a_locked_ods(tmp_path: Path) -> None:
    source = books.ods(tmp_path / "a.ods", {"S": [HEADING]})
    manifest = (
        b'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        b'<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
        b"</manifest:manifest>"
    )
    assert type(refused(with_part(source, tmp_path / "b.ods", "META-INF/manifest.xml", manifest))) is refusals.Encrypted


def test_a_web_page_named_xls(tmp_path: Path) -> None:
    path = tmp_path / "smas.xls"
    path.write_bytes("\ufeff<html><table><tr><td>Họ và tên</td></tr></table></html>".encode())
    assert type(refused(path)) is refusals.WebPage


def test_csv_that_is_not_unicode(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Ho\u0323 và tên,Lơ\u0301p\nTrâ\u0300n Đư\u0301c,2A\n".encode("cp1258"))
    assert type(refused(path)) is refusals.OldEncoding


def test_a_file_for_an_old_font(tmp_path: Path) -> None:
    rows = [["TR¦êNG TIÓU HäC"], ["Hä vµ tªn", "Líp", "Ngµy sinh"], ["NguyÔn V¨n An", "2A", "05/09/2019"]]
    assert type(refused(books.xlsx(tmp_path / "a.xlsx", {"S": rows}))) is refusals.OldFont


def test_no_table_names_the_columns_that_are_needed(tmp_path: Path) -> None:
    error = refused(books.xlsx(tmp_path / "a.xlsx", {"S": [["Kế hoạch", "Tháng"], ["Họp", "9"]]}))
    assert type(error) is refusals.NoTable
    assert "Họ và tên" in error.text(load_catalogs().voice("vi", "official"))


def test_sheets_that_are_all_hidden_are_named(tmp_path: Path) -> None:
    sheets = {"Bìa": [["Trường"]], "2A": [HEADING, ["Lê An", "2A", "0590000123"]]}
    error = refused(books.xlsx(tmp_path / "a.xlsx", sheets, hidden="2A"))
    assert type(error) is refusals.OnlyHidden
    assert "2A" in error.text(load_catalogs().voice("vi", "official"))


@pytest.mark.parametrize(("sample", "kind"), [("don-vi.xlsx", "units"), ("nhiem-vu.xlsx", "duties")])
def test_a_file_for_another_command_makes_nobody_a_pupil(sample: str, kind: str) -> None:
    error = refused(Path(__file__).parents[2] / "samples" / sample)
    assert type(error) is refusals.AnotherKind
    assert f"khaibao import {kind}" in error.text(load_catalogs().voice("vi", "official"))


def test_a_file_beyond_20_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 20_000_001)
    assert type(refused(path)) is refusals.FileTooLarge


def test_a_zip_bomb_by_its_directory(tmp_path: Path) -> None:
    bomb = b"<worksheet>" + b" " * 210_000_000
    path = with_part(workbook(tmp_path / "w.xlsx"), tmp_path / "bomb.xlsx", SHEET, bomb)
    assert path.stat().st_size < 1_000_000
    assert type(refused(path)) is refusals.ZipBomb


def test_a_zip_bomb_whose_directory_lies(tmp_path: Path) -> None:
    source = workbook(tmp_path / "w.xlsx")
    path = with_part(source, tmp_path / "bomb.xlsx", SHEET, b"<worksheet>" + b" " * 210_000_000)
    raw = path.read_bytes()
    size = struct.pack("<I", 210_000_011)
    assert raw.count(size) == 2
    path.write_bytes(raw.replace(size, struct.pack("<I", 900)))
    assert type(refused(path)) is refusals.ZipBomb


def test_more_rows_than_any_school_has(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Họ và tên,Lớp,SĐT\n" + "An,2A,\n" * (MOST_ROWS + 1))
    assert type(refused(path)) is refusals.TooManyRows


def test_more_columns_than_any_table_has(tmp_path: Path) -> None:
    rows = [HEADING, ["Lê An", "2A", *[""] * 250, "x"]]
    error = refused(books.csv(tmp_path / "a.csv", rows))
    assert type(error) is refusals.TooManyColumns
    assert error.values["row"] == 2


def test_one_far_cell_does_not_make_a_file_huge(tmp_path: Path) -> None:
    path = books.xlsx(
        tmp_path / "a.xlsx", {"2A": [HEADING, ["Lê An", "2A", "0590000123"], *[[]] * 200_000, [None, "x"]]}
    )
    assert [pupil.name for pupil in read_roster(path).pupils] == ["Lê An"]


def test_text_shared_by_millions_of_cells_meets_the_memory_bound(tmp_path: Path) -> None:
    source = workbook(tmp_path / "w.xlsx")
    row = "".join(f'<c r="{column}{{n}}" t="inlineStr"><is><t>' + "x" * 60 + "</t></is></c>" for column in "ABCDEFGHIJ")
    body = "".join(f'<row r="{n}">' + row.replace("{n}", str(n)) + "</row>" for n in range(1, 90_000, 1))
    whole = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{body}'
    far = whole + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    path = with_part(source, tmp_path / "a.xlsx", SHEET, far.encode())
    error, peak = refused_in_a_process_of_its_own(path)
    assert error in ("TooMuchMemory", "TooManyColumns", "TooManyRows")
    assert peak < PARSER_MEMORY


REFUSE = """
import resource, sys
from pathlib import Path
from bot.imports import ImportRefused, read_roster
try:
    read_roster(Path(sys.argv[1]))
except ImportRefused as error:
    print(type(error).__name__, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""


def refused_in_a_process_of_its_own(path: Path) -> tuple[str, int]:
    """The refusal and the parser's peak in bytes; a large test process would count into its children's peak."""
    command = [sys.executable, "-c", REFUSE, str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    error, peak = ran.stdout.split()
    return error, int(peak)


def test_the_parser_is_given_no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys and tokens stand in the environment of the importing process."""
    spy = tmp_path / "spy"
    spy.mkdir()
    told = tmp_path / "told"
    (spy / "sitecustomize.py").write_text(
        f"import os, pathlib\npathlib.Path({str(told)!r}).write_text(repr(dict(os.environ)))"
    )
    monkeypatch.setenv("PYTHONPATH", str(spy))
    monkeypatch.setenv("KHAIBAO_FIELD_KEYS", "1:secret")
    workbook(tmp_path / "w.xlsx")
    read_roster(tmp_path / "w.xlsx")
    assert "KHAIBAO" not in told.read_text()


def test_a_parser_that_dies_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert type(refused(workbook(tmp_path / "w.xlsx"))) is refusals.NotAWorkbook


def test_every_refusal_has_its_sentence() -> None:
    voice = load_catalogs().voice("vi", "official")
    values = {"file": "a", "most": 1, "sheet": "b", "row": 2, "columns": "c", "sheets": "d", "kind": "e"}
    for kind in refusals.REFUSALS:
        assert voice.say(kind.sentence, **values) != kind.sentence
