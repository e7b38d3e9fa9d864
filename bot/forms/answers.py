"""Answers as plain JSON and back, and a form run without a chat."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any

from bot.forms.rules import evaluate
from bot.forms.values import Answer, Form, Question, Refusal

Plain = str | list[str]


def pack_answers(answers: Mapping[str, Answer]) -> dict[str, Plain]:
    """Answers as JSON-able values: numbers and dates as text, several choices as a list."""
    return {name: _plain(answer) for name, answer in answers.items()}


def unpack_answers(form: Form, packed: Mapping[str, Any]) -> tuple[dict[str, Answer], tuple[Refusal, ...]]:
    """Typed answers from JSON values, numbers as numbers or text, and what could not be one, refused."""
    answers: dict[str, Answer] = {}
    refused: list[Refusal] = []
    for name, value in packed.items():
        question = form.by_name.get(name)
        answer = None if question is None else _typed(question, value)
        if answer is None:
            refused.append(Refusal(name, "unknown" if question is None else "type", MappingProxyType({})))
        else:
            answers[name] = answer
    return answers, tuple(refused)


def answer_form(form: Form, packed: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Run a form without chat: what is asked, missing, refused, calculated, stored, as JSON-able values."""
    answers, untyped = unpack_answers(form, packed)
    outcome = evaluate(form, answers, now)
    return {
        "form": form.name,
        "version": form.version,
        "digest": form.digest,
        "asked": list(outcome.asked),
        "unanswered": list(outcome.unanswered),
        "missing": list(outcome.missing),
        "ignored": list(outcome.ignored),
        "refused": [
            {"question": refusal.question, "reason": refusal.reason, "messages": dict(refusal.messages)}
            for refusal in (*untyped, *outcome.refused)
        ],
        "calculated": dict(outcome.calculated),
        "stored": pack_answers(outcome.stored),
    }


def _plain(answer: Answer) -> Plain:
    if isinstance(answer, tuple):
        return list(answer)
    if isinstance(answer, date):
        return answer.isoformat()
    return format(answer, "f") if isinstance(answer, Decimal) else answer


def _typed(question: Question, value: Any) -> Answer | None:
    if value is None or value in ("", []):
        return () if question.kind == "select_multiple" else ""
    match question.kind:
        case "select_multiple":
            names = value.split() if isinstance(value, str) else value
            return tuple(names) if isinstance(names, list) and all(isinstance(name, str) for name in names) else None
        case "decimal" | "integer":
            return _number(value)
        case "date":
            return _date(value)
        case _:
            return value if isinstance(value, str) else None


def _number(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return None
    try:
        number = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _date(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
