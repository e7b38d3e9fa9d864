"""What a table of a unit above school level is made of: the units below it, what was asked, the sums, who owes why."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.cases import ABOVE
from storage.queries.owing_kinds import Owes, owing_kinds
from storage.queries.province import UnitSums, province_table
from storage.queries.views import ORDERED, letter_of
from storage.tables import (
    ASKED_OF_PERSONS,
    DUTY,
    ORDER,
    ORDER_SCHOOL,
    PERSON,
    ROUND,
    SETTING,
    UNIT,
    UNIT_EDGE,
    living,
)
from storage.values import AD_HOC, Letter, Sender

DEEPEST = 8
MOST_REASONED = 20_000
"""Debts that are looked into; where there are more, why they are owed is left out."""

_COLUMNS = (UNIT.c.id, UNIT.c.code, UNIT.c.name, UNIT.c.kind, UNIT_EDGE.c.target_id.label("parent_id"))
_MANAGED = sa.and_(UNIT_EDGE.c.kind == "managed_by", living(UNIT_EDGE), living(UNIT))
_FIRST = (
    sa.select(*_COLUMNS, sa.literal_column("1", sa.Integer).label("depth"))
    .join(UNIT_EDGE, UNIT_EDGE.c.unit_id == UNIT.c.id)
    .where(UNIT_EDGE.c.target_id == sa.bindparam("b_unit"), _MANAGED)
    .cte("area", recursive=True)
)
_AREA = _FIRST.union_all(
    sa.select(*_COLUMNS, _FIRST.c.depth + 1)
    .select_from(_FIRST)
    .join(UNIT_EDGE, UNIT_EDGE.c.target_id == _FIRST.c.id)
    .join(UNIT, UNIT.c.id == UNIT_EDGE.c.unit_id)
    .where(_FIRST.c.kind != "school", _FIRST.c.depth < DEEPEST, _MANAGED)
)
AREA = sa.select(_AREA).order_by(_AREA.c.code)
ITSELF = sa.select(*(UNIT.c.id, UNIT.c.code, UNIT.c.name, UNIT.c.kind), sa.null().label("parent_id")).where(
    UNIT.c.id == sa.bindparam("b_unit"), living(UNIT)
)
MANAGERS = (
    sa.select(UNIT_EDGE.c.unit_id, UNIT_EDGE.c.target_id)
    .join(UNIT, UNIT.c.id == UNIT_EDGE.c.unit_id)
    .where(UNIT.c.kind != "class", _MANAGED)
)
_CALLED_OFF = sa.exists().where(
    ORDER_SCHOOL.c.school_id == ROUND.c.school_id,
    ORDER_SCHOOL.c.round_id == ROUND.c.id,
    ORDER_SCHOOL.c.state == "off",
)
"""That nobody declares in it any more is no silence, and nothing to be told of."""
_ASK = (ROUND.c.order_id, ROUND.c.form, ROUND.c.held_on, *ORDERED)
_ASKED = (
    sa.select(*_ASK)
    .join(ORDER, ORDER.c.id == ROUND.c.order_id)
    .where(ROUND.c.state != "cancelled", ~_CALLED_OFF, ASKED_OF_PERSONS)
)
_ON = _ASKED.where(ROUND.c.held_on == sa.bindparam("b_on", type_=sa.Date), ORDER.c.kind != "self")
ASKED_ON = _ON.distinct()
ASKED_AT = _ON.with_only_columns(ROUND.c.order_id, ROUND.c.form, ROUND.c.school_id, maintain_column_froms=True)
BY_ORDER = (
    _ASKED.where(ORDER.c.kind == AD_HOC, ROUND.c.due_at > sa.bindparam("b_since"))
    .add_columns(sa.func.max(ROUND.c.due_at, type_=ROUND.c.due_at.type).label("due_at"))
    .group_by(*_ASK)
)
CONTACTS = (
    sa.select(DUTY.c.person_id, DUTY.c.unit_id, SETTING.c.value.label("hour"))
    .join(PERSON, PERSON.c.id == DUTY.c.person_id)
    .outerjoin(SETTING, sa.and_(SETTING.c.unit_id == DUTY.c.unit_id, SETTING.c.name == "digest"))
    .where(DUTY.c.kind.in_(sorted(ABOVE)), living(DUTY), PERSON.c.gone_on.is_(None))
    .order_by(DUTY.c.person_id, DUTY.c.unit_id)
)
HOURS = sa.select(SETTING.c.value).where(SETTING.c.name == "digest").distinct()
ROUNDS_AT = sa.select(ROUND.c.id).where(
    among(ROUND.c.school_id, "schools"),
    ROUND.c.order_id == sa.bindparam("b_order"),
    ROUND.c.form == sa.bindparam("b_form"),
    ROUND.c.held_on == sa.bindparam("b_on", type_=sa.Date),
    ROUND.c.state.in_(("open", "closed")),
)
LAST_DUE = ROUNDS_AT.with_only_columns(sa.func.max(ROUND.c.due_at, type_=ROUND.c.due_at.type))


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of an area, and which unit manages it (None: the area's own)."""

    id: int
    code: str
    name: str
    kind: str
    parent_id: int | None


@dataclass(frozen=True, slots=True)
class Ask:
    """What persons were asked for on a date: an order's questionnaire. `letter`: of an ad hoc one."""

    order_id: int
    kind: str
    form: str
    held_on: date
    letter: Letter | None

    @property
    def is_standing(self) -> bool:
        """Whether it is the usual one."""
        return self.kind != AD_HOC


