"""Changes of units and of what they are managed and looked after by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.changes.roster import put
from storage.sealing import Sealer
from storage.tables import UNIT, UNIT_EDGE, insert_new

MAKE_UNIT = Statement(1, lambda dialect: insert_new(dialect, UNIT, ["code", "from_on"]))
CHANGE_UNIT = Statement(2, lambda dialect: put(UNIT, ("name", "kind", "levels", "to_on")))

PLACE_CLASS = Statement(2, lambda dialect: put(UNIT, ("school_id", "school_year")))


def _edge(end: str) -> Any:
    same = (UNIT.c.code == sa.bindparam(f"b_{end}_code"), UNIT.c.from_on == sa.bindparam(f"b_{end}_from"))
    return sa.select(UNIT.c.id).where(*same).scalar_subquery()


MAKE_EDGE = Statement(
    3,
    lambda dialect: insert_new(dialect, UNIT_EDGE, ["unit_id", "kind", "from_on"]).values(
        unit_id=_edge("unit"),
        target_id=_edge("target"),
        kind=sa.bindparam("v_kind"),
        from_on=sa.bindparam("v_from_on"),
        to_on=sa.bindparam("v_to_on", type_=sa.Date),
    ),
)
CHANGE_EDGE = Statement(
    4,
    lambda dialect: (
        sa.update(UNIT_EDGE)
        .where(UNIT_EDGE.c.id == sa.bindparam("b_id"))
        .values(target_id=_edge("target"), to_on=sa.bindparam("v_to_on", type_=sa.Date))
    ),
)


@dataclass(frozen=True, slots=True)
class MakeClass:
    """A class that a roster names, dated by its school year."""

    school_code: str
    school_from: date
    school_id: int
    name: str
    code: str
    year: int
    from_on: date
    to_on: date

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the class and its edge to the school."""
        yield from MakeUnit(
            self.code, self.name, "class", self.from_on, self.to_on, self.school_id, self.year
        ).operations(sealer)
        yield from MakeEdge(
            self.code, self.from_on, self.school_code, self.school_from, "managed_by", self.from_on, self.to_on
        ).operations(sealer)


@dataclass(frozen=True, slots=True)
class MakeUnit:
    """A unit that was not known."""

    code: str
    name: str
    kind: str
    from_on: date
    to_on: date | None
    school_id: int | None = None
    year: int | None = None
    levels: str | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the unit."""
        yield (
            MAKE_UNIT,
            {
                "code": self.code,
                "name": self.name,
                "kind": self.kind,
                "levels": self.levels,
                "school_id": self.school_id,
                "school_year": self.year,
                "from_on": self.from_on,
                "to_on": self.to_on,
            },
        )


@dataclass(frozen=True, slots=True)
class ChangeUnit:
    """A unit has another name, kind or end, or other levels."""

    unit_id: int
    name: str
    kind: str
    levels: str | None
    to_on: date | None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Write it anew."""
        values = {"v_name": self.name, "v_kind": self.kind, "v_levels": self.levels, "v_to_on": self.to_on}
        yield CHANGE_UNIT, {"b_id": self.unit_id, **values}


@dataclass(frozen=True, slots=True)
class PlaceClass:
    """A class that a units file made belongs to a school and a year."""

    unit_id: int
    school_id: int
    year: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Write both."""
        yield PLACE_CLASS, {"b_id": self.unit_id, "v_school_id": self.school_id, "v_school_year": self.year}


@dataclass(frozen=True, slots=True)
class MakeEdge:
    """A unit is managed by another, or served by a health station; both named by code and first day."""

    unit: str
    unit_from: date
    target: str
    target_from: date
    kind: str
    from_on: date
    to_on: date | None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the edge unless it is there."""
        yield (
            MAKE_EDGE,
            {
                "b_unit_code": self.unit,
                "b_unit_from": self.unit_from,
                "b_target_code": self.target,
                "b_target_from": self.target_from,
                "v_kind": self.kind,
                "v_from_on": self.from_on,
                "v_to_on": self.to_on,
            },
        )


@dataclass(frozen=True, slots=True)
class ChangeEdge:
    """An edge leads to another unit, or ends."""

    edge_id: int
    target: str
    target_from: date
    to_on: date | None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Write it anew."""
        yield (
            CHANGE_EDGE,
            {
                "b_id": self.edge_id,
                "b_target_code": self.target,
                "b_target_from": self.target_from,
                "v_to_on": self.to_on,
            },
        )
