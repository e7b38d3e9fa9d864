"""Schools say of which levels they are, and an order which levels it asks."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import Json

revision = "a7d3e91c5b46"
down_revision = "f8c20d61a7b3"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both columns; nothing is known of schools that are there."""
    op.add_column("unit", sa.Column("levels", sa.String(length=64), nullable=True))
    op.add_column("order_plan", sa.Column("levels", Json, nullable=True))
