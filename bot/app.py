"""Composition root: the one file that knows every part."""

import asyncio
import signal
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from typing import Protocol

import sqlalchemy as sa
import structlog
from aiohttp import web

from bot.answers_at_once import ANSWERS_A_SECOND
from bot.channels.browser.channel import BrowserChannel
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.zalo.channel import ZaloChannel
from bot.clock import Clock
from bot.commands.keeping import periods
from bot.commands.sharing import allowances
from bot.config import Settings
from bot.delivery.closing import closing_tick
from bot.delivery.delivering import Delivery
from bot.delivery.values import Carrier
from bot.demo import fill_demo
from bot.evidence.fetching import Fetching
from bot.i18n import load_catalogs
from bot.jobs.heard import Shelter
from bot.jobs.heartbeat import Heartbeat
from bot.jobs.housekeeping import retention_tick
from bot.jobs.leases import Leases
from bot.jobs.schedule import Schedule, Turnstile
from bot.jobs.walking import Walker
from bot.loop import Loop
from bot.messages import TEXT_ALONE
from bot.parts import find_parts
from bot.publishing import publish_shipped
from bot.web.export_links import ExportLinks
from bot.web.metrics import Metrics
from bot.web.pictures import ShownPictures
from bot.web.scratch import scratch
from bot.web.serving import admin_application, listen, public_application
from storage import migrate
from storage.database import Database
from storage.queries import browser
from storage.queries.health import begin_watch

log = structlog.get_logger()

ABILITIES = {"zalo": TEXT_ALONE, f"{browser.CHANNEL}:{browser.TEXT_BOT}": TEXT_ALONE}
"""What channels can do that cannot do everything."""


class Channel(Protocol):
    """One messenger: what it carries, what it listens to, how it starts and stops hearing."""

    name: str
    carriers: dict[str, Carrier]

    def add_routes(self, application: web.Application) -> None:
        """Listen to its paths on LISTEN."""
        ...

    async def start(self) -> None:
        """Begin to hear."""
        ...

    async def fetch(self, bot: str, reference: str, most: int) -> bytes:
        """A picture somebody sent, `most` + 1 bytes of it at most. Raises NotFetched."""
        ...

    async def stop(self) -> None:
        """Hear no more; what was heard is answered."""
        ...

    async def close(self) -> None:
        """Close the wires, after delivery has stopped."""
        ...


class App:
    """A running installation."""

    def __init__(
        self, settings: Settings, database: Database, clock: Clock, *, answers_a_second: int = ANSWERS_A_SECOND
    ) -> None:
        """Put the parts together; nothing runs before `serve`."""
        self.settings, self.database, self.clock = settings, database, clock
        self.stopping = asyncio.Event()
        parts, self.catalogs = find_parts(), load_catalogs()
        self.metrics = Metrics(database, clock)
        self.loop = Loop(
            database,
            parts.router,
            parts.queries,
            self.catalogs,
            clock,
            answers_a_second=answers_a_second,
            retain_days=settings.retain_days,
            public_url=settings.public_url,
            abilities=ABILITIES,
        )
        self.carriers: dict[str, Carrier] = {}
        given = allowances(settings)
        self.delivery = Delivery(
            database, parts.renderers, self.catalogs, clock, self.carriers, self.metrics.settled, given
        )
        # where no window is known nothing closes
        has_windows = any(allowance.window is not None for allowance in given.values())
        walked = [*parts.ticks, *([closing_tick(given)] if has_windows else [])]
        self.walker = Walker(database, clock, walked, self.delivery)
        self.turnstile = Turnstile()
        self.pictures = ShownPictures(database, clock, settings.public_url)
        ticks = [*walked, retention_tick(periods(settings))]
        self.heartbeat = Heartbeat(settings.heartbeat_url, database, clock, self.metrics.beat)
        self.schedule = Schedule(database, clock, ticks, self.turnstile, self.delivery.wake)
        self.channels = self._channels()
        for channel in self.channels:
            self.carriers.update(channel.carriers)
        fetches = {channel.name: channel.fetch for channel in self.channels}
        self.fetching = Fetching(database, clock, self.loop.handle, fetches)

    def _channels(self) -> list[Channel]:
        if self.settings.is_demo:
            next_stop = self.walker.next_stop
            return [BrowserChannel(self.loop, self.database, self.clock, self.walk, next_stop, self.catalogs)]
        leases, later = Leases(self.database, self.clock), self.delivery.answer_later
        heard = self.metrics.heard
        telegram = TelegramChannel(self.settings, self.loop.handle, later, self.catalogs, leases, heard)
        if not self.settings.zalo_bot_tokens:
            return [telegram]
        memory = Shelter(self.database, self.clock)
        zalo = ZaloChannel(
            self.settings, self.loop.handle, later, leases, memory, self.pictures.show, self.delivery.add, heard
        )
        return [telegram, zalo]

    @property
    def may_walk(self) -> bool:
        """Whether the clock is one that may be moved."""
        return self.settings.is_demo or self.settings.clock is not None

    async def walk(self, amount: timedelta) -> datetime:
        """Walk the clock through everything due; nothing else ticks meanwhile."""
        async with self.turnstile.walking():
            return await self.walker.walk_to(self.clock.now() + amount)

    def missing(self) -> list[str]:
        """What keeps this process from being ready, a line each."""
        if self.stopping.is_set():
            return ["stopping"]
        try:
            with self.database.reading() as connection:
                revision = migrate.revision_of(connection)
        except sa.exc.SQLAlchemyError:
            return ["the database does not answer"]
        return [] if revision == migrate.newest_revision() else ["the tables are not of this version"]


