"""Orders that an office makes in steps: the plan, the schools it reaches, who of them has acknowledged the letter."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import SQLModel

from storage.models.columns import as_json, counted, instant, ref, row_uid, sealed, words


class OrderPlan(SQLModel, table=True):
    """A round on order as an office plans it. `unit_id`: the unit from whose duty; `made_by` None: by command.

    `state`: draft, dropped, waiting (for a second person), refused, opening, opened, stopped, cancelling, cancelled.
    `scope`: units and schools that were chosen; empty for all below the unit. `levels`: of the schools below units only
    those of these levels; None: of all. `summary` "": there is none; None: not
    asked yet. `link`: where the whole letter lies. `opens_at` None: as soon as it is approved. `order_id`: its letter,
    once approved. `sealed_reason`: why it was not approved.
    """

    __tablename__ = "order_plan"
    id: int = counted()
    uid: bytes = row_uid()
    unit_id: int = ref("unit.id")
    state: str = words(12)
    form: str = words(32)
    scope: list[int] | None = as_json(optional=True)
    levels: list[str] | None = as_json(optional=True)
    number: str | None = words(80, optional=True)
    issued_on: date | None = None
    issuer: str | None = words(200, optional=True)
    summary: str | None = words(500, optional=True)
    link: str | None = words(300, optional=True)
    opens_at: datetime | None = instant(optional=True)
    due_at: datetime | None = instant(optional=True)
    closes_at: datetime | None = instant(optional=True)
    order_id: int | None = ref("order.id", optional=True)
    made_by: int | None = ref("person.id", optional=True, index=False)
    made_at: datetime = instant()
    approved_by: int | None = ref("person.id", optional=True, index=False)
    approved_at: datetime | None = instant(optional=True)
    sealed_reason: bytes | None = sealed(optional=True)
    nudged_at: datetime | None = instant(optional=True)
    nudges: int = 0
    reached: int = 0
    version: int = 0

    __table_args__ = (
        sa.Index(
            "uq_order_plan_draft",
            "unit_id",
            "made_by",
            unique=True,
            sqlite_where=sa.text("state = 'draft'"),
            postgresql_where=sa.text("state = 'draft'"),
        ),
        sa.Index(
            "ix_order_plan_moving",
            "id",
            sqlite_where=sa.text("state IN ('opening', 'cancelling', 'stopped')"),
            postgresql_where=sa.text("state IN ('opening', 'cancelling', 'stopped')"),
        ),
    )


class OrderSchool(SQLModel, table=True):
    """A school that an order reaches. `state`: waiting, opened, late (its time was over before its turn), off.

    `told_id`: the account its letter went to; None while nobody of the school can be reached.
    """

    __tablename__ = "order_school"
    id: int = counted()
    plan_id: int = ref("order_plan.id", index=False)
    school_id: int = ref("unit.id")
    state: str = words(8)
    round_id: int | None = ref("round.id", optional=True, index=False)
    told_id: int | None = ref("account.id", optional=True, index=False)

    __table_args__ = (sa.UniqueConstraint("plan_id", "school_id"),)


class OrderReceipt(SQLModel, table=True):
    """Somebody of a school has received the letter, by a tap."""

    __tablename__ = "order_receipt"
    id: int = counted()
    plan_id: int = ref("order_plan.id", index=False)
    school_id: int = ref("unit.id", index=False)
    person_id: int = ref("person.id", index=False)
    account_id: int | None = ref("account.id", optional=True, index=False)
    at: datetime = instant()

    __table_args__ = (sa.UniqueConstraint("plan_id", "school_id", "person_id"),)
