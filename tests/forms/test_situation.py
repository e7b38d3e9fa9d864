"""The Monday and Friday report: counted before it is asked, a part never more than its whole, changed with a reason."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.forms import Answer, Form, evaluate, shipped_forms
from tests.forms.conftest import MONDAY

COUNTS = {
    "enrolled": 780,
    "present": 751,
    "absent": 29,
    "absent_ill": 14,
    "absent_ill_families": 12,
    "absent_ill_teachers": 2,
    "returned": 3,
    "declared": 742,
    "owing": 38,
    "owing_unanswered": 21,
    "owing_unconnected": 9,
    "owing_other": 8,
    "flagged": 13,
    "staff": 52,
    "staff_present": 50,
    "staff_absent_ill": 1,
    "staff_declared": 51,
}
"""The school of the storyboard's scenes 9 and 12."""

COUNTED: dict[str, Answer] = {f"counted_{name}": str(count) for name, count in COUNTS.items()}


@pytest.fixture(scope="module")
def form() -> Form:
    return shipped_forms()["school-situation"]


def test_everything_is_there_before_anybody_answers(form: Form) -> None:
    outcome = evaluate(form, COUNTED, MONDAY)
    assert outcome.is_complete()
    assert outcome.stored == {name: Decimal(count) for name, count in COUNTS.items()}
    assert outcome.calculated["changed"] == "no"
    assert "why_changed" not in outcome.asked


def test_without_counts_every_figure_is_asked_and_none_is_zero_by_silence(form: Form) -> None:
    outcome = evaluate(form, {}, MONDAY)
    assert set(outcome.missing) == set(COUNTS)
    assert outcome.stored == {}


RESTS = {"absent": "present", "owing": "declared"}
"""Figures that are what another leaves."""


@pytest.mark.parametrize("name", [name for name in COUNTS if name not in RESTS])
def test_a_changed_figure_needs_its_reason(form: Form, name: str) -> None:
    given = COUNTED | {name: Decimal(COUNTS[name] - 1)}
    outcome = evaluate(form, given, MONDAY)
    assert outcome.calculated["changed"] == "yes"
    assert "why_changed" in outcome.missing


@pytest.mark.parametrize(("rest", "of"), RESTS.items())
def test_what_is_left_follows_and_never_contradicts(form: Form, rest: str, of: str) -> None:
    changed = COUNTED | {of: Decimal(COUNTS[of] - 1), "why_changed": "Một em vừa về."}
    outcome = evaluate(form, changed, MONDAY)
    assert outcome.is_complete()
    assert outcome.stored[rest] == COUNTS[rest] + 1
    refused = evaluate(form, COUNTED | {rest: Decimal(COUNTS[rest] - 1)}, MONDAY).refused
    assert [(one.question, one.reason) for one in refused] == [(rest, "constraint")]


def test_with_a_reason_both_numbers_are_kept_apart(form: Form) -> None:
    given = COUNTED | {"flagged": Decimal(12), "why_changed": "Một em đã khám, không bệnh."}
    outcome = evaluate(form, given, MONDAY)
    assert outcome.is_complete()
    assert (outcome.stored["flagged"], COUNTED["counted_flagged"]) == (Decimal(12), "13")


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("present", 780),
        ("absent", 29),
        ("absent_ill", 29),
        ("absent_ill_families", 14),
        ("absent_ill_teachers", 2),
        ("returned", 751),
        ("declared", 780),
        ("owing", 38),
        ("owing_unanswered", 38),
        ("owing_unconnected", 17),
        ("owing_other", 8),
        ("flagged", 780),
        ("staff_present", 52),
        ("staff_absent_ill", 2),
        ("staff_declared", 52),
    ],
)
def test_a_part_is_never_more_than_its_whole(form: Form, name: str, most: int) -> None:
    refused = evaluate(form, COUNTED | {name: Decimal(most + 1)}, MONDAY).refused
    assert (name, "constraint") in [(one.question, one.reason) for one in refused]
    assert name not in [one.question for one in evaluate(form, COUNTED | {name: Decimal(most)}, MONDAY).refused]
    for value in (Decimal(-1), Decimal("1.5")):
        assert name in [one.question for one in evaluate(form, COUNTED | {name: value}, MONDAY).refused]


def test_a_count_that_does_not_fit_is_asked_and_never_sent(form: Form) -> None:
    outcome = evaluate(form, COUNTED | {"counted_present": "790"}, MONDAY)
    assert "present" in outcome.missing
    assert "present" not in outcome.stored
