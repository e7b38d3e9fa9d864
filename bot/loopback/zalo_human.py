"""The people on Zalo's side: what they do reaches the bot as updates, what they see is in their chats."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.loopback.limits import Limits
from bot.loopback.records import Json
from bot.loopback.refusals import HumanError
from bot.loopback.zalo_account import Said, ZaloAccount, ZaloChat, ZaloWorld

Bot = str | None


class ZaloHuman:
    """Every method acts with one bot: its id or token, or the only one. Deeds return the update's number."""

    def __init__(self, world: ZaloWorld, account: Callable[[Bot], ZaloAccount], base: Callable[[], str]) -> None:
        """`account` finds the bot that a person means; `base` is where pictures of people lie."""
        self._world, self._account, self._base = world, account, base

    def meet(self, chat: str, *, name: str = "", bot: Bot = None) -> None:
        """Let a person be known to a bot without writing, as a follower is."""
        chats = self._account(bot).chats
        if chat not in chats:
            chats[chat] = ZaloChat(chat, "PRIVATE", name or f"Người {chat}")

    def say(self, chat: str, text: str, *, bot: Bot = None) -> int:
        """Type a text; the first one begins the chat."""
        return self._write(chat, "message.text.received", {"text": text}, text, bot)

    def send_photo(
        self, chat: str, caption: str | None = None, *, content: bytes | None = None, bot: Bot = None
    ) -> int:
        """Send a picture, which lies under an address of the stand-in then."""
        name = secrets.token_hex(8)
        self._world.photos[name] = content or b"\xff\xd8\xff no picture"
        about: Json = {"photo_url": f"{self._base()}/photo/{name}", **({"caption": caption} if caption else {})}
        return self._write(chat, "message.image.received", about, caption or "", bot)

    def send_sticker(self, chat: str, *, bot: Bot = None) -> int:
        """Send a sticker."""
        return self._write(chat, "message.sticker.received", {"sticker": "18842", "url": ""}, "", bot)

    def send_unsupported(self, chat: str, *, bot: Bot = None) -> int:
        """Send what bots are not shown: a voice message, a file, a place."""
        return self._write(chat, "message.unsupported.received", {}, "", bot)

    def say_in_group(self, group: str, by: str, text: str, *, bot: Bot = None) -> int:
        """Write in a group that the bot was brought into."""
        self._account(bot).chats.setdefault(group, ZaloChat(group, "GROUP", "Nhóm lớp"))
        return self._write(group, "message.text.received", {"text": text}, text, bot, by=by)

    def forge(self, update: Json, *, bot: Bot = None) -> int:
        """Have an update delivered as it is, whatever it holds."""
        return self._happened(self._account(bot), update)

    def block(self, chat: str, *, bot: Bot = None) -> None:
        """Want nothing of the bot any more; it is refused from now on and hears nothing of that."""
        self._chat(chat, bot).is_blocked = True

    def unblock(self, chat: str, *, bot: Bot = None) -> None:
        """Let the bot write again."""
        self._chat(chat, bot).is_blocked = False

    def messages(self, chat: str, *, bot: Bot = None) -> list[Said]:
        """What stands in a chat, oldest first, from both sides."""
        known = self._account(bot).chats.get(chat)
        return [said for said in known.said.values() if not said.is_unseen] if known else []

    def heard(self, chat: str, *, bot: Bot = None) -> list[Said]:
        """The bot's messages in a chat, oldest first."""
        return [said for said in self.messages(chat, bot=bot) if said.is_from_bot]

    def counts(self, *, bot: Bot = None) -> Json:
        """By chat: how many messages the bot was sent, how many reached the person, how many were refused by code."""
        return {chat.id: chat.counts() for chat in self._account(bot).chats.values()}

    def redeliver(self, number: int, *, bot: Bot = None) -> int:
        """Send the same update again."""
        try:
            self._account(bot).updates.again(number)
        except KeyError as error:
            raise HumanError(f"no update {number}") from error
        return number

    def rule(self, **changes: Any) -> None:
        """Switch what nobody knows of Zalo; `limits`: Limits, or its fields as an object."""
        if isinstance(changes.get("limits"), dict):
            changes["limits"] = Limits(**changes["limits"])
        self._world.rules = replace(self._world.rules, **changes)

    def _chat(self, chat: str, bot: Bot) -> ZaloChat:
        known = self._account(bot).chats.get(chat)
        if known is None:
            raise HumanError(f"chat {chat} has not written yet")
        return known

    def _write(self, chat: str, event: str, content: Json, text: str, bot: Bot, by: str | None = None) -> int:
        account = self._account(bot)
        self.meet(chat, bot=bot)
        shown = account.chats[chat]
        said = account.keep(shown, text, is_from_bot=False)
        shown.wrote_at, shown.received = self._world.time.now(), shown.received + 1
        date = self._world.time.wall()
        message: Json = {
            "message_id": said.message_id,
            "from": {"id": by or chat, "display_name": shown.name, "is_bot": False},
            "chat": {"id": chat, "chat_type": shown.kind},
            "date": int(date * 1000) if self._world.rules.milliseconds else int(date),
            **content,
        }
        return self._happened(account, {"event_name": event, "message": message})

    def _happened(self, account: ZaloAccount, update: Json) -> int:
        number = account.updates.add(update)
        self._world.bell.ring()
        return number
