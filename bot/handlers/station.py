"""Telling the health station of a case: sent in chat, read out or printed; and recording that it was told, and how."""

from bot.cases.acting import follow_cases
from bot.cases.station.steps import (
    BY_HAND,
    HOW,
    has_duty,
    is_due,
    is_false_alarm,
    may_undo,
    sent_to_station,
    told_station,
    told_station_how,
    untold_station,
)
from bot.cases.station.words import told_line
from bot.cases.telling import follow_push
from bot.cases.wording import when
from bot.delivery.alert_pages import SHOWN_FOR
from bot.dialogue.case_actions import StationTold
from bot.dialogue.station_actions import ReadToStation, ReportToStation, SendToStation, StationNotTold, StationToldHow
from bot.dialogue.wording import phone_words
from bot.errors import OldButton
from bot.handlers.cases import ended, looked, my_person, the_case, toast
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn, on, plain
from storage.changes.outbox import Priority
from storage.queries.cases import CaseFile
from storage.queries.station import Station, StationOf
from storage.sealing import new_uid

BY = {
    "phone": "Told by phone",
    "text": "Told by Zalo or text message",
    "paper": "Told on paper or in person",
}


@on(ReportToStation)
def report(turn: Turn, action: ReportToStation) -> Asking[Reply]:
    """Open the step: by when, whom to call, and in which ways it can be done."""
    file = yield from case_to_tell(turn, action.case)
    if is_over(file):
        return ended(turn, file)
    station: Station | None = yield StationOf(file.school_id)
    if file.told_station_at is not None:
        return _recorded(turn, file, is_new=True)
    return _step(turn, file, station)


def case_to_tell(turn: Turn, number: int) -> Asking[CaseFile]:
    """The case behind a button of a school duty. Raises NotYourCase, and OldButton for an exercise."""
    file = yield from the_case(turn, number, to_act=True)
    if file.is_drill:
        raise OldButton
    return file


def is_over(file: CaseFile) -> bool:
    """Whether nothing can be told any more: an outcome alone does not end the duty."""
    return is_false_alarm(file) or (file.state == "closed" and not has_duty(file))


def _step(turn: Turn, file: CaseFile, station: Station | None) -> Reply:
    say = turn.voice.say
    lines = [say("<b>Telling the health station</b> · {place}", place=file.class_name or file.school_name)]
    if has_duty(file):
        until = when(turn.voice, file.report_by, turn.now)
        lines.append(say("Article 10 of Circular 15/2026/TT-BYT asks for it within 24 hours: by {time}.", time=until))
    else:
        lines.append(say("No suspected notifiable disease is recorded for this case; the law sets no time."))
    name = station.name if station and station.name else say("the commune's health station")
    numbers = [phone_words(one.phone) for one in station.people if one.phone] if station else []
    if numbers:
        lines.append(say("{station}: {phones}.", station=name, phones=", ".join(dict.fromkeys(numbers))))
    choices = []
    if has_duty(file):
        if station and station.reachable:
            choices.append(turn.choice("Send a message to the health station", SendToStation(file.id)))
        else:
            text = "{station} has nobody in this assistant; please call, or send the text by Zalo or on paper."
            lines.append(say(text, station=name))
            lines.append(say("The text to copy is below: hold its message. Then choose [Health station told]."))
        choices.append(turn.choice("Text to copy, read out or print", ReadToStation(file.id)))
    choices.append(turn.choice("Health station told", StationTold(file.id)))
    lines.append(say("The school's notice does not replace what the person or the family declares (article 12)."))
    return Reply("\n".join(lines), stacked(*choices), is_new=True)


@on(SendToStation)
def send(turn: Turn, action: SendToStation) -> Asking[Reply]:
    """Send the notice to the station's people, and record that it was told so."""
    file = yield from case_to_tell(turn, action.case)
    if is_over(file):
        return ended(turn, file)
    if file.told_station_at is not None:
        return _recorded(turn, file)
    station: Station | None = yield StationOf(file.school_id)
    if not is_due(file) or station is None or not station.reachable:
        return _step(turn, file, station)
    turn.note(*sent_to_station(file, station.reachable, my_person(turn), turn.now), *follow_cases([file], turn.now))
    turn.looked("station_notified", file.person_id, file.school_id, case=file.id)
    name = station.name or turn.voice.say("the commune's health station")
    text = turn.voice.say("Sent to {station} and recorded. When it confirms, the case says so.", station=name)
    return Reply(text, stacked(turn.choice("Text to copy, read out or print", ReadToStation(file.id))))


