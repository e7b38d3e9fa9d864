"""A school's assessment against criteria: what passed, what failed, and the conclusion its form's bands give.

Criteria, must-pass marks and bands are cells of the form; this room only counts, and imports values alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.forms.values import Answer, Band, Calculation, Evaluation, Form, Question, Scope

PASS, FAIL, NOT_APPLICABLE = "pass", "fail", "not_applicable"
"""What the choices of a criterion are named."""

RESULTS = (
    "passed",
    "failed",
    "not_applicable",
    "failed_items",
    "must_failed",
    "points",
    "percent",
    "conclusion",
    "may_operate",
    "remedy_hours",
)
"""What a row may ask for in bind::kb:result. All are empty until every criterion has its answer."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a school's answers come to. `percent` is None where criteria pass or fail and bring no points."""

    band: Band
    passed: tuple[Question, ...]
    failed: tuple[Question, ...]
    not_applicable: tuple[Question, ...]
    must_failed: tuple[Question, ...]
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Tally:
    """Every criterion, sorted by its answer; `points` of `most`, both 0 in a set that counts criteria."""

    passed: tuple[Question, ...]
    failed: tuple[Question, ...]
    not_applicable: tuple[Question, ...]
    points: int = 0
    most: int = 0

    @property
    def must_failed(self) -> tuple[Question, ...]:
        return tuple(one for one in self.failed if one.must_pass)

    @property
    def percent(self) -> Decimal | None:
        """Share of the points with one decimal, rounded down: never better than it is."""
        return Decimal(self.points * 1000 // self.most) / 10 if self.most else None

    def reaches(self, least: int) -> bool:
        """Whether it is as much as a band asks: a count of criteria passed, or a share of all points."""
        return self.points * 100 >= least * self.most if self.most else len(self.passed) >= least


def is_criterion(question: Question) -> bool:
    """Whether a school is judged by it: it brings points, or its choices are pass and fail."""
    names = {choice.name for choice in question.choices}
    return question.points > 0 or (question.kind == "select_one" and {PASS, FAIL} <= names)


def assess(form: Form, evaluation: Evaluation) -> Assessment | None:
    """The assessment in an evaluation; None while a criterion is unanswered, and for a form that has no bands."""
    counted = tally(form.questions, form.bands, evaluation.stored)
    band = band_of(form.bands, counted) if counted else None
    if counted is None or band is None:
        return None
    sorted_ = (counted.passed, counted.failed, counted.not_applicable, counted.must_failed)
    return Assessment(band, *sorted_, counted.percent)


def tally(questions: Iterable[Question], bands: Sequence[Band], answers: Mapping[str, Answer]) -> Tally | None:
    """Sort the criteria by their answers; None while one has none.

    A criterion that does not apply has not passed: the counts of the letters are never lowered and never filled up.
    One that brings points has failed when its own share is less than what lets a school operate.
    """
    criteria = [one for one in questions if is_criterion(one)]
    enough = min((band.least for band in bands if band.may_operate), default=0)
    verdicts = {one.name: _verdict(one, answers.get(one.name, ""), enough) for one in criteria}
    if not criteria or "" in verdicts.values():
        return None
    passed, failed, others = (
        tuple(one for one in criteria if verdicts[one.name] == verdict) for verdict in (PASS, FAIL, NOT_APPLICABLE)
    )
    points = sum(int(str(answers[one.name])) for one in criteria if one.points)
    return Tally(passed, failed, others, points, sum(one.points for one in criteria))


def band_of(bands: Sequence[Band], counted: Tally) -> Band | None:
    """The first band from the top that fits."""
    has_failed = bool(counted.must_failed)
    fitting = (band for band in bands if not (band.needs_must_pass and has_failed))
    return next((band for band in fitting if counted.reaches(band.least)), None)


def result(wanted: str, questions: Sequence[Question], bands: Sequence[Band]) -> Calculation:
    """One of `RESULTS` as a calculation over the criteria of a form; its source changes with set and bands."""
    criteria = tuple(one for one in questions if is_criterion(one))

    def text(scope: Scope) -> str:
        counted = tally(criteria, bands, scope.values)
        band = band_of(bands, counted) if counted else None
        return _texts(counted, band)[wanted] if counted and band else ""

    marks = [f"{one.name}{'*' if one.must_pass else ''}{f'({one.points})' if one.points else ''}" for one in criteria]
    steps = [
        f"{band.name}>={band.least}{'*' if band.needs_must_pass else ''}{'' if band.may_operate else '!'}"
        f"{f' {band.remedy_hours}h' if band.remedy_hours else ''}"
        for band in bands
    ]
    source = f"{wanted}: {' '.join(marks)}; {', '.join(steps)}"
    return Calculation(source, frozenset(one.name for one in criteria), text)


def _verdict(criterion: Question, answer: Answer, enough: int) -> str:
    if not criterion.points:
        return str(answer) if answer in (PASS, FAIL, NOT_APPLICABLE) else ""
    if not isinstance(answer, Decimal) or not 0 <= answer <= criterion.points:
        return ""
    return PASS if answer * 100 >= enough * criterion.points else FAIL


def _texts(counted: Tally, band: Band) -> Mapping[str, str]:
    percent = counted.percent
    return {
        "passed": str(len(counted.passed)),
        "failed": str(len(counted.failed)),
        "not_applicable": str(len(counted.not_applicable)),
        "failed_items": " ".join(one.name for one in counted.failed),
        "must_failed": " ".join(one.name for one in counted.must_failed),
        "points": "" if percent is None else str(counted.points),
        "percent": "" if percent is None else f"{percent:f}".removesuffix(".0"),
        "conclusion": band.name,
        "may_operate": "yes" if band.may_operate else "no",
        "remedy_hours": str(band.remedy_hours) if band.remedy_hours else "",
    }
