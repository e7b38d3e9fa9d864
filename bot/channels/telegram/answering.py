"""Answering an update over the Bot API, after it was stored; what the wire does not take goes through the outbox."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog
from aiogram import Bot
from aiogram import exceptions as said
from aiogram.methods import AnswerCallbackQuery, EditMessageText, LeaveChat, SendMessage, TelegramMethod

from bot.channels.hearing import Later
from bot.channels.telegram.acts import BROKEN_MARKS, Act, acts
from bot.delivery.budget import Budget
from bot.delivery.pages import Pages
from bot.messages import Incoming, Reply
from bot.texts import plain

log = structlog.get_logger()

CALL_SECONDS = 15
TOAST_MOST = 200
METHODS: dict[str, type[TelegramMethod[Any]]] = {"sendMessage": SendMessage, "editMessageText": EditMessageText}
NOT_MODIFIED = "message is not modified"
PASSING = (said.TelegramNetworkError, said.TelegramServerError, said.ClientDecodeError)


class Answerer:
    """Answers for one bot, on its budget."""

    def __init__(self, bot: Bot, budget: Budget, pages: Pages, later: Later) -> None:
        """`pages`: shared with the carrier. `later(key, message)` has an answer that is kept leave by the outbox."""
        self.bot, self.budget, self.pages, self.later = bot, budget, pages, later
        self._tasks: set[asyncio.Task[None]] = set()

    def acts_of(self, incoming: Incoming, reply: Reply) -> list[Act]:
        """The calls that say a reply to an update."""
        return acts(reply, incoming.chat, None if reply.is_new else incoming.message)

    def note_press(self, incoming: Incoming, reply: Reply) -> None:
        """Take the hourglass off a pressed button, off the critical path."""
        if incoming.press is not None:
            text = plain(reply.toast)[:TOAST_MOST] or None
            self.aside(self._quietly(AnswerCallbackQuery(callback_query_id=incoming.press, text=text)))

    def aside(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something that nobody waits for; `finish` does."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self, seconds: float) -> None:
        """Let what is done aside come to its end."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()

    async def answer(self, incoming: Incoming, reply: Reply) -> None:
        """Say a reply: it is sent, finally refused, or an outbox row when this returns. Raises StoreFailed."""
        async with self.pages.answering(incoming.chat, incoming.key):
            for act in self.acts_of(incoming, reply):
                if not await self._say(act):
                    await self.later(incoming.key, None if reply.is_new else incoming.message)
                    return
        if reply.leave:
            await self._quietly(LeaveChat(chat_id=int(incoming.chat)))

    async def _say(self, act: Act) -> bool:
        """Call; False when it is to be tried again later."""
        if self.budget.paused():
            return False
        self.budget.debit(str(act.fields["chat_id"]))
        try:
            await self.bot(METHODS[act.method].model_validate(act.fields), request_timeout=CALL_SECONDS)
        except said.TelegramRetryAfter as error:
            self.budget.pause(error.retry_after)
            return False
        except PASSING as error:
            log.warning("an answer did not get out; it is tried again", why=type(error).__name__)
            return False
        except said.TelegramBadRequest as error:
            if NOT_MODIFIED in error.message:
                return True
            if BROKEN_MARKS in error.message and act.is_marked:
                log.error("a text has broken marks; it is said without them")
                return await self._say(act.unmarked())
            if act.is_edit:
                return await self._say(act.anew())
            log.error("the messenger refuses an answer", why=error.message)
        except said.TelegramForbiddenError:
            log.info("an answer was refused: the chat is closed to us")
        except said.TelegramAPIError as error:
            log.error("the messenger refuses an answer", why=error.message)
        return True

    async def _quietly(self, method: TelegramMethod[Any]) -> None:
        """Call what harms nobody when it is lost."""
        try:
            await self.bot(method, request_timeout=CALL_SECONDS)
        except (said.TelegramAPIError, said.ClientDecodeError) as error:
            log.info("a courtesy was not taken", method=method.__api_method__, why=type(error).__name__)
