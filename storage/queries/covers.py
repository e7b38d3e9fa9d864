"""Duties somebody may stand in for: the sender's own, or those of the school whose principal the sender is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.reach import Address, addresses
from storage.tables import DUTY, PERSON, UNIT, living
from storage.values import Sender

COVERABLE = frozenset({"school_health", "deputy_head", "principal", "boarding", "homeroom"})

_SCHOOL = sa.func.coalesce(UNIT.c.school_id, UNIT.c.id).label("school")
_COLUMNS = (
    DUTY.c.id,
    DUTY.c.kind,
    DUTY.c.unit_id,
    DUTY.c.person_id,
    DUTY.c.covers_id,
    DUTY.c.from_on,
    DUTY.c.to_on,
    UNIT.c.name.label("unit_name"),
    _SCHOOL,
    PERSON.c.uid,
    PERSON.c.sealed_name,
    PERSON.c.sealed_details,
)
_ALL = (
    sa.select(*_COLUMNS)
    .join(UNIT, UNIT.c.id == DUTY.c.unit_id)
    .join(PERSON, PERSON.c.id == DUTY.c.person_id)
    .where(DUTY.c.kind.in_(sorted(COVERABLE)), PERSON.c.gone_on.is_(None))
    .order_by(DUTY.c.unit_id, DUTY.c.order, DUTY.c.id)
)
_IN_REACH = _ALL.where(
    sa.or_(among(DUTY.c.person_id, "persons"), among(UNIT.c.id, "schools"), among(UNIT.c.school_id, "schools")),
    DUTY.c.covers_id.is_(None),
    living(DUTY),
)
_BY_ID = _ALL.where(among(DUTY.c.id, "duties"))
_STANDING_IN = _ALL.where(among(DUTY.c.covers_id, "duties"), DUTY.c.to_on > sa.bindparam("today", type_=sa.Date))
_MINE = _ALL.where(
    among(DUTY.c.person_id, "persons"),
    DUTY.c.covers_id.is_not(None),
    DUTY.c.to_on > sa.bindparam("today", type_=sa.Date),
)
_STAFF = (
    sa.select(PERSON.c.id, PERSON.c.school_id, PERSON.c.uid, PERSON.c.sealed_name, PERSON.c.sealed_details)
    .where(among(PERSON.c.school_id, "schools"), PERSON.c.kind == "staff", PERSON.c.gone_on.is_(None))
    .order_by(PERSON.c.id)
)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody of the staff, as they are called."""

    person_id: int
    name: str
    gender: str | None


@dataclass(frozen=True, slots=True)
class Cover:
    """Somebody stands in for a duty, from a day to the day before `to_on`."""

    id: int
    who: Named
    from_on: date
    to_on: date


@dataclass(frozen=True, slots=True)
class CoverableDuty:
    """A duty with who holds it, and who stands in for it now or will."""

    id: int
    kind: str
    unit_name: str
    school_id: int
    holder: Named
    covers: tuple[Cover, ...]


@dataclass(frozen=True, slots=True)
class Coverables(Need):
    """The duties the sender may have somebody stand in for."""


@dataclass(frozen=True, slots=True)
class Substitutes(Need):
    """A duty of the sender's reach with the staff who can be asked, those with a chat; None out of reach."""

    duty_id: int


@dataclass(frozen=True, slots=True)
class CoverNumber(Need):
    """A cover with its duty, for holder, principal and substitute; None for others, or when it is over."""

    cover_id: int


@dataclass(frozen=True, slots=True)
class MyCovers(Need):
    """The duties the sender stands in for, now or in days to come, each with the cover."""


@dataclass(frozen=True, slots=True)
class Concerned(Need):
    """Where those a cover concerns are reached, by person: holder, principals of the school, and who stands in.

    For whoever may have somebody stand in, and for who stands in.
    """

    duty_id: int
    person_id: int


@answers(Coverables)
def coverables(reading: Reading, asked: Sequence[Asked]) -> list[tuple[CoverableDuty, ...]]:
    """Give each asker the duties of their reach."""
    values = {
        "persons": sorted({each.sender.person.id for each in asked if each.sender.person}),
        "schools": sorted({school for each in asked for school in _led(each.sender)}),
        "today": reading.today,
    }
    found = _duties(reading, reading.connection.execute(_IN_REACH, values).all())
    return [tuple(duty for duty in found if _reaches(each.sender, duty)) for each in asked]


@answers(Substitutes)
def substitutes(reading: Reading, asked: Sequence[Asked]) -> list[tuple[CoverableDuty, tuple[Named, ...]] | None]:
    """Give each asker a duty and who of the staff can be asked."""
    duties = duties_by_id(reading, [each.need.duty_id for each in asked])
    schools = sorted({duty.school_id for duty in duties.values()})
    staff: dict[int, list[Named]] = defaultdict(list)
    rows = reading.connection.execute(_STAFF, {"schools": schools}).all() if schools else []
    reach = addresses(reading.connection, [row.id for row in rows])
    for row in rows:
        if row.id in reach and not reach[row.id].is_blocked:
            staff[row.school_id].append(_named(reading, row.id, row))
    answers_: list[tuple[CoverableDuty, tuple[Named, ...]] | None] = []
    for each in asked:
        duty = duties.get(each.need.duty_id)
        if duty is None or not _reaches(each.sender, duty):
            answers_.append(None)
            continue
        others = tuple(one for one in staff[duty.school_id] if one.person_id != duty.holder.person_id)
        answers_.append((duty, others))
    return answers_


