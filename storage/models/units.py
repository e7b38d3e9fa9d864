"""Units and what is decided for them: the tree, settings, days off, policies."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from storage.models.columns import as_json, counted, instant, ref, words


class Unit(SQLModel, table=True):
    """Ministry, province, district, commune, health station, school, grade or class, within its dates.

    `levels` of a school, lowest first with blanks between (preschool, primary, lower_secondary, upper_secondary,
    continuing), as the units file says; None: not known.
    """

    id: int = counted()
    code: str = words(64, index=True)
    name: str = words(200)
    kind: str = words(16, index=True)
    levels: str | None = words(64, optional=True)
    school_id: int | None = ref("unit.id", optional=True)
    school_year: int | None = None
    from_on: date
    to_on: date | None = None

    __table_args__ = (sa.UniqueConstraint("code", "from_on"),)


class UnitEdge(SQLModel, table=True):
    """Who manages a unit, or which health station serves it, from a day to a day."""

    __tablename__ = "unit_edge"
    id: int = counted()
    unit_id: int = ref("unit.id")
    kind: str = words(16)
    target_id: int = ref("unit.id")
    from_on: date
    to_on: date | None = None

    __table_args__ = (sa.UniqueConstraint("unit_id", "kind", "from_on"),)


class Setting(SQLModel, table=True):
    """One setting of a unit; schools below inherit it."""

    id: int = counted()
    unit_id: int = ref("unit.id")
    name: str = words(32)
    value: str = words(200)

    __table_args__ = (sa.UniqueConstraint("unit_id", "name"),)


class DayOff(SQLModel, table=True):
    """A day without school (or, `is_school_day`, an extra one) for a unit and all below it."""

    __tablename__ = "day_off"
    id: int = counted()
    unit_id: int = ref("unit.id")
    on: date
    is_school_day: bool = False
    reason: str = words(200)
    source: str = words(200)

    __table_args__ = (sa.UniqueConstraint("unit_id", "on"),)


class Policy(SQLModel, table=True):
    """Rules as data for a unit and all below it, from a day on. Never changed: a later one is a row of its own.

    `kind`: ladder, clusters. `content`: the rules as JSON. `author` and `issued_on` say whose decision it is.
    """

    id: int = counted()
    unit_id: int = ref("unit.id")
    kind: str = words(12)
    from_on: date
    content: dict[str, Any] = as_json()
    author: str = words(200)
    issued_on: date
    legal_note: str = words(500)
    made_at: datetime = instant()

    __table_args__ = (sa.UniqueConstraint("unit_id", "kind", "from_on"),)
