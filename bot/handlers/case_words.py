"""Taking a case by words: "Nhận ca 37", or "Nhận ca" where only one waits."""

from collections.abc import Sequence

from bot.cases.acting import may_act
from bot.cases.codes import code_of
from bot.dialogue.case_actions import ListCases, OpenMyCase, TakeCase
from bot.dialogue.folding import fold
from bot.handlers.cases import take_case
from bot.messages import Choice, Reply, stacked
from bot.turn import Asking, Turn, again
from storage.queries.case_lists import MyCases
from storage.queries.cases import CaseFile


def taken_by_words(turn: Turn, text: str) -> Asking[Reply | None]:
    """Take the case whose digits were typed; None where no such words are, or nobody's duty it is."""
    code = _code_in(turn, text)
    if code is None:
        return None
    files: tuple[CaseFile, ...] = yield MyCases()
    mine = [file for file in files if may_act(file)]
    if not mine:
        return None
    meant = [file for file in mine if code_of(file.id) == code] if code else [f for f in mine if f.state == "open"]
    if len(meant) != 1:
        return _which(turn, meant)
    answer = take_case(turn, TakeCase(meant[0].id))
    reply = answer if isinstance(answer, Reply) else (yield from answer)
    return again(reply, is_new=True)


def _code_in(turn: Turn, text: str) -> int | None:
    """The digits after the words; 0 where there are none."""
    typed = fold(text)
    for words in sorted(map(fold, turn.voice.say("TAKE CASE").split(",")), key=len, reverse=True):
        if typed == words:
            return 0
        rest = typed.removeprefix(words + " ")
        if rest != typed and rest.isdecimal() and len(rest) == 2:
            return int(rest)
    return None


def _which(turn: Turn, meant: Sequence[CaseFile]) -> Reply:
    if not meant:
        text = turn.voice.say("No open case of yours has this number.")
        return Reply(text, stacked(turn.choice("My open cases", ListCases())), is_new=True)
    choices = [Choice(_place(file), OpenMyCase(file.id).encode()) for file in meant]
    return Reply(turn.voice.say("Which case is meant?"), stacked(*choices), is_new=True)


def _place(file: CaseFile) -> str:
    place = f"{file.school_name} · {file.class_name}" if file.class_name else file.school_name
    return f"{code_of(file.id)} · {place}"
