"""Where messages cannot be edited, what was last said of one is kept, so that nothing is said twice."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import Instant

revision = "e5a90c4b7d12"
down_revision = "b63f1d8e05c9"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("outbox", sa.Column("said", sa.String(length=16), nullable=True))
    op.add_column("outbox", sa.Column("said_at", Instant, nullable=True))
