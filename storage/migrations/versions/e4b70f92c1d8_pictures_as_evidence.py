"""Schools send pictures as evidence."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import BigId, Instant

revision = "e4b70f92c1d8"
down_revision = "d05b7e2f91ac"
branch_labels = None
depends_on = None

PENDING = sa.text("state IN ('coming', 'come', 'refused')")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "evidence",
        sa.Column("id", BigId, nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("school_id", BigId, nullable=False),
        sa.Column("round_id", BigId, nullable=False),
        sa.Column("question", sa.String(length=16), nullable=False),
        sa.Column("account_id", BigId, nullable=False),
        sa.Column("by_person_id", BigId, nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("why", sa.String(length=16), nullable=True),
        sa.Column("leased_until", Instant(), nullable=True),
        sa.Column("sealed_reference", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_image", sa.LargeBinary(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("bytes", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint("uid", name=op.f("uq_evidence_uid")),
        *(
            sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_evidence_{column}"))
            for column, target in (
                ("school_id", "unit.id"),
                ("round_id", "round.id"),
                ("account_id", "account.id"),
                ("by_person_id", "person.id"),
            )
        ),
    )
    for column in ("school_id", "round_id", "account_id"):
        op.create_index(op.f(f"ix_evidence_{column}"), "evidence", [column])
    op.create_index("ix_evidence_pending", "evidence", ["at"], sqlite_where=PENDING, postgresql_where=PENDING)
