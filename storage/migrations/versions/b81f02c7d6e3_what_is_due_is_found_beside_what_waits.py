"""What is due is found beside a hundred thousand rows that wait: the outbox's index goes by when they may leave."""

import sqlalchemy as sa
from alembic import op

revision = "b81f02c7d6e3"
down_revision = "d52e81c07fa4"
branch_labels = None
depends_on = None

WAITING = sa.text("state IN ('ready', 'leased')")


def upgrade() -> None:
    """Make the index over the rows that wait anew."""
    op.drop_index("ix_outbox_waiting", "outbox")
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["priority", "bot", "due_at", "id"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )
