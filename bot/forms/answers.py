"""Answers as plain JSON and back, and a form run without a chat."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from bot.forms.rules import evaluate
from bot.forms.typed import typed
from bot.forms.values import Answer, Form, Refusal

Plain = str | list[str]


def pack_answers(answers: Mapping[str, Answer]) -> dict[str, Plain]:
    """Answers as JSON-able values: numbers as text, moments as ISO text, several choices as a list."""
    return {name: _plain(answer) for name, answer in answers.items()}


def unpack_answers(form: Form, packed: Mapping[str, Any]) -> tuple[dict[str, Answer], tuple[Refusal, ...]]:
    """Typed answers from JSON values, numbers as numbers or text, and what could not be one, refused."""
    answers: dict[str, Answer] = {}
    refused: list[Refusal] = []
    for name, value in packed.items():
        question = form.by_name.get(name)
        answer = None if question is None else typed(question.kind, value)
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
        "offered": {name: list(choices) for name, choices in outcome.offered.items()},
        "notes": list(outcome.notes),
        "calculated": dict(outcome.calculated),
        "stored": pack_answers(outcome.stored),
    }


def _plain(answer: Answer) -> Plain:
    if isinstance(answer, tuple):
        return list(answer)
    if isinstance(answer, date | time):
        return answer.isoformat()
    return format(answer, "f") if isinstance(answer, Decimal) else answer
