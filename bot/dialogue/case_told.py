"""What somebody at work tells in passing of a case: "gọi mẹ rồi", "đã báo trạm y tế", "em này sốt mấy ngày"; no I/O."""

import re
from dataclasses import dataclass

from bot.dialogue.folding import fold
from bot.dialogue.word_lists import has_any, is_written, listed, places
from bot.i18n import Voice

MOST_WORDS = 40
"""A longer text is a report, of which nobody knows what is to be recorded."""
LEAST_NOTED = 3
"""Words beside "ghi chú" that are a note themselves: a child's name is none."""
READ = "SAYS IT WAS READ"
_CLAUSES = re.compile(r"[,;.!\n]|\bnhưng\b|\bnhung\b")

OUTCOME_SENTENCES = {
    "seen_doctor": "SAYS SEEN BY A DOCTOR",
    "in_hospital": "SAYS IN HOSPITAL",
    "watched_home": "SAYS WATCHED AT HOME",
    "back_in_class": "SAYS BACK IN CLASS",
    "false_alarm": "SAYS FALSE ALARM",
    "": "SAYS THE FAMILY WAS CALLED",
}
"""msgids of what somebody at work says of a case in passing, by the outcome that it is; "": only worth a note."""

WORK_SENTENCES = {
    "name": "ASKS A CHILD'S NAME",
    "pass": "PASSES A CASE ON",
    "end": "ENDS A CASE",
    "station": "TELLS THE STATION",
    "note": "WRITES A NOTE",
    "page": "WORK ON A CASE",
}
"""msgids of what is done on the page of a case, by what it is; the first that is said counts."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells of a case. `outcome`: see `outcome_said`. `work`: a key of `WORK_SENTENCES`, or "".

    `is_done`: the work has been done already. `asks`: it wants to know something. `points`: "this" child is spoken of,
    "a" child, or "" where none is.
    """

    outcome: str | None
    work: str
    is_done: bool
    asks: bool
    points: str

    @property
    def is_of_work(self) -> bool:
        """Whether it can be of nothing but a case, whoever is named."""
        return self.outcome is not None or bool(self.work)


def told_of_case(voice: Voice, text: str) -> Told | None:
    """What a sentence tells of a case, if of one; None for one that is too long to be read."""
    if len(text.split()) > MOST_WORDS:
        return None
    asks = is_asked(voice, text)
    work = next((name for name, msgid in WORK_SENTENCES.items() if has_any(voice, msgid, text)), "")
    if work == "note" and not _is_dictated(voice, text):
        work = "page"
    is_so = not asks and not _is_not_so(voice, text)
    if (work == "end" and not is_so) or (work == "pass" and asks):
        work = ""
    is_done = is_so and has_any(voice, "SAYS THE STATION WAS TOLD", text) and has_any(voice, "SAYS IT IS DONE", text)
    return Told(None if asks else outcome_said(voice, text), work, is_done, asks, _points(voice, text))


def _is_dictated(voice: Voice, text: str) -> bool:
    """Whether a note is told at once: "ghi chú ca 12: mẹ báo con ăn được cháo"."""
    said = {word for words in listed(voice, "WRITES A NOTE") for word in words.split()}
    beside = {*said, *fold(voice.say("AROUND A CASE")).split(), fold(voice.say("CASE"))}
    return sum(word not in beside and not word.isdecimal() for word in fold(text).split()) >= LEAST_NOTED


def outcome_said(voice: Voice, text: str) -> str | None:
    """The outcome of which a sentence tells, "" for what is only worth a note; None where it tells of none.

    What is denied, asked or still to come is no outcome; but a family that was called, or could not be, is a note.
    """
    if len(text.split()) > MOST_WORDS or is_asked(voice, text):
        return None
    so = [clause for clause in _CLAUSES.split(text) if not _is_not_so(voice, clause)]
    said = [
        outcome
        for outcome, msgid in OUTCOME_SENTENCES.items()
        if any(has_any(voice, msgid, clause) for clause in (so if outcome else (text,)))
    ]
    found = [outcome for outcome in said if outcome]
    if "in_hospital" in found and has_any(voice, "SENT HOME BY A DOCTOR", text):
        return "seen_doctor"
    if len(found) == 1:
        return found[0]
    return "" if not found and said else None


