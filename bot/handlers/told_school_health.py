"""What those who are informed of a case say of it: a teacher's word of her pupil, and that all of them were read."""

from dataclasses import replace
from datetime import timedelta

from bot.cases.acting import may_act
from bot.cases.family_words import write_on
from bot.dialogue.case_actions import CaseNoted, TellSchoolHealth
from bot.dialogue.case_told import is_receipt, says_name
from bot.dialogue.names import given_name
from bot.handlers.case_offers import when_said
from bot.handlers.cases import NotYourCase, the_case
from bot.handlers.papers import whom_at_school
from bot.handlers.said_of_roll import said_of_a_pupil
from bot.messages import Reply, stacked
from bot.turn import Asking, Turn, on, tapped
from bot.understanding.after_alarm import says_worse
from storage.queries.case_lists import MyCases
from storage.queries.cases import CaseFile
from storage.queries.said import SaidAt

TOLD_JUST_NOW = timedelta(minutes=10)
LEAST_WORDS = 3
"""A name alone, or with a title, tells nothing of a pupil."""
NEAR = ("homeroom", "boarding")


def with_a_word_to_school_health(turn: Turn, text: str) -> Asking[Reply | None]:
    """What a pupil's sentence is answered with; where the pupil has a case, school health may be told of it, too."""
    reply = yield from said_of_a_pupil(turn, text)
    if len(text.split()) < LEAST_WORDS or not any(duty.kind in NEAR for duty in turn.sender.duties):
        return reply
    files: tuple[CaseFile, ...] = yield MyCases()
    about = [file for file in files if _is_near(turn, file) and _is_named(turn, file, text)]
    if len(about) != 1:
        return reply
    if says_worse(text):
        return (yield from _tell(turn, about[0], text))  # it does not wait for a yes, as a family's does not
    tell = turn.choice("Let school health know", TellSchoolHealth(about[0].id, *when_said(turn)))
    if reply is not None:
        return replace(reply, rows=(*reply.rows, (tell,)))
    said = "<b>{name}</b> has a case that is looked after. Let school health know what you wrote?"
    return Reply(turn.voice.say(said, name=given_name(about[0].subject_name or "")), stacked(tell), is_new=True)


def _is_near(turn: Turn, file: CaseFile) -> bool:
    """Whether it is a pupil of the sender's class or boarding house, and others look after the case."""
    holds = turn.sender.holds("homeroom", file.class_id or 0) or turn.sender.holds("boarding", file.school_id)
    return holds is not None and not may_act(file) and file.state != "closed"


def _is_named(turn: Turn, file: CaseFile, text: str) -> bool:
    return says_name(turn.voice, text, given_name(file.subject_name or ""))


@on(TellSchoolHealth)
def tell_school_health(turn: Turn, action: TellSchoolHealth) -> Asking[Reply]:
    """Put it on the case's card; whoever has the case is rung where it says that the pupil is worse."""
    file = yield from the_case(turn, action.case)
    if not _is_near(turn, file):
        raise NotYourCase
    text: str | None = yield SaidAt(action.at, action.mark)
    if text is None:
        return Reply(turn.voice.say("That was said too long ago. If it is so now, please write it again."), is_new=True)
    return (yield from _tell(turn, file, text))


def _tell(turn: Turn, file: CaseFile, text: str) -> Asking[Reply]:
    by = "proxy" if turn.sender.holds("homeroom", file.class_id or 0) else "boarding"
    yield from write_on(turn, file, text, by, is_worse=says_worse(text))
    whom = yield from whom_at_school(turn, file.school_id)
    thanks = turn.voice.say("School health reads it with the case. Thank you.")
    return Reply(f"{thanks} {whom}".strip(), is_new=True)


def note_all_told(turn: Turn, text: str) -> Asking[Reply | None]:
    """A receipt in words for several cases of which the sender was just told, and which others look after."""
    if not is_receipt(turn.voice, text):
        return None
    files: tuple[CaseFile, ...] = yield MyCases()
    told = [file for file in files if not may_act(file) and _was_told(turn, file)]
    if len(told) < 2:
        return None
    for file in told:
        yield from tapped(turn, CaseNoted(file.id))
    one, several = "Noted for {n} case.", "Noted for {n} cases."
    return Reply(turn.voice.say_n(one, several, len(told)), is_new=True)


def _was_told(turn: Turn, file: CaseFile) -> bool:
    own, since = turn.sender.account.id, turn.now - TOLD_JUST_NOW
    return any(row.account_id == own and row.at >= since for row in file.told)
