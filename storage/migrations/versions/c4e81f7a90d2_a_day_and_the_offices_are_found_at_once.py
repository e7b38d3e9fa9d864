"""The rounds of a day, and the units above schools, are found through an index."""

from alembic import op

revision = "c4e81f7a90d2"
down_revision = "b82f60d4e1a7"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both indexes."""
    op.create_index("ix_round_day", "round", ["held_on", "form", "order_id", "school_id"])
    op.create_index(op.f("ix_unit_kind"), "unit", ["kind"])
