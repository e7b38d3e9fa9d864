"""What staff type of an open case: the case is found, its buttons are offered, and the words are kept for a note."""

from collections.abc import Sequence
from datetime import timedelta

from bot.cases.acting import follow_cases, may_act
from bot.cases.codes import code_of
from bot.dialogue.case_actions import (
    KeepSaid,
    OpenMyCase,
    SaidOfCase,
    SaidStationTold,
    StationTold,
    TakeAndKeep,
    TakeCase,
)
from bot.dialogue.case_said import code_before, code_in
from bot.dialogue.case_told import OUTCOME_SENTENCES, Told, names_a_case, says_name, told_of_case
from bot.dialogue.folding import fold
from bot.dialogue.menu import CASES
from bot.dialogue.names import given_name, short_names
from bot.handlers.case_offers import about_case, place_of, says_read, when_said
from bot.handlers.case_outcomes import LONGEST_NOTE
from bot.handlers.cases import my_person, open_messages, the_case
from bot.handlers.cases_together import outcome_of_all
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn, again, on, tapped
from storage.changes.cases import CaseHappened
from storage.queries.case_lists import MyCases
from storage.queries.cases import CaseFile
from storage.queries.said import OpenedLast, SaidAt

SPOKEN_OF_FOR = timedelta(minutes=10)
"""How long after a message about one case alone what is said is of that case."""


def said_of_a_case(turn: Turn, text: str, *, is_asked: bool = False) -> Asking[Reply | None]:
    """Offer what was said of a case, or ask which case it was said of; None where it is of none.

    `is_asked`: the sender is being asked about herself: what may be her own answer is none of a case's.
    """
    told = told_of_case(turn.voice, text)
    if told is None or not any(duty.kind in CASES for duty in turn.sender.duties):
        return None
    files: tuple[CaseFile, ...] = yield MyCases()
    mine = [file for file in files if may_act(file) or told.work or says_read(turn, file, text)]
    of_all = outcome_of_all(turn, mine, told.outcome or "", text)
    if of_all is not None:
        return of_all
    meant, opened = yield from _meant(turn, mine, told, text, is_asked=is_asked)
    if len(meant) > 1:
        return Reply(turn.voice.say("Of which case is that?"), stacked(*_lines(turn, meant)), is_new=True)
    if not meant:
        return None
    return (yield from about_case(turn, meant[0], text, when_said(turn), is_opened=opened))


def _meant(
    turn: Turn, mine: Sequence[CaseFile], told: Told, text: str, *, is_asked: bool
) -> Asking[tuple[Sequence[CaseFile], bool]]:
    """Which cases may be meant, and whether it is the one that the sender was shown last."""
    if not mine:
        return (), False
    own = told.is_of_work and not (is_asked and told.outcome)
    code = code_in(turn.voice, text)
    if code is None and told.outcome:
        code = code_before(turn.voice, text, OUTCOME_SENTENCES[told.outcome])
    named = [file for file in mine if code_of(file.id) == code] or [
        file
        for file in mine
        if says_name(turn.voice, text, given_name(file.subject_name or "")) or (own and _has_name(file, text))
    ]
    opened, shown = yield from _spoken_of(turn, mine)
    if named:
        return named, named == opened
    if own or code is not None or names_a_case(turn.voice, text):
        return opened or mine, shown
    if told.points == "this" and not told.asks:
        return opened or mine, shown
    reads = shown and not is_asked and says_read(turn, opened[0], text)
    return (opened if told.points or reads else ()), shown


@on(SaidOfCase)
def said_of_case(turn: Turn, action: SaidOfCase) -> Asking[Reply]:
    """Go on with what was said before the case was picked; where that is gone the case alone is opened."""
    file = yield from the_case(turn, action.case)
    text = yield from _words(action, file)
    if text is None:
        return again((yield from tapped(turn, OpenMyCase(file.id))), is_new=True)
    return (yield from about_case(turn, file, text, (action.at, action.mark)))


@on(KeepSaid)
def keep_said(turn: Turn, action: KeepSaid) -> Asking[Reply]:
    """Keep what was said as a note with the case."""
    file = yield from the_case(turn, action.case, to_act=True)
    text = yield from _words(action, file)
    if text is None:
        return again((yield from tapped(turn, OpenMyCase(file.id))), is_new=True)
    turn.note(_note(turn, file, text), *follow_cases([file], turn.now))
    return Reply(turn.voice.say("The note is kept with the case."), is_new=True)


@on(TakeAndKeep)
def take_and_keep(turn: Turn, action: TakeAndKeep) -> Asking[Reply]:
    """Take the case, if nobody has it yet, and keep what was said as a note."""
    file = yield from the_case(turn, action.case, to_act=True)
    text = yield from _words(action, file)
    if text is not None:
        turn.note(_note(turn, file, text))
    if file.state == "open":
        open_messages(turn, [file], "alert")
    return again((yield from tapped(turn, TakeCase(file.id))), is_new=True)


@on(SaidStationTold)
def said_station_told(turn: Turn, action: SaidStationTold) -> Asking[Reply]:
    """Record that the health station was told, with what was said of it."""
    file = yield from the_case(turn, action.case, to_act=True)
    text = yield from _words(action, file)
    if text is not None and file.told_station_at is None:
        turn.note(_note(turn, file, text))
    return again((yield from tapped(turn, StationTold(file.id))), is_new=True)


def _words(action: SaidOfCase | KeepSaid | TakeAndKeep | SaidStationTold, file: CaseFile) -> Asking[str | None]:
    """What was said; None where it is not kept any more, or the case has ended."""
    text: str | None = yield SaidAt(action.at, action.mark)
    return text if file.state != "closed" else None


def _note(turn: Turn, file: CaseFile, text: str) -> CaseHappened:
    return CaseHappened(file.uid, turn.now, "noted", my_person(turn), note=text.strip()[:LONGEST_NOTE])


def case_lines(turn: Turn, files: Sequence[CaseFile]) -> list[tuple[CaseFile, str]]:
    """Cases called by their codes, told apart by given names for who may see them: "12. Tuệ · Thỏ Ngọc"."""
    names = short_names([file.subject_name or "" for file in files])
    return [
        (file, f"{code_of(file.id)}. " + " · ".join(part for part in (name, place_of(file)) if part))
        for file, name in zip(files, names, strict=True)
    ]


def _lines(turn: Turn, files: Sequence[CaseFile]) -> list[Choice]:
    at = when_said(turn)
    return [Choice(line, SaidOfCase(file.id, *at).encode()) for file, line in case_lines(turn, files)]


def _spoken_of(turn: Turn, files: Sequence[CaseFile]) -> Asking[tuple[list[CaseFile], bool]]:
    """The case that the sender opened last, and that it was opened; else the only one they were told of just now."""
    own, since = turn.sender.account.id, turn.now - SPOKEN_OF_FOR
    opened: bytes | None = yield OpenedLast(tuple(file.uid for file in files), since)
    if opened is not None:
        return [file for file in files if file.uid == opened], True
    rung = [file for file in files if any(row.account_id == own and row.at >= since for row in file.told)]
    return (rung if len(rung) == 1 else []), False


def _has_name(file: CaseFile, text: str) -> bool:
    name = fold(given_name(file.subject_name or ""))
    return bool(name) and f" {name} " in f" {fold(text)} "
