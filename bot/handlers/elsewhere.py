"""Words that are no answer to a place which waits for a code, a day or a name: what they mean at rest."""

from bot.clock import local_date
from bot.handlers.taking import URGENT
from bot.messages import Reply
from bot.turn import Asking, Turn
from bot.understanding.danger import names_danger
from bot.understanding.symptoms import read_symptoms
from bot.understanding.values import Understood


def elsewhere(turn: Turn) -> Asking[Reply | None]:
    """What the typed words mean where nothing is asked; None if nothing, so that the place says what it waits for."""
    if turn.at_rest is None:
        return None
    answer = turn.at_rest(turn)
    return answer if isinstance(answer, Reply) else (yield from answer)


def urgent_elsewhere(turn: Turn, text: str) -> Asking[Reply | None]:
    """The same of words that tell of an emergency: they go before any place, even one that could read them."""
    return (yield from elsewhere(turn)) if tells_of_urgent(turn, text) else None


def tells_of_urgent(turn: Turn, text: str) -> bool:
    """Whether somebody is said to breathe hard, to be hard to wake, to have a fit, or to be in danger of life."""
    if names_danger(text):
        return True
    found = read_symptoms(text, local_date(turn.now))
    return isinstance(found, Understood) and bool(URGENT & {*found.value.has, *found.value.maybe})
