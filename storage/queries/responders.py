"""Who answers for a school today: duties at it, its classes, the units above and its station; and its calendar."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.reach import Address, all_addresses
from storage.tables import CASE, DAY_OFF, DUTY, OPEN_AT_SCHOOLS, PERSON, POLICY, SETTING, UNIT, UNIT_EDGE, living

DEEPEST = 8

_FIRST = sa.select(
    UNIT_EDGE.c.unit_id.label("school_id"),
    UNIT_EDGE.c.unit_id.label("below_id"),
    UNIT_EDGE.c.target_id.label("unit_id"),
    sa.literal(1, sa.Integer).label("depth"),
).where(UNIT_EDGE.c.kind == "managed_by", among(UNIT_EDGE.c.unit_id, "schools"), living(UNIT_EDGE))
_UP = _FIRST.cte("above", recursive=True)
ABOVE = _UP.union_all(
    sa.select(_UP.c.school_id, _UP.c.unit_id, UNIT_EDGE.c.target_id, _UP.c.depth + 1)
    .join(UNIT_EDGE, UNIT_EDGE.c.unit_id == _UP.c.unit_id)
    .where(UNIT_EDGE.c.kind == "managed_by", living(UNIT_EDGE), _UP.c.depth < DEEPEST)
)
UNITS_ABOVE = sa.select(ABOVE).order_by(ABOVE.c.school_id, ABOVE.c.depth)
STATIONS = sa.select(UNIT_EDGE.c.unit_id, UNIT_EDGE.c.target_id).where(
    UNIT_EDGE.c.kind == "health_station", among(UNIT_EDGE.c.unit_id, "units"), living(UNIT_EDGE)
)
DUTIES = (
    sa.select(
        DUTY, UNIT.c.school_id, PERSON.c.uid, PERSON.c.sealed_name, PERSON.c.sealed_details, PERSON.c.sealed_phone
    )
    .join(UNIT, UNIT.c.id == DUTY.c.unit_id)
    .join(PERSON, PERSON.c.id == DUTY.c.person_id)
    .where(
        sa.or_(among(DUTY.c.unit_id, "units"), among(UNIT.c.school_id, "schools"), DUTY.c.kind == "operator"),
        living(DUTY),
        PERSON.c.gone_on.is_(None),
    )
    .order_by(DUTY.c.order, DUTY.c.id)
)
UNITS = sa.select(UNIT.c.id, UNIT.c.name, UNIT.c.kind).where(among(UNIT.c.id, "units"))
SETTINGS = sa.select(SETTING.c.unit_id, SETTING.c.name, SETTING.c.value).where(among(SETTING.c.unit_id, "units"))
LADDERS = sa.select(POLICY.c.id, POLICY.c.unit_id, POLICY.c.from_on, POLICY.c.content).where(
    POLICY.c.kind == "ladder",
    sa.or_(
        among(POLICY.c.unit_id, "units"),
        POLICY.c.id.in_(sa.select(CASE.c.policy_id).where(OPEN_AT_SCHOOLS)),
    ),
)
DAYS_OFF = sa.select(DAY_OFF).where(among(DAY_OFF.c.unit_id, "units"))


@dataclass(frozen=True, slots=True)
class Holding:
    """One person's duty at one unit, with how they are called and reached (None: no account)."""

    person_id: int
    kind: str
    unit_id: int
    order: int
    from_minute: int | None
    to_minute: int | None
    weekdays: str | None
    from_on: date
    to_on: date | None
    id: int
    rota_weeks: int | None
    rota_week: int | None
    covers_id: int | None
    name: str
    gender: str | None
    phone: str | None
    addresses: tuple[Address, ...] = ()

    @property
    def address(self) -> Address | None:
        """Where they are reached first; None without an account."""
        return self.addresses[0] if self.addresses else None


@dataclass(frozen=True, slots=True)
class DayRow:
    """A line of the calendar of a unit of some kind."""

    on: date
    unit_kind: str
    reason: str
    source: str
    is_school_day: bool


@dataclass(frozen=True, slots=True)
class SchoolPeople:
    """A school with who answers for it today. `above`: managing units, nearest first; `stations`: its own or theirs.

    `ladder_id`: the stored ladder new cases begin with (None: the shipped one); `policies`: those it and its cases use.
    """

    school_id: int
    name: str
    above: tuple[int, ...]
    stations: frozenset[int]
    holdings: tuple[Holding, ...]
    settings: Mapping[str, str]
    days: tuple[DayRow, ...]
    ladder_id: int | None
    policies: Mapping[int, Mapping[str, Any]]

    def address_of(self, person_id: int) -> Address | None:
        """Where somebody is reached."""
        return next((h.address for h in self.holdings if h.person_id == person_id), None)

    def addresses_of(self, person_id: int) -> tuple[Address, ...]:
        """Every account that somebody can be reached through, the best one first."""
        found = next((h.addresses for h in self.holdings if h.person_id == person_id), ())
        return tuple(address for address in found if not address.is_blocked)


