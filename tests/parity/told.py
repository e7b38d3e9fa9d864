"""The information somebody was given: the sentences they could read, however their messenger showed them.

A sentence is a line of a message, or the label of a choice; a line "2. Có" is the choice "Có". Said once or ten times,
in a new message or by an edit, it is the same information. What only one kind of messenger says about itself (how to
type, which button shares a number) is listed in `ABOUT_TYPING`, `ON_EDITING`, `ON_A_PRESS`, `SAID_INSTEAD`, by msgid.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from typing import Literal

from bot.delivery.alert_heads import HEAD_SENTENCES
from bot.dialogue.marked import OFF, ON, ONE_OFF, ONE_ON
from bot.i18n import LANGUAGES, Written, written
from bot.messages import Reply

How = Literal["asked", "unasked", "changed", "early"]
"""`asked`: the answer to what its reader did. `unasked`: a message that came by itself. `changed`: what became of an
earlier message though its reader did nothing. `early`: what is shown before somebody is done, or beside the answer."""

ABOUT_TYPING = (
    "Noted: {answer}.",
    "Chosen: {what}.",
    "Type the numbers, for example 1 3.",
    'To take it type "take case {code}".',
    "Its number is {code}.",
    "Their numbers: {codes}.",
    "Another message came meanwhile. For which of them is the number {number}?",
    "Is the number {number} the answer to the message of {time}?",
    "Yes, to that one",
    "The message of {time}",
    "The message before it",
    "Neither: show what can be done",
    "You can also type: {words}.",
)
"""Said where choices are typed alone: how to type, what was understood, and what a number was meant for."""

SAID_INSTEAD: Mapping[str, str] = {
    "Welcome: how to join.": "Welcome: how to join with a code.",
    "Please send the code on the child's slip or the class code, or share your own phone number.": (
        "Please send the code on the child's slip or the class code."
    ),
    "A code has ten letters and digits, for example 7K2M9-QX4TD. Please check the slip.": (
        "A code has ten letters and digits. Please check the slip."
    ),
    "Welcome. Please share your own phone number, or type the number the school has of you.": (
        "Welcome. Please type the number the school has of you."
    ),
    "Thank you. The homeroom teacher has been asked to confirm; you will get a message here.": (
        "Thank you. The homeroom teacher has been asked to confirm; the answer comes here."
    ),
    "Share my phone number": "",
}
"""Where a messenger vouches for numbers -> where it does not: the same question, answered in another way."""
ON_A_PRESS = (
    "Opened",
    "Preparing, please wait a moment.",
    "The chart is being drawn, please wait a moment.",
)
"""Says only that a press was heard: what was asked for comes by itself, on one messenger sooner than on another."""
ON_COVERING = ("The text was shown for a day.",)
"""Says what only an edit does: what has been said elsewhere cannot be taken back."""
ON_EDITING = tuple(HEAD_SENTENCES[kind] for kind in ("news", "taken", "again", "ended"))
"""What an alert is by now, above the lines that say what happened: an edit turns it, no message comes for it alone."""
_OWN = (*ABOUT_TYPING, *ON_COVERING, *ON_EDITING, *ON_A_PRESS, *SAID_INSTEAD, *filter(None, SAID_INSTEAD.values()))

LEAST_OF_A_CUT = 20
"""Letters: what is shorter was not cut for being long, and is a sentence of its own."""

_NUMBER = re.compile(r"^\d{1,3}\. ?(?=\S)")
_LINK = re.compile(r"https?://\S+")
_CODE = re.compile(r"\b(?=[0-9A-Z-]*\d)(?=[0-9A-Z-]*[A-Z])(?:LK-\w{3}-\w{3}|[0-9A-Z]{5}[ -]?[0-9A-Z]{5})\b")
_MARKS = re.compile(r"</?b>")


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody was shown at one moment."""

    chat: str
    how: How
    sentences: tuple[str, ...]
    moment: int = 0
    """How often the clock had been moved."""
    order: tuple[str, ...] = ()
    """Its choices as they are read; where they are lines, those that have a number."""
    ref: str = ""
    """The message that says so from now on; "" of what stands in none."""


def shown(chat: str, how: How, reply: Reply, moment: int = 0, ref: str = "") -> Told:
    """A message as it stands in its window. A line or label that is cut and stands whole in it is told once."""
    lines, labels = reply.text.split("\n"), [choice.label for choice in reply.choices]
    order = tuple(_sentences(labels or [line for line in lines if _NUMBER.match(line)]))
    whole = [each.removeprefix("• ") for each in _sentences(lines) if not each.endswith("…")]
    said = [each for each in _sentences([*lines, *labels, reply.ask_contact]) if not _is_cut(each, whole)]
    return Told(chat, how, (*said, *_beside(reply)), moment, order, ref)


def _beside(reply: Reply) -> Iterator[str]:
    """What is shown beside the words."""
    for content in filter(None, (reply.picture.encode(), reply.photo)):
        yield f"<picture {zlib.crc32(content):08x}>"
    if reply.file is not None:
        yield f"<file {reply.file.name}>"


def _is_cut(said: str, whole: Sequence[str]) -> bool:
    """Whether a sentence is but the beginning of another, being too long for a button or for a list."""
    begins = said.removeprefix("• ").removesuffix("…")
    return said.endswith("…") and len(begins) >= LEAST_OF_A_CUT and any(each.startswith(begins) for each in whole)


def without_codes(sentence: str, drawn: Iterable[str]) -> str:
    """The sentence without what is drawn at random: receipts' codes, links, codes of slips."""
    for code in drawn:
        sentence = sentence.replace(code, "<code>")
    return _CODE.sub("<code>", _LINK.sub("<link>", sentence))


def _sentences(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        bare = unicodedata.normalize("NFC", unescape(_MARKS.sub("", line))).strip()
        typed = _first(_patterns("Or type: {words}."), bare)
        for each in typed["words"].split(" · ") if typed else [bare]:
            said = _NUMBER.sub("", each[2:] if each.startswith((ON, OFF, ONE_ON, ONE_OFF)) else each)
            chosen = _first(_patterns("{choice} (chosen)"), said)
            said = chosen["choice"] if chosen else said
            if said and not _is_own(said):
                yield said


@lru_cache(20_000)
def _is_own(said: str) -> bool:
    """Whether a messenger says it of itself; the same few hundred sentences are said thousands of times."""
    return any(_first(_patterns(msgid), said) for msgid in _OWN)


def _first(patterns: Iterable[re.Pattern[str]], line: str) -> re.Match[str] | None:
    return next(filter(None, (pattern.fullmatch(line) for pattern in patterns)), None)


@cache
def _patterns(msgid: str) -> tuple[re.Pattern[str], ...]:
    """How a sentence may read, in each language and to each audience."""
    forms = {msgid, *(form for each in _catalog() if each.ids[0] == msgid for form in each.forms)}
    lines = {line.strip() for form in forms for line in unescape(_MARKS.sub("", form)).split("\n")}
    return tuple(re.compile(_pattern(line)) for line in sorted(lines - {""}))


@cache
def _catalog() -> tuple[Written, ...]:
    return tuple(each for language in LANGUAGES for each in written(language))


def _pattern(form: str) -> str:
    parts = re.split(r"\{(\w+)\}", form)
    return "".join(f"(?P<{part}>.+?)" if place % 2 else re.escape(part) for place, part in enumerate(parts))