def is_receipt(voice: Voice, text: str) -> bool:
    """Whether a text says that its sender has read of it, and no more: "ok đã nắm tt em"."""
    around = fold(voice.say("AROUND A CASE")).split()
    said = " ".join(word for word in fold(text).split() if word not in around)
    return said in listed(voice, READ) and is_written(voice, READ, said, re.sub(r"[^\w\s]", " ", text))


def is_asked(voice: Voice, text: str) -> bool:
    """Whether a sentence asks: "đi khám chưa", "sốt mấy ngày rồi", "Ngân thế nào ạ?"."""
    words = fold(text).split()
    after = set(fold(voice.say("AFTER A QUESTION")).split())
    while words and words[-1] in after:
        words.pop()
    at_end = bool(words) and words[-1] in listed(voice, "ENDS A QUESTION")
    return "?" in text or at_end or has_any(voice, "ASKS OF A CASE", text)


def names_a_case(voice: Voice, text: str) -> bool:
    """Whether a sentence speaks of a case at all ("ca của bé Tuệ")."""
    words = text.casefold().split()
    return len(words) <= MOST_WORDS and voice.say("CASE") in words


def says_name(voice: Voice, text: str, name: str) -> bool:
    """Whether a child's given name stands there surely as a name: at the beginning, or where children are called."""
    folded, called = f" {fold(text)} ", fold(name)
    if not called or f" {called} " not in folded:
        return False
    before = {fold(word) for word in voice.say("BEFORE A CHILD'S NAME").split()}
    if any(f" {word} {called} " in folded for word in before):
        return True
    # "mình", "anh": who speaks, if it is not written as a name
    if called in fold(voice.say("AROUND A CASE")).split():
        return name in text.split()
    return folded.startswith(f" {called} ") or name in re.split(r"\W+", text)


def says_away(voice: Voice, text: str) -> bool:
    """Whether somebody will not be at work, or asks who stands in: "nay tôi nghỉ phép"; not of a pupil "em Hân"."""
    if not has_any(voice, "IS AWAY FROM WORK", text):
        return False
    words = [word for word in fold(text).split() if word not in fold(voice.say("BEFORE BEING AWAY")).split()]
    found = [places(words, said.split()) for said in listed(voice, "IS AWAY FROM WORK")]
    before = {words[at - 1] if at else "" for each in found for at in each}
    if set(words) & listed(voice, "WHO SURELY SPEAKS") or "" in before:
        return True
    at = [at for who in before & listed(voice, "WHO SPEAKS") for at in places(words, [who])]
    return any(not (i and words[i - 1].isdecimal()) for i in at)


def _points(voice: Voice, text: str) -> str:
    """Whether "this" child is spoken of, or "a" child; of several none is."""
    words, many = fold(text).split(), fold(voice.say("SEVERAL CHILDREN")).split()
    for points, msgid in (("this", "SAYS THIS CHILD"), ("a", "SAYS A CHILD")):
        for said in listed(voice, msgid):
            for at in places(words, said.split()):
                before = words[at - 1] if at else ""
                if before not in many and not before.isdecimal():
                    return points
    return ""


def _is_not_so(voice: Voice, text: str) -> bool:
    # "chờ" without its marks is "cho": "cho đi viện"
    is_marked = bool(set(text.casefold().split()) & set(voice.say("NOT YET SO, WITH MARKS").split()))
    return is_marked or bool(set(fold(text).split()) & set(fold(voice.say("NOT YET SO OF A CASE")).split()))
