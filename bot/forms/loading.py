"""From an XLSForm to a `Form`: every cell compiled, or refused with its sheet, row and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from bot.forms.expressions import (
    ExpressionError,
    compile_calculation,
    compile_condition,
    compile_filter,
    literal,
    references,
)
from bot.forms.findings import Finding, FormError
from bot.forms.ordering import in_order
from bot.forms.typed import typed
from bot.forms.values import Answer, Calculation, Choice, Condition, Form, Kind, Labels, Question, key_of
from bot.forms.words import other_choice, other_question
from bot.forms.workbook import Workbook, doubts, objections, read_workbook

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "text": "text",
        "string": "text",
        "integer": "integer",
        "int": "integer",
        "decimal": "decimal",
        "date": "date",
        "time": "time",
        "dateTime": "datetime",
        "acknowledge": "acknowledge",
        "photo": "image",
        "today": "today",
        "start": "start",
        "end": "end",
        "select one": "select_one",
        "select all that apply": "select_multiple",
        "note": "note",
        "hidden": "hidden",
        "calculate": "calculate",
    }
)
"""pyxform's names of the types we ask, and ours."""

UNSUPPORTED = ("trigger", "query", "repeat_count", "media")
"""Columns that change what a form does and that we do not evaluate: refused rather than ignored."""

ASKED_OF = "kb:asked_of"
"""Our one column of the settings sheet."""

OWN_COLUMNS = (
    "kb:stage",
    "kb:beside",
    "kb:unit",
    "kb:sensitive",
    "kb:seen_by",
    "kb:carried",
    "kb:purpose",
)

OTHER = "other"
"""The choice that or_other adds, and what the name of its question ends in."""

NO_DEFAULT = ("note", "calculate", "today", "start", "end", "image")

_LANGUAGE = re.compile(r"\(([A-Za-z]{2,3}(?:-\w+)?)\)\s*$")
_ALWAYS, _NEVER = ("yes", "true", "true()"), ("", "no", "false", "false()")
_T = TypeVar("_T")


def load_form(path: Path) -> Form:
    """Read a questionnaire; raises FormError with every mistake found."""
    form, findings = _read(path)
    errors = [finding for finding in findings if finding.is_error]
    if errors or form is None:
        raise FormError(path.name, errors)
    return form


def check_form(path: Path) -> list[Finding]:
    """Everything wrong or doubtful in a questionnaire's file; empty when it can be published as it is."""
    return _read(path)[1]


def language_code(heading: str) -> str:
    """`Tiếng Việt (vi)` as `vi`, the convention of XLSForm; a bare code is itself."""
    found = _LANGUAGE.search(heading)
    return found[1].lower() if found else heading.strip().lower()


