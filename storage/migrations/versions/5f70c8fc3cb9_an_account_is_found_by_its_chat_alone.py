"""An account is found by its chat alone: one index look-up for every update that is heard."""

from alembic import op

revision = "5f70c8fc3cb9"
down_revision = "9022a615e372"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Index the chats."""
    op.create_index(op.f("ix_account_chat_index"), "account", ["chat_index"])
