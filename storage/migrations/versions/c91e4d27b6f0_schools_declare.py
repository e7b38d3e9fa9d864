"""A school declares for itself: rounds are asked of persons or of schools; what schools sign, prepare and put right."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import BigId, Instant

revision = "c91e4d27b6f0"
down_revision = "a4c09e6b15d8"
branch_labels = None
depends_on = None

UID = sa.LargeBinary(length=16)


def _key(table: str) -> tuple[sa.Column[int], sa.PrimaryKeyConstraint]:
    return sa.Column("id", BigId, nullable=False), sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    """Every round there is was asked of persons."""
    asked_of = sa.Column("asked_of", sa.String(length=8), server_default="person", nullable=False)
    op.add_column("round", asked_of)
    _declarations()
    _drafts()
    _remedies()


def _declarations() -> None:
    table = "school_declaration"
    op.create_table(
        table,
        *_key(table),
        sa.Column("uid", UID, nullable=False),
        sa.Column("round_id", BigId, nullable=False),
        sa.Column("school_id", BigId, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("by_person_id", BigId, nullable=False),
        sa.Column("account_id", BigId, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("form_version", sa.String(length=32), nullable=False),
        sa.Column("sealed_answers", sa.LargeBinary(), nullable=False),
        sa.Column("conclusion", sa.String(length=64), nullable=True),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("failed", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(length=8), nullable=False),
        _refers(table, "round_id", "round.id"),
        _refers(table, "school_id", "unit.id"),
        _refers(table, "by_person_id", "person.id"),
        _refers(table, "account_id", "account.id"),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{table}_uid")),
        sa.UniqueConstraint("round_id", "revision", name=op.f(f"uq_{table}_round_id_revision")),
    )
    op.create_index(op.f(f"ix_{table}_school_id"), table, ["school_id"])
    op.create_index(op.f(f"ix_{table}_at"), table, ["at"])


def _drafts() -> None:
    table = "school_draft"
    op.create_table(
        table,
        sa.Column("round_id", BigId, nullable=False),
        sa.Column("uid", UID, nullable=False),
        sa.Column("form_version", sa.String(length=32), nullable=False),
        sa.Column("sealed_answers", sa.LargeBinary(), nullable=False),
        sa.Column("by_person_id", BigId, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("ready_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _refers(table, "round_id", "round.id"),
        _refers(table, "by_person_id", "person.id"),
        sa.PrimaryKeyConstraint("round_id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{table}_uid")),
    )
    op.create_index(op.f(f"ix_{table}_at"), table, ["at"])


def _remedies() -> None:
    table = "remedy"
    op.create_table(
        table,
        *_key(table),
        sa.Column("uid", UID, nullable=False),
        sa.Column("school_id", BigId, nullable=False),
        sa.Column("form", sa.String(length=32), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("round_id", BigId, nullable=False),
        sa.Column("form_version", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("sealed_plan", sa.LargeBinary(), nullable=True),
        sa.Column("done_at", Instant(), nullable=True),
        sa.Column("by_person_id", BigId, nullable=True),
        sa.Column("evidence", sa.String(length=40), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _refers(table, "school_id", "unit.id"),
        _refers(table, "round_id", "round.id"),
        _refers(table, "by_person_id", "person.id"),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{table}_uid")),
    )
    op.create_index(op.f(f"ix_{table}_school_id"), table, ["school_id"])
    op.create_index(op.f(f"ix_{table}_due_at"), table, ["due_at"])
    is_open = sa.text("state = 'open'")
    columns = ["school_id", "form", "item"]
    op.create_index("ix_remedy_open", table, columns, unique=True, sqlite_where=is_open, postgresql_where=is_open)
