"""Typed words under the question whether an emergency sign is there: whoever writes on is heard at once."""

from bot.clock import local_date
from bot.dialogue.numbered import read_numbers
from bot.forms import Question
from bot.handlers.questionnaire import Work
from bot.handlers.told_at_once import is_denied, told_besides
from bot.handlers.urgent import said_to_be_mistaken, signs_in_words, take_away, tell_now, warn
from bot.messages import Reply
from bot.turn import Asking, Turn
from bot.understanding.emergencies import is_taken_back
from bot.understanding.folding import fold
from bot.understanding.symptoms import read_symptoms
from bot.understanding.values import Understood


def said_of_urgent(turn: Turn, work: Work, question: Question, signs: tuple[str, ...], text: str) -> Asking[Reply]:
    """A mistake takes the signs away; whatever else is said tells the school now, with the facts that it holds.

    A number that is no line and signs without letters say nothing: 115 is said again, and the minute runs on.
    """
    if not fold(text) or read_numbers(text) is not None:
        return warn(turn, work, signs)
    if is_taken_back(text, signs_in_words(turn, work, signs)):
        before = yield from take_away(turn, work)
        return told_besides(turn, work, question, text) or (yield from said_to_be_mistaken(turn, work, before))
    found = read_symptoms(text, local_date(turn.now))
    if not isinstance(found, Understood) and is_denied(work.subject, text):
        # that it is not this one says nothing of whom it is: asked once more, and the minute runs on
        return warn(turn, work, signs)
    # that it is over takes no emergency away: the school hears of it all the same
    if isinstance(found, Understood) and not set(found.value.hasnt) & set(signs):
        told_besides(turn, work, question, text)
    return (yield from tell_now(turn, work, signs))
