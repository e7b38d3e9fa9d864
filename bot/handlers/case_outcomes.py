"""Outcomes and notes: what becomes of a case that somebody has."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.cases.acting import conclude, follow_cases, tell_family
from bot.cases.wording import FINAL, OUTCOMES, WATCHED, called, when
from bot.dialogue.case_actions import (
    CaseNote,
    ConfirmOutcome,
    NoOutcome,
    NoteOnCase,
    OpenMyCase,
    SetOutcome,
)
from bot.dialogue.names import given_name
from bot.dialogue.wording import capital
from bot.errors import OldButton
from bot.handlers.cases import ended, my_person, the_case, toast
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, on, on_words
from storage.changes.cases import CaseHappened
from storage.queries.case_lists import FamiliesOf
from storage.queries.cases import CaseFile
from storage.queries.responders import Responders, SchoolPeople

ASKED_FIRST = frozenset({"red", "emergency"})
"""Grades whose case ends after a question: a slip would end its ladder and its legal clock, and tell the family."""
STANDS_FOR = timedelta(hours=12)
"""How long an outcome that stands is not recorded again: a school day; the next one it is news to the family."""
REPLACED_WITHIN = timedelta(minutes=10)
"""How soon after an outcome another one is asked about first."""
LONGEST_NOTE = 500
"""Characters of a note or a reason: what a page of a case can show of several."""
LAST_WORDS = 40
"""Characters by which somebody finds the place where their text was cut off."""


@on(SetOutcome)
def set_outcome(turn: Turn, action: SetOutcome) -> Asking[Reply]:
    """Record how a case goes on (watched) or ends (final), and tell the family; ask before a grave one ends."""
    if action.outcome not in OUTCOMES:
        raise OldButton
    file = yield from the_case(turn, action.case, to_act=True)
    if file.state == "closed":
        return ended(turn, file)
    words = turn.voice.say(OUTCOMES[action.outcome]).lower()
    if file.outcome_at is not None and _stands(file, action.outcome, turn.now):
        turn.note(*follow_cases([file], turn.now))
        time = when(turn.voice, file.outcome_at, turn.now)
        return toast(turn, "Recorded already at {time}: {outcome}.", outcome=words, time=time)
    is_asked = file.severity in ASKED_FIRST or _is_confirmed(file, action.outcome)
    if action.outcome in FINAL and is_asked and not file.is_drill:
        return _sure(turn, file, action.outcome)
    if _is_anothers_emergency(turn, file):
        return _all_the_same(turn, file, action.outcome)
    if action.outcome in WATCHED and _replaces(file, turn.now) and not file.is_drill:
        return _instead(turn, file, action.outcome)
    yield from _record(turn, file, action.outcome)
    return toast(turn, "Recorded: {outcome}.", outcome=words)


def _is_confirmed(file: CaseFile, outcome: str) -> bool:
    """Whether a false alarm would wipe that somebody else has seen the child: an older message has the same buttons."""
    return outcome == "false_alarm" and file.state == "watched" and file.outcome in ("seen_doctor", "in_hospital")


def _stands(file: CaseFile, outcome: str, now: datetime) -> bool:
    """Whether this says again what the family has just heard; on another day it is news."""
    at = file.outcome_at
    return file.state == "watched" and file.outcome == outcome and at is not None and now - at < STANDS_FOR


def _replaces(file: CaseFile, now: datetime) -> bool:
    """Whether the family has just heard another outcome: a number that was left over would tell it a false one."""
    return file.state == "watched" and file.outcome_at is not None and now - file.outcome_at < REPLACED_WITHIN


def _is_anothers_emergency(turn: Turn, file: CaseFile) -> bool:
    """Whether somebody else looks after an emergency: a number meant for another message would write its outcome."""
    is_grave = file.severity == "emergency" and file.state == "taken" and not file.is_drill
    return is_grave and file.taker is not None and file.taker.person_id != my_person(turn)


def _all_the_same(turn: Turn, file: CaseFile, outcome: str) -> Reply:
    words, taker = turn.voice.say(OUTCOMES[outcome]).lower(), file.taker
    assert taker is not None
    text = turn.voice.say(
        "{who} has the case of {name} ({place}). Record “{outcome}” all the same? The family is told.",
        who=capital(called(turn.voice, taker.name, taker.gender)),
        name=given_name(file.subject_name or ""),
        place=file.class_name or file.school_name,
        outcome=words,
    )
    yes = turn.choice("Yes, record “{outcome}”", ConfirmOutcome(file.id, outcome, file.version), outcome=words)
    return Reply(text, stacked(yes, turn.choice("No, record nothing", NoOutcome(file.id))), is_new=True)


def _instead(turn: Turn, file: CaseFile, outcome: str) -> Reply:
    words, before = (turn.voice.say(OUTCOMES[each or outcome]).lower() for each in (outcome, file.outcome))
    text = turn.voice.say(
        "Record “{outcome}” for {name} ({place})? “{before}” was recorded at {time} and told to the family.",
        outcome=words,
        before=before,
        name=given_name(file.subject_name or ""),
        place=file.class_name or file.school_name,
        time=when(turn.voice, file.outcome_at or turn.now, turn.now),
    )
    yes = turn.choice("Yes, record “{outcome}”", ConfirmOutcome(file.id, outcome, file.version), outcome=words)
    return Reply(text, stacked(yes, turn.choice("No, record nothing", NoOutcome(file.id))), is_new=True)


def _record(turn: Turn, file: CaseFile, outcome: str) -> Asking[None]:
    school: SchoolPeople = yield Responders(file.school_id)
    families = yield FamiliesOf((file.id,))
    turn.note(*conclude(file, school, my_person(turn), turn.now, outcome), *follow_cases([file], turn.now))
    turn.note(*tell_family(file, outcome, families.get(file.id, ()), turn.now, turn.sender.account.id))


def _sure(turn: Turn, file: CaseFile, outcome: str) -> Reply:
    """The question before a grave case ends: a message of its own, so that no second tap falls on its answer."""
    words = turn.voice.say(OUTCOMES[outcome]).lower()
    text = turn.voice.say(
        "Record “{outcome}” for {name} ({place})? The case ends and the family is told.",
        outcome=words,
        name=given_name(file.subject_name or ""),
        place=file.class_name or file.school_name,
    )
    if file.state == "watched" and file.outcome is not None and file.outcome_at is not None:
        before, time = turn.voice.say(OUTCOMES[file.outcome]), when(turn.voice, file.outcome_at, turn.now)
        text += "\n" + turn.voice.say("Outcome at {time}: {outcome}.", time=time, outcome=before)
    yes = turn.choice("Yes, record “{outcome}”", ConfirmOutcome(file.id, outcome, file.version), outcome=words)
    return Reply(text, stacked(yes, turn.choice("No, record nothing", NoOutcome(file.id))), is_new=True)


@on(ConfirmOutcome)
def confirm_outcome(turn: Turn, action: ConfirmOutcome) -> Asking[Reply]:
    """Record what was asked about first, if the case still is as it was then."""
    if action.outcome not in OUTCOMES:
        raise OldButton
    file = yield from the_case(turn, action.case, to_act=True)
    if file.state == "closed":
        return ended(turn, file)
    if file.version != action.version:
        turn.note(*follow_cases([file], turn.now))
        text = turn.voice.say("The case has changed since this was asked; nothing is recorded. Please look again.")
        return Reply(text, stacked(turn.choice("Open", OpenMyCase(file.id))))
    yield from _record(turn, file, action.outcome)
    return Reply(turn.voice.say("Recorded: {outcome}.", outcome=turn.voice.say(OUTCOMES[action.outcome]).lower()))


@on(NoOutcome)
def no_outcome(turn: Turn, action: NoOutcome) -> Asking[Reply]:
    """Leave the case as it is."""
    file = yield from the_case(turn, action.case, to_act=True)
    if file.state == "closed":
        return ended(turn, file)
    return Reply(turn.voice.say("Nothing is recorded; the case stays open."))


@on(NoteOnCase)
def ask_note(turn: Turn, action: NoteOnCase) -> Asking[Reply]:
    """Ask for the words of a note."""
    file = yield from the_case(turn, action.case, to_act=True)
    if file.state == "closed":
        return ended(turn, file)
    turn.ask_next(CaseNote(file.id))
    return Reply(turn.voice.say("Please type the note. It is kept encrypted with the case."), is_new=True)


@on_words(CaseNote)
def keep_note(turn: Turn, place: CaseNote, text: str) -> Asking[Reply]:
    """Keep a note with the case; whoever opens it at school reads it."""
    file = yield from the_case(turn, place.case, to_act=True)
    said = text.strip()
    kept = said[:LONGEST_NOTE]
    turn.note(CaseHappened(file.uid, turn.now, "noted", my_person(turn), note=kept), *follow_cases([file], turn.now))
    reply = Reply(turn.voice.say("The note is kept with the case."), is_new=True)
    return with_what_was_cut(turn, file, said, reply)


def with_what_was_cut(turn: Turn, file: CaseFile, said: str, reply: Reply) -> Reply:
    """Say where what was typed was cut off, if it was, and how to send the rest."""
    if len(said) <= LONGEST_NOTE:
        return reply
    cut = turn.voice.say(
        "Only the first {n} characters were kept, up to “{end}”. Please send the rest as a note.",
        n=LONGEST_NOTE,
        end="… " + said[:LONGEST_NOTE][-LAST_WORDS:].strip(),
    )
    rest = stacked(turn.choice("Write a note", NoteOnCase(file.id)))
    return replace(reply, text=f"{reply.text}\n{cut}", rows=(*reply.rows, *rest))
