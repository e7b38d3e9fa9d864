"""Messages that a bot sends: texts, pictures, documents, and what Telegram refuses about them."""

import hashlib
from collections.abc import Mapping
from typing import Any

from aiogram.client.default import Default
from aiogram.methods import SendDocument, SendMessage, SendPhoto

from bot.loopback.account import Account, Chat
from bot.loopback.fields import Asked
from bot.loopback.keyboards import as_json, rows_of
from bot.loopback.markup import Formatted, caption_text, message_text
from bot.loopback.records import Json, Message, Upload
from bot.loopback.refusals import bad

PHOTO_MOST = 10 * 1024 * 1024
# PNG, JPEG, GIF, WebP: what Telegram turns into a photo.
PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"RIFF")


def plain(value: Any) -> Any:
    """A value that was sent; aiogram's marks for "the bot's default" are none."""
    return None if isinstance(value, Default) else value


def entities_of(entities: Any) -> list[Json]:
    """Entities that were sent ready made, as JSON."""
    return [entity.model_dump(mode="json", exclude_none=True) for entity in entities or ()]


async def send_message(bot: Account, asked: Asked) -> Json:
    """Do sendMessage."""
    method = asked.method
    assert isinstance(method, SendMessage)
    read = message_text(method.text, plain(method.parse_mode), entities_of(method.entities))
    body = {"text": read.text, **({"entities": read.entities} if read.entities else {})}
    return _send(bot, method, body, method.text)


async def send_photo(bot: Account, asked: Asked) -> Json:
    """Do sendPhoto with an upload or with the id of a picture sent before."""
    method = asked.method
    assert isinstance(method, SendPhoto)
    read = _caption(method)
    file_id, upload = _file(bot, method.photo, asked.files)
    if len(upload.content) > PHOTO_MOST:
        raise bad("file is too big for a photo")
    if not upload.content.startswith(PICTURES):
        raise bad("IMAGE_PROCESS_FAILED")
    size = {"file_id": file_id, "file_unique_id": file_id[:16], "file_size": len(upload.content)}
    body = {"photo": [{**size, "width": 90, "height": 90}], **_with_caption(read)}
    answer = _send(bot, method, body, method.caption or "")
    bot.world.files[file_id] = upload
    return answer


async def send_document(bot: Account, asked: Asked) -> Json:
    """Do sendDocument with an upload or with the id of a document sent before."""
    method = asked.method
    assert isinstance(method, SendDocument)
    read = _caption(method)
    file_id, upload = _file(bot, method.document, asked.files)
    document = {
        "file_id": file_id,
        "file_unique_id": file_id[:16],
        "file_name": upload.name,
        "mime_type": upload.content_type,
        "file_size": len(upload.content),
    }
    answer = _send(bot, method, {"document": document, **_with_caption(read)}, method.caption or "")
    bot.world.files[file_id] = upload
    return answer


def _caption(method: SendPhoto | SendDocument) -> Formatted:
    return caption_text(method.caption or "", plain(method.parse_mode), entities_of(method.caption_entities))


def _with_caption(read: Formatted) -> Json:
    body: Json = {"caption": read.text} if read.text else {}
    return {**body, **({"caption_entities": read.entities} if read.entities else {})}


def _file(bot: Account, named: Any, files: Mapping[str, Upload]) -> tuple[str, Upload]:
    name = str(named)
    if name in bot.world.files:
        return name, bot.world.files[name]
    if name.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    upload = files.get(name.removeprefix("attach://"))
    if upload is None:
        raise bad("wrong remote file identifier specified: Wrong string length")
    if not upload.content:
        raise bad("file must be non-empty")
    return hashlib.sha256(upload.content + upload.name.encode()).hexdigest()[:40], upload


def _send(bot: Account, method: SendMessage | SendPhoto | SendDocument, body: Json, source: str) -> Json:
    """Put a message into its chat and return it as Telegram does."""
    known = bot.chat(method.chat_id)
    keyboard, rows = rows_of(method.reply_markup, is_private=known.kind == "private")
    chat = bot.chat_to_write(method.chat_id)
    replied = _replied(chat, method)
    whole: Json = {
        "message_id": bot.next_message_id(),
        "from": bot.me(),
        "chat": chat.about(),
        "date": int(bot.world.time.wall()),
        **({"reply_to_message": replied} if replied else {}),
        **body,
    }
    markup = as_json(method.reply_markup)
    if markup is not None:
        whole["reply_markup"] = markup
    message = Message(
        body=whole,
        is_from_bot=True,
        at=bot.world.time.now(),
        is_silent=bool(method.disable_notification),
        source=source,
        rows=rows,
        keyboard=keyboard,  # type: ignore[arg-type]
    )
    bot.keep(message)
    return whole


def _replied(chat: Chat, method: SendMessage | SendPhoto | SendDocument) -> Json | None:
    parameters = method.reply_parameters
    wanted = parameters.message_id if parameters else method.reply_to_message_id
    if wanted is None:
        return None
    message = chat.messages.get(wanted)
    if message is None or message.is_deleted:
        is_optional = (
            plain(parameters.allow_sending_without_reply) if parameters else method.allow_sending_without_reply
        )
        if is_optional:
            return None
        raise bad("message to be replied not found")
    return {key: value for key, value in message.body.items() if key not in ("reply_to_message", "reply_markup")}
