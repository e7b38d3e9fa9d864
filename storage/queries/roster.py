"""What is known of a school before a roster, duties or units file is compared with it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.sealing import Sealer
from storage.tables import CONTACT_POINT, DUTY, ENROLMENT, PERSON, UNIT, UNIT_EDGE, living

PEOPLE = sa.select(PERSON).where(
    PERSON.c.school_id == sa.bindparam("b_school"),
    PERSON.c.kind == sa.bindparam("b_kind"),
    PERSON.c.gone_on.is_(None),
)
ENROLMENTS = (
    sa.select(ENROLMENT, UNIT.c.name.label("class_name"), UNIT.c.school_year)
    .join(UNIT, UNIT.c.id == ENROLMENT.c.class_id)
    .where(ENROLMENT.c.school_id == sa.bindparam("b_school"), living(ENROLMENT))
)
CONTACTS = sa.select(CONTACT_POINT).where(
    among(CONTACT_POINT.c.child_id, "persons"), CONTACT_POINT.c.ended_at.is_(None)
)
CLASSES = sa.select(UNIT).where(
    UNIT.c.school_id == sa.bindparam("b_school"), UNIT.c.kind == "class", UNIT.c.school_year == sa.bindparam("b_year")
)
UNITS = sa.select(UNIT)
EDGES = sa.select(UNIT_EDGE)
DUTIES = sa.select(DUTY).where(DUTY.c.covers_id.is_(None))
BY_PHONE = sa.select(PERSON).where(
    among(PERSON.c.phone_index, "phones"), PERSON.c.kind.in_(("staff", "official")), PERSON.c.gone_on.is_(None)
)

BY_KEY = sa.select(PERSON).where(among(PERSON.c.id, "persons"), PERSON.c.gone_on.is_(None))


@dataclass(frozen=True, slots=True)
class KnownContact:
    """A number of a child's family."""

    id: int
    relation: str
    phone: str
    name: str | None


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A pupil or member of staff as they stand. `details`: birthday, gender, ministry_id, school_code, title."""

    id: int
    uid: bytes
    name: str
    details: dict[str, Any]
    phone: str | None
    class_id: int | None = None
    class_name: str | None = None
    school_year: int | None = None
    enrolment_id: int | None = None
    enrolled_on: date | None = None
    boards: bool = False
    is_missing: bool = False
    contacts: tuple[KnownContact, ...] = field(default=())


def people_of(connection: Connection, sealer: Sealer, school_id: int, kind: str, today: date) -> list[KnownPerson]:
    """All pupils or staff of a school, opened; oldest first."""
    rows = connection.execute(PEOPLE.order_by(PERSON.c.id), {"b_school": school_id, "b_kind": kind}).all()
    enrolled: dict[int, Any] = {}
    contacts: dict[int, list[KnownContact]] = defaultdict(list)
    if kind == "pupil" and rows:
        enrolled = {
            row.person_id: row for row in connection.execute(ENROLMENTS, {"b_school": school_id, "today": today})
        }
        for row in connection.execute(CONTACTS, {"persons": [each.id for each in rows]}):
            name = sealer.open("contact_point.name", row.uid, row.sealed_name) if row.sealed_name else None
            phone = sealer.open("contact_point.phone", row.uid, row.sealed_phone)
            contacts[row.child_id].append(KnownContact(row.id, row.relation, phone, name))
    return [_known(sealer, row, enrolled.get(row.id), contacts.get(row.id, ())) for row in rows]


def people_by_phone(connection: Connection, sealer: Sealer, phones: list[str]) -> dict[str, list[KnownPerson]]:
    """Staff and officials by their number, E.164."""
    indexes = {index: phone for phone in phones for index in sealer.indexes("phone", phone)}
    found: dict[str, list[KnownPerson]] = defaultdict(list)
    for row in connection.execute(BY_PHONE, {"phones": list(indexes)}):
        found[indexes[row.phone_index]].append(_known(sealer, row, None, ()))
    return found


def people_by_key(connection: Connection, sealer: Sealer, persons: list[int]) -> dict[int, KnownPerson]:
    """People by their keys."""
    return {row.id: _known(sealer, row, None, ()) for row in connection.execute(BY_KEY, {"persons": persons})}


def _known(sealer: Sealer, row: Any, enrolment: Any, contacts: Any) -> KnownPerson:
    return KnownPerson(
        id=row.id,
        uid=bytes(row.uid),
        name=sealer.open("person.name", row.uid, row.sealed_name),
        details=sealer.open_json("person.details", row.uid, row.sealed_details) if row.sealed_details else {},
        phone=sealer.open("person.phone", row.uid, row.sealed_phone) if row.sealed_phone else None,
        class_id=enrolment.class_id if enrolment else None,
        class_name=enrolment.class_name if enrolment else None,
        school_year=enrolment.school_year if enrolment else None,
        enrolment_id=enrolment.id if enrolment else None,
        enrolled_on=enrolment.from_on if enrolment else None,
        boards=bool(enrolment.boards) if enrolment else False,
        is_missing=row.missing_since is not None,
        contacts=tuple(contacts),
    )


def classes_of(connection: Connection, school_id: int, year: int) -> dict[str, int]:
    """The classes of a school year: name -> key."""
    return {row.name: row.id for row in connection.execute(CLASSES, {"b_school": school_id, "b_year": year})}


def all_units(connection: Connection) -> list[Any]:
    """Every unit row."""
    return list(connection.execute(UNITS))


def all_edges(connection: Connection) -> list[Any]:
    """Every edge between units."""
    return list(connection.execute(EDGES))


def all_duties(connection: Connection) -> list[Any]:
    """Every duty row."""
    return list(connection.execute(DUTIES))
