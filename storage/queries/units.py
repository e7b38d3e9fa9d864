"""Units by code, what lies below them, and a school's settings."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.tables import PLANNED, SETTING, UNIT, UNIT_EDGE, dialect_insert, living


class UnitRow(NamedTuple):
    """A unit as commands name it."""

    id: int
    code: str
    name: str
    kind: str


BY_CODE = sa.select(UNIT.c.id, UNIT.c.code, UNIT.c.name, UNIT.c.kind).where(
    UNIT.c.code == sa.bindparam("b_code"), living(UNIT)
)
_TOP = sa.select(sa.bindparam("b_unit", type_=sa.BigInteger).label("id")).cte("below", recursive=True)
BELOW = _TOP.union(
    sa.select(UNIT_EDGE.c.unit_id)
    .join(_TOP, _TOP.c.id == UNIT_EDGE.c.target_id)
    .where(UNIT_EDGE.c.kind == "managed_by", living(UNIT_EDGE))
)
SCHOOLS_BELOW = (
    sa.select(UNIT.c.id, UNIT.c.code, UNIT.c.name, UNIT.c.kind)
    .join(BELOW, BELOW.c.id == UNIT.c.id)
    .where(UNIT.c.kind == "school", living(UNIT))
    .order_by(UNIT.c.code)
)
ALL_SCHOOLS = sa.select(UNIT.c.id).where(UNIT.c.kind == "school", living(UNIT)).order_by(UNIT.c.code)
SCHOOLS_AFTER = (
    sa.select(UNIT.c.id)
    .where(UNIT.c.kind == "school", living(UNIT), UNIT.c.id > sa.bindparam("b_after"))
    .order_by(UNIT.c.id)
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)
CODES = sa.select(UNIT.c.id, UNIT.c.code).where(among(UNIT.c.id, "units"))
MANAGED_BY = sa.select(UNIT_EDGE.c.target_id).where(
    UNIT_EDGE.c.unit_id == sa.bindparam("b_unit"), UNIT_EDGE.c.kind == "managed_by", living(UNIT_EDGE)
)
PLAN_AGAIN = sa.delete(PLANNED).where(PLANNED.c.school_id == sa.bindparam("b_unit"))
SETTINGS = sa.select(SETTING.c.name, SETTING.c.value).where(SETTING.c.unit_id == sa.bindparam("b_unit"))


def unit_by_code(connection: Connection, code: str, today: date) -> UnitRow | None:
    """The unit with a code that stands today."""
    row = connection.execute(BY_CODE, {"b_code": code, "today": today}).first()
    return UnitRow(*row) if row else None


def schools_below(connection: Connection, unit_id: int, today: date) -> list[UnitRow]:
    """All schools at or below a unit, by the edges that hold today."""
    return [UnitRow(*row) for row in connection.execute(SCHOOLS_BELOW, {"b_unit": unit_id, "today": today})]


def all_schools(connection: Connection, today: date) -> list[int]:
    """All schools that stand today, by code."""
    return [row.id for row in connection.execute(ALL_SCHOOLS, {"today": today})]


def schools_after(connection: Connection, after: int, limit: int, today: date) -> list[int]:
    """The next schools by key, for work that goes through all of them piece by piece."""
    values = {"b_after": after, "b_limit": limit, "today": today}
    return [row.id for row in connection.execute(SCHOOLS_AFTER, values)]


def codes_of(connection: Connection, units: Sequence[int]) -> dict[int, str]:
    """The codes of some units."""
    return {row.id: row.code for row in connection.execute(CODES, {"units": list(units)})}


def settings_of(connection: Connection, unit_id: int) -> dict[str, str]:
    """What a school has set itself."""
    return {row.name: row.value for row in connection.execute(SETTINGS, {"b_unit": unit_id})}


def write_setting(connection: Connection, unit_id: int, name: str, value: str) -> None:
    """Set a setting of a unit; a school's coming rounds are planned anew at the next look."""
    insert = dialect_insert(connection.dialect.name, SETTING).values(unit_id=unit_id, name=name, value=value)
    connection.execute(
        insert.on_conflict_do_update(index_elements=["unit_id", "name"], set_={"value": insert.excluded.value})
    )
    connection.execute(PLAN_AGAIN, {"b_unit": unit_id})


def lineage_of(connection: Connection, unit_id: int, today: date) -> list[int]:
    """A unit and the units that manage it today, nearest first."""
    found = [unit_id]
    while True:
        row = connection.execute(MANAGED_BY, {"b_unit": found[-1], "today": today}).first()
        if row is None or row.target_id in found:
            return found
        found.append(row.target_id)
