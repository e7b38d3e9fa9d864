"""What a questionnaire makes of answers: what is asked next, what is refused, what is calculated, how grave it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from bot.forms.conversion import SCHOOL_TIME, to_date, to_moment, to_text
from bot.forms.typed import typed
from bot.forms.values import ACKNOWLEDGED, UNASKED, Answer, Evaluation, Flag, Form, Question, Refusal, Scope
from bot.understanding.danger import names_danger

SEVERITIES = ("", "note", "amber", "red", "emergency")
"""From nothing to the gravest (domain.md 3.4)."""

WELL: Mapping[str, Answer] = MappingProxyType({"well": "yes"})
"""The one-tap declaration of person-2026: needs no evaluation, its flag is `NO_FLAG`."""

NO_FLAG = Flag("", (), (), (), False)

OTHER, OTHER_TEXT = "other", "other_text"
"""A sign that is in no list, and the words that say what it is."""

MOST_TEXT = 2_000
MOST_DIGITS = 15
_BY_THE_CLOCK = ("today", "end")

Refused = Literal["unknown", "type", "choice", "constraint"]


def evaluate(form: Form, answers: Mapping[str, Answer], now: datetime) -> Evaluation:
    """Evaluate answers, whichever way they came; `now` is aware, today() is its date in Việt Nam.

    What is refused counts as unanswered, what is not relevant as empty; nothing is raised for a wrong answer. Hidden
    rows, read-only ones and `start` take what the program gives under their names; `today` and `end` follow `now`.
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
    unfit: set[str] = set()
    while True:
        state = _pass(form, taken, unfit, local)
        broken = [refusal for question in form.questions if (refusal := _refusal(question, state, taken))]
        refused += [refusal for refusal in broken if refusal.question in taken]
        if not broken:
            return _outcome(form, taken, state, tuple(refused))
        for refusal in broken:
            if taken.pop(refusal.question, None) is None:
                unfit.add(refusal.question)


def flag(form: Form, answers: Mapping[str, Answer], now: datetime) -> Flag:
    """How grave a declaration is and why: the form's own calculations severity, reasons and so on."""
    return flag_of(evaluate(form, answers, now))


