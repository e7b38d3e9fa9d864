"""The legal 24 hours of suspected notifiable cases: whose clock speaks now, which of its messages did not arrive."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from storage.needs import Reading
from storage.queries.cases import BY_KEY, FILES, CaseFile, files
from storage.tables import CASE, CASE_TOLD, OUTBOX

DUE = (
    FILES.where(CASE.c.notice_at <= sa.bindparam("b_now"))
    .order_by(None)
    .order_by(CASE.c.notice_at, CASE.c.id)
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)
NEXT = sa.select(sa.func.min(CASE.c.notice_at)).where(CASE.c.notice_at.is_not(None))
LATELY = timedelta(days=4)
"""How far back messages are looked at that did not arrive: the clock of a case is over after a day."""
REFUSED = (
    sa.select(CASE_TOLD.c.case_uid, CASE_TOLD.c.key)
    .join(OUTBOX, OUTBOX.c.key == CASE_TOLD.c.key)
    .where(
        CASE_TOLD.c.at >= sa.bindparam("b_since"),
        OUTBOX.c.state.in_(("refused", "dropped")),
        CASE_TOLD.c.refused_at.is_(None),
        CASE_TOLD.c.kind.in_(("notice", "station")),
    )
    .order_by(CASE_TOLD.c.at, CASE_TOLD.c.id)
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)


def due_clocks(reading: Reading, limit: int) -> list[CaseFile]:
    """The cases whose clock speaks now, the longest waiting first; also closed ones, for the duty goes on."""
    return files(reading, DUE, {"b_now": reading.now, "b_limit": limit}, is_named=False)


def next_clock(reading: Reading) -> datetime | None:
    """When the next clock speaks."""
    found: datetime | None = reading.connection.execute(NEXT).scalar()
    return found


def refused_notices(reading: Reading, limit: int) -> list[tuple[CaseFile, Sequence[str]]]:
    """Cases of which a message of the clock, or to the station, never arrived; with the keys of those messages."""
    keys: dict[bytes, list[str]] = defaultdict(list)
    values = {"b_limit": limit, "b_since": reading.now - LATELY}
    for row in reading.connection.execute(REFUSED, values):
        keys[bytes(row.case_uid)].append(row.key)
    found = files(reading, BY_KEY, {"uids": list(keys)}, is_named=False) if keys else []
    return [(file, keys[file.uid]) for file in found]
