"""Leases: who does a thing that only one process may do, and until when a bot must keep still."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.tables import LEASE, dialect_insert

PAUSED = "pause:"
UNTIL = sa.select(LEASE.c.name, LEASE.c.until).where(among(LEASE.c.name, "names"))
RELEASE = sa.delete(LEASE).where(LEASE.c.name == sa.bindparam("b_name"), LEASE.c.owner == sa.bindparam("b_owner"))
_COUNT = {"preserve_rowcount": True}


def take_lease(connection: Connection, name: str, owner: str, now: datetime, until: datetime) -> bool:
    """Take or keep a lease until an instant; False while somebody else holds it."""
    insert = dialect_insert(connection.dialect.name, LEASE).values(name=name, owner=owner, until=until)
    upsert = insert.on_conflict_do_update(
        index_elements=["name"],
        set_={"owner": insert.excluded.owner, "until": insert.excluded.until},
        where=sa.or_(LEASE.c.owner == owner, LEASE.c.until <= now),
    )
    return connection.execute(upsert, execution_options=_COUNT).rowcount == 1


def release_lease(connection: Connection, name: str, owner: str) -> None:
    """Let go of a lease, so that nobody has to wait for its end."""
    connection.execute(RELEASE, {"b_name": name, "b_owner": owner})


def pause_bot(connection: Connection, bot: str, until: datetime) -> None:
    """Keep a bot still until an instant, over restarts too (429)."""
    insert = dialect_insert(connection.dialect.name, LEASE).values(name=PAUSED + bot, owner="messenger", until=until)
    longer = insert.on_conflict_do_update(
        index_elements=["name"], set_={"until": insert.excluded.until}, where=LEASE.c.until < insert.excluded.until
    )
    connection.execute(longer)


def paused_until(connection: Connection, bots: Sequence[str]) -> dict[str, datetime]:
    """Until when bots keep still; only those that were ever told to."""
    rows = connection.execute(UNTIL, {"names": [PAUSED + bot for bot in bots]})
    return {row.name.removeprefix(PAUSED): row.until for row in rows}