@dataclass
class _Reader:
    """Walks pyxform's tree once, collecting questions and findings."""

    book: Workbook
    default_language: str
    questions: list[Question] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    before: str = ""

    def walk(self, children: Iterator[Mapping[str, Any]], around: tuple[Condition, ...] = ()) -> None:
        for child in children:
            kind, name = str(child["type"]), str(child["name"])
            row = self.book.row_of(name)
            if not row and name == f"{self.before}_other":
                self.questions.append(
                    self.question(self.or_other(child), "text", self.book.row_of(self.before), around)
                )
                continue
            self.before = name
            if kind == "group" and row:
                own = self.compiled(row, "relevant", _bind(child, "relevant"), compile_condition)
                self.walk(iter(child.get("children", ())), around + ((own,) if own else ()))
            elif kind in KINDS:
                self.questions.append(self.question(child, KINDS[kind], row, around))
            elif name != "meta":
                self.wrong(row, "type", "Questions of the type {type} are not asked here.", type=kind)

    def question(self, child: Mapping[str, Any], kind: Kind, row: int, around: tuple[Condition, ...]) -> Question:
        for column in UNSUPPORTED:
            if child.get(column):
                self.wrong(row, column, "The column {heading} is not evaluated here.", heading=column)
        for column in child.get("bind") or {}:
            if column.startswith("kb:") and column not in OWN_COLUMNS:
                self.wrong(row, column, "The column {heading} is unknown.", is_error=False, heading=f"bind::{column}")
        own = self.compiled(row, "relevant", _bind(child, "relevant"), compile_condition)
        calculation = self.compiled(row, "calculation", _bind(child, "calculate"), compile_calculation)
        choices = self.choices(child)
        if bool(_bind(child, "calculate")) != (kind == "calculate"):
            self.wrong(row, "calculation", "A calculation stands in rows of the type calculate, and only there.")
        return Question(
            name=str(child["name"]),
            kind=kind,
            labels=self.labels(child.get("label")),
            hints=self.labels(child.get("hint")),
            choices=choices,
            relevant=around + ((own,) if own else ()),
            required=self.required(row, _bind(child, "required")),
            required_messages=self.labels((child.get("bind") or {}).get("jr:requiredMsg")),
            constraint=self.compiled(row, "constraint", _bind(child, "constraint"), _compile_constraint),
            constraint_messages=self.labels((child.get("bind") or {}).get("jr:constraintMsg")),
            calculation=calculation,
            stage=_bind(child, "kb:stage"),
            beside=_bind(child, "kb:beside"),
            unit=_bind(child, "kb:unit"),
            row=row,
            default=self.default(row, child, kind, choices),
            choice_filter=self.choice_filter(row, child, choices),
            is_read_only=self.yes(row, "read_only", _bind(child, "readonly")),
            is_sensitive=self.yes(row, "kb:sensitive", _bind(child, "kb:sensitive")),
            seen_by=tuple(_bind(child, "kb:seen_by").replace(",", " ").split()),
            is_carried=self.yes(row, "kb:carried", _bind(child, "kb:carried")),
            purpose=_bind(child, "kb:purpose"),
        )

    def or_other(self, child: Mapping[str, Any]) -> Mapping[str, Any]:
        """The question pyxform adds below a select with or_other, in our grammar and in the form's languages."""
        relevant = f"selected(${{{self.before}}}, '{OTHER}')"
        return {**child, "label": self.in_all_languages(other_question), "bind": {"relevant": relevant}}

    def in_all_languages(self, wording: Callable[[str], str]) -> dict[str, str]:
        return {heading: wording(language_code(heading)) for heading in self.book.languages or (self.default_language,)}

    def choices(self, child: Mapping[str, Any]) -> tuple[Choice, ...]:
        listed = self.book.choice_names(_list_of(child))
        found = []
        for one in child.get("choices", ()):
            name, wording = str(one["name"]), one.get("label")
            if name == OTHER and OTHER not in listed:
                wording = self.in_all_languages(other_choice)
            found.append(Choice(name, self.labels(wording), _other_cells(one)))
        return tuple(found)

    def choice_filter(self, row: int, child: Mapping[str, Any], choices: tuple[Choice, ...]) -> Condition | None:
        columns = frozenset(column for choice in choices for column in choice.columns)
        cell = str(child.get("choice_filter") or "").strip()
        return self.compiled(row, "choice_filter", cell, lambda source: compile_filter(source, columns))

    def default(
        self, row: int, child: Mapping[str, Any], kind: Kind, choices: tuple[Choice, ...]
    ) -> Calculation | None:
        cell = str(child.get("default") or "").strip()
        if cell and kind in NO_DEFAULT:
            self.wrong(row, "default", "Rows of the type {type} have no default.", type=kind)
            return None
        if child.get("_dynamic_default"):
            return self.compiled(row, "default", cell, compile_calculation)
        if not cell:
            return None
        answer = typed(kind, cell)
        chosen = answer if isinstance(answer, tuple) else (answer,)
        if choices and not set(chosen) <= {choice.name for choice in choices}:
            self.wrong(row, "default", "{value} is no choice of the list {list}.", value=cell, list=_list_of(child))
        elif answer is None or (kind == "integer" and not _is_whole(answer)):
            self.wrong(row, "default", "{value} is no answer to a question of the type {type}.", value=cell, type=kind)
        return literal(cell)

    def yes(self, row: int, column: str, cell: str) -> bool:
        if cell.lower() not in (*_ALWAYS, *_NEVER):
            self.wrong(row, column, "Here stands yes or no, not {value}.", value=cell)
        return cell.lower() in _ALWAYS

    def required(self, row: int, cell: str) -> Condition | None:
        if cell.lower() in _NEVER:
            return None
        return self.compiled(row, "required", "true()" if cell.lower() in _ALWAYS else cell, compile_condition)

    def compiled(self, row: int, column: str, cell: str, compile_cell: Callable[[str], _T]) -> _T | None:
        if not cell:
            return None
        try:
            return compile_cell(cell)
        except ExpressionError as error:
            self.wrong(row, column, "This cannot be evaluated: {reason}", reason=str(error))
            return None

    def labels(self, wording: str | Mapping[str, str] | None) -> Labels:
        if not wording:
            return MappingProxyType({})
        if isinstance(wording, str):
            return MappingProxyType({self.default_language: wording})
        return MappingProxyType({language_code(heading): text for heading, text in wording.items()})

    def wrong(self, row: int, column: str, msgid: str, *, is_error: bool = True, **params: str) -> None:
        heading = self.book.heading(row, column)
        self.findings.append(Finding("survey", row, heading, msgid, MappingProxyType(params), is_error))