def flag_of(evaluation: Evaluation) -> Flag:
    """The flag in an evaluation already made; a calculation the form does not have is empty.

    Words of another sign that tell of danger of life are an emergency, whatever the form reckons: no list has them all.
    """
    calculated = evaluation.calculated
    severity, signs = calculated.get("severity", ""), tuple(calculated.get("emergency_signs", "").split())
    said = evaluation.stored.get(OTHER_TEXT)
    if isinstance(said, str) and names_danger(said):
        severity, signs = "emergency", (*signs, OTHER)
    return Flag(
        severity=severity if severity in SEVERITIES else "",
        reasons=tuple(calculated.get("reasons", "").split()),
        emergency_signs=signs,
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
    """One run over the rows: which are relevant, what each select question offers, and what all rows hold."""

    relevant: frozenset[str]
    offered: Mapping[str, tuple[str, ...]]
    scope: Scope

    def given(self, name: str) -> Answer:
        """What a row holds: its answer or its default; "" for none."""
        return self.scope.values.get(name, "")


def _pass(form: Form, taken: Mapping[str, Answer], unfit: Set[str], local: datetime) -> _Pass:
    """`unfit` are the rows whose default their own constraint does not allow."""
    values: dict[str, Answer] = {}
    relevant: set[str] = set()
    offered: dict[str, tuple[str, ...]] = {}
    scope = Scope(values, local, "", form.choice_labels, language=form.default_language)
    for name in form.order:
        question = form.by_name[name]
        if not all(condition.holds(scope) for condition in question.relevant):
            continue
        relevant.add(name)
        if question.choices:
            offered[name] = _offered(question, scope)
        value = _value(question, taken.get(name), scope)
        if value is None and question.default is not None and name not in unfit:
            value = _default(question, offered.get(name, ()), scope)
        if value is not None:
            values[name] = value
    return _Pass(frozenset(relevant), offered, scope)


def _value(question: Question, answer: Answer | None, scope: Scope) -> Answer | None:
    """What a row holds by what it is and what was answered; None leaves it to its default."""
    if question.calculation is not None:
        return question.calculation.text(scope if answer is None else replace(scope, current=answer))
    if question.kind == "today":
        return scope.now.date()
    if question.kind == "end" or (question.kind == "start" and answer is None):
        return scope.now
    return answer


def _default(question: Question, offered: tuple[str, ...], scope: Scope) -> Answer | None:
    """What stands while nobody has answered; None where the default is empty or no answer to this question."""
    text = question.default.text(scope) if question.default else ""
    answer = typed(question.kind, text)
    if answer is None and question.kind == "date":
        answer = to_date(text)  # a sum of days, as in today() - 1
    if answer is None or not _is_given(answer) or _objection(question, answer):
        return None
    return _tidy(question, answer) if not question.choices or _is_offered(answer, offered) else None


def _offered(question: Question, scope: Scope) -> tuple[str, ...]:
    """The choices that the filter lets through; those that look the same to it are judged once."""
    judge = question.choice_filter
    if judge is None:
        return tuple(choice.name for choice in question.choices)
    judged: dict[tuple[str, ...], bool] = {}
    names = []
    for choice in question.choices:
        cells = tuple(choice.columns.get(column, "") for column in judge.columns)
        if cells not in judged:
            judged[cells] = judge.holds(replace(scope, columns=choice.columns))
        if judged[cells]:
            names.append(choice.name)
    return tuple(names)


def _is_offered(answer: Answer, offered: tuple[str, ...]) -> bool:
    chosen = answer if isinstance(answer, tuple) else (answer,)
    return set(chosen) <= set(offered)


def _outcome(form: Form, taken: Mapping[str, Answer], state: _Pass, refused: tuple[Refusal, ...]) -> Evaluation:
    asked = [one for one in form.questions if one.is_asked and one.name in state.relevant]
    needed = {one.name for one in asked if one.required is not None and one.required.holds(state.scope)}
    unanswered = tuple(one.name for one in asked if _is_unanswered(one, taken, state, needed))
    relevant = [one for one in form.questions if one.name in state.relevant]
    values = state.scope.values
    return Evaluation(
        asked=tuple(one.name for one in asked),
        unanswered=unanswered,
        missing=tuple(name for name in unanswered if name in needed and not _is_given(state.given(name))),
        refused=refused,
        ignored=tuple(name for name in taken if name not in state.relevant),
        stored=MappingProxyType(
            {one.name: values[one.name] for one in relevant if _is_kept(one) and _is_given(state.given(one.name))}
        ),
        calculated=MappingProxyType(
            {one.name: str(values.get(one.name, "")) for one in form.questions if one.kind == "calculate"}
        ),
        stages=MappingProxyType({one.name: one.stage for one in form.questions}),
        offered=MappingProxyType({one.name: state.offered[one.name] for one in asked if one.choices}),
        notes=tuple(one.name for one in relevant if one.kind == "note" or (one.is_read_only and _is_kept(one))),
        texts=MappingProxyType({name: to_text(value) for name, value in values.items()}),
    )


def _is_kept(question: Question) -> bool:
    """Whether its answer is part of what was declared: what was asked, and what stood there to be read."""
    return question.kind not in UNASKED


def _is_unanswered(question: Question, taken: Mapping[str, Answer], state: _Pass, needed: Set[str]) -> bool:
    """Neither answered nor passed over, which a required one cannot be; without a choice to offer nothing is asked."""
    if question.choices and not state.offered[question.name]:
        return False
    if question.name not in taken:
        return True
    return question.name in needed and not _is_given(taken[question.name])


def _is_given(answer: Answer) -> bool:
    return answer not in ("", ())


def _refusal(question: Question, state: _Pass, taken: Mapping[str, Answer]) -> Refusal | None:
    """Why what a relevant row holds does not stand: a choice that is not offered, or its own constraint."""
    answer = state.given(question.name)
    if question.kind in UNASKED or not _is_given(answer) or question.name not in state.relevant:
        return None
    if question.choices and not _is_offered(answer, state.offered[question.name]):
        return Refusal(question.name, "choice", MappingProxyType({}))
    if question.constraint is None or question.constraint.holds(replace(state.scope, current=answer)):
        return None
    return Refusal(question.name, "constraint", question.constraint_messages)


def _objection(question: Question | None, answer: Answer) -> Refused | None:
    """Why an answer cannot be one to this question, before looking at any other."""
    if question is None or question.kind == "note":
        return "unknown"
    if answer in ("", ()) or question.kind in _BY_THE_CLOCK:
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
            return _is_number(answer)
        case "integer":
            return _is_number(answer) and answer == answer.to_integral_value()  # type: ignore[union-attr]
        case "date":
            return isinstance(answer, date) and not isinstance(answer, datetime)
        case "time":
            return isinstance(answer, time) and answer.tzinfo is None
        case "datetime" | "start":
            return isinstance(answer, datetime) and answer.tzinfo is not None and to_moment(answer) is not None
        case "acknowledge":
            return answer == ACKNOWLEDGED
        case _:
            return isinstance(answer, str) and len(answer) <= MOST_TEXT


def _is_number(answer: Answer) -> bool:
    """One that people mean: neither infinite nor with more digits than a double has."""
    return isinstance(answer, Decimal) and answer.is_finite() and abs(answer.adjusted()) <= MOST_DIGITS


def _tidy(question: Question, answer: Answer) -> Answer:
    """Several choices in the form's order, each once; an instant in local time."""
    if isinstance(answer, datetime):
        return to_moment(answer) or answer
    if question.kind != "select_multiple":
        return answer
    return tuple(choice.name for choice in question.choices if choice.name in tuple(answer or ()))  # type: ignore[arg-type]
