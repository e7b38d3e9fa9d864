"""Hearing by webhook: the secret first, then the body, then the answer in the response where it may be lost."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import structlog
from aiogram.types import Update
from aiohttp import web
from pydantic import ValidationError

from bot.channels.hearing import Handle, is_secret, read_body, stored
from bot.channels.telegram.acts import Act
from bot.channels.telegram.answering import Answerer
from bot.channels.telegram.receive import to_incoming
from bot.messages import Incoming, Reply
from storage.database import StoreFailed

log = structlog.get_logger()

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name


@dataclass(frozen=True, slots=True)
class Hearer:
    """One bot that hears by webhook."""

    secret: str
    answerer: Answerer


class Webhook:
    """Takes the updates of all bots at `/telegram/{bot_id}`."""

    def __init__(self, hearers: Mapping[str, Hearer], handle: Handle, heard: Callable[[str], None]) -> None:
        """`heard(outcome)` counts."""
        self.hearers, self.handle, self.heard = hearers, handle, heard

    async def take(self, request: web.Request) -> web.Response:
        """Store one update and answer it. 503 when the store did not take it: Telegram sends it again."""
        bot_id = request.match_info["bot_id"]
        hearer = self.hearers.get(bot_id)
        if hearer is None:
            return web.Response(status=404)
        if not is_secret(request, SECRET_HEADER, hearer.secret):
            self.heard("wrong secret")
            return web.Response(status=401)
        try:
            body = await read_body(request)
            update = Update.model_validate_json(body, context={"bot": hearer.answerer.bot})
        except TimeoutError:
            return web.Response(status=408)
        except (ValidationError, RecursionError):
            # sent again it would be no better
            self.heard("malformed")
            return web.Response()
        incoming = to_incoming(update, bot_id)
        if incoming is None:
            self.heard("ignored")
            return web.Response()
        reply = await stored(incoming, asyncio.wrap_future(self.handle(incoming)), self.heard)
        if isinstance(reply, web.Response):
            return reply
        return self._respond(hearer.answerer, incoming, reply)

    def _respond(self, answerer: Answerer, incoming: Incoming, reply: Reply) -> web.Response:
        answerer.note_press(incoming, reply)
        acts = answerer.acts_of(incoming, reply)
        if not acts:
            if reply.is_sure:
                answerer.pages.note(incoming.chat, incoming.key)
            if reply.leave:
                answerer.aside(self._aside(answerer, incoming, reply))
            return web.Response()
        # a chat answered a moment ago may be refused, and of a response nobody would learn that
        is_risky = answerer.budget.paused() or answerer.budget.chat_wait(incoming.chat)
        is_risky = is_risky or answerer.pages.is_busy(incoming.chat)
        if len(acts) > 1 or reply.leave or is_risky:
            answerer.aside(self._aside(answerer, incoming, reply))
            return web.Response()
        answerer.budget.debit(incoming.chat)
        answerer.pages.note(incoming.chat, incoming.key)
        return _as_response(acts[0])

    async def _aside(self, answerer: Answerer, incoming: Incoming, reply: Reply) -> None:
        try:
            await answerer.answer(incoming, reply)
        except StoreFailed:
            log.error("an answer was lost: neither Telegram nor the store took it", key=incoming.key)


def _as_response(act: Act) -> web.Response:
    body = json.dumps({"method": act.method, **act.fields}, ensure_ascii=False, separators=(",", ":"))
    return web.Response(body=body.encode(), content_type="application/json")
