"""One import at a time: each compares a file with what is known, so two at once would both make everybody."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.engine import make_url

from storage.database import Database

_KEY = 614_2021
"""The advisory lock's number on PostgreSQL."""


@contextmanager
def one_import(database: Database, waits: Callable[[], None]) -> Iterator[None]:
    """Hold the database's imports; `waits` is told once if another one has to end first. Death frees it."""
    address = make_url(database.url)
    if database.dialect == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if not connection.execute(sa.select(sa.func.pg_try_advisory_lock(_KEY))).scalar_one():
                waits()
                connection.execute(sa.select(sa.func.pg_advisory_lock(_KEY)))
            try:
                yield
            finally:
                connection.execute(sa.select(sa.func.pg_advisory_unlock(_KEY)))
        return
    descriptor = os.open(f"{address.database}.import.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waits()
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
