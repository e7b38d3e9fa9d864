"""From an XLSForm to a `Form`: looked through first, then every cell compiled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from bot.forms.bands import with_criteria
from bot.forms.checks import look_through
from bot.forms.checks.cells import ALWAYS, NEVER
from bot.forms.checks.headings import OWN_SETTINGS
from bot.forms.checks.rows import OTHER
from bot.forms.expressions import compile_calculation, compile_condition, compile_filter, literal
from bot.forms.findings import Finding, FormError, in_reading_order
from bot.forms.formulas import uncalculated
from bot.forms.kinds import KINDS
from bot.forms.language import language_code
from bot.forms.marks import marked
from bot.forms.numbers import numeric_version
from bot.forms.ordering import in_order
from bot.forms.problems import Hint, Problem
from bot.forms.sheets import read_book
from bot.forms.slips import ExpressionError
from bot.forms.values import Band, Calculation, Choice, Condition, Form, Kind, Labels, Question
from bot.forms.words import other_choice, other_question
from bot.forms.workbook import Workbook, doubts, objections, open_sheets, read_workbook

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


@dataclass
class _Reader:
    """Walks pyxform's tree once, collecting questions and findings."""

    book: Workbook
    default_language: str
    questions: list[Question] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    before: str = ""
    bands: tuple[Band, ...] = ()

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
                question = self.question(child, KINDS[kind], row, around)
                self.questions.append(marked(question, child.get("bind") or {}, partial(self.wrong, row)))
            elif name != "meta":
                self.wrong(row, "type", Problem.REFUSED_TYPE, type=kind, hint=Hint.NONE)

    def question(self, child: Mapping[str, Any], kind: Kind, row: int, around: tuple[Condition, ...]) -> Question:
        own = self.compiled(row, "relevant", _bind(child, "relevant"), compile_condition)
        choices = self.choices(child)
        columns = frozenset(column for choice in choices for column in choice.columns)
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
            calculation=self.compiled(row, "calculation", _bind(child, "calculate"), compile_calculation),
            stage=_bind(child, "kb:stage"),
            beside=_bind(child, "kb:beside"),
            unit=_bind(child, "kb:unit"),
            row=row,
            default=self.default(row, child),
            choice_filter=self.compiled(
                row, "choice_filter", _plain(child, "choice_filter"), lambda source: compile_filter(source, columns)
            ),
            is_read_only=_is_yes(child, "readonly"),
            is_sensitive=_is_yes(child, "kb:sensitive"),
            seen_by=tuple(_bind(child, "kb:seen_by").replace(",", " ").split()),
            is_carried=_is_yes(child, "kb:carried"),
            purpose=_bind(child, "kb:purpose"),
        )

    def default(self, row: int, child: Mapping[str, Any]) -> Calculation | None:
        """Whether it is an expression is pyxform's to say, so that other programs agree."""
        cell = _plain(child, "default")
        if child.get("_dynamic_default"):
            return self.compiled(row, "default", cell, compile_calculation)
        return literal(cell) if cell else None

    def or_other(self, child: Mapping[str, Any]) -> Mapping[str, Any]:
        """The question pyxform adds below a select with or_other, in our grammar and in the form's languages."""
        relevant = f"selected(${{{self.before}}}, '{OTHER}')"
        return {**child, "label": self.in_all_languages(other_question), "bind": {"relevant": relevant}}

    def in_all_languages(self, wording: Callable[[str], str]) -> dict[str, str]:
        return {heading: wording(language_code(heading)) for heading in self.book.languages or (self.default_language,)}

    def choices(self, child: Mapping[str, Any]) -> tuple[Choice, ...]:
        listed = self.book.choice_names(_plain(child, "list_name"))
        found = []
        for one in child.get("choices", ()):
            name, wording = str(one["name"]), one.get("label")
            if name == OTHER and OTHER not in listed:
                wording = self.in_all_languages(other_choice)
            found.append(Choice(name, self.labels(wording), _other_cells(one)))
        return tuple(found)

    def count_criteria(self) -> None:
        """Make the rows that ask for a result calculations over the criteria and the bands of the choices sheet."""
        headings = {heading for row in self.book.choices for heading in row if heading.partition("::")[0] == "label"}
        languages = {one: language_code(one.partition("::")[2] or self.default_language) for one in headings}
        self.questions, self.bands, found = with_criteria(self.questions, self.book.choices, languages)
        self.findings += found

    def required(self, row: int, cell: str) -> Condition | None:
        if cell.lower() in NEVER:
            return None
        return self.compiled(row, "required", "true()" if cell.lower() in ALWAYS else cell, compile_condition)

    def compiled(self, row: int, column: str, cell: str, compile_cell: Callable[[str], _T]) -> _T | None:
        if not cell:
            return None
        try:
            return compile_cell(cell)
        except ExpressionError as error:
            self.wrong(row, column, error.problem, **error.params)
            return None

    def labels(self, wording: str | Mapping[str, str] | None) -> Labels:
        if not wording:
            return MappingProxyType({})
        if isinstance(wording, str):
            return MappingProxyType({self.default_language: wording})
        return MappingProxyType({language_code(heading): text for heading, text in wording.items()})

    def wrong(self, row: int, column: str, msgid: str, **params: object) -> None:
        heading = self.book.heading(row, column)
        self.findings.append(Finding("survey", row, heading, msgid, MappingProxyType(params)))


def _read(path: Path) -> tuple[Form | None, list[Finding]]:
    findings: list[Finding] = []
    try:
        sheets = open_sheets(path)
        findings += [*look_through(read_book(sheets)), *uncalculated(path), *numeric_version(path)]
        if any(finding.is_error for finding in findings):
            return None, in_reading_order(findings)
        book = read_workbook(path, sheets)
    except FormError as error:
        return None, in_reading_order([*findings, *error.findings])
    default_language = language_code(str(book.tree.get("default_language") or "vi"))
    reader = _Reader(book, "vi" if default_language == "default" else default_language)
    reader.walk(iter(book.tree.get("children", ())))
    reader.count_criteria()
    order, circle = in_order(reader.questions)
    for name in circle:
        reader.wrong(book.row_of(name), "name", Problem.CIRCLE, names=", ".join(circle))
    findings += [*reader.findings, *objections(book), *doubts(book)]
    return _form(reader, order), in_reading_order(findings)


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
        bands=reader.bands,
        asked_of="school" if reader.book.settings.get(OWN_SETTINGS[0]) == "school" else "person",
    )


def _compile_constraint(cell: str) -> Condition:
    return compile_condition(cell, in_constraint=True)


def _bind(child: Mapping[str, Any], column: str) -> str:
    return str((child.get("bind") or {}).get(column) or "").strip()


def _other_cells(choice: Mapping[str, Any]) -> Mapping[str, str]:
    """What a choice_filter may look at: its name, and every cell of its row that is neither wording nor media."""
    cells = {column: str(cell) for column, cell in choice.items() if isinstance(cell, str | int | float)}
    cells.pop("label", None)
    return MappingProxyType(cells)


def _is_yes(child: Mapping[str, Any], column: str) -> bool:
    return _bind(child, column).lower() in ALWAYS


def _plain(child: Mapping[str, Any], column: str) -> str:
    return str(child.get(column) or "").strip()
