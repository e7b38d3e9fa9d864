"""How many alerts an account got within the hour, and joining further ones to one growing summary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.tables import CASE_TOLD, OUTBOX

SUMMARY = "many"
GOT = (
    sa.select(OUTBOX.c.account_id, OUTBOX.c.kind, OUTBOX.c.key, OUTBOX.c.id)
    .where(
        among(OUTBOX.c.account_id, "accounts"),
        OUTBOX.c.kind.in_(("alert", SUMMARY)),
        OUTBOX.c.edits.is_(None),
        # what is on its way counts too, but for what is being looked at
        sa.or_(
            sa.and_(OUTBOX.c.state == "leased", OUTBOX.c.id.not_in(sa.bindparam("leaving", expanding=True))),
            sa.and_(OUTBOX.c.state == "sent", OUTBOX.c.sent_at > sa.bindparam("b_since", type_=OUTBOX.c.sent_at.type)),
        ),
    )
    .order_by(OUTBOX.c.id)
)
JOIN = (
    sa.update(OUTBOX)
    .where(OUTBOX.c.id == sa.bindparam("b_id"))
    .values(
        kind=SUMMARY,
        edits=sa.bindparam("v_edits", type_=sa.String),
        about=sa.bindparam("v_about", type_=OUTBOX.c.about.type),
    )
)
_SAME = CASE_TOLD.alias("same")
FORGET = sa.delete(CASE_TOLD).where(
    CASE_TOLD.c.key == sa.bindparam("b_key"),
    sa.select(_SAME.c.id)
    .where(_SAME.c.case_uid == CASE_TOLD.c.case_uid, _SAME.c.key == sa.bindparam("b_root"))
    .exists(),
)
MOVE = (
    sa.update(CASE_TOLD)
    .where(CASE_TOLD.c.key == sa.bindparam("b_key"))
    .values(kind=SUMMARY, key=sa.bindparam("v_root"))
)


@dataclass(frozen=True, slots=True)
class Got:
    """Alerts an account got within the hour, and the key of its summary if there is one."""

    alerts: int = 0
    summary: str | None = None


def got_within(
    connection: Connection, accounts: Sequence[int], since: datetime, leaving: Sequence[int]
) -> Mapping[int, Got]:
    """What accounts got since an instant, without the rows `leaving` now; what somebody asked to see does not count."""
    found: dict[int, Got] = {}
    for row in connection.execute(GOT, {"accounts": list(accounts), "b_since": since, "leaving": list(leaving)}):
        known = found.get(row.account_id, Got())
        if row.kind == SUMMARY:
            found[row.account_id] = Got(known.alerts, row.key)
        elif not row.key.split(":")[2].startswith("m"):
            found[row.account_id] = Got(known.alerts + 1, known.summary)
    return found


def join_summary(connection: Connection, row_id: int, key: str, root: str, about: Mapping[str, object]) -> None:
    """Make an alert part of a summary: its row edits that message (or begins it), and its case is told by it."""
    edits = None if root == key else root
    connection.execute(JOIN, {"b_id": row_id, "v_edits": edits, "v_about": dict(about)})
    if edits is not None:
        connection.execute(FORGET, {"b_key": key, "b_root": root})
    connection.execute(MOVE, {"b_key": key, "v_root": root})
