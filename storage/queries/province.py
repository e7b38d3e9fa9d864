"""How the units below a unit stand in the rounds of a date: from the sums alone, no declaration is looked at.

The units above schools are few: they are read and their tree is walked here. The schools then are looked up in one
statement, for the units that manage them, so that the database knows how many it is about to find.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import add
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.in_step import NUMBERS
from storage.needs import Reading
from storage.tables import CASE, NOT_CLOSED, ORDER, ROUND, ROUND_SUM, UNIT, UNIT_EDGE, living

ABOVE_SCHOOLS = ("ministry", "province", "district", "commune", "health_station")
"""Kinds of units that are no schools and lie in none."""

_MANAGED = sa.and_(UNIT_EDGE.c.kind == "managed_by", living(UNIT_EDGE))
OFFICES = (
    sa.select(UNIT.c.id, UNIT.c.code, UNIT.c.name, UNIT.c.kind, UNIT_EDGE.c.target_id.label("above_id"))
    .join(UNIT_EDGE, UNIT_EDGE.c.unit_id == UNIT.c.id)
    .where(UNIT.c.kind.in_(ABOVE_SCHOOLS), living(UNIT), _MANAGED)
)
_NONE, _ONE = sa.literal_column("0", sa.Integer), sa.literal_column("1", sa.Integer)
"""Written out: sixty parameters more take PostgreSQL's driver longer than the table takes the database."""
_STANDING = (
    sa.select(ORDER.c.id).where(ORDER.c.kind == "standing").order_by(ORDER.c.id.desc()).limit(1).scalar_subquery()
)
# no look at the units themselves: an edge lives no longer than its unit, and what is managed beside schools is known
_IN_THE_ROUND = (
    sa.select(UNIT_EDGE)
    .outerjoin(
        ROUND,
        sa.and_(
            ROUND.c.school_id == UNIT_EDGE.c.unit_id,
            ROUND.c.form == sa.bindparam("b_form"),
            ROUND.c.held_on == sa.bindparam("b_on", type_=sa.Date),
            ROUND.c.order_id == sa.func.coalesce(sa.bindparam("b_order", type_=sa.BigInteger), _STANDING),
            ROUND.c.state.in_(("open", "closed")),
        ),
    )
    .outerjoin(ROUND_SUM, ROUND_SUM.c.round_id == ROUND.c.id)
    .where(among(UNIT_EDGE.c.target_id, "offices"), _MANAGED)
)
_ROUND = {"round_id": ROUND.c.id, "owed": ROUND.c.owed, "of_those_who_owe": ROUND.c.declared}
_EACH_VERSION = _IN_THE_ROUND.with_only_columns(
    UNIT_EDGE.c.target_id,
    UNIT_EDGE.c.unit_id,
    ROUND_SUM.c.form_version,
    *(column.label(name) for name, column in _ROUND.items()),
    *(ROUND_SUM.c[name] for name in NUMBERS),
).subquery("schools")
_ALL_VERSIONS = (
    _IN_THE_ROUND.with_only_columns(
        UNIT_EDGE.c.target_id,
        UNIT_EDGE.c.unit_id,
        sa.func.max(ROUND_SUM.c.form_version).label("form_version"),
        *(sa.func.max(column).label(name) for name, column in _ROUND.items()),
        *(sa.func.sum(ROUND_SUM.c[name]).label(name) for name in NUMBERS),
    )
    .group_by(UNIT_EDGE.c.target_id, UNIT_EDGE.c.unit_id)
    .subquery("schools")
)


