"""What people read: labels in every language, lengths, and the answers named in them."""

from __future__ import annotations

import re

from bot.forms.checks.notes import Notes, Row, as_name, is_seen, nearest
from bot.forms.problems import Hint, Problem
from bot.forms.sheets import Column, Line, Sheet
from bot.forms.slips import REFERENCE

MOST_CHARACTERS = 3_500
"""Of a question and its hint: Telegram takes 4,096 a message, and buttons, names and a heading come on top."""

WORDED = ("label", "hint", "constraint_message", "required_message")
_UNSEEN = ("hidden", "calculate", "today", "start", "end")
_HALF_REFERENCE = re.compile(r"\$\{[^{}]*$|\$\{\s*\}|\$\{[^{}]*\s[^{}]*\S[^{}]*\}|[#%]\{\w+\}|\$\(\w+\)")


def check_wording(notes: Notes) -> None:
    """Labels of questions and choices."""
    for sheet in (notes.book.survey, notes.book.choices):
        if sheet is None:
            continue
        worded = {question.line.row: question for question in reversed(notes.questions)}
        for line in sheet.lines:
            question = worded.get(line.row) if sheet.name == "survey" else None
            if question is not None:
                _question(notes, sheet, line, question)
            if sheet.name == "choices" or question is not None:
                for key in WORDED:
                    _languages(notes, sheet, line, key)


def _question(notes: Notes, sheet: Sheet, line: Line, question: Row) -> None:
    if question.kind in _UNSEEN:
        return
    labels, hints = line.wordings("label"), line.wordings("hint")
    if not labels and question.kind and sheet.has("label"):
        notes.wrong(sheet, line, "label", Problem.NO_LABEL, name=question.name or "…")
    for column, label in labels.items():
        if not is_seen(label):
            notes.wrong(sheet, line, column.heading, Problem.NO_LABEL, name=question.name or "…")
        hint = next((cell for other, cell in hints.items() if other.language == column.language), "")
        if len(label) + len(hint) > MOST_CHARACTERS:
            notes.wrong(sheet, line, column.heading, Problem.TOO_LONG, n=len(label) + len(hint), most=MOST_CHARACTERS)
    for key in WORDED:
        for column, text in line.wordings(key).items():
            _references(notes, sheet, line, column, text)


def _references(notes: Notes, sheet: Sheet, line: Line, column: Column, text: str) -> None:
    if half := _HALF_REFERENCE.search(text):
        name = as_name(half[0].strip("$#%{}()"), "name")
        at = half.start() + 1
        part = half[0][:24]
        notes.wrong(sheet, line, column.heading, Problem.BAD_REFERENCE, part=part, at=at, instead=f"${{{name}}}")
    for name in dict.fromkeys(found[1] for found in REFERENCE.finditer(text)):
        check_reference(notes, sheet, line, column.heading, name)


def check_reference(notes: Notes, sheet: Sheet, line: Line, heading: str, name: str) -> None:
    """Whether ${name} in a cell is a question that holds an answer."""
    question = notes.question(name)
    if question is None and name in notes.groups:
        notes.wrong(sheet, line, heading, Problem.GROUP_REFERENCE, name=name)
    elif question is None:
        hint, meant = nearest(name, [one.name for one in notes.questions if one.name])
        notes.wrong(sheet, line, heading, Problem.UNKNOWN_QUESTION, name=name, hint=_meant(hint), meant=meant)
    elif question.kind == "note":
        notes.wrong(sheet, line, heading, Problem.NOTE_REFERENCE, name=name)


def _meant(hint: Hint) -> Hint:
    return Hint.MEANT if hint is Hint.NEAREST else hint


def _languages(notes: Notes, sheet: Sheet, line: Line, key: str) -> None:
    """A wording that is there in one language and missing in another."""
    filled = line.wordings(key)
    for column in sheet.columns:
        if filled and column.key == key and column not in filled:
            notes.doubtful(sheet, line, column.heading, Problem.NO_LABEL_IN, column=key)
