"""An office makes an order in steps; schools acknowledge its letter."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import BigId, Instant, Json

revision = "d05b7e2f91ac"
down_revision = "c91e4d27b6f0"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "order_plan",
        sa.Column("id", BigId, nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("unit_id", BigId, nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("form", sa.String(length=32), nullable=False),
        sa.Column("scope", Json, nullable=True),
        sa.Column("number", sa.String(length=80), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("issuer", sa.String(length=200), nullable=True),
        sa.Column("summary", sa.String(length=500), nullable=True),
        sa.Column("link", sa.String(length=300), nullable=True),
        sa.Column("opens_at", Instant(), nullable=True),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("closes_at", Instant(), nullable=True),
        sa.Column("order_id", BigId, nullable=True),
        sa.Column("made_by", BigId, nullable=True),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("approved_by", BigId, nullable=True),
        sa.Column("approved_at", Instant(), nullable=True),
        sa.Column("sealed_reason", sa.LargeBinary(), nullable=True),
        sa.Column("nudged_at", Instant(), nullable=True),
        sa.Column("nudges", sa.Integer(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["approved_by"], ["person.id"], name=op.f("fk_order_plan_approved_by")),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_order_plan_made_by")),
        sa.ForeignKeyConstraint(["order_id"], ["order.id"], name=op.f("fk_order_plan_order_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_order_plan_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_plan")),
        sa.UniqueConstraint("uid", name=op.f("uq_order_plan_uid")),
    )
    op.create_index(op.f("ix_order_plan_unit_id"), "order_plan", ["unit_id"])
    op.create_index(op.f("ix_order_plan_order_id"), "order_plan", ["order_id"])
    for name, columns, unique, where in (
        ("uq_order_plan_draft", ["unit_id", "made_by"], True, "state = 'draft'"),
        ("ix_order_plan_moving", ["id"], False, "state IN ('opening', 'cancelling', 'stopped')"),
    ):
        part = sa.text(where)
        op.create_index(name, "order_plan", columns, unique=unique, sqlite_where=part, postgresql_where=part)
    op.create_table(
        "order_school",
        sa.Column("id", BigId, nullable=False),
        sa.Column("plan_id", BigId, nullable=False),
        sa.Column("school_id", BigId, nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("round_id", BigId, nullable=True),
        sa.Column("told_id", BigId, nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["order_plan.id"], name=op.f("fk_order_school_plan_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_order_school_round_id")),
        sa.ForeignKeyConstraint(["school_id"], ["unit.id"], name=op.f("fk_order_school_school_id")),
        sa.ForeignKeyConstraint(["told_id"], ["account.id"], name=op.f("fk_order_school_told_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_school")),
        sa.UniqueConstraint("plan_id", "school_id", name=op.f("uq_order_school_plan_id_school_id")),
    )
    op.create_index(op.f("ix_order_school_school_id"), "order_school", ["school_id"])
    op.create_table(
        "order_receipt",
        sa.Column("id", BigId, nullable=False),
        sa.Column("plan_id", BigId, nullable=False),
        sa.Column("school_id", BigId, nullable=False),
        sa.Column("person_id", BigId, nullable=False),
        sa.Column("account_id", BigId, nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_order_receipt_account_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_order_receipt_person_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["order_plan.id"], name=op.f("fk_order_receipt_plan_id")),
        sa.ForeignKeyConstraint(["school_id"], ["unit.id"], name=op.f("fk_order_receipt_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_receipt")),
        sa.UniqueConstraint(
            "plan_id", "school_id", "person_id", name=op.f("uq_order_receipt_plan_id_school_id_person_id")
        ),
    )