@dataclass(frozen=True, slots=True)
class Responders(Need):
    """Who answers for a school today; None when the sender has nothing to do with it."""

    school_id: int


@answers(Responders)
def responders(reading: Reading, asked: Sequence[Asked]) -> list[SchoolPeople | None]:
    """Give each asker the people of a school they belong to, declare for or answer for."""
    found = school_people(reading, [each.need.school_id for each in asked])
    return [_within(each, found.get(each.need.school_id)) for each in asked]


def _within(asked: Asked, school: SchoolPeople | None) -> SchoolPeople | None:
    if school is None:
        return None
    near = {school.school_id, *school.above, *school.stations}
    own = {s.school_id for s in asked.sender.subjects} | {
        unit for duty in asked.sender.duties for unit in (duty.unit_id, duty.school_id)
    }
    return school if near & own else None


def units_above(reading: Reading, schools: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """The managing units of schools today, nearest first."""
    found: dict[int, list[int]] = {school: [] for school in schools}
    values = {"schools": sorted(found), "today": reading.today}
    for row in reading.connection.execute(UNITS_ABOVE, values) if found else ():
        if row.unit_id not in found[row.school_id]:
            found[row.school_id].append(row.unit_id)
    return {school: tuple(units) for school, units in found.items()}


def stations_of(reading: Reading, above: Mapping[int, Sequence[int]]) -> dict[int, frozenset[int]]:
    """The health station of each school: its own, else that of the nearest unit above that has one."""
    units = sorted({unit for school, several in above.items() for unit in (school, *several)})
    by_unit: dict[int, int] = {}
    for row in reading.connection.execute(STATIONS, {"units": units, "today": reading.today}) if units else ():
        by_unit[row.unit_id] = row.target_id
    return {
        school: frozenset(next(([by_unit[u]] for u in (school, *several) if u in by_unit), []))
        for school, several in above.items()
    }


def school_people(reading: Reading, schools: Sequence[int]) -> dict[int, SchoolPeople]:
    """Load who answers for some schools today."""
    above = units_above(reading, schools)
    if not above:
        return {}
    stations = stations_of(reading, above)
    near = {school: (school, *above[school], *stations[school]) for school in above}
    units = sorted({unit for several in near.values() for unit in several})
    named = {row.id: row for row in reading.connection.execute(UNITS, {"units": units})}
    settings: dict[int, dict[str, str]] = defaultdict(dict)
    for row in reading.connection.execute(SETTINGS, {"units": units}):
        settings[row.unit_id][row.name] = row.value
    days = reading.connection.execute(DAYS_OFF, {"units": units}).all()
    duties = reading.connection.execute(
        DUTIES, {"units": units, "schools": sorted(above), "today": reading.today}
    ).all()
    reach = all_addresses(reading.connection, sorted({row.person_id for row in duties}))
    ladders = reading.connection.execute(LADDERS, {"units": units, "schools": sorted(above)}).all()
    found = {}
    for school in above:
        lineage = (school, *above[school])
        own: dict[str, str] = {}
        for unit in reversed(lineage):
            own |= settings[unit]
        found[school] = SchoolPeople(
            school_id=school,
            name=named[school].name,
            above=above[school],
            stations=stations[school],
            holdings=tuple(
                _holding(reading, row, reach.get(row.person_id, ()))
                for row in duties
                if row.unit_id in near[school] or row.school_id == school or row.kind == "operator"
            ),
            settings=own,
            days=tuple(
                DayRow(row.on, named[row.unit_id].kind, row.reason, row.source, row.is_school_day)
                for row in days
                if row.unit_id in lineage
            ),
            ladder_id=_ladder_of(lineage, ladders, reading.today),
            policies={row.id: row.content for row in ladders},
        )
    return found


def _ladder_of(lineage: Sequence[int], ladders: Sequence[Any], today: date) -> int | None:
    """The newest ladder of the nearest unit that has one by today."""
    for unit in lineage:
        own = [row for row in ladders if row.unit_id == unit and row.from_on <= today]
        if own:
            return int(max(own, key=lambda row: row.from_on).id)
    return None


def _holding(reading: Reading, row: Any, several: tuple[Address, ...]) -> Holding:
    sealer = reading.sealer
    details = {} if row.sealed_details is None else sealer.open_json("person.details", row.uid, row.sealed_details)
    return Holding(
        person_id=row.person_id,
        kind=row.kind,
        unit_id=row.unit_id,
        order=row.order,
        from_minute=row.from_minute,
        to_minute=row.to_minute,
        weekdays=row.weekdays,
        from_on=row.from_on,
        to_on=row.to_on,
        id=row.id,
        rota_weeks=row.rota_weeks,
        rota_week=row.rota_week,
        covers_id=row.covers_id,
        name=sealer.open("person.name", row.uid, row.sealed_name),
        gender=details.get("gender"),
        phone=None if row.sealed_phone is None else sealer.open("person.phone", row.uid, row.sealed_phone),
        addresses=several,
    )
