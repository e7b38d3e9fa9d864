"""Whom a drill passes over is not missing: a rung of such people alone is done with, and climbs nothing."""

from datetime import UTC, datetime, timedelta

from bot.cases.rungs import find
from bot.cases.values import SPARED, Case, DutyKind, Holder, Post, Rung, Severity, Spread

CASE = Case(1, 1, 9, Severity.RED, datetime(2026, 11, 25, 2, 30, tzinfo=UTC), is_drill=True, spared=frozenset({1}))
NURSE = Holder(1, DutyKind.SCHOOL_HEALTH, why_not=SPARED)
GONE = Holder(2, DutyKind.DEPUTY, why_not="not_connected")


def test_a_rung_of_people_passed_over_is_satisfied_and_one_of_missing_people_is_not() -> None:
    rung = Rung(timedelta(), (Post.SCHOOL_HEALTH,))
    assert find(rung, CASE, {Post.SCHOOL_HEALTH: (NURSE,)}).is_satisfied
    assert not find(rung, CASE, {Post.SCHOOL_HEALTH: (GONE,)}).is_satisfied
    following = Rung(timedelta(minutes=5), (Post.DEPUTY,), Spread.NEXT)
    assert find(following, CASE, {Post.SCHOOL_HEALTH: (NURSE,)}).is_satisfied
    assert not find(following, CASE, {Post.SCHOOL_HEALTH: (NURSE,), Post.DEPUTY: (GONE,)}).is_satisfied
