"""Facts about this installation: is it a demo, how far its clock was moved, is it freshly restored."""

from datetime import timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.tables import FACT, dialect_insert

READ = sa.select(FACT.c.value).where(FACT.c.name == sa.bindparam("b_name"))
DROP = sa.delete(FACT).where(FACT.c.name == sa.bindparam("b_name"))

DEMO = "demo"
QUARANTINE = "quarantine"
CLOCK_START = "clock_start"
CLOCK_OFFSET = "clock_offset"
AUDITED_AT = "audited_at"
WATCHING_FROM = "watching_from"
RECOUNT = "recount"
DIGESTS_AT = "digests_at"


def read_fact(connection: Connection, name: str) -> str | None:
    """The value of a fact, if it is known."""
    value: str | None = connection.execute(READ, {"b_name": name}).scalar()
    return value


@cache
def _state(dialect: str) -> Any:
    insert = dialect_insert(dialect, FACT)
    return insert.on_conflict_do_update(index_elements=["name"], set_={"value": insert.excluded.value})


def write_fact(connection: Connection, name: str, value: str) -> None:
    """State a fact."""
    connection.execute(_state(connection.dialect.name), {"name": name, "value": value})


def drop_fact(connection: Connection, name: str) -> None:
    """A fact is one no more."""
    connection.execute(DROP, {"b_name": name})


def clock_offset(connection: Connection) -> timedelta | None:
    """How far the clock was moved from the machine's."""
    value = read_fact(connection, CLOCK_OFFSET)
    return None if value is None else timedelta(microseconds=int(value))


def write_clock_offset(connection: Connection, offset: timedelta) -> None:
    """Keep how far the clock was moved, so that every process and the next start see the same time."""
    write_fact(connection, CLOCK_OFFSET, str(round(offset / timedelta(microseconds=1))))
