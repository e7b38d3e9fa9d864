"""What is shown of clusters, by what somebody may see: the list at the school, counts by school and class above it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.cluster_values import ClusterRow, MemberRow
from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.case_details import DeclaredRow, declared_by_uid
from storage.queries.case_lists import schools_below
from storage.queries.cases import ABOVE, Taker
from storage.queries.clusters import CLUSTERS, LIVING, clusters_by, clusters_named
from storage.queries.responders import stations_of, units_above
from storage.tables import CASE, CLUSTER, NOT_CLOSED, PERSON, UNIT
from storage.values import DutyView, Sender

LISTED_TO = frozenset({"school_health", "deputy_head", "principal"})
"""Duties of a school to which a cluster is a list with names; to others it is a count, or nothing."""
UPWARD_POSTS = frozenset({"district_contact", "unit_above", "health_station"})

BY_ID = CLUSTERS.where(among(CLUSTER.c.id, "clusters"))
OF_SCHOOLS = CLUSTERS.where(LIVING, sa.or_(among(CLUSTER.c.school_id, "schools"), among(CLUSTER.c.unit_id, "units")))
NAMES = sa.select(UNIT.c.id, UNIT.c.name).where(among(UNIT.c.id, "units"))
PEOPLE = sa.select(PERSON.c.id, PERSON.c.uid, PERSON.c.sealed_name).where(among(PERSON.c.id, "persons"))
TAKER = PERSON.alias("taker")
OPEN_CASES = (
    sa.select(
        CASE.c.id,
        CASE.c.person_id,
        CASE.c.state,
        CASE.c.taken_at,
        TAKER.c.uid.label("taker_uid"),
        TAKER.c.id.label("taker_id"),
        TAKER.c.sealed_name.label("taker_name"),
        TAKER.c.sealed_details.label("taker_details"),
    )
    .outerjoin(TAKER, TAKER.c.id == CASE.c.taken_by)
    .where(among(CASE.c.person_id, "persons"), NOT_CLOSED, CASE.c.is_drill.is_(False))
)


@dataclass(frozen=True, slots=True)
class MemberCase:
    """The open case of a member, and who has it."""

    id: int
    state: str
    taker: Taker | None


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a cluster. `name`, `declared` and `case` are None for whoever may not see them."""

    row: MemberRow
    school: str
    school_class: str | None
    name: str | None = None
    declared: DeclaredRow | None = None
    case: MemberCase | None = None


@dataclass(frozen=True, slots=True)
class ClusterSeen:
    """A cluster as somebody may see it: `is_listed` with names, else counts. `place`: its unit's name."""

    row: ClusterRow
    place: str
    school: str | None
    school_class: str | None
    members: tuple[Member, ...]
    is_listed: bool

    @property
    def counting(self) -> tuple[Member, ...]:
        """Those who count."""
        return tuple(member for member in self.members if member.row.left_at is None)

    def opened_at(self, key: str) -> datetime | None:
        """When the message with this key was last opened by its reader."""
        return next((told.opened_at for told in self.row.told if told.key == key), None)


@dataclass(frozen=True, slots=True)
class ClusterNumber(Need):
    """A cluster by its key; None when the sender has no duty towards it (any more)."""

    cluster_id: int


@dataclass(frozen=True, slots=True)
class MyClusters(Need):
    """The living clusters that the sender's duties concern, the oldest first: tuple[ClusterSeen, ...]."""


@answers(ClusterNumber)
def cluster_number(reading: Reading, asked: Sequence[Asked]) -> list[ClusterSeen | None]:
    """Give clusters to those whose duty they are, without names to those above the school."""
    rows = {row.id: row for row in clusters_by(reading, BY_ID, {"clusters": [each.need.cluster_id for each in asked]})}
    views = Views.of(reading, rows.values())
    return [views.seen_by(each.sender, rows.get(each.need.cluster_id)) for each in asked]


@answers(MyClusters)
def my_clusters(reading: Reading, asked: Sequence[Asked]) -> list[tuple[ClusterSeen, ...]]:
    """Give each asker the living clusters of the schools their duties reach, and of their units."""
    kinds = LISTED_TO | ABOVE | {"health_station"}
    below = schools_below(reading, [each.sender for each in asked], kinds)
    schools = sorted({school for several in below.values() for school in several})
    units = {unit for school in units_above(reading, schools).values() for unit in school} if schools else set()
    rows = clusters_by(reading, OF_SCHOOLS, {"schools": schools, "units": sorted(units)}) if schools else []
    views = Views.of(reading, rows)
    found = []
    for each in asked:
        seen = [views.seen_by(each.sender, row) for row in rows]
        found.append(tuple(cluster for cluster in seen if cluster is not None))
    return found


