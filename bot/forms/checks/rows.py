"""The rows of the survey sheet: types, names, groups, and which list a question takes its choices from."""

from __future__ import annotations

import re

from bot.forms.checks.notes import Notes, Row, as_name, nearest
from bot.forms.kinds import BEGIN, BEGIN_REPEAT, END, KINDS, REFUSED, SELECT
from bot.forms.problems import Hint, Problem
from bot.forms.sheets import Line, Sheet
from bot.forms.values import Kind, key_of

OTHER = "other"
"""The choice that or_other adds, and what the name of its question ends in."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_RESERVED = ("meta", "instanceID", "instanceName")
_YES = ("yes", "true", "true()")
_IN_VIETNAMESE = {
    "chu": "text",
    "van_ban": "text",
    "so": "integer",
    "so_nguyen": "integer",
    "so_thap_phan": "decimal",
    "ngay": "date",
    "gio": "time",
    "anh": "image",
    "hinh_anh": "image",
    "ghi_chu": "note",
    "chon_mot": "select_one",
    "chon_nhieu": "select_multiple",
    "tinh_toan": "calculate",
}


def check_rows(notes: Notes) -> None:
    """Walk the sheet once; what is understood is kept in the notes for the other checks."""
    sheet = notes.book.survey
    if sheet is None:
        return
    names: dict[str, int] = {}
    open_groups: list[tuple[Line, str]] = []
    for line in sheet.lines:
        type_ = " ".join(line.text("type").split())
        if line.text("disabled").lower() in _YES:
            notes.doubtful(sheet, line, "disabled", Problem.DISABLED)
        elif not type_:
            if sheet.has("type") and (line.text("name") or line.wordings("label")):
                notes.wrong(sheet, line, "type", Problem.NO_TYPE)
        elif END.match(type_):
            if open_groups:
                open_groups.pop()
            else:
                notes.wrong(sheet, line, "type", Problem.NO_GROUP)
        else:
            _row(notes, sheet, line, type_, names, open_groups)
    for line, name in open_groups:
        notes.wrong(sheet, line, "type", Problem.OPEN_GROUP, name=name)
    _check_keys(notes, sheet)


def _row(
    notes: Notes, sheet: Sheet, line: Line, type_: str, names: dict[str, int], open_groups: list[tuple[Line, str]]
) -> None:
    name = _name(notes, sheet, line, type_, names)
    if BEGIN.match(type_) or BEGIN_REPEAT.match(type_):
        open_groups.append((line, name))
        notes.groups.add(name)
        if BEGIN_REPEAT.match(type_):
            notes.wrong(sheet, line, "type", Problem.REFUSED_TYPE, type=type_, hint=Hint.REPEAT)
    elif found := SELECT.match(type_):
        _select(notes, sheet, line, name, found, names)
    elif type_ in KINDS:
        notes.questions.append(Row(line, KINDS[type_], name))
    else:
        _unknown(notes, sheet, line, type_)
        notes.questions.append(Row(line, "", name))


def _select(notes: Notes, sheet: Sheet, line: Line, name: str, found: re.Match[str], names: dict[str, int]) -> None:
    kind: Kind = "select_one" if "one" in found["type"] or found["type"] == "select1" else "select_multiple"
    list_name, has_other = found["list"] or "", bool(found["other"])
    if not list_name:
        notes.wrong(sheet, line, "type", Problem.NO_LIST, type=found["type"])
    elif list_name not in notes.lists:
        if notes.book.choices is None:
            notes.wrong(sheet, line, "type", Problem.NO_CHOICES, list=list_name)
        else:
            hint, meant = nearest(list_name, notes.lists)
            notes.wrong(sheet, line, "type", Problem.UNKNOWN_LIST, list=list_name, hint=hint, name=meant)
    if has_other and line.text("choice_filter"):
        notes.wrong(sheet, line, "choice_filter", Problem.FILTERED_OTHER)
    choices = [choice.text("name") for choice in notes.lists.get(list_name, ())]
    if has_other:
        choices.append(OTHER)
    notes.questions.append(Row(line, kind, name, list_name, has_other, tuple(choices)))
    if has_other and name:
        taken = names.setdefault(f"{name}_{OTHER}", line.row)
        if taken != line.row:
            notes.wrong(sheet, line, "name", Problem.NAME_TWICE, name=f"{name}_{OTHER}", other=taken)
        notes.questions.append(Row(line, "text", f"{name}_{OTHER}"))


def _unknown(notes: Notes, sheet: Sheet, line: Line, type_: str) -> None:
    first = type_.split()[0].lower()
    refused = REFUSED.get(type_.lower(), REFUSED.get(first))
    if refused is not None:
        notes.wrong(sheet, line, "type", Problem.REFUSED_TYPE, type=first, hint=refused)
        return
    folded = as_name(type_)
    meant = _IN_VIETNAMESE.get(folded) or next((known for known in KINDS if known.lower() == type_.lower()), "")
    hint, close = (Hint.NEAREST, meant) if meant else nearest(first, [*KINDS, "select_one", "select_multiple"])
    notes.wrong(sheet, line, "type", Problem.UNKNOWN_TYPE, type=type_, hint=hint or Hint.FIRST_TYPES, name=close)


def _name(notes: Notes, sheet: Sheet, line: Line, type_: str, names: dict[str, int]) -> str:
    name = line.text("name")
    if not name:
        if type_ == "note":
            return f"generated_note_name_{line.row}"
        if sheet.has("name"):
            example = as_name(next(iter(line.wordings("label").values()), ""))[:24].strip("_")
            notes.wrong(sheet, line, "name", Problem.NO_NAME, instead=example)
        return ""
    if not _NAME.fullmatch(name):
        notes.wrong(sheet, line, "name", Problem.BAD_NAME, name=name, instead=as_name(name))
    elif name in _RESERVED:
        notes.wrong(sheet, line, "name", Problem.RESERVED_NAME, name=name)
    if name in names:
        notes.wrong(sheet, line, "name", Problem.NAME_TWICE, name=name, other=names[name])
    elif alike := next((other for other in names if other.lower() == name.lower()), None):
        notes.doubtful(sheet, line, "name", Problem.NAME_CASE, name=name, other=names[alike])
    names.setdefault(name, line.row)
    return name


def _check_keys(notes: Notes, sheet: Sheet) -> None:
    """Two different names never share what a button carries."""
    names: dict[str, str] = {}
    for question in notes.questions:
        for name in (question.name, *question.choices):
            other = names.setdefault(key_of(name), name)
            if other != name:
                notes.wrong(sheet, question.line, "name", Problem.NAMES_ALIKE, name=name, other=other)
