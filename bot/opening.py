"""Opening an installation for a command: keys, database, migrations, demo mark, clock."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import make_url

from bot.clock import Clock
from bot.config import Settings
from bot.keys import open_sealer
from storage import migrate
from storage.database import Database
from storage.keeping import rotation
from storage.queries import facts
from storage.queries.roster import all_units


class CannotOpen(Exception):
    """The installation cannot be used as it is; the text says why and what to do."""


DEMO_START = datetime(2026, 11, 23, 6, 5, tzinfo=UTC) - timedelta(hours=7)
"""Monday 23/11/2026 06:05 in Viet Nam: ten minutes before the first reminder."""


def open_database(settings: Settings, *, to_run: bool = False) -> Database:
    """Open the database of an installation, brought to the present tables. Raises CannotOpen, KeysWrong.

    `to_run`: for `khaibao run`, which without a token is the demo and takes no real data.
    """
    # a database that is there was made with keys: lost ones are put back, others would not open what it holds
    database = Database(settings.database, open_sealer(settings, make=not _is_there(settings)))
    try:
        _check_demo(database, settings, to_run=to_run)
        migrate.upgrade(database.engine)
        with database.reading() as connection:
            rotation.require_opening(connection, database.sealer)
    except sa.exc.DatabaseError as error:
        raise CannotOpen(f"the database does not answer: {error.orig}") from error
    except migrate.UnknownRevision as error:
        raise CannotOpen("the database is of a newer version; use that version, or restore a back-up") from error
    return database


def _is_there(settings: Settings) -> bool:
    address = make_url(settings.database)
    if address.get_backend_name() != "sqlite" or not address.database:
        return False
    file = Path(address.database)
    return file.is_file() and file.stat().st_size > 0


def _check_demo(database: Database, settings: Settings, *, to_run: bool) -> None:
    with database.reading() as connection:
        if migrate.revision_of(connection) is None:
            if sa.inspect(connection).get_table_names():
                raise CannotOpen("the database holds tables of another program; give Khai Báo one of its own")
            return
        is_demo = facts.read_fact(connection, facts.DEMO) is not None
        is_empty = not all_units(connection)
    if is_demo and not settings.is_demo:
        raise CannotOpen("this database is a demo; a real bot needs another one: set KHAIBAO_DATABASE_URL")
    if to_run and settings.is_demo and not is_demo and not is_empty:
        raise CannotOpen(
            "without a token this would be the demo, and the database holds real data: set "
            "KHAIBAO_TELEGRAM_BOT_TOKENS for the real bot, or give the demo a KHAIBAO_DATABASE_URL of its own"
        )


def open_clock(database: Database, settings: Settings) -> Clock:
    """The clock: the machine's, the demo's Monday, or one that CLOCK starts; kept across restarts."""
    start = settings.clock or (DEMO_START if settings.is_demo else None)
    with database.engine.begin() as connection:
        if start is None:
            facts.drop_fact(connection, facts.CLOCK_START)
            facts.drop_fact(connection, facts.CLOCK_OFFSET)
            if database.dialect == "postgresql":
                there = connection.execute(sa.select(sa.func.clock_timestamp())).scalar_one()
                return Clock(there - datetime.now(UTC))
            return Clock()
        name = start.isoformat()
        kept = facts.clock_offset(connection)
        if kept is None or facts.read_fact(connection, facts.CLOCK_START) != name:
            kept = start - datetime.now(UTC)
            facts.write_fact(connection, facts.CLOCK_START, name)
            facts.write_clock_offset(connection, kept)
        return Clock(kept)


def read_clock(database: Database) -> Clock:
    """The clock as a running process left it, for commands beside it."""
    with database.reading() as connection:
        return Clock(facts.clock_offset(connection) or timedelta())


@contextmanager
def only_one(settings: Settings) -> Iterator[None]:
    """Hold the lock of a SQLite file while `run` uses it; death frees it. Raises CannotOpen."""
    address = make_url(settings.database)
    if address.get_backend_name() != "sqlite" or not address.database:
        yield
        return
    path = Path(address.database + ".lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise CannotOpen(
            f"another `khaibao run` already uses {address.database}; stop it, or use PostgreSQL for several"
        ) from error
    try:
        yield
    finally:
        os.close(descriptor)
