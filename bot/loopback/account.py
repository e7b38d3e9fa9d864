"""One bot as the messenger keeps it: its chats, its queue, its webhook, its commands, its budget."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from bot.loopback.limits import Budgets, Limits
from bot.loopback.moods import Moods
from bot.loopback.records import Call, Json, Message, Upload
from bot.loopback.refusals import bad, forbidden, too_many
from bot.loopback.timekeeping import Bell, Timekeeper
from bot.loopback.updates import Updates
from bot.loopback.webhook import Courier, Patience


@dataclass(slots=True)
class Chat:
    """One chat as one bot may see it."""

    id: int
    kind: Literal["private", "group"]
    title: str
    is_blocked: bool = False
    is_left: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    # The message whose reply keyboard lies under the chat, if any.
    keyboard: Message | None = None
    action: str | None = None

    def about(self) -> Json:
        """The chat as messages name it."""
        name = "first_name" if self.kind == "private" else "title"
        return {"id": self.id, "type": self.kind, name: self.title}


@dataclass(slots=True)
class Query:
    """A press that waits for its answer."""

    id: str
    chat_id: int
    message_id: int
    data: str
    asked_at: float
    text: str | None = None
    is_alert: bool = False
    is_answered: bool = False


@dataclass(slots=True)
class World:
    """What all bots of one stand-in share."""

    time: Timekeeper
    bell: Bell
    limits: Limits
    patience: Patience
    query_seconds: float
    moods: Moods
    people: dict[int, Json] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)


class Account:
    """One token's side of the messenger."""

    def __init__(self, token: str, world: World) -> None:
        """A bot that nobody has started yet."""
        self.token = token
        self.id = int(token.split(":")[0])
        self.username = f"bot{self.id}_bot"
        self.world = world
        self.updates = Updates(world.time, world.bell, lambda: world.moods.is_confused)
        self.budgets = Budgets(world.limits)
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.courier: Courier | None = None
        self.new_courier: Callable[[str, str | None, int], Courier] | None = None
        self._last_message = 0

    def me(self) -> Json:
        """The bot as a user."""
        return {"id": self.id, "is_bot": True, "first_name": "Khai Báo", "username": self.username}

    def next_message_id(self) -> int:
        """Messages of all chats of a bot are numbered together, as in private chats of Telegram."""
        self._last_message += 1
        return self._last_message

    def chat(self, chat_id: Any) -> Chat:
        """A chat the bot has met. Raises Refusal for one that does not exist or has not begun."""
        if chat_id in self.chats:
            return self.chats[chat_id]
        if chat_id in self.world.people:
            raise forbidden("bot can't initiate conversation with a user")
        raise bad("chat not found")

    def open_chat(self, chat_id: Any) -> Chat:
        """A chat the bot may act in now. Raises Refusal where it is blocked or was removed."""
        chat = self.chat(chat_id)
        if chat.is_blocked:
            raise forbidden("bot was blocked by the user")
        if chat.is_left:
            raise forbidden("bot is not a member of the group chat")
        return chat

    def chat_to_write(self, chat_id: Any) -> Chat:
        """A chat the bot may write to, debited by one message. A blocked chat costs too: Telegram had to look."""
        known = self.chat(chat_id)
        wait = self.budgets.debit(known.id, self.world.time.now())
        if wait is not None:
            raise too_many(wait)
        return self.open_chat(chat_id)

    def before(self, chat_id: Any, message_id: Any) -> Message | None:
        """A message as it stands now, to be put back; None when there is none."""
        known = self.chats.get(chat_id)
        message = known.messages.get(message_id) if known is not None else None
        return None if message is None else replace(message, earlier=list(message.earlier))

    def take_back(self, chat_id: int, message_id: int, before: Message | None) -> None:
        """Let a message that was said to be sent be unseen, and one that was said to be changed be as before."""
        messages = self.chats[chat_id].messages
        if before is None:
            messages[message_id].is_unseen = True
        elif not before.is_unseen:
            messages[message_id] = before

    def keep(self, message: Message) -> None:
        """Put a message into its chat, with the reply keyboard it brings or takes away."""
        chat = self.chats[message.chat_id]
        chat.messages[message.message_id] = message
        if message.keyboard == "reply":
            chat.keyboard = message
        elif message.keyboard == "remove":
            chat.keyboard = None
