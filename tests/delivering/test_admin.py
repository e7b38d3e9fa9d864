"""The administrator's listener: ready or not and why, numbers without names, a clock that only goes forward."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp.test_utils import TestClient, TestServer

from bot.clock import Clock
from bot.web.metrics import Metrics
from bot.web.serving import admin_application, public_application
from storage import models as m
from storage.database import Database
from tests.town import test_sealer

Visit = Callable[["TestClient[Any, Any]"], Awaitable[None]]


def visit(url: str, story: Visit, *, missing: tuple[str, ...] = (), movable: bool = True) -> None:
    """Ask the listener of a program on this database."""

    async def run() -> None:
        database = Database(url, test_sealer())
        m.metadata.create_all(database.engine)
        metrics = Metrics(database, Clock())
        metrics.heard("telegram", "done")
        metrics.settled("telegram:5900001", "sent")

        async def walk(amount: timedelta) -> datetime:
            return datetime(2026, 11, 23, tzinfo=UTC) + amount

        application = admin_application(lambda: list(missing), metrics.page, walk if movable else None)
        async with TestClient(TestServer(application)) as client:
            await story(client)
        database.stop()

    asyncio.run(run())


def test_numbers_are_there_and_name_nobody(url: str) -> None:
    async def story(client: "TestClient[Any, Any]") -> None:
        page = await (await client.get("/metrics")).text()
        assert 'khaibao_updates_total{channel="telegram",outcome="done"} 1.0' in page
        assert 'khaibao_sends_total{channel="telegram",outcome="sent"} 1.0' in page
        assert "khaibao_oldest_alert_seconds 0.0" in page
        assert 'khaibao_outbox_waiting{priority="alert"} 0.0' in page
        assert "khaibao_turns_failed 0.0" in page
        assert "5900001" not in page

    visit(url, story)


def test_it_is_ready_or_says_what_is_missing(url: str) -> None:
    async def ready(client: "TestClient[Any, Any]") -> None:
        assert (await client.get("/readyz")).status == 200

    async def not_ready(client: "TestClient[Any, Any]") -> None:
        response = await client.get("/readyz")
        assert (response.status, await response.text()) == (503, "migrations: one is missing\n")

    visit(url, ready)
    visit(url, not_ready, missing=("migrations: one is missing",))


def test_the_clock_goes_forward_and_only_where_it_may(url: str) -> None:
    async def story(client: "TestClient[Any, Any]") -> None:
        moved = await client.post("/clock", json={"advance": 900})
        assert await moved.json() == {"now": "2026-11-23T00:15:00+00:00"}
        for bad in (
            b"",
            b"{}",
            b"[]",
            b'{"advance": "x"}',
            b'{"advance": -1}',
            b'{"advance": 1e12}',
            b'{"advance": NaN}',
        ):
            assert (await client.post("/clock", data=bad)).status == 400, bad

    async def fixed(client: "TestClient[Any, Any]") -> None:
        assert (await client.post("/clock", json={"advance": 900})).status == 404

    visit(url, story)
    visit(url, fixed, movable=False)


def test_the_public_listener_says_that_it_lives_and_nothing_else() -> None:
    async def run() -> None:
        async with TestClient(TestServer(public_application())) as client:
            assert (await client.get("/healthz")).status == 200
            for path in ("/", "/metrics", "/readyz", "/clock", "/telegram/1", "/../x"):
                response = await client.get(path)
                assert (response.status, await response.read()) == (404, b""), path

    asyncio.run(run())
