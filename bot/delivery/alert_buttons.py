"""The buttons under an alert, by who reads it and where the case stands."""

from bot.cases.station.steps import is_due
from bot.cases.wording import FINAL, WATCHED
from bot.dialogue.actions import Action
from bot.dialogue.case_actions import (
    CaseNoted,
    NoteOnCase,
    OpenCaseAlert,
    PassCaseOn,
    ReopenCase,
    SetOutcome,
    StationTold,
    TakeCase,
)
from bot.dialogue.menu_actions import OpenMySchool
from bot.dialogue.station_actions import ReportToStation, ShowLife
from bot.i18n import Voice
from bot.messages import Choice, Rows, in_rows
from bot.turn import plain
from storage.queries.cases import SCHOOL_DUTIES, CaseFile


def closed_rows(voice: Voice, case: CaseFile, *, is_question: bool) -> Rows:
    """Under a message that shows no details: open; and the outcomes where it asks for one; an ended one again."""
    if case.state == "closed":
        if case.is_drill:
            return ()
        life = (_button(voice, "How it went", ShowLife(case.id, 0, "")),)
        reopens = (_button(voice, "Open it again", ReopenCase(case.id, case.version)),)
        return (life, reopens) if case.roles & SCHOOL_DUTIES else (life,)
    open_row = (_button(voice, "Open", OpenCaseAlert(case.id)),)
    return (*_outcomes(voice, case), open_row) if is_question and case.state == "taken" else (open_row,)


def school_rows(voice: Voice, case: CaseFile, has_receipt: bool) -> Rows:
    """Under the details: taking and passing on, then outcomes; who is only informed may say that they are."""
    if not case.roles & SCHOOL_DUTIES:
        return _receipt(voice, case, has_receipt)
    pass_on = _button(voice, "Pass on", PassCaseOn(case.id))
    life = (_button(voice, "How it went", ShowLife(case.id, 0, "")),)
    if case.state == "open":
        return ((_button(voice, "Take this case", TakeCase(case.id)), pass_on), *_station(voice, case), life)
    last = (_button(voice, "Write a note", NoteOnCase(case.id)), pass_on)
    return (*_outcomes(voice, case), *_station(voice, case), last, life)


def official_rows(voice: Voice, case: CaseFile, has_receipt: bool) -> Rows:
    """Under what an official above the school sees."""
    school = _button(voice, "See how the school stands", OpenMySchool(case.school_id))
    life = _button(voice, "How it went", ShowLife(case.id, 0, ""))
    return ((school,), *_receipt(voice, case, has_receipt), (life,))


def _outcomes(voice: Voice, case: CaseFile) -> Rows:
    watched = [_button(voice, msgid, SetOutcome(case.id, name)) for name, msgid in WATCHED.items()]
    final = [_button(voice, msgid, SetOutcome(case.id, name)) for name, msgid in FINAL.items()]
    return (*in_rows(watched, 3), *in_rows(final, 3))


def _station(voice: Voice, case: CaseFile) -> Rows:
    """The legal step, while it is due."""
    if not is_due(case):
        return ()
    tell = _button(voice, "Tell the health station", ReportToStation(case.id))
    return ((tell, _button(voice, "Health station told", StationTold(case.id))),)


def _receipt(voice: Voice, case: CaseFile, has_receipt: bool) -> Rows:
    return () if has_receipt else ((_button(voice, "Noted", CaseNoted(case.id)),),)


def _button(voice: Voice, msgid: str, action: Action) -> Choice:
    return Choice(plain(voice.say(msgid)), action.encode())
