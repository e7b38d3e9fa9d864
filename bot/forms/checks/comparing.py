"""What a cell compares a question with: choices that its list does not have, several answers taken for one."""

from __future__ import annotations

from bot.forms.checks.notes import Notes, listed
from bot.forms.expressions import comparisons
from bot.forms.problems import Problem
from bot.forms.sheets import Line, Sheet


def check_comparisons(notes: Notes, sheet: Sheet, line: Line, key: str, source: str) -> None:
    """A condition on a choice that does not exist never holds, so nobody would ever be asked: an error."""
    for how, name, text in comparisons(source):
        question = notes.question(name)
        if question is None or not question.kind:
            continue
        if how == "jr:choice-name":
            if not question.list_name:
                notes.wrong(sheet, line, key, Problem.NO_CHOICES_NAMED, name=name)
            continue
        if not question.choices or not text:
            continue
        if text.strip() not in question.choices:
            known = listed(question.choices)
            notes.wrong(sheet, line, key, Problem.UNKNOWN_CHOICE, name=name, value=f"'{text}'", known=known)
        elif question.kind == "select_multiple" and how != "selected":
            instead = f"selected(${{{name}}}, '{text}')"
            notes.doubtful(sheet, line, key, Problem.COMPARED_LIST, name=name, instead=instead)
