"""Outcomes, notes and passing on: what becomes of a case that somebody has."""

from bot.cases.acting import conclude, follow_cases, hand_over, tell_family
from bot.cases.wording import OUTCOMES, REASONS
from bot.dialogue.case_actions import CaseNote, NoteOnCase, PassCaseOn, PassCaseOnFor, PassingReason, SetOutcome
from bot.errors import OldButton
from bot.handlers.cases import ended, my_person, the_case, toast
from bot.messages import Reply, stacked
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


@on(PassCaseOn)
def ask_reason(turn: Turn, action: PassCaseOn) -> Asking[Reply]:
    """Ask why a case is passed on."""
    file = yield from the_case(turn, action.case, to_act=True)
    if file.state == "closed":
        return ended(turn, file)
    turn.ask_next(PassingReason(file.id))
    choices = [turn.choice(msgid, PassCaseOnFor(file.id, reason)) for reason, msgid in REASONS.items()]
    return Reply(turn.voice.say("Why is it passed on? Choose, or type the reason."), stacked(*choices), is_new=True)


@on(PassCaseOnFor)
def pass_on_for(turn: Turn, action: PassCaseOnFor) -> Asking[Reply]:
    """Pass a case on for one of the usual reasons."""
    if action.reason not in REASONS:
        raise OldButton
    return (yield from _passed_on(turn, action.case, action.reason, None))


@on_words(PassingReason)
def pass_on_because(turn: Turn, place: PassingReason, text: str) -> Asking[Reply]:
    """Pass a case on for a reason in somebody's own words."""
    return (yield from _passed_on(turn, place.case, "typed", text.strip()[:LONGEST_NOTE]))


def _passed_on(turn: Turn, number: int, reason: str, note: str | None) -> Asking[Reply]:
    file = yield from the_case(turn, number, to_act=True)
    if file.state == "closed":
        return ended(turn, file)
    school: SchoolPeople = yield Responders(file.school_id)
    turn.note(*hand_over(file, school, my_person(turn), turn.now, reason, note), *follow_cases([file], turn.now))
    return Reply(turn.voice.say("Passed on: the next person has been alerted."))


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
