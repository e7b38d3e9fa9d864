"""Chat windows and the people at them: what is shown, and what somebody does who reads it."""

import re
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from html import unescape
from typing import TYPE_CHECKING

from bot.dialogue.declare_actions import Next
from bot.dialogue.marked import OFF, ON, ONE_OFF, ONE_ON
from bot.dialogue.numbered import DOUBLED_FOR
from bot.messages import Choice, Contact, File, Photo, Reply, Rows
from tests.signs import check

if TYPE_CHECKING:
    from tests.town import Town

SEVERAL = ("Nhắn các số, ví dụ 1 3.", "Type the numbers, for example 1 3.")
"""What a message says where several choices are typed at once."""
WHICH = ("Vừa có thêm một tin mới", "Another message came meanwhile.")
"""What is said where a number may be meant for one message or for the other."""
LEFT = re.compile(r"Số \d+ là để trả lời tin lúc .* phải không|Is the number \d+ the answer to the message of ")
"""What is said where a number answers a message of long ago."""


@dataclass
class Message:
    """A message in a chat as it stands now; `edits` counts how often it changed."""

    ref: str
    text: str
    rows: Rows
    rings: bool
    at: datetime
    pushed: bool
    edits: int = 0
    picture: str = ""
    photo: bytes = b""
    file: File | None = None
    typed: str = ""
    """All that is read where choices are lines; `text` is what stands above them."""
    root: str = ""
    """What it brings up to date, or is brought up to date by, has the same one."""
    stands_for: "Message | None" = None
    """The message that it would be an edit of, where nothing can be edited."""
    was: list[str] = field(default_factory=list)
    """What it said before others stood for it; that stays in its window."""

    @property
    def labels(self) -> list[str]:
        return [choice.label for choice in self.choices]

    @property
    def choices(self) -> list[Choice]:
        return [choice for row in self.rows for choice in row]

    @property
    def takes_many(self) -> bool:
        """Whether several choices are typed at once."""
        return any(words in self.typed for words in SEVERAL)

    @property
    def plain(self) -> str:
        return unescape(re.sub(r"</?b>", "", self.text))

    @property
    def read(self) -> str:
        return unescape(self.typed) or self.plain


@dataclass
class Chat:
    """One private chat with the bot."""

    messages: list[Message] = field(default_factory=list)
    is_blocked: bool = False

    @property
    def standing(self) -> list[Message]:
        """Each message as it is now; what stands for an edit of an earlier one is that one."""
        return [message for message in self.messages if message.stands_for is None]

    def show(
        self, reply: Reply, when: datetime, edit: str | None, *, rings: bool, pushed: bool, typed: str = ""
    ) -> str:
        check(replace(reply, text=typed or reply.text))
        if edit is not None:
            for message in self.messages:
                if message.ref == edit:
                    message.text, message.rows, message.edits = reply.text, reply.rows, message.edits + 1
                    return edit
        ref = str(len(self.messages) + 1)
        self.messages.append(
            Message(ref, reply.text, reply.rows, rings, when, pushed, 0, reply.picture, reply.photo, reply.file, typed)
        )
        return ref

    def stand_for(self, earlier: Message | None, root: str) -> None:
        """The newest message says what an edit of an earlier one would: that one says it from now on."""
        made = self.messages[-1]
        made.root = root
        first = earlier and (earlier.stands_for or earlier)
        if first is None or first is made:
            return
        made.stands_for = first
        first.was.append(first.read)
        first.text, first.rows, first.typed, first.edits = made.text, made.rows, made.typed, first.edits + 1


