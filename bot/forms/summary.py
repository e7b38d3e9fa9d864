"""Answers as people read them: the words of the choices, numbers and dates of the language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from bot.forms.conversion import SCHOOL_TIME
from bot.forms.expressions import fill_in
from bot.forms.typed import typed
from bot.forms.values import Answer, Evaluation, Form, Question, in_language
from bot.forms.words import confirmed, photo

DAY_AND_MONTH = "dd/MM"
FULL_DAY = "dd/MM/yyyy"
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
    """One answer in a language: labels of choices, "38,2°C", "22/11", "06:15", "06:15 22/11"."""
    if question.choices:
        chosen = answer if isinstance(answer, tuple) else (answer,)
        return tuple(in_language(one.labels, language) for one in question.choices if one.name in chosen)
    if isinstance(answer, Decimal):
        gap = "" if not question.unit or question.unit.startswith(DEGREE) else " "
        return (f"{format_decimal(answer, locale=language)}{gap}{question.unit}",)
    if isinstance(answer, tuple):
        return (" ".join(answer),)
    if isinstance(answer, str):
        words = {"acknowledge": confirmed, "image": photo}.get(question.kind)
        return (words(language) if words and answer else answer,)
    return (_moment(answer, DAY_AND_MONTH, language),)


def wordings(form: Form, evaluation: Evaluation, language: str) -> dict[str, str]:
    """What ${name} stands for in a wording, for people: labels of choices, numbers and dates of the language."""
    words: dict[str, str] = {}
    for name, text in evaluation.texts.items():
        question = form.by_name[name]
        answer = typed(question.kind, text)
        if isinstance(answer, date | time):
            words[name] = _moment(answer, FULL_DAY, language)
        elif isinstance(answer, Decimal):
            words[name] = str(format_decimal(answer, locale=language))
        else:
            words[name] = ", ".join(shown(question, answer, language)) if answer else text
    return words


def _moment(moment: date | time, pattern: str, language: str) -> str:
    if isinstance(moment, time):
        return f"{moment:%H:%M}"
    if isinstance(moment, datetime):
        local = moment.astimezone(SCHOOL_TIME)
        return f"{local:%H:%M} {format_date(local.date(), pattern, locale=language)}"
    return str(format_date(moment, pattern, locale=language))


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
