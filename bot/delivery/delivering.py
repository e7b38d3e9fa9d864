"""Delivery: the only place that sends what was not asked for."""

import asyncio
import secrets
from collections.abc import Mapping, MutableMapping

import structlog
from sqlalchemy.engine import Connection

from bot.clock import Clock
from bot.delivery.answers import answer_later
from bot.delivery.desk import Desk
from bot.delivery.lane import Counted, Lane
from bot.delivery.rules import Allowance
from bot.delivery.values import Carrier, Renderer
from bot.i18n import Catalogs
from bot.jobs.ticks import Tick
from storage.database import Database
from storage.listening import Listener
from storage.queries import outbox

log = structlog.get_logger()

IN_FLIGHT_SECONDS = 10.0


class Delivery:
    """Claims due rows, renders them from current rows, sends them, ticks each off by its own commit."""

    def __init__(
        self,
        database: Database,
        renderers: Mapping[str, Renderer],
        catalogs: Catalogs,
        clock: Clock,
        carriers: MutableMapping[str, Carrier],
        counted: Counted = lambda bot, outcome: None,
        allowances: Mapping[str, Allowance] | None = None,
    ) -> None:
        """`carriers` by bot, `channel:bot`. `counted(bot, outcome)` hears what became of each row (metrics).

        `allowances`: of messengers that count what is sent, by channel or bot.
        """
        self.database, self.clock, self.carriers, self.counted = database, clock, carriers, counted
        owner = secrets.token_hex(8)
        self.desk = Desk(
            database, renderers, catalogs, clock, owner, lambda bot: self.carriers[bot].abilities, allowances
        )
        self.waiting = Tick("delivery", 1, lambda reading: (), lambda reading: outbox.next_due(reading.connection))
        self._lanes: dict[str, Lane] = {}
        self._running: asyncio.AbstractEventLoop | None = None
        self._stopped = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def add(self, bot: str, carrier: Carrier) -> None:
        """Send for a bot that says who it is only while the program runs. On the loop's thread."""
        self.carriers[bot] = carrier
        if self._running is not None and bot not in self._lanes:
            self._begin(self._lane(bot))

    def _begin(self, lane: Lane) -> None:
        self._tasks.append(asyncio.create_task(lane.run(), name=f"delivery {lane.bot}"))

    def _lane(self, bot: str) -> Lane:
        if bot not in self._lanes:
            self._lanes[bot] = Lane(bot, self.carriers[bot], self.desk, self.counted)
        return self._lanes[bot]

    async def drain(self) -> int:
        """Send everything that is due now, most urgent first, until nothing is; returns how many rows were settled.

        Sleeps only where a messenger's limits ask for it.
        """
        settled = 0
        while True:
            bots = await asyncio.to_thread(self.desk.bots_waiting)
            claimed = [await self.send_some(bot) for bot in bots if bot in self.carriers]
            was_busy = [await lane.idle() for lane in self._lanes.values()]
            if not any(claimed) and not any(was_busy):
                return settled
            settled += sum(claimed)

    async def send_some(self, bot: str, limit: int = 25) -> int:
        """Claim up to `limit` rows of a bot and send them; returns how many were claimed."""
        return await self._lane(bot).step(limit)

    def wake(self) -> None:
        """There may be something to send. From any thread."""
        running = self._running
        if running is not None and not running.is_closed():
            running.call_soon_threadsafe(self._ring)

    def _ring(self) -> None:
        for lane in self._lanes.values():
            lane.ring()

    async def run(self) -> None:
        """Send what is due, woken by commits of this and other processes, until `stop`."""
        self._running = asyncio.get_running_loop()
        listener = Listener(self.database.url, self.wake) if self.database.dialect == "postgresql" else None
        self.database.after_commit.append(self.wake)
        for bot in self.carriers:
            self._begin(self._lane(bot))
        if listener is not None:
            listener.start()
        try:
            await self._stopped.wait()
        finally:
            self._running = None
            self.database.after_commit.remove(self.wake)
            if listener is not None:
                listener.stop()
            await asyncio.gather(*(lane.stop(IN_FLIGHT_SECONDS) for lane in self._lanes.values()))
            tasks, self._tasks = self._tasks, []
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def stop(self) -> None:
        """Have `run` come to its end: 10 s for sends in flight, then what was claimed is given back."""
        self._stopped.set()

    async def answer_later(self, key: str, message: str | None) -> None:
        """Have the answer to an update leave through the outbox, because the wire did not take it at once.

        `key` names the update; `message` is what the answer edits, if anything. Raises StoreFailed.
        """

        def put(connection: Connection) -> None:
            answer_later(connection, self.database.sealer, key, message, self.clock.now())

        await asyncio.wrap_future(self.database.write(put))
