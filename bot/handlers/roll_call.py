"""Declaring for families without a phone: asked and well, has signs, absent; needs the consent on paper once."""

from dataclasses import replace

from bot.cases.opening import follow_up
from bot.dialogue.class_actions import (
    Absent,
    AskedNotWell,
    AskedWell,
    HasPaper,
    OnRoll,
    OpenBoarding,
    OpenClassPage,
)
from bot.dialogue.declare_actions import NotWell
from bot.dialogue.one_tap import has_one_tap
from bot.dialogue.prompts import order_of
from bot.dialogue.wording import day_words, time_words
from bot.errors import NotAllowed
from bot.handlers.beginning import begin
from bot.handlers.boarding import tell_family
from bot.handlers.going_on import first_question
from bot.handlers.my_class import roll_for
from bot.handlers.noting import ALL_WELL, new_code
from bot.handlers.questionnaire import unsure_signs
from bot.handlers.urgent import warn
from bot.messages import Reply, stacked
from bot.rounds.class_page import names_on, roll_page
from bot.turn import Asking, Turn, again, on
from storage.changes.accounts import SaveDraft
from storage.changes.declarations import Declare
from storage.changes.papers import KeepPaper
from storage.queries.declaring import Drafts, DraftView
from storage.queries.roll_values import BOARDING_ROLL, CLASS_ROLL, Roll, RollPupil
from storage.sealing import new_uid
from storage.values import Declared, RoundView, Subject

DECLARERS = {CLASS_ROLL: "homeroom", BOARDING_ROLL: "boarding"}
"""Which duty declares for the pupils of a roll-call; whoever else may look, only looks."""

BY = {CLASS_ROLL: "proxy", BOARDING_ROLL: "boarding"}
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


@on(Absent)
def absent(turn: Turn, action: Absent) -> Asking[Reply]:
    """Mark a pupil as absent: the school's own attendance, which needs no consent."""
    found = yield from _owing(turn, action)
    if isinstance(found, Reply):
        return found
    roll, round_, pupil = found
    made = _note(turn, action, round_, pupil, well=False)
    after = replace(pupil, declared=made, absent=True)
    return _page(turn, action, roll.having(after), "{name} is marked as absent.", pupil)


def _declare(turn: Turn, action: OnRoll, then: str, *, has_paper: bool = False) -> Asking[Reply]:
    found = yield from _owing(turn, action)
    if isinstance(found, Reply):
        return found
    roll, round_, pupil = found
    if not (pupil.by_chat or pupil.on_paper):
        if not has_paper:
            return _ask_for_paper(turn, action, roll, pupil, then)
        _keep_paper(turn, pupil)
    if then == "n" or not has_one_tap(turn.forms, round_.form):
        return (yield from _ask_for_signs(turn, action, roll, round_, pupil))
    made = _note(turn, action, round_, pupil, well=True)
    if pupil.case is not None:
        subject = _subject(action, roll, pupil)
        _make_theirs(turn, subject)
        yield from follow_up(turn, subject, pupil.case, made.uid, "well")
    if action.roll == BOARDING_ROLL:
        yield from tell_family(turn, pupil.person_id, round_)
    return _page(turn, action, roll.having(replace(pupil, declared=made)), "Noted: {name} is well.", pupil)


def _owing(turn: Turn, action: OnRoll) -> Asking[tuple[Roll, RoundView, RollPupil] | Reply]:
    """The pupil, if the sender's duty declares for them and they still owe; else what is so now."""
    if action.roll not in DECLARERS:
        raise NotAllowed
    turn.require(DECLARERS[action.roll], action.unit)
    roll = yield from roll_for(turn, action.roll, action.unit)
    pupil = next((p for p in roll.pupils if p.person_id == action.person), None)
    if pupil is None:
        raise NotAllowed
    round_ = roll.round
    if round_ is None or round_.id != action.round:
        return _with_note(
            turn, action, roll, turn.voice.say("This list is of an earlier day; here is how it stands now.")
        )
    if not round_.opens_at <= turn.now < round_.closes_at:
        over = turn.voice.say(
            "The declaration of {day} ended at {time}.",
            day=day_words(turn.voice, round_.held_on),
            time=time_words(round_.closes_at),
        )
        return _with_note(turn, action, roll, over)
    if pupil.declared is not None:
        name, time = names_on(roll)[pupil.person_id], time_words(pupil.declared.at)
        return _with_note(
            turn, action, roll, turn.voice.say("{name} was declared at {time} already.", name=name, time=time)
        )
    return roll, round_, pupil


def _ask_for_paper(turn: Turn, action: OnRoll, roll: Roll, pupil: RollPupil, then: str) -> Reply:
    on_roll = (action.round, action.person, action.roll, action.unit, action.page)
    back = OpenBoarding if action.roll == BOARDING_ROLL else OpenClassPage
    return Reply(
        turn.voice.say(
            "Is the family's consent for {name} there on paper? It is asked once; your name and the date are kept.",
            name=names_on(roll)[pupil.person_id],
        ),
        stacked(
            turn.choice("Yes, the paper is there", HasPaper(*on_roll, then)),
            turn.choice("Not yet", back(action.unit, action.page)),
        ),
    )


def _keep_paper(turn: Turn, pupil: RollPupil) -> None:
    person = turn.sender.person
    if person is None:
        raise NotAllowed
    turn.note(KeepPaper(pupil.person_id, person.id, turn.sender.account.id, turn.now))
    turn.looked("paper_consent", subject_id=pupil.person_id)


def _ask_for_signs(turn: Turn, action: OnRoll, roll: Roll, round_: RoundView, pupil: RollPupil) -> Asking[Reply]:
    """Begin a draft about the pupil, which makes them the sender's to declare, and ask as a family is asked."""
    subject = _subject(action, roll, pupil)
    drafts: tuple[DraftView, ...] = yield Drafts()
    if not any((d.round.id, d.subject_id) == (round_.id, pupil.person_id) for d in drafts):
        version = turn.forms[round_.form].version
        account = turn.sender.account.id
        turn.note(SaveDraft(round_.id, pupil.person_id, account, version, NOTHING_SAID, turn.now))
    _make_theirs(turn, subject)
    work = yield from begin(turn, NotWell(order_of(round_), round_.held_on, pupil.person_id))
    if isinstance(work, Reply):
        return work
    signs = unsure_signs(work, turn.now)
    return again(warn(turn, work, signs) if signs else first_question(turn, work), is_new=True)


def _make_theirs(turn: Turn, subject: Subject) -> None:
    """Let the sender declare for a pupil of their duty; without it the pupil's case is kept from them as well."""
    if turn.sender.declares_for(subject.person_id) is None:
        turn.sender = replace(turn.sender, proxied=(*turn.sender.proxied, subject))


def _subject(action: OnRoll, roll: Roll, pupil: RollPupil) -> Subject:
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


def _note(turn: Turn, action: OnRoll, round_: RoundView, pupil: RollPupil, *, well: bool) -> Declared:
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
        by=BY[action.roll],
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


def _page(turn: Turn, action: OnRoll, roll: Roll, msgid: str, pupil: RollPupil) -> Reply:
    said = turn.voice.say(msgid, name=names_on(roll)[pupil.person_id])
    return again(roll_page(turn.voice, roll, turn.forms, action.page), toast=said)


def _with_note(turn: Turn, action: OnRoll, roll: Roll, note: str) -> Reply:
    page = roll_page(turn.voice, roll, turn.forms, action.page)
    return again(page, text=f"{note}\n\n{page.text}", toast=note)