def _summed(schools: sa.Subquery, by: str) -> sa.Select[Any]:
    """A row for each unit that manages schools, or each school, from a row for each school."""
    each = schools.c
    declared = sa.func.coalesce(each.declared, _NONE)
    done = sa.func.coalesce(each.of_those_who_owe, declared)
    numbers = {
        "silent": sa.case((sa.and_(each.owed > _NONE, declared == _NONE), _ONE)),
        "owed": each.owed,
        "owing": sa.case((each.owed > done, each.owed - done)),
        **{name: each[name] for name in NUMBERS},
    }
    return sa.select(
        each[by].label("unit_id"),
        sa.func.count().label("schools"),
        sa.func.count(each.round_id).label("asked"),
        *(
            sa.cast(sa.func.coalesce(sa.func.sum(what), _NONE), sa.Integer).label(name)
            for name, what in numbers.items()
        ),
        sa.func.min(each.form_version).label("first_version"),
        sa.func.max(each.form_version).label("last_version"),
    ).group_by(each[by])


def _named(totals: sa.Subquery) -> sa.Select[Any]:
    """The rows of schools with what they are called, in the order of `UnitSums`."""
    first, *others = totals.c
    named = (UNIT.c.code, UNIT.c.name, UNIT.c.kind)
    return sa.select(first, *named, *others).join(UNIT, UNIT.c.id == first).where(UNIT.c.kind == "school")


BY_OFFICE = (_summed(_EACH_VERSION, "target_id"), _summed(_ALL_VERSIONS, "target_id"))
"""The quick one, right while no round has two rows; and the one that first adds up the versions of each round."""
BY_SCHOOL = (
    _named(_summed(_EACH_VERSION, "unit_id").subquery("totals")),
    _named(_summed(_ALL_VERSIONS, "unit_id").subquery("totals")),
)
_CASES = (
    sa.select(
        CASE.c.school_id,
        sa.func.count().label("open_cases"),
        sa.cast(sa.func.sum(sa.case((CASE.c.state == "open", _ONE), else_=_NONE)), sa.Integer).label("untaken"),
    )
    .where(NOT_CLOSED, CASE.c.is_drill.is_(False))
    .group_by(CASE.c.school_id)
    .subquery("open_at")
)
OPEN_CASES = (
    sa.select(UNIT_EDGE.c.target_id, _CASES).join(_CASES, _CASES.c.school_id == UNIT_EDGE.c.unit_id).where(_MANAGED)
)
"""From the few schools with open cases to whoever manages them."""
PLAN_ANEW = sa.text("SET LOCAL plan_cache_mode = force_custom_plan")
"""A plan kept for any list of offices takes them for ten, and looks up one round after the other: half as fast."""


@dataclass(frozen=True, slots=True)
class UnitSums:
    """How the schools at or below a unit stand in a round. Whoever shows it above school level hides counts under five.

    `schools` stand there today, `asked` have the round (the others: none planned, a day off); `silent` ones owe and
    nobody of them declared. `owed`: as of the opening, from the closing on as of then. `owing`: of those, who has not
    declared; exact once closed, before that less whoever declared and does not owe any more. The other numbers are
    those of `RoundSum`. `open_cases` (`untaken`: nobody took them) are those of now, whatever round they are of.
    """

    unit_id: int
    code: str
    name: str
    kind: str
    schools: int
    asked: int
    silent: int
    owed: int
    owing: int
    declared: int
    by_self: int
    by_proxy: int
    by_boarding: int
    well: int
    absent: int
    note: int
    amber: int
    red: int
    emergency: int
    open_cases: int
    untaken: int

    @property
    def flagged(self) -> int:
        """Declarations that opened or raised a case."""
        return self.amber + self.red + self.emergency


@dataclass(frozen=True, slots=True)
class _Tree:
    """The offices there are, and of those below a unit the one right below it that each lies in, or is."""

    offices: Sequence[Any]
    child_of: Mapping[int, int]


def _tree(reading: Reading, unit_id: int) -> _Tree:
    offices = reading.connection.execute(OFFICES, {"today": reading.today}).all()
    below: dict[int, list[int]] = defaultdict(list)
    for office in offices:
        below[office.above_id].append(office.id)
    child_of: dict[int, int] = {}
    ahead = [(child, child) for child in below[unit_id]]
    while ahead:
        unit, child = ahead.pop()
        if unit not in child_of:  # nor is a circle walked through for ever
            child_of[unit] = child
            ahead += [(further, child) for further in below[unit]]
    return _Tree(offices, child_of)


