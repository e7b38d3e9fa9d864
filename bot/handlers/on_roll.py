"""A pupil on a roll-call: whether the sender declares for them, and what to say where that cannot be (any more)."""

from bot.dialogue.class_actions import OnRoll, OpenBoarding, OpenClassPage
from bot.dialogue.folding import fold
from bot.dialogue.word_lists import listed
from bot.dialogue.wording import day_words, time_words
from bot.errors import NotAllowed
from bot.handlers.my_class import roll_for
from bot.messages import Reply
from bot.rounds.class_page import names_on, roll_page
from bot.turn import Asking, Turn, again, tapped
from storage.queries.roll_values import BOARDING_ROLL, CLASS_ROLL, Roll, RollPupil
from storage.values import RoundView, Subject

DECLARERS = {CLASS_ROLL: "homeroom", BOARDING_ROLL: "boarding"}
"""Which duty declares for the pupils of a roll-call; whoever else may look, only looks."""

BY = {CLASS_ROLL: "proxy", BOARDING_ROLL: "boarding"}


def open_roll(turn: Turn, kind: str, unit: int, round_id: int, page: int = 0) -> Asking[tuple[Roll, RoundView] | Reply]:
    """A roll-call for whose pupils the sender's duty declares, while the round of a button is open; else what is so."""
    if kind not in DECLARERS:
        raise NotAllowed
    turn.require(DECLARERS[kind], unit)
    roll = yield from roll_for(turn, kind, unit)
    round_ = roll.round
    if round_ is None or round_.id != round_id:
        return with_note(turn, page, roll, turn.voice.say("This list is of an earlier day; here is how it stands now."))
    if not round_.opens_at <= turn.now < round_.closes_at:
        over = turn.voice.say(
            "The declaration of {day} ended at {time}.",
            day=day_words(turn.voice, round_.held_on),
            time=time_words(round_.closes_at),
        )
        return with_note(turn, page, roll, over)
    return roll, round_


def standing(turn: Turn, action: OnRoll) -> Asking[tuple[Roll, RoundView, RollPupil] | Reply]:
    """The pupil, if the sender's duty declares for them now, whatever stands of them; else what is so."""
    found = yield from open_roll(turn, action.roll, action.unit, action.round, action.page)
    if isinstance(found, Reply):
        return found
    pupil = next((p for p in found[0].pupils if p.person_id == action.person), None)
    if pupil is None:
        raise NotAllowed
    return *found, pupil


def typed_of(turn: Turn, place: OnRoll, text: str) -> Asking[tuple[Roll, RoundView, RollPupil] | Reply]:
    """The pupil of whom something is typed; else what is so, or the whole list where the pupil is left."""
    found = yield from standing(turn, place)
    if isinstance(found, Reply):
        return again(found, is_new=True)
    if fold(text) in listed(turn.voice, "LEAVES IT"):
        return again((yield from tapped(turn, whole(place))), is_new=True)
    return found


def owing(turn: Turn, action: OnRoll) -> Asking[tuple[Roll, RoundView, RollPupil] | Reply]:
    """The pupil, if the sender's duty declares for them and they still owe; else what is so now."""
    found = yield from standing(turn, action)
    if isinstance(found, Reply):
        return found
    roll, round_, pupil = found
    if pupil.declared is not None:
        name, time = names_on(roll)[pupil.person_id], time_words(pupil.declared.at)
        said = turn.voice.say("{name} was declared at {time} already.", name=name, time=time)
        return with_note(turn, action.page, roll, said)
    return roll, round_, pupil


def whole(action: OnRoll) -> OpenBoarding | OpenClassPage:
    """The list a pupil was picked from."""
    return (OpenBoarding if action.roll == BOARDING_ROLL else OpenClassPage)(action.unit, action.page)


def on_the_roll(action: OnRoll) -> tuple[int, int, str, int, int]:
    """Which pupil of which list, for another button about them."""
    return action.round, action.person, action.roll, action.unit, action.page


def subject_on(action: OnRoll, roll: Roll, pupil: RollPupil) -> Subject:
    """The pupil as somebody to declare for."""
    return Subject(
        person_id=pupil.person_id,
        name=pupil.name,
        kind="pupil",
        relation=BY[action.roll],
        school_id=roll.school_id,
        school_name=roll.school_name,
        class_id=pupil.class_id,
        class_name=pupil.class_name,
        boards=pupil.boards,
        birthday=None,
        consents=frozenset({"declare"}),
        case=pupil.case,
    )


def with_note(turn: Turn, page_number: int, roll: Roll, note: str) -> Reply:
    """The list as it stands, with why nothing was recorded."""
    page = roll_page(turn.voice, roll, turn.forms, page_number)
    return again(page, text=f"{note}\n\n{page.text}", toast=note)