class Actor:
    """A person at a chat window: says, taps, sees, hears."""

    def __init__(self, town: "Town", chat: str) -> None:
        self.town, self.chat = town, chat
        self.seen = 0
        self.ticks: list[str] = []
        """Numbers of what is ticked and not said yet, where there are no buttons."""
        self.told: set[str] = set()
        """Messages whose ticks were said."""

    @property
    def window(self) -> Chat:
        return self.town.chats.setdefault(self.chat, Chat())

    @property
    def messages(self) -> list[Message]:
        return self.window.messages

    @property
    def standing(self) -> list[Message]:
        return self.window.standing

    @property
    def last(self) -> Message:
        assert self.messages, f"{self.chat} has heard nothing"
        return self.messages[-1]

    def says(self, text: str) -> "Actor":
        if self.ticks:
            self.types_ticks()
        self.town.receive(self.town.update(self.chat, text=text))
        return self

    def starts(self, payload: str = "") -> "Actor":
        self.town.receive(self.town.update(self.chat, start=payload))
        return self

    def sends(self, picture: bytes, *, size: int | None = None, is_lost: bool = False) -> "Actor":
        """Send a picture; `is_lost`: the messenger will not give it out."""
        reference = f"file {next(self.town.numbers)}"
        if not is_lost:
            self.town.files[reference] = picture
        known = len(picture) if size is None else size
        self.town.receive(self.town.update(self.chat, text="", photo=Photo(reference, known)))
        return self

    def shares(self, phone: str, *, own: bool = True) -> "Actor":
        assert self.town.abilities.vouches_phones, "no number is shared there: see tests/parity/apart.py"
        self.town.receive(self.town.update(self.chat, contact=Contact(phone, own)))
        return self

    def find(self, label: str, under: str = "") -> tuple[Message, Choice]:
        """The newest button whose label is, or else holds, the words; `under`: in a message with these words."""
        for message in reversed(self.messages):
            if under not in message.plain:
                continue
            choices = [choice for row in message.rows for choice in row]
            for choice in [c for c in choices if c.label == label] or [c for c in choices if label in c.label]:
                return message, choice
        raise AssertionError(f"no button {label!r}; there are {[m.labels for m in self.messages]}")

    def taps(self, label: str, *, under: str = "") -> Reply:
        if not self.town.abilities.has_buttons:
            return self.types(label, under)
        message, choice = self.find(label, under)
        if not choice.action:
            return self.town.receive(self.town.update(self.chat, text=choice.label))
        return self.town.receive(
            self.town.update(self.chat, action=choice.action, message=message.ref, press=f"p{choice.action}")
        )

    def presses(self, message: Message, choice: Choice, press: str = "old") -> Reply:
        """Press a button as it stood earlier; where there are none, type what it says."""
        if not self.town.abilities.has_buttons:
            return self.types(choice.label)
        return self.town.receive(self.town.update(self.chat, action=choice.action, message=message.ref, press=press))

    def types(self, label: str, under: str = "") -> Reply:
        """Tap where there are no buttons: type the choice's number; what can be ticked is typed at once in the end."""
        if self.ticks and not any(label in each for each in self.last.labels):
            self.types_ticks()
        message, choice = self.find(label, under)
        if message.ref in self.told:
            return Reply()
        if choice.label.startswith((ON, OFF)) and message.takes_many:
            self.last.rows = tuple(tuple(map(self._tick, row, [choice] * len(row))) for row in self.last.rows)
            self.ticks = [typed_for(message, each) for each in message.choices if each.label.startswith(ON)]
            return Reply(message.text, self.last.rows)
        if self.ticks:
            told = self.types_ticks(is_done=Next.code == choice.action.split(":")[0])
            if message.ref in self.told and Next.code == choice.action.split(":")[0]:
                return told
        offers = [each for each in self.messages if each.rows]
        self.town.pressed = message
        typed = typed_for(message, choice)
        said = self.town.update(self.chat, text=typed)
        # whoever taps has read what they tap, however still the clock stands
        reply = self.town.receive(replace(said, at=said.at + DOUBLED_FOR))
        if any(words in reply.text for words in WHICH):
            self.town.pressed = message
            return self.town.receive(self.town.update(self.chat, text="1" if message is offers[-1] else "2"))
        if LEFT.search(reply.text) and message is offers[-1]:
            self.town.pressed = message
            return self.town.receive(self.town.update(self.chat, text="1"))
        newer = [typed_for(each, one) for each in offers[offers.index(message) + 1 :] for one in each.choices]
        assert typed not in newer, f"{typed!r} for {label!r} stands in a later message too:\n{message.plain}"
        return reply

    def _tick(self, choice: Choice, ticked: Choice) -> Choice:
        if choice.action != ticked.action:
            return choice
        mark, other = (ON, OFF) if choice.label.startswith(ON) else (OFF, ON)
        return replace(choice, label=other + choice.label.removeprefix(mark))

    def types_ticks(self, *, is_done: bool = False) -> Reply:
        """Say what is ticked. `is_done`: they would go on now; else it is said before they meant to."""
        ticks, self.ticks = self.ticks, []
        self.told.add(self.last.ref)
        with nullcontext() if is_done else self.town.saying_ticks():
            return self.town.receive(self.town.update(self.chat, text=" ".join(ticks)))

    def sees(self, *words: str) -> "Actor":
        """The last message (or any button of it) holds these words."""
        shown = self.last.read + "\n" + " | ".join(self.last.labels)
        if self.ticks and not all(word in shown for word in words):
            self.types_ticks()
            shown = self.last.read + "\n" + " | ".join(self.last.labels)
        for word in words:
            assert word in shown, f"{word!r} is not in:\n{shown}"
        return self

    def hears(self, *words: str, rings: bool | None = None) -> Message:
        """Some pushed message holds all these words now."""
        for message in [*reversed(self.standing), *reversed(self.messages)]:
            if message.pushed and all(word in message.plain for word in words):
                assert rings is None or message.rings is rings, f"rings is {message.rings}: {message.plain}"
                return message
        raise AssertionError(f"{words} not among {[m.plain for m in self.messages if m.pushed]}")

    def heard(self) -> list[str]:
        """All pushed messages, in order."""
        return [message.plain for message in self.standing if message.pushed]

    def transcript(self) -> str:
        """The chat as it stands, to be read aloud."""
        return "\n".join(
            f"{'→' if message.pushed else ' '} {message.plain}\n    {message.labels}" for message in self.messages
        )


def typed_for(message: Message, choice: Choice) -> str:
    """What somebody types who reads the message and wants the choice: its number, else its words."""
    words = choice.label[2:] if choice.label.startswith((ON, OFF, ONE_ON, ONE_OFF)) else choice.label
    own, _, _ = words.partition(". ")
    if own.isdigit() and f"\n{own}. " in message.read:
        return own
    for line in message.read.splitlines():
        number, _, said = line.partition(". ")
        if number.isdigit() and said.removesuffix(" (đã chọn)").removesuffix(" (chosen)") == words:
            return number
    assert words in message.read, f"{words!r} cannot be read in:\n{message.read}"
    return words
