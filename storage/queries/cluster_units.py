"""The units around clusters: under which rules a school stands, which schools are counted together."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Reading
from storage.queries.responders import UNITS, units_above
from storage.tables import POLICY, UNIT, UNIT_EDGE, living

DEEPEST = 8
CODES = sa.select(UNIT.c.id, UNIT.c.code).where(among(UNIT.c.id, "units"))
COUNTED_TOGETHER = ("commune", "district")
"""Kinds of units whose schools a rule with the scope of a commune counts together."""
RULES = sa.select(POLICY.c.unit_id, POLICY.c.from_on, POLICY.c.content).where(
    POLICY.c.kind == "clusters", among(POLICY.c.unit_id, "units")
)
_DOWN = (
    sa.select(UNIT_EDGE.c.target_id.label("above_id"), UNIT_EDGE.c.unit_id, sa.literal(1, sa.Integer).label("depth"))
    .where(among(UNIT_EDGE.c.target_id, "units"), UNIT_EDGE.c.kind == "managed_by", living(UNIT_EDGE))
    .cte("below", recursive=True)
)
_BELOW = _DOWN.union_all(
    sa.select(_DOWN.c.above_id, UNIT_EDGE.c.unit_id, _DOWN.c.depth + 1)
    .join(UNIT_EDGE, UNIT_EDGE.c.target_id == _DOWN.c.unit_id)
    .where(UNIT_EDGE.c.kind == "managed_by", living(UNIT_EDGE), _DOWN.c.depth < DEEPEST)
)
SCHOOLS_BELOW = (
    sa.select(_BELOW.c.above_id, UNIT.c.id)
    .join(UNIT, UNIT.c.id == _BELOW.c.unit_id)
    .where(UNIT.c.kind == "school")
    .distinct()
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A school with the units that manage it, nearest first, and the newest cluster rules of each that has some.

    `together`: the unit whose schools are counted together with it: its commune (or district), else itself.
    """

    school_id: int
    lineage: tuple[int, ...]
    together: int
    rules: Mapping[int, Mapping[str, Any]]

    def rules_from(self, unit: int) -> tuple[Mapping[str, Any], ...]:
        """The rules a unit stands under, farthest first."""
        from_unit = self.lineage[self.lineage.index(unit) :]
        return tuple(self.rules[each] for each in reversed(from_unit) if each in self.rules)


def surroundings(reading: Reading, schools: Collection[int]) -> dict[int, Surroundings]:
    """The units around some schools today."""
    above = units_above(reading, sorted(schools))
    units = sorted({unit for school, several in above.items() for unit in (school, *several)})
    kinds = {row.id: row.kind for row in reading.connection.execute(UNITS, {"units": units})} if units else {}
    newest = _newest(reading, units)
    return {
        school: Surroundings(
            school,
            (school, *several),
            next((unit for unit in several if kinds[unit] in COUNTED_TOGETHER), school),
            {unit: newest[unit] for unit in (school, *several) if unit in newest},
        )
        for school, several in above.items()
    }


def _newest(reading: Reading, units: Collection[int]) -> dict[int, Mapping[str, Any]]:
    """The rules of each unit that has some by today: those with the newest day."""
    found: dict[int, tuple[date, Mapping[str, Any]]] = {}
    for row in reading.connection.execute(RULES, {"units": sorted(units)}) if units else ():
        if row.from_on <= reading.today and (row.unit_id not in found or found[row.unit_id][0] < row.from_on):
            found[row.unit_id] = (row.from_on, row.content)
    return {unit: content for unit, (_, content) in found.items()}


def schools_below(reading: Reading, units: Collection[int], on: date) -> dict[int, frozenset[int]]:
    """The schools each unit managed on a date; a school is its own."""
    found: dict[int, set[int]] = defaultdict(set)
    for row in reading.connection.execute(SCHOOLS_BELOW, {"units": sorted(units), "today": on}) if units else ():
        found[row.above_id].add(row.id)
    return {unit: frozenset(found[unit] or {unit}) for unit in units}


def codes(reading: Reading, units: Collection[int]) -> dict[int, str]:
    """The codes of some units."""
    rows = reading.connection.execute(CODES, {"units": sorted(units)}) if units else ()
    return {row.id: row.code for row in rows}
