"""The choices sheet: names, labels, and lists that nobody uses."""

from __future__ import annotations

import re

from bot.forms.checks.notes import Notes, as_name, is_seen
from bot.forms.problems import Problem
from bot.forms.sheets import Line, Sheet
from bot.forms.slips import REFERENCE

MOST_LABEL = 64
"""Characters of a choice's label that buttons of both messengers show."""

BANDS = "band"
"""The list of a criteria set's conclusions, which no question asks."""

_POINT = re.compile(r"(\d+)\.0+")


def gather_lists(notes: Notes) -> None:
    """The rows of each list, by its name."""
    for line in notes.book.choices.lines if notes.book.choices else ():
        if line.text("list_name"):
            notes.lists.setdefault(line.text("list_name"), []).append(line)


def check_choices(notes: Notes) -> None:
    """Every row of the choices sheet; the survey has been looked at."""
    sheet = notes.book.choices
    if sheet is None:
        return
    seen: dict[tuple[str, str], int] = {}
    for line in sheet.lines:
        _choice(notes, sheet, line, seen)
    used = {question.list_name for question in notes.questions}
    for name, lines in notes.lists.items():
        if name not in used and name != BANDS:
            notes.doubtful(sheet, lines[0], "list_name", Problem.UNUSED_LIST, list=name)


def _choice(notes: Notes, sheet: Sheet, line: Line, seen: dict[tuple[str, str], int]) -> None:
    name, of_list, labels = line.text("name"), line.text("list_name"), line.wordings("label")
    if not of_list and sheet.has("list_name"):
        notes.wrong(sheet, line, "list_name", Problem.CHOICE_NO_LIST)
    if not name:
        if sheet.has("name"):
            example = as_name(next(iter(labels.values()), ""), "c")
            notes.wrong(sheet, line, "name", Problem.CHOICE_NO_NAME, instead=example)
        return
    if re.search(r"\s", name):
        notes.wrong(sheet, line, "name", Problem.CHOICE_SPACES, name=name, instead=as_name(name, "c"))
    if found := _POINT.fullmatch(name):
        notes.doubtful(sheet, line, "name", Problem.CHOICE_POINT, name=name, instead=found[1])
    other = seen.setdefault((of_list, name), line.row)
    if other != line.row:
        notes.wrong(sheet, line, "name", Problem.CHOICE_TWICE, name=name, other=other, list=of_list)
    if not labels and sheet.has("label"):
        notes.wrong(sheet, line, "label", Problem.CHOICE_NO_LABEL, name=name)
    for column, label in labels.items():
        if not is_seen(label):
            notes.wrong(sheet, line, column.heading, Problem.CHOICE_NO_LABEL, name=name)
        elif not any(map(str.isalnum, label)):
            notes.doubtful(sheet, line, column.heading, Problem.CHOICE_SIGNS, label=label[:24])
        if len(label) > MOST_LABEL and of_list != BANDS:
            notes.doubtful(sheet, line, column.heading, Problem.CHOICE_LONG, n=len(label), most=MOST_LABEL)
        if reference := REFERENCE.search(label):
            notes.wrong(sheet, line, column.heading, Problem.CHOICE_REFERENCE, part=reference[0])
