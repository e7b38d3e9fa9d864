"""Composition root: the one file that knows every part."""

import asyncio
import signal
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from typing import Protocol

import structlog
from aiohttp import web

from bot.channels.browser.channel import BrowserChannel
from bot.clock import Clock
from bot.commands.keeping import periods
from bot.config import Settings, host_and_port
from bot.delivery.delivering import Delivery
from bot.delivery.values import Carrier
from bot.demo import fill_demo
from bot.i18n import load_catalogs
from bot.jobs.housekeeping import retention_tick
from bot.jobs.schedule import Schedule
from bot.jobs.walking import Walker
from bot.loop import Loop
from bot.parts import find_parts
from storage.database import Database

log = structlog.get_logger()

BODY_LIMIT = 1_000_000
"""Bytes of a request; a messenger's update is a few thousand."""


class Channel(Protocol):
    """One messenger: what it carries, what it listens to, how it starts and stops hearing."""

    carriers: dict[str, Carrier]

    def add_routes(self, application: web.Application) -> None:
        """Listen to its paths on LISTEN."""
        ...

    async def start(self) -> None:
        """Begin to hear."""
        ...

    async def stop(self) -> None:
        """Hear no more; what was heard is answered."""
        ...


class App:
    """A running installation."""

    def __init__(self, settings: Settings, database: Database, clock: Clock) -> None:
        """Put the parts together; nothing runs before `serve`."""
        self.settings, self.database, self.clock = settings, database, clock
        parts = find_parts()
        self.catalogs = load_catalogs()
        self.loop = Loop(database, parts.router, parts.queries, self.catalogs, clock)
        self.turnstile = asyncio.Lock()
        self.carriers: dict[str, Carrier] = {}
        self.delivery = Delivery(database, parts.renderers, self.catalogs, clock, self.carriers)
        self.walker = Walker(database, clock, parts.ticks, self.delivery)
        ticks = [*parts.ticks, retention_tick(periods(settings))]
        self.schedule = Schedule(database, clock, ticks, self.turnstile, lambda: None)
        self.channels: list[Channel] = self._channels()
        for channel in self.channels:
            self.carriers.update(channel.carriers)

    def _channels(self) -> list[Channel]:
        if self.settings.is_demo:
            return [
                BrowserChannel(self.loop, self.database, self.clock, self.walk, self.walker.next_stop, self.catalogs)
            ]
        return []

    async def walk(self, amount: timedelta) -> datetime:
        """Walk the clock through everything due; nothing else ticks meanwhile."""
        async with self.turnstile:
            return await self.walker.walk_to(self.clock.now() + amount)


async def serve(settings: Settings, database: Database, clock: Clock) -> int:
    """Run until a signal asks to stop; returns the exit code."""
    stopping = asyncio.Event()
    running = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        running.add_signal_handler(name, stopping.set)
    app = App(settings, database, clock)
    async with AsyncExitStack() as stack:
        app.loop.start()
        stack.callback(database.stop)
        if settings.is_demo:
            await asyncio.to_thread(fill_demo, database, clock)
        application = web.Application(client_max_size=BODY_LIMIT)
        for channel in app.channels:
            channel.add_routes(application)
        await _listen(stack, application, settings.listen)
        for channel in app.channels:
            await channel.start()
            stack.push_async_callback(channel.stop)
        app.schedule.start()
        stack.callback(app.schedule.stop)
        log.info("ready", listen=settings.listen, demo=settings.is_demo)
        await stopping.wait()
    return 0


async def _listen(stack: AsyncExitStack, application: web.Application, address: str) -> None:
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    host, port = host_and_port(address)
    await web.TCPSite(runner, host, port).start()
