"""A case called by its two digits: "nhận ca 37", "dạ em nhận ca này nhé", "mở ca 37"; no I/O."""

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
    if set(folded.split()) & set(fold(voice.say("NOT YET SO OF A CASE")).split()):
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
    folded = f" {fold(text)} "
    is_short = len(folded.split()) <= MOST_WORDS
    return is_short and any(f" {words} " in folded for words in _listed(voice, "WORK ON A CASE"))


def _listed(voice: Voice, msgid: str) -> set[str]:
    return {fold(words) for words in voice.say(msgid).split(",")}
