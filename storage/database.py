"""Engines, the writer thread and its group commit, readers, and what the two dialects do differently."""

import logging
import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.ext.compiler import compiles

from storage.lanes import Behind, Lanes, ReadFirst, Work
from storage.sealing import Sealer

log = logging.getLogger(__name__)


STATEMENTS = 1000
"""How many a connection keeps prepared: more than there are. The drivers' own 100 and 128 fall out all the time."""


class StoreFailed(Exception):
    """The database did not take the work: nothing of it is stored, it may be given again."""


class DatabaseWrong(Exception):
    """The database address cannot be used; the text says what to change."""


class Conflict(Exception):
    """A versioned row changed under us: roll back and decide again."""


def open_engine(url: str, *, readonly: bool = False) -> Engine:
    """Open SQLite (WAL, full durability, real BEGIN IMMEDIATE) or PostgreSQL through psycopg. Raises DatabaseWrong."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        if address.database and address.database != ":memory:":
            file = Path(address.database)
            file.parent.mkdir(parents=True, exist_ok=True)
            # names are sealed in it, but which class has a case is not: its owner reads it, as with the back-ups
            if not file.exists():
                file.touch(mode=0o600)
        engine = sa.create_engine(
            url,
            poolclass=sa.pool.QueuePool,
            connect_args={"check_same_thread": False, "cached_statements": STATEMENTS},
            hide_parameters=True,
        )
        _prepare_sqlite(engine, readonly=readonly)
        return engine
    if address.get_backend_name() == "postgresql":
        engine = sa.create_engine(
            address.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"options": "-c timezone=UTC"},
            isolation_level="REPEATABLE READ" if readonly else "READ COMMITTED",
        )
        _prepare_postgresql(engine)
        return engine
    raise DatabaseWrong(f"{address.get_backend_name()}: use sqlite:///path or postgresql://…")


def _prepare_postgresql(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.prepared_max = STATEMENTS


def _prepare_sqlite(engine: Engine, *, readonly: bool) -> None:
    pragmas = ["journal_mode=wal", "synchronous=full", "busy_timeout=30000", "foreign_keys=on", "cache_size=-32000"]
    if readonly:
        pragmas.append("query_only=1")

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute("pragma " + pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if readonly else "BEGIN IMMEDIATE")


class among(sa.sql.expression.ColumnElement[bool]):
    """`column in a list given as one parameter`, so that a statement is compiled once for any number of values.

    Give the parameter through `many(values)`.
    """

    inherit_cache = True
    _traverse_internals = [  # noqa: RUF012 - SQLAlchemy's own protocol
        ("column", sa.sql.visitors.InternalTraversal.dp_clauseelement),
        ("name", sa.sql.visitors.InternalTraversal.dp_string),
    ]

    type = sa.Boolean()

    def __init__(self, column: sa.ColumnElement[Any], name: str) -> None:
        """Compare a bigint or text column to the parameter `name`."""
        self.column = column
        self.name = name

    def self_group(self, against: Any = None) -> "among":
        """Stand as it is: the `= 1` that SQLAlchemy adds for a dialect without booleans hides every index."""
        return self


@compiles(among, "sqlite")
def _among_sqlite(element: among, compiler: Any, **options: Any) -> str:
    parameter = compiler.process(sa.bindparam(element.name, type_=sa.JSON), **options)
    return f"{compiler.process(element.column, **options)} IN (SELECT value FROM json_each({parameter}))"  # noqa: S608 - made of compiled parts


@compiles(among, "postgresql")
def _among_postgresql(element: among, compiler: Any, **options: Any) -> str:
    kind = sa.String if isinstance(element.column.type, sa.String) else sa.BigInteger
    parameter = compiler.process(sa.bindparam(element.name, type_=sa.ARRAY(kind)), **options)
    return f"{compiler.process(element.column, **options)} = ANY({parameter})"


class Database:
    """The store: one writer thread that commits in groups, and readers beside it."""

    def __init__(self, url: str, sealer: Sealer, *, largest_batch: int = 64) -> None:
        """Open both engines; the writer starts with `start`."""
        self.url = url
        self.sealer = sealer
        self.engine = open_engine(url)
        self.reader_engine = open_engine(url, readonly=True)
        self.dialect = self.engine.dialect.name
        self._largest = largest_batch
        self._queue: SimpleQueue[Work | None] = SimpleQueue()
        self._process: Callable[[Connection, Sequence[Any]], Sequence[Any]] | None = None
        self._fail: Callable[[Connection, Any], Any] | None = None
        self._thread: threading.Thread | None = None
        self._lanes = Lanes(id, self.reading, self._queue.put)
        self._has_stopped = False
        self.after_commit: list[Callable[[], None]] = []
        self.committed_batches = 0
        self.committed_turns = 0

    def start(
        self,
        process: Callable[[Connection, Sequence[Any]], Sequence[Any]] | None = None,
        fail: Callable[[Connection, Any], Any] | None = None,
        lane_of: Callable[[Any], Hashable] = id,
    ) -> None:
        """Start the writer. `process` takes a connection in a transaction and a batch and gives one result each, or
        that it has to read first; `fail` does what is done with a turn that could not be stored twice while the
        database answers; turns of one lane keep their order."""
        self._process, self._fail, self._has_stopped = process, fail, False
        self._lanes = Lanes(lane_of, self.reading, self._queue.put)
        self._thread = threading.Thread(target=self._write, name="writer", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish what waits, then end the writer and close the engines; whatever comes later fails (StoreFailed)."""
        self._has_stopped = True
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
            self._thread = None
        self._lanes.close()
        self.engine.dispose()
        self.reader_engine.dispose()

    def submit(self, turn: Any) -> "Future[Any]":
        """Give a turn to the next batch; the future holds its result once it is committed."""
        return self._put(Work(turn, Future()))

    def write(self, run: Callable[[Connection], Any]) -> "Future[Any]":
        """Run clock work or an import chunk in a transaction of its own on the writer."""
        return self._put(Work(None, Future(), run))

    def _put(self, work: Work) -> "Future[Any]":
        if self._has_stopped:
            # nobody would ever answer
            work.future.set_exception(StoreFailed("the store has stopped"))
        else:
            self._queue.put(work)
        return work.future

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A read-only snapshot beside the writer."""
        with self.reader_engine.connect() as connection, connection.begin():
            yield connection

    def _write(self) -> None:
        is_last = False
        # whoever is away comes back through the queue
        while not is_last or self._lanes:
            waiting = [self._queue.get()]
            while len(waiting) < self._largest and not self._queue.empty():
                waiting.append(self._queue.get())
            is_last = is_last or None in waiting
            self._settle([work for work in waiting if work is not None])

    def _settle(self, waiting: Sequence[Work]) -> None:
        # who gave up waiting before the work began need not be served; from here on it cannot be called off
        waiting = [work for work in waiting if work.is_begun or work.future.set_running_or_notify_cancel()]
        for work in waiting:
            work.is_begun = True
            if work.run is not None:
                self._run_alone(work)
        turns = [work for work in waiting if work.run is None and not self._lanes.keeps(work)]
        if turns:
            self._run_batch(turns)
        if freed := self._lanes.freed():
            self._settle(freed)

    def _run_alone(self, work: Work) -> None:
        assert work.run is not None
        for attempt in range(5):
            try:
                with self.engine.begin() as connection:
                    result = work.run(connection)
            except Conflict as error:
                if attempt == 4:
                    work.future.set_exception(error)
                    return
            except sa.exc.OperationalError as error:
                work.future.set_exception(StoreFailed(str(error.orig)))
                return
            except Exception as error:  # noqa: BLE001 - handed to the caller, who logs it
                work.future.set_exception(error)
                return
            else:
                self._committed()
                work.future.set_result(result)
                return

    def _run_batch(self, works: Sequence[Work]) -> None:
        assert self._process is not None
        try:
            with self.engine.begin() as connection:
                results = self._process(connection, [work.value for work in works])
        except Exception as error:  # noqa: BLE001 - tried again one by one, then handed to the callers
            if len(works) > 1:
                for work in works:
                    self._run_one(work)
            else:
                self._run_one(works[0], first=error)
            return
        self._committed()
        self._hand_over(works, results)

    def _run_one(self, work: Work, first: Exception | None = None) -> None:
        """Run one turn by itself, a conflict up to five times, anything else twice."""
        assert self._process is not None
        if self._lanes.keeps(work):
            return
        error, conflicts, failures = first, 0, int(first is not None and not isinstance(first, Conflict))
        while conflicts < 5 and failures < 2:
            try:
                with self.engine.begin() as connection:
                    results = self._process(connection, [work.value])
            except Conflict as raised:
                error, conflicts = raised, conflicts + 1
            except Exception as raised:  # noqa: BLE001 - handed to the caller below
                error, failures = raised, failures + 1
            else:
                self._committed()
                self._hand_over([work], results)
                return
        self._give_up(work, error)

    def _give_up(self, work: Work, error: Exception | None) -> None:
        """Let `fail` answer for the turn; if the store does not even take that, nothing is marked."""
        log.error("turn could not be stored", exc_info=error)
        self._lanes.done(work)
        if self._fail is None or isinstance(error, sa.exc.OperationalError | sa.exc.InterfaceError):
            work.future.set_exception(StoreFailed(str(error)))
            return
        try:
            with self.engine.begin() as connection:
                result = self._fail(connection, work.value)
        except sa.exc.SQLAlchemyError as raised:
            work.future.set_exception(StoreFailed(str(raised)))
            return
        except Exception as raised:  # noqa: BLE001 - handed to the caller; the writer goes on for all others
            work.future.set_exception(raised)
            return
        self._committed()
        work.future.set_result(result)

    def _committed(self) -> None:
        self.committed_batches += 1
        for call in self.after_commit:
            call()

    def _hand_over(self, works: Sequence[Work], results: Sequence[Any]) -> None:
        for work, result in zip(works, results, strict=True):
            if isinstance(result, ReadFirst):
                self._lanes.leave(work, result)
            elif isinstance(result, Behind):
                self._lanes.keeps(work)
            else:
                self.committed_turns += 1
                self._lanes.done(work)
                work.future.set_result(result)
