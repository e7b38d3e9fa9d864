"""What somebody typed, as the program takes it: the same whoever's keyboard wrote it, and nothing nobody can see.

NFC; a line end is "\\n", every other blank a space; controls, halves of surrogate pairs, signs that only turn the
direction of reading or are invisible, and what Unicode keeps free are left out; so are marks piled on one letter beyond
what any language has. Joiners stay within pictures, tags within flags. Imports nothing of ours.
"""

import re
import unicodedata

MOST_MARKS = 8
"""On one letter; Vietnamese has two."""
MOST_UNORDERED = 30
"""Before they are put in order, which takes as long as their number squared."""
JOINER, FLAG = "\u200d", "\U0001f3f4"
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TAGS = "".join(map(chr, range(0xE0020, 0xE0080)))
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5\u2800")
"""Letters and marks by their category, but nothing to be seen."""


def as_typed(text: str) -> str:
    """The text as it is read, compared and kept; the same when applied again."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    kept = "".join(_kept(text, at) for at in range(len(text)))
    apart = unicodedata.normalize("NFD", _thinned(kept, MOST_UNORDERED))
    return unicodedata.normalize("NFC", _thinned(apart, MOST_MARKS))


def _kept(text: str, at: int) -> str:
    sign = text[at]
    if sign == "\n":
        return sign
    if sign in _FILLERS or _is_free(sign):
        return ""
    kind = unicodedata.category(sign)
    if kind == "Zs" or sign == "\t":
        return " "
    if kind not in _UNSEEN:
        return sign
    if sign == JOINER:
        return sign if _is_picture(text[at + 1 : at + 2]) and _ends_picture(text[max(at - 1, 0) : at]) else ""
    return sign if "\U000e0020" <= sign <= "\U000e007f" and _is_tagged(text, at) else ""


def _is_free(sign: str) -> bool:
    """What Unicode promises never to use: no file of XML takes U+FFFE or U+FFFF."""
    return ord(sign) & 0xFFFE == 0xFFFE or "\ufdd0" <= sign <= "\ufdef"


def _is_picture(sign: str) -> bool:
    return bool(sign) and unicodedata.category(sign) == "So"


def _ends_picture(sign: str) -> bool:
    """A picture, its colour of skin, or the mark that says it is one."""
    return _is_picture(sign) or sign == "\ufe0f" or "\U0001f3fb" <= sign <= "\U0001f3ff"


def _is_tagged(text: str, at: int) -> bool:
    """Whether a tag belongs to a flag: black flag, then tags alone."""
    before = text[max(at - 8, 0) : at].rstrip(_TAGS)
    return before.endswith(FLAG)


def _thinned(text: str, most: int) -> str:
    """The text with at most so many marks on one letter."""
    if text.isascii():
        return text
    kept, marks = [], 0
    for sign in text:
        marks = marks + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        if marks <= most:
            kept.append(sign)
    return "".join(kept)
