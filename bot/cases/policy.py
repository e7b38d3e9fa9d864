"""The ladder as it ships. Data only; imports values."""

from dataclasses import replace
from datetime import time, timedelta
from types import MappingProxyType

from bot.cases.values import OffHours, Policy, Post, Rung, Severity, Spread, Standing


def _minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


_AMBER = (
    Rung(_minutes(0), (Post.SCHOOL_HEALTH,), rings=False),
    Rung(_minutes(30), (Post.DEPUTY,), Spread.NEXT),
    Rung(_minutes(60), (Post.PRINCIPAL,)),
    Rung(_minutes(90), (Post.DISTRICT_CONTACT,), at_end_of_day=True),
)
"""The district contact hears at the end of the school day, yet never before the principal has had half an hour."""

_GRAVE = (
    Rung(
        _minutes(0),
        (Post.SCHOOL_HEALTH, Post.PRINCIPAL, Post.DISTRICT_CONTACT, Post.HOMEROOM),
        informs=(Post.DISTRICT_CONTACT,),
    ),
    Rung(_minutes(5), (Post.DEPUTY,), Spread.NEXT),
    Rung(_minutes(15), (), Spread.AGAIN),
    Rung(_minutes(30), (Post.UNIT_ABOVE, Post.OPERATOR)),
)

_RED_OFF_HOURS = (Rung(_minutes(0), (Post.SCHOOL_HEALTH, Post.PRINCIPAL)),)

_EMERGENCY = tuple(replace(rung, rings_by_night=True) for rung in _GRAVE)

_EMERGENCY_OFF_HOURS = (
    Rung(
        _minutes(0),
        (Post.SCHOOL_HEALTH, Post.DEPUTY, Post.PRINCIPAL, Post.HOMEROOM, Post.BOARDING, Post.DISTRICT_CONTACT),
        Spread.ALL,
        rings_by_night=True,
        on_duty_only=frozenset({Post.DISTRICT_CONTACT}),
    ),
    Rung(_minutes(15), (Post.DISTRICT_CONTACT,), Spread.AGAIN, rings_by_night=True),
    Rung(_minutes(30), (Post.UNIT_ABOVE, Post.OPERATOR), rings_by_night=True),
)
"""Every duty of the school has rung at once, so there is no deputy to wait for."""

_AMBER_STANDING = Standing((Post.SCHOOL_HEALTH, Post.PRINCIPAL), longest_wait=timedelta(hours=96))
"""96 hours: longer than a weekend with a holiday beside it."""

_GRAVE_STANDING = Standing((Post.SCHOOL_HEALTH, Post.PRINCIPAL), ringing=3, on_days_off=True, above_from=2)

DEFAULT_STANDING = MappingProxyType(
    {Severity.AMBER: _AMBER_STANDING, Severity.RED: _GRAVE_STANDING, Severity.EMERGENCY: _GRAVE_STANDING}
)

DEFAULT_POLICY = Policy(
    ladders=MappingProxyType({Severity.AMBER: _AMBER, Severity.RED: _GRAVE, Severity.EMERGENCY: _EMERGENCY}),
    off_hours=MappingProxyType(
        {
            Severity.AMBER: OffHours(),
            Severity.RED: OffHours(_RED_OFF_HOURS),
            Severity.EMERGENCY: OffHours(_EMERGENCY_OFF_HOURS, waits=False),
        }
    ),
    standing=DEFAULT_STANDING,
)


NEWEST = "2026-11"
SHIPPED = MappingProxyType({NEWEST: DEFAULT_POLICY})
"""Every ladder that ever shipped, by name: a case keeps the one it began with."""


def policy_for(end_of_day: time, policy: Policy = DEFAULT_POLICY) -> Policy:
    """Fit the policy to a school's end of the school day (local)."""
    return replace(policy, end_of_day=end_of_day)
