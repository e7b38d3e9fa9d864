"""Patterns of words without marks that are only tried where one of the words stands that a match begins with."""

import re
from collections.abc import Iterator, Sequence
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from bot.understanding.sparing import needed

_LONG = 4
"""Letters by which a first word is known; a shorter word is known whole."""


class Opening:
    """A compiled pattern that knows the words its matches begin with: at other letters it need not be tried."""

    __slots__ = ("heads", "needed", "pattern")

    def __init__(self, source: str) -> None:
        self.pattern = re.compile(source)
        self.heads, self.needed = heads_of(source), needed(self.pattern)

    def may_begin(self, word: str) -> bool:
        """Whether a match may begin with this word."""
        return word[:_LONG] in self.heads

    def finditer(self, words: Sequence[str], said: str) -> "Iterator[re.Match[str]]":
        """The same as of the pattern in `said`, which is these words with a space between."""
        if self.needed and not any(one in said for one in self.needed):
            return
        at = ended = 0
        heads = self.heads
        for word in words:
            if word[:_LONG] in heads and at >= ended and (found := self.pattern.match(said, at)):
                yield found
                ended = found.end()
            at += len(word) + 1


def heads_of(source: str) -> frozenset[str]:
    """The first letters of every word that a match can begin with; ValueError where the pattern does not tell."""
    begun, done = _begin({""}, _parser.parse(source))
    if begun or "" in done:
        raise ValueError("a match may begin with any word")
    return frozenset(done)


def _begin(begun: set[str], parts: Any) -> tuple[set[str], set[str]]:
    """First words so far taken further by parts in a row: those still begun, and those that are known."""
    done: set[str] = set()
    for part in parts:
        if not begun:
            break
        begun, known = _by_part(begun, *part)
        done |= known
    return begun, done


def _by_part(begun: set[str], kind: Any, what: Any) -> tuple[set[str], set[str]]:
    match str(kind):
        case "LITERAL":
            return _by_letter(begun, chr(what))
        case "ASSERT" | "ASSERT_NOT":
            return begun, set()
        case "AT":
            return begun & {""}, begun - {""}
        case "SUBPATTERN":
            return _begin(begun, what[3])
        case "BRANCH":
            each = [_begin(begun, branch) for branch in what[1]]
            return set().union(*(one for one, _ in each)), set().union(*(one for _, one in each))
        case "IN" if all(str(how) == "LITERAL" for how, _ in what):
            each = [_by_letter(begun, chr(code)) for _, code in what]
            return set().union(*(one for one, _ in each)), set().union(*(one for _, one in each))
        case "MAX_REPEAT" if what[1] == 1:
            further, done = _begin(begun, what[2])
            return (further if what[0] else further | begun), done
    raise ValueError(f"{kind} may stand for any letters")


def _by_letter(begun: set[str], letter: str) -> tuple[set[str], set[str]]:
    if not letter.isalnum():
        return set(), begun
    longer = {one + letter for one in begun}
    return {one for one in longer if len(one) < _LONG}, {one for one in longer if len(one) == _LONG}