def province_table(
    reading: Reading, unit_id: int, form: str, held_on: date, order_id: int | None = None, *, by_school: bool = False
) -> list[UnitSums]:
    """A row for each unit right below a unit (or each school below it), by code; without an order the standing one's.

    No scope is looked at: whoever asks for a person asks for the units of their duty.
    """
    if reading.connection.dialect.name == "postgresql":
        reading.connection.execute(PLAN_ANEW)
    tree = _tree(reading, unit_id)
    values = {"b_form": form, "b_on": held_on, "b_order": order_id, "today": reading.today}
    offices = sorted({unit_id, *tree.child_of})
    cases = _open_cases(reading, tree, by_school)
    if by_school:
        return _schools(_rows(reading, BY_SCHOOL, offices, values), cases)
    added, its_own = _offices(_rows(reading, BY_OFFICE, offices, values), tree, unit_id)
    named = {office.id: (office.code, office.name, office.kind) for office in tree.offices}
    rows: list[list[Any]] = [[unit, *named[unit], *sums, *cases.get(unit, (0, 0))] for unit, sums in added.items()]
    table = [UnitSums(*row) for row in rows]
    if its_own:
        table += _schools(_rows(reading, BY_SCHOOL, [unit_id], values), cases)
    return sorted(table, key=_code)


def _offices(rows: Iterable[Any], tree: _Tree, unit_id: int) -> tuple[dict[int, list[int]], int]:
    """The sums of each unit right below one that has schools; and how many schools it manages itself."""
    beside = Counter(office.above_id for office in tree.offices)
    added: dict[int, list[int]] = {}
    its_own = 0
    for row in rows:
        schools = row.schools - beside[row.unit_id]
        if row.unit_id == unit_id:
            its_own = schools
        elif schools:
            sums, child = [schools, *row[2:-2]], tree.child_of[row.unit_id]
            added[child] = list(map(add, added[child], sums)) if child in added else sums
    return added, its_own


def _schools(rows: Iterable[Any], cases: Mapping[int, tuple[int, int]]) -> list[UnitSums]:
    whole: list[list[Any]] = [[*row[:-2], *cases.get(row.unit_id, (0, 0))] for row in rows]
    return sorted((UnitSums(*row) for row in whole), key=_code)


def _open_cases(reading: Reading, tree: _Tree, by_school: bool) -> dict[int, tuple[int, int]]:
    """How many cases are open, and taken by nobody, at a unit right below one or at a school."""
    found: dict[int, tuple[int, int]] = {}
    for row in reading.connection.execute(OPEN_CASES, {"today": reading.today}):
        unit = row.school_id if by_school else tree.child_of.get(row.target_id, row.school_id)
        there, untaken = found.get(unit, (0, 0))
        found[unit] = there + row.open_cases, untaken + row.untaken
    return found


def _code(row: UnitSums) -> str:
    return row.code


def _rows(
    reading: Reading, statements: tuple[Any, Any], offices: Sequence[int], values: Mapping[str, Any]
) -> Iterable[Any]:
    quick, thorough = statements
    given = {**values, "offices": offices}
    found = reading.connection.execute(quick, given).all()
    versions = {version for row in found for version in (row.first_version, row.last_version) if version is not None}
    # on the day of a new version a round may have a row for each: its school would count twice
    return reading.connection.execute(thorough, given).all() if len(versions) > 1 else found


def total(rows: Sequence[UnitSums]) -> dict[str, int]:
    """All of them together, by number."""
    names = [name for name in UnitSums.__slots__ if name not in ("unit_id", "code", "name", "kind")]
    return {name: sum(getattr(row, name) for row in rows) for name in names}
