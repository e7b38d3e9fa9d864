"""Speaking unasked on Telegram, over python-telegram-bot's ExtBot without its Application."""

import asyncio
from typing import Any

import httpx
import structlog
from telegram import InlineKeyboardMarkup, InputFile, LinkPreviewOptions, Message, ReplyKeyboardMarkup
from telegram import error as said
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.channels.telegram.acts import BROKEN_MARKS, Act, Fields, acts
from bot.channels.telegram.limiting import BudgetLimiter
from bot.delivery.budget import Budget
from bot.delivery.pages import Pages
from bot.delivery.values import Later, Outcome, Refused, Sent
from bot.drawing import drawn
from bot.messages import EVERYTHING, Reply

log = structlog.get_logger()

CONNECTIONS = 16
STOPPED_SECONDS = 600.0
NOT_MODIFIED = "not modified"
GONE_CHATS = ("chat not found", "user not found", "peer_id_invalid", "user is deactivated")
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class TelegramCarrier:
    """One token's pushes. `budget` and `pages` are shared with its answers."""

    abilities = EVERYTHING

    def __init__(self, token: str, api: str, budget: Budget, pages: Pages) -> None:
        """`api` is the Bot API's base, without `/bot`."""
        self.budget, self.pages = budget, pages
        self._token, self._base = token, api.rstrip("/") + "/bot"
        self._request: HTTPXRequest | None = None
        self._bot: ExtBot[int] | None = None

    def _speaker(self) -> ExtBot[int]:
        """The bot, made when it is first needed: its client belongs to the running event loop."""
        if self._bot is None:
            self._request = HTTPXRequest(
                connection_pool_size=CONNECTIONS,
                connect_timeout=5.0,
                read_timeout=10.0,
                write_timeout=10.0,
                pool_timeout=10.0,
            )
            self._bot = ExtBot(
                self._token,
                base_url=self._base,
                request=self._request,
                get_updates_request=self._request,
                rate_limiter=BudgetLimiter(self.budget),
            )
        return self._bot

    async def close(self) -> None:
        """Close the connections."""
        if self._request is not None:
            await self._request.shutdown()
        self._bot = self._request = None

    async def send(self, chat: str, reply: Reply, *, rings: bool, edit: str | None = None) -> Outcome:
        """Send, or edit the message with this reference."""
        message: str | None = None
        for act in acts(reply, chat, edit, rings=rings):
            outcome = await self._do(act)
            if isinstance(outcome, Refused) and act.is_edit and not outcome.is_blocked:
                outcome = await self._do(act.anew())
            if not isinstance(outcome, Sent):
                return outcome
            message = outcome.message
        if reply.leave:
            await self._leave(chat)
        return Sent(message)

    async def _do(self, act: Act) -> Outcome:
        bot, fields = self._speaker(), act.fields
        try:
            if act.is_edit:
                changed = await bot.edit_message_text(**_arguments(fields))
                return Sent(str(changed.message_id) if isinstance(changed, Message) else str(fields["message_id"]))
            if act.is_picture:
                photo = fields["photo"]
                picture = photo if isinstance(photo, bytes) else await asyncio.to_thread(drawn, photo)
                return Sent(str((await bot.send_photo(**_arguments({**fields, "photo": picture}))).message_id))
            if act.is_file:
                file = fields["document"]
                arguments = _arguments({**fields, "document": InputFile(file.content, filename=file.name)})
                return Sent(str((await bot.send_document(**arguments)).message_id))
            return Sent(str((await bot.send_message(**_arguments(fields))).message_id))
        except said.TelegramError as error:
            outcome = outcome_of(error)
            if BROKEN_MARKS in error.message and act.is_marked:
                return await self._do(act.unmarked())
        if isinstance(outcome, Sent):
            return Sent(str(fields.get("message_id", "")) or None)
        return outcome

    async def _leave(self, chat: str) -> None:
        try:
            await self._speaker().leave_chat(int(chat))
        except said.TelegramError as error:
            log.info("a group could not be left", why=type(error).__name__)


def outcome_of(error: said.TelegramError) -> Outcome:
    """What an error of the Bot API means for a message (engine.md 2.2)."""
    text = error.message.lower()
    if isinstance(error, said.RetryAfter):
        wait = error.retry_after
        seconds = float(wait) if isinstance(wait, int | float) else wait.total_seconds()
        return Later(seconds, "429", pause_bot=True)
    if isinstance(error, said.Forbidden):
        return Refused("403", is_blocked=True)
    if isinstance(error, said.ChatMigrated):
        return Refused("the chat became another one", is_blocked=True)
    if isinstance(error, said.InvalidToken):
        log.error("Telegram refuses this bot's token; nothing is sent. Set a valid TELEGRAM_BOT_TOKENS and restart")
        return Later(STOPPED_SECONDS, "401", pause_bot=True, token_refused=True)
    if isinstance(error, said.BadRequest):
        if NOT_MODIFIED in text:
            return Sent()
        if any(words in text for words in GONE_CHATS):
            return Refused("400 chat not found", is_blocked=True)
        log.error("Telegram refuses a message", why=error.message)
        return Refused(f"400 {error.message}"[:200])
    is_doubtful = not isinstance(error.__cause__, NOT_SENT)
    is_late = is_doubtful and isinstance(error, said.TimedOut)
    return Later(1.0, type(error).__name__, is_doubtful=is_doubtful, is_late=is_late)


def _arguments(fields: Fields) -> dict[str, Any]:
    """The same fields as python-telegram-bot takes them."""
    given = dict(fields)
    markup = given.pop("reply_markup", None)
    if markup is not None:
        kind = InlineKeyboardMarkup if "inline_keyboard" in markup else ReplyKeyboardMarkup
        given["reply_markup"] = kind.de_json(markup, None)
    if "link_preview_options" in given:
        given["link_preview_options"] = LinkPreviewOptions(**given["link_preview_options"])
    return given
