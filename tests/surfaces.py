"""The messengers of a town: what somebody does becomes their JSON and is read back; what is said, what they show.

A transcript told on one of them goes through the translation of its channel, both ways; only the wire itself is left
out, which the tests of each channel have.
"""

import json
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from html import escape
from typing import Any, Protocol

from aiogram.types import Update

from bot.channels.browser.bodies import body_of, typed
from bot.channels.telegram import receive as telegram
from bot.channels.telegram.acts import acts
from bot.channels.zalo import receive as zalo
from bot.channels.zalo.deliver import calls
from bot.channels.zalo.pieces import words
from bot.messages import EVERYTHING, TEXT_ALONE, Abilities, Choice, File, Incoming, Reply

ADDRESS = "https://tro-ly.example/anh"
"""Where a picture is fetched."""
BOT = {"id": 1, "is_bot": True, "first_name": "bot"}


class Surface(Protocol):
    """One messenger."""

    abilities: Abilities
    channel: str
    """Its name, where a town is told of by it; elsewhere it is "town" whatever shows it."""

    def heard(self, said: Incoming, number: int) -> Incoming:
        """What is said or pressed, as its channel understands it."""
        ...

    def shown(self, reply: Reply) -> Reply:
        """What is said to somebody, as they see it."""
        ...


class Plain:
    """No messenger: buttons and edits, without any translation."""

    abilities = EVERYTHING
    channel = "town"

    def heard(self, said: Incoming, number: int) -> Incoming:
        """As it is."""
        return said

    def shown(self, reply: Reply) -> Reply:
        """As it is."""
        return reply


class OnTelegram:
    """The Bot API's updates and methods."""

    abilities = EVERYTHING
    channel = "telegram"

    def heard(self, said: Incoming, number: int) -> Incoming:
        """Through an Update."""
        update = Update.model_validate({"update_id": number, **_telegram_update(said)})
        return _back(said, telegram.to_incoming(update, "1"))

    def shown(self, reply: Reply) -> Reply:
        """Through the calls that say it."""
        done = acts(reply, "1")
        text = "\n".join(str(act.fields.get("text") or act.fields.get("caption")) for act in done)
        last: dict[str, Any] = done[-1].fields if done else {}
        markup: dict[str, Any] = last.get("reply_markup", {})
        rows = tuple(
            tuple(Choice(button["text"], button["callback_data"]) for button in row)
            for row in markup.get("inline_keyboard", ())
        )
        # below the button that shares a number the others are typed by their words
        keyboard = [button for row in markup.get("keyboard", ()) for button in row]
        rows += tuple((Choice(button["text"], ""),) for button in keyboard if "request_contact" not in button)
        asked = "".join(button["text"] for button in keyboard if "request_contact" in button)
        pictured = last.get("photo", "")
        return Reply(
            text,
            rows,
            reply.is_new,
            reply.toast,
            ask_contact=asked,
            picture=pictured if isinstance(pictured, str) else "",
            photo=pictured if isinstance(pictured, bytes) else b"",
            file=last.get("document"),
        )


class OnZalo:
    """Text alone: numbered lines, no edits, no vouched numbers."""

    abilities = TEXT_ALONE
    channel = "zalo"

    def heard(self, said: Incoming, number: int) -> Incoming:
        """Through an event; what has no event there (a press by its data, a shared number) is as it is."""
        if said.action is not None or said.contact is not None or said.is_left:
            return said
        message: dict[str, Any] = {
            "message_id": f"m{number}",
            "from": {"id": said.chat, "display_name": "x", "is_bot": False},
            "chat": {"id": said.chat, "chat_type": "PRIVATE" if said.is_private else "GROUP"},
            "date": int(said.at.timestamp() * 1000),
        }
        event = zalo.TEXT
        if said.photo is not None:
            event, message["photo_url"], message["caption"] = zalo.IMAGE, said.photo.reference, said.text or ""
        elif said.unread:
            event = zalo.STICKER if said.unread == "sticker" else "message.unsupported.received"
        elif said.start is not None:
            message["text"] = f"/start {said.start}".strip()
        else:
            message["text"] = said.text
        update = json.loads(json.dumps({"event_name": event, "message": message}))
        return _back(said, zalo.to_incoming(update, "1"))

    def shown(self, reply: Reply) -> Reply:
        """Through the calls that say it: plain words in pieces; what a document says, in words."""
        done = [fields for _, fields in calls("1", reply, ADDRESS if reply.picture or reply.photo else None)]
        said = [str(part) for fields in done if (part := fields.get("text") or fields.get("caption"))]
        text = words(reply.text)
        instead = "\n" + words(reply.file.instead) if reply.file and reply.file.instead else ""
        # pieces are cut anywhere between two words
        is_whole = "".join("".join(said).split()) == "".join((text + instead).split())
        text = text if is_whole else "\n".join(said)
        is_pictured = any(fields.get("photo") == ADDRESS for fields in done)
        return Reply(
            # in a window a text is HTML
            escape(text, quote=False),
            is_new=reply.is_new,
            toast=reply.toast,
            rows=reply.rows,
            picture=reply.picture if is_pictured else "",
            photo=reply.photo if is_pictured else b"",
            file=reply.file if instead and is_whole else None,
        )


