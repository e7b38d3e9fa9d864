"""Declaring for families without a phone: asked and well, has signs, absent; needs the consent on paper once."""

from dataclasses import replace

from bot.cases.opening import correct as tell_corrected
from bot.cases.opening import follow_up
from bot.dialogue.class_actions import (
    Absent,
    AskedNotWell,
    AskedWell,
    HasPaper,
    OnRoll,
    ToldOfPupil,
)
from bot.dialogue.declare_actions import NotWell
from bot.dialogue.one_tap import has_one_tap
from bot.dialogue.prompts import order_of
from bot.handlers.beginning import begin
from bot.handlers.boarding import tell_family
from bot.handlers.facts_in_buttons import facts_in
from bot.handlers.going_on import first_question
from bot.handlers.noting import ALL_WELL, new_code
from bot.handlers.on_roll import BY, owing, subject_on
from bot.handlers.papers import ask_for_paper, keep_paper
from bot.handlers.questionnaire import Work, save, unsure_signs
from bot.handlers.told_at_once import take_facts
from bot.handlers.urgent import warn
from bot.messages import Reply
from bot.rounds.class_page import names_on, roll_page
from bot.turn import Asking, Turn, again, on
from storage.changes.accounts import SaveDraft
from storage.changes.declarations import Declare
from storage.queries.declaring import Drafts, DraftView
from storage.queries.roll_values import BOARDING_ROLL, Roll, RollPupil
from storage.sealing import new_uid
from storage.values import Declared, RoundView, Subject

NOTHING_SAID = {"answers": {}, "sure": [], "open": ""}
"""A draft in which nothing is answered yet."""


@on(AskedWell)
def asked_well(turn: Turn, action: AskedWell) -> Asking[Reply]:
    """The family was asked: well."""
    return (yield from _declare(turn, action, "w"))


@on(AskedNotWell)
def asked_not_well(turn: Turn, action: AskedNotWell) -> Asking[Reply]:
    """There are signs: the same questions that a family is asked."""
    return (yield from _declare(turn, action, "n"))


@on(HasPaper)
def has_paper(turn: Turn, action: HasPaper) -> Asking[Reply]:
    """Keep who says that the paper is there, and go on with what was asked."""
    return (yield from _declare(turn, action, action.then, has_paper=True))


@on(ToldOfPupil)
def told_of_pupil(turn: Turn, action: ToldOfPupil) -> Asking[Reply]:
    """There are signs, and a sentence has said which: those are filled in."""
    return (yield from tell_of_pupil(turn, action))


def tell_of_pupil(turn: Turn, action: ToldOfPupil, text: str = "") -> Asking[Reply]:
    """The same for the sentence itself; `text`: as it was said."""
    return (yield from _declare(turn, action, "n", has_paper=action.paper, text=text))


@on(Absent)
def absent(turn: Turn, action: Absent) -> Asking[Reply]:
    """Mark a pupil as absent: the school's own attendance, which needs no consent."""
    found = yield from owing(turn, action)
    if isinstance(found, Reply):
        return found
    roll, round_, pupil = found
    after = mark_absent(turn, action.roll, round_, pupil)
    return page_after(turn, action, roll.having(after), "{name} is marked as absent.", pupil)


def mark_absent(turn: Turn, kind: str, round_: RoundView, pupil: RollPupil) -> RollPupil:
    """Note that a pupil is absent; the pupil as they are then."""
    return replace(pupil, declared=_note(turn, kind, round_, pupil, well=False), absent=True)


def _declare(turn: Turn, action: OnRoll, then: str, *, has_paper: bool = False, text: str = "") -> Asking[Reply]:
    found = yield from owing(turn, action)
    if isinstance(found, Reply):
        return found
    roll, round_, pupil = found
    if not (pupil.by_chat or pupil.on_paper):
        if not has_paper:
            return ask_for_paper(turn, action, roll, pupil, then)
        keep_paper(turn, pupil)
    if then == "n" or not has_one_tap(turn.forms, round_.form):
        return (yield from ask_for_signs(turn, action, roll, round_, pupil, text))
    after = yield from declare_well(turn, action, roll, round_, pupil)
    return page_after(turn, action, roll.having(after), "Noted: {name} is well.", pupil)


