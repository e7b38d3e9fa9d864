"""Telegram put together: what it carries, what it listens to, how it starts and stops hearing."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

import structlog
from aiogram import Bot
from aiogram import exceptions as said
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import web

from bot.channels.hearing import Handle, Later, Leases, Wrongs, insist
from bot.channels.telegram.answering import Answerer
from bot.channels.telegram.commands import register_commands
from bot.channels.telegram.deliver import TelegramCarrier
from bot.channels.telegram.fetching import fetch_file
from bot.channels.telegram.polling import Poller
from bot.channels.telegram.receive import ALLOWED, CHANNEL
from bot.channels.telegram.webhook import Hearer, Webhook
from bot.delivery.budget import Budget
from bot.delivery.pages import Pages
from bot.delivery.values import Carrier
from bot.evidence.values import NotFetched
from bot.i18n import Catalogs

log = structlog.get_logger()

MAX_CONNECTIONS = 40
ASIDE_SECONDS = 5.0
STUMBLE_SECONDS = 5.0
PASSING = (said.TelegramAPIError, said.ClientDecodeError)
WRONGS = Wrongs(PASSING, (said.TelegramUnauthorizedError,), (said.TelegramBadRequest,), "TELEGRAM_BOT_TOKENS")


class Wanted(Protocol):
    """The settings it reads."""

    @property
    def telegram_bot_tokens(self) -> tuple[str, ...]: ...
    @property
    def telegram_api(self) -> str: ...
    @property
    def public_url(self) -> str: ...
    def secret_of(self, bot_id: str) -> str:
        """The secret header of a bot."""
        ...


class TelegramChannel:
    """All Telegram bots of the settings. `budgets` and `carriers` by bot, `telegram:{id}`."""

    name = CHANNEL

    def __init__(
        self,
        settings: Wanted,
        handle: Handle,
        later: Later,
        catalogs: Catalogs,
        leases: Leases,
        heard: Callable[[str, str], None] = lambda channel, outcome: None,
    ) -> None:
        """`handle` takes an Incoming; `later` keeps an answer in the outbox; `heard(channel, outcome)` counts."""
        self.settings, self.handle, self.later, self.catalogs = settings, handle, later, catalogs
        self.leases, self._heard = leases, heard
        self.budgets: dict[str, Budget] = {}
        self.carriers: dict[str, Carrier] = {}
        self._tokens: dict[str, str] = {}
        self._pages: dict[str, Pages] = {}
        self._telegrams: list[TelegramCarrier] = []
        for token in settings.telegram_bot_tokens:
            bot_id = token.partition(":")[0]
            budget = self.budgets[f"{CHANNEL}:{bot_id}"] = Budget()
            pages = self._pages[bot_id] = Pages()
            carrier = TelegramCarrier(token, settings.telegram_api, budget, pages)
            self.carriers[f"{CHANNEL}:{bot_id}"] = carrier
            self._tokens[bot_id] = token
            self._telegrams.append(carrier)
        self._session: AiohttpSession | None = None
        self._hearers: dict[str, Hearer] = {}
        self._answerers: dict[str, Answerer] = {}
        self._pollers: list[Poller] = []
        self._tasks: set[asyncio.Task[None]] = set()

    def add_routes(self, application: web.Application) -> None:
        """Listen to its paths on LISTEN."""
        webhook = Webhook(self._hearers, self.handle, self._count)
        application.router.add_post("/telegram/{bot_id:[0-9]+}", webhook.take)

    async def start(self) -> None:
        """Begin to hear: by webhook with a PUBLIC_URL, else by long polling."""
        base = self.settings.telegram_api.rstrip("/")
        server = TelegramAPIServer(base=base + "/bot{token}/{method}", file=base + "/file/bot{token}/{path}")
        self._session = AiohttpSession(api=server, timeout=30)
        for bot_id, token in self._tokens.items():
            bot = Bot(token, session=self._session)
            budget = self.budgets[f"{CHANNEL}:{bot_id}"]
            answerer = self._answerers[bot_id] = Answerer(bot, budget, self._pages[bot_id], self.later)
            if self.settings.public_url:
                self._hearers[bot_id] = Hearer(self.settings.secret_of(bot_id), answerer)
                self._run(self._register(bot, bot_id))
            else:
                self._run(self._poll(bot, bot_id, answerer))
            self._run(self._list_commands(bot))

    async def stop(self) -> None:
        """Hear no more; what was heard is answered."""
        for poller in self._pollers:
            poller.stop()
        polling = {task for task in self._tasks if task.get_name().startswith("poll ")}
        if polling:
            await asyncio.wait(polling, timeout=ASIDE_SECONDS * 2)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._hearers.clear()
        await asyncio.gather(*(answerer.finish(ASIDE_SECONDS) for answerer in self._answerers.values()))

    async def fetch(self, bot: str, reference: str, most: int) -> bytes:
        """The bytes of a picture somebody sent to a bot, `most` + 1 of them at most. Raises NotFetched."""
        answerer = self._answerers.get(bot)
        if answerer is None:
            raise NotFetched("this bot does not hear")
        return await fetch_file(answerer.bot, reference, most)

    async def close(self) -> None:
        """Close the wires, after delivery has stopped."""
        await asyncio.gather(*(carrier.close() for carrier in self._telegrams))
        if self._session is not None:
            await self._session.close()

    def _run(self, work: Awaitable[None]) -> None:
        name = getattr(work, "__name__", "")
        task = asyncio.ensure_future(work)
        if isinstance(task, asyncio.Task):
            task.set_name(f"{name.strip('_')} telegram")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _count(self, outcome: str) -> None:
        self._heard(CHANNEL, outcome)

    async def _poll(self, bot: Bot, bot_id: str, answerer: Answerer) -> None:
        lease = f"poll:{CHANNEL}:{bot_id}"
        if not await self._insist("deleteWebhook", lambda: bot.delete_webhook(request_timeout=15)):
            await self.leases.refuse(f"{CHANNEL}:{bot_id}")
            return
        poller = Poller(bot, answerer, self.handle, lambda seconds: self.leases.hold(lease, seconds), self._count)
        self._pollers.append(poller)
        while not poller.is_done:
            try:
                await poller.run()
            except Exception:
                # the outer edge of updates: one bad page must not make the bot deaf
                log.exception("polling stumbled; it goes on", bot=bot_id)
                await asyncio.sleep(STUMBLE_SECONDS)
        if poller.is_refused:
            await self.leases.refuse(f"{CHANNEL}:{bot_id}")
        await self.leases.release(lease)

    async def _register(self, bot: Bot, bot_id: str) -> None:
        """Have Telegram post to us."""
        url = f"{self.settings.public_url.rstrip('/')}/telegram/{bot_id}"
        secret = self.settings.secret_of(bot_id)
        if await self._insist(
            "setWebhook",
            lambda: bot.set_webhook(
                url,
                secret_token=secret,
                allowed_updates=ALLOWED,
                max_connections=MAX_CONNECTIONS,
                request_timeout=15,
            ),
        ):
            log.info("webhook registered", bot=bot_id)
        else:
            await self.leases.refuse(f"{CHANNEL}:{bot_id}")

    async def _list_commands(self, bot: Bot) -> None:
        try:
            await register_commands(bot, self.catalogs)
        except PASSING as error:
            log.warning("the commands were not listed; the next start does it", why=type(error).__name__)

    async def _insist(self, what: str, call: Callable[[], Awaitable[bool]]) -> bool:
        """Call until Telegram does it; False when it refuses the token."""
        return bool(await insist(what, call, WRONGS))
