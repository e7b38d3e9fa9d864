"""Answers as people read them: the words of the choices, numbers and dates of the language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from bot.forms.expressions import fill_in
from bot.forms.values import Answer, Form, Question, in_language

DAY_AND_MONTH = "dd/MM"
DEGREE = "°"


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One answered question: its name, its wording, and the answer as one text or one per choice, in form order."""

    question: str
    label: str
    texts: tuple[str, ...]


def summary(form: Form, answers: Mapping[str, Answer], language: str) -> tuple[SummaryLine, ...]:
    """What was answered, in form order; unescaped. Hidden inputs and calculations are left out."""
    lines = []
    for question in form.questions:
        answer = answers.get(question.name, "")
        if question.is_asked and answer not in ("", ()):
            label = label_of(question, language, _as_texts(answers))
            lines.append(SummaryLine(question.name, label, shown(question, answer, language)))
    return tuple(lines)


def shown(question: Question, answer: Answer, language: str) -> tuple[str, ...]:
    """One answer in a language: labels of choices, "38,2°C", "22/11"."""
    if question.choices:
        chosen = answer if isinstance(answer, tuple) else (answer,)
        return tuple(in_language(one.labels, language) for one in question.choices if one.name in chosen)
    if isinstance(answer, Decimal):
        gap = "" if not question.unit or question.unit.startswith(DEGREE) else " "
        return (f"{format_decimal(answer, locale=language)}{gap}{question.unit}",)
    if isinstance(answer, date):
        return (format_date(answer, DAY_AND_MONTH, locale=language),)
    return (" ".join(answer) if isinstance(answer, tuple) else answer,)


def label_of(question: Question, language: str, values: Mapping[str, str]) -> str:
    """A question's wording with ${subject} and the like filled in, opening with a capital; unescaped."""
    text = fill_in(in_language(question.labels, language), dict(values))
    return text[:1].upper() + text[1:]


def hint_of(question: Question, language: str, values: Mapping[str, str]) -> str:
    """A question's hint, filled in the same way; "" without one."""
    return fill_in(in_language(question.hints, language), dict(values))


def choice_labels(question: Question, names: tuple[str, ...], language: str) -> tuple[str, ...]:
    """The words of some choices, in form order."""
    return shown(question, names, language)


def _as_texts(answers: Mapping[str, Answer]) -> dict[str, str]:
    return {name: answer for name, answer in answers.items() if isinstance(answer, str)}
