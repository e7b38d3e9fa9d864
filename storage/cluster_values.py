"""Clusters as they are stored: what queries give and changes take."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Somebody who counts, or counted, in a cluster."""

    person_id: int
    school_id: int
    class_id: int | None
    declaration_uid: bytes
    declared_at: datetime
    step: int
    joined_at: datetime
    left_at: datetime | None
    why: str | None


@dataclass(frozen=True, slots=True)
class ClusterToldRow:
    """A message that told somebody of a cluster."""

    person_id: int
    account_id: int
    bot: str
    key: str
    post: str
    at: datetime
    opened_at: datetime | None
    refused_at: datetime | None


@dataclass(frozen=True, slots=True)
class InCluster:
    """A living cluster in which somebody counts: how many do, and the rule it began with."""

    id: int
    syndrome: str
    count: int
    rule: Mapping[str, Any]

    def tells(self, side: str) -> bool:
        """Whether its rule tells the school or those above it."""
        return side in self.rule["tells"]


@dataclass(frozen=True, slots=True)
class ClusterRow:
    """A cluster as it is stored."""

    id: int
    uid: bytes
    rule_name: str
    rule: Mapping[str, Any]
    syndrome: str
    place: str
    unit_id: int
    household_id: int | None
    school_id: int | None
    state: str
    is_fulfilled: bool
    opened_at: datetime
    since: datetime
    ends_at: datetime
    ended_at: datetime | None
    grown_at: datetime
    tell_at: datetime | None
    step: int
    count: int
    version: int
    members: tuple[MemberRow, ...] = ()
    told: tuple[ClusterToldRow, ...] = ()

    @property
    def counting(self) -> tuple[MemberRow, ...]:
        """Those who count."""
        return tuple(member for member in self.members if member.left_at is None)
