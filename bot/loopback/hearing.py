"""How a bot hears: getUpdates, webhooks, answers to presses."""

import re
from urllib.parse import urlsplit

from aiogram.methods import AnswerCallbackQuery, DeleteWebhook, GetUpdates, SetWebhook

from bot.loopback.account import Account
from bot.loopback.fields import Asked
from bot.loopback.markup import width
from bot.loopback.records import Json
from bot.loopback.refusals import bad, conflict

TOAST_MOST = 200
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


async def get_updates(bot: Account, asked: Asked) -> list[Json]:
    """Do getUpdates."""
    method = asked.method
    assert isinstance(method, GetUpdates)
    if bot.courier is not None:
        raise conflict(ACTIVE)
    bot.updates.allow(method.allowed_updates)
    limit = 100 if method.limit is None else method.limit
    return await bot.updates.page(method.offset or 0, limit, method.timeout or 0)


async def set_webhook(bot: Account, asked: Asked) -> bool:
    """Do setWebhook, for addresses of this machine; an empty address removes it."""
    method = asked.method
    assert isinstance(method, SetWebhook)
    if method.url:
        is_near(method.url)
    if method.secret_token is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", method.secret_token):
        raise bad("secret token contains unallowed characters")
    connections = 40 if method.max_connections is None else method.max_connections
    if not 1 <= connections <= 100:
        raise bad("invalid max_connections specified")
    await _leave_webhook(bot)
    if method.drop_pending_updates:
        bot.updates.forget(list(bot.updates.pending))
    bot.updates.allow(method.allowed_updates)
    if method.url:
        bot.updates.end_polls()
        assert bot.new_courier is not None
        bot.courier = bot.new_courier(method.url, method.secret_token, connections)
        bot.courier.start()
    return True


async def delete_webhook(bot: Account, asked: Asked) -> bool:
    """Do deleteWebhook."""
    method = asked.method
    assert isinstance(method, DeleteWebhook)
    await _leave_webhook(bot)
    if method.drop_pending_updates:
        bot.updates.forget(list(bot.updates.pending))
    return True


async def get_webhook_info(bot: Account, asked: Asked) -> Json:
    """Do getWebhookInfo."""
    courier = bot.courier
    answer: Json = {
        "url": courier.url if courier else "",
        "has_custom_certificate": False,
        "pending_update_count": len(bot.updates.pending),
    }
    if courier is not None:
        answer |= {"max_connections": courier.connections, "ip_address": "127.0.0.1"}
        if courier.last_error is not None:
            answer["last_error_date"], answer["last_error_message"] = courier.last_error
    if bot.updates.allowed is not None:
        answer["allowed_updates"] = sorted(bot.updates.allowed)
    return answer


async def answer_callback_query(bot: Account, asked: Asked) -> bool:
    """Do answerCallbackQuery, once and while the person still waits; not debited."""
    method = asked.method
    assert isinstance(method, AnswerCallbackQuery)
    query = bot.queries.get(method.callback_query_id)
    now = bot.world.time.now()
    if query is None or query.is_answered or now - query.asked_at > bot.world.query_seconds:
        raise bad(TOO_OLD)
    if width(method.text or "") > TOAST_MOST:
        raise bad("MESSAGE_TOO_LONG")
    if method.url:
        raise bad("URL_INVALID")
    query.text, query.is_alert, query.is_answered = method.text, bool(method.show_alert), True
    return True


async def _leave_webhook(bot: Account) -> None:
    if bot.courier is not None:
        courier, bot.courier = bot.courier, None
        await courier.stop()


def is_near(url: str) -> None:
    """The stand-in posts to this machine only, and there http will do."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.hostname not in ("127.0.0.1", "localhost"):
        raise bad("bad webhook: the stand-in posts to 127.0.0.1 only")
