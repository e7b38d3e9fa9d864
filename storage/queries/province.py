"""How the units below a unit stand in the rounds of a date: from the sums alone, no declaration is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from storage.in_step import NUMBERS
from storage.needs import Reading
from storage.tables import CASE, NOT_CLOSED, ORDER, ROUND, ROUND_SUM, UNIT, UNIT_EDGE, living

DEEPEST = 8

_CHILDREN = (
    sa.select(UNIT.c.id.label("child_id"), UNIT.c.id, UNIT.c.kind, sa.literal_column("1", sa.Integer).label("depth"))
    .join(UNIT_EDGE, UNIT_EDGE.c.unit_id == UNIT.c.id)
    .where(
        UNIT_EDGE.c.target_id == sa.bindparam("b_unit"),
        UNIT_EDGE.c.kind == "managed_by",
        living(UNIT_EDGE),
        living(UNIT),
    )
    .cte("below", recursive=True)
)
# what lies below a school is not walked through: there are thirty classes for each
BELOW = _CHILDREN.union_all(
    sa.select(_CHILDREN.c.child_id, UNIT.c.id, UNIT.c.kind, _CHILDREN.c.depth + 1)
    .select_from(_CHILDREN)
    .join(UNIT_EDGE, UNIT_EDGE.c.target_id == _CHILDREN.c.id)
    .join(UNIT, UNIT.c.id == UNIT_EDGE.c.unit_id)
    .where(_CHILDREN.c.kind != "school", _CHILDREN.c.depth < DEEPEST)
    .where(UNIT_EDGE.c.kind == "managed_by", living(UNIT_EDGE), living(UNIT))
)
_NONE, _ONE = sa.literal_column("0", sa.Integer), sa.literal_column("1", sa.Integer)
"""Written out: sixty parameters more take PostgreSQL's driver longer than the table takes the database."""
_STANDING = (
    sa.select(ORDER.c.id).where(ORDER.c.kind == "standing").order_by(ORDER.c.id.desc()).limit(1).scalar_subquery()
)
_IN_THE_ROUND = (
    sa.select(BELOW)
    .outerjoin(
        ROUND,
        sa.and_(
            ROUND.c.school_id == BELOW.c.id,
            ROUND.c.form == sa.bindparam("b_form"),
            ROUND.c.held_on == sa.bindparam("b_on", type_=sa.Date),
            ROUND.c.order_id == sa.func.coalesce(sa.bindparam("b_order", type_=sa.BigInteger), _STANDING),
            ROUND.c.state.in_(("open", "closed")),
        ),
    )
    .outerjoin(ROUND_SUM, ROUND_SUM.c.round_id == ROUND.c.id)
    .where(BELOW.c.kind == "school")
)
_ROUND = {"round_id": ROUND.c.id, "owed": ROUND.c.owed, "of_those_who_owe": ROUND.c.declared}
_EACH_VERSION = _IN_THE_ROUND.with_only_columns(
    BELOW.c.child_id,
    BELOW.c.id.label("school_id"),
    ROUND_SUM.c.form_version,
    *(column.label(name) for name, column in _ROUND.items()),
    *(ROUND_SUM.c[name] for name in NUMBERS),
).subquery("schools")
_ALL_VERSIONS = (
    _IN_THE_ROUND.with_only_columns(
        BELOW.c.child_id,
        BELOW.c.id.label("school_id"),
        sa.func.max(ROUND_SUM.c.form_version).label("form_version"),
        *(sa.func.max(column).label(name) for name, column in _ROUND.items()),
        *(sa.func.sum(ROUND_SUM.c[name]).label(name) for name in NUMBERS),
    )
    .group_by(BELOW.c.child_id, BELOW.c.id)
    .subquery("schools")
)


