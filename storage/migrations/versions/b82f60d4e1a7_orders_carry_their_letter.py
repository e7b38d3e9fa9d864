"""Orders carry their letter as a file."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import BigId, Instant

revision = "b82f60d4e1a7"
down_revision = "a7d3e91c5b46"
branch_labels = None
depends_on = None

PENDING = sa.text("state IN ('coming', 'come', 'refused')")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "letter_file",
        sa.Column("id", BigId, nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("plan_id", BigId, nullable=False),
        sa.Column("account_id", BigId, nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("why", sa.String(length=16), nullable=True),
        sa.Column("leased_until", Instant(), nullable=True),
        sa.Column("sealed_reference", sa.LargeBinary(), nullable=True),
        sa.Column("media", sa.String(length=32), nullable=True),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=True),
        sa.Column("bytes", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_file")),
        sa.UniqueConstraint("uid", name=op.f("uq_letter_file_uid")),
        sa.ForeignKeyConstraint(["plan_id"], ["order_plan.id"], name=op.f("fk_letter_file_plan_id")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_letter_file_account_id")),
    )
    for column in ("plan_id", "account_id"):
        op.create_index(op.f(f"ix_letter_file_{column}"), "letter_file", [column])
    op.create_index("ix_letter_file_pending", "letter_file", ["at"], sqlite_where=PENDING, postgresql_where=PENDING)
