"""A person's further account is connected by a code that another one shows."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import BigId, Instant

revision = "b63f1d8e05c9"
down_revision = "e5b90c2a7f14"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No code is known yet."""
    op.create_table(
        "link_code",
        sa.Column("id", BigId, nullable=False),
        sa.Column("account_id", BigId, nullable=False),
        sa.Column("code_index", sa.String(36), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("used_at", Instant(), nullable=True),
        sa.Column("used_by", BigId, nullable=True),
        sa.Column("from_person_id", BigId, nullable=True),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_link_code_account_id")),
        sa.ForeignKeyConstraint(["used_by"], ["account.id"], name=op.f("fk_link_code_used_by")),
        sa.ForeignKeyConstraint(["from_person_id"], ["person.id"], name=op.f("fk_link_code_from_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_code")),
    )
    op.create_index(op.f("ix_link_code_account_id"), "link_code", ["account_id"])
    op.create_index(op.f("ix_link_code_code_index"), "link_code", ["code_index"], unique=True)
    op.create_index(op.f("ix_link_code_expires_at"), "link_code", ["expires_at"])