def declare_well(turn: Turn, action: OnRoll, roll: Roll, round_: RoundView, pupil: RollPupil) -> Asking[RollPupil]:
    """Declare a pupil well; whoever follows their case hears it. The pupil as they are then."""
    is_put_right = pupil.declared is not None and not (pupil.declared.well or pupil.absent)
    made = _note(turn, action.roll, round_, pupil, well=True)
    if pupil.case is not None:
        subject = subject_on(action, roll, pupil)
        make_theirs(turn, subject)
        yield from (tell_corrected if is_put_right else follow_up)(turn, subject, pupil.case, made.uid, "well")
    if action.roll == BOARDING_ROLL:
        yield from tell_family(turn, pupil.person_id, round_)
    return replace(pupil, declared=made, absent=False)


def ask_for_signs(
    turn: Turn, action: OnRoll, roll: Roll, round_: RoundView, pupil: RollPupil, text: str
) -> Asking[Reply]:
    """Begin a draft about the pupil, which makes them the sender's to declare, and ask as a family is asked."""
    subject = subject_on(action, roll, pupil)
    drafts: tuple[DraftView, ...] = yield Drafts()
    if not any((d.round.id, d.subject_id) == (round_.id, pupil.person_id) for d in drafts):
        version = turn.forms[round_.form].version
        account = turn.sender.account.id
        turn.note(SaveDraft(round_.id, pupil.person_id, account, version, NOTHING_SAID, turn.now))
    make_theirs(turn, subject)
    work = yield from begin(turn, NotWell(order_of(round_), round_.held_on, pupil.person_id))
    if isinstance(work, Reply):
        return work
    told = _filled_in(turn, work, action, text) if isinstance(action, ToldOfPupil) else None
    if told is not None:
        return again(told, is_new=True)
    signs = unsure_signs(work, turn.now)
    return again(warn(turn, work, signs) if signs else first_question(turn, work), is_new=True)


def _filled_in(turn: Turn, work: Work, action: ToldOfPupil, text: str) -> Reply | None:
    """What the sentence said; None where it named no sign, which is asked for then."""
    facts = facts_in(action)
    told = take_facts(turn, work, facts, text) if facts.has else None
    if told is None and facts.at_school is not None:
        work.answers["at_school"] = "yes" if facts.at_school else "no"
        save(turn, work)
    return told


def make_theirs(turn: Turn, subject: Subject) -> None:
    """Let the sender declare for a pupil of their duty; without it the pupil's case is kept from them as well."""
    if turn.sender.declares_for(subject.person_id) is None:
        turn.sender = replace(turn.sender, proxied=(*turn.sender.proxied, subject))


def _note(turn: Turn, kind: str, round_: RoundView, pupil: RollPupil, *, well: bool) -> Declared:
    person = turn.sender.person
    change = Declare(
        uid=new_uid(),
        round_id=round_.id,
        person_id=pupil.person_id,
        school_id=round_.school_id,
        class_id=pupil.class_id,
        revision=pupil.last_revision + 1,
        account_id=turn.sender.account.id,
        by_person_id=person.id if person else None,
        by=BY[kind],
        at=turn.now,
        form_version=turn.forms[round_.form].version,
        well=well,
        absent=not well,
        code=new_code(),
        answers=ALL_WELL if well else {},
    )
    turn.note(change)
    turn.looked("declared_for_family", subject_id=pupil.person_id)
    return Declared(
        round_.id,
        pupil.person_id,
        change.uid,
        change.revision,
        turn.now,
        well,
        None,
        change.code,
        change.by,
        turn.sender.account.id,
    )


def page_after(turn: Turn, action: OnRoll, roll: Roll, msgid: str, pupil: RollPupil) -> Reply:
    """The list once something was recorded of a pupil."""
    said = turn.voice.say(msgid, name=names_on(roll)[pupil.person_id])
    return again(roll_page(turn.voice, roll, turn.forms, action.page), toast=said)
