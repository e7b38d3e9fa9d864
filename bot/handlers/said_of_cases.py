"""What staff type of an open case: the case is found, its buttons are offered, and the words are kept for a note."""

from collections.abc import Sequence
from datetime import timedelta

from bot.cases.acting import follow_cases, may_act
from bot.cases.codes import code_of
from bot.cases.wording import FINAL, OUTCOMES
from bot.dialogue.case_actions import KeepSaid, OpenMyCase, SaidOfCase, SetOutcome, TakeCase
from bot.dialogue.case_said import code_in, ends_a_case, is_work_said, names_a_case, outcome_said, says_station_told
from bot.dialogue.folding import fold
from bot.dialogue.names import given_name, short_names
from bot.handlers.case_outcomes import LONGEST_NOTE
from bot.handlers.cases import my_person, the_case
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn, again, on, tapped
from storage.changes.cases import CaseHappened
from storage.queries.case_lists import MyCases
from storage.queries.cases import CaseFile
from storage.queries.said import OpenedLast, SaidAt, instant_of, mark_of

SPOKEN_OF_FOR = timedelta(minutes=10)
"""How long after a message about one case alone what is said is of that case."""


def said_of_a_case(turn: Turn, text: str) -> Asking[Reply | None]:
    """Offer what was said of a case, or ask which case it was said of; None where it is of none."""
    outcome, is_work = outcome_said(turn.voice, text), is_work_said(turn.voice, text)
    code, ends = code_in(turn.voice, text), ends_a_case(turn.voice, text)
    if outcome is None and not is_work and not ends and code is None and not names_a_case(turn.voice, text):
        return None
    files: tuple[CaseFile, ...] = yield MyCases()
    mine = [file for file in files if is_work or may_act(file)]
    named = [file for file in mine if _is_named(file, text)]
    if outcome is None and not is_work and not ends and not named and code is None:
        return None
    meant = [file for file in mine if code_of(file.id) == code] or named
    meant = meant or (yield from _spoken_of(turn, mine)) or mine
    if not meant:
        return None
    if len(meant) > 1:
        return Reply(turn.voice.say("Of which case is that?"), stacked(*_lines(turn, meant)), is_new=True)
    return (yield from _about(turn, meant[0], text))


@on(SaidOfCase)
def said_of_case(turn: Turn, action: SaidOfCase) -> Asking[Reply]:
    """Go on with what was said before the case was picked; where that is gone the case alone is opened."""
    file = yield from the_case(turn, action.case)
    text: str | None = yield SaidAt(action.at, action.mark)
    if text is None or file.state == "closed":
        return again((yield from tapped(turn, OpenMyCase(file.id))), is_new=True)
    return (yield from _about(turn, file, text, at=(action.at, action.mark)))


@on(KeepSaid)
def keep_said(turn: Turn, action: KeepSaid) -> Asking[Reply]:
    """Keep what was said as a note with the case."""
    file = yield from the_case(turn, action.case, to_act=True)
    text: str | None = yield SaidAt(action.at, action.mark)
    if text is None or file.state == "closed":
        return again((yield from tapped(turn, OpenMyCase(file.id))), is_new=True)
    kept = text.strip()[:LONGEST_NOTE]
    turn.note(CaseHappened(file.uid, turn.now, "noted", my_person(turn), note=kept), *follow_cases([file], turn.now))
    return Reply(turn.voice.say("The note is kept with the case."), is_new=True)


def case_lines(turn: Turn, files: Sequence[CaseFile]) -> list[tuple[CaseFile, str]]:
    """Cases called by their codes, told apart by given names for who may see them: "12. Tuệ · Thỏ Ngọc"."""
    names = short_names([file.subject_name or "" for file in files])
    return [
        (file, f"{code_of(file.id)}. " + " · ".join(part for part in (name, _place(file)) if part))
        for file, name in zip(files, names, strict=True)
    ]


def _lines(turn: Turn, files: Sequence[CaseFile]) -> list[Choice]:
    at, mark = _when_said(turn)
    return [Choice(line, SaidOfCase(file.id, at, mark).encode()) for file, line in case_lines(turn, files)]


def _when_said(turn: Turn) -> tuple[int, int]:
    """By which the update that says it is found again among those kept: its words go into no button."""
    return instant_of(turn.now), mark_of(turn.incoming.key)


def _spoken_of(turn: Turn, files: Sequence[CaseFile]) -> Asking[list[CaseFile]]:
    """The case that the sender opened last; else the only one of which they were told just now."""
    own, since = turn.sender.account.id, turn.now - SPOKEN_OF_FOR
    opened: bytes | None = yield OpenedLast(tuple(file.uid for file in files), since)
    if opened is not None:
        return [file for file in files if file.uid == opened]
    rung = [file for file in files if any(row.account_id == own and row.at >= since for row in file.told)]
    return rung if len(rung) == 1 else []


def _is_named(file: CaseFile, text: str) -> bool:
    name = fold(given_name(file.subject_name or ""))
    return bool(name) and f" {name} " in f" {fold(text)} "


def _about(turn: Turn, file: CaseFile, text: str, at: tuple[int, int] | None = None) -> Asking[Reply]:
    """One case, what was said of it first; nothing is recorded before a further yes."""
    say, code, place = turn.voice.say, code_of(file.id), _called(file)
    opens = turn.choice("Open", OpenMyCase(file.id))
    note = [turn.choice("Keep that as a note", KeepSaid(file.id, *(at or _when_said(turn))))] if may_act(file) else []
    outcome, is_work = outcome_said(turn.voice, text), is_work_said(turn.voice, text)
    if says_station_told(turn.voice, text) and not file.notifiable and may_act(file):
        asked = say("Case {code} ({place}) need not be reported to the health station.", code=code, place=place)
        return Reply(asked, stacked(*note, opens), is_new=True)
    if is_work or not may_act(file):
        return again((yield from tapped(turn, OpenMyCase(file.id))), is_new=True)
    if file.state == "open":
        asked = say("Case {code} ({place}) has to be taken first.", code=code, place=place)
        return Reply(asked, stacked(turn.choice("Take this case", TakeCase(file.id)), *note, opens), is_new=True)
    if ends_a_case(turn.voice, text) and not outcome:
        asked = say("How does case {code} ({place}) end?", code=code, place=place)
        ends = [turn.choice(words, SetOutcome(file.id, name)) for name, words in FINAL.items()]
        return Reply(asked, stacked(*ends, opens), is_new=True)
    if not outcome:
        asked = say("Keep that as a note with case {code} ({place})?", code=code, place=place)
        return Reply(asked, stacked(*note, opens), is_new=True)
    words = say(OUTCOMES[outcome])
    asked = say("Record “{outcome}” for case {code} ({place})?", outcome=words, code=code, place=place)
    yes = turn.choice("Yes, record “{outcome}”", SetOutcome(file.id, outcome), outcome=words.lower())
    return Reply(asked, stacked(yes, *note, opens), is_new=True)


def _called(file: CaseFile) -> str:
    name = given_name(file.subject_name or "")
    return f"{name}, {_place(file)}" if name else _place(file)


def _place(file: CaseFile) -> str:
    return file.class_name or file.school_name
