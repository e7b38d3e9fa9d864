"""Updates that were handed out once and whose turns are not stored yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.sealing import Sealer, new_uid
from storage.tables import HEARD

PLACE = "heard.body"
FORGET = sa.delete(HEARD).where(among(HEARD.c.id, "ids"))
WAITING = (
    sa.select(HEARD.c.id, HEARD.c.uid, HEARD.c.sealed_body)
    .where(HEARD.c.bot == sa.bindparam("b_bot"))
    .order_by(HEARD.c.id)
    .limit(100)
)


@dataclass(frozen=True, slots=True)
class HeardUpdate:
    """An update as it was handed out: its row, and the messenger's JSON."""

    id: int
    body: str


def keep_heard(connection: Connection, sealer: Sealer, bot: str, body: str, now: datetime) -> int:
    """Keep an update; returns its row's number."""
    uid = new_uid()
    values = {"uid": uid, "bot": bot, "at": now, "sealed_body": sealer.seal(PLACE, uid, body)}
    made: int = connection.execute(sa.insert(HEARD).values(values).returning(HEARD.c.id)).scalar_one()
    return made


def forget_heard(connection: Connection, ids: Sequence[int]) -> None:
    """Their turns are stored."""
    connection.execute(FORGET, {"ids": list(ids)})


def waiting_heard(connection: Connection, sealer: Sealer, bot: str) -> list[HeardUpdate]:
    """The oldest updates of a bot, a hundred at most, in the order they were handed out."""
    rows = connection.execute(WAITING, {"b_bot": bot})
    return [HeardUpdate(row.id, sealer.open(PLACE, row.uid, row.sealed_body)) for row in rows]
