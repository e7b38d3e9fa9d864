"""Suspected notifiable cases that are open and within their 24 hours when the program is upgraded get their clock."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from storage.models.columns import Instant

revision = "d52e81c07fa4"
down_revision = "54771548a2f1"
branch_labels = None
depends_on = None

CASE = sa.table(
    "case",
    sa.column("notifiable", sa.Boolean()),
    sa.column("is_drill", sa.Boolean()),
    sa.column("state", sa.String()),
    sa.column("told_station_at", Instant()),
    sa.column("report_by", Instant()),
    sa.column("notice_at", Instant()),
)


def upgrade() -> None:
    """Have the clock look at them now; what it has to say it finds itself. Nobody is told of what is long over."""
    now = datetime.now(UTC)
    op.execute(
        sa.update(CASE)
        .where(
            CASE.c.notifiable,
            sa.not_(CASE.c.is_drill),
            CASE.c.state != "closed",
            CASE.c.told_station_at.is_(None),
            CASE.c.notice_at.is_(None),
            CASE.c.report_by > now,
        )
        .values(notice_at=now)
    )
