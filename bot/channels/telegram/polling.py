"""Long polling of one bot: a page is confirmed once everything in it is stored and answered."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import Future

import structlog
from aiogram import Bot
from aiogram import exceptions as said
from aiogram.types import Update
from pydantic import ValidationError

from bot.channels.hearing import LEASE_SECONDS, Handle, Heard, Hold, Resting
from bot.channels.telegram.answering import Answerer
from bot.channels.telegram.receive import ALLOWED, to_incoming
from bot.messages import Incoming, Reply
from storage.database import StoreFailed

log = structlog.get_logger()

WAIT_SECONDS = 10
REMEMBERED = 2_000


class Poller(Resting):
    """Hears one token. Telegram keeps the offset: what the next call confirms is gone, all else comes again."""

    def __init__(self, bot: Bot, answerer: Answerer, handle: Handle, hold: Hold, heard: Heard) -> None:
        """`hold(seconds)`: be (or stay) the one process that polls this token. `heard(outcome)` counts."""
        super().__init__()
        self.bot, self.answerer, self.handle, self.hold, self.heard = bot, answerer, handle, hold, heard
        self.is_refused = False
        self._offset: int | None = None
        self._answered: dict[int, None] = {}

    async def run(self) -> None:
        """Poll until told to stop, or until Telegram says that the token is none."""
        while not self.is_done:
            if not await self._holds():
                await self.rest(LEASE_SECONDS / 6)
                continue
            page = await self._page()
            if page is not None:
                await self._deal_with(page)
        if self._offset is not None and not self.is_refused:
            await self._confirm()

    @property
    def is_done(self) -> bool:
        """It was told to stop, or the token is refused."""
        return self.is_refused or self.stopping.is_set()

    async def _holds(self) -> bool:
        try:
            return await self.hold(LEASE_SECONDS)
        except StoreFailed:
            return False

    # hearing
    async def _page(self) -> Sequence[Update] | None:
        """The next page; None when there is none to deal with."""
        asking = asyncio.create_task(self._ask())
        stopping = asyncio.create_task(self.stopping.wait())
        await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not asking.done():
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
            return None
        try:
            page = asking.result()
        except said.TelegramUnauthorizedError:
            self.is_refused = True
            log.error("Telegram refuses this bot's token; it hears no more. Set a valid TELEGRAM_BOT_TOKENS")
        except said.TelegramConflictError:
            log.error("somebody else polls this bot, or a webhook is set; only one program may")
            await self.back_off(at_least=5.0)
        except said.TelegramRetryAfter as error:
            await self.rest(error.retry_after)
        except (said.TelegramAPIError, said.ClientDecodeError) as error:
            log.warning("Telegram does not answer; it is asked again", why=type(error).__name__)
            await self.back_off()
        else:
            self.failures = 0
            return page
        return None

    async def _ask(self) -> Sequence[Update]:
        try:
            return await self.bot.get_updates(
                offset=self._offset,
                timeout=WAIT_SECONDS,
                allowed_updates=ALLOWED,
                request_timeout=WAIT_SECONDS + 10,
            )
        except said.ClientDecodeError as error:
            return self._one_by_one(error)

    def _one_by_one(self, error: said.ClientDecodeError) -> Sequence[Update]:
        """One update that cannot be read must not hold up its page: it is counted, dropped and confirmed."""
        raw = error.data.get("result") if isinstance(error.data, dict) and error.data.get("ok") else None
        if not isinstance(raw, list):
            raise error
        page = []
        for each in raw:
            try:
                page.append(Update.model_validate(each, context={"bot": self.bot}))
            except ValidationError:
                self.heard("malformed")
                if isinstance(each, dict) and isinstance(each.get("update_id"), int):
                    page.append(Update(update_id=each["update_id"]))
        if not page:
            raise error
        return page

    # dealing with a page
    async def _deal_with(self, page: Sequence[Update]) -> None:
        """Have every update stored and answered, chats side by side; the offset goes up to the first that was not."""
        by_chat: dict[str, list[tuple[int, Incoming, Future[Reply]]]] = defaultdict(list)
        for update in page:
            if update.update_id in self._answered:
                continue
            incoming = to_incoming(update, str(self.bot.id))
            if incoming is None:
                self._note(update.update_id, "ignored")
            else:
                by_chat[incoming.chat].append((update.update_id, incoming, self.handle(incoming)))
        await asyncio.gather(*(self._one_chat(several) for several in by_chat.values()))
        missed = [update.update_id for update in page if update.update_id not in self._answered]
        if page:
            reached = min(missed) if missed else max(update.update_id for update in page) + 1
            self._offset = max(reached, self._offset or reached)
        if missed:
            await self.back_off()

    async def _one_chat(self, several: Sequence[tuple[int, Incoming, "Future[Reply]"]]) -> None:
        for update_id, incoming, future in several:
            try:
                reply = await asyncio.wrap_future(future)
                self.answerer.note_press(incoming, reply)
                await self.answerer.answer(incoming, reply)
            except StoreFailed:
                self.heard("not stored")
                log.error("the store does not take an update; it stays with Telegram and is tried again")
            except Exception:
                # the outer edge of updates: it is kept or answered already, and the page goes on
                log.exception("an update could not be dealt with", key=incoming.key)
                self._note(update_id, "failed")
            else:
                self._note(update_id, "done")

    def _note(self, update_id: int, outcome: str) -> None:
        """Remember for a while what was dealt with, so that a page fetched again is not answered again."""
        self.heard(outcome)
        self._answered[update_id] = None
        while len(self._answered) > REMEMBERED:
            del self._answered[next(iter(self._answered))]

    async def _confirm(self) -> None:
        """Tell Telegram how far we are, so that a restart does not hear the last page again."""
        try:
            await self.bot.get_updates(offset=self._offset, limit=1, timeout=0, request_timeout=5)
        except (said.TelegramAPIError, said.ClientDecodeError) as error:
            log.info("the last page was not confirmed and will come again", why=type(error).__name__)
