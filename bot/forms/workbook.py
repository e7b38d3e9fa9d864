"""The file as pyxform reads it, and as it stands on its sheets: which row and heading a cell came from."""

from __future__ import annotations

import copy
import hashlib
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast
from zipfile import BadZipFile

from pyxform.builder import create_survey_element_from_dict
from pyxform.errors import PyXFormError
from pyxform.xls2json import workbook_to_json
from pyxform.xls2json_backends import DefinitionData, get_xlsform

from bot.forms.findings import Finding, FormError
from bot.forms.problems import Problem
from bot.forms.sheets import signs_read

OPEN_DOCUMENT = (".ods", ".fods", ".ots")
MOST_BYTES = 5_000_000

_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"On the '(\w+)' sheet")
_COLUMN = re.compile(r"the '([^']+)' value")
_TWICE = re.compile(r"^Duplicate column header: (.+)")
_READING = re.compile(r"^Error reading \.\w+ file: (.+)|^(.*does not appear to be a valid XLSForm.*)")
_NO_WORKBOOK = re.compile("was not recognized as a supported type")
_SAID_ALREADY = re.compile(
    r"is missing the .* column|max-pixels|or_other|Row without name|^\{|has no label|'disabled' column"
    r"|case-insensitive match|must not contain spaces|headers? .* spaces"
)
"""Warnings of pyxform's about what our own checks look at, or what has no meaning in a chat."""
_WORDING = re.compile(r"(label|hint|constraint_message|required_message)(::|$)|form_title$", re.IGNORECASE)
_QUOTES = "‘’“”„′″"
_FREE = range(0xFDD0, 0xFDF0)
"""What Unicode keeps for programs and promises to no sign: nobody can see one in a wording, so none is kept there."""
_ASIDE: dict[int, str | None] = dict.fromkeys(_FREE)
_ASIDE |= {ord(sign): chr(own) for own, sign in zip(_FREE, _QUOTES, strict=False)}
_BACK = dict(zip(_FREE, _QUOTES, strict=False))
_BROKEN_FILE = (ValueError, SyntaxError, KeyError, TypeError, AttributeError, EOFError, BadZipFile, zlib.error)
"""What the readers of broken .xlsx and .xls files let through."""
_UNNAMED_NOTE = "generated_note_name_"
_OTHER_HEADINGS = {"relevance": "relevant", "calculate": "calculation", "list name": "list_name", "value": "name"}

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A questionnaire's sheets: cells by heading, and what pyxform makes of them."""

    path: Path
    survey: Sequence[Row]
    choices: Sequence[Row]
    settings: Row
    tree: Mapping[str, Any]
    warnings: tuple[str, ...]

    def row_of(self, name: str) -> int:
        """The row of the survey sheet where a question stands, 0 if nowhere."""
        if name.startswith(_UNNAMED_NOTE):
            return int(name.removeprefix(_UNNAMED_NOTE))
        names = (row.get("name") or row.get(self._name_heading) for row in self.survey)
        return next((at for at, own in enumerate(names, start=2) if own == name), 0)

    @property
    def _name_heading(self) -> str:
        return next((heading for row in self.survey for heading in row if heading.lower() in ("name", "value")), "name")

    def heading(self, row: int, column: str) -> str:
        """The heading actually used for one of XLSForm's columns in a row of the survey sheet."""
        cells = self.survey[row - 2] if row >= 2 else {}
        for heading in cells:
            plain = heading.removeprefix("bind::")
            if _OTHER_HEADINGS.get(plain, plain).partition("::")[0] == column or plain == column:
                return heading
        return f"bind::{column}" if column.startswith("kb:") else column

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which questions are worded, as the headings name them."""
        headings = {heading: None for row in self.survey for heading in row if heading.startswith("label::")}
        return tuple(heading.partition("::")[2].strip() for heading in headings)

    def choice_names(self, list_name: str) -> frozenset[str]:
        """The names that stand on the choices sheet for a list."""
        rows = [{_OTHER_HEADINGS.get(heading, heading): cell for heading, cell in row.items()} for row in self.choices]
        return frozenset(row.get("name", "") for row in rows if row.get("list_name") == list_name)

    @property
    def digest(self) -> str:
        """Hash of the cells alone: saving the same table in another program or format leaves it as it is."""
        cells = [[dict(row) for row in self.survey], [dict(row) for row in self.choices], dict(self.settings)]
        plain = json.dumps(cells, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(plain.encode()).hexdigest()


def open_sheets(path: Path) -> DefinitionData:
    """Read the sheets of an XLSForm (.xlsx, .xls, .csv or .md); raises FormError if it is no such file."""
    if path.suffix.lower() in OPEN_DOCUMENT and path.is_file():
        raise FormError(path.name, [Finding("", 0, "", Problem.OPEN_DOCUMENT, {"ending": path.suffix.lower()})])
    try:
        if path.stat().st_size > MOST_BYTES:
            most = MOST_BYTES // 1_000_000
            raise FormError(path.name, [Finding("", 0, "", Problem.TOO_LARGE, {"most": most})])
        sheets: DefinitionData = get_xlsform(xlsform=path)
        if path.suffix.lower() == ".xlsx":
            sheets.survey, sheets.choices, sheets.settings = map(
                signs_read, (sheets.survey, sheets.choices, sheets.settings)
            )
    except FileNotFoundError as error:
        raise FormError(path.name, [Finding("", 0, "", Problem.NO_FILE)]) from error
    except OSError as error:
        raise FormError(path.name, [_unreadable(str(error.strerror or error))]) from error
    except PyXFormError as error:
        raise FormError(path.name, [_objection(str(error))]) from error
    except FormError:
        raise
    except _BROKEN_FILE as error:
        raise FormError(path.name, [_unreadable(type(error).__name__)]) from error
    return sheets


def read_workbook(path: Path, sheets: DefinitionData) -> Workbook:
    """What pyxform makes of the sheets, without Java; raises FormError naming the row it objects to."""
    survey, choices = _rows(sheets.survey), _rows(sheets.choices)
    settings = _rows(sheets.settings)
    warnings: list[str] = []
    try:
        kept = replace(
            sheets,
            survey=_put_aside(survey),
            choices=_put_aside(choices),
            settings=_put_aside(settings),
        )
        tree = _put_back(
            workbook_to_json(workbook_dict=kept, fallback_form_name=sheets.fallback_form_name, warnings=warnings)
        )
    except PyXFormError as error:
        raise FormError(path.name, [_objection(str(error))]) from error
    except _BROKEN_FILE as error:
        raise FormError(path.name, [_unreadable(type(error).__name__)]) from error
    return Workbook(path, survey, choices, settings[0] if settings else {}, tree, tuple(warnings))


def objections(workbook: Workbook) -> list[Finding]:
    """What pyxform finds when it turns the table into an XForm, so that other programs can use it too."""
    try:
        create_survey_element_from_dict(copy.deepcopy(dict(workbook.tree))).to_xml(validate=False)
    except PyXFormError as error:
        return [_objection(str(error))]
    return []


def doubts(workbook: Workbook) -> list[Finding]:
    """pyxform's warnings that we do not say ourselves, as findings that do not refuse the form."""
    lines = [line for warning in workbook.warnings for line in warning.splitlines() if line.strip()]
    return [_objection(line, is_error=False) for line in lines if not _SAID_ALREADY.search(line)]


