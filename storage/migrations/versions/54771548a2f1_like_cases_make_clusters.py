"""Like cases make clusters; declarations and false alarms know whether clusters took them in."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import BigId, Instant, Json

revision = "54771548a2f1"
down_revision = "b7c41f0e92d5"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and what finds the declarations and false alarms that clusters have not taken in."""
    op.create_table(
        "cluster",
        sa.Column("id", BigId, nullable=False),
        sa.Column("uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("rule_name", sa.String(length=32), nullable=False),
        sa.Column("rule", Json, nullable=False),
        sa.Column("syndrome", sa.String(length=16), nullable=False),
        sa.Column("place", sa.String(length=48), nullable=False),
        sa.Column("unit_id", BigId, nullable=False),
        sa.Column("household_id", BigId, nullable=True),
        sa.Column("school_id", BigId, nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("is_fulfilled", sa.Boolean(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("ends_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("grown_at", Instant(), nullable=False),
        sa.Column("tell_at", Instant(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["person.id"], name=op.f("fk_cluster_household_id")),
        sa.ForeignKeyConstraint(["school_id"], ["unit.id"], name=op.f("fk_cluster_school_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_cluster_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster")),
        sa.UniqueConstraint("uid", name=op.f("uq_cluster_uid")),
    )
    with op.batch_alter_table("cluster") as batch_op:
        batch_op.create_index(
            "ix_cluster_ending",
            ["ends_at"],
            unique=False,
            sqlite_where=sa.text("state = 'living'"),
            postgresql_where=sa.text("state = 'living'"),
        )
        batch_op.create_index(batch_op.f("ix_cluster_school_id"), ["school_id"], unique=False)
        batch_op.create_index(
            "ix_cluster_telling",
            ["tell_at"],
            unique=False,
            sqlite_where=sa.text("tell_at IS NOT NULL"),
            postgresql_where=sa.text("tell_at IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_cluster_unit_id"), ["unit_id"], unique=False)
        batch_op.create_index(
            "uq_cluster_living",
            ["rule_name", "syndrome", "place"],
            unique=True,
            sqlite_where=sa.text("state = 'living'"),
            postgresql_where=sa.text("state = 'living'"),
        )

    op.create_table(
        "cluster_member",
        sa.Column("id", BigId, nullable=False),
        sa.Column("cluster_uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("person_id", BigId, nullable=False),
        sa.Column("school_id", BigId, nullable=False),
        sa.Column("class_id", BigId, nullable=True),
        sa.Column("declaration_uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("declared_at", Instant(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("joined_at", Instant(), nullable=False),
        sa.Column("left_at", Instant(), nullable=True),
        sa.Column("why", sa.String(length=12), nullable=True),
        sa.ForeignKeyConstraint(["class_id"], ["unit.id"], name=op.f("fk_cluster_member_class_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_cluster_member_person_id")),
        sa.ForeignKeyConstraint(["school_id"], ["unit.id"], name=op.f("fk_cluster_member_school_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster_member")),
        sa.UniqueConstraint("cluster_uid", "person_id", name=op.f("uq_cluster_member_cluster_uid_person_id")),
    )
    with op.batch_alter_table("cluster_member") as batch_op:
        batch_op.create_index(batch_op.f("ix_cluster_member_person_id"), ["person_id"], unique=False)

    op.create_table(
        "cluster_told",
        sa.Column("id", BigId, nullable=False),
        sa.Column("cluster_uid", sa.LargeBinary(length=16), nullable=False),
        sa.Column("person_id", BigId, nullable=False),
        sa.Column("account_id", BigId, nullable=False),
        sa.Column("bot", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("post", sa.String(length=20), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=True),
        sa.Column("refused_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_cluster_told_account_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_cluster_told_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster_told")),
        sa.UniqueConstraint("cluster_uid", "key", name=op.f("uq_cluster_told_cluster_uid_key")),
    )
    with op.batch_alter_table("case") as batch_op:
        batch_op.add_column(sa.Column("weighed_at", Instant(), nullable=True))
        batch_op.create_index(
            "ix_case_unweighed",
            ["closed_at"],
            unique=False,
            sqlite_where=sa.text("weighed_at IS NULL AND outcome = 'false_alarm'"),
            postgresql_where=sa.text("weighed_at IS NULL AND outcome = 'false_alarm'"),
        )

    with op.batch_alter_table("declaration") as batch_op:
        batch_op.add_column(sa.Column("weighed_at", Instant(), nullable=True))
        batch_op.create_index(
            "ix_declaration_syndrome",
            ["school_id"],
            unique=False,
            sqlite_where=sa.text("syndrome IS NOT NULL"),
            postgresql_where=sa.text("syndrome IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_declaration_unweighed",
            ["at"],
            unique=False,
            sqlite_where=sa.text("weighed_at IS NULL AND (syndrome IS NOT NULL OR revision > 1)"),
            postgresql_where=sa.text("weighed_at IS NULL AND (syndrome IS NOT NULL OR revision > 1)"),
        )
