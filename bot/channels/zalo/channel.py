"""Zalo put together: which bots there are, what they carry, how they begin and stop to hear."""

import asyncio
import hashlib
import re
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

import structlog
from aiohttp import web

from bot.channels.hearing import Handle, Later, Leases, Wrongs, insist
from bot.channels.zalo.api import Api, Refusal, TokenRefused, Wire, ZaloError
from bot.channels.zalo.deliver import Show, ZaloCarrier
from bot.channels.zalo.fetching import fetch_picture
from bot.channels.zalo.listening import Listener
from bot.channels.zalo.polling import WAIT_SECONDS, Poller, Shelter
from bot.channels.zalo.receive import CHANNEL
from bot.channels.zalo.webhook import Hearer, Webhook
from bot.delivery.values import Carrier
from storage.database import StoreFailed

log = structlog.get_logger()

WRONGS = Wrongs((ZaloError,), (TokenRefused,), (Refusal,), "ZALO_BOT_TOKENS")
STOP_SECONDS = 15.0
STUMBLE_SECONDS = 5.0
ID = re.compile(r"[A-Za-z0-9_.-]{1,32}")


class Wanted(Protocol):
    """The settings it reads."""

    @property
    def zalo_bot_tokens(self) -> tuple[str, ...]: ...
    @property
    def zalo_api(self) -> str: ...
    @property
    def public_url(self) -> str: ...
    def secret_of(self, bot_id: str) -> str:
        """The secret header of a bot."""
        ...


class Memory(Shelter, Protocol):
    """The shelter, and what is noted over restarts."""

    async def known(self, name: str) -> str | None:
        """What was noted under a name."""
        ...

    async def note(self, name: str, value: str) -> None:
        """Note something for the next start."""
        ...


