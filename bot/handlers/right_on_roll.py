"""Putting right on the roll-call what the sender's own duty has recorded of a pupil, until the round closes."""

from bot.dialogue.class_actions import OpenPupil, PutRight
from bot.dialogue.declare_actions import CorrectToNotWell
from bot.dialogue.prompts import order_of
from bot.handlers.facts_of_pupil import facts_of, told_of
from bot.handlers.on_roll import BY, on_the_roll, standing, subject_on
from bot.handlers.papers import ask_for_paper, keep_paper
from bot.handlers.roll_call import ask_for_signs, declare_well, make_theirs, mark_absent, page_after
from bot.handlers.said_of_pupils import ABSENT, ILL, OWES, about_pupil, back_to_list
from bot.messages import Reply
from bot.rounds.class_page import names_on
from bot.turn import Asking, Turn, again, on, tapped
from storage.changes.accounts import DropDraft
from storage.changes.self_rounds import WithdrawAll
from storage.queries.roll_values import Roll, RollPupil
from storage.queries.said import SaidAt
from storage.values import RoundView


@on(OpenPupil)
def open_pupil(turn: Turn, action: OpenPupil) -> Asking[Reply]:
    """Ask what is to be recorded of a pupil, or say what stands and what it may be put right to."""
    found = yield from standing(turn, action)
    if isinstance(found, Reply):
        return found
    roll, _, pupil = found
    return about_pupil(turn, roll, pupil)


@on(PutRight)
def put_right_on_roll(turn: Turn, action: PutRight) -> Asking[Reply]:
    """Record something else in the place of what stands, unless that has changed since it was asked."""
    found = yield from standing(turn, action)
    if isinstance(found, Reply):
        return found
    roll, round_, pupil = found
    stands = pupil.declared
    if stands is None or (stands.by, stands.revision) != (BY[action.roll], action.revision):
        return about_pupil(turn, roll, pupil)
    if action.to == OWES:
        turn.note(WithdrawAll(round_.id, pupil.person_id, turn.now))
        turn.looked("declared_for_family", subject_id=pupil.person_id)
        said = turn.voice.say("{name} has not declared yet, as before.", name=names_on(roll)[pupil.person_id])
        return Reply(said, back_to_list(turn, roll), is_new=True, says_health=True)
    if action.to == ABSENT:
        after = mark_absent(turn, action.roll, round_, pupil)
        return page_after(turn, action, roll.having(after), "{name} is marked as absent.", pupil)
    if not (pupil.by_chat or pupil.on_paper):
        if not action.paper:
            return ask_for_paper(turn, action, roll, pupil, action.to)
        keep_paper(turn, pupil)
    if action.to == ILL:
        return (yield from _has_signs(turn, action, roll, round_, pupil))
    turn.note(DropDraft(round_.id, pupil.person_id, turn.sender.account.id))
    well = yield from declare_well(turn, action, roll, round_, pupil)
    return page_after(turn, action, roll.having(well), "Noted: {name} is well.", pupil)


def _has_signs(turn: Turn, action: PutRight, roll: Roll, round_: RoundView, pupil: RollPupil) -> Asking[Reply]:
    """The questions: from what was declared if that were signs, else with what the sentence said."""
    if pupil.declared is not None and not (pupil.declared.well or pupil.absent):
        make_theirs(turn, subject_on(action, roll, pupil))
        corrects = CorrectToNotWell(order_of(round_), round_.held_on, pupil.person_id)
        return again((yield from tapped(turn, corrects)), is_new=True)
    text: str | None = (yield SaidAt(action.at, action.mark)) if action.at else None
    told = told_of(on_the_roll(action), facts_of(turn, pupil, text or ""))
    return (yield from ask_for_signs(turn, told, roll, round_, pupil, text or ""))
