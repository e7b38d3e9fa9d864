"""Writes the spreadsheets of the tests, in every format a school may send."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

Rows = Sequence[Sequence[Any]]
Merged = Sequence[tuple[int, int, int, int]]
"""First row, first column, last row, last column, from 0."""


def xlsx(path: Path, sheets: dict[str, Rows], merges: dict[str, Merged] | None = None, hidden: str = "") -> Path:
    """Write .xlsx; dates and times as Excel writes them."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_numbers": False, "strings_to_formulas": False})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    hour = book.add_format({"num_format": "hh:mm"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name == hidden:
            sheet.hide()
        for top, left, bottom, right in (merges or {}).get(name, ()):
            sheet.merge_range(top, left, bottom, right, "")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, datetime.time):
                    sheet.write_datetime(at, column, value, hour)
                elif isinstance(value, datetime.date):
                    sheet.write_datetime(at, column, value, day)
                elif isinstance(value, str):
                    sheet.write_string(at, column, value)
                elif value is not None:
                    sheet.write(at, column, value)
    book.close()
    return path


def xls(path: Path, sheets: dict[str, Rows], merges: dict[str, Merged] | None = None) -> Path:
    """Write the .xls of Excel 97."""
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        merged = {(m[0], m[1]): m for m in (merges or {}).get(name, ())}
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if (at, column) in merged:
                    top, left, bottom, right = merged[at, column]
                    sheet.write_merge(top, bottom, left, right, value)
                elif isinstance(value, datetime.date):
                    sheet.write(at, column, value, day)
                elif value is not None:
                    sheet.write(at, column, value)
    book.save(str(path))
    return path


def ods(path: Path, sheets: dict[str, Rows], merges: dict[str, Merged] | None = None) -> Path:
    """Write OpenDocument, with the repeated blank rows that LibreOffice leaves at the end."""
    book = OpenDocumentSpreadsheet()
    book.automaticstyles.addElement(Style(name="plain", family="table-cell"))
    for name, rows in sheets.items():
        table = Table(name=name)
        spans = {(m[0], m[1]): m for m in (merges or {}).get(name, ())}
        for at, row in enumerate(rows):
            line = TableRow()
            covered = 0
            for column, value in enumerate(row):
                if covered:
                    covered -= 1
                    line.addElement(CoveredTableCell())
                    continue
                span = spans.get((at, column))
                covered = span[3] - span[1] if span else 0
                line.addElement(_ods_cell(value, covered + 1))
            table.addElement(line)
        rest = TableRow(numberrowsrepeated=1_000_000)
        rest.addElement(TableCell(numbercolumnsrepeated=16_384))
        table.addElement(rest)
        book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def _ods_cell(value: Any, width: int) -> TableCell:
    wide = {"numbercolumnsspanned": width} if width > 1 else {}
    if value is None:
        return TableCell(**wide)
    if isinstance(value, datetime.date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat(), **wide)
    elif isinstance(value, int | float):
        cell = TableCell(valuetype="float", value=value, **wide)
    else:
        cell = TableCell(valuetype="string", **wide)
    cell.addElement(P(text=str(value)))
    return cell


def csv(path: Path, rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write CSV as Excel does: dates as dd/mm/yyyy, nothing for blank."""

    def shown(value: Any) -> str:
        text = f"{value:%d/%m/%Y}" if isinstance(value, datetime.date) else "" if value is None else str(value)
        return f'"{text}"' if delimiter in text or "\n" in text else text

    text = "".join(delimiter.join(map(shown, row)) + "\r\n" for row in rows)
    path.write_bytes(text.encode(encoding))
    return path
