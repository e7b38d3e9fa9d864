"""What is ticked on a page of purposes and not stored yet: kept in the session, by the message it stands in."""

from datetime import timedelta
from zlib import crc32

from bot.dialogue.actions import Action
from bot.dialogue.consent_pages import PURPOSES
from bot.dialogue.join_actions import Picked
from bot.turn import Turn

ASKED_FOR = timedelta(days=1)
"""How long a page of purposes waits for [Xong]; what is agreed to may have changed since."""


def letters_of(on: str) -> str:
    """The purposes that are on, each once, in the order of the page."""
    return "".join(letter for letter in PURPOSES if letter in on)


def mark(message: str | None) -> str:
    """A short name of a message, whatever a messenger calls it."""
    return f"{crc32((message or '').encode()):x}"


def picked(turn: Turn, shown: str) -> str:
    """What is on in the page under the pressed button: picked there already, else as the button's page showed it."""
    place, message = turn.sender.session.place, mark(turn.incoming.message)
    action = Action.decode(place) if place else None
    return letters_of(action.on if isinstance(action, Picked) and action.message == message else shown)


def remember(turn: Turn, on: str) -> None:
    """Keep what is on until [Xong], by the message it stands in; typed choices are those of the newest one."""
    if turn.incoming.message is not None or not turn.abilities.has_buttons:
        turn.ask_next(Picked(mark(turn.incoming.message), on))


def is_asked(turn: Turn, action: Action) -> bool:
    """Whether the dialogue stands at the page of this button: an old [Xong] agrees to nothing."""
    session = turn.sender.session
    place = Action.decode(session.place) if session.place else None
    stands = isinstance(place, Picked) and place.message == mark(turn.incoming.message)
    stands = stands or action.encode() in session.menu.values()
    return stands and session.at is not None and turn.now <= session.at + ASKED_FOR
