"""On which dates and at which instants rounds are held, and why somebody owes."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import instant
from bot.rounds.calendar import SchoolCalendar, national_days_off, school_calendar
from bot.rounds.rules import (
    next_milestone,
    owing_reason,
    progress,
    round_dates,
    should_ask_to_call,
    should_pause,
    timetable,
    timetable_between,
)
from bot.rounds.values import (
    DayOff,
    DayOffRule,
    DebtFacts,
    Layer,
    Milestone,
    OwingReason,
    Reach,
    RoundDate,
    SchoolSettings,
)

SETTINGS = SchoolSettings()
MOVING = replace(SETTINGS, day_off=DayOffRule.MOVE)
CALENDAR = school_calendar(national_days_off())
MONDAY = date(2026, 11, 23)
TABLE = timetable(SETTINGS, MONDAY)


def at(hour: int, minute: int) -> datetime:
    return instant(MONDAY, time(hour, minute))


def test_rounds_are_held_on_monday_and_friday() -> None:
    assert [found.on for found in round_dates(SETTINGS, CALENDAR, date(2026, 11, 18), 14)] == [
        date(2026, 11, 20),
        date(2026, 11, 23),
        date(2026, 11, 27),
        date(2026, 11, 30),
    ]


def test_a_day_off_skips_the_round_by_default() -> None:
    assert round_dates(SETTINGS, CALENDAR, date(2027, 4, 12), 7) == [RoundDate(date(2027, 4, 12))]


def test_a_day_off_moves_the_round_to_the_next_school_day() -> None:
    assert round_dates(replace(MOVING, days=(1,)), CALENDAR, date(2026, 11, 23), 7) == [
        RoundDate(date(2026, 11, 25), moved_from=date(2026, 11, 24))
    ]


def test_a_moved_round_that_meets_another_stays_one() -> None:
    # Friday 16/04/2027 is Giỗ Tổ: its round moves onto Monday's own
    assert round_dates(MOVING, CALENDAR, date(2027, 4, 16), 4) == [RoundDate(date(2027, 4, 19))]
    # Friday 30/04 and Monday 03/05/2027 are off: both move to Tuesday
    assert round_dates(MOVING, CALENDAR, date(2027, 4, 30), 7) == [
        RoundDate(date(2027, 5, 4), moved_from=date(2027, 4, 30))
    ]


def test_a_round_moved_into_the_window_from_before_is_found() -> None:
    assert round_dates(MOVING, CALENDAR, date(2027, 5, 4), 1) == [
        RoundDate(date(2027, 5, 4), moved_from=date(2027, 4, 30))
    ]


@given(
    off=st.frozensets(st.integers(0, 59)),
    first=st.integers(0, 40),
    days=st.integers(1, 20),
    rule=st.sampled_from(DayOffRule),
)
def test_any_window_finds_the_same_rounds_on_school_days_once(
    off: frozenset[int], first: int, days: int, rule: DayOffRule
) -> None:
    start = date(2026, 9, 7)
    reason = DayOff("closed", "letter", Layer.SCHOOL)
    calendar = SchoolCalendar({start + timedelta(days=number): reason for number in off})
    settings = replace(SETTINGS, day_off=rule)
    whole = round_dates(settings, calendar, start, 70)
    window_from = start + timedelta(days=first)
    window = round_dates(settings, calendar, window_from, days)
    end = window_from + timedelta(days=days)
    assert [r.on for r in window] == [r.on for r in whole if window_from <= r.on < end]
    assert all(calendar.is_school_day(r.on) for r in whole)
    assert len({r.on for r in whole}) == len(whole)


def test_timetable_is_relative_to_the_bell_and_in_utc() -> None:
    assert TABLE.opens_at == datetime(2026, 11, 22, 22, 0, tzinfo=UTC)
    assert TABLE.opens_at.tzinfo is UTC
    assert TABLE.remind_at == (at(6, 15), at(6, 55))
    assert (TABLE.list_at, TABLE.due_at, TABLE.totals_at, TABLE.closes_at) == (
        at(7, 10),
        at(7, 15),
        at(7, 35),
        at(17, 0),
    )


def test_ordered_round_opened_late_reminds_at_opening_once() -> None:
    table = timetable_between(SETTINGS, at(10, 0), at(10, 15), at(10, 15))
    assert table.remind_at == (at(10, 0),)
    assert table.list_at == at(10, 10)
    assert table.totals_at == at(10, 15)
    with pytest.raises(ValueError, match="opens before"):
        timetable_between(SETTINGS, at(10, 0), at(9, 0), at(11, 0))


def test_milestones_follow_each_other_to_the_closing() -> None:
    done, seen = Milestone.PLANNED, []
    while (following := next_milestone(TABLE, done)) is not None:
        done = following[0]
        seen.append(following)
    assert seen == list(TABLE.instants())
    assert [milestone for milestone, _ in seen] == list(Milestone)[1:]


@pytest.mark.parametrize(
    ("done", "now", "act", "dropped"),
    [
        ("planned", at(4, 59), "", ""),
        ("planned", at(5, 0), "open", ""),
        ("open", at(6, 15), "remind_1", ""),
        ("open", at(6, 54), "remind_1", ""),
        ("open", at(6, 55), "remind_2", "remind_1"),
        ("open", at(7, 12), "remind_2 list", "remind_1"),
        ("open", at(7, 15), "list due", "remind_1 remind_2"),
        ("remind_1", at(7, 20), "list due", "remind_2"),
        ("remind_2", at(16, 0), "list due totals", ""),
        ("planned", at(18, 0), "open due totals close", "remind_1 remind_2 list"),
        ("due", at(18, 0) + timedelta(days=1), "close", "totals"),
        ("close", at(18, 0), "", ""),
    ],
)
def test_late_look_sends_once_what_still_helps(done: str, now: datetime, act: str, dropped: str) -> None:
    found = progress(TABLE, Milestone(done), now)
    assert (" ".join(found.act), " ".join(found.dropped)) == (act, dropped)


@given(st.lists(st.integers(0, 16 * 60), max_size=8))
def test_whenever_one_looks_each_milestone_passes_once_and_no_reminder_leaves_late(minutes: list[int]) -> None:
    done = Milestone.PLANNED
    acted: list[Milestone] = []
    passed: list[Milestone] = []
    for minute in [*sorted(minutes), 20 * 60]:
        now = TABLE.opens_at + timedelta(minutes=minute)
        found = progress(TABLE, done, now)
        assert progress(TABLE, found.done, now).act == ()
        if now >= TABLE.due_at:
            assert not {Milestone.REMIND_1, Milestone.REMIND_2} & set(found.act)
        assert found.next_at is None or found.next_at > now
        acted += found.act
        passed += [*found.act, *found.dropped]
        done = found.done
    assert sorted(passed) == sorted(list(Milestone)[1:])
    assert len(set(acted)) == len(acted)
    assert {Milestone.OPEN, Milestone.DUE, Milestone.CLOSE} <= set(acted)


YES = Reach(has_consented=True)
NO = Reach(has_consented=False)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (DebtFacts(has_withdrawn=True), OwingReason.NOT_BY_CHAT),
        (DebtFacts(has_withdrawn=True, accounts=(YES,)), OwingReason.NOT_BY_CHAT),
        (DebtFacts(), OwingReason.NOT_CONNECTED),
        (DebtFacts(accounts=(NO,), unanswered=5), OwingReason.NOT_BY_CHAT),
        (DebtFacts(accounts=(replace(YES, is_blocked=True), NO)), OwingReason.BLOCKED),
        (DebtFacts(accounts=(replace(YES, is_blocked=True), YES)), OwingReason.NOT_ANSWERED),
        (DebtFacts(accounts=(replace(YES, is_delivered=False),), unanswered=3), OwingReason.NOT_DELIVERED),
        (DebtFacts(accounts=(replace(YES, is_delivered=False), replace(YES, is_delivered=True))), "not_answered"),
        (DebtFacts(accounts=(YES,), unanswered=3), OwingReason.PAUSED),
        (DebtFacts(accounts=(YES,), unanswered=2), OwingReason.NOT_ANSWERED),
    ],
)
def test_owing_has_its_reason(facts: DebtFacts, reason: str) -> None:
    assert owing_reason(facts) == reason


def test_reminders_pause_after_three_unanswered_rounds_and_the_teacher_is_asked_once() -> None:
    assert [should_pause(number) for number in range(5)] == [False, False, False, True, True]
    assert [should_ask_to_call(number) for number in range(5)] == [False, False, False, True, False]
