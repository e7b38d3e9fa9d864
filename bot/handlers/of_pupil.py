"""What is typed after a pupil was asked about: it is of that pupil, or of one who is named; never of the teacher."""

from bot.dialogue.class_actions import OfPupil, SaidOfPupil
from bot.dialogue.word_lists import has_any, is_one_of
from bot.handlers.case_offers import Said
from bot.handlers.facts_of_pupil import facts_of, more_of, told_of
from bot.handlers.help import nothing_fits
from bot.handlers.on_roll import on_the_roll, typed_of
from bot.handlers.papers import with_who_waits, with_whom_to_call
from bot.handlers.roll_call import tell_of_pupil
from bot.handlers.said_of_class import said_of_the_class
from bot.handlers.said_of_pupils import (
    ABSENT,
    HERE,
    ILL,
    OWES,
    UNSAID,
    WELL,
    about_pupil,
    answer_of,
    answers_of,
    has_word,
    has_words,
    how_told,
    named_in,
    other_named,
    stands_as,
)
from bot.handlers.said_of_work import said_of_work
from bot.messages import Reply, stacked
from bot.rounds.class_page import names_on
from bot.turn import Asking, Turn, again, on_words, tapped
from bot.understanding.symptoms import Facts
from storage.queries.roll_values import Roll, RollPupil
from storage.queries.said import SaidAt


@on_words(OfPupil)
@on_words(SaidOfPupil)
def of_pupil(turn: Turn, place: OfPupil, text: str) -> Asking[Reply]:
    """Take what is said of the pupil; what is not understood asks again about the same one."""
    found = yield from typed_of(turn, place, text)
    if isinstance(found, Reply):
        return found
    roll, _, pupil = found
    if has_words(turn, "SAID OF ONESELF", text) and named_in(text, roll.pupils) is None:
        return with_who_waits(turn, roll, pupil, (yield from nothing_fits(turn)))
    before, said = yield from _said_before(place)
    aside = yield from _of_somebody_else(turn, roll, pupil, text)
    if aside is not None:
        return _beside(turn, roll, pupil, aside, before, said)
    how, facts = _told_now(turn, pupil, text, before)
    if how == ILL and pupil.declared is None and (facts.has or facts.at_school is False):
        told = told_of(on_the_roll(place), facts)
        is_new = bool(facts_of(turn, pupil, text).has)
        return again((yield from tell_of_pupil(turn, told, text if is_new else before)), is_new=True)
    if how == HERE and stands_as(pupil) == ABSENT:
        how = OWES
    answer = answer_of(turn, roll, pupil, how, text) if how in (ILL, WELL, ABSENT, OWES) else None
    if answer is not None:
        done = yield from tapped(turn, answer)
        # typed words get no toast
        shown = f"{done.toast}\n\n{done.text}" if done.toast and done.toast not in done.text else done.text
        return again(done, text=shown, toast="", is_new=True)
    if before and facts_of(turn, pupil, text).hasnt:
        return about_pupil(turn, roll, pupil, text, first=ILL)
    work = yield from said_of_work(turn, text)
    if work is not None:
        return _beside(turn, roll, pupil, work, before, said)
    what = turn.voice.say("Sorry, the assistant did not understand this answer.")
    if how == HERE:
        name = names_on(roll)[pupil.person_id]
        what = turn.voice.say("{name} is at school, good; that is not a declaration yet.", name=name)
    return about_pupil(turn, roll, pupil, before, what, said)


def _of_somebody_else(turn: Turn, roll: Roll, pupil: RollPupil, text: str) -> Asking[Reply | None]:
    """What is said of several or of another pupil; None of this one."""
    # "vắng 2 bạn" answers nothing about one
    others = said_of_the_class(turn, roll, text)
    if others is not None:
        return (yield from with_whom_to_call(turn, roll, others))
    other = other_named(turn, roll, pupil, text)
    if other is not None:
        return (yield from with_whom_to_call(turn, roll, about_pupil(turn, roll, other, text)))
    return None


def _beside(turn: Turn, roll: Roll, pupil: RollPupil, reply: Reply, before: str, said: Said) -> Reply:
    """What was said of a pupil and is not answered yet stays within reach below what came between."""
    is_left = has_word(turn, "PUTS RIGHT ON THE ROLL", turn.incoming.text or "") or has_words(
        turn, "NOT THIS PUPIL", turn.incoming.text or ""
    )
    waits = None if is_left or not before else answers_of(turn, roll, pupil, before, said)[:1]
    if not waits or any(choice.action == waits[0].action for choice in reply.choices):
        return reply
    return again(reply, rows=(*reply.rows, *stacked(*waits)))


def _told_now(turn: Turn, pupil: RollPupil, text: str, before: str) -> tuple[str, Facts]:
    """How the pupil is told of by now, and the signs together with those told before."""
    new, known = facts_of(turn, pupil, text), facts_of(turn, pupil, before)
    facts = more_of(known, new, is_mistake=has_word(turn, "PUTS RIGHT ON THE ROLL", text))
    how = how_told(turn, pupil, text) if "?" not in text else ""
    if has_any(turn.voice, "HAS SIGNS, IN WORDS", text) and not new.has:
        how = ILL
    elif is_one_of(turn.voice, "YES, RECORD IT", text) and before:
        how = how_told(turn, pupil, before)
    elif not how and {*new.hasnt} & {*known.has} and facts.has:
        how = ILL
    return how, facts


def _said_before(place: OfPupil) -> Asking[tuple[str, Said]]:
    """What was said of the pupil before, and by which it is found: it is offered again, in the same order."""
    if not isinstance(place, SaidOfPupil):
        return "", UNSAID
    text: str | None = yield SaidAt(place.at, place.mark)
    return (text, (place.at, place.mark)) if text else ("", UNSAID)
