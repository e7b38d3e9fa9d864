"""What joining needs: slips and class codes, people, the requests of an account."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.tables import (
    ENROLMENT,
    INVITATION,
    JOIN_REQUEST,
    PERSON,
    UNIT,
    UNIT_EDGE,
    living,
)

HEADS = ("principal", "deputy_head")
CLASS = UNIT.alias("class_unit")
SCHOOL = UNIT.alias("school_unit")
ABOVE = UNIT.alias("above_unit")
MANAGED = UNIT_EDGE.alias("managed")
PLACED = (
    PERSON.outerjoin(ENROLMENT, sa.and_(ENROLMENT.c.person_id == PERSON.c.id, living(ENROLMENT)))
    .outerjoin(CLASS, CLASS.c.id == ENROLMENT.c.class_id)
    .outerjoin(SCHOOL, SCHOOL.c.id == sa.func.coalesce(ENROLMENT.c.school_id, PERSON.c.school_id))
)
PERSON_COLUMNS = (
    PERSON.c.id.label("person_id"),
    PERSON.c.uid.label("person_uid"),
    PERSON.c.kind.label("person_kind"),
    PERSON.c.sealed_name,
    PERSON.c.sealed_details,
    PERSON.c.sealed_phone,
    PERSON.c.gone_on,
    CLASS.c.id.label("class_id"),
    CLASS.c.name.label("class_name"),
    SCHOOL.c.id.label("school_id"),
    SCHOOL.c.name.label("school_name"),
)
_SLIPS = sa.select(INVITATION, UNIT.c.kind.label("unit_kind"), UNIT.c.name.label("unit_name")).join(
    UNIT, UNIT.c.id == INVITATION.c.unit_id
)
SLIPS_BY_CODE = _SLIPS.where(among(INVITATION.c.code_index, "codes"))
SLIPS_BY_ID = _SLIPS.where(among(INVITATION.c.id, "slips"))
PEOPLE = sa.select(*PERSON_COLUMNS).select_from(PLACED).where(among(PERSON.c.id, "persons"))
CLASSES = (
    sa.select(UNIT.c.id, UNIT.c.name, UNIT.c.school_id, SCHOOL.c.name.label("school_name"))
    .join(SCHOOL, SCHOOL.c.id == UNIT.c.school_id)
    .where(among(UNIT.c.id, "classes"), UNIT.c.kind == "class", living(UNIT))
)
COMMUNES = (
    sa.select(MANAGED.c.unit_id, ABOVE.c.name)
    .join(ABOVE, ABOVE.c.id == MANAGED.c.target_id)
    .where(among(MANAGED.c.unit_id, "schools"), MANAGED.c.kind == "managed_by", living(MANAGED))
)
OPEN_REQUESTS = sa.select(
    JOIN_REQUEST.c.account_id, JOIN_REQUEST.c.class_id, JOIN_REQUEST.c.person_id, JOIN_REQUEST.c.kind
).where(among(JOIN_REQUEST.c.account_id, "accounts"), JOIN_REQUEST.c.state == "open")


@dataclass(frozen=True, slots=True)
class Known:
    """A pupil or member of staff as joining needs them. `phone`: E.164, as the school's files have it."""

    id: int
    kind: str
    name: str
    birthday: date | None
    phone: str | None
    class_id: int | None
    class_name: str | None
    school_id: int | None
    school_name: str | None


@dataclass(frozen=True, slots=True)
class InvitationView:
    """A class code or slip. `unit_id`: the class or school it was made for; `person` of a slip, `None` when gone."""

    id: int
    kind: str
    unit_id: int
    unit_name: str
    person: Known | None
    expires_at: datetime | None
    used_at: datetime | None
    ended_at: datetime | None
    tries: int
    version: int
    area: str | None


@dataclass(frozen=True, slots=True)
class SlipBy(Need):
    """The invitation with a code, or (of a place) with a key. None: there is none."""

    code: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class ClassOf(Need):
    """A class that stands today: `ClassView`, or None."""

    school_class: int


@dataclass(frozen=True, slots=True)
class ClassView:
    """A class and its school."""

    id: int
    name: str
    school_id: int
    school_name: str


@dataclass(frozen=True, slots=True)
class PersonOf(Need):
    """A pupil or colleague of the sender's class or school, as joining needs them: `Known` or None."""

    person: int


@dataclass(frozen=True, slots=True)
class Asking:
    """An open request of the sender's account."""

    class_id: int | None
    person_id: int | None
    kind: str


@dataclass(frozen=True, slots=True)
class MyRequests(Need):
    """The sender's open requests: `list[Asking]`."""


