"""Values of clusters: a rule as data, where it counts, what a stored declaration says to it. Standard library only."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

SAME_ILLNESS = timedelta(days=14)
"""Who declares the same syndrome again within this time is ill with the same: one case, counted when it began."""


class Scope(StrEnum):
    """Where the children of a cluster belong together."""

    CLASS = "class"
    SCHOOL = "school"
    HOUSEHOLD = "household"
    COMMUNE = "commune"


class Side(StrEnum):
    """Whom a rule tells: school health and the principal with the list, or those above and the station as a count."""

    SCHOOL = "school"
    UPWARD = "upward"


@dataclass(frozen=True)
class ClusterRule:
    """`n` persons with a syndrome within `days` (7: exactly 168 hours still count) at one place of the scope.

    `call_today`: the health station is to be called today, so it is told off hours too. `advice`: what the source
    advises, in its author's words; empty where the catalog says it for a rule that ships. `is_off`: the unit's authors
    took a rule out for what is below it.
    """

    name: str
    syndrome: str
    n: int
    days: int
    scope: Scope
    tells: tuple[Side, ...]
    source: str
    author: str
    issued_on: date
    call_today: bool = False
    advice: str = ""
    is_off: bool = False

    @property
    def window(self) -> timedelta:
        """In which the persons must have declared."""
        return timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule counts: a class, a school, the unit that manages schools; of a household its first child too."""

    unit_id: int
    household_id: int | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stored declaration that carries a syndrome. `why`: why it does not count (well, changed, withdrawn,
    false_alarm); empty while it does."""

    uid: bytes
    person_id: int
    at: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a cluster stands: by person the declaration that counts. `ends_at`: the last instant at which another
    would join; None when nobody counts any more."""

    members: dict[int, Sighting]
    is_fulfilled: bool
    ends_at: datetime | None
