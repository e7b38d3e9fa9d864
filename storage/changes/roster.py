"""Changes that a roster makes: people, their classes, their numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.sealing import Sealer, new_uid
from storage.tables import CONTACT_POINT, ENROLMENT, INVITATION, PERSON, UNIT, insert_new


def put(table: sa.Table, names: tuple[str, ...]) -> Any:
    return sa.update(table).where(table.c.id == sa.bindparam("b_id")).values({n: sa.bindparam(f"v_{n}") for n in names})


PERSON_COLUMNS = (
    "sealed_name",
    "sealed_details",
    "sealed_phone",
    "phone_index",
    "ministry_index",
    "code_index",
    "missing_since",
)
BY_UID = sa.select(PERSON.c.id).where(PERSON.c.uid == sa.bindparam("b_uid", type_=sa.LargeBinary)).scalar_subquery()
CLASS_BY_CODE = (
    sa.select(UNIT.c.id)
    .where(UNIT.c.code == sa.bindparam("b_code"), UNIT.c.school_year == sa.bindparam("b_year"))
    .scalar_subquery()
)
MAKE_PERSON = Statement(6, lambda dialect: sa.insert(PERSON))
CHANGE_PERSON = Statement(7, lambda dialect: put(PERSON, PERSON_COLUMNS))
END_ENROLMENT = Statement(8, lambda dialect: put(ENROLMENT, ("to_on",)))
CHANGE_ENROLMENT = Statement(
    9,
    lambda dialect: (
        sa.update(ENROLMENT)
        .where(ENROLMENT.c.id == sa.bindparam("b_id"))
        .values(class_id=CLASS_BY_CODE, boards=sa.bindparam("v_boards"))
    ),
)
ENROL = Statement(
    10,
    lambda dialect: sa.insert(ENROLMENT).values(
        person_id=BY_UID,
        school_id=sa.bindparam("v_school_id"),
        class_id=CLASS_BY_CODE,
        boards=sa.bindparam("v_boards"),
        from_on=sa.bindparam("v_from_on"),
    ),
)
MAKE_CONTACT = Statement(
    11,
    lambda dialect: insert_new(dialect, CONTACT_POINT, ["child_id", "phone_index"]).values(
        child_id=BY_UID,
        uid=sa.bindparam("v_uid"),
        relation=sa.bindparam("v_relation"),
        phone_index=sa.bindparam("v_phone_index"),
        sealed_phone=sa.bindparam("v_sealed_phone"),
        sealed_name=sa.bindparam("v_sealed_name", type_=sa.LargeBinary),
    ),
)
DROP_CONTACT = Statement(5, lambda dialect: sa.delete(CONTACT_POINT).where(CONTACT_POINT.c.id == sa.bindparam("b_id")))
END_CLASS_CODES = Statement(
    14,
    lambda dialect: (
        sa.update(INVITATION)
        .where(INVITATION.c.unit_id == sa.bindparam("b_unit"), INVITATION.c.kind == "class")
        .where(INVITATION.c.ended_at.is_(None))
        .values(ended_at=sa.bindparam("v_at"))
    ),
)


def _sealed_person(
    sealer: Sealer, uid: bytes, name: str, details: Mapping[str, Any], phone: str | None
) -> dict[str, Any]:
    ministry, code = details.get("ministry_id"), details.get("school_code")
    return {
        "sealed_name": sealer.seal("person.name", uid, name),
        "sealed_details": sealer.seal_json("person.details", uid, dict(details)) if details else None,
        "sealed_phone": sealer.seal("person.phone", uid, phone) if phone else None,
        "phone_index": sealer.index("phone", phone) if phone else None,
        "ministry_index": sealer.index("ministry_id", ministry) if ministry else None,
        "code_index": sealer.index("school_code", code) if code else None,
    }


@dataclass(frozen=True, slots=True)
class ListPerson:
    """Somebody a file names who was not known."""

    uid: bytes
    kind: str
    school_id: int | None
    name: str
    details: Mapping[str, Any]
    phone: str | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the person."""
        values = _sealed_person(sealer, self.uid, self.name, self.details, self.phone)
        yield MAKE_PERSON, {"uid": self.uid, "kind": self.kind, "school_id": self.school_id, **values}


@dataclass(frozen=True, slots=True)
class CorrectPerson:
    """A file says something else of somebody known; `missing_since`: they stood in no newer file since."""

    person_id: int
    uid: bytes
    name: str
    details: Mapping[str, Any]
    phone: str | None = None
    missing_since: date | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Write the person anew."""
        values = _sealed_person(sealer, self.uid, self.name, self.details, self.phone)
        values["missing_since"] = self.missing_since
        yield CHANGE_PERSON, {"b_id": self.person_id, **{f"v_{name}": value for name, value in values.items()}}


@dataclass(frozen=True, slots=True)
class Enrol:
    """A pupil's place in a class of a year from a day on."""

    person_uid: bytes
    school_id: int
    class_code: str
    year: int
    boards: bool
    from_on: date

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the enrolment."""
        yield (
            ENROL,
            {
                "b_uid": self.person_uid,
                "v_school_id": self.school_id,
                "b_code": self.class_code,
                "b_year": self.year,
                "v_boards": self.boards,
                "v_from_on": self.from_on,
            },
        )


@dataclass(frozen=True, slots=True)
class ChangeEnrolment:
    """An enrolment is corrected on the day it began, or only its boarding changes."""

    enrolment_id: int
    class_code: str
    year: int
    boards: bool

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Write it anew."""
        yield (
            CHANGE_ENROLMENT,
            {"b_id": self.enrolment_id, "b_code": self.class_code, "b_year": self.year, "v_boards": self.boards},
        )


@dataclass(frozen=True, slots=True)
class EndEnrolment:
    """A place in a class ends."""

    enrolment_id: int
    on: date

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Write its end."""
        yield END_ENROLMENT, {"b_id": self.enrolment_id, "v_to_on": self.on}


@dataclass(frozen=True, slots=True)
class ListContact:
    """A number of a child's family that the roster names."""

    child_uid: bytes
    relation: str
    phone: str
    name: str | None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the contact point."""
        uid = new_uid()
        yield (
            MAKE_CONTACT,
            {
                "b_uid": self.child_uid,
                "v_uid": uid,
                "v_relation": self.relation,
                "v_phone_index": sealer.index("phone", self.phone),
                "v_sealed_phone": sealer.seal("contact_point.phone", uid, self.phone),
                "v_sealed_name": sealer.seal("contact_point.name", uid, self.name) if self.name else None,
            },
        )


@dataclass(frozen=True, slots=True)
class DropContact:
    """A number stands in the newer roster no more, or otherwise; bonds made with it stay."""

    contact_id: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Delete the contact point."""
        yield DROP_CONTACT, {"b_id": self.contact_id}


@dataclass(frozen=True, slots=True)
class EndClassCodes:
    """The code of a class of last year leads nowhere any more."""

    class_id: int
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """End the codes."""
        yield END_CLASS_CODES, {"b_unit": self.class_id, "v_at": self.at}
