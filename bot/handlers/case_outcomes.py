"""Outcomes and notes: what becomes of a case that somebody has."""

from dataclasses import replace

from bot.cases.acting import conclude, follow_cases, tell_family
from bot.cases.wording import OUTCOMES
from bot.dialogue.case_actions import CaseNote, NoteOnCase, SetOutcome
from bot.errors import OldButton
from bot.handlers.cases import ended, my_person, the_case, toast
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, on, on_words
from storage.changes.cases import CaseHappened
from storage.queries.case_lists import FamiliesOf
from storage.queries.cases import CaseFile
from storage.queries.responders import Responders, SchoolPeople

LONGEST_NOTE = 500
"""Characters of a note or a reason: what a page of a case can show of several."""
LAST_WORDS = 40
"""Characters by which somebody finds the place where their text was cut off."""


@on(SetOutcome)
def set_outcome(turn: Turn, action: SetOutcome) -> Asking[Reply]:
    """Record how a case goes on (watched) or ends (final), and tell the family."""
    if action.outcome not in OUTCOMES:
        raise OldButton
    file = yield from the_case(turn, action.case, to_act=True)
    if file.state == "closed":
        return ended(turn, file)
    school: SchoolPeople = yield Responders(file.school_id)
    families = yield FamiliesOf((file.id,))
    turn.note(*conclude(file, school, my_person(turn), turn.now, action.outcome), *follow_cases([file], turn.now))
    turn.note(*tell_family(file, action.outcome, families.get(file.id, ()), turn.now, turn.sender.account.id))
    return toast(turn, "Recorded: {outcome}.", outcome=turn.voice.say(OUTCOMES[action.outcome]).lower())


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
