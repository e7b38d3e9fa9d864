"""Cases keep the ladder they began with and may be drills; duties have rotas and substitutes; policies are rows."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import BigId, Instant, Json

revision = "961dadae1e74"
down_revision = "3d1f6ab0c27e"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the columns."""
    op.create_table(
        "policy",
        sa.Column("id", BigId, nullable=False),
        sa.Column("unit_id", BigId, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("content", Json, nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("legal_note", sa.String(length=500), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_policy_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy")),
        sa.UniqueConstraint("unit_id", "kind", "from_on", name=op.f("uq_policy_unit_id_kind_from_on")),
    )
    with op.batch_alter_table("policy") as batch_op:
        batch_op.create_index(batch_op.f("ix_policy_unit_id"), ["unit_id"], unique=False)

    with op.batch_alter_table("case") as batch_op:
        batch_op.add_column(sa.Column("policy_id", BigId, nullable=True))
        batch_op.add_column(sa.Column("told_station_how", sa.String(length=12), nullable=True))
        batch_op.add_column(sa.Column("notice_at", Instant(), nullable=True))
        batch_op.add_column(sa.Column("is_drill", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.alter_column("round_id", existing_type=BigId, nullable=True)
        batch_op.create_index(batch_op.f("ix_case_notice_at"), ["notice_at"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_case_policy_id"), "policy", ["policy_id"], ["id"])

    with op.batch_alter_table("case_told") as batch_op:
        batch_op.add_column(sa.Column("answered_at", Instant(), nullable=True))

    with op.batch_alter_table("duty") as batch_op:
        batch_op.add_column(sa.Column("rota_weeks", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("rota_week", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("covers_id", BigId, nullable=True))
        batch_op.create_index(batch_op.f("ix_duty_covers_id"), ["covers_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_duty_covers_id"), "duty", ["covers_id"], ["id"])
