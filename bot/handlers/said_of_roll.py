"""What a teacher or the boarding staff type, unasked, of those on their roll-call: of one, of several or of all."""

from bot.clock import local_date
from bot.dialogue.declare_actions import NotWell
from bot.dialogue.prompts import order_of
from bot.handlers.on_roll import BY, DECLARERS
from bot.handlers.papers import whom_at_school, with_whom_to_call
from bot.handlers.said_of_class import said_of_the_class, says_all_are_there
from bot.handlers.said_of_pupils import (
    ABSENT,
    ILL,
    about_pupil,
    has_word,
    has_words,
    how_told,
    named_in,
    other_named,
    told_of_one,
)
from bot.handlers.said_together import heard_in
from bot.messages import Reply, stacked
from bot.rounds.class_page import names_on
from bot.turn import Asking, Turn, again
from bot.understanding.at_sight import tells_of_signs
from bot.understanding.folding import MOST
from storage.queries.roll_values import Roll
from storage.queries.rolls import RollOf
from storage.values import Subject

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


def said_of_others(turn: Turn, subject: Subject, text: str) -> Asking[Reply | None]:
    """What is told of others of the class while a pupil of it is declared for; None of that pupil alone."""
    kind = next((kind for kind, by in BY.items() if by == subject.relation), None)
    duty = next((duty for duty in turn.sender.duties if kind is not None and duty.kind == DECLARERS[kind]), None)
    if kind is None or duty is None or len(text) > MOST or "?" in text:
        return None
    for each in turn.sender.duties:
        roll: Roll | None = (yield RollOf(kind, each.unit_id)) if each.kind == duty.kind else None
        pupil = next((one for one in roll.pupils if one.person_id == subject.person_id), None) if roll else None
        if roll is None or pupil is None or roll.round is None:
            continue
        told = heard_in(turn, roll, [text]).told
        others = [one for one in told if one.pupil.person_id != pupil.person_id]
        said = said_of_the_class(turn, roll, text, is_asked=True) if others else None
        other = other_named(turn, roll, pupil, text) if said is None else None
        if other is not None:
            said = about_pupil(turn, roll, other, text)
        if said is None:
            return None
        about = NotWell(order_of(roll.round), roll.round.held_on, pupil.person_id)
        go_on = turn.choice("Go on for {name}", about, name=names_on(roll)[pupil.person_id])
        reply = yield from with_whom_to_call(turn, roll, said)
        return again(reply, rows=(*reply.rows, *stacked(go_on)))
    return None


def _while_closed(turn: Turn, roll: Roll, text: str) -> Asking[Reply | None]:
    """Whom to tell of pupils who are ill or away while nothing is declared."""
    if tells_of_signs(text, local_date(turn.now)):
        return None  # of an emergency school health is told at once
    heard = heard_in(turn, roll, [text])
    pupils = [each.pupil for each in heard.told if each.is_one and each.how in (ILL, ABSENT)]
    one = named_in(text, roll.pupils) if not pupils else None
    if one is not None and how_told(turn, one, text) in (ILL, ABSENT):
        pupils = [one]
    if not pupils:
        return None
    listed = ", ".join(names_on(roll)[each.person_id] for each in pupils)
    whom = yield from whom_at_school(turn, roll.school_id)
    said = turn.voice.say("No declaration is open now, so nothing is recorded of {names}.", names=listed)
    return Reply(f"{said} {whom}", is_new=True)


def _may_tell(turn: Turn, text: str) -> bool:
    if says_all_are_there(turn, text):
        return True
    if any(has_word(turn, msgid, text) for msgid in ("SAID OF A PUPIL", "PUTS RIGHT ON THE ROLL")):
        return True
    return any(has_words(turn, msgid, text) for msgid in TELLING_SENTENCES)
