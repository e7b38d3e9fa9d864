"""Published questionnaires are kept, version by version."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import BigId, Instant

revision = "f3d81b7a2c95"
down_revision = "e6a93d10b7c4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; the questionnaires that ship go in when the program starts."""
    op.create_table(
        "questionnaire",
        sa.Column("id", BigId, nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("version", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("asked_of", sa.String(length=12), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("workbook", sa.LargeBinary(), nullable=False),
        sa.Column("published_at", Instant(), nullable=False),
        sa.Column("published_by", sa.String(length=200), nullable=True),
        sa.Column("in_force_since", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire")),
        sa.UniqueConstraint("name", "version", name=op.f("uq_questionnaire_name_version")),
    )
