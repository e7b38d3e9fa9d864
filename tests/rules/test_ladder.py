"""The ladder as it ships: every default number of the default policy."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from bot.cases.policy import DEFAULT_POLICY, policy_for
from bot.cases.rules import carried_out, next_step, opens_case
from bot.cases.values import (
    CaseState,
    Done,
    DutyKind,
    Ended,
    Holder,
    OperatorAlarm,
    Post,
    Severity,
    Step,
    TellReason,
    Unreached,
    Wait,
)
from tests.rules.ladders import (
    BOARDING,
    CALENDAR,
    COMMUNE,
    DEPUTY,
    HOMEROOM,
    NURSE,
    OPERATOR,
    PRINCIPAL,
    PROVINCE,
    SCHOOL,
    SECOND_NURSE,
    at,
    case_of,
    climb,
    clock,
    holder,
    tells,
    without,
)

SUNDAY = date(2026, 11, 22)
WEDNESDAY = date(2026, 11, 25)  # Tuesday 24/11 is a holiday
GRAVE = (Severity.RED, Severity.EMERGENCY)


def test_amber_climbs_from_nurse_to_deputy_to_principal_and_at_the_end_of_the_day_to_the_commune() -> None:
    events, _ = climb(case_of(Severity.AMBER, at(6, 40)), SCHOOL)
    assert clock(events) == [
        (at(6, 40), [NURSE], False),
        (at(7, 10), [DEPUTY], True),
        (at(7, 40), [PRINCIPAL], True),
        (at(17, 0), [COMMUNE], True),
    ]
    assert [tell.reason for tell in tells(events)] == [TellReason.NEW, *[TellReason.UNTAKEN] * 3]
    assert all(tell.grows for tell in tells(events))


def test_the_deputy_is_the_next_school_health_holder_before_the_deputy_head() -> None:
    second = holder(SECOND_NURSE, DutyKind.SCHOOL_HEALTH)
    events, _ = climb(
        case_of(Severity.AMBER, at(6, 40)), {**SCHOOL, Post.SCHOOL_HEALTH: (*SCHOOL[Post.SCHOOL_HEALTH], second)}
    )
    assert [event.persons for event in events] == [[NURSE], [SECOND_NURSE], [PRINCIPAL], [COMMUNE]]


def test_without_a_deputy_the_principal_hears_at_once_when_the_nurse_sleeps() -> None:
    events, _ = climb(case_of(Severity.AMBER, at(6, 40)), {**SCHOOL, Post.DEPUTY: ()})
    assert clock(events)[:2] == [(at(6, 40), [NURSE], False), (at(7, 10), [PRINCIPAL], True)]
    assert events[1].act.unreached == (Unreached(Post.DEPUTY),)
    assert events[1].act.tell[0].reason is TellReason.UNTAKEN


def test_amber_that_is_taken_tells_nobody_else() -> None:
    events, case = climb(case_of(Severity.AMBER, at(6, 40)), SCHOOL, taken_at=at(7, 0))
    assert [event.persons for event in events] == [[NURSE]]
    taken = replace(case, state=CaseState.TAKEN, taken_at=at(7, 0), taken_by=NURSE)
    assert next_step(taken, DEFAULT_POLICY, SCHOOL, CALENDAR, at(20, 0)) == Done(Ended.TAKEN)


def test_amber_after_the_school_day_reaches_the_commune_at_the_end_of_the_next_one() -> None:
    events, _ = climb(case_of(Severity.AMBER, at(18, 0)), SCHOOL)
    assert [event.at for event in events] == [at(18, 0), at(18, 30), at(19, 0), at(17, 0, WEDNESDAY)]


def test_amber_late_in_the_day_leaves_the_principal_half_an_hour_before_the_commune_hears() -> None:
    events, _ = climb(case_of(Severity.AMBER, at(16, 30)), SCHOOL)
    assert [event.at for event in events] == [at(16, 30), at(17, 0), at(17, 30), at(18, 0)]


@pytest.mark.parametrize("severity", GRAVE)
def test_grave_case_tells_nurse_principal_and_commune_at_once_then_climbs(severity: Severity) -> None:
    events, _ = climb(case_of(severity, at(6, 41)), SCHOOL)
    everybody = [NURSE, PRINCIPAL, COMMUNE, DEPUTY]
    assert [(event.at, sorted(event.persons), event.rings) for event in events] == [
        (at(6, 41), sorted([NURSE, PRINCIPAL, COMMUNE]), True),
        (at(6, 46), [DEPUTY], True),
        (at(6, 56), sorted(everybody), True),
        (at(7, 11), [PROVINCE, OPERATOR], True),
    ]
    assert not any(tell.grows for tell in tells(events))


@pytest.mark.parametrize("severity", GRAVE)
@pytest.mark.parametrize(("at_school", "hears"), [(True, True), (False, False), (None, True)])
def test_homeroom_teacher_hears_at_once_if_the_child_is_at_school(
    severity: Severity, at_school: bool | None, hears: bool
) -> None:
    events, _ = climb(case_of(severity, at(9, 0), at_school=at_school), SCHOOL)
    assert (HOMEROOM in events[0].persons) is hears


@pytest.mark.parametrize(
    "opened_at", [at(5, 59, WEDNESDAY), at(20, 0), at(12, 0, date(2026, 11, 24)), at(9, 0, SUNDAY)]
)
def test_amber_off_hours_waits_for_six_of_the_next_school_day(opened_at: datetime) -> None:
    events, _ = climb(case_of(Severity.AMBER, opened_at), SCHOOL)
    opening = at(6, 0) if opened_at < at(6, 0) else at(6, 0, WEDNESDAY)
    minutes = [0, 30, 60, 11 * 60]
    assert [event.at for event in events] == [opening + timedelta(minutes=number) for number in minutes]
    assert not events[0].rings


def test_amber_minutes_do_not_run_by_night() -> None:
    events, _ = climb(case_of(Severity.AMBER, at(19, 45)), SCHOOL)
    assert [event.at for event in events][:3] == [at(19, 45), at(6, 15, WEDNESDAY), at(6, 45, WEDNESDAY)]


@pytest.mark.parametrize(("opened_at", "rings"), [(at(10, 0, SUNDAY), True), (at(20, 0), False), (at(5, 59), False)])
def test_red_off_hours_goes_to_nurse_and_principal_silently_by_night(opened_at: datetime, rings: bool) -> None:
    events, _ = climb(case_of(Severity.RED, opened_at), SCHOOL)
    assert clock(events)[0] == (opened_at, [NURSE, PRINCIPAL], rings)
    opening = at(6, 0) if opened_at < at(6, 0) else at(6, 0, WEDNESDAY)
    assert clock(events)[1] == (opening, [NURSE, PRINCIPAL, COMMUNE], True)
    assert [event.at - opening for event in events[2:]] == [timedelta(minutes=number) for number in (5, 15, 30)]


def test_red_taken_by_night_still_informs_the_commune_in_the_morning_silently() -> None:
    case = case_of(Severity.RED, at(22, 0))
    _, case = climb(case, SCHOOL, taken_at=at(22, 5))
    taken = replace(case, state=CaseState.TAKEN, taken_at=at(22, 5), taken_by=NURSE)
    assert next_step(taken, DEFAULT_POLICY, SCHOOL, CALENDAR, at(22, 5)) == Wait(at(6, 0, WEDNESDAY))
    step = next_step(taken, DEFAULT_POLICY, SCHOOL, CALENDAR, at(6, 0, WEDNESDAY))
    assert isinstance(step, Step)
    assert [(tell.person, tell.rings, tell.reason) for tell in step.tell] == [(COMMUNE, False, TellReason.INFORM)]
    later = carried_out(taken, step, at(6, 0, WEDNESDAY))
    assert next_step(later, DEFAULT_POLICY, SCHOOL, CALENDAR, at(7, 0, WEDNESDAY)) == Done(Ended.TAKEN)


@pytest.mark.parametrize("opened_at", [at(3, 0), at(22, 0), at(10, 0, SUNDAY)])
def test_emergency_off_hours_rings_the_whole_school_and_the_commune_on_duty(opened_at: datetime) -> None:
    events, _ = climb(case_of(Severity.EMERGENCY, opened_at, at_school=None, boards=True), SCHOOL)
    first = {NURSE, DEPUTY, PRINCIPAL, HOMEROOM, BOARDING, COMMUNE}
    assert [(event.at - opened_at, set(event.persons), event.rings) for event in events] == [
        (timedelta(0), first, True),
        (timedelta(minutes=15), first, True),
        (timedelta(minutes=30), {PROVINCE, OPERATOR}, True),
    ]


def test_emergency_by_night_leaves_a_contact_off_duty_alone_until_a_quarter_of_an_hour_has_passed() -> None:
    off_duty = {**SCHOOL, Post.DISTRICT_CONTACT: (Holder(COMMUNE, DutyKind.DISTRICT_CONTACT, is_on_duty=False),)}
    events, _ = climb(case_of(Severity.EMERGENCY, at(3, 0)), off_duty)
    assert COMMUNE not in events[0].persons
    assert COMMUNE in events[1].persons


def test_boarding_duty_never_hears_of_a_child_who_does_not_board() -> None:
    events, _ = climb(case_of(Severity.EMERGENCY, at(3, 0), boards=False), SCHOOL)
    assert BOARDING not in [tell.person for tell in tells(events)]


def test_emergency_that_starts_in_hours_goes_on_ringing_after_eight_in_the_evening() -> None:
    events, _ = climb(case_of(Severity.EMERGENCY, at(19, 50)), SCHOOL)
    assert [(event.at, event.rings) for event in events][2:] == [(at(20, 5), True), (at(20, 20), True)]


def test_a_step_nobody_can_be_reached_on_climbs_at_once_and_says_so() -> None:
    step = next_step(
        case_of(Severity.AMBER, at(6, 40)),
        DEFAULT_POLICY,
        without(Post.SCHOOL_HEALTH, Post.DEPUTY),
        CALENDAR,
        at(6, 40),
    )
    assert isinstance(step, Step)
    assert step.number == 3 and [tell.person for tell in step.tell] == [PRINCIPAL]
    assert Unreached(Post.SCHOOL_HEALTH, NURSE, "blocked") in step.unreached
    assert Unreached(Post.DEPUTY, DEPUTY, "blocked") in step.unreached
    assert step.tell[0].reason is TellReason.UNREACHED and not step.tell[0].rings


def test_red_by_night_climbs_silently_when_neither_nurse_nor_principal_can_be_reached() -> None:
    events, _ = climb(case_of(Severity.RED, at(2, 0), at_school=True), without(Post.SCHOOL_HEALTH, Post.PRINCIPAL))
    assert clock(events)[0] == (at(2, 0), [COMMUNE, HOMEROOM], False)


def test_a_reached_step_still_names_who_was_not_reached() -> None:
    step = next_step(case_of(Severity.RED, at(8, 0)), DEFAULT_POLICY, without(Post.SCHOOL_HEALTH), CALENDAR, at(8, 0))
    assert isinstance(step, Step)
    assert [tell.person for tell in step.tell] == [PRINCIPAL, COMMUNE]
    assert step.unreached == (Unreached(Post.SCHOOL_HEALTH, NURSE, "blocked"),)


@pytest.mark.parametrize("severity", [Severity.AMBER, *GRAVE])
def test_nobody_at_all_alarms_the_operator(severity: Severity) -> None:
    case = case_of(severity, at(8, 0))
    alarm = next_step(case, DEFAULT_POLICY, without(*Post), CALENDAR, at(8, 0))
    assert isinstance(alarm, OperatorAlarm) and alarm.tell == () and alarm.unreached
    case = carried_out(case, alarm, at(8, 0))
    assert next_step(case, DEFAULT_POLICY, without(*Post), CALENDAR, at(8, 1)) == Done(Ended.EXHAUSTED)


def test_alarm_reaches_the_operator_by_chat_too_when_the_ladder_does_not_end_there() -> None:
    only_operator = without(*(post for post in Post if post is not Post.OPERATOR))
    alarm = next_step(case_of(Severity.AMBER, at(8, 0)), DEFAULT_POLICY, only_operator, CALENDAR, at(8, 0))
    assert isinstance(alarm, OperatorAlarm)
    assert [(tell.person, tell.rings) for tell in alarm.tell] == [(OPERATOR, True)]


def test_nobody_is_told_of_their_own_case_nor_twice_at_a_step() -> None:
    nurse_is_ill = replace(case_of(Severity.RED, at(8, 0)), subject=NURSE)
    events, _ = climb(nurse_is_ill, SCHOOL)
    assert NURSE not in [tell.person for tell in tells(events)]
    both = {**SCHOOL, Post.PRINCIPAL: (holder(NURSE, DutyKind.PRINCIPAL),)}
    events, _ = climb(case_of(Severity.RED, at(8, 0)), both)
    assert events[0].persons == [NURSE, COMMUNE]


def test_a_process_that_was_down_leaves_everybody_their_minutes() -> None:
    case = case_of(Severity.AMBER, at(6, 40))
    first = next_step(case, DEFAULT_POLICY, SCHOOL, CALENDAR, at(8, 0))
    assert isinstance(first, Step) and first.number == 1 and first.next_due_at == at(8, 30)
    case = carried_out(case, first, at(8, 0))
    assert next_step(case, DEFAULT_POLICY, SCHOOL, CALENDAR, at(8, 0)) == Wait(at(8, 30))


def test_next_due_is_what_waiting_waits_for_and_a_second_tick_does_nothing() -> None:
    case = case_of(Severity.RED, at(6, 41))
    step = next_step(case, DEFAULT_POLICY, SCHOOL, CALENDAR, at(6, 41))
    assert isinstance(step, Step) and step.next_due_at == at(6, 46)
    assert next_step(carried_out(case, step, at(6, 41)), DEFAULT_POLICY, SCHOOL, CALENDAR, at(6, 41)) == Wait(at(6, 46))


def test_a_note_opens_no_case_and_a_closed_case_climbs_no_more() -> None:
    assert [opens_case(severity) for severity in Severity] == [False, True, True, True]
    note = case_of(Severity.NOTE, at(8, 0))
    assert next_step(note, DEFAULT_POLICY, SCHOOL, CALENDAR, at(9, 0)) == Done(Ended.NOTED)
    closed = replace(case_of(Severity.RED, at(8, 0)), state=CaseState.CLOSED)
    assert next_step(closed, DEFAULT_POLICY, SCHOOL, CALENDAR, at(9, 0)) == Done(Ended.CLOSED)


def test_end_of_day_is_the_schools() -> None:
    case = replace(case_of(Severity.AMBER, at(8, 0)), step=3, stepped_at=at(9, 0))
    assert next_step(case, policy_for(time(16, 30)), SCHOOL, CALENDAR, at(9, 0)) == Wait(at(16, 30))


def test_all_again_leaves_out_who_blocked_the_bot_or_has_nothing_to_do_with_it_any_more() -> None:
    case = case_of(Severity.RED, at(8, 0), at_school=True)
    for now in (at(8, 0), at(8, 5)):
        step = next_step(case, DEFAULT_POLICY, SCHOOL, CALENDAR, now)
        assert isinstance(step, Step)
        case = carried_out(case, step, now)
    went_home = replace(case, at_school=False)
    step = next_step(went_home, DEFAULT_POLICY, without(Post.PRINCIPAL), CALENDAR, at(8, 15))
    assert isinstance(step, Step)
    assert {tell.person for tell in step.tell} == {NURSE, DEPUTY, COMMUNE}


def test_a_deputy_who_heard_already_is_no_reason_to_climb() -> None:
    def nurses(first: int, second: int) -> dict[Post, tuple[Holder, ...]]:
        both = tuple(holder(person, DutyKind.SCHOOL_HEALTH) for person in (first, second))
        return {**SCHOOL, Post.SCHOOL_HEALTH: both, Post.DEPUTY: ()}

    case = case_of(Severity.RED, at(5, 0))
    shifts = ((at(5, 0), nurses(NURSE, SECOND_NURSE)), (at(6, 0), nurses(SECOND_NURSE, NURSE)))
    for now, reachable in shifts:
        step = next_step(case, DEFAULT_POLICY, reachable, CALENDAR, now)
        assert isinstance(step, Step)
        case = carried_out(case, step, now)
    assert next_step(case, DEFAULT_POLICY, shifts[1][1], CALENDAR, at(6, 5)) == Wait(at(6, 15))


def test_a_step_that_is_late_into_the_evening_waits_for_the_morning() -> None:
    case = case_of(Severity.RED, at(19, 50))
    step = next_step(case, DEFAULT_POLICY, SCHOOL, CALENDAR, at(19, 50))
    assert isinstance(step, Step)
    case = carried_out(case, step, at(19, 50))
    assert next_step(case, DEFAULT_POLICY, SCHOOL, CALENDAR, at(20, 30)) == Wait(at(6, 0, WEDNESDAY))
