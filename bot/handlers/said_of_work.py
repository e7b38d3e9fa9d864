"""What staff type unasked of an open case or of a pupil of their class: its buttons are offered, nothing is guessed."""

from bot.handlers.said_of_cases import said_of_a_case
from bot.handlers.said_of_pupils import said_of_a_pupil
from bot.messages import Reply
from bot.turn import Asking, Turn
from bot.understanding.folding import MOST


def said_of_work(turn: Turn, text: str) -> Asking[Reply | None]:
    """Offer the buttons that what was said of a case or of a pupil of the class is; None where it is neither."""
    if not turn.sender.duties or len(text) > MOST or "?" in text:
        return None
    reply = yield from said_of_a_case(turn, text)
    return reply if reply is not None else (yield from said_of_a_pupil(turn, text))
