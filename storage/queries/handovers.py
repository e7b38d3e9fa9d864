"""Open cases whose taker no longer has the duty, or is stood in for: who they are, and when the next duty ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Reading
from storage.queries.cases import BY_KEY, SCHOOL_DUTIES, CaseFile, files
from storage.tables import CASE, DUTY, OPEN_UIDS, PERSON, TODAY, living

COVER = DUTY.alias("cover")
_OF_TAKER = sa.and_(
    DUTY.c.person_id == CASE.c.taken_by, DUTY.c.unit_id == CASE.c.school_id, DUTY.c.kind.in_(sorted(SCHOOL_DUTIES))
)
_IS_STOOD_IN_FOR = sa.select(COVER.c.id).where(COVER.c.covers_id == DUTY.c.id, living(COVER)).correlate(DUTY).exists()
_HOLDS = (
    sa.select(DUTY.c.id)
    .where(
        _OF_TAKER,
        living(DUTY),
        # what somebody takes today, although stood in for, stays with them today
        sa.or_(sa.not_(_IS_STOOD_IN_FOR), CASE.c.taken_at >= sa.bindparam("b_midnight", type_=CASE.c.taken_at.type)),
    )
    .correlate(CASE)
    .exists()
)
_IS_GONE = sa.select(PERSON.c.id).where(PERSON.c.id == CASE.c.taken_by, PERSON.c.gone_on.is_not(None)).exists()
_TAKEN = sa.and_(CASE.c.uid.in_(OPEN_UIDS), CASE.c.taken_by.is_not(None), sa.not_(CASE.c.is_drill))
_IS_ORPHAN = sa.and_(_TAKEN, sa.or_(sa.not_(_HOLDS), _IS_GONE))
SCHOOLS = sa.select(CASE.c.school_id).where(_IS_ORPHAN).distinct()
ORPHANS = (
    sa.select(CASE.c.uid)
    .where(_IS_ORPHAN, among(CASE.c.school_id, "schools"))
    .order_by(CASE.c.id)
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)
NEXT_END = sa.select(sa.func.min(DUTY.c.to_on)).join(CASE, _OF_TAKER).where(_TAKEN, DUTY.c.to_on > TODAY)
NEXT_COVER = (
    sa.select(sa.func.min(COVER.c.from_on))
    .select_from(COVER)
    .join(DUTY, DUTY.c.id == COVER.c.covers_id)
    .join(CASE, _OF_TAKER)
    .where(_TAKEN, COVER.c.from_on > TODAY)
)
PEOPLE = sa.select(PERSON.c.id, PERSON.c.uid, PERSON.c.sealed_name, PERSON.c.sealed_details).where(
    among(PERSON.c.id, "persons")
)


@dataclass(frozen=True, slots=True)
class Handing:
    """Somebody who hands cases over, as they are called."""

    name: str
    gender: str | None


def schools_with_orphans(reading: Reading, midnight: datetime) -> list[int]:
    """Where there are such cases as `orphans` gives."""
    values = {"today": reading.today, "b_midnight": midnight}
    return sorted(reading.connection.execute(SCHOOLS, values).scalars())


def orphans(reading: Reading, midnight: datetime, schools: Sequence[int], limit: int) -> list[CaseFile]:
    """Open cases with a taker who has no duty at the school today or, taken before `midnight`, is stood in for."""
    values = {"today": reading.today, "b_midnight": midnight, "schools": schools, "b_limit": limit}
    uids = [bytes(row.uid) for row in reading.connection.execute(ORPHANS, values)]
    return files(reading, BY_KEY, {"uids": uids}, is_named=False) if uids else []


def next_change_on(reading: Reading) -> date | None:
    """The next day on which a duty of somebody with open cases ends or is stood in for."""
    found: Sequence[Any] = [
        reading.connection.execute(statement, {"today": reading.today}).scalar() for statement in (NEXT_END, NEXT_COVER)
    ]
    return min((day for day in found if day is not None), default=None)


def handing(reading: Reading, persons: Sequence[int]) -> dict[int, Handing]:
    """How people are called who hand over; also those who have left the school."""
    found = {}
    for row in reading.connection.execute(PEOPLE, {"persons": sorted(set(persons))}) if persons else ():
        sealer = reading.sealer
        details = sealer.open_json("person.details", row.uid, row.sealed_details) if row.sealed_details else {}
        found[row.id] = Handing(sealer.open("person.name", row.uid, row.sealed_name), details.get("gender"))
    return found