def known(reading: Reading, row: Any) -> Known:
    """A person from a row with `PERSON_COLUMNS`."""
    sealer = reading.sealer
    details = sealer.open_json("person.details", row.person_uid, row.sealed_details) if row.sealed_details else {}
    return Known(
        id=row.person_id,
        kind=row.person_kind,
        name=sealer.open("person.name", row.person_uid, row.sealed_name),
        birthday=date.fromisoformat(details["birthday"]) if details.get("birthday") else None,
        phone=sealer.open("person.phone", row.person_uid, row.sealed_phone) if row.sealed_phone else None,
        class_id=row.class_id,
        class_name=row.class_name,
        school_id=row.school_id,
        school_name=row.school_name,
    )


def people(reading: Reading, ids: Iterable[int]) -> dict[int, Known]:
    """Persons by key with their place in a school today; the gone are left out."""
    rows = reading.connection.execute(PEOPLE, {"persons": sorted(set(ids)), "today": reading.today})
    return {row.person_id: known(reading, row) for row in rows if row.gone_on is None}


@answers(SlipBy)
def slips(reading: Reading, asked: Sequence[Asked]) -> list[InvitationView | None]:
    """Invitations by code or key, with the person they are for."""
    codes = [index for each in asked if each.need.code for index in reading.sealer.indexes("code", each.need.code)]
    ids = [each.need.id for each in asked if each.need.id]
    rows: list[Any] = []
    if codes:
        rows += reading.connection.execute(SLIPS_BY_CODE, {"codes": codes}).all()
    if ids:
        rows += reading.connection.execute(SLIPS_BY_ID, {"slips": ids}).all()
    found = people(reading, [row.person_id for row in rows if row.person_id])
    views = {row.id: _slip(row, found) for row in rows}
    areas = _areas(reading, views.values())
    by_code = {row.code_index: row.id for row in rows}
    answers_ = []
    for each in asked:
        key = each.need.id
        if each.need.code:
            key = next((by_code[i] for i in reading.sealer.indexes("code", each.need.code) if i in by_code), 0)
        answers_.append(_with_area(views.get(key), areas))
    return answers_


def _slip(row: Any, found: Mapping[int, Known]) -> InvitationView:
    return InvitationView(
        row.id,
        row.kind,
        row.unit_id,
        row.unit_name,
        found.get(row.person_id) if row.person_id else None,
        row.expires_at,
        row.used_at,
        row.ended_at,
        row.tries,
        row.version,
        None,
    )


def _areas(reading: Reading, views: Iterable[InvitationView]) -> dict[int, str]:
    schools = sorted({view.person.school_id for view in views if view.person and view.person.school_id})
    if not schools:
        return {}
    rows = reading.connection.execute(COMMUNES, {"schools": schools, "today": reading.today})
    return {row.unit_id: row.name for row in rows}


def _with_area(view: InvitationView | None, areas: Mapping[int, str]) -> InvitationView | None:
    school = view.person.school_id if view and view.person else None
    return view if view is None or school is None else replace(view, area=areas.get(school))


@answers(ClassOf)
def classes(reading: Reading, asked: Sequence[Asked]) -> list[ClassView | None]:
    """Classes by key."""
    wanted = sorted({each.need.school_class for each in asked})
    rows = reading.connection.execute(CLASSES, {"classes": wanted, "today": reading.today})
    found = {row.id: ClassView(row.id, row.name, row.school_id, row.school_name) for row in rows}
    return [found.get(each.need.school_class) for each in asked]


@answers(PersonOf)
def persons_of(reading: Reading, asked: Sequence[Asked]) -> list[Known | None]:
    """Persons by key, for the teacher of their class and the heads of their school."""
    found = people(reading, [each.need.person for each in asked])
    answers_: list[Known | None] = []
    for each in asked:
        person = found.get(each.need.person)
        is_theirs = person is not None and (
            (person.class_id is not None and each.sender.holds("homeroom", person.class_id) is not None)
            or any(each.sender.holds(kind, person.school_id) for kind in HEADS if person.school_id is not None)
        )
        answers_.append(person if is_theirs else None)
    return answers_


@answers(MyRequests)
def my_requests(reading: Reading, asked: Sequence[Asked]) -> list[list[Asking]]:
    """Open requests by account."""
    accounts = sorted({each.sender.account.id for each in asked})
    rows = reading.connection.execute(OPEN_REQUESTS, {"accounts": accounts}).all()
    return [
        [Asking(row.class_id, row.person_id, row.kind) for row in rows if row.account_id == each.sender.account.id]
        for each in asked
    ]
