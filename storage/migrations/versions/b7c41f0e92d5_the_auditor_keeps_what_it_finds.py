"""The auditor keeps what it finds, and finds what can still be wrong through indexes of its own."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import BigId, Instant

revision = "b7c41f0e92d5"
down_revision = "7c2b90d4e1a5"
branch_labels = None
depends_on = None

PARTS = (
    ("ix_outbox_alerts", "outbox", ["due_at"], "state IN ('ready', 'leased') AND priority = 0"),
    ("ix_outbox_edits", "outbox", ["edits"], "edits IS NOT NULL"),
    ("ix_outbox_family", "outbox", ["account_id", "made_at"], "kind = 'family'"),
    ("ix_case_outcome", "case", ["outcome_at"], "outcome_at IS NOT NULL"),
    ("ix_declaration_flagged", "declaration", ["at"], "severity IN ('amber', 'red', 'emergency')"),
    ("ix_finding_unhealed", "finding", ["id"], "healed_at IS NULL"),
)


def upgrade() -> None:
    """Make the table and the indexes."""
    op.create_table(
        "finding",
        sa.Column("id", BigId, nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("case_id", BigId, nullable=True),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("healed_at", Instant(), nullable=True),
        sa.Column("told_in", sa.String(length=40), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("key", name=op.f("uq_finding_key")),
    )
    with op.batch_alter_table("finding") as batch_op:
        batch_op.create_index(batch_op.f("ix_finding_told_in"), ["told_in"], unique=False)
    for name, table, columns, where in PARTS:
        op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
