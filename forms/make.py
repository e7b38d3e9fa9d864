"""Writes the questionnaires that ship: a workbook per table, the same bytes on every run.

python -m forms.make [FOLDER]
"""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from forms.tables import TABLES
from forms.tables.sheets import CHOICES, SURVEY, Row, Table

FOLDER = Path(__file__).parent
NAMESPACES = 'kb="urn:khaibao:form"'
_MADE = datetime(2026, 11, 20)  # noqa: DTZ001
_WIDTHS = {"type": 24, "list_name": 22, "name": 22, "label": 46, "calculation": 70, "constraint": 30, "relevant": 34}
_CODE = ("name", "relevant", "required", "constraint", "calculation", "default")
_GIVEN, _RECKONED = "#F2F2F2", "#FFF2CC"


def make(folder: Path) -> None:
    """Write every workbook."""
    for table in TABLES:
        write(table, folder / f"{table.name}.xlsx")


def write(table: Table, path: Path) -> None:
    """Write one workbook: the three sheets of XLSForm, and a guide that no program reads."""
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": _MADE})
    _write_rows(book, "survey", SURVEY, table.survey)
    _write_rows(book, "choices", CHOICES, table.choices)
    settings = {
        "form_title": table.title,
        "form_id": table.name,
        "version": table.version,
        "default_language": "Tiếng Việt (vi)",
        "namespaces": NAMESPACES,
        "kb:asked_of": table.asked_of,
    }
    _write_rows(book, "settings", tuple(settings), [settings])
    _write_guide(book, table.guide)
    book.close()


def _write_rows(book: Any, name: str, headings: Sequence[str], rows: Sequence[Row]) -> None:
    used = [heading for heading in headings if any(row.get(heading) for row in rows)]
    unknown = {heading for row in rows for heading in row} - set(headings)
    if unknown:
        raise ValueError(f"{name}: no such columns: {sorted(unknown)}")
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 2 if name != "settings" else 0)
    bold = _format(book, bold=True, bg_color="#DDEBF7")
    for column, heading in enumerate(used):
        sheet.write_string(0, column, heading, bold)
        sheet.set_column(column, column, _WIDTHS.get(heading.split("::")[0], 18))
    for at, row in enumerate(rows, start=1):
        colour = _colour(row)
        for column, heading in enumerate(used):
            is_code = heading in _CODE
            sheet.write(at, column, row.get(heading, ""), _format(book, is_code=is_code, **colour))


def _write_guide(book: Any, guide: Sequence[tuple[str, str]]) -> None:
    sheet = book.add_worksheet("hướng dẫn")
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 110)
    for at, (heading, text) in enumerate(guide):
        sheet.write_string(at, 0, heading, _format(book, bold=True))
        sheet.write_string(at, 1, text, _format(book))


def _colour(row: Row) -> dict[str, str]:
    if row.get("type") == "calculate" or row.get("bind::kb:result"):
        return {"bg_color": _RECKONED}
    return {"bg_color": _GIVEN} if row.get("type") == "hidden" else {}


def _format(book: Any, *, is_code: bool = False, **properties: Any) -> Any:
    font = {"font_name": "Courier New", "font_size": 9} if is_code else {"font_name": "Arial", "font_size": 10}
    return book.add_format({"text_wrap": True, "valign": "top", **font, **properties})


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
