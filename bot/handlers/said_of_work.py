"""What staff type unasked of an open case or of a pupil of their class: its buttons are offered, nothing is guessed."""

from bot.dialogue.actions import Action
from bot.dialogue.case_actions import CaseNoted
from bot.dialogue.case_told import is_receipt, says_away
from bot.dialogue.cover_actions import ListCovers
from bot.dialogue.numbered import offered
from bot.dialogue.order_actions import AckLetter
from bot.dialogue.station_actions import NoticeReceived, OpenNotice
from bot.handlers.reopening import said_of_an_ended
from bot.handlers.said_of_cases import said_of_a_case
from bot.handlers.said_of_roll import said_of_a_pupil
from bot.handlers.told_school_health import note_all_told, with_a_word_to_school_health
from bot.messages import Reply
from bot.turn import Asking, Turn, again, tapped
from bot.understanding.folding import MOST
from storage.queries.covers import COVERABLE

RECEIPTS = (AckLetter, CaseNoted, NoticeReceived, OpenNotice)
"""Choices that say one has read what was sent, or open what is to be read first."""


def said_of_work(turn: Turn, text: str) -> Asking[Reply | None]:
    """Offer the buttons that what was said of a case or of a pupil of the class is; None where it is neither."""
    if not turn.sender.duties or len(text) > MOST:
        return None
    receipt = _receipt_of_last(turn) if is_receipt(turn.voice, text) else None
    if receipt is not None:
        return again((yield from tapped(turn, receipt)), is_new=True)
    away = yield from _away(turn, text)
    if away is not None:
        return away
    again_ = yield from said_of_an_ended(turn, text)
    if again_ is not None:
        return again_
    noted = yield from note_all_told(turn, text)
    if noted is not None:
        return noted
    reply = yield from said_of_a_case(turn, text)
    return reply if reply is not None else (yield from with_a_word_to_school_health(turn, text))


def said_while_asked(turn: Turn, text: str, question: str) -> Asking[Reply | None]:
    """The same where somebody on duty is asked about her own health: only what cannot be an answer to that."""
    if not turn.sender.duties or len(text) > MOST:
        return None
    of_pupil = yield from said_of_a_pupil(turn, text, is_asked=True)
    if of_pupil is not None:
        return of_pupil
    away = (yield from _away(turn, text)) if question != "at_school" else None
    return away if away is not None else (yield from said_of_a_case(turn, text, is_asked=True))


def _receipt_of_last(turn: Turn) -> Action | None:
    """The one receipt that was asked for last: "ok nhận rồi" under a letter is of the letter, not of an open case."""
    choices = set(offered(turn.sender.session.menu))
    asked = [action for action in map(Action.decode, choices) if isinstance(action, RECEIPTS)]
    return asked[0] if len(asked) == 1 else None


def _away(turn: Turn, text: str) -> Asking[Reply | None]:
    """Who will not be at work is shown who stands in: it is no illness."""
    if not says_away(turn.voice, text) or not any(duty.kind in COVERABLE for duty in turn.sender.duties):
        return None
    return again((yield from tapped(turn, ListCovers())), is_new=True)
