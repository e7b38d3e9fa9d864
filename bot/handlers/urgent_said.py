"""Words of staff that may tell of an emergency, wherever they are typed: of a pupil, of somebody, or of none."""

from bot.clock import local_date
from bot.dialogue.actions import Action
from bot.dialogue.case_actions import CaseNote, PassingReason, ReasonToPassOn
from bot.dialogue.class_actions import OfSeveral, OnRoll, WhichPupils, WhoIsInDanger
from bot.dialogue.declare_actions import AtSummary, Typed, TypedTime, WhichOf
from bot.dialogue.folding import fold
from bot.dialogue.names import given_name
from bot.handlers.at_hand import own_subjects
from bot.handlers.at_sight import ask_who, beside, named_of, ring
from bot.handlers.said_of_roll import said_of_a_pupil
from bot.messages import Reply
from bot.turn import Asking, Call, Turn, answered_by, on_event
from bot.understanding.at_sight import Seen, seen_in, signs_told, tells_of_somebody
from storage.queries.cases import CaseFile, CaseNumber
from storage.queries.in_sight import PupilsInSight
from storage.values import Subject

OF_A_CASE = (CaseNote, PassingReason, ReasonToPassOn)
"""Places whose words are about a child who has a case."""
OF_HEALTH = (Typed, TypedTime, AtSummary, WhichOf, OnRoll, OfSeveral, WhichPupils)
"""Places whose answers may be signs: of the sender, of a child of theirs, of a pupil."""
NEAR = ("proxy", "boarding")
"""As what those are told of who are few enough for a given name alone to be sure."""


@on_event("urgent_said")
def urgent_said(turn: Turn, answering: Call) -> Asking[Reply]:
    """Ring for a pupil who is named, ask who it is of one who is not; all else is answered where it was typed.

    115 stands above that (bot/saying.py). Where words are kept that no emergency can be, none are.
    """
    text, place = turn.incoming.text or "", _place(turn)
    if isinstance(place, Typed) and place.person < 0:
        return (yield from answered_by(turn, answering))
    pupils: tuple[Subject, ...] = yield PupilsInSight()
    if not pupils or _of_own_child(turn, text):
        return (yield from _without_pupils(turn, place, answering))
    seen = _seen(turn, pupils, place, text)
    of_case: CaseFile | None = None
    if isinstance(place, OF_A_CASE):
        of_case = yield CaseNumber(place.case)
    others = [each for each in _those(pupils, seen.sure) if of_case is None or each.person_id != of_case.person_id]
    if others and signs_told(text, local_date(turn.now)):
        rung = yield from ring(turn, others, text)
        if isinstance(place, CaseNote):
            return beside(rung, (yield from answered_by(turn, answering)))
        return (yield from _with_the_roll(turn, rung, text))
    if isinstance(place, CaseNote) or (of_case is not None and seen.sure):
        return (yield from answered_by(turn, answering))
    if others or seen.maybe or _is_somebody(turn, text) or not isinstance(place, (*OF_HEALTH, *OF_A_CASE, type(None))):
        said = (place.at, place.mark) if isinstance(place, WhoIsInDanger) else None
        return (yield from ask_who(turn, pupils, [*others, *_those(pupils, seen.maybe)], said))
    return (yield from answered_by(turn, answering))


def _place(turn: Turn) -> Action | None:
    encoded = turn.sender.session.place
    return Action.decode(encoded) if encoded is not None else None


def _of_own_child(turn: Turn, text: str) -> bool:
    """Whether a child of the sender's own is named."""
    words = {*fold(text).split()}
    return any(fold(given_name(each.name)) in words for each in _own_children(turn))


def _own_children(turn: Turn) -> list[Subject]:
    return [each for each in own_subjects(turn) if each.kind == "pupil"]


def _is_somebody(turn: Turn, text: str) -> bool:
    return tells_of_somebody(text, is_parent=bool(_own_children(turn)))


def _seen(turn: Turn, pupils: tuple[Subject, ...], place: Action | None, text: str) -> Seen:
    is_wide = any(each.relation not in NEAR for each in pupils)
    seen = seen_in(text, named_of(pupils), local_date(turn.now), is_wide=is_wide)
    if not (seen.sure or seen.maybe) and isinstance(place, OnRoll) and not _is_somebody(turn, text):
        return Seen((str(place.person),))
    return seen


def _those(pupils: tuple[Subject, ...], keys: tuple[str, ...]) -> list[Subject]:
    return [each for each in pupils if str(each.person_id) in keys]


def _with_the_roll(turn: Turn, rung: Reply, text: str) -> Asking[Reply]:
    """With what else can be recorded of them, for whoever declares for them."""
    rest = yield from said_of_a_pupil(turn, text)
    return rung if rest is None else beside(rung, rest)


def _without_pupils(turn: Turn, place: Action | None, answering: Call) -> Asking[Reply]:
    """Of nobody whom the sender may name: what a place would keep is asked for again."""
    if place is None or isinstance(place, (*OF_HEALTH, *OF_A_CASE)):
        return (yield from answered_by(turn, answering))
    turn.ask_next(place)
    return Reply(turn.voice.say("Nothing of this was written down."), is_new=True)
