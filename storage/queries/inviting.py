"""Who gets slips: the classes, pupils and staff of a unit, or one person by their code."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from storage.needs import Reading
from storage.queries.units import unit_by_code
from storage.tables import DUTY, ENROLMENT, INVITATION, PERSON, UNIT, living

CLASS = UNIT.alias("class_unit")
SCHOOL = UNIT.alias("school_unit")
_UNIT = sa.bindparam("b_unit", type_=sa.BigInteger)
CLASSES = (
    sa.select(UNIT.c.id, UNIT.c.code, UNIT.c.name, SCHOOL.c.name.label("school_name"))
    .join(SCHOOL, SCHOOL.c.id == UNIT.c.school_id)
    .where(sa.or_(UNIT.c.id == _UNIT, UNIT.c.school_id == _UNIT), UNIT.c.kind == "class", living(UNIT))
    .order_by(UNIT.c.code)
)
_PUPILS = (
    sa.select(
        PERSON.c.id,
        PERSON.c.uid,
        PERSON.c.kind,
        PERSON.c.sealed_name,
        PERSON.c.sealed_details,
        CLASS.c.id.label("unit_id"),
        CLASS.c.code.label("unit_code"),
        CLASS.c.name.label("class_name"),
        SCHOOL.c.name.label("school_name"),
    )
    .join(ENROLMENT, sa.and_(ENROLMENT.c.person_id == PERSON.c.id, living(ENROLMENT)))
    .join(CLASS, CLASS.c.id == ENROLMENT.c.class_id)
    .join(SCHOOL, SCHOOL.c.id == ENROLMENT.c.school_id)
    .where(PERSON.c.gone_on.is_(None))
    .order_by(CLASS.c.code, PERSON.c.id)
)
PUPILS = _PUPILS.where(sa.or_(ENROLMENT.c.class_id == _UNIT, ENROLMENT.c.school_id == _UNIT))
_STAFF = (
    sa.select(
        PERSON.c.id,
        PERSON.c.uid,
        PERSON.c.kind,
        PERSON.c.sealed_name,
        PERSON.c.sealed_details,
        SCHOOL.c.id.label("unit_id"),
        SCHOOL.c.code.label("unit_code"),
        sa.literal(None, UNIT.c.name.type).label("class_name"),
        SCHOOL.c.name.label("school_name"),
    )
    .where(PERSON.c.gone_on.is_(None), PERSON.c.kind.in_(("staff", "official")))
    .order_by(PERSON.c.id)
)
STAFF = _STAFF.join(SCHOOL, SCHOOL.c.id == PERSON.c.school_id).where(PERSON.c.school_id == _UNIT)
HOLDERS = _STAFF.join(DUTY, sa.and_(DUTY.c.person_id == PERSON.c.id, living(DUTY))).join(
    SCHOOL, SCHOOL.c.id == DUTY.c.unit_id
)
HOLDERS_OF = HOLDERS.where(DUTY.c.unit_id == _UNIT, PERSON.c.school_id.is_distinct_from(_UNIT))
PUPIL_BY_ID = _PUPILS.where(PERSON.c.id == sa.bindparam("b_person", type_=sa.BigInteger))
STAFF_BY_ID = _STAFF.join(SCHOOL, SCHOOL.c.id == PERSON.c.school_id).where(
    PERSON.c.id == sa.bindparam("b_person", type_=sa.BigInteger)
)
OFFICIAL_BY_ID = HOLDERS.where(PERSON.c.id == sa.bindparam("b_person", type_=sa.BigInteger)).limit(1)
BY_CODE = sa.select(PERSON.c.id).where(
    sa.or_(
        PERSON.c.ministry_index.in_(sa.bindparam("b_ministry", expanding=True)),
        PERSON.c.code_index.in_(sa.bindparam("b_codes", expanding=True)),
    ),
    PERSON.c.gone_on.is_(None),
)
CLASS_CODE = (
    sa.select(INVITATION.c.uid, INVITATION.c.sealed_code)
    .where(INVITATION.c.unit_id == _UNIT, INVITATION.c.kind == "class", INVITATION.c.ended_at.is_(None))
    .order_by(INVITATION.c.id)
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who gets a slip, or (`person_id` None) a class that gets a code."""

    kind: str
    unit_id: int
    unit_code: str
    person_id: int | None
    name: str | None
    class_name: str | None
    school_name: str


def invited_of_unit(reading: Reading, code: str) -> list[Invited] | None:
    """The class codes, pupils and staff of a school, a class's code and pupils, an office's holders; None: no unit."""
    unit = unit_by_code(reading.connection, code, reading.today)
    if unit is None:
        return None
    given = {"b_unit": unit.id, "today": reading.today}
    classes = reading.connection.execute(CLASSES, given).all()
    pupils = reading.connection.execute(PUPILS, given).all()
    staff = reading.connection.execute(STAFF, given).all()
    holders = reading.connection.execute(HOLDERS_OF, given).all() if unit.kind != "class" else []
    return [
        *(Invited("class", row.id, row.code, None, None, row.name, row.school_name) for row in classes),
        *(_person(reading, row) for row in pupils),
        *{row.id: _person(reading, row) for row in (*staff, *holders)}.values(),
    ]


def invited_person(reading: Reading, code: str) -> list[Invited]:
    """The persons with an identity code, a school's own code, or (digits) a key; usually one."""
    sealer = reading.sealer
    found = set(
        reading.connection.execute(
            BY_CODE,
            {"b_ministry": sealer.indexes("ministry_id", code), "b_codes": sealer.indexes("school_code", code)},
        ).scalars()
    )
    if not found and code.isdigit() and len(code) < 12:
        found = {int(code)}
    invited: list[Invited] = []
    for person in sorted(found):
        given = {"b_person": person, "today": reading.today}
        for statement in (PUPIL_BY_ID, STAFF_BY_ID, OFFICIAL_BY_ID):
            row = reading.connection.execute(statement, given).first()
            if row is not None:
                invited.append(_person(reading, row))
                break
    return invited


def _person(reading: Reading, row: Any) -> Invited:
    return Invited(
        kind="child" if row.kind == "pupil" else "staff",
        unit_id=row.unit_id,
        unit_code=row.unit_code,
        person_id=row.id,
        name=reading.sealer.open("person.name", row.uid, row.sealed_name),
        class_name=row.class_name,
        school_name=row.school_name,
    )


def class_code(reading: Reading, unit_id: int) -> str | None:
    """The living code of a class, to be shown again."""
    row = reading.connection.execute(CLASS_CODE, {"b_unit": unit_id}).first()
    return (
        None
        if row is None or row.sealed_code is None
        else reading.sealer.open("invitation.code", row.uid, row.sealed_code)
    )


__all__ = ["Invited", "class_code", "invited_of_unit", "invited_person"]
