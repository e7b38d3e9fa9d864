"""Long polling of one bot. An update handed out is gone, so it is stored, sealed, before anybody looks into it."""

import asyncio
import json
from collections.abc import Awaitable, Sequence
from typing import Any, Protocol

import structlog

from bot.channels.hearing import LEASE_SECONDS, Heard, Hold, Resting
from bot.channels.zalo.api import Api, Refusal, TokenRefused, ZaloError
from bot.channels.zalo.listening import Listener
from bot.channels.zalo.receive import CHANNEL, Malformed, to_incoming, update_in
from bot.messages import Incoming, Reply
from storage.database import StoreFailed

log = structlog.get_logger()

WAIT_SECONDS = 5
"""A poll is never called off, for it might just be handed an update: a stop waits for it."""
MOST_IN_HAND = 32
LAST_TRIES = 20


class Kept(Protocol):
    """An update that was kept."""

    @property
    def id(self) -> int: ...
    @property
    def body(self) -> str: ...


class Shelter(Protocol):
    """Where updates are kept until their turns are stored. Every method raises StoreFailed."""

    async def keep(self, bot: str, body: str, done: Sequence[int]) -> int:
        """Keep one, and forget those that are done, in one commit; returns its number."""
        ...

    async def forget(self, done: Sequence[int]) -> None:
        """Their turns are stored."""
        ...

    async def waiting(self, bot: str) -> Sequence[Kept]:
        """What is kept of a bot, oldest first."""
        ...


class Poller(Resting):
    """Hears one bot."""

    def __init__(
        self, api: Api, listener: Listener, shelter: Shelter, hold: Hold, heard: Heard, wait: int = WAIT_SECONDS
    ) -> None:
        """`hold(seconds)`: be (or stay) the one process that polls this bot. `heard(outcome)` counts. `wait`: s."""
        super().__init__()
        self.api, self.listener, self.shelter = api, listener, shelter
        self.hold, self.heard, self.wait = hold, heard, wait
        self.bot = f"{CHANNEL}:{listener.bot_id}"
        self.is_refused = False
        self._is_behind = True
        self._done: list[int] = []
        self._tasks: set[asyncio.Task[bool]] = set()

    @property
    def is_done(self) -> bool:
        """It was told to stop, or the token is refused."""
        return self.is_refused or self.stopping.is_set()

    async def run(self) -> None:
        """Work off what is kept, then poll, until told to stop or until Zalo says that the token is none."""
        while not self.is_done:
            if not await self._holds():
                self._is_behind = True
                await self.rest(LEASE_SECONDS / 6)
            elif self._is_behind and not await self.work_off():
                await self.back_off()
            else:
                update = await self._next()
                if update is not None:
                    await self._take(update)
        await self._settle()

    async def _holds(self) -> bool:
        try:
            return await self.hold(LEASE_SECONDS)
        except StoreFailed:
            return False

    # hearing
    async def _next(self) -> Any:
        """The next update; None when there is none."""
        try:
            update = await self.api.call("getUpdates", {"timeout": str(self.wait)}, self.wait + 10.0)
        except Refusal as error:
            await self._was_refused(error)
            return None
        except ZaloError as error:
            log.warning("Zalo does not answer; it is asked again", why=type(error).__name__)
            await self.back_off()
            return None
        self.failures = 0
        return update or None

    async def _was_refused(self, error: Refusal) -> None:
        if error.code == 408:
            self.failures = 0
            await self._forget()
        elif error.code in (401, 403):
            await self._is_none(error)
        elif error.code == 429:
            await self.rest(error.retry_after or 5.0)
        elif error.code == 409:
            log.error("a webhook is set, or somebody else polls this bot; only one program may")
            await self.back_off(at_least=5.0)
        else:
            log.warning("Zalo refuses to hand out updates; it is asked again", code=error.code)
            await self.back_off()

    async def _is_none(self, error: Refusal) -> None:
        """Hear no more when getMe says so too: a refusal of one method may mean something else."""
        try:
            await self.api.me()
        except TokenRefused:
            self.is_refused = True
            log.error("Zalo refuses this bot's token; it hears no more. Set a valid ZALO_BOT_TOKENS and restart")
        except ZaloError:
            await self.back_off()
        else:
            log.warning("Zalo refuses to hand out updates, and knows the token", code=error.code)
            await self.back_off(at_least=5.0)

    # keeping
    async def _take(self, update: Any) -> None:
        """Store what was handed out, whatever it takes, then let its turn begin."""
        for each in update if isinstance(update, list) else [update]:
            row = await self._keep(json.dumps(each))
            if row is None:
                return
            while len(self._tasks) >= MOST_IN_HAND:
                await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
            self._begin(row, each)

    async def _keep(self, body: str) -> int | None:
        """Try until the store takes it: nobody will bring it again."""
        tries = 0
        while True:
            done = self._done[:]
            try:
                row = await self.shelter.keep(self.bot, body, done)
            except StoreFailed:
                self.heard("not stored")
                tries += 1
                if self.stopping.is_set() and tries >= LAST_TRIES:
                    log.error("an update was lost: the store did not take it, and the program has to stop")
                    return None
                log.error("the store does not take an update; nothing more is heard until it does")
                await (asyncio.sleep(0.5) if self.stopping.is_set() else self.back_off())
            else:
                self.failures = 0
                del self._done[: len(done)]
                return row

    def _begin(self, row: int, update: Any) -> None:
        """Give an update to the loop now, in the order it came; what follows is waited for aside."""
        incoming = self._read(update)
        if incoming is None:
            self._done.append(row)
            return
        task = asyncio.create_task(self._end(row, incoming, self.listener.take(incoming)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _read(self, update: Any) -> Incoming | None:
        try:
            incoming = to_incoming(update_in(update), self.listener.bot_id)
        except Malformed:
            self.heard("malformed")
            return None
        if incoming is None:
            self.heard("ignored")
        return incoming

    async def _end(self, row: int, incoming: Incoming, reply: Awaitable[Reply]) -> bool:
        """Wait until the turn is stored; False when the store did not take it."""
        try:
            await reply
        except StoreFailed:
            self.heard("not stored")
            self._is_behind = True
            return False
        except Exception:
            # the outer edge of updates: given again it would fail again
            log.exception("an update could not be dealt with", key=incoming.key)
            self.heard("failed")
        else:
            self.heard("done")
        self._done.append(row)
        return True

    async def work_off(self) -> bool:
        """Deal with what was kept and not dealt with, before anything new: True once nothing is left."""
        await self._idle()
        try:
            while rows := [row for row in await self.shelter.waiting(self.bot) if row.id not in self._done]:
                for row in rows:
                    incoming = self._read(json.loads(row.body))
                    if incoming is None:
                        self._done.append(row.id)
                    elif not await self._end(row.id, incoming, self.listener.take(incoming)):
                        return False
                await self._flush()
        except StoreFailed:
            return False
        self._is_behind = False
        return True

    async def _forget(self) -> None:
        try:
            await self._flush()
        except StoreFailed:
            self._is_behind = True

    async def _flush(self) -> None:
        if self._done:
            done = self._done[:]
            await self.shelter.forget(done)
            del self._done[: len(done)]

    async def _idle(self) -> None:
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _settle(self) -> None:
        """Let turns in hand end; what is forgotten too late is known by its key at the next start."""
        await self._idle()
        await self._forget()
