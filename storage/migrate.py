"""Bringing a database to the present tables, and telling whether it is there."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.engine import Connection, Engine

from storage.models import metadata


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


class UnknownRevision(Exception):
    """The database is at a revision that this program does not have."""


class BrokenReferences(Exception):
    """A migration left rows that refer to nothing; it was rolled back."""


def upgrade(engine: Engine, to: str = "head") -> None:
    """Run all migrations that are missing, in one transaction. Raises UnknownRevision, BrokenReferences."""
    with engine.connect() as connection, _references_resting(connection), connection.begin():
        try:
            command.upgrade(_config(connection), to)
        except CommandError as error:
            raise UnknownRevision(str(error)) from error
        if connection.dialect.name == "sqlite":
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                raise BrokenReferences(f"{len(broken)} rows would refer to nothing, the first in {broken[0][0]}")


@contextmanager
def _references_resting(connection: Connection) -> Iterator[None]:
    """Let SQLite make a table anew that others refer to; the pragma does nothing within a transaction."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def revision_of(connection: Connection) -> str | None:
    """The revision a database is at; None when it is empty."""
    found: str | None = MigrationContext.configure(connection).get_current_revision()
    return found


def newest_revision() -> str | None:
    """The revision this program needs."""
    found: str | None = ScriptDirectory.from_config(_config()).get_current_head()
    return found


def is_known(revision: str) -> bool:
    """Whether this program has the revision; one of a newer version it has not."""
    return any(each.revision == revision for each in ScriptDirectory.from_config(_config()).walk_revisions())


def differences(engine: Engine) -> list[object]:
    """What tells a migrated database from the tables in code; an empty list is right."""
    with engine.connect() as connection:
        found: list[object] = compare_metadata(MigrationContext.configure(connection), metadata)
    return found


def write_revision(engine: Engine, message: str) -> None:
    """Write a new revision from the difference between a database and the tables in code (for developers)."""
    with engine.begin() as connection:
        command.revision(_config(connection), message, autogenerate=True)


def _new_revision(message: str) -> None:
    """Write a revision from what the tables in code have more than the newest revision."""
    with tempfile.TemporaryDirectory() as folder:
        engine = sa.create_engine(f"sqlite:///{folder}/new.db")
        upgrade(engine)
        write_revision(engine, message)
        engine.dispose()


if __name__ == "__main__":
    _new_revision(sys.argv[1])
