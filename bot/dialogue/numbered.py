"""Choices as numbered lines, for messengers without buttons; and what a typed number means there.

A line is "1. Cả 3 con đều khỏe"; what is chosen by its words alone stands in one line at the end. The same numbers are
kept with the session, so that a number is a press.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.dialogue.folding import MARKED, fold, label_key, marked_key
from bot.dialogue.label_parts import key_of_typed, part_keys, parts_of
from bot.dialogue.marked import bare, escaped, is_on
from bot.i18n import Markup, Voice
from bot.messages import Choice, Reply
from storage.values import SessionView

ALIKE = "="
"""Instead of an action: words that several choices have."""

TYPED = "#"
"""The key in a session's menu that says what a typed number is: an answer to the place, not a press."""

YES, NO = "+", "-"
"""The keys in a session's menu of the one choice that agrees to what is asked ("Đúng, …") and the one that does not."""

MISSED = "~"
"""The key in a session's menu that says that what was typed last was not understood."""

SETTLED_BY = "!"
"""The key in a session's menu that says by which number something was settled, of which this menu is the answer."""

UNASKED_FOR = timedelta(minutes=1)
"""How long after a message that came unasked a number may still be meant for the one before it."""

LIVE_FOR = timedelta(minutes=10)
"""How long somebody may be about to answer a message when another one comes."""

LEFT_FOR = timedelta(days=1)
"""After so long a number that would settle something is asked about, unless it lapses by itself."""

DOUBLED_FOR = timedelta(seconds=4)
"""How soon after an answer the number that settled something is the same one, sent twice by a thumb or a network."""

MOST_DIGITS = 3
_AGREES = re.compile(r"(?:đúng|vâng|yes)\b", re.IGNORECASE)
_DENIES = re.compile(r"(?:không|chưa đúng|chưa phải|giữ nguyên|no)\b", re.IGNORECASE)
_LABELLED = re.compile(r"(\d{1,3})\. ?(?=\S)")
_SAID = re.compile(
    r"(?:(?:da|ok|oke|uh|um|a|la) )*"
    r"(?:(?:(?:em|con|chau|me|bo|ba|ong|minh|toi|cho|xin) )*(?:chon|bam|an|nhan|lay|tra loi) )?"
    r"(?:(?:cai|so|cau|muc|dong|y|nut|phim|phuong an|dap an) )*"
)
_YES = re.compile(r"^\W*(?:dạ\W+)?vâng\W+", re.IGNORECASE)
""" "Vâng 1 ạ", by its mark alone: "vang 2" may be absent ones."""
_POLITE = re.compile(
    r"(?: (?:(?:co|thay|chi|anh|bac|chu) )?(?:a|ah|nhe|nha|nghe|nghen|hen|di|thoi|vay|ok|oke|cam on|giup|gium|dum)"
    r"(?: (?:em|con|chau|co|thay|chi|anh|bac|chu|ban|a|nhe|oi|nhieu))*)+$"
)
""" "Dạ 1 ạ", "số 5 nhé", "3 nha em": kind words around a number; "2 em", "2 con ạ" are children."""
_IN_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}
_SPELLED = re.compile(rf"(?<=\bso )(?:{'|'.join(_IN_WORDS)})(?= |$)")
""" "Số ba": spelled out behind "số" alone, for "ba" and "nam" are words too."""
_NUMBERS = re.compile(r"\d{1,3}(?:\D+\d{1,3})*")
_BETWEEN = re.compile(r"(?: |,|;|\+|va|voi|vs|and)+")


