"""Changes to messages that stand already: new text, new buttons, gone."""

from typing import Any

from aiogram.methods import DeleteMessage, EditMessageReplyMarkup, EditMessageText

from bot.loopback.account import Account, Chat
from bot.loopback.fields import Asked
from bot.loopback.keyboards import as_json, inline_rows
from bot.loopback.markup import message_text
from bot.loopback.records import Json, Message
from bot.loopback.refusals import bad
from bot.loopback.sending import entities_of, plain

DELETE_WITHIN = 48 * 3600
UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def edit_message_text(bot: Account, asked: Asked) -> Json:
    """Do editMessageText; an edit without a keyboard takes the keyboard away."""
    method = asked.method
    assert isinstance(method, EditMessageText)
    _is_addressed(method)
    source = method.text or ""
    read = message_text(source, plain(method.parse_mode), entities_of(method.entities))
    rows = inline_rows(method.reply_markup)
    message = _editable(bot.chat_to_write(method.chat_id), method.message_id)
    if "text" not in message.body:
        raise bad("there is no text in the message to edit")
    body = {key: value for key, value in message.body.items() if key not in ("entities", "reply_markup")}
    body["text"] = read.text
    if read.entities:
        body["entities"] = read.entities
    return _change(bot, message, body, method.reply_markup, source, rows)


async def edit_message_reply_markup(bot: Account, asked: Asked) -> Json:
    """Do editMessageReplyMarkup."""
    method = asked.method
    assert isinstance(method, EditMessageReplyMarkup)
    _is_addressed(method)
    rows = inline_rows(method.reply_markup)
    message = _editable(bot.chat_to_write(method.chat_id), method.message_id)
    body = {key: value for key, value in message.body.items() if key != "reply_markup"}
    return _change(bot, message, body, method.reply_markup, message.source, rows)


async def delete_message(bot: Account, asked: Asked) -> bool:
    """Do deleteMessage, within 48 hours; not debited."""
    method = asked.method
    assert isinstance(method, DeleteMessage)
    chat = bot.open_chat(method.chat_id)
    message = chat.messages.get(method.message_id)
    if message is None or message.is_deleted:
        raise bad("message to delete not found")
    if bot.world.time.wall() - message.body["date"] > DELETE_WITHIN:
        raise bad("message can't be deleted for everyone")
    message.is_deleted = True
    if chat.keyboard is message:
        chat.keyboard = None
    return True


def _is_addressed(method: EditMessageText | EditMessageReplyMarkup) -> None:
    if method.chat_id is None:
        raise bad("chat_id is empty")
    if method.message_id is None:
        raise bad("message identifier is not specified")


def _editable(chat: Chat, message_id: int | None) -> Message:
    message = chat.messages.get(message_id or 0)
    if message is None or message.is_deleted:
        raise bad("message to edit not found")
    # A message that brought a reply keyboard stays as it was sent.
    if not message.is_from_bot or message.keyboard in ("reply", "remove", "force_reply"):
        raise bad("message can't be edited")
    return message


def _change(bot: Account, message: Message, body: Json, markup: Any, source: str, rows: Any) -> Json:
    keyboard = as_json(markup)
    if keyboard is not None:
        body["reply_markup"] = keyboard
    body.pop("edit_date", None)
    if body == {key: value for key, value in message.body.items() if key != "edit_date"}:
        raise bad(UNCHANGED)
    body["edit_date"] = int(bot.world.time.wall())
    message.now_reads(body, source, rows, bot.world.time.now())
    return body
