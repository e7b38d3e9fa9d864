"""Schools have drills; an alert that nobody answers may go to a person's other account."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import BigId, Instant, Json

revision = "7c2b90d4e1a5"
down_revision = "961dadae1e74"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, the column and the indexes."""
    op.create_table(
        "drill",
        sa.Column("id", BigId, nullable=False),
        sa.Column("school_id", BigId, nullable=False),
        sa.Column("severity", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("how", sa.String(length=10), nullable=False),
        sa.Column("planned_at", Instant(), nullable=False),
        sa.Column("next_at", Instant(), nullable=True),
        sa.Column("case_uid", sa.LargeBinary(length=16), nullable=True),
        sa.Column("started_at", Instant(), nullable=True),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("spared", Json, nullable=False),
        sa.Column("result", Json, nullable=True),
        sa.Column("why", sa.String(length=40), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["unit.id"], name=op.f("fk_drill_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drill")),
    )
    with op.batch_alter_table("drill") as batch_op:
        batch_op.create_index(batch_op.f("ix_drill_school_id"), ["school_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_drill_next_at"), ["next_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_drill_case_uid"), ["case_uid"], unique=False)
        batch_op.create_index(
            "uq_drill_running",
            ["school_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('planned', 'running')"),
            postgresql_where=sa.text("state IN ('planned', 'running')"),
        )
    with op.batch_alter_table("case_told") as batch_op:
        batch_op.add_column(sa.Column("second_at", Instant(), nullable=True))
        batch_op.create_index(batch_op.f("ix_case_told_second_at"), ["second_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_told_at"), ["at"], unique=False)
