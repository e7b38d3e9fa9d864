"""The standing reminder: on which morning an untaken case comes back, to whom, and when not."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.cases.policies import policy_from, policy_json
from bot.cases.policy import DEFAULT_POLICY, DEFAULT_STANDING
from bot.cases.standing import remind, remind_at, reminded
from bot.cases.values import Case, CaseState, Post, Severity
from tests.rules.ladders import CALENDAR, COMMUNE, NURSE, OPERATOR, PRINCIPAL, SCHOOL, at, case_of, without

WEDNESDAY, THURSDAY = date(2026, 11, 25), date(2026, 11, 26)  # Tuesday 24/11 is a holiday
TUESDAY = date(2026, 11, 24)


def climbed(severity: Severity, stepped_at: datetime) -> Case:
    """A case at the end of its ladder."""
    return replace(case_of(severity, at(6, 41)), step=4, stepped_at=stepped_at)


@pytest.mark.parametrize(
    ("severity", "stepped_at", "morning"),
    [
        (Severity.AMBER, at(17, 0), at(8, 0, WEDNESDAY)),
        (Severity.RED, at(7, 11), at(8, 0, TUESDAY)),
        (Severity.EMERGENCY, at(3, 30, WEDNESDAY), at(8, 0, WEDNESDAY)),
        (Severity.EMERGENCY, at(4, 30, WEDNESDAY), at(8, 0, THURSDAY)),
    ],
)
def test_a_case_at_the_end_of_its_ladder_comes_back_on_the_next_morning_some_hours_later(
    severity: Severity, stepped_at: datetime, morning: datetime
) -> None:
    assert remind_at(climbed(severity, stepped_at), DEFAULT_POLICY, CALENDAR, stepped_at, None) == morning


def test_a_missed_morning_is_made_up_for_by_day_only() -> None:
    case = climbed(Severity.RED, at(7, 11))
    by_day, by_night = at(15, 0, WEDNESDAY), at(2, 0, THURSDAY)
    assert remind_at(case, DEFAULT_POLICY, CALENDAR, by_day, None) <= by_day  # type: ignore[operator]
    assert remind_at(case, DEFAULT_POLICY, CALENDAR, by_night, None) == at(8, 0, THURSDAY)


@pytest.mark.parametrize("state", [CaseState.TAKEN, CaseState.WATCHED, CaseState.CLOSED])
def test_what_somebody_has_or_had_does_not_come_back(state: CaseState) -> None:
    case = replace(climbed(Severity.RED, at(7, 11)), state=state)
    assert remind_at(case, DEFAULT_POLICY, CALENDAR, at(9, 0), None) is None


def test_a_drill_does_not_come_back() -> None:
    case = replace(climbed(Severity.RED, at(7, 11)), is_drill=True)
    assert remind_at(case, DEFAULT_POLICY, CALENDAR, at(9, 0), None) is None


def test_those_above_hear_on_the_second_morning_of_a_grave_case_and_every_fifth_further() -> None:
    case, heard = climbed(Severity.RED, at(7, 11)), []
    for number in range(1, 9):
        reminder = remind(case, DEFAULT_POLICY, SCHOOL, None)
        assert [t.person for t in reminder.tell][:2] == [NURSE, PRINCIPAL]
        assert all(t.rings is (number <= 3 and t.person in (NURSE, PRINCIPAL)) for t in reminder.tell)
        heard += [number for t in reminder.tell if t.person in (COMMUNE, OPERATOR)]
        case = reminded(case, at(8, 0))
    assert heard == [2, 2, 7, 7]


@pytest.mark.parametrize("severity", [Severity.AMBER, Severity.RED, Severity.EMERGENCY])
def test_after_ten_mornings_it_comes_back_each_week_on_a_school_day_and_those_above_hear_each_time(
    severity: Severity,
) -> None:
    begun = at(6, 41, date(2026, 11, 2))
    often = replace(climbed(severity, begun), opened_at=begun, mornings=10)
    for on, week_later in ((date(2026, 12, 3), date(2026, 12, 10)), (date(2026, 11, 17), WEDNESDAY)):
        case = replace(often, reminded_at=at(8, 0, on))
        assert remind_at(case, DEFAULT_POLICY, CALENDAR, at(8, 0, on), None) == at(8, 0, week_later)
    reminder = remind(often, DEFAULT_POLICY, SCHOOL, None)
    assert [(t.person, t.rings) for t in reminder.tell] == [
        (person, False) for person in (NURSE, PRINCIPAL, COMMUNE, OPERATOR)
    ]


def test_with_nobody_at_school_those_above_hear_at_once() -> None:
    reachable = without(Post.SCHOOL_HEALTH, Post.PRINCIPAL, Post.DEPUTY)
    reminder = remind(climbed(Severity.AMBER, at(17, 0)), DEFAULT_POLICY, reachable, None)
    assert [tell.person for tell in reminder.tell] == [COMMUNE, OPERATOR]
    assert {one.post for one in reminder.unreached} == {Post.SCHOOL_HEALTH, Post.PRINCIPAL}


def test_before_a_vacation_school_health_hears_else_the_principal() -> None:
    eve, after = at(21, 0, date(2027, 1, 29)), at(6, 0, date(2027, 2, 15))
    case = case_of(Severity.AMBER, eve)
    assert remind_at(case, DEFAULT_POLICY, CALENDAR, eve, after) == at(8, 0, date(2027, 1, 30))
    assert [t.person for t in remind(case, DEFAULT_POLICY, SCHOOL, after).tell] == [NURSE]
    assert [t.person for t in remind(case, DEFAULT_POLICY, without(Post.SCHOOL_HEALTH), after).tell] == [PRINCIPAL]
    assert remind_at(reminded(case, eve), DEFAULT_POLICY, CALENDAR, eve, after) is None


def test_mornings_are_data_and_a_ladder_written_before_there_were_any_has_those_that_ship() -> None:
    assert policy_from(policy_json(DEFAULT_POLICY)).standing == DEFAULT_STANDING
    older = {name: value for name, value in policy_json(DEFAULT_POLICY).items() if name not in ("standing", "morning")}
    assert policy_from(older).standing == DEFAULT_STANDING
    for grade in (daily := policy_json(DEFAULT_POLICY))["standing"].values():
        del grade["daily"]
    assert policy_from(daily).standing == DEFAULT_STANDING
