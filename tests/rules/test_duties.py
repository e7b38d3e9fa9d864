"""Who holds which duty now, who fills the posts of a case, and what each may see of it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.cases.duties import is_on_duty, managing_unit, on_duty, reachable_posts, units_above
from bot.cases.values import Case, Duty, DutyKind, ManagedBy, Post, Severity
from tests.rules.ladders import MONDAY, at

SCHOOL, CLASS, OTHER_CLASS, OTHER_SCHOOL, COMMUNE, DISTRICT, PROVINCE, MINISTRY, SYSTEM = range(10, 19)
TUESDAY = date(2026, 11, 24)
REFORM = date(2025, 7, 1)
EDGES = (
    ManagedBy(SCHOOL, DISTRICT, to_on=REFORM),
    ManagedBy(SCHOOL, COMMUNE, from_on=REFORM),
    ManagedBy(DISTRICT, PROVINCE, to_on=REFORM),
    ManagedBy(COMMUNE, PROVINCE),
    ManagedBy(PROVINCE, MINISTRY),
)
CASE = Case(1, SCHOOL, 100, Severity.RED, at(8, 0), school_class=CLASS)


def duty(person: int, kind: DutyKind, unit: int = SCHOOL, **more: object) -> Duty:
    return replace(Duty(person, kind, unit), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("hours", "now", "is_on"),
    [
        ({}, at(3, 0), True),
        ({"from_minute": 420, "to_minute": 1020}, at(6, 59), False),
        ({"from_minute": 420, "to_minute": 1020}, at(7, 0), True),
        ({"from_minute": 420, "to_minute": 1020}, at(17, 0), False),
        ({"from_minute": 1320, "to_minute": 360}, at(23, 0), True),
        ({"from_minute": 1320, "to_minute": 360}, at(5, 59), True),
        ({"from_minute": 1320, "to_minute": 360}, at(12, 0), False),
        ({"weekdays": "0"}, at(12, 0), True),
        ({"weekdays": "123"}, at(12, 0), False),
        ({"from_minute": 1320, "to_minute": 360, "weekdays": "0"}, at(2, 0, TUESDAY), True),
        ({"from_minute": 1320, "to_minute": 360, "weekdays": "0"}, at(2, 0), False),
    ],
)
def test_hours_and_weekdays_of_a_duty(hours: dict[str, int | str], now: datetime, is_on: bool) -> None:
    nurse = replace(duty(1, DutyKind.SCHOOL_HEALTH), **hours)  # type: ignore[arg-type]
    assert is_on_duty(nurse, now) is is_on


def test_on_duty_lists_the_holders_of_this_unit_in_order_within_their_dates() -> None:
    duties = [
        duty(1, DutyKind.SCHOOL_HEALTH, order=2),
        duty(2, DutyKind.SCHOOL_HEALTH, order=1),
        duty(3, DutyKind.SCHOOL_HEALTH, order=3, weekdays="5"),
        duty(4, DutyKind.SCHOOL_HEALTH, to_on=MONDAY),
        duty(5, DutyKind.SCHOOL_HEALTH, from_on=TUESDAY),
        duty(6, DutyKind.PRINCIPAL),
        duty(7, DutyKind.SCHOOL_HEALTH, OTHER_SCHOOL),
    ]
    assert [d.person for d in on_duty(duties, DutyKind.SCHOOL_HEALTH, SCHOOL, at(8, 0))] == [2, 1]


def test_district_contact_is_the_contact_of_whatever_unit_manages_the_school_that_day() -> None:
    contacts = [
        duty(1, DutyKind.DISTRICT_CONTACT, COMMUNE),
        duty(2, DutyKind.DISTRICT_CONTACT, DISTRICT),
        duty(3, DutyKind.PROVINCE_CONTACT, PROVINCE),
    ]
    now, then = at(8, 0), at(8, 0, date(2021, 3, 1))
    assert managing_unit(EDGES, SCHOOL, MONDAY) == COMMUNE
    assert managing_unit(EDGES, SCHOOL, REFORM) == COMMUNE
    assert list(units_above(EDGES, SCHOOL, date(2021, 3, 1))) == [DISTRICT, PROVINCE, MINISTRY]
    for instant, expected in ((now, 1), (then, 2)):
        posts = reachable_posts(contacts, EDGES, CASE, instant, {1: None, 2: None, 3: None})
        assert [holder.person for holder in posts[Post.DISTRICT_CONTACT]] == [expected]
        assert [holder.person for holder in posts[Post.UNIT_ABOVE]] == [3]
    upper = replace(CASE, school=OTHER_SCHOOL)
    posts = reachable_posts(contacts, (*EDGES, ManagedBy(OTHER_SCHOOL, PROVINCE)), upper, now, {3: None})
    assert [holder.person for holder in posts[Post.DISTRICT_CONTACT]] == [3]
    assert posts[Post.UNIT_ABOVE] == ()


def test_units_that_manage_each_other_end() -> None:
    assert list(units_above([ManagedBy(1, 2), ManagedBy(2, 1)], 1, MONDAY)) == [2]


def test_posts_of_a_case_are_filled_by_its_own_school_and_class_only() -> None:
    duties = [
        duty(1, DutyKind.SCHOOL_HEALTH),
        duty(2, DutyKind.SCHOOL_HEALTH, OTHER_SCHOOL),
        duty(3, DutyKind.HOMEROOM, CLASS),
        duty(4, DutyKind.HOMEROOM, OTHER_CLASS),
        duty(5, DutyKind.DEPUTY),
        duty(6, DutyKind.PRINCIPAL),
        duty(7, DutyKind.OPERATOR, SYSTEM),
        duty(8, DutyKind.HEALTH_STATION, COMMUNE),
    ]
    why_not = {1: None, 3: "blocked", 5: None, 7: None}
    posts = reachable_posts(duties, EDGES, CASE, at(8, 0), why_not)
    assert {post: [(h.person, h.why_not) for h in holders] for post, holders in posts.items() if holders} == {
        Post.SCHOOL_HEALTH: [(1, None)],
        Post.HOMEROOM: [(3, "blocked")],
        Post.DEPUTY: [(5, None)],
        Post.PRINCIPAL: [(6, "not_connected")],
        Post.OPERATOR: [(7, None)],
    }


def test_who_is_on_duty_comes_before_who_is_not_but_nobody_is_left_out() -> None:
    morning = duty(1, DutyKind.SCHOOL_HEALTH, order=1, from_minute=420, to_minute=690)
    afternoon = duty(2, DutyKind.SCHOOL_HEALTH, order=2, from_minute=780, to_minute=1020)
    posts = reachable_posts([morning, afternoon], EDGES, CASE, at(14, 0), {1: None, 2: None})
    assert [(h.person, h.is_on_duty) for h in posts[Post.SCHOOL_HEALTH]] == [(2, True), (1, False)]
