"""Every tick gets its look, whatever else is due in the same instant; while the clock is walked none looks."""

import asyncio
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import pytest

from bot.clock import Clock
from bot.jobs.schedule import Schedule, Turnstile
from bot.jobs.ticks import Tick
from storage.changes import Change
from storage.database import Database
from storage.needs import Reading
from storage.sealing import Sealer

AT = datetime(2026, 11, 23, 5, tzinfo=UTC)
PATIENCE = 20
NAMES = [f"tick {n}" for n in range(22)]


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    made = Database(url, Sealer({1: b"f" * 32}, {1: b"i" * 32}))
    made.start()
    yield made
    made.stop()


class Looks:
    """How often each tick has looked, and when all of them have looked often enough."""

    def __init__(self, names: Iterable[str], enough: int) -> None:
        self.times: Counter[str] = Counter(dict.fromkeys(names, 0))
        self.least, self.enough = enough, threading.Event()

    def tick(self, name: str) -> Tick:
        def run(_reading: Reading) -> Iterable[Change]:
            self.times[name] += 1
            if min(self.times.values()) >= self.least:
                self.enough.set()
            return ()

        return Tick(name, 0.05, run, lambda reading: None)


def test_ticks_of_one_instant_all_look_again_and_again(database: Database) -> None:
    looks = Looks(NAMES, 3)

    async def story() -> None:
        ticks = [looks.tick(name) for name in NAMES]
        schedule = Schedule(database, Clock.starting_at(AT), ticks, Turnstile(), lambda: None)
        schedule.start()
        enough = await asyncio.to_thread(looks.enough.wait, PATIENCE)
        await schedule.stop()
        assert enough, f"looked: {looks.times}"

    asyncio.run(story())


def test_nobody_looks_nor_waits_to_while_the_clock_is_walked(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    looks, turnstile = Looks(["one"], 1), Turnstile()

    async def story() -> None:
        schedule = Schedule(database, Clock.starting_at(AT), [looks.tick("one")], turnstile, lambda: None)
        async with turnstile.walking():
            schedule.start()
            assert not await asyncio.to_thread(looks.enough.wait, 0.3)
        assert not caplog.records  # who waited would be warned about at each further instant
        assert await asyncio.to_thread(looks.enough.wait, PATIENCE)
        await schedule.stop()

    asyncio.run(story())
