"""When the clock's work is looked at: APScheduler in memory, on every replica. What is due lives in rows."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bot.clock import VIETNAM, Clock
from bot.jobs.ticks import Tick, run_tick
from storage.database import Database, StoreFailed

log = structlog.get_logger()

PROMPT = {"day_of_week": "mon,fri", "hour": "5-17", "minute": "*", "second": 0}
"""On declaration days rounds are looked at on every full minute, so that a reminder leaves at its minute."""


class Turnstile:
    """One at a time: ticks wait for each other, and stand aside while somebody walks the clock.

    A tick that stood aside for another tick would never look again: those of one second come due in one instant.
    """

    def __init__(self) -> None:
        self._taken = asyncio.Lock()
        self._walkers = 0

    @property
    def is_walked(self) -> bool:
        """Whether somebody walks the clock or waits to."""
        return self._walkers > 0

    @asynccontextmanager
    async def walking(self) -> AsyncIterator[None]:
        """Pass to walk the clock through what is due."""
        self._walkers += 1
        try:
            async with self._taken:
                yield
        finally:
            self._walkers -= 1

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[None]:
        """Pass after those who came before."""
        async with self._taken:
            yield


class Schedule:
    """Runs ticks, one at a time and none while somebody walks the clock; `after`: called when something changed."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        ticks: Sequence[Tick],
        turnstile: Turnstile,
        after: Callable[[], None],
    ) -> None:
        """Take the parts; nothing runs before `start`."""
        self.database, self.clock, self.ticks = database, clock, ticks
        self.turnstile, self.after = turnstile, after
        self._scheduler = AsyncIOScheduler(timezone=VIETNAM)

    def start(self) -> None:
        """Begin to look."""
        for tick in self.ticks:
            self._add(self._job(tick), IntervalTrigger(seconds=tick.every_seconds, timezone=VIETNAM), tick.name)
            if tick.every_seconds > 1:
                self._add(self._job(tick), CronTrigger(timezone=VIETNAM, **PROMPT), f"{tick.name} on the minute")
        self._scheduler.start()

    async def stop(self) -> None:
        """Look no more, and come back once the look that is being taken has ended.

        Its thread cannot be called back: cancelled, it would go on writing while the database is closed under it.
        """
        if not self._scheduler.running:
            return
        self._scheduler.pause()
        await asyncio.sleep(0)  # a look that was handed over already begins, and so holds the turnstile
        async with self.turnstile.looking():
            self._scheduler.shutdown(wait=False)

    def _add(self, job: Callable[[], Awaitable[None]], trigger: object, name: str) -> None:
        self._scheduler.add_job(job, trigger, name=name, misfire_grace_time=None, coalesce=True, max_instances=1)

    def _job(self, tick: Tick) -> Callable[[], Awaitable[None]]:
        async def look() -> None:
            if self.turnstile.is_walked:
                return
            async with self.turnstile.looking():
                try:
                    changed = await asyncio.to_thread(run_tick, self.database, self.clock, tick)
                except StoreFailed:
                    log.error("the store did not take clock work; it is tried again", tick=tick.name)
                except Exception:
                    # a broken tick must not end the others; it is due again the next time
                    log.exception("tick failed", tick=tick.name)
                    raise
                else:
                    if changed:
                        self.after()

        return look
