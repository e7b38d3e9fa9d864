"""Renders what goes to the health station in chat, and the same notice to whoever reads it out at the school."""

from collections.abc import Callable, Sequence

from bot.cases.station.paper import paper_of
from bot.cases.station.steps import has_duty, is_due, is_false_alarm
from bot.cases.wording import when
from bot.delivery.alert_pages import SHOWN_FOR
from bot.delivery.alerts import SUPERSEDED, no_longer_theirs, superseded
from bot.delivery.values import Dropped, Rendered, Waiting, renders
from bot.dialogue.actions import Action
from bot.dialogue.case_actions import StationTold
from bot.dialogue.station_actions import NoticeReceived, OpenNotice, ReadToStation
from bot.i18n import Catalogs, Voice
from bot.messages import Choice, Reply, stacked
from bot.turn import plain
from storage.needs import Reading
from storage.queries.case_details import Sheet, sheets
from storage.queries.cases import SCHOOL_DUTIES, CaseFile, Scopes
from storage.queries.station import Particulars, particulars

Render = Callable[[Reading, Waiting, Voice, Sheet, CaseFile], Rendered | Dropped]


@renders("station")
def station(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """Tell the station's people that there is a notice; after their tap, the whole of it for a day."""
    return _each(reading, catalogs, waiting, _to_station)


@renders("notice_text")
def notice_text(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting]) -> Sequence[Rendered | Dropped]:
    """The notice to read out or to copy, for whoever asked; for a day."""
    return _each(reading, catalogs, waiting, _to_read)


def _each(reading: Reading, catalogs: Catalogs, waiting: Sequence[Waiting], render: Render) -> list[Rendered | Dropped]:
    found = sheets(reading, [_uid(each) for each in waiting])
    scopes = Scopes.of(reading, [sheet.file for sheet in found.values()])
    older = superseded(waiting)
    done: list[Rendered | Dropped] = []
    for each in waiting:
        sheet = found.get(_uid(each))
        case = scopes.seen_by(each.recipient, sheet.file) if sheet else None
        if each.id in older:
            done.append(SUPERSEDED)
        elif sheet is None or case is None:
            done.append(no_longer_theirs(catalogs, each))
        else:
            done.append(render(reading, each, each.voice(catalogs), sheet, case))
    return done


def _to_station(reading: Reading, waiting: Waiting, voice: Voice, sheet: Sheet, case: CaseFile) -> Rendered | Dropped:
    if "health_station" not in case.roles:
        return Dropped("no duty at the station (any more)")
    received = sheet.first("station_received")
    lines = [voice.say("1 notice under article 10 of Circular 15/2026 · {school}", school=case.school_name)]
    if is_false_alarm(case):
        lines.append(voice.say("The school says since: a false alarm."))
    if received is not None:
        lines.append(voice.say("Received by the station at {time}.", time=when(voice, received.at, reading.now)))
    receipt = _button(voice, "Received", NoticeReceived(case.id))
    if not _is_shown(reading, waiting, sheet):
        if not waiting.sent_before and (case.told_station_at is None or is_false_alarm(case)):
            return Dropped("the school took it back before it left")
        return Rendered(Reply("\n".join(lines), stacked(_button(voice, "Open", OpenNotice(case.id)))))
    paper = paper_of(voice, sheet, _particulars(reading, case), reading.now)
    rows = () if received is not None else stacked(receipt)
    return Rendered(Reply("\n".join([paper.as_message(), *lines[1:]]), rows))


def _to_read(reading: Reading, waiting: Waiting, voice: Voice, sheet: Sheet, case: CaseFile) -> Rendered | Dropped:
    if not case.roles & SCHOOL_DUTIES or not has_duty(case):
        return Dropped("not theirs to tell")
    if not _is_shown(reading, waiting, sheet):
        again = stacked(_button(voice, "Text to copy, read out or print", ReadToStation(case.id)))
        return Rendered(Reply(voice.say("The text was shown for a day."), again))
    about = particulars(reading, [case], waiting.recipient.person.id if waiting.recipient.person else None)[case.uid]
    told = stacked(_button(voice, "Health station told", StationTold(case.id))) if is_due(case) else ()
    return Rendered(Reply(paper_of(voice, sheet, about, reading.now).as_message(), told))


def _particulars(reading: Reading, case: CaseFile) -> Particulars:
    return particulars(reading, [case])[case.uid]


def _is_shown(reading: Reading, waiting: Waiting, sheet: Sheet) -> bool:
    """Whether this message was opened within a day; one that leaves unasked is covered in any case."""
    looked = sheet.looked_at(str(waiting.about["root"]))
    if waiting.is_new:
        return False
    return looked is not None and reading.now < looked + SHOWN_FOR


def _button(voice: Voice, msgid: str, action: Action) -> Choice:
    return Choice(plain(voice.say(msgid)), action.encode())


def _uid(waiting: Waiting) -> bytes:
    return bytes.fromhex(str(waiting.about["case"]))
