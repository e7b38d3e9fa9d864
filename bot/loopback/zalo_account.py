"""One Zalo bot as the messenger keeps it: its chats, its queue, its webhook, what its month has left."""

import hashlib
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from bot.loopback.limits import NO_LIMITS, Budgets, Limits
from bot.loopback.moods import Moods
from bot.loopback.records import Call, Json
from bot.loopback.refusals import bad, forbidden, too_many
from bot.loopback.timekeeping import Bell, Timekeeper
from bot.loopback.updates import Updates
from bot.loopback.webhook import Courier, Patience

HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Rules:
    """What nobody outside knows of the Bot Platform, each to be switched both ways.

    `may_write_first`: before the person ever wrote. `window_hours`: how long after the person's last message (None: for
    ever). `per_month`: messages of a bot in a month (None: any). `wraps`: a webhook's body is {"ok", "result"}.
    `milliseconds`: dates are. `tells_wait`: a 429 says for how long. `always_200`: refusals come with HTTP 200 too.
    """

    may_write_first: bool = True
    window_hours: float | None = None
    per_month: int | None = None
    wraps: bool = False
    milliseconds: bool = False
    tells_wait: bool = True
    always_200: bool = False
    limits: Limits = NO_LIMITS


@dataclass(slots=True)
class Said:
    """A message in a chat. `is_unseen`: the messenger said ok and showed it to nobody."""

    message_id: str
    chat: str
    text: str
    is_from_bot: bool
    at: float
    photo: bytes = b""
    sticker: str = ""
    is_unseen: bool = False

    def view(self) -> Json:
        """The same as plain JSON, for the human side over HTTP."""
        return {
            "message_id": self.message_id,
            "from": "bot" if self.is_from_bot else "human",
            "text": self.text,
            "photo_bytes": len(self.photo),
            "sticker": self.sticker,
            "at": self.at,
        }


@dataclass(slots=True)
class ZaloChat:
    """One chat as one bot may see it, with counts of its own: received by the bot, sent to the person, refused."""

    id: str
    kind: Literal["PRIVATE", "GROUP"]
    name: str
    is_blocked: bool = False
    wrote_at: float | None = None
    said: dict[str, Said] = field(default_factory=dict)
    action: str | None = None
    received: int = 0
    sent: int = 0
    refused: Counter[int] = field(default_factory=Counter)

    def counts(self) -> Json:
        """What a ledger has to agree with."""
        refused = {str(code): times for code, times in self.refused.items()}
        return {"received": self.received, "sent": self.sent, "refused": refused}


@dataclass(slots=True)
class ZaloWorld:
    """What all bots of one stand-in share."""

    time: Timekeeper
    bell: Bell
    patience: Patience
    moods: Moods
    rules: Rules
    photos: dict[str, bytes] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)


class ZaloAccount:
    """One token's side of the messenger. The token does not hold the id."""

    def __init__(self, token: str, world: ZaloWorld) -> None:
        """A bot that nobody has written to yet."""
        self.token, self.world = token, world
        self.id = str(int(hashlib.sha256(token.encode()).hexdigest()[:14], 16))
        self.updates = Updates(world.time, world.bell, lambda: world.moods.is_confused)
        self.chats: dict[str, ZaloChat] = {}
        self.courier: Courier | None = None
        self.new_courier: Callable[[str, str], Courier] | None = None
        self.months: Counter[str] = Counter()
        self._budgets = Budgets(world.rules.limits)
        self._last = 0

    def next_message_id(self) -> str:
        """Ids are text of no meaning."""
        self._last += 1
        return hashlib.sha256(f"{self.id}|{self._last}".encode()).hexdigest()[:20]

    def chat(self, chat_id: Any) -> ZaloChat:
        """A chat there is. Raises Refusal."""
        if not isinstance(chat_id, str):
            raise bad("chat_id must be a string")
        if chat_id not in self.chats:
            raise bad("chat not found")
        return self.chats[chat_id]

    def chat_to_write(self, chat_id: Any) -> ZaloChat:
        """A chat the bot may write to now, by what the rules say. Raises Refusal; it counts one message otherwise."""
        chat, rules, now = self.chat(chat_id), self.world.rules, self.world.time.now()
        if self._budgets.limits != rules.limits:
            self._budgets = Budgets(rules.limits)
        wait = self._budgets.debit(chat.id, now)
        if wait is not None:
            raise too_many(wait)
        if chat.is_blocked:
            raise forbidden("the user has blocked this bot")
        if chat.wrote_at is None and not rules.may_write_first:
            raise forbidden("the user has not interacted with this bot")
        is_late = chat.wrote_at is not None and rules.window_hours is not None
        if is_late and now - (chat.wrote_at or 0.0) > (rules.window_hours or 0.0) * HOUR:
            raise forbidden(f"the user has not interacted with this bot in the last {rules.window_hours:g} hours")
        month = time.strftime("%Y-%m", time.gmtime(self.world.time.wall()))
        if rules.per_month is not None and self.months[month] >= rules.per_month:
            raise forbidden("the bot is out of quota for this month")
        self.months[month] += 1
        return chat

    def keep(self, chat: ZaloChat, text: str, *, is_from_bot: bool, **content: Any) -> Said:
        """Put a message into its chat."""
        said = Said(self.next_message_id(), chat.id, text, is_from_bot, self.world.time.now(), **content)
        chat.said[said.message_id] = said
        return said

    def changed(self, **changes: Any) -> Rules:
        """The rules with something switched."""
        return replace(self.world.rules, **changes)
