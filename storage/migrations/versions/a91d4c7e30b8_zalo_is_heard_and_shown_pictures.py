"""Updates that are handed out once are kept; pictures lie under an address for some minutes."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import BigId, Instant

revision = "a91d4c7e30b8"
down_revision = "c4e81f7a90d2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "heard",
        sa.Column("id", BigId, nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("bot", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("sealed_body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heard")),
        sa.UniqueConstraint("uid", name=op.f("uq_heard_uid")),
    )
    op.create_table(
        "shown_picture",
        sa.Column("id", BigId, nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("media", sa.String(length=16), nullable=False),
        sa.Column("sealed_image", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shown_picture")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_shown_picture_token_hash")),
        sa.UniqueConstraint("uid", name=op.f("uq_shown_picture_uid")),
    )
    for table, column in (("heard", "bot"), ("heard", "at"), ("shown_picture", "expires_at")):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
