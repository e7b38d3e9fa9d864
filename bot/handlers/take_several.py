"""Recording what a sentence told of several pupils, once it was said to be right; each is authorised anew."""

from collections.abc import Sequence

from bot.dialogue.class_actions import (
    AskedNotWell,
    OfSeveral,
    OfSeveralSince,
    TakeSeveral,
    TakeSeveralSince,
    WhichPupils,
)
from bot.dialogue.folding import fold
from bot.dialogue.prompts import order_of
from bot.dialogue.word_lists import is_one_of, listed
from bot.handlers.beginning import reported_in
from bot.handlers.facts_of_pupil import facts_of, told_of
from bot.handlers.my_class import show_roll
from bot.handlers.on_roll import open_roll, subject_on
from bot.handlers.papers import ask_for_papers, keep_paper, nothing_without, with_whom_to_call
from bot.handlers.roll_call import ask_for_signs, make_theirs, mark_absent
from bot.handlers.said_of_class import about_several, said_of_the_class, sentence_of, taking
from bot.handlers.said_of_pupils import ABSENT, ILL, is_away, on_roll_now
from bot.handlers.said_of_work import said_of_work
from bot.handlers.said_together import Heard, Told, heard_in
from bot.handlers.told_of_several import begin_together
from bot.messages import Reply
from bot.rounds.class_page import names_on, roll_page
from bot.turn import Asking, Turn, again, on, on_words, tapped
from storage.queries.roll_values import Roll
from storage.queries.said import SaidUntil
from storage.values import RoundView


@on_words(WhichPupils)
def which_pupils(turn: Turn, place: WhichPupils, text: str) -> Asking[Reply]:
    """Take the names that were asked for."""
    return (yield from _named_next(turn, place, text))


@on_words(OfSeveral)
@on_words(OfSeveralSince)
def typed_of_several(turn: Turn, place: OfSeveral, text: str) -> Asking[Reply]:
    """A yes records it, a no goes back to the list; what tells of others is of them."""
    if is_one_of(turn.voice, "YES, RECORD IT", text):
        return again((yield from tapped(turn, taking(place))), is_new=True)
    if is_one_of(turn.voice, "NO, NOT SO", text):
        page = yield from show_roll(turn, place.roll, place.unit)
        return again(page, is_new=True)
    return (yield from _named_next(turn, place, text))


def _named_next(turn: Turn, place: WhichPupils | OfSeveral, text: str) -> Asking[Reply]:
    found = yield from open_roll(turn, place.roll, place.unit, place.round)
    if isinstance(found, Reply):
        return again(found, is_new=True)
    roll, _ = found
    if fold(text) in listed(turn.voice, "LEAVES IT"):
        return again((yield from show_roll(turn, place.roll, place.unit)), is_new=True)
    heard = heard_in(turn, roll, [text], place.what or ABSENT)
    of_class = said_of_the_class(turn, roll, text)
    if heard.told or (isinstance(place, OfSeveral) and (heard.strangers or heard.tells_of_the_rest)):
        of_class = yield from _together(turn, roll, place, text)
    if of_class is not None:
        return (yield from with_whom_to_call(turn, roll, of_class))
    work = yield from said_of_work(turn, text)
    if work is not None:
        return work
    said = turn.voice.say("Sorry, the assistant did not understand this answer.")
    if isinstance(place, OfSeveral):
        shown = yield from tapped(turn, place)
        return again(shown, text=f"{said}\n{shown.text}", is_new=True)
    turn.ask_next(place)
    asked = turn.voice.say("Please type the names of the pupils, separated by commas.")
    return Reply(f"{said} {asked}", is_new=True)


def _together(turn: Turn, roll: Roll, place: WhichPupils | OfSeveral, text: str) -> Asking[Reply]:
    """What is said now with what was said before and is not answered yet."""
    now = sentence_of(turn, roll, place.what or ABSENT)
    before: tuple[str, ...] = ()
    if isinstance(place, OfSeveral):
        before = yield _until(place)
    if not isinstance(place, OfSeveral) or not before:
        return about_several(turn, roll, heard_in(turn, roll, [text], place.what or ABSENT), now)
    began = place.at - (place.since if isinstance(place, OfSeveralSince) else 0)
    said = OfSeveralSince(now.round, now.roll, now.unit, now.at, now.mark, place.what, now.at - began)
    return about_several(turn, roll, heard_in(turn, roll, [*before, text], place.what), said)


