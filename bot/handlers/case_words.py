"""A case by words: "Nhận ca 37", "Mở ca của bé Tuệ", or without either where only one waits."""

from collections.abc import Sequence
from typing import Any

from bot.cases.acting import may_act
from bot.cases.codes import code_of
from bot.dialogue.actions import Action
from bot.dialogue.case_actions import ListCases, OpenCaseAlert, OpenMyCase, TakeCase
from bot.dialogue.case_said import CaseSaid, is_called
from bot.dialogue.folding import label_key
from bot.handlers.case_lists import show_anew
from bot.handlers.cases import open_messages, said_aloud
from bot.handlers.said_of_cases import case_lines
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn, again, answered_by, on_event, tapped
from bot.understanding.all_cases import takes_all
from storage.queries.case_lists import MyCases
from storage.queries.cases import CaseFile

MOST_OF_A_NAME = 2
"""Words beside "nhận ca" that may be whose it is."""


@on_event("case_said")
def by_words(turn: Turn, said: CaseSaid, otherwise: Any) -> Asking[Reply]:
    """Take or open the case that is meant; whoever has none is answered as if no case had been spoken of."""
    text = turn.incoming.text or ""
    if said.takes and takes_all(text, is_marked=True):
        return (yield from answered_by(turn, otherwise))  # "nhận cả 2" is no case of the number 2
    files: tuple[CaseFile, ...] = yield MyCases()
    mine = [file for file in files if may_act(file)] if said.takes else list(files)
    called = [file for file in mine if is_called(turn.voice, said.beside, file.subject_name, file.class_name)]
    if not mine or not (called or said.is_whole):
        return _of_nobody(turn, said, files) or (yield from answered_by(turn, otherwise))
    if not (said.takes or said.is_sure or said.beside or said.code) and label_key(text) in turn.sender.session.menu:
        return (yield from answered_by(turn, otherwise))  # "mở" is the line of what was shown last
    listed = _in_the_list(turn, said) if said.is_whole else None
    if listed is not None:
        return again((yield from tapped(turn, listed)), is_new=True)
    meant = _meant(said, mine, called)
    if not (meant or said.is_sure):
        return (yield from answered_by(turn, otherwise))  # "co nhan" is a name as well
    reply = yield from (_taken(turn, said, meant, called=bool(called)) if said.takes else _opened(turn, said, meant))
    return again(reply, is_new=True)


def _of_nobody(turn: Turn, said: CaseSaid, files: Sequence[CaseFile]) -> Reply | None:
    """Who calls a case by a child that has none hears so, and is not offered those of others."""
    if not (said.takes and said.is_sure and files and said.code is None and 0 < len(said.beside) <= MOST_OF_A_NAME):
        return None
    text = turn.voice.say("No open case is of a child of this name.")
    return Reply(text, stacked(turn.choice("My open cases", ListCases())), is_new=True)


def _in_the_list(turn: Turn, said: CaseSaid) -> OpenMyCase | None:
    """The case with this number in the list that was shown last: opened first, also where it is to be taken."""
    encoded = turn.sender.session.menu.get(str(said.code))
    action = Action.decode(encoded) if encoded is not None else None
    return action if isinstance(action, OpenMyCase) else None


def _meant(said: CaseSaid, mine: Sequence[CaseFile], called: Sequence[CaseFile]) -> list[CaseFile]:
    """By its digits, by its child; without either those that wait, or all that can be opened."""
    if said.code is not None:
        return [file for file in called or mine if code_of(file.id) == said.code]
    if called:
        return list(called)
    return [file for file in mine if file.state == "open" or not said.takes]


def _taken(turn: Turn, said: CaseSaid, meant: Sequence[CaseFile], *, called: bool) -> Asking[Reply]:
    if len(meant) != 1:
        return _which(turn, meant, waiting=said.code is None)
    [file] = meant
    own = [row.kind for row in file.told if row.account_id == turn.sender.account.id]
    if not own and said.code is None and not called:
        return (yield from tapped(turn, OpenMyCase(file.id)))  # nobody takes a case they have never heard of
    reply = said_aloud(turn, (yield from tapped(turn, TakeCase(file.id))))
    if file.state == "open" and "alert" in own:
        open_messages(turn, meant, "alert")  # who takes it needs to know whom to call
    elif file.state == "open":
        show_anew(turn, file)
    return reply


def _opened(turn: Turn, said: CaseSaid, meant: Sequence[CaseFile]) -> Asking[Reply]:
    if said.code is None and said.is_whole and len(meant) > 1:
        return (yield from tapped(turn, ListCases()))
    if len(meant) != 1:
        return _which(turn, meant)
    [file] = meant
    has_alert = any(row.account_id == turn.sender.account.id and row.kind == "alert" for row in file.told)
    if has_alert and not turn.abilities.can_edit:
        return (yield from tapped(turn, OpenCaseAlert(file.id)))
    return (yield from tapped(turn, OpenMyCase(file.id)))


def _which(turn: Turn, meant: Sequence[CaseFile], *, waiting: bool = False) -> Reply:
    if not meant:
        text = turn.voice.say("No case waits to be taken." if waiting else "No open case of yours has this number.")
        return Reply(text, stacked(turn.choice("My open cases", ListCases())), is_new=True)
    choices = [Choice(line, OpenMyCase(file.id).encode()) for file, line in case_lines(turn, meant)]
    return Reply(turn.voice.say("Which case is meant?"), stacked(*choices), is_new=True, says_health=True)