def _read(path: Path) -> tuple[Form | None, list[Finding]]:
    try:
        book = read_workbook(path)
    except FormError as error:
        return None, list(error.findings)
    default_language = language_code(str(book.tree.get("default_language") or "vi"))
    reader = _Reader(book, "vi" if default_language == "default" else default_language)
    reader.walk(iter(book.tree.get("children", ())))
    findings = reader.findings
    _check_references(reader)
    _check_keys(reader)
    order, circle = in_order(reader.questions)
    for name in circle:
        reader.wrong(book.row_of(name), "name", "This row waits for itself: {names}", names=", ".join(circle))
    findings += _settings_findings(book)
    if not any(finding.is_error for finding in findings):
        findings += objections(book)
    return _form(reader, order), [*findings, *doubts(book)]


def _form(reader: _Reader, order: tuple[str, ...]) -> Form:
    tree, questions, language = reader.book.tree, tuple(reader.questions), reader.default_language
    spoken = {code for question in questions for code in question.labels}
    languages = (language, *sorted(spoken - {language}))
    labels = {
        question.name: {choice.name: choice.labels.get(language, choice.name) for choice in question.choices}
        for question in questions
        if question.choices
    }
    return Form(
        name=str(tree.get("id_string", "")),
        version=str(tree.get("version", "")),
        title=str(tree.get("title", "")),
        digest=reader.book.digest,
        languages=languages,
        default_language=language,
        questions=questions,
        order=order,
        by_name=MappingProxyType({question.name: question for question in questions}),
        choice_labels=MappingProxyType(labels),
        asked_of="school" if reader.book.settings.get(ASKED_OF) == "school" else "person",
    )


def _check_references(reader: _Reader) -> None:
    """Every ${name} in a cell or a wording is a row of the form; `beside` too."""
    known = {question.name for question in reader.questions}
    for question in reader.questions:
        cells: list[tuple[str, frozenset[str] | tuple[str, ...]]] = [
            ("relevant", frozenset().union(*(condition.names for condition in question.relevant))),
            ("required", question.required.names if question.required else ()),
            ("constraint", question.constraint.names if question.constraint else ()),
            ("calculation", question.calculation.names if question.calculation else ()),
            ("default", question.default.names if question.default else ()),
            ("choice_filter", question.choice_filter.names if question.choice_filter else ()),
            ("label", tuple(name for text in question.labels.values() for name in references(text))),
            ("hint", tuple(name for text in question.hints.values() for name in references(text))),
            ("kb:beside", (question.beside,) if question.beside else ()),
        ]
        for column, names in cells:
            for name in sorted(set(names) - known):
                reader.wrong(question.row, column, "There is no question named {name}.", name=name)


def _check_keys(reader: _Reader) -> None:
    """A name stands once in the form, also across groups; two different ones never share what a button carries."""
    names: dict[str, str] = {}
    seen: set[str] = set()
    for question in reader.questions:
        if question.name in seen:
            reader.wrong(question.row, "name", "The name {name} stands twice.", name=question.name)
        seen.add(question.name)
        for name in (question.name, *(choice.name for choice in question.choices)):
            other = names.setdefault(key_of(name), name)
            if other != name:
                reader.wrong(question.row, "name", "The names {one} and {other} are too alike.", one=name, other=other)


def _settings_findings(book: Workbook) -> list[Finding]:
    missing = [
        Finding("settings", 2, column, "The settings need {column}.", {"column": column})
        for column in ("form_id", "version")
        if not book.settings.get(column)
    ]
    if book.settings.get(ASKED_OF, "person") in ("person", "school"):
        return missing
    return [*missing, Finding("settings", 2, ASKED_OF, "{column} is person or school.", {"column": ASKED_OF})]


def _compile_constraint(cell: str) -> Condition:
    return compile_condition(cell, in_constraint=True)


def _bind(child: Mapping[str, Any], column: str) -> str:
    return str((child.get("bind") or {}).get(column) or "").strip()


def _other_cells(choice: Mapping[str, Any]) -> Mapping[str, str]:
    """What a choice_filter may look at: its name, and every cell of its row that is neither wording nor media."""
    cells = {column: str(cell) for column, cell in choice.items() if isinstance(cell, str | int | float)}
    cells.pop("label", None)
    return MappingProxyType(cells)


def _list_of(child: Mapping[str, Any]) -> str:
    return str(child.get("list_name") or "")


def _is_whole(answer: Answer) -> bool:
    return isinstance(answer, Decimal) and answer == answer.to_integral_value()
