"""Changes of the calendar: days without school or with it, and schools whose coming rounds are planned anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.sealing import Sealer
from storage.tables import DAY_OFF, PLANNED, dialect_insert


def _set_day(dialect: str) -> Any:
    insert = dialect_insert(dialect, DAY_OFF)
    said = {name: insert.excluded[name] for name in ("is_school_day", "reason", "source")}
    return insert.on_conflict_do_update(index_elements=["unit_id", "on"], set_=said)


SET_DAY = Statement(4, _set_day)
PLAN_AGAIN = Statement(5, lambda dialect: sa.delete(PLANNED).where(PLANNED.c.school_id == sa.bindparam("b_school")))


@dataclass(frozen=True, slots=True)
class SetDay:
    """A date is without school for a unit and all below it, or with school; said anew it is corrected."""

    unit_id: int
    on: date
    is_school_day: bool
    reason: str
    source: str

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the day, or write it anew."""
        values = {"unit_id": self.unit_id, "on": self.on, "is_school_day": self.is_school_day}
        yield SET_DAY, {**values, "reason": self.reason, "source": self.source}


@dataclass(frozen=True, slots=True)
class PlanAgain:
    """What a school's rounds follow has changed: the coming ones are planned at the next look."""

    school_id: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Forget that they were planned today."""
        yield PLAN_AGAIN, {"b_school": self.school_id}
