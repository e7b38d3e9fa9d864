"""The program on Telegram's wires: the stand-in, the real clients, real storage; only the handlers are small."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from bot.channels.telegram.channel import TelegramChannel
from bot.clock import Clock
from bot.config import Settings
from bot.delivery.answers import answer
from bot.delivery.delivering import Delivery
from bot.i18n import load_catalogs
from bot.jobs.leases import Leases
from bot.loop import Loop
from bot.loopback.limits import Limits
from bot.loopback.telegram import TelegramLoopback
from bot.loopback.webhook import Patience
from bot.router import Router
from bot.turn import handlers_in
from bot.web.metrics import Metrics
from bot.web.serving import listen, public_application
from storage import models as m
from storage.changes import store
from storage.changes.outbox import Priority, Push
from storage.database import Database
from storage.queries.sender import load_senders
from storage.tables import OUTBOX
from tests.telegram import speaking
from tests.town import test_sealer

TOKEN = "5900001:AAtest-token_of-the-wires-0123456789"
BOT = "telegram:5900001"
QUICK = Patience(pauses=(0.05,))

Story = Callable[["Wires"], Awaitable[None]]


class Wires:
    """A running installation between the stand-in and a database."""

    def __init__(self, url: str, telegram: TelegramLoopback, public_url: str = "") -> None:
        self.telegram, self.human = telegram, telegram.human
        self.clock = Clock()
        self.database = Database(url, test_sealer())
        m.metadata.create_all(self.database.engine)
        catalogs = load_catalogs()
        self.loop = Loop(self.database, Router.of(handlers_in([speaking])), {}, catalogs, self.clock)
        self.metrics = Metrics(self.database, self.clock)
        self.settings = Settings(
            _env_file=None,
            telegram_bot_tokens=TOKEN,
            telegram_api=telegram.base,
            public_url=public_url,
            webhook_secret="a secret of tests",
        )
        renderers = {"note": speaking.note, "answer": answer}
        carriers: dict[str, Any] = {}
        self.delivery = Delivery(self.database, renderers, catalogs, self.clock, carriers, counted=self.metrics.settled)
        self.channel = TelegramChannel(
            self.settings,
            self.loop.handle,
            self.delivery.answer_later,
            catalogs,
            Leases(self.database, self.clock),
            self.metrics.heard,
        )
        carriers.update(self.channel.carriers)
        self.delivering: asyncio.Task[None] | None = None

    async def start(self, *, hears: bool = True, delivers: bool = True) -> None:
        self.loop.start()
        if delivers:
            self.delivering = asyncio.create_task(self.delivery.run())
        if hears:
            await self.channel.start()

    async def stop(self) -> None:
        await self.channel.stop()
        self.delivery.stop()
        if self.delivering is not None:
            await self.delivering
        await self.channel.close()
        await asyncio.to_thread(self.database.stop)

    # what happened
    def heard(self, chat: int) -> list[str]:
        """The bot's messages in a chat."""
        return [message.text for message in self.human.heard(chat)]

    async def hears(self, chat: int, *texts: str, within: float = 20.0) -> None:
        """In time the chat holds these messages of the bot, and no others."""
        try:
            await self.telegram.until(lambda: self.heard(chat) == list(texts), within)
        except TimeoutError:
            raise AssertionError(f"{self.heard(chat)} instead of {texts}") from None

    def count(self, table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
        with self.database.reading() as connection:
            query = sa.select(sa.func.count()).select_from(table).where(*where)
            return int(connection.execute(query).scalar_one())

    def rows(self, table: sa.Table = OUTBOX) -> Sequence[Any]:
        with self.database.reading() as connection:
            return connection.execute(sa.select(table).order_by(sa.text("1"))).all()

    async def until(self, is_so: Callable[[], Any], within: float = 20.0) -> None:
        """Wait for something that the stand-in does not see, by looking at every commit's end."""
        await self.telegram.until(is_so, within)

    # rows to be sent
    def people(self, chats: Sequence[int]) -> list[int]:
        """Accounts of these chats, who have all pressed Start (nobody hears of it unless the channel runs)."""
        for chat in chats:
            self.human.start(chat)

        def make(connection: sa.Connection) -> list[int]:
            now = self.clock.now()
            named = [("telegram", BOT.partition(":")[2], str(chat)) for chat in chats]
            return [s.account.id for s in load_senders(connection, self.database.sealer, named, now, now.date())]

        made: list[int] = self.database.write(make).result(timeout=30)
        return made

    def push(self, account: int, n: int, priority: Priority = Priority.ALERT, **options: Any) -> str:
        """Put a note into the outbox."""
        return self.pushes([(account, n)], priority, **options)[0]

    def pushes(self, several: Sequence[tuple[int, int]], priority: Priority, **options: Any) -> list[str]:
        now = self.clock.now()
        rings = options.pop("rings", False)
        expires_at = now + timedelta(seconds=options.pop("expires_in")) if "expires_in" in options else None
        made = [
            Push(
                f"note:{account}:{n}",
                account,
                BOT,
                "note",
                priority,
                now,
                {"n": n},
                rings,
                expires_at=expires_at,
                **options,
            )
            for account, n in several
        ]
        self.database.write(lambda c: store(c, self.database.sealer, made)).result(timeout=30)
        return [push.key for push in made]


@asynccontextmanager
async def wired(
    url: str, *, webhook: bool = False, hears: bool = True, delivers: bool = True, **stand_in: Any
) -> AsyncIterator[Wires]:
    """A stand-in and a program before it, both running."""
    stand_in.setdefault("limits", Limits(is_on=False))
    stand_in.setdefault("patience", QUICK)
    async with TelegramLoopback([TOKEN], **stand_in) as telegram:
        port = free_port() if webhook else 0
        wires = Wires(url, telegram, f"http://127.0.0.1:{port}" if webhook else "")
        application = public_application()
        wires.channel.add_routes(application)
        runner = await listen(application, f"127.0.0.1:{port}")
        await wires.start(hears=hears, delivers=delivers)
        try:
            yield wires
        finally:
            await wires.stop()
            await runner.cleanup()


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def tell(url: str, story: Story, **options: Any) -> None:
    """Run a story on the wires."""

    async def run() -> None:
        async with asyncio.timeout(60), wired(url, **options) as wires:
            await story(wires)

    asyncio.run(run())
