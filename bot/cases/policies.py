"""A ladder as the plain JSON that a policy row keeps, and what a ladder must hold to be one. Values only."""

from collections.abc import Mapping
from datetime import time, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from bot.cases.standing import standing_from, standing_json
from bot.cases.values import OffHours, Policy, Post, Rung, Severity, Spread, Standing
from bot.errors import Wrong

LADDERS = (Severity.AMBER, Severity.RED, Severity.EMERGENCY)
AT_SCHOOL = frozenset({Post.SCHOOL_HEALTH, Post.DEPUTY, Post.PRINCIPAL})
"""Posts that can take a case: one of them hears first."""
LONGEST = timedelta(hours=24)
MOST_MORNINGS = 30
LONGEST_WAIT = timedelta(days=14)
"""Longer than the Tết leave of any province."""


class PolicyWrong(Wrong):
    """A ladder that could lose a case or cannot be climbed"""


def policy_json(policy: Policy) -> dict[str, Any]:
    """Write a ladder so that `policy_from` reads the same one back."""
    return {
        "starts": f"{policy.starts:%H:%M}",
        "ends": f"{policy.ends:%H:%M}",
        "follow_up": _minutes(policy.follow_up_after),
        "ladders": {severity.value: [_rung_json(r) for r in policy.ladders[severity]] for severity in LADDERS},
        "off_hours": {
            severity.value: {"waits": off.waits, "ladder": [_rung_json(r) for r in off.ladder]}
            for severity, off in policy.off_hours.items()
        },
        "morning": f"{policy.morning:%H:%M}",
        "standing": {severity.value: standing_json(one) for severity, one in policy.standing.items()},
    }


def policy_from(content: Mapping[str, Any]) -> Policy:
    """Read a ladder and check it; raises PolicyWrong, and KeyError or ValueError for what is no ladder at all."""
    policy = Policy(
        ladders=MappingProxyType({s: _rungs(content["ladders"][s.value]) for s in LADDERS}),
        off_hours=MappingProxyType(
            {
                s: OffHours(
                    _rungs(content["off_hours"][s.value]["ladder"]), bool(content["off_hours"][s.value]["waits"])
                )
                for s in LADDERS
            }
        ),
        starts=time.fromisoformat(content["starts"]),
        ends=time.fromisoformat(content["ends"]),
        follow_up_after=timedelta(minutes=int(content["follow_up"])),
        standing=standing_from(content.get("standing", {})),
        morning=time.fromisoformat(content.get("morning", "08:00")),
    )
    check_policy(policy)
    return policy


def check_policy(policy: Policy) -> None:
    """Refuse a ladder under which somebody could be forgotten, or woken for nothing; raises PolicyWrong."""
    if not policy.starts < policy.ends:
        raise PolicyWrong("The ladder's hours must begin before they end.")
    if not policy.starts <= policy.morning < policy.ends:
        raise PolicyWrong("The morning on which an untaken case comes back lies within the ladder's hours.")
    if not timedelta(minutes=5) <= policy.follow_up_after <= timedelta(hours=4):
        raise PolicyWrong("Whoever took a case is asked again after 5 to 240 minutes.")
    for severity in LADDERS:
        _check_ladder(severity, policy.ladders[severity])
        off = policy.off_hours[severity]
        _check_order(severity, off.ladder)
        if not off.waits:
            _check_ladder(severity, off.ladder)
    for severity, standing in policy.standing.items():
        _check_standing(severity, standing)
    if policy.off_hours[Severity.EMERGENCY].waits and not policy.off_hours[Severity.EMERGENCY].ladder:
        raise PolicyWrong("An emergency cannot wait for the morning: say who hears of it off hours.")


def _check_ladder(severity: Severity, rungs: tuple[Rung, ...]) -> None:
    if not rungs or rungs[0].after:
        raise PolicyWrong("Grade {grade}: the first step comes at once (0 minutes).", grade=severity.value)
    if not AT_SCHOOL & set(rungs[0].posts):
        raise PolicyWrong(
            "Grade {grade}: the first step tells somebody who can take the case: school health, deputy head or "
            "principal.",
            grade=severity.value,
        )
    if len(rungs) < 2:
        raise PolicyWrong("Grade {grade}: there must be a second step for when nobody answers.", grade=severity.value)
    if severity is Severity.EMERGENCY and not rungs[0].rings:
        raise PolicyWrong("An emergency rings.")
    _check_order(severity, rungs)


def _check_standing(severity: Severity, standing: Standing) -> None:
    grade = severity.value
    if not AT_SCHOOL & set(standing.posts):
        raise PolicyWrong(
            "Grade {grade}: the morning's reminder goes to somebody who can take the case: school health, deputy head "
            "or principal.",
            grade=grade,
        )
    if not standing.above:
        raise PolicyWrong("Grade {grade}: say who above the school hears of a case that nobody takes.", grade=grade)
    if not (0 <= standing.ringing <= MOST_MORNINGS and 1 <= standing.above_from <= MOST_MORNINGS):
        raise PolicyWrong("Grade {grade}: mornings are counted from 1 to {most}.", grade=grade, most=MOST_MORNINGS)
    if not (1 <= standing.above_every <= MOST_MORNINGS and 1 <= standing.daily <= MOST_MORNINGS):
        raise PolicyWrong("Grade {grade}: mornings are counted from 1 to {most}.", grade=grade, most=MOST_MORNINGS)
    if standing.longest_wait is not None and not timedelta(hours=24) <= standing.longest_wait <= LONGEST_WAIT:
        raise PolicyWrong("Grade {grade}: an unheard case waits 24 to 336 hours at most.", grade=grade)


def _check_order(severity: Severity, rungs: tuple[Rung, ...]) -> None:
    if any(later.after < earlier.after for earlier, later in pairwise(rungs)):
        raise PolicyWrong("Grade {grade}: the minutes of the steps must rise.", grade=severity.value)
    if any(not timedelta() <= rung.after <= LONGEST for rung in rungs):
        raise PolicyWrong("Grade {grade}: a step comes within 24 hours.", grade=severity.value)
    if any(not rung.posts and rung.spread in (Spread.FIRST, Spread.ALL) for rung in rungs):
        raise PolicyWrong("Grade {grade}: a step must say whom it tells.", grade=severity.value)


def _rung_json(rung: Rung) -> dict[str, Any]:
    return {
        "after": _minutes(rung.after),
        "posts": [post.value for post in rung.posts],
        "spread": rung.spread.value,
        "rings": rung.rings,
        "by_night": rung.rings_by_night,
        "end_of_day": rung.at_end_of_day,
        "on_duty_only": sorted(post.value for post in rung.on_duty_only),
        "informs": [post.value for post in rung.informs],
    }


def _rungs(rows: Any) -> tuple[Rung, ...]:
    return tuple(
        Rung(
            after=timedelta(minutes=int(row["after"])),
            posts=tuple(Post(post) for post in row["posts"]),
            spread=Spread(row["spread"]),
            rings=bool(row["rings"]),
            rings_by_night=bool(row["by_night"]),
            at_end_of_day=bool(row["end_of_day"]),
            on_duty_only=frozenset(Post(post) for post in row["on_duty_only"]),
            informs=tuple(Post(post) for post in row["informs"]),
        )
        for row in rows
    )


def _minutes(span: timedelta) -> int:
    return int(span / timedelta(minutes=1))
