"""Patterns that are only looked for where a text has something that every match of them has."""

import re
from collections.abc import Callable, Iterator
from itertools import product
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_MOST_WAYS, _MOST_NEEDED = 64, 12
"""Ways of being written of a part of a pattern that are told one by one; strings that are sooner looked for than it."""
EDGE = "\b"
"""Stands for the beginning or end of a word, where these are told too."""
_ODD = frozenset("ıſİ")
"""Letters that a pattern takes for others where it is blind to capitals, and `lower` does not."""


_NONE: "Iterator[re.Match[str]]" = iter(())


class Sparing:
    """A compiled pattern that knows, from how it is built, the strings of which every match of it has one."""

    __slots__ = ("is_blind", "needed", "pattern")

    def __init__(self, pattern: "re.Pattern[str]") -> None:
        self.pattern, self.needed = pattern, needed(pattern)
        self.is_blind = bool(pattern.flags & re.IGNORECASE)
        """To capitals."""

    def may_match(self, text: str, lower: str | None = None) -> bool:
        """Whether it is worth looking; `lower`: the text without capitals, where it is looked through many times."""
        if not self.needed:
            return True
        within = text if not self.is_blind else text.lower() if lower is None else lower
        for one in self.needed:
            if one in within:
                return True
        return self.is_blind and not _ODD.isdisjoint(within)

    def finditer(self, text: str) -> "Iterator[re.Match[str]]":
        """The same as of the pattern."""
        return self.pattern.finditer(text) if self.may_match(text) else _NONE

    def search(self, text: str) -> "re.Match[str] | None":
        """The same as of the pattern."""
        return self.pattern.search(text) if self.may_match(text) else None

    def sub(self, instead: "str | Callable[[re.Match[str]], str]", text: str) -> str:
        """The same as of the pattern."""
        if self.needed and not self.is_blind:
            # as in `may_match`: where thirteen patterns are tried a call for each costs more than the looking
            for one in self.needed:
                if one in text:
                    return self.pattern.sub(instead, text)
            return text
        return self.pattern.sub(instead, text) if self.may_match(text) else text


def needed(pattern: "re.Pattern[str]") -> tuple[str, ...]:
    """Strings of which every match has at least one; none where nothing is told, or nearly every text has one."""
    found = parts_needed(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    lower = {one.lower() for one in found or ()}
    is_common = any(len(one) == 1 and one.isalpha() for one in lower) or len(lower) > _MOST_NEEDED
    return () if is_common else tuple(sorted(lower))


def parts_needed(parts: Any) -> frozenset[str] | None:
    """Of a parsed pattern the same, also where nearly every text has one of them."""
    return _of_sequence(parts)[1]


_Ways = frozenset[str] | None
"""All ways in which a part can be written; None where there are too many."""


def _of_sequence(parts: Any) -> tuple[_Ways, _Ways]:
    """All ways of parts in a row, and the strings of which each way has one."""
    ways: _Ways = frozenset({""})
    run: frozenset[str] = frozenset({""})
    candidates: list[frozenset[str]] = []
    for part in parts:
        its_ways, its_needed = _of_part(*part)
        ways = _joined(ways, its_ways)
        candidates += [its_needed] if its_needed else []
        further = _joined(run, its_ways)
        if further is None or its_ways is None:
            candidates.append(run)
            run = frozenset({""}) if its_ways is None else its_ways
        else:
            run = further
    return ways, _best([*candidates, run])


def _joined(heads: _Ways, tails: _Ways) -> _Ways:
    if heads is None or tails is None or len(heads) * len(tails) > _MOST_WAYS:
        return None
    return frozenset(head + tail for head, tail in product(heads, tails))


def _united(each: list[_Ways], most: int = 1 << 10) -> _Ways:
    """What is true of one of several; None where it is not known of each."""
    known = [one for one in each if one is not None]
    whole: frozenset[str] = frozenset().union(*known)
    return whole if len(known) == len(each) and len(whole) <= most else None


def _best(candidates: list[frozenset[str]]) -> _Ways:
    """Of several sets of strings the one that is found out about soonest and tells most."""
    fitting = [_shortest(one) for one in candidates if one and "" not in one]
    return min(fitting, key=_cost, default=None)


def _cost(strings: frozenset[str]) -> tuple[int, ...]:
    edges = min(one.count(EDGE) for one in strings)
    return -min(min(map(len, strings)), 2), -edges, len(strings), -sum(map(len, strings))


def _shortest(strings: frozenset[str]) -> frozenset[str]:
    """Without those that hold another of them."""
    return frozenset(one for one in strings if not any(other in one for other in strings if other != one))


def _of_part(kind: Any, what: Any) -> tuple[_Ways, _Ways]:
    name = str(kind)
    if name == "LITERAL":
        one = frozenset({chr(what)})
        return one, one
    if name == "IN" and all(str(how) == "LITERAL" for how, _ in what):
        letters = frozenset(chr(code) for _, code in what)
        return letters, letters
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return frozenset({""}), None
    if name == "SUBPATTERN" and not (what[1] or what[2]):
        return _of_sequence(what[3])
    if name == "BRANCH":
        each = [_of_sequence(branch) for branch in what[1]]
        return _united([ways for ways, _ in each], _MOST_WAYS), _united([one for _, one in each])
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        least, most, inner = what
        ways, inner_needed = _of_sequence(inner)
        if (least, most) == (0, 1) and ways is not None:
            return ways | {""}, None
        return (ways if (least, most) == (1, 1) else None), (inner_needed if least else None)
    return None, None
