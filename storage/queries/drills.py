"""Drills as the clock and commands see them: due ones, those of a school, who was in one, and what was measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.changes.drills import SUBJECT
from storage.database import among
from storage.needs import Reading
from storage.tables import CASE, CASE_TOLD, DRILL, OUTBOX, PERSON, SETTING, UNIT, living

_ALL = sa.select(DRILL, UNIT.c.code, UNIT.c.name).join(UNIT, UNIT.c.id == DRILL.c.school_id)
DUE = (
    _ALL.where(DRILL.c.next_at <= sa.bindparam("b_now"))
    .order_by(DRILL.c.next_at, DRILL.c.id)
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)
NEXT = sa.select(sa.func.min(DRILL.c.next_at)).where(DRILL.c.next_at.is_not(None))
OF_SCHOOLS = _ALL.where(among(DRILL.c.school_id, "schools")).order_by(DRILL.c.id)
BY_ID = _ALL.where(DRILL.c.id == sa.bindparam("b_id"))
OVER = _ALL.where(DRILL.c.state == "over").order_by(DRILL.c.id)
SUBJECT_OF = sa.select(PERSON.c.id).where(PERSON.c.kind == SUBJECT, PERSON.c.school_id == sa.bindparam("b_school"))
DRILLED = (
    sa.select(CASE_TOLD.c.person_id, sa.func.max(CASE_TOLD.c.at).label("at"))
    .join(CASE, CASE.c.uid == CASE_TOLD.c.case_uid)
    .where(CASE.c.is_drill, among(CASE_TOLD.c.person_id, "persons"), CASE_TOLD.c.at >= sa.bindparam("b_since"))
    .group_by(CASE_TOLD.c.person_id)
)
TOLD = (
    sa.select(
        CASE_TOLD.c.person_id,
        CASE_TOLD.c.post,
        CASE_TOLD.c.bot,
        CASE_TOLD.c.at,
        CASE_TOLD.c.answered_at,
        CASE_TOLD.c.refused_at,
        OUTBOX.c.sent_at,
        OUTBOX.c.state,
    )
    .outerjoin(OUTBOX, OUTBOX.c.key == CASE_TOLD.c.key)
    .where(CASE_TOLD.c.case_uid == sa.bindparam("b_uid"), CASE_TOLD.c.post != "asked")
    .order_by(CASE_TOLD.c.id)
)

MONTHLY = (
    sa.select(
        SETTING.c.unit_id,
        SETTING.c.value,
        sa.func.max(sa.func.coalesce(DRILL.c.started_at, DRILL.c.planned_at), type_=DRILL.c.planned_at.type).label(
            "last"
        ),
    )
    .join(UNIT, UNIT.c.id == SETTING.c.unit_id)
    .outerjoin(DRILL, DRILL.c.school_id == SETTING.c.unit_id)
    .where(SETTING.c.name == "drill", SETTING.c.value != "off", UNIT.c.kind == "school", living(UNIT))
    .group_by(SETTING.c.unit_id, SETTING.c.value)
    .order_by(SETTING.c.unit_id)
)
SCHOOLS = sa.select(sa.func.count()).select_from(UNIT).where(UNIT.c.kind == "school", living(UNIT))
HAD_DRILL = SCHOOLS.where(
    UNIT.c.id.in_(sa.select(DRILL.c.school_id).where(DRILL.c.started_at >= sa.bindparam("b_since")))
)
NAMES = sa.select(PERSON.c.id, PERSON.c.uid, PERSON.c.sealed_name, PERSON.c.sealed_details).where(
    among(PERSON.c.id, "persons")
)


@dataclass(frozen=True, slots=True)
class DrillRow:
    """A drill of a school. `spared`: persons left out; `result`: what was measured, once it is over."""

    id: int
    school_id: int
    code: str
    name: str
    severity: str
    state: str
    how: str
    planned_at: datetime
    next_at: datetime | None
    case_uid: bytes | None
    started_at: datetime | None
    ended_at: datetime | None
    spared: Sequence[int]
    result: Mapping[str, Any] | None
    why: str | None
    version: int


@dataclass(frozen=True, slots=True)
class ToldInDrill:
    """A message of a drill's case: to whom, through which bot, when it was told, taken by the messenger, answered."""

    person_id: int
    post: str
    bot: str
    at: datetime
    sent_at: datetime | None
    answered_at: datetime | None
    is_refused: bool


