"""The dead-man's switch: somebody outside hears once a minute that all is well, and hears nothing when it is not."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
import sqlalchemy as sa
import structlog
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.jobs.heartbeat import Heartbeat, failing
from storage.queries.facts import QUARANTINE, write_fact
from storage.tables import CASE, FACT
from tests.escalating.hoa_ban import HoaBan
from tests.town import Town

SECRET = "5f0c9a-nobody-may-read-this"


@dataclass
class Outside:
    """A stand-in of healthchecks.io: what it was asked, and how it answers (a status, or seconds of silence)."""

    answers: list[int | float] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    is_asked: asyncio.Event = field(default_factory=asyncio.Event)
    url: str = ""

    async def hear(self, request: web.Request) -> web.Response:
        self.asked.append(f"{request.method} {request.path}")
        self.is_asked.set()
        answer = self.answers.pop(0) if self.answers else 200
        if isinstance(answer, float):
            await asyncio.sleep(answer)
            return web.Response(text="OK")
        return web.Response(status=answer)


@asynccontextmanager
async def outside(*answers: int | float) -> Any:
    there = Outside(list(answers))
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", there.hear)
    server = TestServer(application)
    await server.start_server()
    there.url = str(server.make_url(f"/ping/{SECRET}"))
    try:
        yield there
    finally:
        await server.close()


Story = Callable[[Heartbeat, Outside, aiohttp.ClientSession], Awaitable[None]]


def tell(town: Town, story: Story, *answers: int | float) -> tuple[Outside, Counter[str]]:
    """Run a story with a heartbeat that waits for nobody longer than a blink."""
    counted: Counter[str] = Counter()

    async def run() -> Outside:
        async with outside(*answers) as there:
            heart = Heartbeat(
                there.url, town.database, town.clock, lambda word: counted.update([word]), timeout=0.3, pause=0.01
            )
            async with aiohttp.ClientSession(timeout=heart.timeout) as session:
                await story(heart, there, session)
            return there

    return asyncio.run(run()), counted


async def once(heart: Heartbeat, there: Outside, session: aiohttp.ClientSession) -> None:
    await heart.beat(session)
    await heart.beat(session)


def test_it_is_pinged_once_after_each_look_that_found_nothing(town: Town) -> None:
    town.settle()
    there, counted = tell(town, once)
    assert there.asked == [f"GET /ping/{SECRET}"]
    assert counted == {"ok": 1}
    town.by(minutes=2)
    there, _ = tell(town, once)
    assert len(there.asked) == 1


def test_findings_say_fail(town: Town) -> None:
    town.is_broken = True
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    town.database.write(lambda c: c.execute(sa.update(CASE).values(next_at=None))).result()
    town.to("Mon", "06:47")
    there, counted = tell(town, once)
    assert there.asked == [f"GET /ping/{SECRET}/fail"]
    assert counted == {"fail": 1}
    town.by(minutes=3)
    there, _ = tell(town, once)
    assert there.asked == [f"GET /ping/{SECRET}"], "it is mended"


def test_nothing_is_said_when_nobody_looked_or_in_quarantine(town: Town) -> None:
    there, _ = tell(town, once)
    assert there.asked == [], "nobody has looked yet"
    town.settle()
    town.clock.move_to(town.clock.now() + timedelta(minutes=2))
    there, _ = tell(town, once)
    assert there.asked == [], "the last look is two minutes old"
    town.settle()
    town.database.write(lambda c: write_fact(c, QUARANTINE, "yes")).result()
    there, counted = tell(town, once)
    assert there.asked == []
    assert not counted


def test_nothing_is_said_when_the_store_fails(town: Town) -> None:
    town.settle()
    town.database.write(lambda c: c.execute(sa.text("ALTER TABLE fact RENAME TO lost_fact"))).result()
    there, _ = tell(town, once)
    assert there.asked == []
    town.database.write(lambda c: c.execute(sa.text("ALTER TABLE lost_fact RENAME TO fact"))).result()
    with town.database.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(FACT)).scalar_one()


@pytest.mark.parametrize(
    ("answers", "asked", "word"),
    [
        ((500,), 2, "ok"),
        ((500, 502, 200), 3, "ok"),
        ((1.0, 200), 2, "ok"),
        ((500, 500, 500), 3, "500"),
        ((1.0, 1.0, 1.0), 3, "unreachable"),
        ((404, 404, 404), 3, "404"),
    ],
    ids=["one 500", "two", "slow, then well", "only 500", "never in time", "a wrong address"],
)
def test_it_is_tried_a_few_times_and_then_left(
    town: Town, answers: tuple[int | float, ...], asked: int, word: str
) -> None:
    town.settle()
    with structlog.testing.capture_logs() as logs:
        there, counted = tell(town, once, *answers)
    assert len(there.asked) == asked
    assert counted == {word: 1}
    assert SECRET not in str(logs), "the path is the secret"
    assert word == "ok" or any(entry.get("host") == "127.0.0.1" for entry in logs)


def test_a_host_that_is_not_there_is_counted_and_named_without_its_path(town: Town) -> None:
    town.settle()
    counted: Counter[str] = Counter()

    async def run() -> None:
        url = f"http://127.0.0.1:9/ping/{SECRET}"
        heart = Heartbeat(url, town.database, town.clock, lambda word: counted.update([word]), pause=0.01)
        async with aiohttp.ClientSession(timeout=heart.timeout) as session:
            await heart.beat(session)

    with structlog.testing.capture_logs() as logs:
        asyncio.run(run())
    assert counted == {"unreachable": 1}
    assert SECRET not in str(logs)


def test_a_slow_answer_holds_up_no_alert(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    mother = hoa_ban.mother_of(tue)
    town.to("Mon", "06:41")

    async def meanwhile(heart: Heartbeat, there: Outside, session: aiohttp.ClientSession) -> None:
        beating = asyncio.create_task(heart.beat(session))
        await there.is_asked.wait()
        await asyncio.to_thread(mother.declares, tue)
        assert not beating.done()
        hoa_ban["nurse"].hears("mức đỏ")
        beating.cancel()

    async def run() -> None:
        async with outside(20.0) as there:
            heart = Heartbeat(there.url, town.database, town.clock)
            async with aiohttp.ClientSession() as session:
                await meanwhile(heart, there, session)

    asyncio.run(run())


def test_fail_stands_behind_the_path() -> None:
    assert failing("https://hc.example/ping/abc") == "https://hc.example/ping/abc/fail"
    assert failing("https://hc.example/ping/abc/?x=1") == "https://hc.example/ping/abc/fail?x=1"
