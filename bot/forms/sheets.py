"""The sheets as they stand in the file, read without judging them: which cell stands where, under which heading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pyxform import aliases
from pyxform.parsing.sheet_headers import process_header
from pyxform.question import MultipleChoiceQuestion, Option
from pyxform.survey import Survey
from pyxform.xls2json_backends import DefinitionData

_SLOTS = {
    "survey": (aliases.survey_header, frozenset(MultipleChoiceQuestion.get_slot_names())),
    "choices": (aliases.list_header, frozenset(Option.get_slot_names())),
    "settings": (aliases.settings_header, frozenset(Survey.get_slot_names())),
}
_OUR_NAMES = {
    "calculate": "calculation",
    "readonly": "read_only",
    "jr:constraintMsg": "constraint_message",
    "jr:requiredMsg": "required_message",
    "list name": "list_name",
    "id_string": "form_id",
    "title": "form_title",
    "jr:count": "repeat_count",
}
_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e]")
_SIGN = re.compile("_x([0-9A-Fa-f]{4})_")
_WRAPPERS = ("bind", "control")


@dataclass(frozen=True, slots=True)
class Column:
    """One heading: as it stands, XLSForm's name for the column, and the language behind it ("" for none)."""

    heading: str
    key: str
    language: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number in the file (1 is the heading), its filled cells by column."""

    row: int
    cells: Mapping[Column, str]

    def text(self, key: str) -> str:
        """The cell of a column that has no languages, "" when empty."""
        return next((cell.strip() for column, cell in self.cells.items() if column.key == key), "")

    def wordings(self, key: str) -> dict[Column, str]:
        """The cells of a column, one per language."""
        return {column: cell for column, cell in self.cells.items() if column.key == key}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name as XLSForm has it, its columns, its rows that hold something."""

    name: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    def heading(self, key: str) -> str:
        """The heading that a column has in this file, XLSForm's own name if it has none."""
        return next((column.heading for column in self.columns if column.key == key), key)

    def has(self, key: str) -> bool:
        """Whether there is such a column."""
        return any(column.key == key for column in self.columns)


@dataclass(frozen=True, slots=True)
class Book:
    """The three sheets that are read, None for one that is missing, and the names of all sheets in the file."""

    survey: Sheet | None
    choices: Sheet | None
    settings: Sheet | None
    names: tuple[str, ...]


def read_book(sheets: DefinitionData) -> Book:
    """The sheets as pyxform's readers found them."""
    return Book(
        _sheet("survey", sheets.survey, sheets.survey_header),
        _sheet("choices", sheets.choices, sheets.choices_header),
        _sheet("settings", sheets.settings, sheets.settings_header),
        tuple(sheets.sheet_names or ()),
    )


def signs_read(rows: Any) -> Any:
    """Rows of a workbook with what `_xHHHH_` stands for (ECMA-376, ST_Xstring), which its reader leaves as it is.

    A line end of any kind is one line end; signs that nobody can see are left out.
    """
    return rows and [
        {heading: _signs_read(cell) if isinstance(cell, str) else cell for heading, cell in row.items()} for row in rows
    ]


def _signs_read(cell: str) -> str:
    if "_x" not in cell:
        return cell
    text = _SIGN.sub(lambda found: _sign(int(found[1], 16)), cell)
    return _LINE_END.sub("\n", text)


def _sign(number: int) -> str:
    sign = chr(number)
    return sign if sign.isspace() or unicodedata.category(sign) not in ("Cc", "Cs", "Cn") else ""


def _sheet(
    name: str, rows: Sequence[Mapping[str, str]] | None, headings: Sequence[Mapping[str, Any]] | None
) -> Sheet | None:
    if rows is None:
        return None
    known, slots = _SLOTS[name]
    names = dict.fromkeys(heading for line in (*(headings or ()), *rows) for heading in line if heading)
    is_double = any("::" in heading for heading in names)
    columns = {heading: _column(heading, is_double, known, slots) for heading in names}
    lines = [
        Line(at, {columns[heading]: str(cell) for heading, cell in row.items() if heading and str(cell).strip()})
        for at, row in enumerate(rows, start=2)
    ]
    return Sheet(name, tuple(columns.values()), tuple(line for line in lines if line.cells))


def _column(heading: str, is_double: bool, known: Any, slots: Any) -> Column:
    if heading.startswith("kb:"):
        return Column(heading, heading, "")
    tokens = process_header(heading, is_double, known, slots)[1]
    while len(tokens) > 1 and tokens[0] in _WRAPPERS:
        tokens = tokens[1:]
    if tokens[0] == "media":
        return Column(heading, "media", tokens[2] if len(tokens) > 2 else "")
    return Column(heading, _OUR_NAMES.get(tokens[0], tokens[0]), tokens[1] if len(tokens) > 1 else "")