def _rows(rows: Any) -> list[Row]:
    return [dict(cast(Row, row)) for row in rows or ()]


def _put_aside(rows: Sequence[Row]) -> list[dict[str, str]] | None:
    """Curly quotes in wordings as signs that pyxform leaves alone: it makes all of them straight, also what is read."""
    worded = [
        {heading: cell.translate(_ASIDE) if _WORDING.match(heading) else cell for heading, cell in row.items()}
        for row in rows
    ]
    return worded or None


def _put_back(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_BACK)
    if isinstance(value, list):
        return [_put_back(each) for each in value]
    return {name: _put_back(each) for name, each in value.items()} if isinstance(value, dict) else value


def _unreadable(reason: str) -> Finding:
    return Finding("", 0, "", Problem.UNREADABLE, {"reason": reason})


def _objection(text: str, *, is_error: bool = True) -> Finding:
    """pyxform's own sentence, with the place it names in it: "[row : 3] On the 'survey' sheet, the 'x' value …"."""
    if found := _TWICE.search(text):
        return Finding("", 1, found[1], Problem.HEADING_TWICE, {"name": found[1]}, is_error)
    if found := _READING.search(text):
        return Finding("", 0, "", Problem.UNREADABLE, {"reason": found[1]}, is_error)
    if _NO_WORKBOOK.search(text):
        return Finding("", 0, "", Problem.NO_WORKBOOK, {}, is_error)
    row, sheet, column = _ROW.search(text), _SHEET.search(text), _COLUMN.search(text)
    if row and column and column[1] == "parameters":
        return Finding("survey", int(row[1]), column[1], Problem.PARAMETERS, {}, is_error)
    return Finding(
        sheet=sheet[1] if sheet else "survey" if row else "",
        row=int(row[1]) if row else 0,
        column=column[1] if column else "",
        msgid=Problem.OBJECTION,
        params={"reason": " ".join(_ROW.sub("", text).split())},
        is_error=is_error,
    )
