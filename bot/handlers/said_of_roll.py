"""What a teacher or the boarding staff type, unasked, of those on their roll-call: of one, of several or of all."""

from bot.handlers.on_roll import DECLARERS
from bot.handlers.papers import whom_to_call, with_whom_to_call
from bot.handlers.said_of_class import said_of_the_class, says_all_are_there
from bot.handlers.said_of_pupils import (
    ABSENT,
    ILL,
    about_pupil,
    has_word,
    has_words,
    how_told,
    named_in,
    told_of_one,
    urgent_of,
)
from bot.handlers.said_together import heard_in
from bot.messages import Reply
from bot.rounds.class_page import names_on
from bot.turn import Asking, Turn
from bot.understanding.folding import MOST
from storage.queries.roll_values import Roll
from storage.queries.rolls import RollOf

TELLING_SENTENCES = (
    "NOT OF MYSELF",
    "THE WHOLE CLASS",
    "ASKS TO REMIND",
    "SAYS A PUPIL IS THERE",
    "SAYS A PUPIL IS NOT THERE",
)
"""msgids of phrases for whose sake a roll-call is looked at."""


def said_of_a_pupil(turn: Turn, text: str, *, is_asked: bool = False) -> Asking[Reply | None]:
    """ "Hân nghỉ ốm", "vắng 2 bạn", "cả lớp đủ": what can be recorded of them; None where it is about none.

    `is_asked`: it may be an answer about the sender.
    """
    duties = [(kind, duty) for kind, held in DECLARERS.items() for duty in turn.sender.duties if duty.kind == held]
    if not duties or len(text) > MOST or "?" in text or not _may_tell(turn, text):
        return None
    closed: Reply | None = None
    for kind, duty in duties:
        roll: Roll | None = yield RollOf(kind, duty.unit_id)
        if roll is None or roll.round is None or not roll.round.opens_at <= turn.now < roll.round.closes_at:
            if roll is not None and closed is None:
                closed = yield from _while_closed(turn, roll, text)
            continue
        said = said_of_the_class(turn, roll, text, is_asked=is_asked)
        pupil = named_in(text, roll.pupils) or told_of_one(turn, roll, text) if said is None else None
        if pupil is not None:
            said = about_pupil(turn, roll, pupil, text)
        if said is not None:
            turn.looked("roll_call", unit_id=duty.unit_id)
            return (yield from with_whom_to_call(turn, roll, said))
    return closed


def _while_closed(turn: Turn, roll: Roll, text: str) -> Asking[Reply | None]:
    """Whom to tell of pupils who are ill or away while nothing is declared."""
    heard = heard_in(turn, roll, [text])
    pupils = [each.pupil for each in heard.told if each.is_one and each.how in (ILL, ABSENT)]
    one = named_in(text, roll.pupils) if not pupils else None
    if one is not None and how_told(turn, one, text) in (ILL, ABSENT):
        pupils = [one]
    if not pupils:
        return None
    listed = ", ".join(names_on(roll)[each.person_id] for each in pupils)
    urgent = "" if roll.round is None else urgent_of(turn, roll, pupils[0], text)
    whom = yield from whom_to_call(turn, roll)
    said = turn.voice.say("No declaration is open now, so nothing is recorded of {names}.", names=listed)
    return Reply("\n".join(line for line in (urgent, f"{said} {whom}") if line), is_new=True, is_sure=bool(urgent))


def _may_tell(turn: Turn, text: str) -> bool:
    if says_all_are_there(turn, text):
        return True
    if any(has_word(turn, msgid, text) for msgid in ("SAID OF A PUPIL", "PUTS RIGHT ON THE ROLL")):
        return True
    return any(has_words(turn, msgid, text) for msgid in TELLING_SENTENCES)
