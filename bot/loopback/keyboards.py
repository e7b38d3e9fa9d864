"""Keyboards under messages: what Telegram refuses about them, and what a person sees of them."""

import re
from typing import Any

from aiogram.types import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.loopback.records import Button, Json
from bot.loopback.refusals import bad

DATA_MOST = 64
BUTTONS_MOST = 100
ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
Rows = tuple[tuple[Button, ...], ...]


def inline_rows(markup: InlineKeyboardMarkup | None) -> Rows:
    """The buttons of an inline keyboard; refuses empty labels, no or two actions, data not of 1 to 64 bytes."""
    if markup is None:
        return ()
    if sum(len(row) for row in markup.inline_keyboard) > BUTTONS_MOST:
        raise bad("reply markup is too long")
    return tuple(tuple(_inline(button) for button in row) for row in markup.inline_keyboard if row)


def _inline(button: InlineKeyboardButton) -> Button:
    if not button.text.strip():
        raise bad("inline keyboard button text must be non-empty")
    actions = [name for name in ACTIONS if getattr(button, name, None) is not None]
    if not actions:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad("can't parse inline keyboard button: exactly one action is allowed")
    if button.callback_data is not None and not 1 <= len(button.callback_data.encode()) <= DATA_MOST:
        raise bad("BUTTON_DATA_INVALID")
    if button.url is not None and not re.match(r"(https?|tg)://\S+$|[\w.-]+\.[a-z]{2,}(/\S*)?$", button.url):
        raise bad(f"inline keyboard button URL '{button.url}' is invalid: Wrong HTTP URL")
    return Button(button.text, button.callback_data, button.url)


def reply_rows(markup: ReplyKeyboardMarkup, *, is_private: bool) -> Rows:
    """The keys of a reply keyboard; a key that asks for the phone works in private chats only."""
    if not any(markup.keyboard):
        raise bad("reply keyboard must contain at least one button")
    if sum(len(row) for row in markup.keyboard) > BUTTONS_MOST * 3:
        raise bad("reply markup is too long")
    return tuple(tuple(_key(key, is_private) for key in row) for row in markup.keyboard if row)


def _key(key: KeyboardButton, is_private: bool) -> Button:
    if not key.text.strip():
        raise bad("keyboard button text must be non-empty")
    if key.request_contact and not is_private:
        raise bad("phone number can be requested in private chats only")
    return Button(key.text, asks_contact=bool(key.request_contact))


def rows_of(markup: Any, *, is_private: bool) -> tuple[str, Rows]:
    """Which kind of keyboard a message brings, and its buttons."""
    if isinstance(markup, InlineKeyboardMarkup):
        rows = inline_rows(markup)
        return ("inline" if rows else "none"), rows
    if isinstance(markup, ReplyKeyboardMarkup):
        return "reply", reply_rows(markup, is_private=is_private)
    if isinstance(markup, ReplyKeyboardRemove):
        return "remove", ()
    return ("force_reply" if isinstance(markup, ForceReply) else "none"), ()


def as_json(markup: Any) -> Json | None:
    """An inline keyboard as a message carries it; Telegram never gives the other kinds back."""
    if not isinstance(markup, InlineKeyboardMarkup) or not any(markup.inline_keyboard):
        return None
    return markup.model_dump(mode="json", exclude_none=True, warnings=False)
