"""Which of many patterns may match in a text, told at once by its words: the others need not be tried."""

import re
from functools import lru_cache
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from bot.understanding.folding import clean, fold, folded_letters
from bot.understanding.sparing import EDGE, parts_needed

_MOST_WORDS = 8192
"""Words of which is kept what may match at them."""
_RUN = re.compile(r"[^\s]+")
_MARK = re.compile(r"[^\w\s]")
_ODD = re.compile(r"[^\w!-~]")
"""What may be left out within a word; with one of these all patterns are tried."""


class Screened:
    """A pattern with a bit of its own, which `seen_in` sets where a word has what every match of it needs."""

    __slots__ = ("bit", "findall", "finditer", "fullmatch", "match", "needed", "pattern", "search", "split", "sub")

    def __init__(self, source: str, flags: int = 0) -> None:
        self.pattern = pattern = re.compile(source, flags)
        self.needed = _in_words(pattern)
        self.bit = _WORDS.bit_for(self.needed)
        self.search, self.match, self.fullmatch = pattern.search, pattern.match, pattern.fullmatch
        self.findall, self.finditer, self.split, self.sub = (
            pattern.findall,
            pattern.finditer,
            pattern.split,
            pattern.sub,
        )


def _in_words(pattern: "re.Pattern[str]") -> tuple[str, ...]:
    """Folded words, or parts of these, or marks, of which every match has one; none where some match has none.

    A space is where the word has to begin or end."""
    found = parts_needed(_edged(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))) or ()
    told = {_longest(folded_letters(one)) or one.replace(EDGE, "").strip(" ")[:1] for one in found}
    return () if "" in told else tuple(sorted(told))


def _longest(letters: str) -> str:
    runs = _RUN.finditer(letters)
    return max((letters[max(one.start() - 1, 0) : one.end() + 1] for one in runs), key=len, default="")


def _edged(parts: Any) -> Any:
    """Of a parsed pattern the edges of words as letters, and what has to stand around, so that what is needed tells."""
    for at, (kind, what) in enumerate(parts):
        name = str(kind)
        if name == "AT" and str(what) != "AT_NON_BOUNDARY":
            parts[at] = (_parser.LITERAL, ord(EDGE))
        elif name == "ASSERT" and parts_needed(_edged(what[1])):
            # as something of which the letters are not known, and what it needs is
            parts[at] = (_parser.MAX_REPEAT, (1, 2, what[1]))
        elif name == "BRANCH":
            for branch in what[1]:
                _edged(branch)
        elif name in ("SUBPATTERN", "MAX_REPEAT", "MIN_REPEAT"):
            _edged(what[-1])
    return parts


class _Words(dict[str, int]):
    """Of each word the bits of what may match at it, worked out when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.by_part: list[tuple[str, int]] = []
        self.count = 0

    def bit_for(self, parts: tuple[str, ...]) -> int:
        """A bit of its own for what needs one of these; the lowest, which is always set, where it needs nothing."""
        self.clear()
        self.count += 1
        self.by_part += [(one, 1 << self.count) for one in parts]
        return 1 << self.count if parts else 1

    def __missing__(self, typed: str) -> int:
        read = clean(typed)
        parts = f" {fold(read)} ", f" {fold(typed)} ", *_MARK.findall(read)
        # what is no plain letter may be left out, or taken for one where capitals do not count
        bits = 1 if parts[0].isascii() and parts[1].isascii() and not _ODD.search(typed) else -1
        for part, bit in self.by_part:
            bits |= bit if any(part in one for one in parts) else 0
        if len(self) < _MOST_WORDS:
            self[typed] = bits
        return bits


_WORDS = _Words()


def any_of(*patterns: Screened) -> int:
    """The bits of several, of which one may match where one of these is set."""
    bits = 0
    for one in patterns:
        bits |= one.bit
    return bits


@lru_cache(maxsize=64)
def seen_in(text: str) -> int:
    """The bits of all that may match in a text, as it is, cleaned, folded or without marks."""
    if not text.isprintable():
        # several lines, or what is not seen
        return -1
    bits = 1
    for word in text.split():
        bits |= _WORDS[word]
    return bits
