"""What the declarations of a round add up to is kept beside them, and stays when they are deleted."""

import sqlalchemy as sa
from alembic import op

from storage.models.columns import BigId, Instant, Json

revision = "a4c09e6b15d8"
down_revision = "f3d81b7a2c95"
branch_labels = None
depends_on = None

GRADES = ("note", "amber", "red", "emergency")
NUMBERS = ("declared", "by_self", "by_proxy", "by_boarding", "well", "absent", *GRADES)
COUNTED = """
INSERT INTO round_sum (round_id, form_version, declared, by_self, by_proxy, by_boarding, well, absent,
                       note, amber, red, emergency)
SELECT d.round_id, d.form_version, count(*),
       sum(CASE WHEN d.by = 'self' THEN 1 ELSE 0 END), sum(CASE WHEN d.by = 'proxy' THEN 1 ELSE 0 END),
       sum(CASE WHEN d.by = 'boarding' THEN 1 ELSE 0 END),
       sum(CASE WHEN d.well THEN 1 ELSE 0 END), sum(CASE WHEN d.absent THEN 1 ELSE 0 END),
       sum(CASE WHEN d.severity = 'note' THEN 1 ELSE 0 END), sum(CASE WHEN d.severity = 'amber' THEN 1 ELSE 0 END),
       sum(CASE WHEN d.severity = 'red' THEN 1 ELSE 0 END), sum(CASE WHEN d.severity = 'emergency' THEN 1 ELSE 0 END)
FROM declaration d
WHERE d.withdrawn_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM declaration n WHERE n.round_id = d.round_id AND n.person_id = d.person_id
    AND n.revision > d.revision AND n.withdrawn_at IS NULL)
GROUP BY d.round_id, d.form_version
"""


def upgrade() -> None:
    """Make the table, fill it from the declarations that are there and from what earlier ones had left."""
    op.create_table(
        "round_sum",
        sa.Column("round_id", BigId, nullable=False),
        sa.Column("form_version", sa.String(length=32), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in NUMBERS),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_round_sum_round_id")),
        sa.PrimaryKeyConstraint("round_id", "form_version", name=op.f("pk_round_sum")),
        sqlite_with_rowid=False,
    )
    op.add_column("round", sa.Column("purged_at", Instant(), nullable=True))
    op.execute(COUNTED)
    _keep_what_was_left()
    op.drop_column("round", "counts")


def _keep_what_was_left() -> None:
    """Rounds whose declarations were deleted held counts by who declared and how grave; of those it knew no more."""
    names = ("id", "declared")
    typed = (sa.column("closes_at", Instant()), sa.column("counts", Json), sa.column("purged_at", Instant()))
    round_ = sa.table("round", *map(sa.column, names), *typed)
    sums = sa.table("round_sum", *map(sa.column, ("round_id", "form_version", *NUMBERS)))
    connection = op.get_bind()
    for row in connection.execute(sa.select(round_).where(round_.c.counts.is_not(None))).all():
        numbers = dict.fromkeys(NUMBERS, 0)
        for each in row.counts or ():
            for name in {"declared", f"by_{each['by']}", each["severity"]} & set(NUMBERS):
                numbers[name] += each["revisions"]
        if row.declared is not None:
            # the counts held revisions, this holds people
            numbers["declared"] = row.declared
        connection.execute(sa.insert(sums).values(round_id=row.id, form_version="", **numbers))
        # when exactly they were deleted was not kept
        connection.execute(sa.update(round_).where(round_.c.id == row.id).values(purged_at=row.closes_at))
