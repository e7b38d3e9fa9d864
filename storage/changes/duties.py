"""Changes of duties: as a file assigns them, and who stands in for one."""

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
        rota_weeks=sa.bindparam("v_rota_weeks", type_=sa.Integer),
        rota_week=sa.bindparam("v_rota_week", type_=sa.Integer),
        from_on=sa.bindparam("v_from_on"),
        to_on=sa.bindparam("v_to_on", type_=sa.Date),
    ),
)
_COPIED = ("unit_id", "kind", "order", "from_minute", "to_minute", "weekdays", "rota_weeks", "rota_week")
TODAY_IS = sa.bindparam("v_today", type_=sa.Date)
CHANGEABLE = ("order", "from_minute", "to_minute", "weekdays", "rota_weeks", "rota_week", "from_on", "to_on")
CHANGE_DUTY = Statement(13, lambda dialect: put(DUTY, CHANGEABLE))


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
    rota_weeks: int | None = None
    rota_week: int | None = None

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
                "v_rota_weeks": self.rota_weeks,
                "v_rota_week": self.rota_week,
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
    rota_weeks: int | None
    rota_week: int | None
    from_on: date
    to_on: date | None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Write it anew."""
        yield CHANGE_DUTY, {"b_id": self.duty_id, **{f"v_{name}": getattr(self, name) for name in CHANGEABLE}}


COVER = Statement(
    14,
    lambda dialect: sa.insert(DUTY).from_select(
        [*_COPIED, "person_id", "covers_id", "from_on", "to_on"],
        sa.select(
            *(DUTY.c[name] for name in _COPIED),
            sa.bindparam("v_person", type_=sa.BigInteger),
            DUTY.c.id,
            sa.bindparam("v_from_on", type_=sa.Date),
            sa.bindparam("v_to_on", type_=sa.Date),
        ).where(DUTY.c.id == sa.bindparam("b_id")),
    ),
)
END_COVER = Statement(
    15,
    lambda dialect: (
        sa.update(DUTY)
        .where(DUTY.c.id == sa.bindparam("b_id"), DUTY.c.covers_id.is_not(None))
        .values(to_on=sa.case((DUTY.c.from_on > TODAY_IS, DUTY.c.from_on), else_=TODAY_IS))
    ),
)


@dataclass(frozen=True, slots=True)
class StandIn:
    """Somebody stands in for a duty, with its unit, order and hours, from a day to the day before `to_on`."""

    duty_id: int
    person_id: int
    from_on: date
    to_on: date

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert a duty that covers the other."""
        values = {"v_person": self.person_id, "v_from_on": self.from_on, "v_to_on": self.to_on}
        yield COVER, {"b_id": self.duty_id, **values}


@dataclass(frozen=True, slots=True)
class EndCover:
    """A substitute stands in no longer, from today on; one that had not begun never does."""

    cover_id: int
    today: date

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Let it end."""
        yield END_COVER, {"b_id": self.cover_id, "v_today": self.today}
