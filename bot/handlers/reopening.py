"""A case that was ended by mistake is opened again, by a line under what was recorded or in words."""

from datetime import timedelta

from bot.cases.acting import follow_cases, may_act, reopen, tell_family
from bot.cases.codes import code_of
from bot.dialogue.case_actions import ListCases, OpenMyCase, ReopenCase
from bot.dialogue.case_said import code_in
from bot.dialogue.case_told import says_name
from bot.dialogue.names import given_name
from bot.dialogue.word_lists import has_any
from bot.handlers.cases import REOPENS_FOR, ended, my_person, reopens, the_case
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn, again, on, tapped
from storage.queries.case_lists import ClosedLately, FamiliesOf, MyCases
from storage.queries.cases import CaseFile
from storage.queries.responders import Responders, SchoolPeople

JUST_ENDED = timedelta(minutes=10)
"""How soon after a case has ended a mere mistake in words is of that."""


@on(ReopenCase)
def reopen_case(turn: Turn, action: ReopenCase) -> Asking[Reply]:
    """Have the case again, and the family told who looks after it; nothing if it has gone on since."""
    file = yield from the_case(turn, action.case, to_act=True)
    if file.state != "closed":
        return again((yield from tapped(turn, OpenMyCase(file.id))), is_new=True)
    open_now: tuple[CaseFile, ...] = yield MyCases()
    newer = [each for each in open_now if each.person_id == file.person_id]
    if newer:
        return again((yield from tapped(turn, OpenMyCase(newer[0].id))), is_new=True)
    if file.version != action.version or not reopens(turn, file):
        return ended(turn, file)
    school: SchoolPeople = yield Responders(file.school_id)
    families = yield FamiliesOf((file.id,))
    turn.note(*reopen(file, school, my_person(turn), turn.now), *follow_cases([file], turn.now))
    turn.note(*tell_family(file, "taken", families.get(file.id, ()), turn.now, turn.sender.account.id))
    text = turn.voice.say("The case is open again and you have it; the family is told.")
    return Reply(text, stacked(turn.choice("Open", OpenMyCase(file.id))), is_new=True)


def said_of_an_ended(turn: Turn, text: str) -> Asking[Reply | None]:
    """ "Mở lại ca Ngân": what ended within a day is offered again; a mere "nhầm rồi" is of what ended just now."""
    is_asked = has_any(turn.voice, "OPENS A CASE AGAIN", text)
    if not is_asked and not has_any(turn.voice, "WAS A MISTAKE", text):
        return None
    since = turn.now - (REOPENS_FOR if is_asked else JUST_ENDED)
    files: tuple[CaseFile, ...] = yield ClosedLately(since)
    mine = [file for file in files if may_act(file) and reopens(turn, file)]
    code = code_in(turn.voice, text)
    named = [file for file in mine if code_of(file.id) == code] or [
        file for file in mine if says_name(turn.voice, text, given_name(file.subject_name or ""))
    ]
    if code is not None and not named:
        mine = []
    if not mine:
        if not is_asked:
            return None
        said = turn.voice.say("No case of yours ended of late.")
        return Reply(said, stacked(turn.choice("My open cases", ListCases())), is_new=True)
    asked = turn.voice.say("Which case is opened again? The family is told that the school looks after it.")
    choices = [_line(turn, file) for file in named or mine]
    return Reply(asked, stacked(*choices), is_new=True, says_health=True)


def _line(turn: Turn, file: CaseFile) -> Choice:
    name, place = given_name(file.subject_name or ""), file.class_name or file.school_name
    return turn.choice(
        "Open case {code} again: {name}, {place}",
        ReopenCase(file.id, file.version),
        code=code_of(file.id),
        name=name,
        place=place,
    )
