"""Declarations that carry a syndrome, as cluster rules weigh them: what waits, what counts and why not, households."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.models.cases import FALSE_ALARM
from storage.models.rounds import UNWEIGHED
from storage.needs import Reading
from storage.tables import BOND, CASE, DECLARATION

NEWER = DECLARATION.alias("newer")
_LATER_WELL = (
    sa.select(NEWER.c.well)
    .where(
        NEWER.c.round_id == DECLARATION.c.round_id,
        NEWER.c.person_id == DECLARATION.c.person_id,
        NEWER.c.revision > DECLARATION.c.revision,
        NEWER.c.withdrawn_at.is_(None),
    )
    .order_by(NEWER.c.revision.desc())
    .limit(1)
    .scalar_subquery()
)
_FALSE_ALARM = sa.exists().where(
    CASE.c.person_id == DECLARATION.c.person_id,
    CASE.c.outcome == "false_alarm",
    CASE.c.is_drill.is_(False),
    CASE.c.opened_at <= DECLARATION.c.at,
    CASE.c.closed_at >= DECLARATION.c.at,
)
SPOTTED = sa.select(
    DECLARATION.c.uid,
    DECLARATION.c.round_id,
    DECLARATION.c.person_id,
    DECLARATION.c.school_id,
    DECLARATION.c.class_id,
    DECLARATION.c.at,
    DECLARATION.c.syndrome,
    DECLARATION.c.withdrawn_at,
    DECLARATION.c.weighed_at,
    _LATER_WELL.label("later_well"),
    _FALSE_ALARM.label("is_false_alarm"),
).where(DECLARATION.c.syndrome.is_not(None))
SPOTTED_AT = SPOTTED.where(
    among(DECLARATION.c.school_id, "schools"),
    (sa.literal(" ") + DECLARATION.c.syndrome + " ").like(sa.bindparam("b_like")),
)
SPOTTED_OF = SPOTTED.where(among(DECLARATION.c.person_id, "persons"))

# written out, for an index over a part of the rows is not used where the part stands in a parameter
WAITING = (
    sa.select(
        DECLARATION.c.uid, DECLARATION.c.round_id, DECLARATION.c.person_id, DECLARATION.c.withdrawn_at, DECLARATION.c.at
    )
    .where(sa.text(UNWEIGHED))
    .order_by(DECLARATION.c.at, DECLARATION.c.id)
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)
ALARMS = (
    sa.select(CASE.c.uid, CASE.c.person_id, CASE.c.opened_at, CASE.c.closed_at)
    .where(sa.text(FALSE_ALARM))
    .order_by(CASE.c.closed_at, CASE.c.id)
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)
BONDS = sa.select(BOND.c.person_id, BOND.c.child_id).where(BOND.c.state == "active")
GUARDIANS = BONDS.where(among(BOND.c.child_id, "persons"))
CHILDREN = BONDS.where(among(BOND.c.person_id, "persons"))


@dataclass(frozen=True, slots=True)
class Unweighed:
    """A declaration that the clusters have to take in, as it stood when it was read."""

    uid: bytes
    round_id: int
    person_id: int
    withdrawn_at: datetime | None
    at: datetime


@dataclass(frozen=True, slots=True)
class FalseAlarm:
    """A case that turned out to be none; what was declared while it was open does not count."""

    uid: bytes
    person_id: int
    opened_at: datetime
    closed_at: datetime


@dataclass(frozen=True, slots=True)
class Spotted:
    """A stored declaration that carries syndromes. `why`: why it does not count; empty while it does."""

    uid: bytes
    round_id: int
    person_id: int
    school_id: int
    class_id: int | None
    at: datetime
    syndromes: frozenset[str]
    why: str
    is_new: bool


def unweighed(reading: Reading, limit: int) -> tuple[list[Unweighed], list[FalseAlarm]]:
    """What the clusters have to take in, the oldest first."""
    rows = reading.connection.execute(WAITING, {"b_limit": limit}).all()
    alarms = reading.connection.execute(ALARMS, {"b_limit": limit}).all()
    return (
        [Unweighed(bytes(row.uid), row.round_id, row.person_id, row.withdrawn_at, row.at) for row in rows],
        [FalseAlarm(bytes(row.uid), row.person_id, row.opened_at, row.closed_at) for row in alarms],
    )


def spotted_of(reading: Reading, persons: Collection[int]) -> list[Spotted]:
    """What was ever declared with a syndrome about some persons."""
    if not persons:
        return []
    return [_spotted(row) for row in reading.connection.execute(SPOTTED_OF, {"persons": sorted(persons)})]


def spotted_at(reading: Reading, schools: Collection[int], syndrome: str) -> list[Spotted]:
    """What was declared with a syndrome at some schools, all of it that is kept."""
    if not schools:
        return []
    values = {"schools": sorted(schools), "b_like": f"% {syndrome} %"}
    return [_spotted(row) for row in reading.connection.execute(SPOTTED_AT, values)]


def _spotted(row: Any) -> Spotted:
    why = ""
    if row.withdrawn_at is not None:
        why = "withdrawn"
    elif row.later_well is not None:
        why = "well" if row.later_well else "changed"
    elif row.is_false_alarm:
        why = "false_alarm"
    return Spotted(
        uid=bytes(row.uid),
        round_id=row.round_id,
        person_id=row.person_id,
        school_id=row.school_id,
        class_id=row.class_id,
        at=row.at,
        syndromes=frozenset(row.syndrome.split()),
        why=why,
        is_new=row.weighed_at is None,
    )


def households(reading: Reading, persons: Iterable[int]) -> dict[int, frozenset[int]]:
    """For each child, those who share an active guardian with it, or with one who does; itself too."""
    found: dict[int, frozenset[int]] = {}
    for person in sorted(set(persons)):
        if person in found:
            continue
        home = {person}
        while True:
            guardians = {row.person_id for row in reading.connection.execute(GUARDIANS, {"persons": sorted(home)})}
            children = (
                {row.child_id for row in reading.connection.execute(CHILDREN, {"persons": sorted(guardians)})}
                if guardians
                else set()
            )
            if children <= home:
                break
            home |= children
        found |= dict.fromkeys(home, frozenset(home))
    return found
