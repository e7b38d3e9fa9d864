"""The standing reminder: a case nobody has comes back each morning, later each week, until somebody takes it.

A ladder ends, and off hours it waits; a child must not be forgotten meanwhile, and nobody shouted at. Plain values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from bot.cases.hours import first_morning, is_night
from bot.cases.policy import DEFAULT_STANDING
from bot.cases.rungs import find
from bot.cases.values import (
    Case,
    CaseState,
    Policy,
    Post,
    Reachable,
    Rung,
    SchoolDays,
    Severity,
    Standing,
    Tell,
    TellReason,
    Unreached,
)

QUIET = timedelta(hours=4)
"""Whoever was told this shortly before a morning is not reminded on it."""
OTHERS = (Post.DEPUTY, Post.BOARDING)
"""Who else may take a case where none of those a morning is for can be reached."""
WEEK = timedelta(days=7) - QUIET
"""Less than a week, so that it comes back on the same weekday."""


@dataclass(frozen=True)
class Reminder:
    """Bring a case up again this morning: these people, and who of them could not be reached."""

    tell: tuple[Tell, ...]
    unreached: tuple[Unreached, ...] = ()


def remind_at(
    case: Case, policy: Policy, calendar: SchoolDays, now: datetime, ladder_at: datetime | None
) -> datetime | None:
    """Give the morning on which an untaken case comes back; None while its ladder (next at `ladder_at`) is sooner.

    A morning that was missed is made up for by day only.
    """
    standing = policy.standing.get(case.severity)
    if case.state is not CaseState.OPEN or case.is_drill or standing is None:
        return None
    last = max(at for at in (case.started_at, case.stepped_at, case.reminded_at) if at is not None)
    waits_long = _waits_long(case, standing, ladder_at)
    is_weekly = _is_weekly(case, standing)
    any_day = (standing.on_days_off and not is_weekly) or waits_long
    due_at = first_morning(policy, calendar, last + (WEEK if is_weekly else QUIET), on_days_off=any_day)
    if due_at <= now and is_night(policy, now):
        due_at = first_morning(policy, calendar, now, on_days_off=any_day)
    if ladder_at is not None and (ladder_at <= due_at or not any_day):
        return None
    return due_at


def remind(case: Case, policy: Policy, reachable: Reachable, ladder_at: datetime | None) -> Reminder:
    """Say whom an untaken case is brought up to this morning; whoever is above the school as well now and then.

    Where none of these can be reached, whoever else of the school may take it hears; if nobody of the school can be,
    those above hear at once.
    """
    standing = policy.standing[case.severity]
    number = case.mornings + 1
    found = find(Rung(timedelta(), standing.posts[:1]), case, reachable)
    if not found.tell or not _waits_long(case, standing, ladder_at):
        found = find(Rung(timedelta(), standing.posts), case, reachable)
    missed = found.unreached
    if not found.tell:
        found = find(Rung(timedelta(), OTHERS), case, reachable)
    tell = [Tell(h.person, post, h.duty, number <= standing.ringing, TellReason.UNTAKEN) for post, h in found.tell]
    is_turn_of_above = number >= standing.above_from and (number - standing.above_from) % standing.above_every == 0
    if is_turn_of_above or _is_weekly(case, standing) or not tell:
        above = find(Rung(timedelta(), standing.above), case, reachable)
        known = {one.person for one in tell}
        tell += [
            Tell(h.person, post, h.duty, False, TellReason.UNTAKEN) for post, h in above.tell if h.person not in known
        ]
        missed += above.unreached
    return Reminder(tuple(tell), missed)


def reminded(case: Case, now: datetime) -> Case:
    """Give the case after a morning's reminder was put in the outbox."""
    return replace(case, mornings=case.mornings + 1, reminded_at=now)


def _is_weekly(case: Case, standing: Standing) -> bool:
    """Whether it has come back so often that a daily message would only be muted, and with it the next child's."""
    return case.mornings >= standing.daily


def _waits_long(case: Case, standing: Standing, ladder_at: datetime | None) -> bool:
    """Whether nobody has been told yet, nor will be for long: a vacation has begun."""
    if ladder_at is None or standing.longest_wait is None or case.told or case.reminded_at is not None:
        return False
    return ladder_at - case.started_at > standing.longest_wait


def standing_json(standing: Standing) -> dict[str, Any]:
    """Write it so that `standing_from` reads the same one back."""
    wait = standing.longest_wait
    return {
        "posts": [post.value for post in standing.posts],
        "ringing": standing.ringing,
        "on_days_off": standing.on_days_off,
        "above": [post.value for post in standing.above],
        "above_from": standing.above_from,
        "above_every": standing.above_every,
        "daily": standing.daily,
        "longest_wait_hours": None if wait is None else int(wait / timedelta(hours=1)),
    }


def standing_from(content: Mapping[str, Any]) -> Mapping[Severity, Standing]:
    """Read the mornings of each grade; a grade that is left out has those that ship."""
    return MappingProxyType({**DEFAULT_STANDING, **{Severity(name): _standing(row) for name, row in content.items()}})


def _standing(row: Mapping[str, Any]) -> Standing:
    hours = row["longest_wait_hours"]
    daily = int(row.get("daily", Standing.daily))
    if not row["posts"] or int(row["above_every"]) < 1 or daily < 1:
        raise ValueError("a morning must say whom it tells, how often those above hear, and for how long it is daily")
    return Standing(
        posts=tuple(Post(post) for post in row["posts"]),
        ringing=int(row["ringing"]),
        on_days_off=bool(row["on_days_off"]),
        above=tuple(Post(post) for post in row["above"]),
        above_from=int(row["above_from"]),
        above_every=int(row["above_every"]),
        daily=daily,
        longest_wait=None if hours is None else timedelta(hours=int(hours)),
    )
