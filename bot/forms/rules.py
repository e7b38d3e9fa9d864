"""What a questionnaire makes of answers: what is asked next, what is refused, what is calculated, how grave it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Literal
from zoneinfo import ZoneInfo

from bot.forms.values import Answer, Evaluation, Flag, Form, Question, Refusal, Scope

SEVERITIES = ("", "note", "amber", "red", "emergency")
"""From nothing to the gravest (domain.md 3.4)."""

WELL: Mapping[str, Answer] = MappingProxyType({"well": "yes"})
"""The one-tap declaration of person-2026: needs no evaluation, its flag is `NO_FLAG`."""

NO_FLAG = Flag("", (), (), (), False)

SCHOOL_TIME = ZoneInfo("Asia/Ho_Chi_Minh")
MOST_TEXT = 2_000

Refused = Literal["unknown", "type", "choice", "constraint"]


def evaluate(form: Form, answers: Mapping[str, Answer], now: datetime) -> Evaluation:
    """Evaluate answers, whichever way they came; `now` is aware, today() is its date in Việt Nam.

    What is refused counts as unanswered, what is not relevant as empty; nothing is raised for a wrong answer.
    """
    if now.tzinfo is None:
        raise ValueError("an instant must be aware")
    refused: list[Refusal] = []
    taken: dict[str, Answer] = {}
    for name, answer in answers.items():
        question = form.by_name.get(name)
        reason = _objection(question, answer)
        if reason or question is None:
            refused.append(Refusal(name, reason or "unknown", MappingProxyType({})))
        else:
            taken[name] = _tidy(question, answer)
    local = now.astimezone(SCHOOL_TIME)
    while True:
        state = _pass(form, taken, local)
        broken = [question for question in form.questions if _breaks_constraint(question, state)]
        if not broken:
            return _outcome(form, taken, state, tuple(refused))
        for question in broken:
            refused.append(Refusal(question.name, "constraint", question.constraint_messages))
            del taken[question.name]


def flag(form: Form, answers: Mapping[str, Answer], now: datetime) -> Flag:
    """How grave a declaration is and why: the form's own calculations severity, reasons and so on."""
    return flag_of(evaluate(form, answers, now))


def flag_of(evaluation: Evaluation) -> Flag:
    """The flag in an evaluation already made; a calculation the form does not have is empty."""
    calculated = evaluation.calculated
    severity = calculated.get("severity", "")
    return Flag(
        severity=severity if severity in SEVERITIES else "",
        reasons=tuple(calculated.get("reasons", "").split()),
        emergency_signs=tuple(calculated.get("emergency_signs", "").split()),
        syndrome=tuple(calculated.get("syndrome", "").split()),
        notifiable=calculated.get("notifiable", "") == "yes",
    )


def gravest(severities: Iterable[str]) -> str:
    """The gravest of some severities, "" when there are none."""
    return max(severities, key=SEVERITIES.index, default="")


def is_at_least(severity: str, least: str) -> bool:
    """Whether a severity is as grave as another, or graver."""
    return SEVERITIES.index(severity) >= SEVERITIES.index(least)


@dataclass(frozen=True, slots=True)
class _Pass:
    """One run over the rows: which are relevant, and what all rows hold."""

    relevant: frozenset[str]
    scope: Scope


def _pass(form: Form, taken: Mapping[str, Answer], local: datetime) -> _Pass:
    values: dict[str, Answer] = {}
    relevant: set[str] = set()
    scope = Scope(values, local, "", form.choice_labels)
    for name in form.order:
        question = form.by_name[name]
        if not all(condition.holds(scope) for condition in question.relevant):
            continue
        relevant.add(name)
        if question.calculation is not None:
            own = replace(scope, current=taken[name]) if name in taken else scope
            values[name] = question.calculation.text(own)
        elif name in taken:
            values[name] = taken[name]
    return _Pass(frozenset(relevant), scope)


def _outcome(form: Form, taken: Mapping[str, Answer], state: _Pass, refused: tuple[Refusal, ...]) -> Evaluation:
    asked = [one for one in form.questions if one.is_asked and one.name in state.relevant]
    needed = {one.name for one in asked if one.required is not None and one.required.holds(state.scope)}
    unanswered = tuple(one.name for one in asked if one.name not in taken or _is_missing(one, taken, needed))
    values = state.scope.values
    return Evaluation(
        asked=tuple(one.name for one in asked),
        unanswered=unanswered,
        missing=tuple(name for name in unanswered if name in needed),
        refused=refused,
        ignored=tuple(name for name in taken if name not in state.relevant),
        stored=MappingProxyType({one.name: taken[one.name] for one in asked if _is_given(taken.get(one.name, ""))}),
        calculated=MappingProxyType(
            {one.name: str(values.get(one.name, "")) for one in form.questions if one.kind == "calculate"}
        ),
        stages=MappingProxyType({one.name: one.stage for one in form.questions}),
    )


def _is_missing(question: Question, taken: Mapping[str, Answer], needed: set[str]) -> bool:
    """A required question cannot be passed over."""
    return question.name in needed and not _is_given(taken[question.name])


def _is_given(answer: Answer) -> bool:
    return answer not in ("", ())


def _breaks_constraint(question: Question, state: _Pass) -> bool:
    answer = state.scope.values.get(question.name, "")
    if question.constraint is None or not _is_given(answer) or question.name not in state.relevant:
        return False
    return not question.constraint.holds(replace(state.scope, current=answer))


def _objection(question: Question | None, answer: Answer) -> Refused | None:
    """Why an answer cannot be one to this question, before looking at any other."""
    if question is None or question.kind == "note":
        return "unknown"
    if answer in ("", ()):
        return None
    if question.kind in ("select_one", "select_multiple"):
        chosen = (answer,) if question.kind == "select_one" else answer
        if not isinstance(chosen, tuple) or not all(isinstance(name, str) for name in chosen):
            return "type"
        known = {choice.name for choice in question.choices}
        return None if set(chosen) <= known else "choice"
    return None if _fits(question, answer) else "type"


def _fits(question: Question, answer: Answer) -> bool:
    match question.kind:
        case "decimal":
            return isinstance(answer, Decimal) and answer.is_finite()
        case "integer":
            return isinstance(answer, Decimal) and answer.is_finite() and answer == answer.to_integral_value()
        case "date":
            return isinstance(answer, date) and not isinstance(answer, datetime)
        case _:
            return isinstance(answer, str) and len(answer) <= MOST_TEXT


def _tidy(question: Question, answer: Answer) -> Answer:
    """Several choices in the form's order, each once."""
    if question.kind != "select_multiple":
        return answer
    return tuple(choice.name for choice in question.choices if choice.name in tuple(answer or ()))  # type: ignore[arg-type]
