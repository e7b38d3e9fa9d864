"""The ledger as delivery keeps it: counted in the commit that ticks a message off; read before the next one leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.tables import ACCOUNT, LEDGER, OUTBOX, SESSION, dialect_insert

SENT, DOUBTFUL = "sent", "doubtful"
USING = (SENT, DOUBTFUL)
"""What uses the month's messages; what may have arrived is counted as if it had."""
USED = sa.select(sa.func.coalesce(sa.func.sum(LEDGER.c.n), 0)).where(
    LEDGER.c.bot == sa.bindparam("b_bot"), LEDGER.c.month == sa.bindparam("b_month"), LEDGER.c.what.in_(USING)
)
LEAVING = sa.select(sa.func.count()).where(
    OUTBOX.c.bot == sa.bindparam("b_bot"),
    OUTBOX.c.priority.in_([sa.literal_column(str(each)) for each in range(4)]),
    OUTBOX.c.state.in_((sa.literal_column("'ready'"), sa.literal_column("'leased'"))),
    OUTBOX.c.state == "leased",
    OUTBOX.c.id.not_in(sa.bindparam("b_but", expanding=True)),
)
"""Claimed and on the way: they will have been used. Both states are named for the index over what waits."""
HEARD = sa.select(SESSION.c.account_id, SESSION.c.at).where(among(SESSION.c.account_id, "accounts"))
MONTHS = (
    sa.select(LEDGER.c.bot, LEDGER.c.what, sa.func.sum(LEDGER.c.n).label("n"))
    .where(LEDGER.c.month == sa.bindparam("b_month"))
    .group_by(LEDGER.c.bot, LEDGER.c.what)
    .order_by(LEDGER.c.bot, LEDGER.c.what)
)
PERSON_OF = sa.select(ACCOUNT.c.person_id).where(ACCOUNT.c.id == sa.bindparam("b_account"))


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that became of a message to an account; `n` messages of it."""

    account_id: int
    bot: str
    month: str
    what: str
    n: int
    at: datetime


def _add(dialect: str) -> Any:
    insert = dialect_insert(dialect, LEDGER)
    was_heard = sa.exists().where(SESSION.c.account_id == LEDGER.c.account_id, SESSION.c.at >= LEDGER.c.last_at)
    since = sa.case((was_heard, insert.excluded.n), else_=LEDGER.c.since + insert.excluded.n)
    return insert.on_conflict_do_update(
        index_elements=["account_id", "month", "what"],
        set_={"n": LEDGER.c.n + insert.excluded.n, "since": since, "last_at": insert.excluded.last_at},
    )


_ADD = {dialect: _add(dialect) for dialect in ("sqlite", "postgresql")}


def enter(connection: Connection, entry: Entry) -> None:
    """Count it."""
    values = {
        "account_id": entry.account_id,
        "month": entry.month,
        "what": entry.what,
        "bot": entry.bot,
        "n": entry.n,
        "since": entry.n,
        "last_at": entry.at,
    }
    connection.execute(_ADD[connection.dialect.name], values)


def used_of(connection: Connection, bot: str, month: str) -> int:
    """How many messages of a bot the messenger took in a month."""
    return int(connection.execute(USED, {"b_bot": bot, "b_month": month}).scalar_one())


def leaving_of(connection: Connection, bot: str, but: Sequence[int]) -> int:
    """How many rows of a bot are claimed beside some."""
    return int(connection.execute(LEAVING, {"b_bot": bot, "b_but": list(but)}).scalar_one())


def heard_at(connection: Connection, accounts: Sequence[int]) -> dict[int, datetime]:
    """When each account was last heard from."""
    rows = connection.execute(HEARD, {"accounts": list(accounts)})
    return {row.account_id: row.at for row in rows}


def person_of(connection: Connection, account_id: int) -> int | None:
    """Whose account it is."""
    found: int | None = connection.execute(PERSON_OF, {"b_account": account_id}).scalar()
    return found


def month_of_bots(connection: Connection, month: str) -> dict[str, dict[str, int]]:
    """What became of the messages of each bot in a month, by what."""
    found: dict[str, dict[str, int]] = {}
    for row in connection.execute(MONTHS, {"b_month": month}):
        found.setdefault(row.bot, {})[row.what] = int(row.n)
    return found
