"""Who stops the program while the clock's work is being done gets it ended, not cut off."""

import asyncio
import logging
import threading
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from bot.clock import Clock
from bot.jobs.schedule import Schedule, Turnstile
from bot.jobs.ticks import Tick
from storage.changes import Change
from storage.changes.facts import StateFact
from storage.database import Database
from storage.needs import Reading
from storage.sealing import Sealer
from storage.tables import FACT

AT = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)
PATIENCE = 20


class Work:
    """Clock work that lasts as long as it is let."""

    def __init__(self) -> None:
        self.begun, self.may_end = threading.Event(), threading.Event()

    def run(self, reading: Reading) -> Iterable[Change]:
        if self.begun.is_set():
            return []
        self.begun.set()
        assert self.may_end.wait(PATIENCE)
        return [StateFact("looked", "to the end")]

    def tick(self, every: float) -> Tick:
        return Tick("work", every, self.run, lambda reading: None)


def stored(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.execute(sa.select(FACT.c.value).where(FACT.c.name == "looked")).scalars())


@pytest.fixture
def database(url: str) -> Iterable[Database]:
    made = Database(url, Sealer({1: b"f" * 32}, {1: b"i" * 32}))
    made.start()
    yield made
    made.stop()


def test_stopping_waits_for_the_look_that_is_being_taken(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    async def story() -> None:
        work, pushed = Work(), []
        schedule = Schedule(
            database, Clock.starting_at(AT), [work.tick(0.01)], Turnstile(), lambda: pushed.append(True)
        )
        schedule.start()
        assert await asyncio.to_thread(work.begun.wait, PATIENCE)
        stopping = asyncio.create_task(schedule.stop())
        done, _ = await asyncio.wait([stopping], timeout=0.2)
        assert not done
        work.may_end.set()
        await asyncio.wait_for(stopping, PATIENCE)
        assert stored(database) == ["to the end"]
        assert pushed == [True]  # delivery is still there and hears of it

    with caplog.at_level(logging.ERROR):
        asyncio.run(story())
    assert not caplog.records


def test_stopping_in_the_instant_in_which_a_look_begins_cuts_nothing_off(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        for _ in range(100):
            schedule = Schedule(
                database,
                Clock.starting_at(AT),
                [Tick("work", 0.001, lambda reading: [], lambda reading: None)],
                Turnstile(),
                lambda: None,
            )
            schedule.start()
            await asyncio.sleep(0.001)  # about when the first look is handed over
            await schedule.stop()
        await asyncio.sleep(0)

    with caplog.at_level(logging.ERROR):
        asyncio.run(story())
    assert not caplog.records