class OnThePage:
    """The demo's page."""

    abilities = EVERYTHING
    channel = "browser"

    def heard(self, said: Incoming, number: int) -> Incoming:
        """The page's own JSON is its update (see tests/browser); what is typed is read as there."""
        if said.text is None or said.photo is not None or said.unread or not said.is_private:
            return said
        return replace(said, **{"text": None, **typed(said.text)})

    def shown(self, reply: Reply) -> Reply:
        """Through the page's JSON; what is drawn is put into it as it is pushed (tests/browser)."""
        body = json.loads(json.dumps(body_of(reply)))
        rows = tuple(tuple(Choice(each["label"], each["action"]) for each in row) for row in body["rows"])
        file = body.get("file")
        return Reply(
            body["text"],
            rows,
            reply.is_new,
            reply.toast,
            ask_contact=body["contact"],
            picture=reply.picture,
            photo=_at(body.get("picture", "")),
            file=File(file["name"], _at(file["address"])) if file else None,
        )


def _at(address: str) -> bytes:
    """What an address inside the page holds."""
    return b64decode(address.rpartition(",")[2])


SURFACES: dict[str, type[Surface]] = {"plain": Plain, "telegram": OnTelegram, "zalo": OnZalo, "page": OnThePage}

TOLD_ON = "TOWN_SURFACE"
"""In the environment: the one surface that all transcripts of a run are told on."""
_NOW = ["plain"]


def for_this_test() -> str:
    """The surface that towns of the running test are told on."""
    return _NOW[-1]


@contextmanager
def telling_on(name: str) -> Iterator[None]:
    """Have towns that ask for no surface of their own told on one."""
    _NOW.append(name)
    yield
    _NOW.pop()


def _back(said: Incoming, heard: Incoming | None) -> Incoming:
    """What was understood, in the town's own names."""
    assert heard is not None, said
    names = {"key": said.key, "channel": said.channel, "bot": said.bot, "chat": said.chat, "at": said.at}
    return replace(heard, **names, photo=said.photo if heard.photo else None)  # type: ignore[arg-type]


def _telegram_update(said: Incoming) -> dict[str, Any]:
    person = {"id": 7, "is_bot": False, "first_name": "x"}
    chat = {"id": 7, "type": "private", "first_name": "x"}
    if not said.is_private:
        chat = {"id": -7, "type": "group", "title": "x"}
    message: dict[str, Any] = {"message_id": 9, "date": _seconds(said.at), "chat": chat, "from": person}
    if said.is_left:
        member = {"user": BOT}
        return {
            "my_chat_member": {
                "chat": chat,
                "from": person,
                "date": _seconds(said.at),
                "old_chat_member": {**member, "status": "member"},
                "new_chat_member": {**member, "status": "kicked", "until_date": 0},
            }
        }
    if said.action is not None:
        pressed = {**message, "message_id": int(said.message or 9), "from": BOT, "text": "x"}
        press = {"id": said.press or "p", "from": person, "chat_instance": "1", "data": said.action, "message": pressed}
        return {"callback_query": press}
    if said.contact is not None:
        shared = {"phone_number": said.contact.phone, "first_name": "x", "user_id": 7 if said.contact.is_own else 8}
        asked = {"message_id": 8, "date": _seconds(said.at), "chat": chat, "from": BOT, "text": "x"}
        return {"message": {**message, "contact": shared, "reply_to_message": asked}}
    if said.photo is not None:
        size = {"file_id": said.photo.reference, "file_unique_id": "u", "width": 1, "height": 1}
        return {"message": {**message, "photo": [{**size, "file_size": said.photo.size or 0}], "caption": said.text}}
    if said.unread == "sticker":
        size = {"type": "regular", "is_animated": False, "is_video": False, "width": 1, "height": 1}
        return {"message": {**message, "sticker": {"file_id": "f", "file_unique_id": "u", **size}}}
    if said.unread:
        return {"message": {**message, "location": {"latitude": 21.0, "longitude": 105.8}}}
    text = f"/start {said.start}".strip() if said.start is not None else said.text
    return {"message": {**message, "text": text}}


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
