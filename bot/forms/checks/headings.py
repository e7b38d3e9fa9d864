"""Which sheets and columns there are, and cells that hold no text at all."""

from __future__ import annotations

import difflib
import re

from bot.forms.checks.notes import Notes, listed
from bot.forms.findings import Finding
from bot.forms.problems import Hint, Problem
from bot.forms.sheets import Column, Sheet

OWN_PREFIX = "kb:"
OWN_COLUMNS = (
    *("kb:stage", "kb:beside", "kb:unit", "kb:sensitive", "kb:seen_by", "kb:carried", "kb:purpose"),
    *("kb:source", "kb:cite", "kb:must_pass", "kb:points", "kb:result"),
)
"""Our own columns of the survey sheet, in XLSForm's bind:: extension."""
OWN_SETTINGS = ("kb:asked_of",)

SHEETS = ("survey", "choices", "settings")
NEEDED = {"survey": ("type", "name", "label"), "choices": ("list_name", "name", "label")}
READ = {
    "survey": (
        *("type", "name", "label", "hint", "relevant", "required", "required_message", "constraint"),
        *("constraint_message", "calculation", "default", "choice_filter", "read_only", "disabled"),
    ),
    "settings": ("form_id", "version", "form_title", "default_language", "namespaces", *OWN_SETTINGS),
}
WITHOUT_EFFECT = (
    *("appearance", "guidance_hint", "parameters", "rows", "autoplay", "instance_name", "style", "public_key"),
    *("submission_url", "auto_send", "auto_delete", "allow_choice_duplicates", "clean_text_values"),
)
REFUSED = {
    "trigger": Hint.TRIGGER,
    "query": Hint.FROM_FILE,
    "repeat_count": Hint.REPEAT,
    "media": Hint.MEDIA,
    "save_to": Hint.NONE,
    "entities:saveto": Hint.NONE,
}

_EXCEL_ERROR = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!)")


def check_headings(notes: Notes) -> None:
    """Sheets, headings, Excel's error values."""
    book = notes.book
    for sheet, name in ((book.survey, "survey"), (book.settings, "settings")):
        if sheet is None:
            problem = Problem.NO_SURVEY if name == "survey" else Problem.NO_SETTINGS
            notes.findings.append(Finding("", 0, "", problem, {"hint": Hint.RENAME_SHEET}))
    for name in book.names:
        close = difflib.get_close_matches(name.strip().lower(), SHEETS, n=1, cutoff=0.75)
        if close and name.lower() not in SHEETS:
            notes.findings.append(
                Finding(name, 0, "", Problem.SHEET_UNREAD, {"name": name, "known": close[0]}, is_error=False)
            )
    for sheet in (book.survey, book.choices, book.settings):
        if sheet is not None:
            _columns(notes, sheet)
            _excel_errors(notes, sheet)
    if book.survey is not None and not book.survey.lines:
        notes.wrong(book.survey, 2, "type", Problem.EMPTY_SURVEY)


def _columns(notes: Notes, sheet: Sheet) -> None:
    for needed in NEEDED.get(sheet.name, ()):
        if not sheet.has(needed) and (sheet.lines or sheet.name == "survey"):
            notes.wrong(sheet, 1, needed, Problem.NO_HEADING, name=needed)
    seen: dict[tuple[str, str], Column] = {}
    for column in sheet.columns:
        other = seen.setdefault((column.key, column.language), column)
        if other is not column and column.key != "media":
            notes.wrong(sheet, 1, column.heading, Problem.HEADINGS_ALIKE, one=other.heading, other=column.heading)
        if sheet.name in READ:
            _column(notes, sheet, column)
        elif column.key == "media":
            _refused(notes, sheet, column)
        elif " " in column.key.strip() and column.key not in NEEDED["choices"]:
            instead = column.heading.replace(" ", "_")
            notes.doubtful(sheet, 1, column.heading, Problem.HEADING_SPACES, name=column.heading, instead=instead)


def _column(notes: Notes, sheet: Sheet, column: Column) -> None:
    own = OWN_COLUMNS if sheet.name == "survey" else OWN_SETTINGS
    if column.key in REFUSED:
        _refused(notes, sheet, column)
    elif column.key in WITHOUT_EFFECT:
        notes.doubtful(sheet, 1, column.heading, Problem.IGNORED_COLUMN, name=column.heading)
    elif column.key.startswith(OWN_PREFIX):
        if column.key not in own:
            notes.doubtful(sheet, 1, column.heading, Problem.UNKNOWN_OWN, name=column.heading, known=listed(own))
    elif column.key not in READ[sheet.name]:
        close = difflib.get_close_matches(column.key.lower(), READ[sheet.name], n=1, cutoff=0.7)
        notes.doubtful(
            sheet,
            1,
            column.heading,
            Problem.UNKNOWN_COLUMN,
            name=column.heading,
            hint=Hint.MEANT if close else Hint.NONE,
            meant=close[0] if close else "",
        )


def _refused(notes: Notes, sheet: Sheet, column: Column) -> None:
    """A column that would change what the form does: refused where it is filled."""
    for line in sheet.lines:
        if column in line.cells:
            notes.wrong(
                sheet,
                line,
                column.heading,
                Problem.REFUSED_COLUMN,
                name=column.heading,
                hint=REFUSED[column.key],
            )


def _excel_errors(notes: Notes, sheet: Sheet) -> None:
    for line in sheet.lines:
        for column, cell in line.cells.items():
            if _EXCEL_ERROR.fullmatch(cell.strip()):
                notes.wrong(sheet, line, column.heading, Problem.EXCEL_ERROR, value=cell.strip())
