"""Telegram's updates as the program understands them."""

from datetime import UTC, datetime

from aiogram.enums import ChatMemberStatus, ChatType, ContentType
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update

from bot.messages import Contact, Incoming, Photo

CHANNEL = "telegram"
ALLOWED = ["message", "callback_query", "my_chat_member"]
PRIVATE, GROUPS = ChatType.PRIVATE, (ChatType.GROUP, ChatType.SUPERGROUP)
PRESENT = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED)
SERVICE = frozenset(
    {
        ContentType.PINNED_MESSAGE,
        ContentType.MESSAGE_AUTO_DELETE_TIMER_CHANGED,
        ContentType.WRITE_ACCESS_ALLOWED,
        ContentType.CHAT_BACKGROUND_SET,
        ContentType.USERS_SHARED,
        ContentType.CHAT_SHARED,
        ContentType.CONNECTED_WEBSITE,
        ContentType.PROXIMITY_ALERT_TRIGGERED,
        ContentType.BOOST_ADDED,
        ContentType.LEFT_CHAT_MEMBER,
    }
)
"""What Telegram says about a chat, not what somebody says in it."""


def to_incoming(update: Update, bot_id: str) -> Incoming | None:
    """What an update means; None for what the program does not listen to (edits, channels, other bots)."""
    key = f"{CHANNEL}:{bot_id}:{update.update_id}"
    if update.message is not None:
        return _from_message(update.message, key, bot_id)
    if update.callback_query is not None:
        return _from_press(update.callback_query, key, bot_id)
    if update.my_chat_member is not None:
        return _from_membership(update.my_chat_member, key, bot_id)
    return None


def _from_message(message: Message, key: str, bot_id: str) -> Incoming | None:
    chat, person = str(message.chat.id), message.from_user
    if message.chat.type in GROUPS:
        # being put out of a group is a service message too: nobody is there to answer
        if message.content_type in SERVICE:
            return None
        return Incoming(key, CHANNEL, bot_id, chat, message.date, text=message.text or "", is_private=False)
    if message.chat.type != PRIVATE or person is None or person.is_bot or message.content_type in SERVICE:
        return None
    if message.contact is not None:
        return Incoming(key, CHANNEL, bot_id, chat, message.date, contact=_contact(message, bot_id))
    photo = _photo(message)
    if photo is not None:
        return Incoming(key, CHANNEL, bot_id, chat, message.date, text=message.caption or "", photo=photo)
    text = message.text or ""
    command, _, payload = text.partition(" ")
    if command.split("@")[0] == "/start":
        return Incoming(key, CHANNEL, bot_id, chat, message.date, start=payload.strip())
    return Incoming(key, CHANNEL, bot_id, chat, message.date, text=text, unread=_unread(message))


def _unread(message: Message) -> str:
    """What came instead of words."""
    if message.text:
        return ""
    return "sticker" if message.content_type == ContentType.STICKER else "unsupported"


def _photo(message: Message) -> Photo | None:
    """The largest size of a photo, or a picture or PDF sent as a file."""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return Photo(largest.file_id, largest.file_size)
    document = message.document
    if document is not None and (document.mime_type or "").startswith(("image/", "application/pdf")):
        return Photo(document.file_id, document.file_size)
    return None


def _contact(message: Message, bot_id: str) -> Contact:
    """The number, and whether Telegram vouches that it is the sender's own, given because we asked."""
    assert message.contact is not None and message.from_user is not None
    asked = message.reply_to_message
    is_own = (
        message.contact.user_id == message.from_user.id
        and message.forward_origin is None
        and asked is not None
        and asked.from_user is not None
        and str(asked.from_user.id) == bot_id
    )
    return Contact(_e164(message.contact.phone_number), is_own)


def _e164(number: str) -> str:
    """Telegram gives its own numbers as 84…, address books give whatever was typed."""
    digits = "".join(sign for sign in number if sign.isdigit())
    return digits if digits.startswith("0") else f"+{digits}"


def _from_press(press: CallbackQuery, key: str, bot_id: str) -> Incoming | None:
    if press.message is None or press.data is None:
        return None
    chat = press.message.chat
    return Incoming(
        key,
        CHANNEL,
        bot_id,
        str(chat.id),
        datetime.now(UTC),
        action=press.data,
        message=str(press.message.message_id),
        press=press.id,
        is_private=chat.type == PRIVATE,
    )


def _from_membership(change: ChatMemberUpdated, key: str, bot_id: str) -> Incoming | None:
    """Blocked by a person; or brought into a group, where one sentence is said."""
    chat, status = change.chat, change.new_chat_member.status
    if chat.type == PRIVATE and status == ChatMemberStatus.KICKED:
        return Incoming(key, CHANNEL, bot_id, str(chat.id), change.date, is_left=True)
    was_there = change.old_chat_member.status in PRESENT
    if chat.type in GROUPS and status in PRESENT and not was_there:
        return Incoming(key, CHANNEL, bot_id, str(chat.id), change.date, text="", is_private=False)
    return None
