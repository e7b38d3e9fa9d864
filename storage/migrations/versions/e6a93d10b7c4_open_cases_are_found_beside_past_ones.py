"""The open cases are found without reading the past ones, and which bots have alerted lately without reading alerts."""

import sqlalchemy as sa
from alembic import op

revision = "e6a93d10b7c4"
down_revision = "b81f02c7d6e3"
branch_labels = None
depends_on = None

NOT_CLOSED = sa.text("state <> 'closed'")


def upgrade() -> None:
    """Make the index over the open cases, and that over alerts by time anew."""
    op.create_index(
        "ix_case_open", "case", ["school_id", "state", "uid"], sqlite_where=NOT_CLOSED, postgresql_where=NOT_CLOSED
    )
    op.drop_index("ix_case_told_at", "case_told")
    op.create_index("ix_case_told_at", "case_told", ["at", "bot"])
