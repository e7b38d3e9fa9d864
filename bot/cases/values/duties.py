"""Duties at units, who holds them, and the places on a case's ladder that they fill."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DutyKind(StrEnum):
    """Offices of people at units (design.md 1)."""

    HOMEROOM = "homeroom"
    SCHOOL_HEALTH = "school_health"
    DEPUTY = "deputy_head"
    BOARDING = "boarding"
    PRINCIPAL = "principal"
    DISTRICT_CONTACT = "district_contact"
    HEALTH_STATION = "health_station"
    PROVINCE_CONTACT = "province_contact"
    OPERATOR = "operator"


class Post(StrEnum):
    """Places on the ladder of one case; which duty of which unit fills them differs by school and by day."""

    HOMEROOM = "homeroom"
    SCHOOL_HEALTH = "school_health"
    DEPUTY = "deputy"
    BOARDING = "boarding"
    PRINCIPAL = "principal"
    DISTRICT_CONTACT = "district_contact"
    UNIT_ABOVE = "unit_above"
    OPERATOR = "operator"


@dataclass(frozen=True)
class Duty:
    """One person's office at one unit; hours in minutes of the local day (None: always), over midnight if from > to.

    `weekdays` as digits from Monday = 0 (None: every day); `to_on` is the first date on which it is over. `rota`: of so
    many weeks in turn this one, from 1. `covers`: the duty this one stands in for while it lasts.
    """

    person: int
    kind: DutyKind
    unit: int
    order: int = 1
    from_minute: int | None = None
    to_minute: int | None = None
    weekdays: str | None = None
    from_on: date = date.min
    to_on: date | None = None
    rota: tuple[int, int] | None = None
    covers: int | None = None
    id: int = 0


@dataclass(frozen=True)
class ManagedBy:
    """Which unit manages a unit in education; `to_on` is the first date on which it no longer does."""

    unit: int
    by: int
    from_on: date = date.min
    to_on: date | None = None


@dataclass(frozen=True)
class Holder:
    """Somebody who fills a post of a case; `why_not` says why no account of theirs can be reached (None: one can).

    `is_doubtful`: every one of them hangs on a bot that seems to deliver nothing.
    """

    person: int
    duty: DutyKind
    is_on_duty: bool = True
    why_not: str | None = None
    is_doubtful: bool = False


Reachable = Mapping[Post, Sequence[Holder]]
"""Who fills each post of one case now, in order: `bot.cases.duties.reachable_posts`."""
