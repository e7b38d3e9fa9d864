"""The program on Zalo's wires: the stand-in, the real channel, real storage; only the handlers are small."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import sqlalchemy as sa

from bot.channels.zalo.channel import ZaloChannel
from bot.clock import Clock
from bot.config import Settings
from bot.delivery.answers import answer
from bot.delivery.delivering import Delivery
from bot.i18n import load_catalogs
from bot.jobs.heard import Shelter
from bot.jobs.leases import Leases
from bot.loop import Loop
from bot.loopback.webhook import Patience
from bot.loopback.zalo import ZaloLoopback
from bot.loopback.zalo_account import Rules
from bot.router import Router
from bot.turn import handlers_in
from bot.web.metrics import Metrics
from bot.web.pictures import ShownPictures
from bot.web.serving import listen, public_application
from storage import models as m
from storage.database import Database
from storage.tables import OUTBOX
from tests.telegram import speaking
from tests.telegram.wires import free_port
from tests.town import test_sealer

TOKEN = "zalo-one:AAtest-token_of-the-wires-0123456789"
OTHER = "zalo-two:AAother-token_of-the-wires-987654321"
QUICK = Patience(pauses=(0.05,))
MOTHER, FATHER, GROUP = "zm0001", "zf0002", "zg0003"

Story = Callable[["Wires"], Awaitable[None]]


class Wires:
    """A running installation between the stand-in and a database."""

    def __init__(self, url: str, zalo: ZaloLoopback, tokens: str, public_url: str = "") -> None:
        self.zalo, self.human = zalo, zalo.human
        self.clock = Clock()
        self.database = Database(url, test_sealer())
        m.metadata.create_all(self.database.engine)
        catalogs = load_catalogs()
        self.loop = Loop(self.database, Router.of(handlers_in([speaking])), {}, catalogs, self.clock)
        self.metrics = Metrics(self.database, self.clock)
        self.settings = Settings(
            _env_file=None,
            zalo_bot_tokens=tokens,
            zalo_api=zalo.base,
            public_url=public_url,
            webhook_secret="a secret of tests",
        )
        self.pictures = ShownPictures(self.database, self.clock, public_url)
        renderers = {"note": speaking.note, "answer": answer}
        self.delivery = Delivery(self.database, renderers, catalogs, self.clock, {}, counted=self.metrics.settled)
        self.channel = ZaloChannel(
            self.settings,
            self.loop.handle,
            self.delivery.answer_later,
            Leases(self.database, self.clock),
            Shelter(self.database, self.clock),
            self.pictures.show,
            self.delivery.add,
            self.metrics.heard,
            poll_seconds=1,
        )
        self.delivering: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self.loop.start()
        self.delivering = asyncio.create_task(self.delivery.run())
        await self.channel.start()

    async def stop(self) -> None:
        await self.channel.stop()
        self.delivery.stop()
        if self.delivering is not None:
            await self.delivering
        await self.channel.close()
        await asyncio.to_thread(self.database.stop)

    def id_of(self, token: str = TOKEN) -> str:
        return self.zalo.account(token).id

    def heard(self, chat: str, bot: str | None = None) -> list[str]:
        """The bot's messages in a chat."""
        return [said.text for said in self.human.heard(chat, bot=bot)]

    async def hears(self, chat: str, *texts: str, bot: str | None = None, within: float = 20.0) -> None:
        """In time the chat holds these messages of the bot, and no others."""
        try:
            await self.zalo.until(lambda: self.heard(chat, bot) == list(texts), within)
        except TimeoutError:
            raise AssertionError(f"{self.heard(chat, bot)} instead of {texts}") from None

    async def until(self, is_so: Callable[[], Any], within: float = 20.0) -> None:
        await self.zalo.until(is_so, within)

    def count(self, table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
        with self.database.reading() as connection:
            query = sa.select(sa.func.count()).select_from(table).where(*where)
            return int(connection.execute(query).scalar_one())

    def rows(self, table: sa.Table = OUTBOX) -> Sequence[Any]:
        with self.database.reading() as connection:
            return connection.execute(sa.select(table).order_by(sa.text("1"))).all()

    def counted(self, outcome: str) -> bool:
        """Whether an update met this outcome."""
        return f'khaibao_updates_total{{channel="zalo",outcome="{outcome}"}}' in self.metrics.page().decode()

    @property
    def carrier(self) -> Any:
        return self.channel.carriers[f"zalo:{self.id_of()}"]

    async def joins(self, token: str = TOKEN) -> None:
        await self.until(lambda: f"zalo:{self.id_of(token)}" in self.channel.carriers)


@asynccontextmanager
async def wired(
    url: str,
    *,
    webhook: bool = False,
    tokens: Sequence[str] = (TOKEN,),
    rules: Rules = Rules(),  # noqa: B008 - frozen
    before: Callable[[Wires], None] = lambda wires: None,
    **stand_in: Any,
) -> AsyncIterator[Wires]:
    """A stand-in and a program before it, both running; `before` it starts something may be ordered."""
    stand_in.setdefault("patience", QUICK)
    async with ZaloLoopback(tokens, rules=rules, **stand_in) as zalo:
        port = free_port() if webhook else 0
        wires = Wires(url, zalo, ",".join(tokens), f"http://127.0.0.1:{port}" if webhook else "")
        application = public_application()
        wires.channel.add_routes(application)
        wires.pictures.add_routes(application)
        runner = await listen(application, f"127.0.0.1:{port}")
        before(wires)
        await wires.start()
        try:
            yield wires
        finally:
            await wires.stop()
            await runner.cleanup()


def tell(url: str, story: Story, *, within: float = 60, **options: Any) -> None:
    """Run a story on the wires."""

    async def run() -> None:
        async with asyncio.timeout(within), wired(url, **options) as wires:
            await story(wires)

    asyncio.run(run())
