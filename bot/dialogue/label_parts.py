"""Parts of a choice's words that people type for it: "ký" of "Ký và gửi", "không nhận" of "Xin không nhận"."""

import re
from collections.abc import Iterable, Sequence

from bot.dialogue.folding import fold, label_key, marked_key

PART = "*"
"""Begins the name of a part of a label."""

MOST_WORDS = 6
LEAST_WORDS = 2
_DROPPED = frozenset(["xin", "xem", "đã", "cho", "tôi", "em"])
"""Words before what is meant. A "không" is never left out, so that no part denies or agrees to the opposite."""
_TURNS = frozenset(["nhưng", "trừ", "mà", "khi", "nếu", "vì", "but", "except", "if"])
"""What stands behind these changes what stands before them."""
_TWO = re.compile(r"(\w+) (?:và|and) ([a-zà-ỹđ]\w*)")
_PLAIN = re.compile(r"[^\W\d]+(?: [^\W\d]+)*")


def parts_of(label: str) -> Iterable[str]:
    """The parts of a label that mean it wherever no other label has them."""
    two = _TWO.fullmatch(label)
    if two is not None:
        yield from two.groups()
    words = label.split()
    if not _PLAIN.fullmatch(label) or not LEAST_WORDS < len(words) <= MOST_WORDS:
        return
    if words[0].casefold() in _DROPPED:
        yield " ".join(words[1:])
    for end in range(LEAST_WORDS, len(words)):
        if words[end].casefold() not in _TURNS:
            yield " ".join(words[:end])


def part_keys(part: str) -> Sequence[str]:
    """The names of a part in a menu: by its words, and by its marks."""
    return [PART + key for key in (label_key(part), marked_key(part)) if key]


def key_of_typed(text: str) -> str:
    """The name under which typed words are looked up: by their marks where they have some."""
    return PART + (marked_key(text) or label_key(text)) if fold(text) else ""
