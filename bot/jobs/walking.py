"""Walking a moved clock through every due instant in order, so that nothing is skipped or done at a wrong time."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.engine import Connection

from bot.clock import Clock
from bot.delivery.delivering import Delivery
from bot.jobs.ticks import Tick, next_due, run_tick
from storage.database import Database
from storage.queries.facts import write_clock_offset
from storage.queries.health import skip_time


class Walker:
    """Runs what is due now, and moves the clock from one due instant to the next."""

    def __init__(self, database: Database, clock: Clock, ticks: Sequence[Tick], delivery: Delivery) -> None:
        self.database, self.clock, self.ticks, self.delivery = database, clock, ticks, delivery

    def _move(self, instant: datetime) -> None:
        """Move the clock for every process: its offset is a row. The auditor is not late for minutes nobody lived."""
        before = self.clock.now()
        self.clock.move_to(instant)

        def keep(connection: Connection) -> None:
            write_clock_offset(connection, self.clock.offset)
            skip_time(connection, before, instant)

        self.database.write(keep).result()

    async def settle(self) -> int:
        """Run ticks and send what is due until nothing is left to do now; returns how much was done."""
        total = 0
        while True:
            done = await self.delivery.drain()
            for tick in self.ticks:
                done += await asyncio.to_thread(run_tick, self.database, self.clock, tick)
            if not done:
                return total
            total += done

    def next_stop(self) -> datetime | None:
        """The next instant at which something is due: a tick or a row of the outbox."""
        return next_due(self.database, self.clock, [*self.ticks, self.delivery.waiting])

    async def walk_to(self, until: datetime) -> datetime:
        """Walk through every due instant up to and including `until`; returns the time it is then."""
        await self.settle()
        while (stop := self.next_stop()) is not None and stop <= until:
            idle = stop <= self.clock.now()
            if not idle:
                await asyncio.to_thread(self._move, stop)
            if not await self.settle() and idle:
                break
        if until > self.clock.now():
            await asyncio.to_thread(self._move, until)
            await self.settle()
        return self.clock.now()
