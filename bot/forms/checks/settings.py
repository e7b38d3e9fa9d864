"""The settings sheet: the form's name, its version, its languages, our own setting."""

from __future__ import annotations

from bot.forms.checks.headings import OWN_PREFIX, OWN_SETTINGS
from bot.forms.checks.notes import Notes, listed
from bot.forms.language import language_code
from bot.forms.problems import Problem
from bot.forms.sheets import Line, Sheet

MOST_CHARACTERS = 32
"""Of form_id and version, as the tables keep them."""
NAMESPACE = 'kb="urn:khaibao:form"'
_EXAMPLES = {"form_id": "person-2026", "version": "2026.1"}


def check_settings(notes: Notes) -> None:
    """Row 2 of the settings sheet."""
    sheet = notes.book.settings
    if sheet is None:
        return
    line = sheet.lines[0] if sheet.lines else Line(2, {})
    for key, example in _EXAMPLES.items():
        value = line.text(key)
        if not value:
            notes.wrong(sheet, 2, key, Problem.NO_SETTING, name=key, instead=example)
        elif len(value) > MOST_CHARACTERS:
            notes.wrong(sheet, line, key, Problem.LONG_SETTING, name=key, n=len(value), most=MOST_CHARACTERS)
    for extra in sheet.lines[1:]:
        notes.doubtful(sheet, extra, "form_id", Problem.MORE_SETTINGS)
    _language(notes, sheet, line)
    _ours(notes, sheet, line)


def _language(notes: Notes, sheet: Sheet, line: Line) -> None:
    default, survey = line.text("default_language"), notes.book.survey
    if not default or survey is None:
        return
    headings = [column.language for column in survey.columns if column.key == "label"]
    if any(headings) and language_code(default) not in {language_code(heading) for heading in headings}:
        known = listed(heading for heading in headings if heading)
        notes.wrong(sheet, line, "default_language", Problem.DEFAULT_LANGUAGE, value=default, known=known)


def _ours(notes: Notes, sheet: Sheet, line: Line) -> None:
    asked_of = line.text(OWN_SETTINGS[0])
    if asked_of not in ("", "person", "school"):
        notes.wrong(sheet, line, OWN_SETTINGS[0], Problem.ASKED_OF, value=asked_of)
    survey = notes.book.survey
    if asked_of in ("", "person") and survey is not None:
        for row in notes.questions:
            if row.kind == "image":
                notes.doubtful(survey, row.line, "type", Problem.PERSONS_PICTURE)
    if survey is None or "kb=" in line.text("namespaces").replace(" ", ""):
        return
    if any(column.key.startswith(OWN_PREFIX) for column in survey.columns):
        notes.wrong(sheet, 2, "namespaces", Problem.NO_NAMESPACE, instead=NAMESPACE)
