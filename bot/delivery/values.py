"""What delivery, renderers and carriers say to each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from bot.dialogue.address import voice_for
from bot.i18n import Catalogs, Voice
from bot.messages import Abilities, Reply
from storage.changes import Change
from storage.needs import Reading
from storage.values import Sender


@dataclass(frozen=True, slots=True)
class Waiting:
    """An outbox row about to leave, and to whom. `sent_before`: it edits a message that is out already.

    `is_apart`: that message cannot be edited and nobody asked for this one, so it says by itself what has changed.
    """

    id: int
    key: str
    kind: str
    about: Mapping[str, Any]
    rings: bool
    made_at: datetime
    recipient: Sender
    sent_before: bool = False
    is_apart: bool = False
    has_buttons: bool = True

    @property
    def was_asked_for(self) -> bool:
        """Whether its message began as the answer to a press in its reader's list."""
        return any(part.startswith("m") for part in str(self.about.get("root")).split(":")[2:3])

    @property
    def is_new(self) -> bool:
        """Whether it leaves as a message of its own that nobody asked for: it is covered, as all such are."""
        return self.is_apart or not (self.sent_before or self.was_asked_for)

    def voice(self, catalogs: Catalogs) -> Voice:
        """The recipient's language and form of address."""
        return voice_for(catalogs, self.recipient)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text for a waiting row, and what is stored when it is sent. `answers`: the key of the update it answers.

    `is_open`: it shows a case in full, as its reader may see it. `gist`: what tells it apart from another saying, where
    its words change by themselves ("21:00" is "21:00 ngày 24/11" on the next day); else its words do.
    """

    reply: Reply
    on_sent: tuple[Change, ...] = ()
    answers: str = ""
    is_open: bool = False
    gist: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """It is not said after all: the debt is paid, the right or consent is gone, the case is closed.

    `said`: a digest of its words, which another message says to the same person at the same time.
    """

    why: str
    said: str = ""


Renderer = Callable[[Reading, Catalogs, Sequence[Waiting]], Sequence[Rendered | Dropped]]
_RENDERS, _IS_LONG = "renders", "renders_long"


def renders(kind: str, *, is_long: bool = False) -> Callable[[Renderer], Renderer]:
    """Mark the renderer of a kind of push; it gets all waiting rows of its kind in a batch.

    `is_long`: it may take longer than the writer is to be held (20 ms), so it reads beside the writer.
    """

    def mark(renderer: Renderer) -> Renderer:
        setattr(renderer, _RENDERS, kind)
        setattr(renderer, _IS_LONG, is_long)
        return renderer

    return mark


def is_long(renderer: Renderer | None) -> bool:
    """Whether it is to read beside the writer."""
    return bool(getattr(renderer, _IS_LONG, False))


def renderers_in(modules: Sequence[Any]) -> dict[str, Renderer]:
    """Collect the marked renderers of modules. Raises TypeError when two render one kind."""
    found: dict[str, Renderer] = {}
    for module in modules:
        for value in vars(module).values():
            kind = getattr(value, _RENDERS, None)
            if kind is None or value.__module__ != module.__name__:
                continue
            if kind in found:
                raise TypeError(f"{kind} is rendered twice")
            found[kind] = value
    return found


@dataclass(frozen=True, slots=True)
class Sent:
    """The messenger took it. `message`: its reference, for later edits. `messages`: in how many pieces."""

    message: str | None = None
    messages: int = 1


@dataclass(frozen=True, slots=True)
class Refused:
    """The messenger said no for good. `is_blocked`: this account can no longer be reached at all.

    `messages`: pieces that it took before.
    """

    why: str
    is_blocked: bool = False
    messages: int = 0


@dataclass(frozen=True, slots=True)
class Later:
    """Not now. `pause_bot`: nothing of this bot leaves until then (429); else only this message waits.

    `is_doubtful`: it may have arrived (timeout, connection cut after sending). `is_late`: it was taken, and the answer
    did not come in time, so it most likely has. `token_refused`: the messenger does not know the bot (401, 404); only
    the operator can put that right. `messages`: pieces that were taken before.
    """

    seconds: float
    why: str
    pause_bot: bool = False
    is_doubtful: bool = False
    token_refused: bool = False
    is_late: bool = False
    messages: int = 0


Outcome = Sent | Refused | Later | Dropped


def in_pieces(outcome: Outcome, messages: int) -> Outcome:
    """An outcome of several calls, of which the messenger took so many messages."""
    return outcome if isinstance(outcome, Dropped) else replace(outcome, messages=messages)


class Carrier(Protocol):
    """One bot of one messenger, speaking unasked."""

    abilities: Abilities

    async def send(self, chat: str, reply: Reply, *, rings: bool, edit: str | None = None) -> Outcome:
        """Send, or edit the message with this reference."""
        ...
