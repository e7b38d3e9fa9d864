"""Grave alerts that wait for an answer, to go to the person's other account if none comes."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.needs import Reading
from storage.tables import CASE_TOLD, OUTBOX, SESSION

DUE = (
    sa.select(
        CASE_TOLD.c.case_uid,
        CASE_TOLD.c.person_id,
        CASE_TOLD.c.kind,
        CASE_TOLD.c.key,
        CASE_TOLD.c.post,
        CASE_TOLD.c.at,
        OUTBOX.c.rings,
        OUTBOX.c.sent_at,
        SESSION.c.at.label("used_at"),
    )
    .join(OUTBOX, OUTBOX.c.key == CASE_TOLD.c.key)
    .outerjoin(SESSION, SESSION.c.account_id == CASE_TOLD.c.account_id)
    .where(CASE_TOLD.c.second_at <= sa.bindparam("b_now"))
    .order_by(CASE_TOLD.c.second_at, CASE_TOLD.c.id)
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)
NEXT = sa.select(sa.func.min(CASE_TOLD.c.second_at)).where(CASE_TOLD.c.second_at.is_not(None))


@dataclass(frozen=True, slots=True)
class Unanswered:
    """An alert whose time to be answered is over. `used_at`: when that account was last used for anything."""

    case_uid: bytes
    person_id: int
    kind: str
    key: str
    post: str
    at: datetime
    rings: bool
    sent_at: datetime | None
    used_at: datetime | None


def due_unanswered(reading: Reading, limit: int) -> list[Unanswered]:
    """The alerts to look at now, the longest waiting first."""
    found = []
    for row in reading.connection.execute(DUE, {"b_now": reading.now, "b_limit": limit}):
        values = {name: getattr(row, name) for name in Unanswered.__slots__}
        found.append(Unanswered(**values | {"case_uid": bytes(row.case_uid)}))
    return found


def next_unanswered(reading: Reading) -> datetime | None:
    """When the next alert is to be looked at."""
    found: datetime | None = reading.connection.execute(NEXT).scalar()
    return found
