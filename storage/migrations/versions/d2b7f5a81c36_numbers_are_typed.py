"""Where numbers are typed, a session knows when its menu was shown and what the numbers before it meant."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import Instant, Json

revision = "d2b7f5a81c36"
down_revision = "a91d4c7e30b8"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; nothing is typed by numbers yet."""
    op.add_column("session", sa.Column("offered_at", Instant, nullable=True))
    op.add_column("session", sa.Column("is_unasked", sa.Boolean(), nullable=True))
    op.add_column("session", sa.Column("earlier", Json, nullable=True))
    op.add_column("session", sa.Column("earlier_at", Instant, nullable=True))
