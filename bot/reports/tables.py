"""Tables as files: XLSX with a sheet of codes, CSV, JSON. The same table gives the same bytes.

Cells are plain values; text is never a formula, dates and instants are real ones, in Việt Nam's time.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import xlsxwriter

from bot.clock import VIETNAM
from bot.spreadsheets import add_sheet, guarded, write_words

Cell = str | int | float | Decimal | bool | date | datetime | time | None
Kind = Literal["text", "number", "date", "instant", "time", "mark"]
"""`mark` is 0 or 1."""

MOST_ROWS = 1_048_575
"""Excel's limit, without the heading; what is more goes on on a further sheet."""
MOST_TITLE = 31
MADE = datetime(2000, 1, 1, tzinfo=VIETNAM)
FORMATS = {"date": "dd/mm/yyyy", "instant": "dd/mm/yyyy hh:mm", "time": "hh:mm"}
WIDTHS: dict[Kind, int] = {"text": 22, "number": 12, "date": 12, "instant": 17, "time": 9, "mark": 9}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name for programs, its heading for people, what stands in it, and what its codes mean."""

    name: str
    label: str
    kind: Kind = "text"
    codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and rows in their order; `rows` may be read once."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Headings:
    """What the sheet of codes is called and says at its top, in the reader's language."""

    title: str
    columns: tuple[str, str, str, str, str]


def write_xlsx(out: Path, table: Table, headings: Headings, scratch: Path | None = None) -> int:
    """Write a workbook: the table with a frozen heading, then what its columns and codes mean; gives the rows.

    `scratch`: where the rows lie while they are written; without one where the machine keeps such files.
    """
    made = BytesIO()
    options = {
        "constant_memory": True,
        "tmpdir": None if scratch is None else str(scratch),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "remove_timezone": True,
    }
    with xlsxwriter.Workbook(made, options) as book:
        # the file says when its rows were true, not when somebody pressed a button
        book.set_properties({"created": MADE})
        pens = {kind: book.add_format({"num_format": pattern}) for kind, pattern in FORMATS.items()}
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        count = _fill(book, table, pens, bold)
        _codes(book, table.columns, headings, bold)
    out.write_bytes(made.getvalue())
    return count


def _fill(book: Any, table: Table, pens: dict[str, Any], bold: Any) -> int:
    count, sheet, line, sheets = 0, None, 0, 0
    writers = [_writer(column.kind, pens) for column in table.columns]
    for row in table.rows:
        if sheet is None or line > MOST_ROWS:
            sheets += 1
            sheet, line = _sheet(book, table, sheets, bold), 1
        for place, (write, cell) in enumerate(zip(writers, row, strict=True)):
            if cell is not None and cell != "":
                write(sheet, line, place, cell)
        line, count = line + 1, count + 1
    if sheet is None:
        _sheet(book, table, 1, bold)
    return count


def _sheet(book: Any, table: Table, number: int, bold: Any) -> Any:
    title = table.title if number == 1 else f"{table.title[: MOST_TITLE - 4]} {number}"
    sheet = add_sheet(book, _sheet_name(title))
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, WIDTHS[column.kind])
    for place, column in enumerate(table.columns):
        write_words(sheet, 0, place, column.label, bold)
    return sheet


def _sheet_name(title: str) -> str:
    return "".join(" " if sign in "[]:*?/\\'" else sign for sign in title)[:MOST_TITLE].strip() or "1"


def _writer(kind: Kind, pens: dict[str, Any]) -> Any:
    if kind in ("number", "mark"):
        return lambda sheet, line, place, cell: sheet.write_number(line, place, float(cell))
    if kind in FORMATS:
        pen = pens[kind]
        return lambda sheet, line, place, cell: sheet.write_datetime(line, place, _local(cell), pen)
    return lambda sheet, line, place, cell: write_words(sheet, line, place, str(cell))


def _local(cell: Any) -> Any:
    return cell.astimezone(VIETNAM).replace(tzinfo=None) if isinstance(cell, datetime) and cell.tzinfo else cell


def _codes(book: Any, columns: Sequence[Column], headings: Headings, bold: Any) -> None:
    sheet = add_sheet(book, _sheet_name(headings.title))
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 4, 28)
    for place, words in enumerate(headings.columns):
        write_words(sheet, 0, place, words, bold)
    for line, row in enumerate(_code_rows(columns), start=1):
        for place, words in enumerate(row):
            write_words(sheet, line, place, words)


def _code_rows(columns: Sequence[Column]) -> Iterator[tuple[str, str, str, str, str]]:
    for column in columns:
        yield column.name, column.label, column.kind, "", ""
        for code, words in column.codes:
            yield column.name, column.label, "", code, words


def write_csv(out: Path, table: Table) -> int:
    """Write CSV in UTF-8 with a byte order mark, so that Excel reads Vietnamese; headings for people."""
    count = 0
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([guarded(column.label) for column in table.columns])
        for row in table.rows:
            writer.writerow([_said(column.kind, cell) for column, cell in zip(table.columns, row, strict=True)])
            count += 1
    return count


def _said(kind: Kind, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{_local(cell):%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return guarded(str(cell)) if kind == "text" else _plain(cell)


def _plain(cell: Any) -> str:
    return format(cell, "f") if isinstance(cell, Decimal) else str(int(cell) if isinstance(cell, bool) else cell)


def write_json(out: Path, table: Table) -> int:
    """Write a list of objects, one a line, keyed by the columns' names; instants in ISO 8601 with their offset."""
    count = 0
    names = [column.name for column in table.columns]
    with out.open("w", encoding="utf-8") as file:
        file.write("[")
        for row in table.rows:
            file.write(",\n" if count else "\n")
            cells = {name: _jsoned(cell) for name, cell in zip(names, row, strict=True)}
            file.write(json.dumps(cells, ensure_ascii=False))
            count += 1
        file.write("\n]\n")
    return count


def _jsoned(cell: Cell) -> Any:
    if isinstance(cell, datetime):
        return cell.astimezone(VIETNAM).isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell
