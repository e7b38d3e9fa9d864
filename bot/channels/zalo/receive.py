"""Zalo's updates as the program understands them. Whatever comes, nothing is raised."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.messages import Incoming, Photo

CHANNEL = "zalo"
LONGEST_ID = 40
MILLISECONDS_FROM = 10_000_000_000
"""Seconds reach this number in the year 2286, milliseconds had it in 1970."""
TEXT, IMAGE, STICKER = "message.text.received", "message.image.received", "message.sticker.received"


class Malformed(Exception):
    """It is no update."""


def update_in(body: object) -> Mapping[str, Any]:
    """The update in a webhook's body, which is that itself or `{"ok": true, "result": update}`. Raises Malformed."""
    if isinstance(body, dict) and "event_name" not in body and isinstance(body.get("result"), dict):
        body = body["result"]
    if not isinstance(body, dict):
        raise Malformed
    return body


def to_incoming(update: Mapping[str, Any], bot_id: str) -> Incoming | None:
    """What an update means; None for what the program does not listen to. Raises Malformed."""
    event, message = update.get("event_name"), update.get("message")
    if isinstance(event, str) and not event.startswith("message."):
        return None
    if not isinstance(event, str) or not isinstance(message, dict):
        raise Malformed
    chat, sender = message.get("chat"), message.get("from")
    chat_id, message_id = _words(_id(chat)), _name(message.get("message_id"))
    if not isinstance(sender, dict) or not isinstance(chat, dict) or not chat_id or not message_id:
        raise Malformed
    if sender.get("is_bot") is True:
        return None
    key, at = f"{CHANNEL}:{bot_id}:{_short(message_id)}", _instant(message.get("date"))
    if str(chat.get("chat_type", "PRIVATE")).upper() != "PRIVATE":
        # what people say to each other is nothing of ours
        return Incoming(key, CHANNEL, bot_id, chat_id, at, text="", is_private=False)
    if event == IMAGE and isinstance(message.get("photo_url"), str):
        caption = _words(message.get("caption")) or _words(message.get("text"))
        return Incoming(key, CHANNEL, bot_id, chat_id, at, text=caption, photo=Photo(_words(message["photo_url"])))
    if event == STICKER:
        return Incoming(key, CHANNEL, bot_id, chat_id, at, text="", unread="sticker")
    text = _words(message.get("text"))
    if event != TEXT and not text:
        return Incoming(key, CHANNEL, bot_id, chat_id, at, text="", unread="unsupported")
    command, _, payload = text.partition(" ")
    if command == "/start":
        return Incoming(key, CHANNEL, bot_id, chat_id, at, start=payload.strip())
    return Incoming(key, CHANNEL, bot_id, chat_id, at, text=text)


def _id(value: object) -> str:
    return _name(value.get("id")) if isinstance(value, dict) else ""


def _name(value: object) -> str:
    """An id as text, as the platform gives it."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number or isinstance(value, str) else ""


def _short(message_id: str) -> str:
    """What fits a key, however long the platform makes its ids; printable ASCII stays as it is."""
    if len(message_id) <= LONGEST_ID and message_id.isascii() and message_id.isprintable():
        return message_id
    return hashlib.sha256(message_id.encode(errors="surrogatepass")).hexdigest()[:LONGEST_ID]


def _words(value: object) -> str:
    """A text without halves of surrogate pairs, which JSON can spell and nothing can store."""
    if not isinstance(value, str):
        return ""
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _instant(value: object) -> datetime:
    """Seconds or milliseconds; now for what is neither."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e14:
        seconds = value / 1000 if value >= MILLISECONDS_FROM else value
        return datetime.fromtimestamp(seconds, UTC)
    return datetime.now(UTC)
