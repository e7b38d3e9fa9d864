"""How the units below a unit stand in the rounds of a date: from the sums alone, no declaration is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from storage.in_step import NUMBERS
from storage.needs import Reading
from storage.tables import CASE, NOT_CLOSED, ORDER, ROUND, ROUND_SUM, UNIT, UNIT_EDGE, living

_CHILDREN = (
    sa.select(UNIT.c.id.label("child_id"), UNIT.c.id, UNIT.c.kind)
    .join(UNIT_EDGE, UNIT_EDGE.c.unit_id == UNIT.c.id)
    .where(
        UNIT_EDGE.c.target_id == sa.bindparam("b_unit"),
        UNIT_EDGE.c.kind == "managed_by",
        living(UNIT_EDGE),
        living(UNIT),
        UNIT.c.kind.not_in(("class", "grade")),
    )
    .cte("below", recursive=True)
)
# what lies below a school is not walked through: there are thirty classes for each
BELOW = _CHILDREN.union(
    sa.select(_CHILDREN.c.child_id, UNIT.c.id, UNIT.c.kind)
    .select_from(_CHILDREN)
    .join(UNIT_EDGE, UNIT_EDGE.c.target_id == _CHILDREN.c.id)
    .join(UNIT, UNIT.c.id == UNIT_EDGE.c.unit_id)
    .where(_CHILDREN.c.kind != "school", UNIT_EDGE.c.kind == "managed_by", living(UNIT_EDGE), living(UNIT))
)
_NONE, _ONE = sa.literal_column("0", sa.Integer), sa.literal_column("1", sa.Integer)
"""Written out: sixty parameters more take PostgreSQL's driver longer than the table takes the database."""
_STANDING = (
    sa.select(ORDER.c.id).where(ORDER.c.kind == "standing").order_by(ORDER.c.id.desc()).limit(1).scalar_subquery()
)
_OPEN = (
    sa.select(
        CASE.c.school_id,
        sa.func.count().label("open_cases"),
        sa.func.sum(sa.case((CASE.c.state == "open", _ONE), else_=_NONE)).label("untaken"),
    )
    .where(NOT_CLOSED, CASE.c.is_drill.is_(False))
    .group_by(CASE.c.school_id)
    .subquery("open_at")
)
# a round has a row for each version of its questionnaire, mostly one
_SCHOOLS = (
    sa.select(
        BELOW.c.child_id,
        BELOW.c.id.label("school_id"),
        sa.func.max(ROUND.c.id).label("round_id"),
        sa.func.max(ROUND.c.owed).label("owed"),
        sa.func.max(ROUND.c.declared).label("of_those_who_owe"),
        *(sa.func.coalesce(sa.func.sum(ROUND_SUM.c[name]), _NONE).label(name) for name in NUMBERS),
    )
    .select_from(BELOW)
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
    .group_by(BELOW.c.child_id, BELOW.c.id)
    .subquery("schools")
)
_OWED = sa.func.coalesce(_SCHOOLS.c.owed, _NONE)
_DONE = sa.func.coalesce(_SCHOOLS.c.of_those_who_owe, _SCHOOLS.c.declared)


def _summed(unit: sa.ColumnElement[int]) -> sa.Select[Any]:
    """A row for each `unit`: the units right below, or the schools."""

    def total(what: Any, name: str) -> sa.ColumnElement[Any]:
        return sa.cast(sa.func.coalesce(sa.func.sum(what), _NONE), sa.Integer).label(name)

    return (
        sa.select(
            UNIT.c.id.label("unit_id"),
            UNIT.c.code,
            UNIT.c.name,
            UNIT.c.kind,
            sa.func.count().label("schools"),
            sa.func.count(_SCHOOLS.c.round_id).label("asked"),
            total(sa.case((sa.and_(_OWED > _NONE, _SCHOOLS.c.declared == _NONE), _ONE), else_=_NONE), "silent"),
            total(_OWED, "owed"),
            total(sa.case((_OWED > _DONE, _OWED - _DONE), else_=_NONE), "owing"),
            *(total(_SCHOOLS.c[name], name) for name in NUMBERS),
            total(_OPEN.c.open_cases, "open_cases"),
            total(_OPEN.c.untaken, "untaken"),
        )
        .select_from(_SCHOOLS)
        .join(UNIT, UNIT.c.id == unit)
        .outerjoin(_OPEN, _OPEN.c.school_id == _SCHOOLS.c.school_id)
        .group_by(UNIT.c.id, UNIT.c.code, UNIT.c.name, UNIT.c.kind)
        .order_by(UNIT.c.code)
    )


BY_CHILD, BY_SCHOOL = _summed(_SCHOOLS.c.child_id), _summed(_SCHOOLS.c.school_id)


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


def province_table(
    reading: Reading, unit_id: int, form: str, held_on: date, order_id: int | None = None, *, by_school: bool = False
) -> list[UnitSums]:
    """A row for each unit right below a unit (or each school below it), by code; without an order the standing one's.

    No scope is looked at: whoever asks for a person asks for the units of their duty.
    """
    values = {"b_unit": unit_id, "b_form": form, "b_on": held_on, "b_order": order_id, "today": reading.today}
    found = reading.connection.execute(BY_SCHOOL if by_school else BY_CHILD, values)
    return [UnitSums(*row) for row in found]


def total(rows: Sequence[UnitSums]) -> dict[str, int]:
    """All of them together, by number."""
    names = [name for name in UnitSums.__slots__ if name not in ("unit_id", "code", "name", "kind")]
    return {name: sum(getattr(row, name) for row in rows) for name in names}
