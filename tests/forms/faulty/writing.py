"""Writes questionnaires in every format that is read, on the spot."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
import xlwt

Cell = str | float | datetime.date
Rows = Sequence[Mapping[str, Cell]]
"""Rows by heading; the headings stand in the order in which they come up."""

SETTINGS: Rows = ({"form_id": "thu", "version": "1", "default_language": "vi"},)


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell of .xlsx with a formula; the result that was stored with it, "" for none."""

    text: str
    result: str = ""


def table(rows: Rows) -> list[list[Cell]]:
    """Heading and rows, every row as long as the heading."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    return [[*headings], *([row.get(heading, "") for heading in headings] for row in rows)]


def write(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write the sheets in the format of the path's ending."""
    {".md": _md, ".csv": _csv, ".xlsx": _xlsx, ".xls": _xls}[path.suffix](path, sheets)
    return path


def _md(path: Path, sheets: Mapping[str, Rows]) -> None:
    lines = []
    for name, rows in sheets.items():
        lines.append(f"| {name} |")
        lines += ["| | " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in table(rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _csv(path: Path, sheets: Mapping[str, Rows]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for name, rows in sheets.items():
            writer.writerow([name])
            writer.writerows([["", *row] for row in table(rows)])


def _xlsx(path: Path, sheets: Mapping[str, Rows]) -> None:
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_numbers": False})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(table(rows)):
            for column, cell in enumerate(row):
                if isinstance(cell, Formula):
                    sheet.write_formula(at, column, cell.text, None, cell.result)
                elif isinstance(cell, datetime.date):
                    sheet.write_datetime(at, column, datetime.datetime.combine(cell, datetime.time()), day)
                elif isinstance(cell, str):
                    sheet.write_string(at, column, cell)
                else:
                    sheet.write(at, column, cell)
    book.close()


def _xls(path: Path, sheets: Mapping[str, Rows]) -> None:
    book = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for at, row in enumerate(table(rows)):
            for column, cell in enumerate(row):
                sheet.write(at, column, cell)
    book.save(str(path))
