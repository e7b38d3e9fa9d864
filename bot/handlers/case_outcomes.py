"""Outcomes and notes: what becomes of a case that somebody has."""

from bot.cases.acting import conclude, follow_cases, tell_family
from bot.cases.wording import OUTCOMES
from bot.dialogue.case_actions import CaseNote, NoteOnCase, SetOutcome
from bot.errors import OldButton
from bot.handlers.cases import ended, my_person, the_case, toast
from bot.messages import Reply
from bot.turn import Asking, Turn, on, on_words
from storage.changes.cases import CaseHappened
from storage.queries.case_lists import FamiliesOf
from storage.queries.responders import Responders, SchoolPeople

LONGEST_NOTE = 500


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
    note = text.strip()[:LONGEST_NOTE]
    turn.note(CaseHappened(file.uid, turn.now, "noted", my_person(turn), note=note), *follow_cases([file], turn.now))
    return Reply(turn.voice.say("The note is kept with the case."), is_new=True)
