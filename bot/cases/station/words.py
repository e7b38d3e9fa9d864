"""How the legal step is spoken of: by when, and who told the station, when and how. Imports the voice and values."""

from datetime import datetime

from bot.cases.station.steps import HOW, has_duty, is_due
from bot.cases.wording import called, time_left, when
from bot.i18n import Voice
from storage.queries.case_details import Sheet
from storage.queries.cases import CaseFile


def told_line(voice: Voice, case: CaseFile, now: datetime) -> str:
    """ "Đã báo Trạm Y tế lúc 06:43 (cô Thảo, qua điện thoại)." """
    if case.told_station_at is None:
        return ""
    time, details = when(voice, case.told_station_at, now), told_details(voice, case)
    if not details:
        return voice.say("The health station was told at {time}.", time=time)
    return voice.say("The health station was told at {time} ({details}).", time=time, details=details)


def told_details(voice: Voice, case: CaseFile) -> str:
    """ "cô Thảo, qua điện thoại": as much of it as is known."""
    teller, how = case.station_teller, case.told_station_how
    known = [called(voice, teller.name, teller.gender)] if teller else []
    return ", ".join([*known, voice.say(HOW[how])] if how in HOW else known)


def deadline_line(voice: Voice, case: CaseFile, now: datetime) -> str:
    """By when, or that it is done; nothing where the law asks nothing."""
    if case.told_station_at is not None:
        return told_line(voice, case, now)
    if not has_duty(case):
        return ""
    return voice.say("Tell the health station by {time}.", time=when(voice, case.report_by, now))


def clock_words(voice: Voice, case: CaseFile, now: datetime) -> str:
    """The clock of a case in a list: how long is left, or who has told the station."""
    if case.told_station_at is not None:
        details = told_details(voice, case)
        return voice.say("station told ({details})", details=details) if details else voice.say("station told")
    return time_left(voice, case.report_by, now) if is_due(case) else ""


def answer_line(voice: Voice, sheet: Sheet, now: datetime) -> str:
    """Whether the station has said that it received what was sent to it in chat."""
    case = sheet.file
    if case.told_station_how != "in_chat" or case.told_station_at is None:
        return ""
    received = sheet.first("station_received")
    if received is not None:
        return voice.say("The station confirmed at {time} that it received it.", time=when(voice, received.at, now))
    return voice.say("The station has not confirmed yet that it received it.")
