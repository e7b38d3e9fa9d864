"""Who of an imported commune can be played in the demo. Used once, when the demo's database is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.sealing import Sealer
from storage.tables import CONTACT_POINT, DUTY, ENROLMENT, INVITATION, PERSON, UNIT, living

CHILDREN = (
    sa.select(
        CONTACT_POINT.c.uid,
        CONTACT_POINT.c.relation,
        CONTACT_POINT.c.sealed_name,
        ENROLMENT.c.person_id,
        ENROLMENT.c.school_id,
        ENROLMENT.c.class_id,
        PERSON.c.uid.label("child_uid"),
        PERSON.c.sealed_name.label("sealed_child"),
        PERSON.c.sealed_details,
    )
    .join(PERSON, PERSON.c.id == CONTACT_POINT.c.child_id)
    .join(ENROLMENT, sa.and_(ENROLMENT.c.person_id == PERSON.c.id, living(ENROLMENT)))
    .where(CONTACT_POINT.c.phone_index.in_(sa.bindparam("indexes", expanding=True)), CONTACT_POINT.c.ended_at.is_(None))
    .order_by(CONTACT_POINT.c.id)
)
DUTIES = (
    sa.select(DUTY.c.person_id, DUTY.c.kind, DUTY.c.unit_id, DUTY.c.order, UNIT.c.code)
    .join(UNIT, UNIT.c.id == DUTY.c.unit_id)
    .where(living(DUTY))
    .order_by(UNIT.c.code, DUTY.c.order, DUTY.c.id)
)
OTHERS = (
    sa.select(ENROLMENT.c.person_id, ENROLMENT.c.class_id, PERSON.c.sealed_details, PERSON.c.uid)
    .join(PERSON, PERSON.c.id == ENROLMENT.c.person_id)
    .where(
        among(ENROLMENT.c.class_id, "classes"),
        living(ENROLMENT),
        PERSON.c.sealed_details.is_not(None),
        sa.exists().where(CONTACT_POINT.c.child_id == PERSON.c.id, CONTACT_POINT.c.ended_at.is_(None)),
        ~sa.exists().where(INVITATION.c.person_id == PERSON.c.id),
    )
    .order_by(ENROLMENT.c.person_id)
)
OWN_PHONES = (
    sa.select(ENROLMENT.c.person_id, ENROLMENT.c.class_id, PERSON.c.uid, PERSON.c.sealed_name)
    .join(PERSON, PERSON.c.id == ENROLMENT.c.person_id)
    .where(
        living(ENROLMENT),
        PERSON.c.kind == "pupil",
        sa.or_(
            PERSON.c.phone_index.is_not(None),
            sa.exists().where(CONTACT_POINT.c.child_id == PERSON.c.id, CONTACT_POINT.c.relation == "self"),
        ),
    )
    .order_by(ENROLMENT.c.person_id)
    .limit(20)
)
GUARDIANS = (
    sa.select(CONTACT_POINT.c.uid, CONTACT_POINT.c.sealed_phone, CONTACT_POINT.c.sealed_name, CONTACT_POINT.c.relation)
    .where(
        CONTACT_POINT.c.child_id == sa.bindparam("b_child"),
        CONTACT_POINT.c.relation != "self",
        CONTACT_POINT.c.ended_at.is_(None),
    )
    .order_by(CONTACT_POINT.c.id)
)


@dataclass(frozen=True, slots=True)
class ListedChild:
    """A child that a roster lists with a phone. `guardian`: the name the roster gives to that number."""

    person_id: int
    name: str
    birthday: date | None
    school_id: int
    class_id: int
    relation: str
    guardian: str | None


@dataclass(frozen=True, slots=True)
class ConnectedPupil:
    """A pupil with a number of their own, and the guardian a roster names beside them."""

    person_id: int
    class_id: int
    name: str
    relation: str
    guardian: str | None
    phone: str


@dataclass(frozen=True, slots=True)
class HeldDuty:
    """A duty somebody holds today, and the code of its unit."""

    person_id: int
    kind: str
    unit_id: int
    order: int
    code: str


def children_of_phone(connection: Connection, sealer: Sealer, phone: str, today: date) -> list[ListedChild]:
    """The pupils whose rosters name this number (E.164)."""
    rows = connection.execute(CHILDREN, {"indexes": sealer.indexes("phone", phone), "today": today})
    return [
        ListedChild(
            row.person_id,
            sealer.open("person.name", row.child_uid, row.sealed_child),
            birthday_of(sealer, row.child_uid, row.sealed_details),
            row.school_id,
            row.class_id,
            row.relation,
            sealer.open("contact_point.name", row.uid, row.sealed_name) if row.sealed_name else None,
        )
        for row in rows
    ]


def duties_held(connection: Connection, today: date) -> list[HeldDuty]:
    """All duties that hold today, by the code of their unit, then in order."""
    rows = connection.execute(DUTIES, {"today": today})
    return [HeldDuty(row.person_id, row.kind, row.unit_id, row.order, row.code) for row in rows]


def listed_in(connection: Connection, sealer: Sealer, classes: Sequence[int], today: date) -> list[tuple[int, int]]:
    """Pupils of classes with a birthday, a phone and no slip yet, as person and class."""
    rows = connection.execute(OTHERS, {"classes": list(classes), "today": today})
    return [(r.person_id, r.class_id) for r in rows if birthday_of(sealer, r.uid, r.sealed_details)]


def pupil_with_phone(connection: Connection, sealer: Sealer, today: date) -> ConnectedPupil | None:
    """The first pupil whom a roster gives a number of their own, and a guardian's."""
    for row in connection.execute(OWN_PHONES, {"today": today}):
        for found in connection.execute(GUARDIANS, {"b_child": row.person_id}):
            return ConnectedPupil(
                row.person_id,
                row.class_id,
                sealer.open("person.name", row.uid, row.sealed_name),
                found.relation,
                sealer.open("contact_point.name", found.uid, found.sealed_name) if found.sealed_name else None,
                sealer.open("contact_point.phone", found.uid, found.sealed_phone),
            )
    return None


def birthday_of(sealer: Sealer, uid: bytes, sealed_details: bytes | None) -> date | None:
    """The birthday in a person's details, if it is known."""
    details = sealer.open_json("person.details", uid, sealed_details) if sealed_details is not None else {}
    return date.fromisoformat(details["birthday"]) if details.get("birthday") else None
