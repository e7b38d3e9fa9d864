"""What is offered of one case after something was said of it: nothing is recorded before a further yes."""

from collections.abc import Sequence

from bot.cases.acting import may_act
from bot.cases.codes import code_of
from bot.cases.wording import DUTIES, FINAL, OUTCOMES, called
from bot.dialogue.case_actions import (
    CaseNoted,
    KeepSaid,
    OpenMyCase,
    PassCaseOn,
    SaidStationTold,
    SetOutcome,
    StationTold,
    TakeAndKeep,
    TakeCase,
)
from bot.dialogue.case_told import Told, is_receipt, told_of_case
from bot.dialogue.names import given_name
from bot.dialogue.station_actions import ReportToStation
from bot.dialogue.wording import phone_words
from bot.handlers.cases import answered, said_aloud
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn, again, tapped
from bot.understanding.courtesies import courtesy
from storage.queries.cases import NAMED, CaseFile
from storage.queries.responders import Responders, SchoolPeople
from storage.queries.said import instant_of, mark_of

Said = tuple[int, int]
"""By which the update that says something is found again among those kept: its words go into no button."""
TO_CALL = ("school_health", "principal", "deputy_head")


def when_said(turn: Turn) -> Said:
    """Of the turn's own words."""
    return instant_of(turn.now), mark_of(turn.incoming.key)


def about_case(turn: Turn, file: CaseFile, text: str, at: Said, *, is_opened: bool = False) -> Asking[Reply]:
    """One case, what was said of it first. `is_opened`: its page was shown to the sender just now."""
    told = told_of_case(turn.voice, text)
    if told is None:
        return _offer(turn, file, "Keep that as a note with case {code} ({place})?", [], at)
    if told.work == "name" and not file.roles & NAMED:
        return (yield from _without_name(turn, file))
    if not may_act(file):
        if is_opened and says_read(turn, file, text):
            return said_aloud(turn, (yield from tapped(turn, CaseNoted(file.id))))
        return again((yield from tapped(turn, OpenMyCase(file.id))), is_new=True)
    if told.work == "station" and not file.notifiable:
        return _offer(turn, file, "Case {code} ({place}) need not be reported to the health station.", [], at)
    if told.work == "pass":
        passes = turn.choice("Pass on", PassCaseOn(file.id))
        return _offer(turn, file, "Pass case {code} ({place}) on?", [passes], at)
    if told.is_done:
        return (yield from _station_told(turn, file, at))
    if told.work == "station" and file.told_station_at is not None:
        # with the way to take it back: "ghi nhầm, chưa báo trạm"
        return again((yield from tapped(turn, StationTold(file.id))), is_new=True)
    if told.work == "station" and not told.asks:
        return again((yield from tapped(turn, ReportToStation(file.id))), is_new=True)
    if told.asks or told.work in ("station", "page", "name") or is_receipt(turn.voice, text):
        return again((yield from tapped(turn, OpenMyCase(file.id))), is_new=True)
    return _untaken(turn, file, told, at) if file.state == "open" else _offered(turn, file, told, at)


def says_read(turn: Turn, file: CaseFile, text: str) -> bool:
    """Whether a text says that the message about a case was read; from who is only informed a nod does."""
    return is_receipt(turn.voice, text) or (not may_act(file) and courtesy(text) == "nod")


def _station_told(turn: Turn, file: CaseFile, at: Said) -> Asking[Reply]:
    """Told before it was recorded: what was said, of when and how, is kept with the record."""
    if file.told_station_at is not None:
        return again((yield from tapped(turn, StationTold(file.id))), is_new=True)
    yes = turn.choice("Yes, record that it was told", SaidStationTold(file.id, *at))
    return _offer(turn, file, "Record for case {code} ({place}) that the health station was told?", [yes], at)


def _untaken(turn: Turn, file: CaseFile, told: Told, at: Said) -> Reply:
    """Who does something for a case that nobody has may take it by the same press."""
    choices = []
    if told.outcome:
        words = turn.voice.say(OUTCOMES[told.outcome]).lower()
        record = SetOutcome(file.id, told.outcome)
        choices.append(turn.choice("Take it and record “{outcome}”", record, outcome=words))
    choices.append(turn.choice("Take it and keep that as a note", TakeAndKeep(file.id, *at)))
    choices += [turn.choice("Take this case", TakeCase(file.id)), turn.choice("Open", OpenMyCase(file.id))]
    asked = _say(turn, file, "Case {code} ({place}) has nobody yet. What would you like to do?")
    return Reply(asked, stacked(*choices), is_new=True)


def _offered(turn: Turn, file: CaseFile, told: Told, at: Said) -> Reply:
    if told.outcome:
        words = turn.voice.say(OUTCOMES[told.outcome])
        record = SetOutcome(file.id, told.outcome)
        yes = turn.choice("Yes, record “{outcome}”", record, outcome=words.lower())
        return _offer(turn, file, "Record “{outcome}” for case {code} ({place})?", [yes], at, outcome=words)
    if told.work == "end":
        asked = _say(turn, file, "How does case {code} ({place}) end?")
        ends = [turn.choice(words, SetOutcome(file.id, name)) for name, words in FINAL.items()]
        return Reply(asked, stacked(*ends, turn.choice("Open", OpenMyCase(file.id))), is_new=True)
    return _offer(turn, file, "Keep that as a note with case {code} ({place})?", [], at)


def _offer(turn: Turn, file: CaseFile, msgid: str, first: Sequence[Choice], at: Said, **values: object) -> Reply:
    """A question with what it asks about first, then the words as a note, then the case itself."""
    note = turn.choice("Keep that as a note", KeepSaid(file.id, *at))
    opens = turn.choice("Open", OpenMyCase(file.id))
    return Reply(_say(turn, file, msgid, **values), stacked(*first, note, opens), is_new=True)


def _without_name(turn: Turn, file: CaseFile) -> Asking[Reply]:
    """Why a name is not told to who asks for it, and who can be called."""
    answered(turn, file)
    school: SchoolPeople | None = yield Responders(file.school_id)
    lines = [
        turn.voice.say(
            "The name of a pupil is for those who look after them: the school, and the health station for an "
            "infectious disease."
        )
    ]
    reached = [h for h in school.holdings if h.phone and h.unit_id == file.school_id] if school else []
    taker = file.taker.person_id if file.taker else 0
    found = [h for h in reached if h.person_id == taker]
    found += [h for kind in TO_CALL for h in reached if h.kind == kind]
    if found:
        who = f"{called(turn.voice, found[0].name, found[0].gender)} ({turn.voice.say(DUTIES[found[0].kind])})"
        phone = phone_words(found[0].phone or "")
        lines.append(turn.voice.say("To ask about the case please call {who}: {phone}.", who=who, phone=phone))
    return Reply("\n".join(lines), stacked(turn.choice("Open", OpenMyCase(file.id))), is_new=True)


def _say(turn: Turn, file: CaseFile, msgid: str, **values: object) -> str:
    return turn.voice.say(msgid, code=code_of(file.id), place=_called(file), **values)


def _called(file: CaseFile) -> str:
    name = given_name(file.subject_name or "")
    return f"{name}, {place_of(file)}" if name else place_of(file)


def place_of(file: CaseFile) -> str:
    """The class, or where there is none the school."""
    return file.class_name or file.school_name
