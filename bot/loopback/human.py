"""The people on the other side: what they do reaches the bot as updates, what they see is in their chats."""

import re
import secrets
from collections.abc import Callable, Iterable
from typing import Any, Literal

from bot.loopback.account import Account, Chat, Query, World
from bot.loopback.markup import width
from bot.loopback.records import Button, Json, Message, Upload
from bot.loopback.refusals import HumanError

Bot = int | str | None


class Human:
    """Every method acts with one bot: its id or token, or the only one. Deeds return the update's id."""

    def __init__(self, world: World, account: Callable[[Bot], Account]) -> None:
        """`account` finds the bot that a person means."""
        self._world = world
        self._account = account

    def start(
        self,
        chat: int,
        payload: str | None = None,
        *,
        first_name: str | None = None,
        language: str = "vi",
        bot: Bot = None,
    ) -> int:
        """Press Start, with a link's payload; the first time makes the person and the chat, after a block ends it."""
        account = self._account(bot)
        if chat <= 0:
            raise HumanError("a person's id is positive")
        if payload is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload):
            raise HumanError("a link's payload is 1 to 64 of A-Z a-z 0-9 _ -")
        self.meet(chat, first_name=first_name, language=language)
        if chat not in account.chats:
            account.chats[chat] = Chat(chat, "private", self._world.people[chat]["first_name"])
        if account.chats[chat].is_blocked:
            self.unblock(chat, bot=bot)
        return self.say(chat, "/start" if payload is None else f"/start {payload}", bot=bot)

    def meet(self, chat: int, *, first_name: str | None = None, language: str = "vi") -> None:
        """Let a person exist without starting the bot, as a member of a group does."""
        known = self._world.people.get(chat)
        if known is None or first_name is not None:
            name = first_name or f"Người {chat}"
            self._world.people[chat] = {"id": chat, "is_bot": False, "first_name": name, "language_code": language}

    def say(self, chat: int, text: str, *, by: int | None = None, reply_to: int | None = None, bot: Bot = None) -> int:
        """Type a text. In a group, `by` says who."""
        body: Json = {"text": text}
        command = re.match(r"/[a-zA-Z0-9_]+(@\w+)?", text)
        if command:
            body["entities"] = [{"type": "bot_command", "offset": 0, "length": width(command.group())}]
        return self._write(chat, body, by=by, reply_to=reply_to, bot=bot)

    def send_sticker(self, chat: int, *, bot: Bot = None) -> int:
        """Send a sticker."""
        sticker = {
            "file_id": "sticker",
            "file_unique_id": "sticker",
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "👍",
        }
        return self._write(chat, {"sticker": sticker}, bot=bot)

    def send_photo(
        self, chat: int, caption: str | None = None, *, content: bytes | None = None, as_file: str = "", bot: Bot = None
    ) -> int:
        """Send a picture; `content` is what getFile gives. `as_file`: as a document of this media type."""
        file_id, size = "photo", 1000
        if content is not None:
            file_id, size = f"photo-{secrets.token_hex(8)}", len(content)
            self._world.files[file_id] = Upload("anh", content, as_file or "image/jpeg")
        about = {"file_id": file_id, "file_unique_id": file_id, "file_size": size}
        small = {**about, "file_id": "thumbnail", "file_unique_id": "thumbnail", "file_size": 900}
        body: Json = {"photo": [{**small, "width": 60, "height": 60}, {**about, "width": 90, "height": 90}]}
        if as_file:
            body = {"document": {**about, "mime_type": as_file, "file_name": "anh"}}
        return self._write(chat, {**body, **({"caption": caption} if caption else {})}, bot=bot)

    def share_contact(
        self, chat: int, phone: str, own: bool = True, forwarded: bool = False, *, bot: Bot = None
    ) -> int:
        """Share a phone number: one's own by the key that asks for it if there is one, else from the address book."""
        shown = self._chat(chat, bot)
        person = self._person(chat)
        contact: Json = {"phone_number": phone, "first_name": person["first_name"] if own else "Người khác"}
        if own:
            contact["user_id"] = chat
        body: Json = {"contact": contact}
        keyboard = shown.keyboard
        asks = keyboard is not None and any(key.asks_contact for row in keyboard.rows for key in row)
        if forwarded:
            body["forward_origin"] = {"type": "user", "date": int(self._world.time.wall()), "sender_user": person}
        by_key = keyboard.message_id if keyboard is not None and asks and own and not forwarded else None
        return self._write(chat, body, reply_to=by_key, bot=bot)

    def tap(self, chat: int, message_id: int | None, label: str, *, by: int | None = None, bot: Bot = None) -> int:
        """Press the button with this label (else this data) in a message; None: the newest message that has it."""
        message, button = self._find(chat, message_id, label, bot)
        if message.keyboard == "reply":
            return self.say(chat, button.label, bot=bot)
        if button.data is None:
            raise HumanError(f"the button {label!r} opens {button.url}, it does not tell the bot")
        return self.forge_tap(chat, message.message_id, button.data, by=by, bot=bot)

    def forge_tap(self, chat: int, message_id: int, data: str, *, by: int | None = None, bot: Bot = None) -> int:
        """Press a button that need not be there: a stale screen, or a client that sends what it likes."""
        account = self._account(bot)
        shown = self._chat(chat, bot)
        message = shown.messages.get(message_id)
        if message is None:
            raise HumanError(f"no message {message_id} in chat {chat}")
        query = Query(str(secrets.randbits(62)), chat, message_id, data, self._world.time.now())
        account.queries[query.id] = query
        gone: Json = {"chat": shown.about(), "message_id": message_id, "date": 0}
        press = {
            "id": query.id,
            "from": self._person(by or chat),
            "message": gone if message.is_deleted else message.body,
            "chat_instance": str(-chat),
            "data": data,
        }
        return self._happened(account, {"callback_query": press})

    def block(self, chat: int, *, bot: Bot = None) -> int:
        """Stop the bot: it hears so, and is refused from now on."""
        return self._membership(chat, chat, "member", "kicked", bot)

    def unblock(self, chat: int, *, bot: Bot = None) -> int:
        """Let the bot write again."""
        return self._membership(chat, chat, "kicked", "member", bot)

    def add_to_group(self, group: int, by: int, title: str = "Nhóm lớp", *, bot: Bot = None) -> int:
        """Add the bot to a group (a negative id); it hears of its membership, then sees itself join."""
        if group >= 0:
            raise HumanError("a group's id is negative")
        account = self._account(bot)
        self.meet(by)
        account.chats.setdefault(group, Chat(group, "group", title)).is_left = False
        self._membership(group, by, "left", "member", bot)
        return self._write(group, {"new_chat_members": [account.me()]}, by=by, bot=bot)

    def remove_from_group(self, group: int, by: int, *, bot: Bot = None) -> int:
        """Put the bot out of a group."""
        return self._membership(group, by, "member", "kicked", bot)

    def messages(self, chat: int, *, bot: Bot = None) -> list[Message]:
        """What stands in a chat now, oldest first, from both sides."""
        account = self._account(bot)
        known = account.chats.get(chat)
        return [message for message in known.messages.values() if message.is_seen] if known else []

    def heard(self, chat: int, *, bot: Bot = None) -> list[Message]:
        """The bot's messages in a chat, oldest first."""
        return [message for message in self.messages(chat, bot=bot) if message.is_from_bot]

    def toasts(self, chat: int, *, bot: Bot = None) -> list[str | None]:
        """The answers to this chat's presses so far, in order of pressing; None: answered without words."""
        queries = self._account(bot).queries.values()
        return [query.text for query in queries if query.chat_id == chat and query.is_answered]

    def redeliver(self, update_id: int, *, bot: Bot = None) -> int:
        """Send the same update again."""
        try:
            self._account(bot).updates.again(update_id)
        except KeyError as error:
            raise HumanError(f"no update {update_id}") from error
        return update_id

    def feed(self, updates: Iterable[Json], *, bot: Bot = None) -> list[int]:
        """Queue updates as they are, for load; chats and people named in them are made."""
        account = self._account(bot)
        ids = []
        for update in updates:
            body = update.get("message") or update.get("callback_query") or {}
            chat, person = (body.get("message") or body).get("chat"), body.get("from")
            if person and chat and chat["id"] not in account.chats:
                self._world.people.setdefault(person["id"], person)
                account.chats[chat["id"]] = Chat(chat["id"], _kind(chat["id"]), person["first_name"])
            if "callback_query" in update and chat:
                press = update["callback_query"]
                seen_at = self._world.time.now()
                query = Query(press["id"], chat["id"], press["message"]["message_id"], press.get("data", ""), seen_at)
                account.queries[query.id] = query
            ids.append(account.updates.add(update))
        self._world.bell.ring()
        return ids

    def _person(self, person: int) -> Json:
        known = self._world.people.get(person)
        if known is None:
            raise HumanError(f"nobody is {person}; in a group, say `by` whom")
        return known

    def _chat(self, chat: int, bot: Bot) -> Chat:
        known = self._account(bot).chats.get(chat)
        if known is None:
            raise HumanError(f"chat {chat} has not pressed Start")
        if known.is_blocked or known.is_left:
            raise HumanError(f"chat {chat} is blocked or left")
        return known

    def _write(
        self, chat: int, content: Json, *, by: int | None = None, reply_to: int | None = None, bot: Bot = None
    ) -> int:
        account, shown = self._account(bot), self._chat(chat, bot)
        body: Json = {
            "message_id": account.next_message_id(),
            "from": self._person(by or chat),
            "chat": shown.about(),
            "date": int(self._world.time.wall()),
        }
        if reply_to is not None:
            if reply_to not in shown.messages:
                raise HumanError(f"no message {reply_to} in chat {chat}")
            replied = shown.messages[reply_to].body
            body["reply_to_message"] = {key: value for key, value in replied.items() if key != "reply_to_message"}
        body |= content
        account.keep(Message(body, is_from_bot=False, at=self._world.time.now(), source=content.get("text", "")))
        return self._happened(account, {"message": body})

    def _find(self, chat: int, message_id: int | None, label: str, bot: Bot) -> tuple[Message, Button]:
        shown = self._chat(chat, bot)
        for message in reversed(shown.messages.values()):
            if not message.is_seen or message_id not in (None, message.message_id):
                continue
            # Only the last reply keyboard lies under the chat; older ones cannot be pressed any more.
            button = message.button(label)
            if button and (message.keyboard != "reply" or shown.keyboard is message):
                return message, button
        where = f"message {message_id}" if message_id is not None else "any message"
        there = [button for message in shown.messages.values() for row in message.labels for button in row]
        raise HumanError(f"no button {label!r} in {where} of chat {chat}; there are {there}")

    def _membership(self, chat: int, by: int, before: str, after: str, bot: Bot) -> int:
        account = self._account(bot)
        known = account.chats.get(chat)
        if known is None:
            raise HumanError(f"chat {chat} has not pressed Start")
        if known.kind == "private":
            known.is_blocked = after == "kicked"
        else:
            known.is_left = after == "kicked"
        change = {
            "chat": known.about(),
            "from": self._person(by),
            "date": int(self._world.time.wall()),
            "old_chat_member": _member(account, before),
            "new_chat_member": _member(account, after),
        }
        return self._happened(account, {"my_chat_member": change})

    def _happened(self, account: Account, update: Json) -> int:
        update_id = account.updates.add(update)
        self._world.bell.ring()
        return update_id


def _kind(chat: int) -> Literal["private", "group"]:
    return "private" if chat > 0 else "group"


def _member(account: Account, status: str) -> dict[str, Any]:
    return {"user": account.me(), "status": status, **({"until_date": 0} if status == "kicked" else {})}
