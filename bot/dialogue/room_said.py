"""What somebody on duty asks to see, in words of their own: their class, their schools, their figures; no I/O."""

import re
from collections.abc import Mapping

from bot.dialogue.folding import fold
from bot.i18n import Voice

MOST_WORDS = 12
ROOM_SENTENCES = {
    "class": "ASKS FOR THE CLASS",
    "cases": "ASKS FOR CASES",
    "schools": "ASKS FOR THE SCHOOLS",
    "figures": "ASKS FOR FIGURES",
}
"""msgids of what opens a room: phrases separated by commas, by room; the first that stands there counts."""
SCHOOL_SENTENCES = {
    "name": "A SCHOOL IS CALLED",
    "asked": "ASKS ABOUT A SCHOOL",
}
_ASKING = ("khong", "ko", "k")
"""At the end they make a question of what is asked for, and of nothing else."""
_PAGE = re.compile(r"trang (?:so )?(\d{1,2})|page (\d{1,2})")


def room_said(voice: Voice, text: str) -> str | None:
    """The room that a short text asks for; None where it asks for none, or also says something of its own."""
    folded = _bare(voice, text)
    for room, msgid in ROOM_SENTENCES.items():
        if folded and folded in _phrases(voice, msgid):
            return room
    return None


def class_said(voice: Voice, text: str, class_name: str) -> bool:
    """Whether a text is a class, or asks what is not done in it ("lớp 2A", "lớp 2A còn ai chưa khai")."""
    name = fold(class_name)
    folded = _bare(voice, text)
    for called in (f"{fold(voice.say('CLASS'))} {name}", name):
        if called and (folded == called or folded.startswith(f"{called} ") or folded.endswith(f" {called}")):
            rest = f" {folded} ".replace(f" {called} ", " ").strip()
            return not rest or rest in _phrases(voice, "ASKS FOR THE CLASS")
    return False


def may_name_a_school(voice: Voice, text: str) -> bool:
    """Whether a short text has a word by which schools are called ("trường hoa ban có mấy ca")."""
    words = fold(text).split()
    return len(words) <= MOST_WORDS and not _called(voice).isdisjoint(words)


def schools_said(voice: Voice, text: str, names: Mapping[int, str]) -> list[int]:
    """The schools whose name stands in a text that only asks how they are; those of the longest name."""
    called = _called(voice)
    folded = " ".join(word for word in fold(text).split() if word not in called)
    asked = {
        phrase for msgid in (*ROOM_SENTENCES.values(), SCHOOL_SENTENCES["asked"]) for phrase in _phrases(voice, msgid)
    }
    found: dict[int, int] = {}
    for school, full in names.items():
        name = " ".join(word for word in fold(full).split() if word not in called)
        rest = (
            _bare(voice, f" {folded} ".replace(f" {name} ", " ", 1)) if name and f" {name} " in f" {folded} " else None
        )
        if rest is not None and (not rest or rest in asked):
            found[school] = len(name)
    return [school for school, length in found.items() if length == max(found.values())]


def _called(voice: Voice) -> set[str]:
    return set(fold(voice.say(SCHOOL_SENTENCES["name"])).split())


def page_said(text: str) -> int | None:
    """The page of a list, from 1 ("trang 2")."""
    found = _PAGE.fullmatch(fold(text))
    return int(found[1] or found[2]) if found else None


def _phrases(voice: Voice, msgid: str) -> set[str]:
    return {_bare(voice, words) for words in voice.say(msgid).split(",")}


def _bare(voice: Voice, text: str) -> str:
    """The words without what stands around them, a pupil by one word; "" for a long text."""
    around = set(fold(voice.say("AROUND A ROOM")).split())
    pupil, *others = fold(voice.say("A PUPIL IN A QUESTION")).split()
    words = fold(text).split()
    left = [pupil if word in others else word for word in words if word not in around]
    if len(words) > MOST_WORDS:
        return ""
    while left and left[-1] in _ASKING:
        left.pop()
    return " ".join(left)
