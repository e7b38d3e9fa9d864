"""A school sends a picture of what it has put right."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import BigId

revision = "f8c20d61a7b3"
down_revision = "f1c7a3e95b20"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Pictures so far are answers of questions."""
    with op.batch_alter_table("evidence") as batch_op:
        batch_op.add_column(sa.Column("remedy_id", BigId, nullable=True))
        batch_op.create_index(batch_op.f("ix_evidence_remedy_id"), ["remedy_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_evidence_remedy_id"), "remedy", ["remedy_id"], ["id"])
