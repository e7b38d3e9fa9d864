"""What is typed while the consent on paper is asked for: that it is there or not, or more of the pupil it is about."""

from dataclasses import replace

from bot.dialogue.class_actions import (
    AskedNotWell,
    AskedWell,
    HasPaper,
    NoPaper,
    OnRoll,
    PutRight,
    TakeSeveral,
    TakeSeveralSince,
    ToldOfPupil,
)
from bot.dialogue.folding import fold
from bot.dialogue.names import given_name
from bot.dialogue.word_lists import has_any, is_one_of, listed
from bot.handlers.case_offers import when_said
from bot.handlers.facts_in_buttons import facts_in
from bot.handlers.facts_of_pupil import NOTHING, facts_in_words, facts_of, more_of, told_of
from bot.handlers.help import nothing_fits
from bot.handlers.on_roll import on_the_roll, open_roll, typed_of, whole
from bot.handlers.papers import showing, with_who_waits, with_whom_to_call
from bot.handlers.said_of_class import said_of_the_class
from bot.handlers.said_of_pupils import (
    ABSENT,
    WELL,
    about_pupil,
    answer_of,
    has_word,
    how_told,
    named_in,
    other_named,
    told_of_one,
)
from bot.handlers.said_of_work import said_of_work
from bot.i18n import Markup
from bot.messages import Choice, Reply, stacked
from bot.rounds.class_page import names_on
from bot.turn import Asking, Turn, again, on_words, tapped
from storage.queries.roll_values import Roll, RollPupil

Asked = AskedWell | AskedNotWell | ToldOfPupil | PutRight


@on_words(AskedWell)
@on_words(AskedNotWell)
@on_words(ToldOfPupil)
@on_words(PutRight)
def typed_at_paper(turn: Turn, place: Asked, text: str) -> Asking[Reply]:
    """Take the answer, or what else is said of the pupil; what is of others leaves the paper to be answered below."""
    found = yield from typed_of(turn, place, text)
    if isinstance(found, Reply):
        return found
    roll, _, pupil = found
    other = other_named(turn, roll, pupil, text)
    is_of_them = other is None and not _names_another(text, roll, pupil)
    is_there = _says_of_the_paper(turn, text) if is_of_them and not facts_of(turn, pupil, text).has else None
    if is_there is not None:
        ill = not isinstance(place, AskedWell) and getattr(place, "to", "n") == "n"
        no = NoPaper(*on_the_roll(place)) if ill else whole(place)
        return again((yield from tapped(turn, _with_paper(place) if is_there else no)), is_new=True)
    waits = turn.choice("{name} · The paper is there", _with_paper(place), name=names_on(roll)[pupil.person_id])
    of_others = said_of_the_class(turn, roll, text)
    if of_others is None and other is not None:
        of_others = about_pupil(turn, roll, other, text)
    if of_others is not None:
        return _beside((yield from with_whom_to_call(turn, roll, of_others)), waits)
    if named_in(text, roll.pupils) is None and has_any(turn.voice, "SAID OF ONESELF", text):
        return with_who_waits(turn, roll, pupil, (yield from nothing_fits(turn)))
    more = _more(turn, roll, place, pupil, text)
    if isinstance(more, Reply):
        return more
    if more is not None:
        asked = yield from tapped(turn, more)
        return again(asked, text="\n".join(_with_what(turn, roll, more, pupil, asked.text, text)), is_new=True)
    work = yield from said_of_work(turn, text)
    if work is not None:
        return _beside(work, waits)
    return (yield from _ask_again(turn, place))


@on_words(TakeSeveral)
@on_words(TakeSeveralSince)
def typed_at_papers(turn: Turn, place: TakeSeveral, text: str) -> Asking[Reply]:
    """The same of several: their papers are there or not, else it is asked again."""
    found = yield from open_roll(turn, place.roll, place.unit, place.round)
    if isinstance(found, Reply):
        return again(found, is_new=True)
    roll, _ = found
    said = showing(place)
    # one of several by name is not all of them
    is_there = None if _named(text, roll) else _says_of_the_paper(turn, text)
    if is_there is not None or fold(text) in listed(turn.voice, "LEAVES IT"):
        return again((yield from tapped(turn, replace(place, paper=True) if is_there else said)), is_new=True)
    waits = turn.choice("The papers are there", replace(place, paper=True))
    other = told_of_one(turn, roll, text)
    of_others = said_of_the_class(turn, roll, text)
    if of_others is None and other is not None:
        of_others = about_pupil(turn, roll, other, text)
    if of_others is not None:
        return _beside((yield from with_whom_to_call(turn, roll, of_others)), waits)
    return (yield from _ask_again(turn, place))


