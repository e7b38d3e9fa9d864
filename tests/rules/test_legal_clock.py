"""When the legal 24 hours speak, and whom they tell (circular 15/2026, article 10.1; domain.md 4.1)."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.cases.station.clock import (
    Notice,
    NoticeKind,
    due_notice,
    key_of,
    next_notice,
    notice_of,
    notices,
    rings,
    who_hears,
)
from bot.cases.values import Case, DutyKind, Holder, Post, Reachable, Severity
from tests.town import at

R, L, END = NoticeKind.REMINDER, NoticeKind.LAST_CALL, NoticeKind.OVER
SAID = {
    "00:00": ["16:00 R", "19:00 R", "00:00+ O"],
    "01:00": ["16:00 R", "19:00 R", "01:00+ O"],
    "02:00": ["16:00 R", "19:00 R", "02:00+ O"],
    "03:00": ["16:00 R", "19:00 R", "03:00+ O"],
    "04:00": ["16:00 R", "19:00 R", "04:00+ O"],
    "05:00": ["16:00 R", "19:00 R", "05:00+ O"],
    "06:00": ["16:00 R", "19:00 R", "06:00+ O"],
    "07:00": ["16:00 R", "19:00 R", "07:00+ O"],
    "08:00": ["16:00 R", "19:00 R", "08:00+ O"],
    "09:00": ["16:00 R", "19:00 R", "09:00+ O"],
    "10:00": ["16:00 R", "19:00 R", "06:00+ L", "10:00+ O"],
    "11:00": ["16:00 R", "19:00 R", "07:00+ L", "11:00+ O"],
    "12:00": ["16:00 R", "19:00 R", "08:00+ L", "12:00+ O"],
    "13:00": ["16:00 R", "19:00 R", "09:00+ L", "13:00+ O"],
    "14:00": ["16:00 R", "19:00 R", "10:00+ L", "14:00+ O"],
    "15:00": ["16:00 R", "19:00 R", "11:00+ L", "15:00+ O"],
    "16:00": ["19:00 R", "12:00+ L", "16:00+ O"],
    "17:00": ["19:00 R", "13:00+ L", "16:00+ R", "17:00+ O"],
    "18:00": ["19:00 R", "14:00+ L", "16:00+ R", "18:00+ O"],
    "19:00": ["15:00+ L", "16:00+ R", "19:00+ O"],
    "20:00": ["16:00+ L", "19:00+ R", "20:00+ O"],
    "21:00": ["16:00+ R", "17:00+ L", "19:00+ R", "21:00+ O"],
    "22:00": ["16:00+ R", "18:00+ L", "19:00+ R", "22:00+ O"],
    "23:00": ["16:00+ R", "19:00+ L", "23:00+ O"],
}
"""For a case opened at each hour: what is said at which minute; `+` is the next day. At 00:00 the last call would be
at 20:00, when the day is over."""


@pytest.mark.parametrize("opened", SAID)
@pytest.mark.parametrize("day", ["Mon", "Fri", "Sat", "Sun"])
def test_a_case_opened_at_each_hour_of_any_day(day: str, opened: str) -> None:
    since = at(day, opened)
    marks = {R: "R", L: "L", END: "O"}
    local = [(n, (n.at + timedelta(hours=7))) for n in notices(since)]
    first = (since + timedelta(hours=7)).date()
    said = [f"{when:%H:%M}{'+' if when.date() > first else ''} {marks[n.kind]}" for n, when in local]
    assert said == SAID[opened]


@pytest.mark.parametrize("minute", range(0, 24 * 60, 7))
def test_everything_lies_within_the_24_hours_and_ends_with_their_end(minute: int) -> None:
    since = at("Mon", "00:00") + timedelta(minutes=minute, seconds=11)
    said = notices(since)
    assert [n.at for n in said] == sorted({n.at for n in said})
    assert all(since < n.at <= since + timedelta(hours=24) for n in said)
    assert said[-1] == Notice(since + timedelta(hours=24), END)
    assert 3 <= len(said) <= 4
    for n in said[:-1]:
        assert "06:00" <= f"{n.at + timedelta(hours=7):%H:%M}" < "20:00"


def test_a_clock_that_stood_still_says_only_the_newest() -> None:
    since = at("Mon", "06:41")
    first = next_notice(since, since)
    assert first == Notice(at("Mon", "16:00"), R)
    assert due_notice(since, first.at, at("Mon", "15:59")) is None
    assert due_notice(since, first.at, at("Mon", "19:30")) == Notice(at("Mon", "19:00"), R)
    assert due_notice(since, first.at, at("Wed", "12:00")) == Notice(at("Tue", "06:41"), END)
    assert next_notice(since, at("Tue", "06:41")) is None


def test_it_rings_for_the_last_call_and_the_end_by_day_alone() -> None:
    assert not rings(R, at("Mon", "16:00"))
    assert rings(L, at("Mon", "16:00"))
    assert [rings(END, at("Mon", time)) for time in ("05:59", "06:00", "19:59", "20:00")] == [False, True, True, False]


def test_a_key_says_which_instant() -> None:
    notice = Notice(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), L)
    assert notice_of(f"{key_of(notice)}17") == notice


def posts(**holders: tuple[int, str | None]) -> Reachable:
    """One holder a post: `nurse=(1, None)` can be reached, `(1, "blocked")` cannot."""
    named = {
        "nurse": (Post.SCHOOL_HEALTH, DutyKind.SCHOOL_HEALTH),
        "deputy": (Post.DEPUTY, DutyKind.DEPUTY),
        "principal": (Post.PRINCIPAL, DutyKind.PRINCIPAL),
        "contact": (Post.DISTRICT_CONTACT, DutyKind.DISTRICT_CONTACT),
        "above": (Post.UNIT_ABOVE, DutyKind.PROVINCE_CONTACT),
    }
    return {named[n][0]: (Holder(person, named[n][1], why_not=why),) for n, (person, why) in holders.items()}


CASE = Case(1, school=1, subject=99, severity=Severity.RED, opened_at=at("Mon", "06:41"))
ALL = {"nurse": (1, None), "deputy": (2, None), "principal": (3, None), "contact": (4, None), "above": (5, None)}


def told(
    kind: NoticeKind, case: Case = CASE, without: tuple[int, ...] = (), **changed: tuple[int, str | None]
) -> list[int]:
    return [holder.person for _, holder in who_hears(kind, case, posts(**{**ALL, **changed}), without).tell]


def test_a_reminder_is_for_school_health_and_principal_the_end_for_principal_and_contact() -> None:
    assert told(R) == told(L) == [1, 3]
    assert told(END) == [3, 4]


def test_who_cannot_be_reached_is_replaced_by_the_next_duty() -> None:
    assert told(R, nurse=(1, "blocked")) == [2, 3]
    assert told(R, principal=(3, "blocked")) == [1, 2]
    assert told(R, without=(1,)) == [2, 3]
    assert told(END, principal=(3, "not_connected"), deputy=(2, "blocked")) == [1, 4]
    assert told(END, contact=(4, "blocked")) == [3, 5]


def test_a_school_nobody_of_can_be_reached_climbs_to_the_contact_and_says_whom_it_missed() -> None:
    heard = who_hears(R, CASE, posts(nurse=(1, "blocked"), principal=(3, "not_connected"), contact=(4, None)))
    assert [holder.person for _, holder in heard.tell] == [4]
    assert not heard.is_school_reached
    assert [(one.post, one.person) for one in heard.unreached] == [
        (Post.SCHOOL_HEALTH, 1),
        (Post.DEPUTY, None),
        (Post.PRINCIPAL, 3),
    ]
    assert who_hears(R, CASE, {}).tell == ()


def test_nobody_hears_of_their_own_case_and_nobody_hears_twice() -> None:
    assert told(R, Case(1, 1, 1, Severity.RED, CASE.opened_at)) == [2, 3]
    assert told(R, nurse=(3, None)) == [3]
