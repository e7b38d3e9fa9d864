"""Back-up of a SQLite file in one step, and restoring it into quarantine."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.queries import facts
from storage.tables import CASE, OUTBOX, ROUND


class BackupWrong(Exception):
    """A back-up cannot be made or taken; the text says why."""


def back_up(database_file: Path, target: Path) -> int:
    """Copy a database under use into a new file, whole and verified; returns its size in bytes. Keys are not in it."""
    if target.exists():
        raise BackupWrong(f"{target} is there already; name a new file")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.close(descriptor)
    with closing(sqlite3.connect(database_file)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
        copy.execute("pragma journal_mode=delete")
    _verify(part)
    part.rename(target)
    return target.stat().st_size


def restore(backup: Path, database_file: Path) -> None:
    """Put a back-up where the database is to be (nothing may be there) and mark it as in quarantine."""
    if database_file.exists():
        raise BackupWrong(f"{database_file} is there already; move it away first, it is not overwritten")
    _verify(backup)
    database_file.parent.mkdir(parents=True, exist_ok=True)
    part = database_file.with_name(database_file.name + ".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(f"file:{backup}?mode=ro", uri=True)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
        copy.execute("insert or replace into fact (name, value) values (?, 'yes')", (facts.QUARANTINE,))
        copy.commit()
    part.rename(database_file)


def release(connection: Connection, now: datetime) -> dict[str, int]:
    """End the quarantine: what was due before is dropped, open cases are looked at anew."""
    dropped = connection.execute(
        sa.update(OUTBOX)
        .where(OUTBOX.c.state.in_(("ready", "leased")))
        .values(state="dropped", why="restored from a back-up")
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
        sa.update(CASE).where(CASE.c.state != "closed", CASE.c.next_at.is_not(None)).values(next_at=now)
    ).rowcount
    facts.drop_fact(connection, facts.QUARANTINE)
    return {"messages dropped": dropped, "rounds resumed": skipped, "rounds closed": closed, "cases looked at": cases}


def _verify(file: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            result = connection.execute("pragma integrity_check").fetchone()[0]
            connection.execute("select count(*) from alembic_version").fetchone()
    except sqlite3.Error as error:
        raise BackupWrong(f"{file} is no back-up of Khai Báo: {error}") from error
    if result != "ok":
        raise BackupWrong(f"{file} is damaged: {result}")
