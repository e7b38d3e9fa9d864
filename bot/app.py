"""Composition root: the one file that knows every part."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from typing import Protocol

import structlog
from aiohttp import web

from bot.clock import Clock
from bot.config import Settings, host_and_port
from bot.delivery.delivering import Delivery
from bot.delivery.values import Carrier
from bot.i18n import load_catalogs
from bot.jobs.schedule import Schedule
from bot.jobs.walking import Walker
from bot.loop import Loop
from bot.parts import find_parts
from storage.database import Database

log = structlog.get_logger()


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
        """Put the parts together; nothing runs before `start`."""
        self.settings, self.database, self.clock = settings, database, clock
        self.parts = find_parts()
        self.catalogs = load_catalogs()
        self.loop = Loop(database, self.parts.router, self.parts.queries, self.catalogs, clock)
        self.turnstile = asyncio.Lock()
        self.carriers: dict[str, Carrier] = {}
        self.delivery = Delivery(database, self.parts.renderers, self.catalogs, clock, self.carriers)
        self.walker = Walker(database, clock, self.parts.ticks, self.delivery)
        self.schedule = Schedule(database, clock, self.parts.ticks, self.turnstile, lambda: None)

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
    app.loop.start()
    async with AsyncExitStack() as stack:
        stack.callback(database.stop)
        application = web.Application(client_max_size=1_000_000)
        await _listen(stack, application, settings.listen)
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


Wake = Callable[[], None]