def due_drills(reading: Reading, limit: int) -> list[DrillRow]:
    """The drills that are to be looked at now, the longest waiting first."""
    return _rows(reading.connection.execute(DUE, {"b_now": reading.now, "b_limit": limit}))


def next_drill_at(reading: Reading) -> datetime | None:
    """When the next drill is to be looked at."""
    found: datetime | None = reading.connection.execute(NEXT).scalar()
    return found


def drills_of(connection: Connection, schools: Sequence[int]) -> list[DrillRow]:
    """All drills of some schools, oldest first."""
    return _rows(connection.execute(OF_SCHOOLS, {"schools": sorted(set(schools))}))


def drill_by_id(connection: Connection, drill_id: int) -> DrillRow | None:
    """A drill by its key."""
    return next(iter(_rows(connection.execute(BY_ID, {"b_id": drill_id}))), None)


def drills_over(connection: Connection) -> list[DrillRow]:
    """All drills that have a result, oldest first."""
    return _rows(connection.execute(OVER))


def subject_of(connection: Connection, school_id: int) -> int | None:
    """The person that a school's exercises are about."""
    found: int | None = connection.execute(SUBJECT_OF, {"b_school": school_id}).scalar()
    return found


def drilled(connection: Connection, persons: Sequence[int], since: datetime) -> dict[int, datetime]:
    """Which of some persons were told in a drill since an instant, and when last."""
    values = {"persons": sorted(set(persons)), "b_since": since}
    return {row.person_id: row.at for row in connection.execute(DRILLED, values)} if persons else {}


def told_in_drill(connection: Connection, case_uid: bytes) -> list[ToldInDrill]:
    """Every message that told somebody of a drill's case, in order."""
    return [
        ToldInDrill(
            person_id=row.person_id,
            post=row.post,
            bot=row.bot,
            at=row.at,
            sent_at=row.sent_at if row.state == "sent" else None,
            answered_at=row.answered_at,
            is_refused=row.refused_at is not None or row.state in ("refused", "dropped"),
        )
        for row in connection.execute(TOLD, {"b_uid": case_uid})
    ]


def monthly(reading: Reading) -> list[tuple[int, str, datetime | None]]:
    """Schools with drills by calendar: key, rule as stored, when their last drill was begun, planned or dropped."""
    found = reading.connection.execute(MONTHLY, {"today": reading.today})
    return [(row.unit_id, row.value, row.last) for row in found]


def schools_without_drill(connection: Connection, since: datetime, today: date) -> tuple[int, int]:
    """How many schools have begun no drill since an instant, and how many schools there are."""
    had = connection.execute(HAD_DRILL, {"b_since": since, "today": today}).scalar_one()
    schools = connection.execute(SCHOOLS, {"today": today}).scalar_one()
    return int(schools) - int(had), int(schools)


def names_of(reading: Reading, persons: Sequence[int]) -> dict[int, tuple[str, str | None]]:
    """Names and genders of staff and officials, for figures of drills."""
    found = {}
    for row in reading.connection.execute(NAMES, {"persons": sorted(set(persons))}) if persons else ():
        name = reading.sealer.open("person.name", row.uid, row.sealed_name)
        details = row.sealed_details and reading.sealer.open_json("person.details", row.uid, row.sealed_details)
        found[row.id] = (name, details.get("gender") if details else None)
    return found


def _rows(found: Any) -> list[DrillRow]:
    made = []
    for row in found:
        values = {name: getattr(row, name) for name in DrillRow.__slots__}
        made.append(DrillRow(**values | {"case_uid": None if row.case_uid is None else bytes(row.case_uid)}))
    return made
