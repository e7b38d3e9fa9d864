"""What channels and handlers say to each other. Imports nothing of ours.

Texts are HTML with `<b>` alone; values in them are escaped already.
"""

import json
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Contact:
    """A phone number somebody shared. `is_own`: the messenger vouches that it is the sender's own, asked by us."""

    phone: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture or PDF somebody sent, not fetched yet: what its channel fetches it by, and its bytes if known."""

    reference: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A document to be handed over: its name and bytes; `instead`: what a messenger that takes no documents says."""

    name: str
    content: bytes
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update as the program understands it. `key` names it for ever; `message` is what a button hangs under.

    `unread`: something that cannot be read here came, `sticker` or `unsupported` (a voice message, a place …).
    """

    key: str
    channel: str
    bot: str
    chat: str
    at: datetime
    text: str | None = None
    action: str | None = None
    start: str | None = None
    contact: Contact | None = None
    photo: Photo | None = None
    message: str | None = None
    press: str | None = None
    is_private: bool = True
    is_left: bool = False
    unread: str = ""

    def to_json(self) -> str:
        """Write the update down as it was understood, for the two days it is kept."""
        written = {
            "text": self.text,
            "action": self.action,
            "start": self.start,
            "phone": self.contact.phone if self.contact else None,
            "photo": self.photo.reference if self.photo else None,
            "message": self.message,
            "unread": self.unread or None,
            "at": self.at.isoformat(),
        }
        return json.dumps({k: v for k, v in written.items() if v is not None}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a person can choose: a button on Telegram, a numbered line on Zalo. `action` is encoded (64 bytes).

    `number`: the one it has on every screen of its question; 0: as it comes. `is_listed`: its words stand numbered in
    the text already.
    """

    label: str
    action: str
    number: int = 0
    is_listed: bool = False


Rows = tuple[tuple[Choice, ...], ...]


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a messenger can do.

    `has_buttons`: choices are buttons, else numbered lines, and a typed number is a press. `can_edit`: a message can be
    changed after it was sent. `vouches_phones`: it says whose number is shared. `answers_at_once`: a short answer goes
    back over the wire that brought the update, else every answer is an outbox row.
    """

    has_buttons: bool = True
    can_edit: bool = True
    vouches_phones: bool = True
    answers_at_once: bool = True


EVERYTHING = Abilities()
TEXT_ALONE = Abilities(has_buttons=False, can_edit=False, vouches_phones=False, answers_at_once=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said back. One main act: a message, or an edit of the message whose button was pressed.

    `toast` is the short word shown on a press. `is_sure`: it may not be lost, so it leaves through the outbox.
    `ask_contact`: offer the button that shares one's own phone, with this label. `leave`: leave the group.
    `says_health`: a page of the school: while alerts do not leave as they should, it begins by saying so.
    `picture`: an SVG that the channel draws, only in what is pushed; the text stands below it and says the same.
    `is_aside`: said beside a question that stays open, with its place and choices.
    `photo`: a JPEG to be shown above the text, likewise only in what is pushed; no row keeps it. `file`: so is a PDF.
    `numbers`: where there are no buttons a typed number is an answer to the question, not a press: several of its
    choices ("many"), a figure ("figure"), or one of the words ("words") of which 0 alone is none.
    """

    text: str = ""
    rows: Rows = ()
    is_new: bool = False
    toast: str = ""
    is_sure: bool = False
    ask_contact: str = ""
    leave: bool = False
    says_health: bool = False
    is_aside: bool = False
    picture: str = ""
    photo: bytes = b""
    file: File | None = None
    numbers: str = ""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """All choices in reading order."""
        return tuple(choice for row in self.rows for choice in row)

    def to_json(self) -> str:
        """Write the reply down, to be given again when an update is delivered again."""
        # asdict copies deeply and costs a quarter of a turn
        written = {
            "text": self.text,
            "rows": [[_written(choice) for choice in row] for row in self.rows],
            "is_new": self.is_new,
            "toast": self.toast,
            "is_sure": self.is_sure,
            "ask_contact": self.ask_contact,
            "leave": self.leave,
            "numbers": self.numbers,
        }
        return json.dumps(written, ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> "Reply":
        """Read what `to_json` wrote."""
        values = json.loads(text)
        rows = tuple(tuple(Choice(**choice) for choice in row) for row in values.pop("rows"))
        return Reply(rows=rows, **values)


def _written(choice: Choice) -> dict[str, object]:
    written: dict[str, object] = {"label": choice.label, "action": choice.action}
    return written | ({"number": choice.number, "is_listed": choice.is_listed} if choice.number else {})


def stacked(*choices: Choice) -> Rows:
    """One choice a row."""
    return tuple((choice,) for choice in choices)


def in_rows(choices: list[Choice], width: int) -> Rows:
    """Several choices a row."""
    return tuple(tuple(choices[i : i + width]) for i in range(0, len(choices), width))