@on(ReadToStation)
def read_out(turn: Turn, action: ReadToStation) -> Asking[Reply]:
    """Show the notice as a message of its own, for a day."""
    file = yield from case_to_tell(turn, action.case)
    if is_over(file):
        return ended(turn, file)
    if not has_duty(file):
        return _step(turn, file, (yield StationOf(file.school_id)))
    account = turn.sender.account
    key = f"notice_text:{file.uid.hex()}:m{new_uid().hex()[:8]}:{account.id}"
    to, about = account.to, {"case": file.uid.hex(), "root": key}
    looked(turn, file, [key])
    turn.push(key, to, "notice_text", Priority.ALERT, about=about)
    turn.note(follow_push(key, to, "notice_text", about, turn.now + SHOWN_FOR))
    return toast(turn, "Opened")


@on(StationTold)
def station_told(turn: Turn, action: StationTold) -> Asking[Reply]:
    """Record the legal step at once: who told the health station, when; then ask how."""
    file = yield from case_to_tell(turn, action.case)
    if is_over(file):
        return ended(turn, file)
    if file.told_station_at is not None:
        return _recorded(turn, file, is_new=True)
    turn.note(*told_station(file, my_person(turn), turn.now), *follow_cases([file], turn.now))
    text = turn.voice.say("Recorded: the health station was told. How was it told?")
    return Reply(text, stacked(*_ways(turn, file), _mistake(turn, file)), is_new=True)


def _ways(turn: Turn, file: CaseFile) -> list[Choice]:
    return [turn.choice(BY[how], StationToldHow(file.id, how)) for how in BY_HAND]


def _mistake(turn: Turn, file: CaseFile) -> Choice:
    return turn.choice("Recorded by mistake", StationNotTold(file.id))


@on(StationToldHow)
def how_told(turn: Turn, action: StationToldHow) -> Asking[Reply]:
    """Keep how it was told; pressed on an old message after a mistake was taken back, it records anew."""
    if action.how not in BY_HAND:
        raise OldButton
    file = yield from case_to_tell(turn, action.case)
    if is_over(file):
        return ended(turn, file)
    if file.told_station_at is None:
        turn.note(*told_station(file, my_person(turn), turn.now, action.how), *follow_cases([file], turn.now))
    elif file.told_station_how == "in_chat" or file.told_station_how == action.how:
        return _recorded(turn, file)
    else:
        turn.note(*told_station_how(file, my_person(turn), turn.now, action.how), *follow_cases([file], turn.now))
    text = turn.voice.say("Recorded: the health station was told, {how}.", how=turn.voice.say(HOW[action.how]))
    return Reply(text, stacked(_mistake(turn, file)))


@on(StationNotTold)
def not_told(turn: Turn, action: StationNotTold) -> Asking[Reply]:
    """Take the record back, by whoever made it and within the hour; the clock goes on as if it had not been."""
    file = yield from case_to_tell(turn, action.case)
    if file.told_station_at is None:
        return _step(turn, file, (yield StationOf(file.school_id)))
    if not may_undo(file, my_person(turn), turn.now):
        return _recorded(turn, file)
    turn.note(*untold_station(file, turn.now, "station_untold", my_person(turn)), *follow_cases([file], turn.now))
    text = turn.voice.say("Taken back: the health station is not recorded as told.")
    if not is_due(file) and not has_duty(file):
        return Reply(text)
    return Reply(text, stacked(turn.choice("Tell the health station", ReportToStation(file.id))))


def _recorded(turn: Turn, file: CaseFile, *, is_new: bool = False) -> Reply:
    """That it is done: by whom, when, how; with the ways to say how, or that it was a mistake, while there are any."""
    text = told_line(turn.voice, file, turn.now)
    choices = []
    if file.told_station_how is None:
        choices += _ways(turn, file)
    if may_undo(file, my_person(turn), turn.now):
        choices.append(_mistake(turn, file))
    return Reply(text, stacked(*choices), is_new=is_new, toast="" if is_new else plain(text))
