"""Words typed to a question whose round has closed meanwhile: a report of today has them, nothing is said in vain."""

from bot.clock import local_date
from bot.dialogue.declare_actions import About
from bot.handlers.at_hand import open_round
from bot.handlers.beginning import begin_report
from bot.handlers.elsewhere import elsewhere
from bot.handlers.questionnaire import Work
from bot.handlers.told_at_once import others_meant
from bot.handlers.told_in_words import told_of_one
from bot.messages import Reply
from bot.turn import Asking, Turn
from bot.understanding.told_by_family import read_told
from bot.understanding.values import Understood


def is_closed(turn: Turn, place: About) -> bool:
    """Whether the round of a place is not open any more."""
    subject = turn.sender.declares_for(place.person) if place.person >= 0 else None
    if subject is None or not subject.may_declare or subject.is_suspended:
        return False
    return open_round(turn, subject, place.order, place.held_on) is None


def begun_after_closing(turn: Turn, place: About, text: str) -> Asking[Work | Reply | None]:
    """The report that goes on with what was begun there, or an answer to what the words tell; None where neither is.

    What was begun long before is not how somebody is now: of that the words alone are taken, as of the same child.
    """
    subject = turn.sender.declares_for(place.person)
    if subject is None:
        return None
    if others_meant(turn, subject, text):
        return (yield from elsewhere(turn))
    work = yield from begin_report(turn, subject)
    if work is not None and not work.is_new and any(work.answers.values()):
        return work
    found = read_told(text, local_date(turn.now))
    if isinstance(found, Understood) and (found.value.has or found.value.maybe):
        return (yield from told_of_one(turn, subject, found.value, text))
    return (yield from elsewhere(turn))
