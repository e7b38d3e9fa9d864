"""A case says on what ground it is kept where no declaration was agreed to."""

import sqlalchemy as sa
from alembic import op

revision = "8d41f0c3a6e9"
down_revision = "e5a90c4b7d12"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("case", sa.Column("ground", sa.String(length=16), nullable=True))