def in_numbers(voice: Voice, reply: Reply) -> Reply:
    """The same reply as text alone: its choices are lines. Unchanged where it offers none."""
    lines, words, ticked = [reply.text], [], []
    for number, choice in sorted(_numbered(reply), key=lambda each: each[0]):
        label = _label(voice, choice)
        if not number:
            words.append(label)
        elif not choice.is_listed:
            lines.append(f"{number}. {label}")
        elif is_on(choice):
            ticked.append(str(number))
    if ticked:
        lines.append(voice.say("Chosen: {what}.", what=", ".join(ticked)))
    if reply.numbers == "many":
        lines.append(voice.say("Type the numbers, for example 1 3."))
    if words:
        lines.append(voice.say("Or type: {words}.", words=Markup(" · ".join(words))))
    return replace(reply, text="\n".join(line for line in lines if line), rows=(), ask_contact="")


def words_menu(choices: Sequence[Choice]) -> dict[str, str]:
    """What typed words mean, by the hash of a label: an action, or ALIKE where several choices have these words."""
    menu: dict[str, str] = {}
    for choice in choices:
        label = bare(choice)
        for key in filter(None, (label_key(label), marked_key(label))):
            menu[key] = choice.action if menu.get(key, choice.action) == choice.action else ALIKE
    return _parts(choices) | menu


def _parts(choices: Sequence[Choice]) -> dict[str, str]:
    """The parts of labels that one choice alone has."""
    found: dict[str, set[str]] = {}
    for choice in choices:
        for part in parts_of(bare(choice)):
            for key in part_keys(part):
                found.setdefault(key, set()).add(choice.action)
    return {key: next(iter(actions)) for key, actions in found.items() if len(actions) == 1}


def typed_label(menu: Mapping[str, str], text: str, *, is_asked: bool) -> str | None:
    """What the words of a label mean, also without their marks; ALIKE where several have them.

    `is_asked`: words with other marks than the label's are then for the question to read: "chưa đỡ" is no "Chưa đo".
    """
    chosen, marked = menu.get(label_key(text)), marked_key(text)
    if chosen is None and not is_asked:
        said = _POLITE.sub("", _SAID.sub("", fold(text) + " ", count=1).strip())
        whole = menu.get(label_key(said)) if said != fold(text) else None
        return whole or menu.get(key_of_typed(text if said == fold(text) else said))
    if chosen is None or not marked or not any(key.startswith(MARKED) for key in menu):
        return chosen
    return menu.get(marked, None if is_asked else chosen)


def menu_of(voice: Voice, reply: Reply) -> dict[str, str]:
    """What may be typed after a reply: words by the hash of their label, and numbers, to the action each means."""
    menu = words_menu(reply.choices)
    more = voice.say("See more")
    for choice in reply.choices:
        if choice.label == more:
            menu.update({label_key(word): choice.action for word in voice.say("MORE").split(",")})
    for number, choice in _numbered(reply):
        if number and not reply.numbers:
            menu[str(number)] = choice.action
    if reply.numbers:
        menu[TYPED] = reply.numbers
    return menu | _agreed(reply.choices)


def _agreed(choices: Sequence[Choice]) -> dict[str, str]:
    """The choices that a bare yes and a bare no mean, where just one is each: "Đúng, hủy đợt", "Không, quay lại"."""
    yes, no = ([c.action for c in choices if begins.match(bare(c))] for begins in (_AGREES, _DENIES))
    return {YES: yes[0], NO: no[0]} if len(yes) == len(no) == 1 else {YES: yes[0]} if len(yes) == 1 and not no else {}


def is_answer_now(session: SessionView, typed_at: datetime) -> bool:
    """Whether a bare yes or no is the answer to what was said last: it was asked for, and lately, and read before."""
    asked_at = session.offered_at
    if asked_at is None or session.is_unasked:
        return False
    return asked_at < typed_at + timedelta(seconds=1) and typed_at < asked_at + LIVE_FOR


def was_missed(session: SessionView) -> bool:
    """Whether what was typed last was not understood; an answer that leaves by itself is shown behind its turn."""
    return MISSED in session.menu or (not session.is_unasked and MISSED in session.earlier)