async def serve(settings: Settings, database: Database, clock: Clock) -> int:
    """Run until a signal asks to stop; returns the exit code."""
    app = App(settings, database, clock)
    running = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        running.add_signal_handler(name, app.stopping.set)
    return await run(app)


async def run(app: App) -> int:
    """Start everything, wait for the end, stop hearing first and the writer last."""
    async with AsyncExitStack() as stack:
        app.loop.start()
        stack.callback(app.database.stop)
        await asyncio.wrap_future(app.database.write(lambda connection: begin_watch(connection, app.clock.now())))
        await asyncio.wrap_future(app.database.write(lambda connection: publish_shipped(connection, app.clock.now())))
        if app.settings.is_demo:
            await asyncio.to_thread(fill_demo, app.database, app.clock)
            await app.walker.settle()  # the morning's round is open before anybody looks
        public = public_application()
        for channel in app.channels:
            channel.add_routes(public)
            stack.push_async_callback(channel.close)
        if app.settings.public_url:
            folder = stack.enter_context(scratch())
            ExportLinks(app.database, app.clock, app.catalogs, folder).add_routes(public)
            app.pictures.add_routes(public)
        delivering = asyncio.create_task(app.delivery.run(), name="delivery")
        stack.push_async_callback(_finish, app.delivery, delivering)
        app.schedule.start()
        stack.push_async_callback(app.schedule.stop)
        stack.push_async_callback((await listen(public, app.settings.listen)).cleanup)
        for channel in app.channels:
            await channel.start()
            stack.push_async_callback(channel.stop)
        admin = admin_application(app.missing, app.metrics.page, app.walk if app.may_walk else None)
        stack.push_async_callback((await listen(admin, app.settings.admin_listen)).cleanup)
        fetching = asyncio.create_task(app.fetching.run(), name="pictures")
        stack.push_async_callback(_cancel, fetching)
        beating = asyncio.create_task(app.heartbeat.run(), name="heartbeat")
        stack.push_async_callback(_cancel, beating)
        if app.settings.is_demo:
            log.info(f"The demo is ready: open http://{app.settings.listen}/ in a browser; Ctrl-C ends it")
        log.info("ready", listen=app.settings.listen, admin=app.settings.admin_listen, demo=app.settings.is_demo)
        await app.stopping.wait()
        log.info("stopping")
    return 0


async def _cancel(task: "asyncio.Task[None]") -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _finish(delivery: Delivery, delivering: "asyncio.Task[None]") -> None:
    delivery.stop()
    await delivering
