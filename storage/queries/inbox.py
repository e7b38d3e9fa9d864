"""Updates that were heard, and the replies they got."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.needs import Reading
from storage.tables import ACCOUNT, INBOX

KEPT = sa.select(INBOX.c.key, INBOX.c.uid, INBOX.c.at, INBOX.c.sealed_reply).where(
    among(INBOX.c.key, "keys"), INBOX.c.sealed_reply.is_not(None)
)


@dataclass(frozen=True, slots=True)
class Kept:
    """The reply given to an update, as JSON, and when that was."""

    reply: str
    at: datetime


def kept_replies(reading: Reading, keys: Sequence[str]) -> dict[str, Kept]:
    """The replies given to updates, while they are kept."""
    return {
        row.key: Kept(reading.sealer.open("inbox.reply", row.uid, row.sealed_reply), row.at)
        for row in reading.connection.execute(KEPT, {"keys": list(keys)})
    }


ASKED_BY = (
    sa.select(ACCOUNT.c.id, ACCOUNT.c.channel, ACCOUNT.c.bot)
    .join(INBOX, INBOX.c.account_id == ACCOUNT.c.id)
    .where(INBOX.c.key == sa.bindparam("b_key"))
)
FAILED = sa.select(sa.func.count()).select_from(INBOX).where(INBOX.c.state.in_(("failed", "told")))


@dataclass(frozen=True, slots=True)
class Asker:
    """The account an update came from. `bot`: `channel:bot`."""

    id: int
    bot: str


def asked_by(connection: Connection, key: str) -> Asker | None:
    """Who sent an update that is kept."""
    row = connection.execute(ASKED_BY, {"b_key": key}).first()
    return None if row is None else Asker(row.id, f"{row.channel}:{row.bot}")


def failed_turns(connection: Connection) -> int:
    """How many of the kept updates could not be dealt with."""
    return int(connection.execute(FAILED).scalar_one())
