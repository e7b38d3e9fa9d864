"""A case called by its two digits: "nhận ca 37", "dạ em nhận ca này nhé", "mở ca 37"; no I/O."""

import re
from dataclasses import dataclass

from bot.dialogue.folding import fold
from bot.i18n import Voice

MOST_DIGITS = 3
MOST_WORDS = 14
"""A longer text tells more than one thing."""


@dataclass(frozen=True, slots=True)
class CaseSaid:
    """What is to be done with a case, and with which; `code` None: none was typed.

    `is_sure`: it can be nothing else, also where another question is open.
    """

    takes: bool
    code: int | None
    is_sure: bool


def case_said(voice: Voice, text: str) -> CaseSaid | None:
    """What a text says of a case, if that is all it says; None otherwise."""
    around = set(fold(voice.say("AROUND A CASE")).split())
    words = [word for word in fold(text).split() if word not in around]
    codes = [word for word in words if word.isdecimal()]
    if len(codes) > 1 or any(len(code) > MOST_DIGITS for code in codes):
        return None
    said = " ".join(word for word in words if not word.isdecimal())
    code = int(codes[0]) if codes else None
    if codes and words[-1] != codes[0]:
        return None
    if said in _listed(voice, "TAKE CASE"):
        # "nhận 12 em" is a figure
        return CaseSaid(True, code, " " in said or fold(text) == f"{said} {code}")
    if said in _listed(voice, "OPEN CASE"):
        return CaseSaid(False, code, code is not None or " " in said)
    # "ca 37" alone; but "cả 2" are two children
    if said == fold(voice.say("CASE")) and (code is None or len(codes[0]) > 1) and voice.say("CASE") in text.casefold():
        return CaseSaid(False, code, code is not None)
    return None


OUTCOME_SENTENCES = {
    "seen_doctor": "SAYS SEEN BY A DOCTOR",
    "in_hospital": "SAYS IN HOSPITAL",
    "watched_home": "SAYS WATCHED AT HOME",
    "back_in_class": "SAYS BACK IN CLASS",
    "false_alarm": "SAYS FALSE ALARM",
    "": "SAYS THE FAMILY WAS CALLED",
}
"""msgids of what somebody at work says of a case in passing, by the outcome that it is; "": only worth a note."""


def outcome_said(voice: Voice, text: str) -> str | None:
    """The outcome of which a short sentence tells, "" for what is only worth a note; None where it tells of none.

    What is denied, asked or still to come is none.
    """
    folded = f" {fold(text)} "
    if "?" in text or len(folded.split()) > MOST_WORDS:
        return None
    if _is_not_so(voice, text):
        return None
    said = [
        outcome
        for outcome, msgid in OUTCOME_SENTENCES.items()
        if any(f" {words} " in folded for words in _listed(voice, msgid))
    ]
    found = [outcome for outcome in said if outcome] or said
    return found[0] if len(found) == 1 else None


def is_work_said(voice: Voice, text: str) -> bool:
    """Whether a short sentence names what is done on the page of a case ("báo trạm y tế", "đã nắm thông tin ạ")."""
    return _has_any(voice, "WORK ON A CASE", text)


def code_in(voice: Voice, text: str) -> int | None:
    """The digits of a case anywhere in a sentence ("đã báo trạm y tế ca 12"); "cả 12 em" names none."""
    found = re.search(rf"\b{re.escape(voice.say('CASE'))}\s*(\d{{2,{MOST_DIGITS}}})\b", text.casefold())
    return int(found[1]) if found and len(fold(text).split()) <= MOST_WORDS else None


def names_a_case(voice: Voice, text: str) -> bool:
    """Whether a short sentence speaks of a case at all ("ca của bé Tuệ")."""
    words = text.casefold().split()
    return len(words) <= MOST_WORDS and voice.say("CASE") in words


def ends_a_case(voice: Voice, text: str) -> bool:
    """Whether a case is to be closed, without a word of how it ended ("đóng ca")."""
    return _has_any(voice, "ENDS A CASE", text) and not _is_not_so(voice, text)


def says_station_told(voice: Voice, text: str) -> bool:
    """Whether it tells of the health station ("tôi đã gọi trạm y tế rồi")."""
    return _has_any(voice, "TELLS THE STATION", text)


def _has_any(voice: Voice, msgid: str, text: str) -> bool:
    folded = f" {fold(text)} "
    return len(folded.split()) <= MOST_WORDS and any(f" {words} " in folded for words in _listed(voice, msgid))


def _is_not_so(voice: Voice, text: str) -> bool:
    # "chờ" without its marks is "cho": "cho đi viện"
    is_marked = bool(set(text.casefold().split()) & set(voice.say("NOT YET SO, WITH MARKS").split()))
    return is_marked or bool(set(fold(text).split()) & set(fold(voice.say("NOT YET SO OF A CASE")).split()))


def _listed(voice: Voice, msgid: str) -> set[str]:
    return {fold(words) for words in voice.say(msgid).split(",")}
