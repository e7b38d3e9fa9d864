"""Open cases as family and school meet them, with what was declared of each since it was opened."""

from collections import defaultdict
from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.queries.views import case_view
from storage.tables import CASE, DECLARATION, NOT_CLOSED
from storage.values import CaseView

OPEN_CASES = sa.select(CASE).where(among(CASE.c.person_id, "persons"), NOT_CLOSED)
DECLARED_SINCE = (
    sa.select(DECLARATION.c.person_id, DECLARATION.c.round_id, DECLARATION.c.well, DECLARATION.c.withdrawn_at)
    .select_from(DECLARATION.join(CASE, sa.and_(CASE.c.person_id == DECLARATION.c.person_id, NOT_CLOSED)))
    .where(among(DECLARATION.c.person_id, "persons"), DECLARATION.c.at >= CASE.c.opened_at)
    .order_by(DECLARATION.c.at.desc(), DECLARATION.c.id.desc())
)


def open_case_views(connection: Connection, persons: Collection[int]) -> dict[int, CaseView]:
    """The open case of each of some persons who has one."""
    rows = connection.execute(OPEN_CASES, {"persons": sorted(persons)}).all() if persons else []
    if not rows:
        return {}
    since: dict[int, dict[int, bool]] = defaultdict(dict)
    for row in connection.execute(DECLARED_SINCE, {"persons": [row.person_id for row in rows]}):
        since[row.person_id].setdefault(row.round_id, not row.well and row.withdrawn_at is None)
    return {row.person_id: case_view(row, tuple(since[row.person_id].items())) for row in rows}