@answers(CoverNumber)
def cover_number(reading: Reading, asked: Sequence[Asked]) -> list[tuple[CoverableDuty, Cover] | None]:
    """Give a cover to those it concerns."""
    found = covers_by_id(reading, [each.need.cover_id for each in asked])
    answers_: list[tuple[CoverableDuty, Cover] | None] = []
    for each in asked:
        known = found.get(each.need.cover_id)
        person = each.sender.person
        is_theirs = known is not None and (
            _reaches(each.sender, known[0]) or (person is not None and person.id == known[1].who.person_id)
        )
        answers_.append(known if is_theirs else None)
    return answers_


@answers(MyCovers)
def my_covers(reading: Reading, asked: Sequence[Asked]) -> list[tuple[tuple[CoverableDuty, Cover], ...]]:
    """Give each asker where they stand in."""
    persons = sorted({each.sender.person.id for each in asked if each.sender.person})
    rows = reading.connection.execute(_MINE, {"persons": persons, "today": reading.today}).all() if persons else []
    found = covers_by_id(reading, [row.id for row in rows])
    return [
        tuple(each for each in found.values() if one.sender.person and each[1].who.person_id == one.sender.person.id)
        for one in asked
    ]


@answers(Concerned)
def concerned(reading: Reading, asked: Sequence[Asked]) -> list[dict[int, Address]]:
    """Give each asker where the holder and the principals of a duty are reached."""
    duties = duties_by_id(reading, [each.need.duty_id for each in asked])
    schools = sorted({duty.school_id for duty in duties.values()})
    values = {"persons": [], "schools": schools, "today": reading.today}
    heads: defaultdict[int, set[int]] = defaultdict(set)
    for row in reading.connection.execute(_IN_REACH, values) if schools else ():
        if row.kind == "principal":
            heads[row.school].add(row.person_id)
    wanted = [_wanted(each, duties.get(each.need.duty_id), heads) for each in asked]
    reach = addresses(reading.connection, sorted(set().union(*wanted)))
    return [{p: reach[p] for p in several if p in reach and not reach[p].is_blocked} for several in wanted]


def _wanted(asked: Asked, duty: CoverableDuty | None, heads: Mapping[int, set[int]]) -> set[int]:
    person = asked.sender.person
    if duty is None or not (_reaches(asked.sender, duty) or (person and person.id == asked.need.person_id)):
        return set()
    return {duty.holder.person_id, asked.need.person_id, *heads[duty.school_id]}


def covers_by_id(reading: Reading, ids: Sequence[int]) -> dict[int, tuple[CoverableDuty, Cover]]:
    """Covers that are not over, with their duties."""
    rows = reading.connection.execute(_BY_ID, {"duties": sorted(set(ids))}).all() if ids else []
    duties = duties_by_id(reading, [row.covers_id for row in rows if row.covers_id is not None])
    return {
        cover.id: (duty, cover) for duty in duties.values() for cover in duty.covers if cover.id in {r.id for r in rows}
    }


def duties_by_id(reading: Reading, ids: Iterable[int]) -> dict[int, CoverableDuty]:
    """Duties that are held today, with who stands in for them."""
    wanted = sorted(set(ids))
    rows = reading.connection.execute(_BY_ID, {"duties": wanted}).all() if wanted else []
    living_now = [
        row
        for row in rows
        if row.covers_id is None and row.from_on <= reading.today and (row.to_on is None or row.to_on > reading.today)
    ]
    return {duty.id: duty for duty in _duties(reading, living_now)}


def _duties(reading: Reading, rows: Sequence[Any]) -> list[CoverableDuty]:
    ids = [row.id for row in rows]
    covers: dict[int, list[Cover]] = defaultdict(list)
    values = {"duties": ids, "today": reading.today}
    for row in reading.connection.execute(_STANDING_IN, values) if ids else ():
        if row.from_on < row.to_on:
            covers[row.covers_id].append(Cover(row.id, _named(reading, row.person_id, row), row.from_on, row.to_on))
    return [
        CoverableDuty(
            row.id, row.kind, row.unit_name, row.school, _named(reading, row.person_id, row), tuple(covers[row.id])
        )
        for row in rows
    ]


def _named(reading: Reading, person_id: int, row: Any) -> Named:
    sealer = reading.sealer
    details = sealer.open_json("person.details", row.uid, row.sealed_details) if row.sealed_details else {}
    return Named(person_id, sealer.open("person.name", row.uid, row.sealed_name), details.get("gender"))


def _led(sender: Sender) -> list[int]:
    """The schools whose principal somebody is."""
    return [duty.unit_id for duty in sender.duties if duty.kind == "principal"]


def _reaches(sender: Sender, duty: CoverableDuty) -> bool:
    is_own = sender.person is not None and sender.person.id == duty.holder.person_id
    return is_own or duty.school_id in _led(sender)
