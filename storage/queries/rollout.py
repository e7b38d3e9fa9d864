"""Roll-out: which schools below a unit have a working account and a first declaration, and whom a reminder reaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from storage.changes.rollout import DEADLINE, REMINDED
from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.facts import read_fact
from storage.queries.plans import names_of, officers_at, offices_of
from storage.queries.reach import Address, addresses
from storage.queries.scopes import leaders, schools_in_scope
from storage.tables import ACCOUNT, DUTY, PERSON, ROUND, ROUND_SUM, SCHOOL_DECLARATION, UNIT, UNIT_EDGE, living

WORKING = ("principal", "school_health")
"""Whose account makes a school's."""

PLACES = (
    sa.select(UNIT.c.id, UNIT.c.code, UNIT.c.name, UNIT_EDGE.c.target_id)
    .outerjoin(
        UNIT_EDGE, sa.and_(UNIT_EDGE.c.unit_id == UNIT.c.id, UNIT_EDGE.c.kind == "managed_by", living(UNIT_EDGE))
    )
    .where(among(UNIT.c.id, "schools"))
)
WITH_ACCOUNT = (
    sa.select(DUTY.c.unit_id)
    .join(PERSON, PERSON.c.id == DUTY.c.person_id)
    .join(ACCOUNT, ACCOUNT.c.person_id == PERSON.c.id)
    .where(among(DUTY.c.unit_id, "schools"), DUTY.c.kind.in_(WORKING), living(DUTY))
    .where(PERSON.c.gone_on.is_(None), ACCOUNT.c.state == "active")
    .distinct()
)
_SUMS = sa.exists().where(ROUND.c.school_id == UNIT.c.id, ROUND_SUM.c.round_id == ROUND.c.id, ROUND_SUM.c.declared > 0)
_FILED = sa.exists().where(SCHOOL_DECLARATION.c.school_id == UNIT.c.id)
WITH_DECLARATION = sa.select(UNIT.c.id).where(among(UNIT.c.id, "schools"), sa.or_(_SUMS, _FILED))


@dataclass(frozen=True, slots=True)
class RolloutSchool:
    """A school on its way: `has_account` of principal or school health, `has_declared` at least once."""

    school_id: int
    code: str
    name: str
    above_id: int
    above_name: str
    has_account: bool
    has_declared: bool

    @property
    def is_done(self) -> bool:
        """Whether nothing is missing."""
        return self.has_account and self.has_declared


@dataclass(frozen=True, slots=True)
class RolloutView:
    """How far the schools of a unit are, by the unit above them and name."""

    unit_id: int
    unit_name: str
    by: date | None
    reminded_on: date | None
    schools: tuple[RolloutSchool, ...]


@dataclass(frozen=True, slots=True)
class Rollout(Need):
    """How far the schools below a unit of the sender's office are: RolloutView | None."""

    unit_id: int


@dataclass(frozen=True, slots=True)
class RolloutReach(Need):
    """Whom a reminder reaches: of each school that has not begun, else of the office right above it.

    `(dict[school, list[Address]], dict[unit above, list[Address]])`
    """

    unit_id: int


@answers(Rollout)
def rollouts(reading: Reading, asked: Sequence[Asked]) -> list[RolloutView | None]:
    """Only of one's own unit."""
    return [
        rollout(reading, each.need.unit_id) if each.need.unit_id in offices_of(each.sender) else None for each in asked
    ]


@answers(RolloutReach)
def rollout_reach(
    reading: Reading, asked: Sequence[Asked]
) -> list[tuple[dict[int, list[Address]], dict[int, list[Address]]]]:
    """Nobody where the unit is not the sender's."""
    done: list[tuple[dict[int, list[Address]], dict[int, list[Address]]]] = []
    for each in asked:
        if each.need.unit_id not in offices_of(each.sender):
            done.append(({}, {}))
            continue
        behind = [school for school in rollout(reading, each.need.unit_id).schools if not school.is_done]
        reach = leaders(reading, [school.school_id for school in behind])
        above = sorted({school.above_id for school in behind if school.school_id not in reach})
        me = each.sender.person.id if each.sender.person else 0
        contacts = {unit: [person for person in officers_at(reading, unit) if person != me] for unit in above}
        known = addresses(reading.connection, sorted({person for several in contacts.values() for person in several}))
        usable = {person: address for person, address in known.items() if not address.is_blocked}
        done.append((reach, {unit: [usable[p] for p in several if p in usable] for unit, several in contacts.items()}))
    return done


def rollout(reading: Reading, unit_id: int) -> RolloutView:
    """How far the schools below a unit are, whoever asks."""
    schools, connection = schools_in_scope(reading, unit_id, ()), reading.connection
    values = {"schools": schools, "today": reading.today}
    accounts = set(connection.execute(WITH_ACCOUNT, values).scalars())
    declared = set(connection.execute(WITH_DECLARATION, values).scalars())
    rows = connection.execute(PLACES, values).all()
    names = names_of(reading, sorted({unit_id, *(row.target_id for row in rows if row.target_id is not None)}))
    found = [
        RolloutSchool(
            row.id,
            row.code,
            row.name,
            row.target_id or unit_id,
            names.get(row.target_id or unit_id, ""),
            row.id in accounts,
            row.id in declared,
        )
        for row in rows
    ]
    return RolloutView(
        unit_id,
        names[unit_id],
        _day(reading, f"{DEADLINE}{unit_id}"),
        _day(reading, f"{REMINDED}{unit_id}"),
        tuple(sorted(found, key=lambda each: (each.above_name, each.above_id, each.name, each.school_id))),
    )


def _day(reading: Reading, name: str) -> date | None:
    value = read_fact(reading.connection, name)
    return date.fromisoformat(value) if value else None
