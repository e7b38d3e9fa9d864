"""What staff type unasked of an open case or of a pupil of their class: its buttons are offered, nothing is guessed."""

from bot.cases.acting import may_act
from bot.cases.codes import code_of
from bot.cases.wording import OUTCOMES
from bot.dialogue.case_actions import NoteOnCase, OpenMyCase, SetOutcome, TakeCase
from bot.dialogue.case_said import is_work_said, outcome_said
from bot.dialogue.folding import fold
from bot.dialogue.names import given_name
from bot.handlers.said_of_pupils import said_of_a_pupil
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn, again, tapped
from bot.understanding.folding import MOST
from storage.queries.case_lists import MyCases
from storage.queries.cases import CaseFile


def said_of_work(turn: Turn, text: str) -> Asking[Reply | None]:
    """Offer the buttons that what was said of a case or of a pupil of the class is; None where it is neither."""
    if not turn.sender.duties or len(text) > MOST or "?" in text:
        return None
    reply = yield from _of_a_case(turn, text)
    return reply if reply is not None else (yield from said_of_a_pupil(turn, text))


def _of_a_case(turn: Turn, text: str) -> Asking[Reply | None]:
    outcome, is_work = outcome_said(turn.voice, text), is_work_said(turn.voice, text)
    if outcome is None and not is_work:
        return None
    files: tuple[CaseFile, ...] = yield MyCases()
    mine = [file for file in files if is_work or may_act(file)]
    named = [file for file in mine if f" {fold(given_name(file.subject_name or ''))} " in f" {fold(text)} "]
    meant = named or mine
    if not meant:
        return None
    if len(meant) > 1:
        choices = [Choice(f"{code_of(file.id)} · {_place(file)}", OpenMyCase(file.id).encode()) for file in meant]
        return Reply(turn.voice.say("Of which case is that?"), stacked(*choices), is_new=True)
    [file] = meant
    if is_work:
        return again((yield from tapped(turn, OpenMyCase(file.id))), is_new=True)
    code, place = code_of(file.id), _place(file)
    opens, note = turn.choice("Open", OpenMyCase(file.id)), turn.choice("Write a note", NoteOnCase(file.id))
    if file.state == "open":
        asked = turn.voice.say("Case {code} ({place}) has to be taken first.", code=code, place=place)
        return Reply(asked, stacked(turn.choice("Take this case", TakeCase(file.id)), opens), is_new=True)
    if not outcome:
        asked = turn.voice.say("Keep that as a note with case {code} ({place})?", code=code, place=place)
        return Reply(asked, stacked(note, opens), is_new=True)
    words = turn.voice.say(OUTCOMES[outcome])
    asked = turn.voice.say("Record “{outcome}” for case {code} ({place})?", outcome=words, code=code, place=place)
    return Reply(
        asked,
        stacked(
            turn.choice("Yes, record “{outcome}”", SetOutcome(file.id, outcome), outcome=words.lower()), note, opens
        ),
        is_new=True,
    )


def _place(file: CaseFile) -> str:
    return file.class_name or file.school_name
