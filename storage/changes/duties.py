"""Changes of duties as a file assigns them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.changes.roster import BY_UID, CLASS_BY_CODE, put
from storage.sealing import Sealer
from storage.tables import DUTY

MAKE_DUTY = Statement(
    12,
    lambda dialect: sa.insert(DUTY).values(
        person_id=BY_UID,
        unit_id=sa.func.coalesce(sa.bindparam("v_unit", type_=sa.BigInteger), CLASS_BY_CODE),
        kind=sa.bindparam("v_kind"),
        order=sa.bindparam("v_order"),
        from_minute=sa.bindparam("v_from_minute", type_=sa.Integer),
        to_minute=sa.bindparam("v_to_minute", type_=sa.Integer),
        weekdays=sa.bindparam("v_weekdays", type_=sa.String),
        from_on=sa.bindparam("v_from_on"),
        to_on=sa.bindparam("v_to_on", type_=sa.Date),
    ),
)
CHANGE_DUTY = Statement(
    13, lambda dialect: put(DUTY, ("order", "from_minute", "to_minute", "weekdays", "from_on", "to_on"))
)


@dataclass(frozen=True, slots=True)
class AssignDuty:
    """A person has a duty at a unit (by key), or at a class (by code and year)."""

    person_uid: bytes
    kind: str
    order: int
    from_on: date
    to_on: date | None = None
    unit_id: int | None = None
    class_code: str | None = None
    year: int | None = None
    from_minute: int | None = None
    to_minute: int | None = None
    weekdays: str | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the duty."""
        yield (
            MAKE_DUTY,
            {
                "b_uid": self.person_uid,
                "v_unit": self.unit_id,
                "b_code": self.class_code,
                "b_year": self.year,
                "v_kind": self.kind,
                "v_order": self.order,
                "v_from_minute": self.from_minute,
                "v_to_minute": self.to_minute,
                "v_weekdays": self.weekdays,
                "v_from_on": self.from_on,
                "v_to_on": self.to_on,
            },
        )


@dataclass(frozen=True, slots=True)
class ChangeDuty:
    """A duty has another order, other hours or other dates."""

    duty_id: int
    order: int
    from_minute: int | None
    to_minute: int | None
    weekdays: str | None
    from_on: date
    to_on: date | None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Write it anew."""
        names = ("order", "from_minute", "to_minute", "weekdays", "from_on", "to_on")
        yield CHANGE_DUTY, {"b_id": self.duty_id, **{f"v_{name}": getattr(self, name) for name in names}}