def _summed(schools: sa.Subquery, by: str) -> sa.Select[Any]:
    """A row for each unit right below, or each school, from a row for each school."""
    each = schools.c
    declared = sa.func.coalesce(each.declared, _NONE)
    done = sa.func.coalesce(each.of_those_who_owe, declared)
    numbers = {
        "silent": sa.case((sa.and_(each.owed > _NONE, declared == _NONE), _ONE)),
        "owed": each.owed,
        "owing": sa.case((each.owed > done, each.owed - done)),
        **{name: each[name] for name in NUMBERS},
    }
    totals = (
        sa.select(
            each[by].label("unit_id"),
            sa.func.count().label("schools"),
            sa.func.count(each.round_id).label("asked"),
            *(sa.func.sum(what).label(name) for name, what in numbers.items()),
            sa.func.min(each.form_version).label("first_version"),
            sa.func.max(each.form_version).label("last_version"),
        )
        .group_by(each[by])
        .subquery("totals")
    )
    t = totals.c
    return (
        sa.select(
            *(t.unit_id, UNIT.c.code, UNIT.c.name, UNIT.c.kind, t.schools, t.asked),
            *(sa.cast(sa.func.coalesce(t[name], _NONE), sa.Integer) for name in numbers),
            *(t.first_version, t.last_version),
        )
        .join(UNIT, UNIT.c.id == t.unit_id)
        .order_by(UNIT.c.code)
    )


TABLES = {by: (_summed(_EACH_VERSION, by), _summed(_ALL_VERSIONS, by)) for by in ("child_id", "school_id")}
"""The quick one, right while no round has two rows; and the one that first adds up the versions of each round."""
_CASES = (
    sa.select(
        CASE.c.school_id,
        sa.func.count().label("open_cases"),
        sa.func.sum(sa.case((CASE.c.state == "open", _ONE), else_=_NONE)).label("untaken"),
    )
    .where(NOT_CLOSED, CASE.c.is_drill.is_(False))
    .group_by(CASE.c.school_id)
    .subquery("open_at")
)
_EDGES = sa.and_(UNIT_EDGE.c.kind == "managed_by", living(UNIT_EDGE))
_UP = (
    sa.select(
        _CASES, UNIT_EDGE.c.unit_id.label("child_id"), UNIT_EDGE.c.target_id.label("above_id"), _ONE.label("depth")
    )
    .join(UNIT_EDGE, UNIT_EDGE.c.unit_id == _CASES.c.school_id)
    .where(_EDGES)
    .cte("above", recursive=True)
)
ABOVE = _UP.union_all(
    sa.select(
        *(_UP.c[name] for name in ("school_id", "open_cases", "untaken")),
        UNIT_EDGE.c.unit_id,
        UNIT_EDGE.c.target_id,
        _UP.c.depth + 1,
    )
    .join(UNIT_EDGE, UNIT_EDGE.c.unit_id == _UP.c.above_id)
    .where(_EDGES, _UP.c.depth < DEEPEST)
)
OPEN_CASES = sa.select(ABOVE.c.child_id, ABOVE.c.school_id, ABOVE.c.open_cases, ABOVE.c.untaken).where(
    ABOVE.c.above_id == sa.bindparam("b_unit")
)
"""From the few schools with open cases upwards."""


@dataclass(frozen=True, slots=True)
class UnitSums:  # in the order of the columns of TABLES
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


def province_table(
    reading: Reading, unit_id: int, form: str, held_on: date, order_id: int | None = None, *, by_school: bool = False
) -> list[UnitSums]:
    """A row for each unit right below a unit (or each school below it), by code; without an order the standing one's.

    No scope is looked at: whoever asks for a person asks for the units of their duty.
    """
    values = {"b_unit": unit_id, "b_form": form, "b_on": held_on, "b_order": order_id, "today": reading.today}
    by = "school_id" if by_school else "child_id"
    quick, thorough = TABLES[by]
    found = reading.connection.execute(quick, values).all()
    versions = {version for row in found for version in (row.first_version, row.last_version) if version is not None}
    if len(versions) > 1:
        # on the day of a new version a round may have a row for each: its school would count twice
        found = reading.connection.execute(thorough, values).all()
    cases: dict[int, tuple[int, int]] = {}
    for row in reading.connection.execute(OPEN_CASES, {"b_unit": unit_id, "today": reading.today}):
        there, untaken = cases.get(getattr(row, by), (0, 0))
        cases[getattr(row, by)] = there + int(row.open_cases), untaken + int(row.untaken)
    rows: list[list[Any]] = [[*row[:-2], *cases.get(row.unit_id, (0, 0))] for row in found]
    return [UnitSums(*row) for row in rows]


def total(rows: Sequence[UnitSums]) -> dict[str, int]:
    """All of them together, by number."""
    names = [name for name in UnitSums.__slots__ if name not in ("unit_id", "code", "name", "kind")]
    return {name: sum(getattr(row, name) for row in rows) for name in names}
