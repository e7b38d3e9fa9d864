"""What a teacher or the boarding staff type, unasked, of those on their roll-call: of one, of several or of all."""

from bot.handlers.on_roll import DECLARERS
from bot.handlers.papers import with_whom_to_call
from bot.handlers.said_of_class import said_of_the_class
from bot.handlers.said_of_pupils import about_pupil, has_word, has_words, named_in, told_of_one
from bot.messages import Reply
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


def said_of_a_pupil(turn: Turn, text: str) -> Asking[Reply | None]:
    """ "Hân nghỉ ốm", "vắng 2 bạn", "cả lớp đủ": what can be recorded of them; None where it is about none."""
    duties = [(kind, duty) for kind, held in DECLARERS.items() for duty in turn.sender.duties if duty.kind == held]
    if not duties or len(text) > MOST or "?" in text or not _may_tell(turn, text):
        return None
    for kind, duty in duties:
        roll: Roll | None = yield RollOf(kind, duty.unit_id)
        if roll is None or roll.round is None or not roll.round.opens_at <= turn.now < roll.round.closes_at:
            continue
        said = said_of_the_class(turn, roll, text)
        pupil = named_in(text, roll.pupils) or told_of_one(turn, roll, text) if said is None else None
        if pupil is not None:
            said = about_pupil(turn, roll, pupil, text)
        if said is not None:
            turn.looked("roll_call", unit_id=duty.unit_id)
            return (yield from with_whom_to_call(turn, roll, said))
    return None


def _may_tell(turn: Turn, text: str) -> bool:
    if any(has_word(turn, msgid, text) for msgid in ("SAID OF A PUPIL", "PUTS RIGHT ON THE ROLL")):
        return True
    return any(has_words(turn, msgid, text) for msgid in TELLING_SENTENCES)
