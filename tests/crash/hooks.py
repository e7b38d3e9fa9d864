"""What is done to a program from outside: counting its points, killing it at one, and naming what it says on the wire.

Nothing of this is known to the product. Installed by the nursery in the forked process alone.
"""

import mmap
import os
import re
import signal
import threading
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
import httpx
from aiogram.client.session.aiohttp import AiohttpSession
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.engine.default import DefaultDialect
from telegram.request import HTTPXRequest

from bot.channels.telegram import answering, channel, deliver, polling
from bot.channels.telegram.answering import Answerer
from bot.clock import Clock
from bot.commands import running
from bot.delivery.budget import Budget
from bot.delivery.lane import Lane
from bot.rounds import order_rules, orders
from bot.web.export_links import ExportLinks
from storage.changes import Change
from storage.needs import Reading

WRITE, COMMIT, COMMITTED, CALL, ANSWERED = b"w", b"c", b"C", b"r", b"R"
WORDS = {WRITE: "write", COMMIT: "commit", COMMITTED: "committed", CALL: "call", ANSWERED: "answered"}
ROOM = 1 << 16
KEY, NOW = "X-Khaibao-Key", "X-Khaibao-Now"
CHANGES = re.compile(r"\s*(?:WITH\b.*?\b)?(?:INSERT|UPDATE|DELETE)\b", re.IGNORECASE | re.DOTALL)
SELECTS = re.compile(r"\s*(?:SELECT|PRAGMA)\b", re.IGNORECASE)

said: ContextVar[str] = ContextVar("said", default="")
"""The outbox key, or the update, of what is being sent."""


class Points:
    """Counts points into a file that outlives the process, and ends the process at one of them."""

    def __init__(self, file: Path, kill_at: int) -> None:
        """`kill_at` from 1; 0: never."""
        with file.open("r+b") as there:
            self._kept = mmap.mmap(there.fileno(), ROOM)
        self._kill_at, self._count, self._lock = kill_at, 0, threading.Lock()

    def reach(self, kind: bytes) -> None:
        """One more point; at the wanted one this does not return."""
        with self._lock:
            self._kept[self._count] = kind[0]
            self._count += 1
            if self._count == self._kill_at:
                os.kill(os.getpid(), signal.SIGKILL)


def points_in(file: Path) -> list[str]:
    """The kinds of all points a program has reached, in order."""
    return [WORDS[bytes([each])] for each in file.read_bytes().rstrip(b"\0")]


def install(points: Points) -> None:
    """Watch the database and the wires of this process."""
    _watch_database(points)
    _watch(AiohttpSession, "make_request", points)
    _watch(HTTPXRequest, "do_request", points)
    _watch(channel, "fetch_file", points)
    _watch(ExportLinks, "_send", points)


def _watch_database(points: Points) -> None:
    wrote: set[int] = set()

    @event.listens_for(Engine, "before_cursor_execute")
    def _execute(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not SELECTS.match(statement) and CHANGES.match(statement):
            wrote.add(id(connection.connection.dbapi_connection))
            points.reach(WRITE)

    commit, rollback = DefaultDialect.do_commit, DefaultDialect.do_rollback

    def do_commit(dialect: DefaultDialect, connection: Any) -> None:
        changed = id(getattr(connection, "dbapi_connection", connection)) in wrote
        if changed:
            points.reach(COMMIT)
        commit(dialect, connection)
        if changed:
            wrote.discard(id(getattr(connection, "dbapi_connection", connection)))
            points.reach(COMMITTED)

    def do_rollback(dialect: DefaultDialect, connection: Any) -> None:
        wrote.discard(id(getattr(connection, "dbapi_connection", connection)))
        rollback(dialect, connection)

    DefaultDialect.do_commit, DefaultDialect.do_rollback = do_commit, do_rollback  # type: ignore[method-assign]


def _watch(owner: Any, name: str, points: Points) -> None:
    calls: Callable[..., Any] = getattr(owner, name)

    async def watched(*args: Any, **named: Any) -> Any:
        points.reach(CALL)
        try:
            return await calls(*args, **named)
        finally:
            points.reach(ANSWERED)

    setattr(owner, name, watched)


def name_what_is_said() -> None:
    """Have every message carry the key of its outbox row or update, so that a second one is known for what it is."""
    trying, answering = Lane._try, Answerer.answer

    async def _try(lane: Lane, parcel: Any) -> Any:
        said.set(parcel.row.key)
        return await trying(lane, parcel)

    async def answer(answerer: Answerer, incoming: Any, reply: Any) -> None:
        said.set(f"answer:{incoming.key}")
        await answering(answerer, incoming, reply)

    Lane._try, Answerer.answer = _try, answer  # type: ignore[method-assign]
    _with_header(httpx.AsyncClient, "request")
    _with_header(aiohttp.ClientSession, "_request")


def _with_header(owner: Any, name: str) -> None:
    asks: Callable[..., Any] = getattr(owner, name)

    async def request(*args: Any, headers: Any = None, **named: Any) -> Any:
        named["headers"] = {**(headers or {}), KEY: said.get(), NOW: str(_seconds())}
        return await asks(*args, **named)

    setattr(owner, name, request)


_clock: list[Clock] = []


def _seconds() -> float:
    """The program's own time, as it was moved."""
    return _clock[0].now().timestamp() if _clock else 0.0


def hurry() -> None:
    """Take real seconds out: the messenger's pace (the stand-in has no limits here) and the wait for a dead poller.

    How long a token keeps still goes by the program's moved clock, which the stand-in follows too.
    """
    opens = running.open_clock

    def open_clock(*given: Any) -> Clock:
        _clock[:] = [opens(*given)]
        return _clock[0]

    running.open_clock = open_clock
    budget = partial(Budget, per_second=10_000, chat_gap=0.0, monotonic=_seconds)
    channel.Budget = budget  # type: ignore[misc,assignment]
    polling.LEASE_SECONDS = 0.6  # type: ignore[assignment]
    _order_by_twos()


SCHOOLS_A_CHUNK = SECOND_PERSON_OVER = 2
A_CHUNK_EACH = timedelta(seconds=150)
"""Longer than people let pass when nothing comes, so that a stop falls between two chunks."""


def _order_by_twos() -> None:
    """Have an order reach two schools at a time, with a while between, as where there are hundreds."""
    carries, waits = orders.ORDERS.run, orders.ORDERS.due
    next_at: list[datetime] = []

    def run(reading: Reading) -> Iterable[Change]:
        if next_at and reading.now < next_at[0]:
            return []
        changes = list(carries(reading))
        if changes:
            next_at[:] = [reading.now + A_CHUNK_EACH]
        return changes

    def due(reading: Reading) -> datetime | None:
        at = waits(reading)
        return max([at, *next_at]) if at is not None else None

    orders.SCHOOLS_A_CHUNK, order_rules.SECOND_PERSON_OVER = SCHOOLS_A_CHUNK, SECOND_PERSON_OVER
    orders.ORDERS = replace(orders.ORDERS, run=run, due=due)  # type: ignore[misc]


def be_impatient(seconds: float) -> None:
    """Wait so long for the messenger's answer, where the product waits for ten or fifteen."""
    makes = deliver.HTTPXRequest

    def request(**given: Any) -> HTTPXRequest:
        return makes(**{**given, "read_timeout": seconds})

    deliver.HTTPXRequest = request  # type: ignore[misc,assignment]
    answering.CALL_SECONDS = seconds  # type: ignore[assignment]