def numbers_of(menu: Mapping[str, str]) -> dict[str, str]:
    """The part of a menu that numbers mean."""
    return {key: action for key, action in menu.items() if len(key) <= MOST_DIGITS and key.isdigit()}


def offered(menu: Mapping[str, str]) -> list[str]:
    """The actions of a menu, one for each way to choose it."""
    return [action for key, action in menu.items() if key not in (TYPED, SETTLED_BY, MISSED) and action != ALIKE]


def read_numbers(text: str) -> tuple[int, ...] | None:
    """The numbers in "2", "2.", "dạ số 2 ạ", "số hai", "1 3", "1, 3 và 4", "1️⃣"; None if anything else is said."""
    typed = unicodedata.normalize("NFKC", text).replace("\u20e3", " ").replace("\ufe0f", "")
    spelled = _SPELLED.sub(lambda match: str(_IN_WORDS[match[0]]), fold(_YES.sub("", typed)))
    typed = _POLITE.sub("", _SAID.sub("", spelled + " ", count=1).strip())
    if not _NUMBERS.fullmatch(typed) or not all(map(_BETWEEN.fullmatch, filter(None, re.split(r"\d+", typed)))):
        return None
    return tuple(map(int, re.findall(r"\d+", typed)))


def is_doubtful(session: SessionView, number: str, typed_at: datetime, *, settles: bool, lapses: bool) -> bool:
    """Whether a number may be meant for the message before the last one or is left from long ago: it is asked about.

    `typed_at`: when the messenger got it. `settles`, `lapses`: as of the action that it means now.
    """
    asked_at, meant = session.offered_at, session.menu.get(number)
    if asked_at is None or meant is None:
        return False
    earlier, since = session.earlier.get(number, meant), session.earlier_at
    is_live = since is not None and asked_at < since + LIVE_FOR
    if session.is_unasked and is_live and earlier != meant:
        return typed_at < asked_at + UNASKED_FOR
    if settles and not lapses and is_left_over(session, typed_at):
        return True
    # the messenger's clock knows whole seconds
    return settles and typed_at + timedelta(seconds=1) <= asked_at


def is_doubled(session: SessionView, number: str, typed_at: datetime, *, settles: bool) -> bool:
    """Whether a number is the one that has just settled something, come twice: it settles nothing more.

    `settles`: as of the action that it means now.
    """
    # an answer that may not be lost is shown from the outbox: the menu stored with its turn is then the earlier one
    came_from = session.menu.get(SETTLED_BY) or (not session.is_unasked and session.earlier.get(SETTLED_BY))
    if session.offered_at is None or not settles or came_from != number:
        return False
    return typed_at < session.offered_at + DOUBLED_FOR


def is_left_over(session: SessionView, typed_at: datetime) -> bool:
    """Whether what was offered last is so long ago that a number may be meant for something else."""
    return session.offered_at is not None and typed_at >= session.offered_at + LEFT_FOR


def _numbered(reply: Reply) -> list[tuple[int, Choice]]:
    """Each choice with its number; 0 where it is chosen by its words.

    Where some have a number of their own for all screens of their question, or in their label ("3. Tuệ"), or where
    typed numbers are answers, the others are told by words: their number would be another one on each screen.
    """
    choices = reply.choices
    if reply.numbers in ("figure", "words"):
        return [(0, choice) for choice in choices]
    own = [(choice.number or _own_number(choice), choice) for choice in choices]
    if reply.numbers or any(number for number, _ in own):
        return own
    return list(enumerate(choices, 1))


def _own_number(choice: Choice) -> int:
    found = _LABELLED.match(choice.label)
    return int(found[1]) if found else 0


def _unnumbered(label: str) -> str:
    found = _LABELLED.match(label)
    return label[found.end() :] if found else label


def _label(voice: Voice, choice: Choice) -> str:
    label = Markup(escaped(_unnumbered(bare(choice))))
    return voice.say("{choice} (chosen)", choice=label) if is_on(choice) else label
