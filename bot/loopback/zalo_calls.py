"""What a Zalo bot may call, and what the messenger refuses about it (zalo.md)."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import aiohttp

from bot.loopback.hearing import is_near
from bot.loopback.markup import width
from bot.loopback.records import Json
from bot.loopback.refusals import Refusal, bad, conflict
from bot.loopback.zalo_account import ZaloAccount, ZaloChat

TEXT_MOST = 2000
PHOTO_MOST = 5 * 1024 * 1024
FETCH_SECONDS = 10
SECRET_LEAST = 8
FIELDS: Mapping[str, frozenset[str]] = {
    "getMe": frozenset(),
    "getUpdates": frozenset({"timeout"}),
    "setWebhook": frozenset({"url", "secret_token"}),
    "deleteWebhook": frozenset(),
    "getWebhookInfo": frozenset(),
    "sendMessage": frozenset({"chat_id", "text", "reply_to_message_id"}),
    "sendPhoto": frozenset({"chat_id", "photo", "caption"}),
    "sendSticker": frozenset({"chat_id", "sticker"}),
    "sendChatAction": frozenset({"chat_id", "action"}),
}


async def perform(bot: ZaloAccount, method: str, fields: Json) -> Any:
    """Do a call. Raises Refusal."""
    if method not in FIELDS:
        raise Refusal(404, "Not Found: method not found")
    for field in fields:
        if field not in FIELDS[method]:
            raise bad(f'unknown field "{field}"')
    return await PERFORMERS[method](bot, fields)


async def get_me(bot: ZaloAccount, fields: Json) -> Json:
    """Do getMe."""
    return {"id": bot.id, "account_name": f"bot.{bot.id[-6:]}", "account_type": "BASIC", "can_join_groups": False}


async def get_updates(bot: ZaloAccount, fields: Json) -> Json:
    """Do getUpdates: one update, which is gone with that; 408 when nothing comes."""
    if bot.courier is not None:
        raise conflict("a webhook is set")
    timeout = fields.get("timeout", "30")
    if not isinstance(timeout, str) or not timeout.isdigit():
        raise bad("timeout must be a string of seconds")
    page = await bot.updates.page(0, 1, float(timeout))
    if not page:
        raise Refusal(408, "Request timeout")
    update = page[0]
    is_first = update["update_id"] in bot.updates.pending
    bot.updates.forget([update["update_id"]])
    if is_first and bot.world.moods.is_confused:
        bot.updates.again(update["update_id"])
    return as_sent(update)


async def set_webhook(bot: ZaloAccount, fields: Json) -> Json:
    """Do setWebhook, for addresses of this machine."""
    url, secret = fields.get("url"), fields.get("secret_token")
    if not isinstance(url, str) or not url:
        raise bad("url is empty")
    if not isinstance(secret, str) or len(secret) < SECRET_LEAST:
        raise bad(f"secret_token needs {SECRET_LEAST} characters")
    is_near(url)
    await leave_webhook(bot)
    bot.updates.end_polls()
    assert bot.new_courier is not None
    bot.courier = bot.new_courier(url, secret)
    bot.courier.start()
    return await get_webhook_info(bot, {})


async def delete_webhook(bot: ZaloAccount, fields: Json) -> Json:
    """Do deleteWebhook."""
    await leave_webhook(bot)
    return await get_webhook_info(bot, {})


async def get_webhook_info(bot: ZaloAccount, fields: Json) -> Json:
    """Do getWebhookInfo."""
    return {"url": bot.courier.url if bot.courier else "", "updated_at": int(bot.world.time.wall() * 1000)}


async def send_message(bot: ZaloAccount, fields: Json) -> Json:
    """Do sendMessage."""
    text = _words(fields, "text")
    if not text.strip():
        raise bad("text is empty")
    return _sent(bot, bot.chat_to_write(fields.get("chat_id")), text)


async def send_photo(bot: ZaloAccount, fields: Json) -> Json:
    """Do sendPhoto: the picture is fetched where it is said to lie."""
    caption, url = _words(fields, "caption"), fields.get("photo")
    if not isinstance(url, str):
        raise bad("photo is empty")
    bot.chat(fields.get("chat_id"))
    photo = await _fetched(url)
    return _sent(bot, bot.chat_to_write(fields.get("chat_id")), caption, photo=photo)


async def send_sticker(bot: ZaloAccount, fields: Json) -> Json:
    """Do sendSticker."""
    return _sent(bot, bot.chat_to_write(fields.get("chat_id")), "", sticker=_words(fields, "sticker"))


async def send_chat_action(bot: ZaloAccount, fields: Json) -> Json:
    """Do sendChatAction; not debited."""
    if fields.get("action") != "typing":
        raise bad("unknown action")
    bot.chat(fields.get("chat_id")).action = "typing"
    return {}


async def leave_webhook(bot: ZaloAccount) -> None:
    """Post no more."""
    if bot.courier is not None:
        courier, bot.courier = bot.courier, None
        await courier.stop()


def as_sent(update: Json) -> Json:
    """An update as it goes over the wire: it has no id of its own."""
    return {name: value for name, value in update.items() if name != "update_id"}


def _words(fields: Json, name: str) -> str:
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise bad(f"{name} must be a string")
    if width(value) > TEXT_MOST:
        raise bad(f"{name} is too long")
    return value


def _sent(bot: ZaloAccount, chat: ZaloChat, text: str, **content: Any) -> Json:
    said = bot.keep(chat, text, is_from_bot=True, **content)
    return {"message_id": said.message_id, "date": int(bot.world.time.wall() * 1000)}


async def _fetched(url: str) -> bytes:
    is_near(url)
    try:
        timeout = aiohttp.ClientTimeout(total=FETCH_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as answer:
            if answer.status != 200 or not answer.content_type.startswith("image/"):
                raise bad("the photo could not be fetched")
            content = await answer.content.read(PHOTO_MOST + 1)
    except (aiohttp.ClientError, TimeoutError) as error:
        raise bad("the photo could not be fetched") from error
    if len(content) > PHOTO_MOST:
        raise bad("the photo is too large")
    return content


PERFORMERS: Mapping[str, Callable[[ZaloAccount, Json], Awaitable[Any]]] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendSticker": send_sticker,
    "sendChatAction": send_chat_action,
}
