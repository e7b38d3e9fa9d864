"""What happens to a case beside the ladder: it rises, comes back, runs out of its legal day, is kept."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.cases.climbing import climb_json, with_climb
from bot.cases.policy import DEFAULT_POLICY
from bot.cases.rules import follow_up_at, merge
from bot.cases.values import (
    Case,
    CaseState,
    Flag,
    Severity,
    TellReason,
)
from tests.rules.ladders import (
    CALENDAR,
    CHILD,
    COMMUNE,
    HOMEROOM,
    NURSE,
    PRINCIPAL,
    SCHOOL,
    at,
    case_of,
    climb,
    clock,
)

WEDNESDAY = date(2026, 11, 25)  # Tuesday 24/11 is a holiday


def test_invariant_12_severity_rises_never_falls_and_well_changes_nothing() -> None:
    """A lower flag, or none, leaves the case as it is; a closed one takes none."""
    assert [severity.rank for severity in Severity] == [0, 1, 2, 3]
    case = replace(case_of(Severity.RED, at(8, 0)), state=CaseState.TAKEN, taken_by=NURSE, taken_at=at(8, 5), step=1)
    for lower in (None, Severity.NOTE, Severity.AMBER, Severity.RED):
        assert merge(case, Flag(lower, at(9, 0))) == case
    with pytest.raises(ValueError, match="closed"):
        merge(replace(case, state=CaseState.CLOSED), Flag(Severity.RED, at(9, 0)))


def test_a_graver_flag_starts_the_graver_ladder_and_asks_for_a_new_acknowledgement() -> None:
    _, case = climb(case_of(Severity.AMBER, at(7, 0)), SCHOOL, taken_at=at(7, 5))
    taken = replace(case, state=CaseState.TAKEN, taken_by=NURSE, taken_at=at(7, 5))
    raised = merge(taken, Flag(Severity.RED, at(9, 0), at_school=True))
    assert (raised.state, raised.taken_by, raised.opened_at) == (CaseState.OPEN, None, at(7, 0))
    events, _ = climb(raised, SCHOOL)
    assert clock(events)[0] == (at(9, 0), [NURSE, PRINCIPAL, COMMUNE, HOMEROOM], True)
    assert events[0].act.tell[0].reason is TellReason.NEW


def taken(severity: Severity, taken_at: datetime) -> Case:
    return replace(case_of(severity, taken_at), state=CaseState.TAKEN, taken_by=NURSE, taken_at=taken_at)


@pytest.mark.parametrize(
    ("severity", "taken_at", "asked_at", "expected"),
    [
        (Severity.RED, at(6, 43), None, at(7, 13)),
        (Severity.RED, at(6, 43), at(7, 13), at(7, 43)),
        (Severity.RED, at(19, 45), None, at(8, 0, date(2026, 11, 24))),
        (Severity.RED, at(19, 45, WEDNESDAY), None, at(6, 0, date(2026, 11, 26))),
        (Severity.EMERGENCY, at(22, 0), None, at(22, 30)),
        (Severity.EMERGENCY, at(22, 0), at(22, 30), at(8, 0, date(2026, 11, 24))),
        (Severity.AMBER, at(6, 43), None, at(17, 0)),
        (Severity.AMBER, at(6, 43), at(17, 0), at(17, 0, WEDNESDAY)),
    ],
)
def test_a_taken_case_without_outcome_comes_back(
    severity: Severity, taken_at: datetime, asked_at: datetime | None, expected: datetime
) -> None:
    assert follow_up_at(taken(severity, taken_at), DEFAULT_POLICY, CALENDAR, asked_at) == expected


@pytest.mark.parametrize("state", [CaseState.OPEN, CaseState.WATCHED, CaseState.CLOSED])
def test_only_a_taken_case_comes_back(state: CaseState) -> None:
    case = replace(taken(Severity.RED, at(8, 0)), state=state)
    assert follow_up_at(case, DEFAULT_POLICY, CALENDAR) is None


def test_how_far_a_case_climbed_survives_its_row() -> None:
    _, case = climb(merge(case_of(Severity.AMBER, at(7, 0)), Flag(Severity.RED, at(9, 0))), SCHOOL)
    bare = replace(case, ladder_from=None, step=0, stepped_at=None, told=())
    assert with_climb(bare, climb_json(case)) == case
    assert with_climb(bare, {}) == bare
    assert CHILD not in {told.person for told in case.told}
