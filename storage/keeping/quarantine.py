"""The quarantine of a restored database: what was due from before is set aside, and it has an end.

An update reaches one installation alone: of a child that is declared here now no other copy knows. So what begins in a
quarantine goes its way; what the back-up brought along waits for a person, or for the end.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.queries.facts import QUARANTINE, drop_fact, read_fact, write_fact
from storage.tables import CASE, NOT_CLOSED, OUTBOX, ROUND

LASTS = timedelta(hours=24)
"""As long as an operator's pause may last: nothing keeps alerts back for longer unless a person asks for it again."""
ASIDE = "aside"
"""The state of a message from before: nobody sends it, and the end of the quarantine drops it."""
UNBEGUN = "yes"
"""What a restored file says of itself before a program has opened it: nobody knows what time it is there."""
WAITING = OUTBOX.c.state.in_(("ready", "leased"))


@dataclass(frozen=True, slots=True)
class Quarantine:
    """Since when and until when; both None before the program has opened the restored database."""

    since: datetime | None = None
    until: datetime | None = None


def quarantine_of(value: str | None) -> Quarantine | None:
    """Read the fact; None: there is no quarantine."""
    if value is None:
        return None
    if value == UNBEGUN:
        return Quarantine()
    since = datetime.fromisoformat(value)
    return Quarantine(since, since + LASTS)


def read_quarantine(connection: Connection) -> Quarantine | None:
    """The quarantine that the database is in."""
    return quarantine_of(read_fact(connection, QUARANTINE))


def begin(connection: Connection, now: datetime) -> None:
    """Set aside what waits to be sent, and have the ladders from before sleep until the end; begun anew, it is longer.

    What came in during the one before keeps its way.
    """
    before = read_quarantine(connection)
    until = now + LASTS
    if before is None or before.since is None:
        connection.execute(sa.update(OUTBOX).where(WAITING).values(state=ASIDE))
        own: sa.ColumnElement[bool] = CASE.c.next_at.is_not(None)
    else:
        own = sa.and_(CASE.c.next_at == before.until, CASE.c.opened_at <= before.since)
    connection.execute(sa.update(CASE).where(NOT_CLOSED, own).values(next_at=until))
    write_fact(connection, QUARANTINE, now.isoformat())


def begin_if_restored(connection: Connection, now: datetime) -> None:
    """A program opens a database that was put in place as a file: its quarantine begins now."""
    found = read_quarantine(connection)
    if found is not None and found.since is None:
        begin(connection, now)


def release(connection: Connection, now: datetime) -> dict[str, int]:
    """End it: what was due before is dropped, open cases are looked at anew, rounds go on."""
    found = read_quarantine(connection)
    held = OUTBOX.c.state == ASIDE
    if found is not None and found.since is None:
        held = WAITING
    dropped = connection.execute(
        sa.update(OUTBOX).where(held).values(state="dropped", why="restored from a back-up")
    ).rowcount
    skipped = connection.execute(
        sa.update(ROUND)
        .where(ROUND.c.state.in_(("open", "planned")), ROUND.c.next_at <= now, ROUND.c.closes_at > now)
        .values(state="open", done="totals", next_at=ROUND.c.closes_at)
    ).rowcount
    closed = connection.execute(
        sa.update(ROUND)
        .where(ROUND.c.state.in_(("open", "planned")), ROUND.c.closes_at <= now)
        .values(state="closed", done="close", next_at=None)
    ).rowcount
    cases = connection.execute(
        sa.update(CASE).where(NOT_CLOSED, CASE.c.next_at.is_not(None)).values(next_at=now)
    ).rowcount
    drop_fact(connection, QUARANTINE)
    return {"messages dropped": dropped, "rounds resumed": skipped, "rounds closed": closed, "cases looked at": cases}
