"""One incoming update as handlers see it: who, what, when, and what is to be stored and pushed. Plain values."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from bot.dialogue.actions import Action
from bot.errors import NotAllowed, OldButton
from bot.forms import Form
from bot.i18n import Catalogs, Voice
from bot.messages import EVERYTHING, Abilities, Choice, Incoming, Reply
from storage.changes import Change
from storage.changes.accounts import Looked
from storage.changes.outbox import Priority, Push
from storage.needs import Need
from storage.values import DutyView, Sender

T = TypeVar("T")
Asking = Generator[Need, Any, T]
"""A handler that needs more than the sender: `roll = yield ClassRoll(class_id)`."""


@dataclass(slots=True)
class Turn:
    """The unit of work. Handlers note changes and pushes; the loop stores them in one commit.

    `settled_by`: the typed number that settles something in this turn. `press`: what answers a button, for words that
    are as good as one. `at_rest`: what reads typed words where nothing is asked, for words that are no answer.
    `is_missed`: what was typed was not understood.
    """

    incoming: Incoming
    sender: Sender
    now: datetime
    voice: Voice
    catalogs: Catalogs
    retain_days: int = 90
    public_url: str = ""
    abilities: Abilities = EVERYTHING
    forms: Mapping[str, Form] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    place: str | None = None
    is_exercise: bool = False
    settled_by: str = ""
    is_missed: bool = False
    press: "Callable[[str], Call] | None" = None
    at_rest: "Handler | None" = None

    def note(self, *changes: Change) -> None:
        """Have something stored with this turn."""
        self.changes.extend(changes)

    def push(self, key: str, account: tuple[int, str], kind: str, priority: Priority, **options: Any) -> None:
        """Have something said to an account `(id, "channel:bot")`, after this turn is stored."""
        self.changes.append(Push(key, account[0], account[1], kind, priority, self.now, **options))

    def ask_next(self, place: Action) -> None:
        """Remember what the next typed words answer."""
        self.place = place.encode()

    def looked(self, action: str, subject_id: int | None = None, unit_id: int | None = None, **about: Any) -> None:
        """Leave an audit row of a look or a deed."""
        account = self.sender.account
        self.note(Looked(self.now, account.id, account.person_id, action, subject_id, unit_id, about))

    def require(self, kinds: str | Sequence[str], unit_id: int | None = None) -> DutyView:
        """The sender's duty of one of the kinds (at a unit). Raises NotAllowed."""
        for kind in (kinds,) if isinstance(kinds, str) else kinds:
            duty = self.sender.holds(kind, unit_id)
            if duty is not None:
                return duty
        raise NotAllowed

    def speaking_to(self, audience: str) -> Voice:
        """The sender's language for another audience."""
        return self.voice.to(audience)

    def choice(self, msgid: str, action: Action, /, **values: Any) -> Choice:
        """A button whose label comes from the catalog."""
        return Choice(plain(self.voice.say(msgid, **values)), action.encode())


def plain(text: str) -> str:
    """A label: no HTML in it."""
    for mark, sign in (("<b>", ""), ("</b>", ""), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'")):
        text = text.replace(mark, sign)
    return text.replace("&amp;", "&")


Handler = Callable[..., Reply | Generator[Need, Any, Reply]]
H = TypeVar("H", bound=Callable[..., Any])
Call = tuple[Handler, tuple[Any, ...]]
"""A handler and what it gets besides the turn."""


def tapped(turn: Turn, action: Action) -> Asking[Reply]:
    """What the button of an action would answer. Raises OldButton."""
    if turn.press is None:
        raise OldButton
    return (yield from answered_by(turn, turn.press(action.encode())))


def answered_by(turn: Turn, call: Call) -> Asking[Reply]:
    """What another handler answers to this turn."""
    handler, given = call
    answer = handler(turn, *given)
    return answer if isinstance(answer, Reply) else (yield from answer)


@dataclass(frozen=True, slots=True)
class Handles:
    """What a handler answers: an action, a place's typed words, a command, a contact, a start or a keyword."""

    action: type[Action] | None = None
    place: type[Action] | None = None
    command: str | None = None
    word: str | None = None
    event: str | None = None


_HANDLES = "handles"


def on(action: type[Action]) -> Callable[[Handler], Handler]:
    """Handle a press: `handler(turn, action)`."""
    return _mark(Handles(action=action))


def on_words(place: type[Action]) -> Callable[[Handler], Handler]:
    """Handle what is typed at a place: `handler(turn, place, text)`."""
    return _mark(Handles(place=place))


def on_command(name: str, *aliases: str) -> Callable[[Handler], Handler]:
    """Handle `/name` (and old names of it): `handler(turn)`."""

    def mark(handler: Handler) -> Handler:
        for each in (name, *aliases):
            _mark(Handles(command=each))(handler)
        return handler

    return mark


def on_word(msgid: str) -> Callable[[Handler], Handler]:
    """Handle a word typed on its own, whose wording the catalog gives, compared without marks: `handler(turn)`."""
    return _mark(Handles(word=msgid))


def on_event(name: str) -> Callable[[H], H]:
    """Handle `start` (payload), `contact`, `photo`, `sticker`, `unsupported`, `group`, `left`, `fallback`.

    `doubtful`: a number that may be meant for an earlier message; `doubled`: one that came twice. `case_said`: words
    that take or open a case. `room_said`: words that ask for a class, for cases, schools or figures; `school_said`:
    that name a school. `laid_aside`: that nothing is to be written down where words are asked for. `at_rest`: words
    where nothing is asked; it answers None to those that mean nothing. `beside`: what is answered while a step of
    joining stays open.
    """
    return _mark(Handles(event=name))


def _mark(handles: Handles) -> Callable[[H], H]:
    def mark(handler: H) -> H:
        setattr(handler, _HANDLES, (*getattr(handler, _HANDLES, ()), handles))
        return handler

    return mark


def handlers_in(modules: Sequence[Any]) -> list[tuple[Handles, Handler]]:
    """Collect the marked handlers of modules."""
    return [
        (handles, value)
        for module in modules
        for value in vars(module).values()
        if callable(value) and getattr(value, "__module__", None) == module.__name__
        for handles in getattr(value, _HANDLES, ())
    ]


def again(reply: Reply, **changes: Any) -> Reply:
    """A reply with something changed."""
    return replace(reply, **changes)
