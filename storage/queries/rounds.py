"""Rounds as the clock's tick sees them: what is due, which schools are to be planned, their settings and days."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.changes.rounds import STANDING
from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.reach import Address, addresses
from storage.queries.responders import DayRow, units_above
from storage.queries.views import ORDERED, round_view
from storage.tables import (
    ASKED_OF_PERSONS,
    DAY_OFF,
    DECLARATION,
    DUTY,
    ENROLMENT,
    ORDER,
    PERSON,
    PLANNED,
    ROUND,
    SCHOOL_DECLARATION,
    SETTING,
    TODAY,
    UNIT,
    living,
)
from storage.values import RoundView

UNDER_WAY = ROUND.c.state.in_(("planned", "open"))
_LIMIT = sa.bindparam("b_limit", type_=sa.Integer)
_TO_PLAN = (
    sa.select(UNIT.c.id)
    .outerjoin(PLANNED, PLANNED.c.school_id == UNIT.c.id)
    .where(UNIT.c.kind == "school", living(UNIT))
    .where(sa.or_(PLANNED.c.planned_on.is_(None), PLANNED.c.planned_on < TODAY))
    .order_by(UNIT.c.id)
)
TO_PLAN = _TO_PLAN.limit(_LIMIT)
SETTINGS = sa.select(SETTING.c.unit_id, SETTING.c.name, SETTING.c.value).where(among(SETTING.c.unit_id, "units"))
DAYS = (
    sa.select(DAY_OFF, UNIT.c.kind.label("unit_kind"))
    .join(UNIT, UNIT.c.id == DAY_OFF.c.unit_id)
    .where(among(DAY_OFF.c.unit_id, "units"), DAY_OFF.c.on >= sa.bindparam("b_from", type_=sa.Date))
    .order_by(DAY_OFF.c.on)
)
_ROUNDS = sa.select(ROUND, *ORDERED).join(ORDER, ORDER.c.id == ROUND.c.order_id)
DUE = (
    _ROUNDS.where(ROUND.c.next_at <= sa.bindparam("b_now"), UNDER_WAY)
    .order_by(ROUND.c.next_at, ROUND.c.id)
    .limit(_LIMIT)
)
NEXT_DUE = sa.select(sa.func.min(ROUND.c.next_at)).where(UNDER_WAY, ROUND.c.next_at.is_not(None))
AHEAD = _ROUNDS.where(
    among(ROUND.c.school_id, "schools"),
    ROUND.c.state == "planned",
    ORDER.c.kind == STANDING["kind"],
    ROUND.c.held_on >= TODAY,
)
REMINDED_NEXT = (
    _ROUNDS.where(ROUND.c.held_on.in_((sa.bindparam("b_first", type_=sa.Date), sa.bindparam("b_last", type_=sa.Date))))
    .where(ROUND.c.id > sa.bindparam("b_after", type_=sa.BigInteger), UNDER_WAY, ORDER.c.kind != "self")
    .where(ROUND.c.remind_1_at > sa.bindparam("b_now"), ASKED_OF_PERSONS)
    .order_by(ROUND.c.id)
    .limit(1)
)
OF_THE_DAY = (
    _ROUNDS.where(among(ROUND.c.school_id, "schools"), ROUND.c.held_on == TODAY)
    .where(ROUND.c.state.in_(("open", "closed")), ORDER.c.kind != "self", ASKED_OF_PERSONS)
    .order_by(ROUND.c.id.desc())
)
OF_PERSONS = _ROUNDS.where(
    ROUND.c.school_id == sa.bindparam("b_school"),
    ROUND.c.order_id == sa.bindparam("b_order"),
    ROUND.c.held_on == sa.bindparam("b_on", type_=sa.Date),
    ROUND.c.state.in_(("open", "closed")),
    ASKED_OF_PERSONS,
).order_by(ROUND.c.id.desc())
NEXT_ROUND = (
    sa.select(ROUND.c.school_id, sa.func.min(ROUND.c.opens_at).label("opens_at"))
    .where(among(ROUND.c.school_id, "schools"), ROUND.c.state == "planned", ASKED_OF_PERSONS)
    .group_by(ROUND.c.school_id)
)
OF_ORDER = _ROUNDS.where(ROUND.c.order_id == sa.bindparam("b_order"), ROUND.c.form == sa.bindparam("b_form"))
BY_ID = _ROUNDS.where(among(ROUND.c.id, "rounds"))
DUTIES = (
    sa.select(DUTY.c.person_id, DUTY.c.kind, DUTY.c.unit_id, DUTY.c.order)
    .join(UNIT, UNIT.c.id == DUTY.c.unit_id)
    .join(PERSON, PERSON.c.id == DUTY.c.person_id)
    .where(sa.or_(UNIT.c.id == sa.bindparam("b_school"), UNIT.c.school_id == sa.bindparam("b_school")))
    .where(DUTY.c.kind.in_(("homeroom", "school_health", "principal", "boarding")))
    .where(living(DUTY), living(UNIT), PERSON.c.gone_on.is_(None))
    .order_by(DUTY.c.order, DUTY.c.id)
)
_PUPILS = sa.select(ENROLMENT.c.person_id).join(PERSON, PERSON.c.id == ENROLMENT.c.person_id)
OWED_BY = (
    _PUPILS.where(ENROLMENT.c.school_id == sa.bindparam("b_school"), living(ENROLMENT))
    .where(PERSON.c.gone_on.is_(None))
    .union(
        sa.select(PERSON.c.id).where(
            PERSON.c.school_id == sa.bindparam("b_school"), PERSON.c.kind == "staff", PERSON.c.gone_on.is_(None)
        )
    )
    .subquery("owed_by")
)
HAS_DECLARED = sa.exists().where(
    DECLARATION.c.round_id == sa.bindparam("b_round"),
    DECLARATION.c.person_id == OWED_BY.c.person_id,
    DECLARATION.c.withdrawn_at.is_(None),
)
ANY_SCHOOL = sa.select(PLANNED.c.school_id).limit(1)
HAS_FILED = sa.select(SCHOOL_DECLARATION.c.id).where(SCHOOL_DECLARATION.c.round_id == sa.bindparam("b_round")).limit(1)
COUNT = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(sa.case((HAS_DECLARED, 1), else_=0)), 0)).select_from(
    OWED_BY
)


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round with its instants."""

    id: int
    school_id: int
    form: str
    asked_of: str
    held_on: date
    order_id: int
    order_kind: str
    state: str
    opens_at: datetime
    remind_1_at: datetime | None
    remind_2_at: datetime | None
    list_at: datetime | None
    due_at: datetime
    totals_at: datetime | None
    closes_at: datetime
    done: str
    next_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class SchoolRhythm:
    """What a school has set, and the days off and on of it and the units above it."""

    school_id: int
    settings: Mapping[str, str]
    days: tuple[DayRow, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """A duty at a school or class of it, with where its holder is reached."""

    person_id: int
    kind: str
    unit_id: int
    address: Address | None


@dataclass(frozen=True, slots=True)
class DayOfSchool:
    """The round of today, its reminders, and when the next one opens.

    Of several rounds it is the one that presses: open and due next, else open and due last, else closed last. One that
    reminds nobody yet comes after those that do: a school in its morning keeps it.
    """

    round: RoundView | None
    next_opens_at: datetime | None
    remind_at: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundToday(Need):
    """The round of today of a school that the sender belongs to."""

    school_id: int


@answers(RoundToday)
def round_today(reading: Reading, asked: Sequence[Asked]) -> list[DayOfSchool]:
    """Give the round of the day of each school asked for."""
    schools = sorted({each.need.school_id for each in asked})
    found = days_of_schools(reading, schools)
    return [
        found[each.need.school_id] if each.need.school_id in _near(each) else DayOfSchool(None, None) for each in asked
    ]


def _near(asked: Asked) -> set[int | None]:
    return {s.school_id for s in asked.sender.subjects} | {duty.school_id for duty in asked.sender.duties}


def days_of_schools(reading: Reading, schools: Sequence[int]) -> dict[int, DayOfSchool]:
    """The round of today of schools, and when their next one opens."""
    values = {"schools": list(schools), "today": reading.today}
    today: dict[int, Any] = {}
    for row in sorted(reading.connection.execute(OF_THE_DAY, values), key=lambda row: _presses(row, reading.now)):
        today.setdefault(row.school_id, row)
    ahead = {row.school_id: row.opens_at for row in reading.connection.execute(NEXT_ROUND, values)}
    return {school: _day(today.get(school), ahead.get(school)) for school in schools}


def _day(row: Any, next_opens_at: datetime | None) -> DayOfSchool:
    if row is None:
        return DayOfSchool(None, next_opens_at)
    reminders = tuple(at for at in (row.remind_1_at, row.remind_2_at) if at is not None)
    return DayOfSchool(round_view(row), next_opens_at, reminders)


def _presses(row: Any, now: datetime) -> tuple[bool, bool, bool, float]:
    """What a round of today is sorted by: of those that ask already what is due next comes first, then the last due."""
    is_due, at = row.due_at <= now, row.due_at.timestamp()
    is_ahead = row.remind_1_at is not None and row.remind_1_at > now
    return row.state != "open", is_ahead, is_due, -at if is_due or row.state != "open" else at


def persons_round(reading: Reading, school_id: int, order_id: int, held_on: date) -> RoundView | None:
    """The round of persons that the same order asked for on a date: what the school declares beside it counts there."""
    values = {"b_school": school_id, "b_order": order_id, "b_on": held_on}
    row = reading.connection.execute(OF_PERSONS, values).first()
    return None if row is None else round_view(row)


def schools_to_plan(reading: Reading, limit: int) -> list[int]:
    """Schools whose coming rounds were not planned today."""
    return list(reading.connection.execute(TO_PLAN, {"today": reading.today, "b_limit": limit}).scalars())


def rhythms(reading: Reading, schools: Sequence[int], from_on: date) -> dict[int, SchoolRhythm]:
    """What schools have set themselves, and their days off and on from a date on."""
    above = units_above(reading, schools)
    settings: dict[int, dict[str, str]] = defaultdict(dict)
    for row in reading.connection.execute(SETTINGS, {"units": list(schools)}):
        settings[row.unit_id][row.name] = row.value
    units = sorted({unit for school in schools for unit in (school, *above[school])})
    days: dict[int, list[DayRow]] = defaultdict(list)
    for row in reading.connection.execute(DAYS, {"units": units, "b_from": from_on}):
        days[row.unit_id].append(DayRow(row.on, row.unit_kind, row.reason, row.source, row.is_school_day))
    return {
        school: SchoolRhythm(
            school, settings[school], tuple(day for unit in (school, *above[school]) for day in days[unit])
        )
        for school in schools
    }


def planned_ahead(reading: Reading, schools: Sequence[int]) -> list[RoundRow]:
    """Standing rounds from today on that have not opened."""
    values = {"schools": list(schools), "today": reading.today}
    return [round_row(row) for row in reading.connection.execute(AHEAD, values)]


def due_rounds(reading: Reading, limit: int) -> list[RoundRow]:
    """Rounds with something to be done now, the longest waiting first."""
    values = {"b_now": reading.now, "b_limit": limit}
    return [round_row(row) for row in reading.connection.execute(DUE, values)]


def reminded_next(reading: Reading, after: int, days: tuple[date, date]) -> RoundRow | None:
    """The first round after a key, held on one of two days, whose first reminder is still to come."""
    values = {"b_after": after, "b_first": days[0], "b_last": days[1], "b_now": reading.now}
    row = reading.connection.execute(REMINDED_NEXT, values).first()
    return None if row is None else round_row(row)


def round_views(reading: Reading, rounds: Sequence[int]) -> dict[int, RoundView]:
    """Rounds by key, as handlers see them."""
    return {row.id: round_view(row) for row in reading.connection.execute(BY_ID, {"rounds": sorted(set(rounds))})}


def round_rows(reading: Reading, rounds: Sequence[int]) -> dict[int, RoundRow]:
    """Rounds by key, with their instants."""
    return {row.id: round_row(row) for row in reading.connection.execute(BY_ID, {"rounds": sorted(set(rounds))})}


def rounds_of_order(reading: Reading, order_id: int, form: str, held_on: date) -> list[RoundRow]:
    """The rounds of a date that an order asked for."""
    found = reading.connection.execute(OF_ORDER, {"b_order": order_id, "b_form": form})
    return [round_row(row) for row in found if row.held_on == held_on]


def next_due(reading: Reading) -> datetime | None:
    """When something is to be done for a round: now, while a school waits to be planned."""
    if reading.connection.execute(TO_PLAN, {"today": reading.today, "b_limit": 1}).first() is not None:
        return reading.now
    found: datetime | None = reading.connection.execute(NEXT_DUE).scalar()
    return found


def has_schools(connection: Connection) -> bool:
    """Whether there is any school, so that planning has to go on tomorrow."""
    return connection.execute(ANY_SCHOOL).first() is not None


def offices(reading: Reading, school_id: int) -> list[Office]:
    """Homeroom, school health, boarding and principal of a school today, by order."""
    rows = reading.connection.execute(DUTIES, {"b_school": school_id, "today": reading.today}).all()
    reach = addresses(reading.connection, sorted({row.person_id for row in rows}))
    return [Office(row.person_id, row.kind, row.unit_id, reach.get(row.person_id)) for row in rows]


def owed_and_declared(reading: Reading, round_: RoundRow) -> tuple[int, int]:
    """How many pupils and staff owe in a round (by its date), and how many of them have declared.

    Nobody owes in a round *tự báo*; what is asked of the school itself it owes once.
    """
    if round_.asked_of == "school":
        return 1, int(reading.connection.execute(HAS_FILED, {"b_round": round_.id}).first() is not None)
    values = {"b_school": round_.school_id, "b_round": round_.id, "today": round_.held_on}
    owed, declared = reading.connection.execute(COUNT, values).one()
    return 0 if round_.order_kind == "self" else int(owed), int(declared)


def round_row(row: Any) -> RoundRow:
    """A round with its instants, from a row with `order_kind`."""
    return RoundRow(**{name: getattr(row, name) for name in RoundRow.__slots__})