def _until(action: OfSeveral) -> SaidUntil:
    since = action.since if isinstance(action, OfSeveralSince | TakeSeveralSince) else 0
    return SaidUntil(action.at, action.mark, since)


@on(OfSeveral)
@on(OfSeveralSince)
def show_several(turn: Turn, action: OfSeveral) -> Asking[Reply]:
    """The papers are not there: whom to tell instead, and what was told once more."""
    found = yield from _told_then(turn, action)
    if isinstance(found, Reply):
        return found
    roll, _, heard = found
    without = [each for each in heard.told if each.is_owed and each.how == ILL and not _has_consent(each)]
    said = (yield from nothing_without(turn, roll, _names(roll, without))) if without else ""
    asked = about_several(turn, roll, heard, action)
    return again(asked, text="\n".join(part for part in (said, asked.text) if part))


@on(TakeSeveral)
@on(TakeSeveralSince)
def take_several(turn: Turn, action: TakeSeveral) -> Asking[Reply]:
    """Mark those who are away as absent at once, and go on with the questions about those who are ill."""
    found = yield from _told_then(turn, action)
    if isinstance(found, Reply):
        return found
    roll, round_, heard = found
    told = heard.told
    owed = [each for each in told if each.is_owed]
    if action.only == ABSENT:
        owed = [each for each in owed if is_away(turn, each.pupil, each.how, each.text)]
    ill = [each for each in owed if each.how == ILL] if not action.only else []
    papers = [each for each in ill if not _has_consent(each)]
    absent = [each for each in owed if each not in ill]
    for each in absent:
        roll = roll.having(mark_absent(turn, action.roll, round_, each.pupil))
    noted = [turn.voice.say("{name} is marked as absent.", name=_names(roll, absent))] if absent else []
    if papers and not action.paper:
        facts = [facts_of(turn, each.pupil, each.text) for each in papers]
        return ask_for_papers(turn, action, roll, [each.pupil for each in papers], facts, noted)
    for each in papers:
        keep_paper(turn, each.pupil)
    left = [each for each in told if each.pupil.declared is None and each not in owed]
    noted += [turn.voice.say("Not recorded yet: {names}.", names=_names(roll, left))] if left else []
    shown = (yield from _questions(turn, roll, round_, ill)) if ill else roll_page(turn.voice, roll, turn.forms)
    return again(shown, text="\n".join([*noted, shown.text]), is_new=True)


def _has_consent(told: Told) -> bool:
    return told.pupil.by_chat or told.pupil.on_paper


def _names(roll: Roll, told: Sequence[Told]) -> str:
    return ", ".join(names_on(roll)[each.pupil.person_id] for each in told)


def _questions(turn: Turn, roll: Roll, round_: RoundView, ill: Sequence[Told]) -> Asking[Reply]:
    """The questions about all of them at once; of one, or where another round is first, about the first."""
    on = [AskedNotWell(*on_roll_now(roll, each.pupil)) for each in ill]
    told = []
    for action, each in zip(on, ill, strict=True):
        subject = subject_on(action, roll, each.pupil)
        make_theirs(turn, subject)
        told.append((subject, facts_of(turn, each.pupil, each.text), each.text))
    rounds = {(about.order, about.held_on) for who, *_ in told if (about := reported_in(turn, who)) is not None}
    if len(told) > 1 and rounds == {(order_of(round_), round_.held_on)}:
        together = yield from begin_together(turn, told, set(), "")
        if together is not None:
            return together
    first = ill[0]
    tells = told_of(on_roll_now(roll, first.pupil), told[0][1])
    return (yield from ask_for_signs(turn, tells, roll, round_, first.pupil, first.text))


def _told_then(turn: Turn, action: OfSeveral) -> Asking[tuple[Roll, RoundView, Heard] | Reply]:
    """What the sentence told, of those who owe now; the list where its words are not kept any more."""
    found = yield from open_roll(turn, action.roll, action.unit, action.round)
    if isinstance(found, Reply):
        return found
    roll, round_ = found
    texts: tuple[str, ...] = yield _until(action)
    if not texts:
        return again((yield from show_roll(turn, action.roll, action.unit)), is_new=True)
    return roll, round_, heard_in(turn, roll, texts, action.what)
