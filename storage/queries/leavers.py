"""Pupils whom a newer roster no longer lists, as the principal of their school decides about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zlib import crc32

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.reach import Address, addresses
from storage.tables import DUTY, ENROLMENT, PERSON, UNIT, living

PRINCIPAL = "principal"

_CLASS = UNIT.alias("class_unit")
_ENROLMENT = sa.and_(ENROLMENT.c.person_id == PERSON.c.id, living(ENROLMENT))
MISSING = (
    sa.select(
        PERSON.c.id,
        PERSON.c.uid,
        PERSON.c.school_id,
        PERSON.c.sealed_name,
        PERSON.c.missing_since,
        _CLASS.c.name.label("class_name"),
    )
    .outerjoin(ENROLMENT, _ENROLMENT)
    .outerjoin(_CLASS, _CLASS.c.id == ENROLMENT.c.class_id)
    .where(among(PERSON.c.school_id, "schools"), PERSON.c.kind == "pupil")
    .where(PERSON.c.missing_since.is_not(None), PERSON.c.gone_on.is_(None))
    .order_by(_CLASS.c.name, PERSON.c.id)
)
SCHOOLS = sa.select(UNIT.c.id, UNIT.c.name).where(among(UNIT.c.id, "schools"))
PRINCIPALS = (
    sa.select(DUTY.c.person_id)
    .join(PERSON, PERSON.c.id == DUTY.c.person_id)
    .where(DUTY.c.unit_id == sa.bindparam("b_school"), DUTY.c.kind == PRINCIPAL)
    .where(living(DUTY), PERSON.c.gone_on.is_(None))
    .order_by(DUTY.c.order, DUTY.c.id)
)


@dataclass(frozen=True, slots=True)
class Leaver:
    """A pupil who stands in no newer roster since a date."""

    person_id: int
    name: str
    class_name: str | None
    missing_since: date


@dataclass(frozen=True, slots=True)
class LeaverList:
    """The pupils of a school to be decided about, by class."""

    school_id: int
    school_name: str
    pupils: tuple[Leaver, ...]

    @property
    def mark(self) -> int:
        """A number that tells one list from another: what was confirmed is what was seen."""
        return crc32(",".join(str(n) for n in sorted(pupil.person_id for pupil in self.pupils)).encode())


@dataclass(frozen=True, slots=True)
class Leavers(Need):
    """The leavers of a school whose principal the sender is; None otherwise."""

    school_id: int


@answers(Leavers)
def leavers(reading: Reading, asked: Sequence[Asked]) -> list[LeaverList | None]:
    """Give each principal the list of the school."""
    schools = [each.need.school_id for each in asked if each.sender.holds(PRINCIPAL, each.need.school_id)]
    found = leavers_of(reading, schools)
    return [
        found.get(each.need.school_id) if each.sender.holds(PRINCIPAL, each.need.school_id) else None for each in asked
    ]


def leavers_of(reading: Reading, schools: Sequence[int]) -> dict[int, LeaverList]:
    """The leavers of schools, by school."""
    keys = sorted(set(schools))
    pupils: dict[int, list[Leaver]] = {school: [] for school in keys}
    for row in reading.connection.execute(MISSING, {"schools": keys, "today": reading.today}) if keys else ():
        pupils[row.school_id].append(_leaver(reading, row))
    named = reading.connection.execute(SCHOOLS, {"schools": keys}) if keys else ()
    return {row.id: LeaverList(row.id, row.name, tuple(pupils[row.id])) for row in named}


def _leaver(reading: Reading, row: Any) -> Leaver:
    name = reading.sealer.open("person.name", row.uid, row.sealed_name)
    return Leaver(row.id, name, row.class_name, row.missing_since)


def principals_of(connection: Connection, school_id: int, today: date) -> list[Address]:
    """Where the principals of a school are reached today, as far as they can be."""
    found = connection.execute(PRINCIPALS, {"b_school": school_id, "today": today}).scalars().all()
    reach = addresses(connection, sorted(set(found)))
    known = [reach[person] for person in dict.fromkeys(found) if person in reach]
    return [address for address in known if not address.is_blocked]
