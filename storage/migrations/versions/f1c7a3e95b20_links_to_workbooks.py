"""Officials get workbooks by a link from chat."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import BigId, Instant

revision = "f1c7a3e95b20"
down_revision = "e4b70f92c1d8"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "export_link",
        sa.Column("id", BigId, nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", BigId, nullable=False),
        sa.Column("person_id", BigId, nullable=False),
        sa.Column("unit_id", BigId, nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("form", sa.String(length=32), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("used_at", Instant(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_export_link_token_hash")),
        *(
            sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_export_link_{column}"))
            for column, target in (("account_id", "account.id"), ("person_id", "person.id"), ("unit_id", "unit.id"))
        ),
    )
    for column in ("account_id", "expires_at"):
        op.create_index(op.f(f"ix_export_link_{column}"), "export_link", [column])
