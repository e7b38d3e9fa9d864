"""Texts as Zalo takes them: without marks, in pieces of at most 2,000 UTF-16 units that joined give the text again."""

import unicodedata

from bot.texts import plain

MOST_UNITS = 2000
JOINER = "\u200d"


def words(html: str) -> str:
    """A text of ours as plain words."""
    return plain(html)


def width(text: str) -> int:
    """Its length as Zalo counts it."""
    return sum(2 if ord(sign) > 0xFFFF else 1 for sign in text)


def pieces(text: str, most: int = MOST_UNITS) -> list[str]:
    """Cut at line ends, else at spaces, else between signs; joined, the pieces are the text."""
    found, start = [], 0
    while start < len(text):
        end = _reach(text, start, most)
        if end < len(text):
            end = _cut(text, start, end)
        found.append(text[start:end])
        start = end
    return found


def _reach(text: str, start: int, most: int) -> int:
    """The end of the longest piece from here that is not too long."""
    size = 0
    for end in range(start, len(text)):
        size += 2 if ord(text[end]) > 0xFFFF else 1
        if size > most:
            return end
    return len(text)


def _cut(text: str, start: int, end: int) -> int:
    """Where a piece that may reach to `end` ends best."""
    for sign in ("\n", " "):
        if text[end] == sign:
            return end
        cut = text.rfind(sign, start, end) + 1
        if cut > start:
            return cut
    whole = end
    while whole > start and _holds_together(text, whole):
        whole -= 1
    return whole if whole > start else end


def _holds_together(text: str, at: int) -> bool:
    """Whether the signs before and after this place are read as one: marks, joined pictures, flags."""
    before, after = text[at - 1], text[at]
    if after == JOINER or before == JOINER or unicodedata.category(after) in ("Mn", "Me", "Mc"):
        return True
    if 0x1F3FB <= ord(after) <= 0x1F3FF or 0xE0020 <= ord(after) <= 0xE007F:
        return True
    if _is_flag(before) and _is_flag(after):
        first = at
        while first > 0 and _is_flag(text[first - 1]):
            first -= 1
        return (at - first) % 2 == 1
    return False


def _is_flag(sign: str) -> bool:
    return 0x1F1E6 <= ord(sign) <= 0x1F1FF
