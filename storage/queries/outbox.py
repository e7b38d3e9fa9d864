"""The outbox as delivery sees it: claimed by priority, ticked off one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.tables import OUTBOX

WAITING = OUTBOX.c.state.in_(("ready", "leased"))
CLAIM_LIMIT = sa.bindparam("limit", type_=sa.Integer)

_PICK = (
    sa.select(OUTBOX.c.id)
    .where(OUTBOX.c.bot == sa.bindparam("b_bot"), WAITING, OUTBOX.c.due_at <= sa.bindparam("b_now"))
    .order_by(OUTBOX.c.priority, OUTBOX.c.id)
    .limit(CLAIM_LIMIT)
    .with_for_update(skip_locked=True)
    .cte("pick")
)
CLAIM = (
    OUTBOX.update()
    .where(OUTBOX.c.id == _PICK.c.id)
    .values(
        state="leased",
        due_at=sa.bindparam("v_until"),
        owner=sa.bindparam("v_owner"),
        attempt=OUTBOX.c.attempt + 1,
    )
    .returning(*OUTBOX.c)
)
FINISH = (
    OUTBOX.update()
    .where(OUTBOX.c.id == sa.bindparam("b_id"), WAITING)
    .values(
        state=sa.bindparam("v_state"),
        sent_at=sa.bindparam("v_sent_at"),
        message=sa.bindparam("v_message"),
        why=sa.bindparam("v_why"),
    )
)
PUT_BACK = (
    OUTBOX.update()
    .where(OUTBOX.c.id == sa.bindparam("b_id"), WAITING)
    .values(
        state="ready",
        due_at=sa.bindparam("v_due_at"),
        attempt=sa.bindparam("v_attempt"),
        why=sa.bindparam("v_why"),
    )
)
BY_KEYS = sa.select(OUTBOX).where(OUTBOX.c.key.in_(sa.bindparam("keys", expanding=True)))
BOTS_WAITING = sa.select(OUTBOX.c.bot).where(WAITING, OUTBOX.c.due_at <= sa.bindparam("b_now")).distinct()
NEXT_DUE = sa.select(sa.func.min(OUTBOX.c.due_at)).where(WAITING)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row claimed for sending. `due_at` is the end of the lease."""

    id: int
    key: str
    bot: str
    account_id: int
    kind: str
    priority: int
    about: Mapping[str, Any]
    rings: bool
    edits: str | None
    made_at: datetime
    expires_at: datetime | None
    attempt: int
    why: str | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The row that an edit brings up to date."""

    key: str
    state: str
    message: str | None
    sent_at: datetime | None


def claim(connection: Connection, bot: str, now: datetime, until: datetime, owner: str, limit: int) -> list[Claimed]:
    """Claim what is due for a bot, most urgent first; a claim that is not ticked off is due again at `until`."""
    values = {"b_bot": bot, "b_now": now, "v_until": until, "v_owner": owner, "limit": limit}
    rows = connection.execute(CLAIM, values).all()
    found = [Claimed(**{name: getattr(row, name) for name in Claimed.__slots__}) for row in rows]
    return sorted(found, key=lambda each: (each.priority, each.id))


def earlier(connection: Connection, keys: Sequence[str]) -> dict[str, Earlier]:
    """The rows that edits name, by key."""
    if not keys:
        return {}
    return {
        row.key: Earlier(row.key, row.state, row.message, row.sent_at)
        for row in connection.execute(BY_KEYS, {"keys": list(keys)})
    }


def finish(
    connection: Connection, row_id: int, state: str, now: datetime, message: str | None, why: str | None = None
) -> None:
    """Tick a row off: sent, refused or dropped."""
    sent_at = now if state == "sent" else None
    connection.execute(
        FINISH, {"b_id": row_id, "v_state": state, "v_sent_at": sent_at, "v_message": message, "v_why": why}
    )


def put_back(connection: Connection, row_id: int, due_at: datetime, attempt: int, why: str) -> None:
    """Have a row sent again later."""
    connection.execute(PUT_BACK, {"b_id": row_id, "v_due_at": due_at, "v_attempt": attempt, "v_why": why})


def bots_waiting(connection: Connection, now: datetime) -> list[str]:
    """The bots that have something due."""
    return [row.bot for row in connection.execute(BOTS_WAITING, {"b_now": now})]


def next_due(connection: Connection) -> datetime | None:
    """When the next row is due."""
    found: datetime | None = connection.execute(NEXT_DUE).scalar()
    return found
