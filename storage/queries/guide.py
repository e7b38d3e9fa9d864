"""What the demo's page says about the commune as it is stored: which steps of the guide are done, what was pushed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.queries.browser import BOTS, CHANNEL, chat_indexes
from storage.queries.sender import chats_of
from storage.sealing import Sealer
from storage.tables import ACCOUNT, BOND, CASE, DECLARATION, OUTBOX

PARENT = "parent"

MOTHER = sa.select(ACCOUNT.c.id, ACCOUNT.c.person_id, ACCOUNT.c.made_at).where(
    ACCOUNT.c.chat_index.in_(sa.bindparam("chats", expanding=True)), ACCOUNT.c.person_id.is_not(None)
)
REMINDED = sa.select(
    sa.exists().where(
        OUTBOX.c.account_id == sa.bindparam("b_account"), OUTBOX.c.kind == "reminder", OUTBOX.c.state == "sent"
    )
)
CHILDREN = sa.select(BOND.c.child_id).where(BOND.c.person_id == sa.bindparam("b_person"))
WELL = (
    sa.select(DECLARATION.c.person_id)
    .where(DECLARATION.c.person_id.in_(CHILDREN), DECLARATION.c.well, DECLARATION.c.withdrawn_at.is_(None))
    .distinct()
)
# the case that the samples begin with is older than the accounts of those who are played
CASES = sa.select(CASE.c.uid, CASE.c.taken_at, CASE.c.outcome).where(
    CASE.c.opened_at >= sa.bindparam("b_since"), CASE.c.is_drill.is_(False)
)
TOLD = sa.select(OUTBOX.c.about).where(OUTBOX.c.kind == "family", OUTBOX.c.state == "sent")
PUSHED = (
    sa.select(OUTBOX.c.account_id, OUTBOX.c.kind, OUTBOX.c.about, OUTBOX.c.edits, OUTBOX.c.sent_at)
    .where(
        OUTBOX.c.bot.in_([f"{CHANNEL}:{bot}" for bot in BOTS]),
        OUTBOX.c.state == "sent",
        OUTBOX.c.kind != "answer",
        OUTBOX.c.sent_at > sa.bindparam("b_since"),
    )
    .order_by(OUTBOX.c.sent_at, OUTBOX.c.id)
)


@dataclass(frozen=True, slots=True)
class Pushed:
    """What was said unasked. `number`: which reminder of the day; `is_edit`: a message was brought up to date."""

    chat: str
    kind: str
    number: int | None
    is_edit: bool
    at: datetime


def steps_done(connection: Connection, sealer: Sealer) -> list[int]:
    """The guide's steps that are done: reminded, all well, a case opened, taken, its outcome told to the family."""
    mother = connection.execute(MOTHER, {"chats": chat_indexes(sealer, PARENT)}).first()
    if mother is None:
        return []
    cases = connection.execute(CASES, {"b_since": mother.made_at}).all()
    told = {(row.about.get("case"), row.about.get("what")) for row in connection.execute(TOLD)} if cases else set()
    children = _ids(connection, CHILDREN, mother.person_id)
    is_done = (
        connection.execute(REMINDED, {"b_account": mother.id}).scalar(),
        bool(children) and children == _ids(connection, WELL, mother.person_id),
        bool(cases),
        any(case.taken_at for case in cases),
        any(case.outcome and (case.uid.hex(), case.outcome) in told for case in cases),
    )
    return [step for step, is_so in enumerate(is_done, start=1) if is_so]


def _ids(connection: Connection, statement: sa.Select[Any], person_id: int) -> set[int]:
    return set(connection.execute(statement, {"b_person": person_id}).scalars())


def pushed_since(connection: Connection, sealer: Sealer, since: datetime) -> Sequence[Pushed]:
    """What the windows were told unasked after an instant, oldest first."""
    rows = connection.execute(PUSHED, {"b_since": since}).all()
    chats = chats_of(connection, sealer, sorted({row.account_id for row in rows})) if rows else {}
    return [Pushed(chats[r.account_id], r.kind, r.about.get("number"), r.edits is not None, r.sent_at) for r in rows]
