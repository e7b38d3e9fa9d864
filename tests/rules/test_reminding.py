"""Who is reminded of what, when, and how often."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import instant
from bot.rounds.reminding import next_reminder_at, reminder_due
from bot.rounds.rules import timetable
from bot.rounds.values import MESSAGE_BUDGET, REMINDERS, Debt, Debtor, Notice, Recipient, Role, SchoolSettings

MONDAY = date(2026, 11, 23)
MORNING = Debtor()


def at(hour: int, minute: int) -> datetime:
    return instant(MONDAY, time(hour, minute))


def debt(subject: int, bell: time = time(7, 15), role: Role = Role.GUARDIAN, unanswered: int = 0) -> Debt:
    table = timetable(SchoolSettings(bell=bell), MONDAY)
    school = bell.hour * 60 + bell.minute
    return Debt(subject, school, school, role, table.opens_at, table.remind_at, table.due_at, unanswered)


MINH, NGAN, TUE = debt(1), debt(2), debt(3, time(7, 30))


def sent(debts: tuple[Debt, ...], debtor: Debtor = MORNING) -> list[str]:
    """Look every minute of the morning, as the clock does, and list what leaves."""
    left = []
    for minute in range(24 * 60):
        now = instant(MONDAY, time(0, 0)) + timedelta(minutes=minute)
        if (found := reminder_due(debtor, debts, now)) is not None:
            debtor = replace(debtor, reminded_at=(*debtor.reminded_at, now))
            left.append(f"{minute // 60:02}:{minute % 60:02} {','.join(str(debt.subject) for debt in found.debts)}")
    return left


def test_guardian_and_pupil_get_two_reminders_teacher_and_boarding_one() -> None:
    assert sent((MINH,)) == ["06:15 1", "06:55 1"]
    assert sent((debt(1, role=Role.PUPIL),)) == ["06:15 1", "06:55 1"]
    assert sent((debt(1, role=Role.STAFF),)) == ["06:15 1"]
    assert sent((debt(1, role=Role.BOARDING), debt(2, role=Role.BOARDING))) == ["06:15 1,2"]


def test_a_family_gets_one_message_for_all_children_at_the_earliest_time() -> None:
    assert sent((TUE, MINH, NGAN)) == ["06:15 1,2,3", "06:55 1,2,3"]


def test_the_message_names_each_due_time() -> None:
    found = reminder_due(MORNING, (TUE, MINH, NGAN), at(6, 15))
    assert found is not None and found.number == 1 and found.on == MONDAY
    assert [(group.due_at, [d.subject for d in group.debts]) for group in found.groups] == [
        (at(7, 15), [1, 2]),
        (at(7, 30), [3]),
    ]


def test_who_has_declared_no_longer_sets_the_time() -> None:
    assert sent((TUE,)) == ["06:30 3", "07:10 3"]
    assert next_reminder_at(replace(MORNING, reminded_at=(at(6, 15),)), (TUE,), at(6, 20)) == at(7, 10)


def test_a_school_that_opens_later_still_reminds_within_two_messages() -> None:
    late = replace(TUE, opens_at=at(6, 20))
    assert sent((MINH, late)) == ["06:15 1", "06:30 1,3"]


def test_reminders_missed_while_down_leave_as_one() -> None:
    found = reminder_due(MORNING, (MINH,), at(6, 58))
    assert found is not None and found.number == 1
    assert next_reminder_at(replace(MORNING, reminded_at=(at(6, 58),)), (MINH,), at(6, 59)) is None


def test_no_reminder_leaves_at_or_after_the_due_time() -> None:
    assert reminder_due(MORNING, (MINH,), at(7, 14)) is not None
    assert reminder_due(MORNING, (MINH,), at(7, 15)) is None
    found = reminder_due(MORNING, (MINH, TUE), at(7, 20))
    assert found is not None and [d.subject for d in found.debts] == [3]


@pytest.mark.parametrize("unanswered", [3, 4])
def test_reminders_pause_after_three_unanswered_rounds(unanswered: int) -> None:
    silent = debt(1, unanswered=unanswered)
    assert sent((silent,)) == []
    assert sent((silent, NGAN)) == ["06:15 1,2", "06:55 1,2"]


def test_who_did_not_agree_or_asked_for_silence_is_left_alone() -> None:
    assert sent((MINH,), Debtor(wants_reminders=False)) == []
    assert sent((MINH,), Debtor(is_paused=True)) == []
    assert sent((MINH,), Debtor(muted_until=at(23, 0))) == []
    assert sent((MINH,), Debtor(muted_until=at(6, 30))) == ["06:55 1"]


def test_a_teacher_who_is_a_mother_is_reminded_as_both_in_the_same_messages() -> None:
    assert sent((debt(9, role=Role.STAFF), MINH)) == ["06:15 9,1", "06:55 9,1"]


def test_budget_of_a_school_day() -> None:
    assert {who: dict(most) for who, most in MESSAGE_BUDGET.items()} == {
        Recipient.GUARDIAN: {Notice.REMINDER: 2},
        Recipient.PUPIL: {Notice.REMINDER: 2},
        Recipient.TEACHER: {Notice.REMINDER: 1, Notice.HOMEROOM_LIST: 1},
        Recipient.SCHOOL_HEALTH: {Notice.REMINDER: 1, Notice.NURSE_LIST: 1, Notice.GROWING_ALERT: 1},
        Recipient.PRINCIPAL: {Notice.REMINDER: 1, Notice.TOTALS: 1},
    }


bells = st.builds(time, st.integers(6, 8), st.sampled_from([0, 15, 30, 45]))
debts = st.lists(
    st.builds(debt, st.integers(1, 9), bells, st.sampled_from(Role), st.integers(0, 4)), max_size=5, unique=True
)


@given(debts, st.lists(st.integers(0, 300), max_size=40))
def test_nobody_is_reminded_beyond_the_budget_or_too_late(owed: list[Debt], looks: list[int]) -> None:
    debtor, most = Debtor(), max((REMINDERS[d.role] for d in owed), default=0)
    for minute in sorted(looks):
        now = at(5, 0) + timedelta(minutes=minute)
        found = reminder_due(debtor, tuple(owed), now)
        if found is None:
            continue
        assert found.debts and all(d.opens_at <= now < d.due_at for d in found.debts)
        assert found.number == len(debtor.reminded_at) + 1 <= most
        debtor = replace(debtor, reminded_at=(*debtor.reminded_at, now))
        assert reminder_due(debtor, tuple(owed), now) is None