def _names_another(text: str, roll: Roll, pupil: RollPupil) -> bool:
    """Whether "khôi có phiếu rồi" may be of another pupil than is asked about; in doubt it is asked again."""
    named = _named(text, roll)
    return bool(named) and pupil.person_id not in named


def _named(text: str, roll: Roll) -> set[int]:
    """Pupils whose names may stand there."""
    words = {*fold(text).split()}
    return {each.person_id for each in roll.pupils if fold(given_name(each.name)) in words}


def _ask_again(turn: Turn, place: Asked | TakeSeveral) -> Asking[Reply]:
    """The same question with the same numbers."""
    asked = yield from tapped(turn, place)
    said = turn.voice.say("Sorry, the assistant did not understand this answer.")
    return again(asked, text=f"{said}\n{asked.text}", is_new=True)


def _says_of_the_paper(turn: Turn, text: str) -> bool | None:
    """Whether it is said that the paper is there, or that it is not; None where neither is, or both are."""
    if "?" in text:
        return None
    is_not = has_any(turn.voice, "THE PAPER IS NOT THERE", text) or is_one_of(turn.voice, "NO, NOT SO", text)
    if is_not:
        return False
    is_denied = bool({*fold(text).split()} & {*fold(turn.voice.say("NOT YET SO OF A CASE")).split()})
    has = has_any(turn.voice, "THE PAPER IS THERE", text) or is_one_of(turn.voice, "YES, RECORD IT", text)
    return True if has and not is_denied else None


def _with_paper(place: Asked) -> OnRoll:
    if isinstance(place, ToldOfPupil | PutRight):
        return replace(place, paper=True)
    return HasPaper(*on_the_roll(place), "w" if isinstance(place, AskedWell) else "n")


def _beside(reply: Reply, waits: Choice) -> Reply:
    """What is laid aside stays within reach."""
    return again(reply, rows=(*reply.rows, *stacked(waits)), is_new=True)


def _more(turn: Turn, roll: Roll, place: Asked, pupil: RollPupil, text: str) -> OnRoll | Reply | None:
    """What is asked for once more is told of the pupil; None where nothing is."""
    new, how = facts_of(turn, pupil, text), how_told(turn, pupil, text)
    before = facts_in(place) if isinstance(place, ToldOfPupil) else NOTHING
    if isinstance(place, PutRight):
        return replace(place, to="n", at=when_said(turn)[0], mark=when_said(turn)[1]) if new.has else None
    if how == WELL and not isinstance(place, AskedWell):
        return about_pupil(turn, roll, pupil, text)
    if how == ABSENT and not (before.has and new.at_school is not None):
        return answer_of(turn, roll, pupil, how, text)
    if not (new.has or new.maybe or new.hasnt or new.at_school is not None):
        return None
    facts = more_of(before, new, is_mistake=has_word(turn, "PUTS RIGHT ON THE ROLL", text))
    return told_of(on_the_roll(place), facts) if facts.has else about_pupil(turn, roll, pupil, text)


def _with_what(turn: Turn, roll: Roll, action: OnRoll, pupil: RollPupil, asked: str, text: str) -> list[str]:
    """What is known by now, above what is asked."""
    if not isinstance(action, ToldOfPupil):
        return [asked]
    form = turn.forms[roll.round.form] if roll.round else None
    words = facts_in_words(turn, form, facts_in(action)) if form else ""
    what = Markup(turn.voice.say("has signs: {what}", what=words))
    lines = [turn.voice.say("<b>{name}</b> — {what}", name=names_on(roll)[pupil.person_id], what=what)] if words else []
    return [*lines, asked]
