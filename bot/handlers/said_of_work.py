"""What staff type unasked of an open case or of a pupil of their class: its buttons are offered, nothing is guessed."""

from collections.abc import Sequence

from bot.cases.acting import may_act
from bot.cases.codes import code_of
from bot.cases.wording import OUTCOMES
from bot.dialogue.case_actions import NoteOnCase, OpenMyCase, SetOutcome, TakeCase
from bot.dialogue.case_said import is_work_said, outcome_said
from bot.dialogue.class_actions import OpenClassPage
from bot.dialogue.folding import fold
from bot.dialogue.names import given_name
from bot.dialogue.wording import time_words
from bot.messages import Choice, Reply, Rows, stacked
from bot.rounds.class_page import answers_of, names_on
from bot.turn import Asking, Turn, again, tapped
from bot.understanding.children import read_child
from bot.understanding.folding import MOST
from bot.understanding.values import Named, Understood
from storage.queries.case_lists import MyCases
from storage.queries.cases import CaseFile
from storage.queries.roll_values import CLASS_ROLL, Roll, RollPupil
from storage.queries.rolls import RollOf
from storage.values import DutyView


def said_of_work(turn: Turn, text: str) -> Asking[Reply | None]:
    """Offer the buttons that what was said of a case or of a pupil of the class is; None where it is neither."""
    if not turn.sender.duties or len(text) > MOST or "?" in text:
        return None
    reply = yield from _of_a_case(turn, text)
    if reply is None and (duty := turn.sender.holds("homeroom")) is not None:
        reply = yield from _of_the_roll(turn, duty, text)
    return reply


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


def _of_the_roll(turn: Turn, duty: DutyView, text: str) -> Asking[Reply | None]:
    """ "Hân nghỉ ốm": the answers that stand for that pupil on the roll-call."""
    told = set(fold(text).split()) & set(fold(turn.voice.say("SAID OF A PUPIL")).split())
    if not told:
        return None
    roll: Roll | None = yield RollOf(CLASS_ROLL, duty.unit_id)
    if roll is None or roll.round is None or not roll.round.opens_at <= turn.now < roll.round.closes_at:
        return None
    pupil = _named_in(text, roll.pupils)
    if pupil is None:
        return None
    turn.looked("roll_call", unit_id=duty.unit_id)
    rows: Rows = ()
    name = names_on(roll)[pupil.person_id]
    if pupil.declared is not None:
        time = time_words(pupil.declared.at)
        asked = turn.voice.say("{name} was declared at {time} already.", name=name, time=time)
    else:
        rows = answers_of(turn.voice, roll, turn.forms, pupil)
        asked = turn.voice.say("What is to be recorded of {name}?", name=name)
    whole = stacked(turn.choice("Back to the list", OpenClassPage(duty.unit_id, 0)))
    return Reply(asked, (*rows, *whole), is_new=True, says_health=True)


def _named_in(text: str, of_class: Sequence[RollPupil]) -> RollPupil | None:
    """The one pupil whose given name stands there, and surely as a name."""
    words = set(fold(text).split())
    pupils = {str(pupil.person_id): pupil for pupil in of_class if fold(given_name(pupil.name)) in words}
    if not pupils:
        return None
    read = read_child(text, [Named(str(each.person_id), each.name, each.class_name) for each in of_class])
    return pupils.get(read.value[0]) if isinstance(read, Understood) and len(read.value) == 1 else None