def seen_clusters(reading: Reading, uids: Collection[bytes]) -> "tuple[dict[bytes, ClusterRow], Views]":
    """Some clusters, and what says who may see what of them."""
    rows = {row.uid: row for row in clusters_named(reading, set(uids))}
    return rows, Views.of(reading, rows.values())


@dataclass(frozen=True, slots=True)
class Views:
    """All that there is to show of some clusters, and the units that say who may see it."""

    above: Mapping[int, tuple[int, ...]]
    stations: Mapping[int, frozenset[int]]
    names: Mapping[int, str]
    people: Mapping[int, str]
    declared: Mapping[bytes, DeclaredRow]
    cases: Mapping[int, MemberCase]

    @classmethod
    def of(cls, reading: Reading, rows: Iterable[ClusterRow]) -> "Views":
        """Load it for all of them at once."""
        rows = list(rows)
        members = [member for row in rows for member in row.members]
        units = {row.unit_id for row in rows} | {member.school_id for member in members}
        above = units_above(reading, sorted(units | {row.school_id for row in rows if row.school_id is not None}))
        named = sorted(units | {member.class_id for member in members if member.class_id is not None} | set(above))
        persons = sorted({member.person_id for member in members})
        return cls(
            above,
            stations_of(reading, above),
            {row.id: row.name for row in reading.connection.execute(NAMES, {"units": named})} if named else {},
            _names(reading, persons),
            declared_by_uid(reading, [member.declaration_uid for member in members]),
            _cases(reading, persons),
        )

    def seen_by(self, sender: Sender, row: ClusterRow | None) -> ClusterSeen | None:
        """A cluster as somebody may see it; None without any duty towards it."""
        if row is None:
            return None
        is_listed = any(self._lists(duty, row) for duty in sender.duties)
        if not is_listed and not any(self._counts(duty, row) for duty in sender.duties):
            return None
        return ClusterSeen(
            row,
            self.names[row.unit_id],
            None if row.school_id is None else self.names[row.school_id],
            self.names[row.unit_id] if row.rule["scope"] == "class" else None,
            tuple(self._member(member, is_listed=is_listed) for member in row.members),
            is_listed,
        )

    def _lists(self, duty: DutyView, row: ClusterRow) -> bool:
        is_told = "school" in row.rule["tells"]
        return is_told and duty.kind in LISTED_TO and row.school_id is not None and duty.unit_id == row.school_id

    def _counts(self, duty: DutyView, row: ClusterRow) -> bool:
        """Whether a duty above the school hears of it: by the rule, or because nobody at the school could be told."""
        if "upward" not in row.rule["tells"] and not any(told.post in UPWARD_POSTS for told in row.told):
            return False
        own = row.school_id or row.unit_id
        if duty.kind in ABOVE:
            return duty.unit_id in (own, *self.above.get(own, ()))
        schools = {member.school_id for member in row.members}
        return duty.kind == "health_station" and any(duty.unit_id in self.stations.get(s, ()) for s in schools)

    def _member(self, member: MemberRow, *, is_listed: bool) -> Member:
        school_class = None if member.class_id is None else self.names[member.class_id]
        school = self.names[member.school_id]
        if not is_listed:
            return Member(member, school, school_class)
        return Member(
            member,
            school,
            school_class,
            self.people.get(member.person_id),
            self.declared.get(member.declaration_uid),
            self.cases.get(member.person_id),
        )


def _names(reading: Reading, persons: Sequence[int]) -> dict[int, str]:
    rows = reading.connection.execute(PEOPLE, {"persons": persons}) if persons else ()
    return {row.id: reading.sealer.open("person.name", row.uid, row.sealed_name) for row in rows}


def _cases(reading: Reading, persons: Sequence[int]) -> dict[int, MemberCase]:
    found = {}
    for row in reading.connection.execute(OPEN_CASES, {"persons": persons}) if persons else ():
        taker = None
        if row.taker_uid is not None:
            sealer = reading.sealer
            details = sealer.open_json("person.details", row.taker_uid, row.taker_details) if row.taker_details else {}
            name = sealer.open("person.name", row.taker_uid, row.taker_name)
            taker = Taker(row.taker_id, name, details.get("gender"))
        found[row.person_id] = MemberCase(row.id, row.state, taker)
    return found