@dataclass(frozen=True, slots=True)
class Area:
    """A unit with all schools at any depth below it. `sums` by school; `owing`: None where it was not looked into.

    `due_at`: when the last of its rounds is due.
    """

    unit: Place
    below: tuple[Place, ...]
    ask: Ask
    sums: Mapping[int, UnitSums]
    owing: Mapping[Owes, int] | None
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class AreaOf(Need):
    """How a unit at or below the sender's stands: tuple[Area, ...], one for each thing asked on a date (None: today).

    `unit_id` 0: the sender's own; empty for what lies outside. `order_id` 0: everything that was asked.
    """

    is_long: ClassVar[bool] = True

    unit_id: int
    on: date | None = None
    order_id: int = 0


@answers(AreaOf)
def areas_of(reading: Reading, asked: Sequence[Asked]) -> list[tuple[Area, ...]]:
    """One asker at a time: few ask at once."""
    return [_for(reading, each.need, each.sender) for each in asked]


def _for(reading: Reading, need: AreaOf, sender: Sender) -> tuple[Area, ...]:
    own = units_of(sender)
    units = own if need.unit_id == 0 else [need.unit_id] if lies_within(reading, need.unit_id, own) else []
    asks = [ask for ask in asks_on(reading, need.on or reading.today) if need.order_id in (0, ask.order_id)]
    return tuple(area for unit in units for ask in asks if (area := area_at(reading, unit, ask)) is not None)


def units_of(sender: Sender) -> list[int]:
    """The units that somebody answers for above a school, in the order of their duties; none lies twice in the list."""
    return list(dict.fromkeys(duty.unit_id for duty in sender.duties if duty.kind in ABOVE))


def lies_within(reading: Reading, unit_id: int, own: Sequence[int]) -> bool:
    """Whether a unit is one of some units or lies below one."""
    managers = managers_of(reading)
    return any(unit in own for unit in above(unit_id, managers))


def managers_of(reading: Reading) -> dict[int, int]:
    """Which unit manages each unit today, classes left out."""
    return {row.unit_id: row.target_id for row in reading.connection.execute(MANAGERS, {"today": reading.today})}


def above(unit_id: int, managers: Mapping[int, int]) -> list[int]:
    """A unit and those above it, nearest first."""
    found = [unit_id]
    while (following := managers.get(found[-1])) is not None and following not in found:
        found.append(following)
    return found


def asks_on(reading: Reading, on: date) -> list[Ask]:
    """Everything persons were asked for on a date, the usual first."""
    asked = {_ask(row) for row in reading.connection.execute(ASKED_ON, {"b_on": on})}
    return sorted(asked, key=lambda ask: (not ask.is_standing, ask.order_id, ask.form))


def asked_schools(reading: Reading, on: date) -> dict[Ask, set[int]]:
    """What was asked on a date, and of which schools."""
    schools: dict[tuple[int, str], set[int]] = defaultdict(set)
    for order_id, form, school in reading.connection.execute(ASKED_AT, {"b_on": on}):
        schools[order_id, form].add(school)
    return {ask: schools[ask.order_id, ask.form] for ask in asks_on(reading, on)}


def orders_due(reading: Reading, since: datetime) -> dict[Ask, datetime]:
    """When each ad hoc order is due that was not yet due at an instant: the latest of its rounds of a date."""
    return {_ask(row): row.due_at for row in reading.connection.execute(BY_ORDER, {"b_since": since})}


def _ask(row: Any) -> Ask:
    return Ask(row.order_id, row.order_kind, row.form, row.held_on, letter_of(row))


def contacts(reading: Reading) -> list[tuple[int, int, str | None]]:
    """Who answers for units above schools today: person, unit, at which hour the unit wants its figures if it says."""
    found = reading.connection.execute(CONTACTS, {"today": reading.today})
    return [(row.person_id, row.unit_id, row.hour) for row in found]


def digest_hours(reading: Reading) -> list[str]:
    """The hours that units have set for their figures."""
    return list(reading.connection.execute(HOURS).scalars())


def area_at(reading: Reading, unit_id: int, ask: Ask, *, with_reasons: bool = True) -> Area | None:
    """How a unit stands in what was asked; None when no school below it was. No scope is looked at."""
    values = {"b_unit": unit_id, "today": reading.today}
    itself = reading.connection.execute(ITSELF, values).first()
    if itself is None:
        return None
    below = tuple(_place(row) for row in reading.connection.execute(AREA, values))
    table = province_table(reading, unit_id, ask.form, ask.held_on, ask.order_id, by_school=True)
    sums = {row.unit_id: row for row in table}
    if not any(row.asked for row in table):
        return None
    owing = None
    if with_reasons and sum(row.owing for row in table) <= MOST_REASONED:
        owing = owing_at(reading, [school for school, row in sums.items() if row.asked], ask)
    return Area(
        _place(itself), below, ask, sums, owing, _due_at(reading, [s for s, row in sums.items() if row.asked], ask)
    )


def _due_at(reading: Reading, schools: Collection[int], ask: Ask) -> datetime | None:
    """When the last of the rounds of what was asked is due at some schools."""
    values = {"schools": sorted(schools), "b_order": ask.order_id, "b_form": ask.form, "b_on": ask.held_on}
    found: datetime | None = reading.connection.execute(LAST_DUE, values).scalar()
    return found


def _place(row: Any) -> Place:
    return Place(row.id, row.code, row.name, row.kind, row.parent_id)


def owing_at(reading: Reading, schools: Collection[int], ask: Ask) -> Counter[Owes]:
    """What is known of those who owe at some schools."""
    values = {"schools": sorted(schools), "b_order": ask.order_id, "b_form": ask.form, "b_on": ask.held_on}
    rounds = list(reading.connection.execute(ROUNDS_AT, values).scalars())
    return owing_kinds(reading, rounds)
