"""The columns that a questionnaire's answers take in a table: in the order in which they were first published.

A column never moves: what a later version adds stands at the end, what it drops keeps its place and stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.forms import Answer, Choice, Form, Question, in_language, label_of, shown
from bot.forms.expressions import references
from bot.reports.tables import Cell, Column, Kind
from bot.rounds.figures import COUNTED

KINDS: Mapping[str, Kind] = {
    "integer": "number",
    "decimal": "number",
    "date": "date",
    "time": "time",
    "datetime": "instant",
    "image": "mark",
}


@dataclass(slots=True)
class _Kept:
    """A question as all its versions have it; the newest wording, every choice there ever was."""

    question: Question
    choices: dict[str, Choice] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AnswerColumns:
    """The columns of one questionnaire, and how a declaration's answers fill them.

    `places`: where a question's answer goes, and those of its choices.
    """

    columns: tuple[Column, ...]
    places: Mapping[str, Sequence[tuple[int, str]]]
    language: str
    coded: bool

    def cells(self, form: Form, answers: Mapping[str, Answer]) -> list[Cell]:
        """One row: answers by the version that was asked; a question it does not have is empty."""
        row: list[Cell] = [None] * len(self.columns)
        for name, answer in answers.items():
            question = form.by_name.get(name)
            if question is None or answer in ("", ()):
                continue
            known = {choice.name for choice in question.choices}
            for place, choice in self.places.get(name, ()):
                if not choice:
                    row[place] = self._cell(question, answer)
                elif choice in known and isinstance(answer, tuple):
                    row[place] = int(choice in answer)
        return row

    def _cell(self, question: Question, answer: Answer) -> Cell:
        if question.kind == "image":
            return 1  # that there is one; the key of the picture is nobody's reading
        if isinstance(answer, tuple):
            return " ".join(answer) if self.coded else "; ".join(shown(question, answer, self.language))
        if question.choices or question.kind == "acknowledge":
            return answer if self.coded else "; ".join(shown(question, answer, self.language))
        return answer


def answer_columns(versions: Sequence[Form], language: str, *, coded: bool = False, counted: str = "") -> AnswerColumns:
    """The columns of a questionnaire's versions, oldest first. `coded`: names of choices instead of their words.

    `counted`: of what a school declares, how the column of a figure is headed that the program counted ("{question}
    (đếm được)"), and whether there is a picture is marked; "" leaves both out.
    """
    kept: dict[str, _Kept] = {}
    places: list[tuple[str, str]] = []
    for form in versions:
        for question in form.questions:
            is_count = bool(counted) and question.kind == "hidden" and question.name.startswith(COUNTED)
            is_picture = question.kind == "image"
            if not is_count and (not question.is_asked or (is_picture and not counted)):
                continue
            if question.name not in kept:
                kept[question.name] = _Kept(question)
                places.append((question.name, ""))
            one = kept[question.name]
            one.question = question
            for choice in question.choices:
                if choice.name not in one.choices and question.kind == "select_multiple":
                    places.append((question.name, choice.name))
                one.choices[choice.name] = choice
    newest = {name: one.question for name, one in kept.items()}
    columns = tuple(
        _column(kept[name], choice, language)
        if kept[name].question.kind != "hidden"
        else _count_column(kept[name].question, newest, language, counted)
        for name, choice in places
    )
    where: dict[str, list[tuple[int, str]]] = {}
    for at, (name, of) in enumerate(places):
        where.setdefault(name, []).append((at, of))
    return AnswerColumns(columns, where, language, coded)


def _column(kept: _Kept, choice: str, language: str) -> Column:
    question = kept.question
    label = label_of(question, language, dict.fromkeys(references(in_language(question.labels, language)), "…"))
    label = label or question.name
    if choice:
        words = in_language(kept.choices[choice].labels, language)
        return Column(f"{question.name}/{choice}", f"{label} – {words}", "mark")
    codes = tuple((name, in_language(one.labels, language)) for name, one in kept.choices.items())
    return Column(question.name, label, KINDS.get(question.kind, "text"), codes)


def _count_column(count: Question, newest: Mapping[str, Question], language: str, counted: str) -> Column:
    figure = newest.get(count.name.removeprefix(COUNTED))
    label = in_language(figure.labels, language) if figure is not None else count.name
    return Column(count.name, counted.format(question=label.rstrip(" ?:")), "number")
