"""A case called by its digits or by its child: "nhận ca 37", "dạ em nhận ca bé Tuệ nhé", "mở ca của Nam"; no I/O."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.dialogue.folding import fold
from bot.dialogue.names import given_name
from bot.dialogue.word_lists import is_written, listed, places
from bot.i18n import Voice

MOST_DIGITS = 3
MOST_BESIDE = 10
"""Words beside those that take or open: a longer text says something of its own."""

CHILDS = "OPEN A CHILD'S CASE"
"""msgid of words that open a case only where its child is named."""


@dataclass(frozen=True, slots=True)
class CaseSaid:
    """What is to be done with a case, and with which; `code` None: no digits were typed.

    `beside`: the words that may be a name, folded. `is_sure`: it can be nothing else, also where another question is
    open. `is_whole`: it says no more than that, whoever is named.
    """

    takes: bool
    code: int | None
    is_sure: bool
    beside: tuple[str, ...] = ()
    is_whole: bool = True


def case_said(voice: Voice, text: str) -> CaseSaid | None:
    """What a text says of a case, if that may be all it says; None otherwise."""
    words, around = fold(text).split(), _around(voice)
    codes = [word for word in words if word.isdecimal()]
    if len(codes) > 1 or any(len(code) > MOST_DIGITS for code in codes) or "?" in text:
        return None
    if codes and [word for word in words if word not in around][-1:] != codes:
        return None
    code = int(codes[0]) if codes else None
    for takes, msgid in ((True, "TAKE CASE"), (False, "OPEN CASE"), (False, "CASE"), (False, CHILDS)):
        for said in sorted(listed(voice, msgid), key=lambda each: -len(each.split())):
            beside = _beside(words, said, around)
            if beside is None or len(beside) > MOST_BESIDE:
                continue
            names = tuple(word for word in beside if not word.isdecimal())
            if not is_written(voice, msgid, said, re.sub(r"[^\w\s]", " ", text)):
                continue
            is_whole = all(word in around for word in names)
            if msgid == CHILDS and is_whole and (beside or said != fold(voice.say("Open"))):
                continue  # "mở" alone opens once more what was open
            if msgid == "CASE" and not _calls_a_case(voice, text, codes, is_whole=is_whole):
                continue
            # "nhận 12 em" is a figure
            is_sure = " " in said or (fold(text) == f"{said} {code}" if takes else code is not None)
            return CaseSaid(takes, code, is_sure, names, is_whole)
    return None


def _beside(words: Sequence[str], said: str, around: frozenset[str]) -> list[str] | None:
    """What stands beside some words; None where they are not there, or something else goes before them."""
    wanted = said.split()
    for at in range(len(words) - len(wanted) + 1):
        if list(words[at : at + len(wanted)]) == wanted:
            return [*words[:at], *words[at + len(wanted) :]]
        if words[at] not in around:
            return None
    return None


def _calls_a_case(voice: Voice, text: str, codes: Sequence[str], *, is_whole: bool) -> bool:
    """Whether "ca" is the word: "ca 37", "ca Ngân"; but "cả 2" are two children."""
    if voice.say("CASE") not in text.casefold().split():
        return False
    return not is_whole or not codes or len(codes[0]) > 1


def is_called(voice: Voice, beside: Sequence[str], name: str | None, class_name: str | None) -> bool:
    """Whether words are the name of a child and nothing else but what may stand around it: "bé tuệ thỏ ngọc nhé"."""
    around = _around(voice)
    of_class = fold(class_name or "").split()
    for called in (fold(name or "").split(), fold(given_name(name or "")).split(), of_class):
        left = _without(beside, called) if called else None
        if left is None:
            continue
        rests = (left, _without(left, of_class) if of_class else None)
        if any(rest is not None and all(word in around for word in rest) for rest in rests):
            return True
    return False


def _without(words: Sequence[str], some: Sequence[str]) -> list[str] | None:
    at = next(iter(places(words, some)), None)
    return None if at is None else [*words[:at], *words[at + len(some) :]]


def code_in(voice: Voice, text: str) -> int | None:
    """The digits of a case anywhere in a sentence ("đã báo trạm y tế ca số 12"); "cả 12 em" names none."""
    between = "|".join(map(re.escape, voice.say("NUMBER OF A CASE").split()))
    called = rf"\b{re.escape(voice.say('CASE'))}\s*(?:(?:{between})\s*)*(\d{{2,{MOST_DIGITS}}})\b"
    found = re.search(called, text.casefold())
    return int(found[1]) if found else None


def code_before(voice: Voice, text: str, msgid: str) -> int | None:
    """The digits with which a sentence begins that says no more than what a list has ("37 đã đi khám rồi")."""
    first, *words = fold(text).split() or [""]
    if not (first.isdecimal() and 1 < len(first) <= MOST_DIGITS):
        return None
    wanted = sorted(listed(voice, msgid), key=lambda each: -len(each.split()))
    beside = next((found for said in wanted if (found := _beside(words, said, _around(voice))) is not None), None)
    return int(first) if beside is not None and all(word in _around(voice) for word in beside) else None


def _around(voice: Voice) -> frozenset[str]:
    return frozenset(fold(f"{voice.say('AROUND A CASE')} {voice.say('AROUND A CHILD')}").split())