class ZaloChannel:
    """All Zalo bots of the settings. Tokens do not hold ids: a bot joins when getMe (or an earlier start) names it."""

    name = CHANNEL

    def __init__(
        self,
        settings: Wanted,
        handle: Handle,
        later: Later,
        leases: Leases,
        memory: Memory,
        show: Show,
        joined: Callable[[str, Carrier], None],
        heard: Callable[[str, str], None] = lambda channel, outcome: None,
        poll_seconds: int = WAIT_SECONDS,
    ) -> None:
        """`show` gives pictures an address; `joined(bot, carrier)` has a bot's rows leave, from when it is known."""
        self.settings, self.handle, self.later, self.leases, self.memory = settings, handle, later, leases, memory
        self.show, self.joined, self._heard, self.poll_seconds = show, joined, heard, poll_seconds
        self.carriers: dict[str, Carrier] = {}
        self._wire = Wire(settings.zalo_api)
        self._listeners: dict[str, Listener] = {}
        self._hearers: dict[str, Hearer] = {}
        self._pollers: list[Poller] = []
        self._nameless = set(settings.zalo_bot_tokens)
        self._tasks: set[asyncio.Task[None]] = set()

    def add_routes(self, application: web.Application) -> None:
        """Listen to its paths on LISTEN."""
        webhook = Webhook(self._hearers, lambda: not self._nameless, self._count)
        application.router.add_post("/zalo/{bot_id}", webhook.take)

    async def start(self) -> None:
        """Have every bot begin by itself: one that does not answer stops nobody."""
        for token in self.settings.zalo_bot_tokens:
            self._run(self._begin(token))

    async def stop(self) -> None:
        """Hear no more; what was heard is kept."""
        for poller in self._pollers:
            poller.stop()
        polling = {task for task in self._tasks if task.get_name() == "poll zalo"}
        for task in self._tasks - polling:
            task.cancel()
        if polling:
            _, late = await asyncio.wait(polling, timeout=STOP_SECONDS)
            for task in late:
                task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._hearers.clear()
        await asyncio.gather(*(listener.finish(STUMBLE_SECONDS) for listener in self._listeners.values()))

    async def fetch(self, bot: str, reference: str, most: int) -> bytes:
        """The bytes of a picture somebody sent to a bot, `most` + 1 of them at most. Raises NotFetched."""
        return await fetch_picture(self._wire, reference, most, self.settings.zalo_api)

    async def close(self) -> None:
        """Close the wires, after delivery has stopped."""
        await self._wire.close()

    def _run(self, work: Coroutine[Any, Any, None], name: str = "zalo") -> None:
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _count(self, outcome: str) -> None:
        self._heard(CHANNEL, outcome)

    # beginning
    async def _begin(self, token: str) -> None:
        """Learn whose token it is, let it speak at once where that is known, then let it hear."""
        api, note = self._wire.bot(token), f"zalo:{hashlib.sha256(token.encode()).hexdigest()[:24]}"
        earlier = await self._known(note)
        if earlier is not None:
            self._join(earlier, api)
            self._nameless.discard(token)
        me = await insist("getMe", api.me, WRONGS)
        self._nameless.discard(token)
        if me is None:
            await self._refuse(earlier)
            return
        bot_id = str(me.get("id", ""))
        if not ID.fullmatch(bot_id):
            log.error("Zalo's getMe names no id that can be used; this bot stays silent")
            return
        if bot_id in self._listeners and bot_id != earlier:
            log.error("two ZALO_BOT_TOKENS are of one bot; the second is left out", bot=bot_id)
            return
        self._join(bot_id, api)
        await self._note(note, bot_id)
        await self._hear(bot_id, api)

    def _join(self, bot_id: str, api: Api) -> None:
        """Let a bot's rows leave, and its webhook be taken where there is one."""
        if bot_id in self._listeners:
            return
        carrier = ZaloCarrier(api, self.show)
        self.carriers[f"{CHANNEL}:{bot_id}"] = carrier
        listener = self._listeners[bot_id] = Listener(bot_id, carrier, self.handle, self.later)
        if self.settings.public_url:
            self._hearers[bot_id] = Hearer(self.settings.secret_of(bot_id), listener)
        self.joined(f"{CHANNEL}:{bot_id}", carrier)

    async def _hear(self, bot_id: str, api: Api) -> None:
        if self.settings.public_url:
            url = f"{self.settings.public_url.rstrip('/')}/zalo/{bot_id}"
            fields = {"url": url, "secret_token": self.settings.secret_of(bot_id)}
            if await insist("setWebhook", lambda: api.set_up("setWebhook", fields), WRONGS):
                log.info("webhook registered", channel=CHANNEL, bot=bot_id)
                await self._work_off(bot_id, api)
            else:
                await self._refuse(bot_id)
        elif await insist("deleteWebhook", lambda: api.set_up("deleteWebhook", {}), WRONGS):
            self._run(self._poll(bot_id, api), "poll zalo")
        else:
            await self._refuse(bot_id)

    def _poller(self, bot_id: str, api: Api) -> Poller:
        lease = f"poll:{CHANNEL}:{bot_id}"

        async def hold(seconds: float) -> bool:
            return await self.leases.hold(lease, seconds)

        return Poller(api, self._listeners[bot_id], self.memory, hold, self._count, self.poll_seconds)

    async def _work_off(self, bot_id: str, api: Api) -> None:
        """What was kept while this bot still polled is dealt with, though it is posted to now."""
        poller = self._poller(bot_id, api)
        while not await poller.work_off():
            await poller.back_off()

    async def _poll(self, bot_id: str, api: Api) -> None:
        poller = self._poller(bot_id, api)
        self._pollers.append(poller)
        while not poller.is_done:
            try:
                await poller.run()
            except Exception:
                # the outer edge of updates: one bad update must not make the bot deaf
                log.exception("polling stumbled; it goes on", channel=CHANNEL, bot=bot_id)
                await poller.rest(STUMBLE_SECONDS)
        if poller.is_refused:
            await self._refuse(bot_id)
        try:
            await self.leases.release(f"poll:{CHANNEL}:{bot_id}")
        except StoreFailed:
            log.info("a lease was not given back; it runs out", bot=bot_id)

    async def _refuse(self, bot_id: str | None) -> None:
        """Keep that a token is refused; of one whose bot never said its id, only the log tells."""
        if bot_id is not None:
            await self.leases.refuse(f"{CHANNEL}:{bot_id}")

    async def _known(self, note: str) -> str | None:
        try:
            return await self.memory.known(note)
        except StoreFailed:
            return None

    async def _note(self, note: str, bot_id: str) -> None:
        try:
            await self.memory.note(note, bot_id)
        except StoreFailed:
            log.info("a bot's id was not noted; the next start asks again", bot=bot_id)
