"""A school's report in words, while it is on the screen: "ký luôn", "có mặt 58 chứ", "vắng 3 cháu ốm"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.dialogue.actions import Action
from bot.dialogue.declare_actions import About, Send, TakeUp
from bot.dialogue.filing_actions import SignAllTheSame
from bot.dialogue.word_lists import listed
from bot.forms.conversion import to_text
from bot.handlers.filing_work import begin_filing
from bot.handlers.not_well import refusal_of, take
from bot.handlers.questionnaire import Work
from bot.messages import Reply
from bot.turn import Asking, Turn, tapped
from bot.understanding.folding import fold

FIGURE_SENTENCES = {
    "absent_ill": "ILL AND AWAY IN A REPORT",
    "absent": "AWAY IN A REPORT",
    "present": "PRESENT IN A REPORT",
    "enrolled": "ON THE ROLL IN A REPORT",
    "flagged": "TO FOLLOW UP IN A REPORT",
}
"""msgids of what a figure is called, by figure: phrases separated by commas."""
_CLAUSES = re.compile(r"[.;,\n]+\s*|\s+(?:và|va|and)\s+")
_FIGURE = re.compile(r"([a-z ]*?) ?(\d{1,5})( [a-z ]+)?")


def said_of_filing(turn: Turn, shown: Sequence[Action], text: str) -> Asking[Reply | None]:
    """Sign, or put figures right, as was said; None where it is neither."""
    school = [each for each in shown if isinstance(each, About) and each.person < 0]
    if len({(each.order, each.held_on, each.person) for each in school}) != 1:
        return None
    about = (school[0].order, school[0].held_on, school[0].person)
    if _signs(turn, text):
        sends = next((each for each in school if isinstance(each, Send | SignAllTheSame)), TakeUp(*about))
        return (yield from tapped(turn, sends))
    said = _figures(turn, text)
    if not said:
        return None
    work = yield from begin_filing(turn, TakeUp(*about))
    return work if isinstance(work, Reply) else _put_right(turn, work, said)


def _signs(turn: Turn, text: str) -> bool:
    """Whether nothing else is said than that it is signed, or handed over to be."""
    words = set(fold(text).split())
    signs = listed(turn.voice, "SIGNS A REPORT")
    return bool(words & signs) and words <= signs | listed(turn.voice, "AROUND SIGNING")


def _figures(turn: Turn, text: str) -> dict[str, Decimal]:
    """Figures that are given by name; none where a part of the text is anything else."""
    found: dict[str, Decimal] = {}
    for clause in _CLAUSES.split(text):
        folded = _around(turn).sub(" ", f" {fold(clause)} ").strip()
        match = _FIGURE.fullmatch(folded)
        if match is None and not folded:
            continue
        said = " ".join(f"{match[1]} {match[3] or ''}".split()) if match else ""
        name = next((each for each, msgid in FIGURE_SENTENCES.items() if said in listed(turn.voice, msgid)), None)
        if match is None or name is None or name in found:
            return {}
        found[name] = Decimal(match[2])
    return found


def _around(turn: Turn) -> "re.Pattern[str]":
    phrases = sorted(listed(turn.voice, "AROUND A FIGURE"), key=len, reverse=True)
    return re.compile(rf"(?<= )(?:{'|'.join(map(re.escape, phrases))})(?= )")


def _put_right(turn: Turn, work: Work, said: dict[str, Decimal]) -> Reply | None:
    """Take the figures; who is away is what is missing of those present."""
    stored = work.evaluation(turn.now).stored
    if not {"enrolled", *said} <= set(stored):
        return None
    away = said.pop("absent", said.get("absent_ill"))
    if away is not None and "present" not in said:
        said = {"present": Decimal(to_text(stored["enrolled"])) - away, **said}
    *first, (name, last) = said.items()
    for each, number in first:
        if refusal_of(turn, work, work.form.by_name[each], number) is None:
            work.answers[each] = number
    return take(turn, work, work.form.by_name[name], last)
