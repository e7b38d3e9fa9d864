"""What the stand-in remembers: calls, messages and their edits, uploads."""

from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes
    content_type: str


@dataclass(slots=True)
class Call:
    """One call of a method and what it was answered. `at` is the stand-in's time at arrival, seconds."""

    token: str
    method: str
    fields: Json
    at: float
    via: Literal["http", "webhook"]
    status: int = 0
    answer: Json = field(default_factory=dict)
    is_lost: bool = False

    @property
    def is_refused(self) -> bool:
        """Whether the bot was told no (or, in a webhook response, was not told at all)."""
        return self.status != 200


@dataclass(frozen=True, slots=True)
class Button:
    """One button as a person sees it, and what lies behind it."""

    label: str
    data: str | None = None
    url: str | None = None
    asks_contact: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """What a message looked like, from an instant on."""

    text: str
    rows: tuple[tuple[Button, ...], ...]
    at: float


@dataclass(slots=True)
class Message:
    """A message in a chat as it stands now: `body` is Telegram's JSON of it, `earlier` its former versions.

    `is_unseen`: the messenger said ok and showed it to nobody.
    """

    body: Json
    is_from_bot: bool
    at: float
    is_silent: bool = False
    source: str = ""
    rows: tuple[tuple[Button, ...], ...] = ()
    keyboard: Literal["none", "inline", "reply", "remove", "force_reply"] = "none"
    earlier: list[Version] = field(default_factory=list)
    changed_at: float | None = None
    is_deleted: bool = False
    is_unseen: bool = False

    @property
    def is_seen(self) -> bool:
        """Whether it stands in the chat for people to read."""
        return not self.is_deleted and not self.is_unseen

    @property
    def message_id(self) -> int:
        """Its number in the bot's chats."""
        return int(self.body["message_id"])

    @property
    def chat_id(self) -> int:
        """The chat it stands in."""
        return int(self.body["chat"]["id"])

    @property
    def text(self) -> str:
        """What is read: the text or the caption, without tags."""
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def labels(self) -> list[list[str]]:
        """The buttons' labels, row by row."""
        return [[button.label for button in row] for row in self.rows]

    def button(self, label: str) -> Button | None:
        """The button with this label, else with this data."""
        buttons = [button for row in self.rows for button in row]
        by_label = [button for button in buttons if button.label == label]
        return next(iter(by_label + [button for button in buttons if button.data == label]), None)

    def now_reads(self, body: Json, source: str, rows: tuple[tuple[Button, ...], ...], at: float) -> None:
        """Replace what it shows and keep what it showed."""
        self.earlier.append(Version(self.text, self.rows, self.at if self.changed_at is None else self.changed_at))
        self.body, self.source, self.rows, self.changed_at = body, source, rows, at
        self.keyboard = "inline" if rows else "none"

    def view(self) -> Json:
        """The same as plain JSON, for the human side over HTTP."""
        return {
            "message_id": self.message_id,
            "from": "bot" if self.is_from_bot else "human",
            "text": self.text,
            "source": self.source,
            "buttons": [[{"label": b.label, "data": b.data, "url": b.url} for b in row] for row in self.rows],
            "keyboard": self.keyboard,
            "silent": self.is_silent,
            "at": self.at,
            "earlier": [
                {"text": v.text, "buttons": [[b.label for b in row] for row in v.rows], "at": v.at}
                for v in self.earlier
            ],
            "deleted": self.is_deleted,
            "body": self.body,
        }
