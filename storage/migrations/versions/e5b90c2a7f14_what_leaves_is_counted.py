"""What leaves by chats whose messenger counts is counted by account and month."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import BigId, Instant

revision = "e5b90c2a7f14"
down_revision = "d2b7f5a81c36"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Begin with nothing: what left before was not counted."""
    op.create_table(
        "ledger",
        sa.Column("account_id", BigId, nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("bot", sa.String(40), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("last_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_ledger_account_id")),
        sa.PrimaryKeyConstraint("account_id", "month", "what", name=op.f("pk_ledger")),
    )
    op.create_index("ix_ledger_bot_month", "ledger", ["bot", "month"])
