"""Whatever the duties, their hours and who can be reached: never the wrong person, never nobody (design.md 3.4)."""

from collections import Counter
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.cases.hours import add_open, is_night, is_open, next_open
from bot.cases.policy import DEFAULT_POLICY
from bot.cases.values import Case, DutyKind, Holder, OperatorAlarm, Post, Reachable, Severity
from tests.rules.ladders import CALENDAR, CHILD, at, climb

DUTIES = {
    Post.HOMEROOM: DutyKind.HOMEROOM,
    Post.SCHOOL_HEALTH: DutyKind.SCHOOL_HEALTH,
    Post.DEPUTY: DutyKind.DEPUTY,
    Post.BOARDING: DutyKind.BOARDING,
    Post.PRINCIPAL: DutyKind.PRINCIPAL,
    Post.DISTRICT_CONTACT: DutyKind.DISTRICT_CONTACT,
    Post.UNIT_ABOVE: DutyKind.PROVINCE_CONTACT,
    Post.OPERATOR: DutyKind.OPERATOR,
}
ABOVE_SCHOOL = {Post.DISTRICT_CONTACT, Post.UNIT_ABOVE, Post.OPERATOR}


def holders(post: Post) -> st.SearchStrategy[tuple[Holder, ...]]:
    one = st.builds(
        Holder,
        st.integers(1, 12),
        st.just(DUTIES[post]),
        st.booleans(),
        st.sampled_from([None, None, "blocked", "not_connected"]),
    )
    return st.lists(one, max_size=3, unique_by=lambda holder: holder.person).map(tuple)


people = st.fixed_dictionaries({post: holders(post) for post in Post})
instants = st.integers(0, 14 * 24 * 60).map(lambda minutes: at(0, 0) + timedelta(minutes=minutes))
cases = st.builds(
    Case,
    id=st.just(1),
    school=st.just(10),
    subject=st.sampled_from([CHILD, 1, 2]),
    severity=st.sampled_from([Severity.AMBER, Severity.RED, Severity.EMERGENCY]),
    opened_at=instants,
    school_class=st.just(20),
    at_school=st.sampled_from([None, True, False]),
    boards=st.booleans(),
)


def reached(reachable: Reachable, case: Case) -> dict[Post, set[int]]:
    return {
        post: {h.person for h in several if h.why_not is None and h.person != case.subject}
        for post, several in reachable.items()
    }


@given(cases, people)
def test_every_case_has_somebody_told_or_an_operator_alarm(case: Case, reachable: Reachable) -> None:
    events, done = climb(case, reachable)
    assert events
    assert all(event.act.tell or isinstance(event.act, OperatorAlarm) for event in events)
    assert done.step == events[-1].act.number <= 6
    numbers = [event.act.number for event in events]
    assert numbers == sorted(set(numbers))


@given(cases, people)
def test_only_reachable_holders_of_the_case_hear_and_once_a_step(case: Case, reachable: Reachable) -> None:
    events, _ = climb(case, reachable)
    live = reached(reachable, case)
    for event in events:
        assert all(tell.person in live[tell.post] for tell in event.act.tell)
        assert max(Counter(event.persons).values(), default=0) <= 1
        posts = {tell.post for tell in event.act.tell}
        assert Post.HOMEROOM not in posts or case.at_school is not False
        assert Post.BOARDING not in posts or case.boards


@given(cases, people)
def test_amber_speaks_in_open_hours_only_and_rings_only_when_untaken(case: Case, reachable: Reachable) -> None:
    events, _ = climb(case, reachable)
    if case.severity is Severity.AMBER:
        assert all(is_open(DEFAULT_POLICY, CALENDAR, event.at) for event in events)
        assert not any(tell.rings for tell in events[0].act.tell) or isinstance(events[0].act, OperatorAlarm)
    else:
        assert events[0].at == case.opened_at


@given(cases, people)
def test_only_emergencies_and_alarms_ring_by_night(case: Case, reachable: Reachable) -> None:
    events, _ = climb(case, reachable)
    for event in events:
        if is_night(DEFAULT_POLICY, event.at) and event.rings:
            assert case.severity is Severity.EMERGENCY or isinstance(event.act, OperatorAlarm)


@given(cases, people)
def test_amber_leaves_the_school_before_the_end_of_the_day_only_when_nobody_there_can_be_reached(
    case: Case, reachable: Reachable
) -> None:
    events, _ = climb(case, reachable)
    if case.severity is not Severity.AMBER or events[0].at != events[-1].at:
        return
    live = reached(reachable, case)
    in_school = live[Post.SCHOOL_HEALTH] | live[Post.DEPUTY] | live[Post.PRINCIPAL]
    assert not in_school or not {tell.post for tell in events[0].act.tell} & ABOVE_SCHOOL


@given(instants, st.integers(0, 60 * 60))
def test_open_time_lands_in_open_hours_and_counts_only_them(start: datetime, minutes: int) -> None:
    end = add_open(DEFAULT_POLICY, CALENDAR, start, timedelta(minutes=minutes))
    assert is_open(DEFAULT_POLICY, CALENDAR, end)
    now, counted = next_open(DEFAULT_POLICY, CALENDAR, start), 0
    quarter = timedelta(minutes=15)
    while now + quarter <= end:
        counted += is_open(DEFAULT_POLICY, CALENDAR, now)
        now += quarter
    assert abs(counted * 15 - minutes) < 30
