"""Walking a moved clock through every due instant in order, so that nothing is skipped or done at a wrong time."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.engine import Connection

from bot.clock import Clock
from bot.delivery.delivering import Delivery
from bot.jobs.ticks import Dues, Tick, look_for_due, run_tick
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
        """Run the ticks and send what is due until nothing is left to do now; returns how much was done."""
        done, _ = await self._settle([])
        return done

    async def _settle(self, ticks: Sequence[Tick]) -> tuple[int, Dues]:
        """Settle, beginning with ticks that are known to be due; gives what is due next as well.

        A tick that is not due is left alone and all are asked once: a school year has hundreds of halts, and looking
        with every tick, twice at each of them, took three quarters of the time.
        """
        watching = [tick for tick in self.ticks if tick.at_every_halt]
        others = [tick for tick in self.ticks if not tick.at_every_halt]
        total = 0
        while True:
            done = await self._run(ticks) + await self.delivery.drain()
            dues = await self._ask([*others, self.delivery.waiting])
            tried, ticks = ticks, [tick for tick in dues.by(self.clock.now()) if tick is not self.delivery.waiting]
            is_quiet = dues.next_at is None or dues.next_at > self.clock.now()
            total += done
            if is_quiet or (not done and ticks == tried):
                watched = await self._run(watching)
                if not watched:
                    return total, dues + await self._ask(watching)
                total += watched

    async def _run(self, ticks: Sequence[Tick]) -> int:
        return sum([await asyncio.to_thread(run_tick, self.database, self.clock, tick) for tick in ticks])

    async def _ask(self, ticks: Sequence[Tick]) -> Dues:
        return await asyncio.to_thread(look_for_due, self.database, self.clock, ticks)

    def next_stop(self) -> datetime | None:
        """The next instant at which something is due: a tick or a row of the outbox."""
        return look_for_due(self.database, self.clock, [*self.ticks, self.delivery.waiting]).next_at

    async def walk_to(self, until: datetime) -> datetime:
        """Walk through every due instant up to and including `until`; returns the time it is then."""
        _, dues = await self._settle([])
        while (stop := dues.next_at) is not None and stop <= until:
            idle = stop <= self.clock.now()
            if not idle:
                await asyncio.to_thread(self._move, stop)
            done, dues = await self._settle([tick for tick in dues.by(stop) if tick is not self.delivery.waiting])
            if idle and not done:
                break
        if until > self.clock.now():
            await asyncio.to_thread(self._move, until)
            await self.settle()
        return self.clock.now()
