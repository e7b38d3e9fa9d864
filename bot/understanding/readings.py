"""Which words of the closed lists a typed word may be, and where words lead on to."""

from collections.abc import Iterator
from functools import lru_cache

from bot.understanding.folding import ASKING, NO_TONE, TUMBLING, is_near, plain, spelled, telex, vni
from bot.understanding.words import ALIASES, ALSO, DISEASES, NORMAL, PARTS, SIGNS, WORDS

Meaning = tuple[str, str, tuple[str, ...]]
"""Tag, phrase, codes."""


class Node:
    """Where the words so far lead: on to further words, and what ends here."""

    __slots__ = ("ends", "onward")

    def __init__(self) -> None:
        self.onward: dict[str, Node] = _NOWHERE
        self.ends: tuple[Meaning, ...] = ()

    def towards(self, word: str) -> "Node":
        """Where a further word leads, from now on if not before."""
        node = self.onward.get(word)
        if node is None:
            node = Node()
            if self.onward is _NOWHERE:
                self.onward = {word: node}
            else:
                self.onward[word] = node
        return node


_NOWHERE: dict[str, Node] = {}
"""Of all nodes that lead no further, of which there are seventy thousand."""


def _phrases() -> Iterator[Meaning]:
    for tag, text in WORDS.items():
        for phrase in text.split(", "):
            yield tag, phrase.strip(), ()
    for code, text in SIGNS.items():
        for phrase in text.split(", "):
            codes = ALSO.get(phrase, (code,))
            yield "sign", phrase, codes
            if turned := _turned(phrase):
                yield "sign", turned, codes
    for text in NORMAL.values():
        for phrase in text.split(", "):
            yield "well", phrase.strip(), ()
    for disease in DISEASES.split(", "):
        yield "sign", disease, ("other",)
    for part in PARTS.split(", "):
        yield "body", part, ()


_PARTS = {*PARTS.split(", "), "da"}


def _turned(phrase: str) -> str:
    """ "Họng đau" for "đau họng"; empty where a phrase is not of that form."""
    verb, _, part = phrase.partition(" ")
    return f"{part} {verb}" if part in _PARTS else ""


def _trie() -> tuple[Node, set[str]]:
    root, known = Node(), set()
    for meaning in _phrases():
        node = root
        words = meaning[1].split()
        known.update(words)
        for word in words:
            node = node.towards(word)
        node.ends = (*node.ends, meaning)
    return root, known


ROOT, _KNOWN = _trie()
_BY_FOLD: dict[str, list[str]] = {}
for _word in sorted(_KNOWN):
    _BY_FOLD.setdefault(plain(_word), []).append(_word)
_ALIAS: dict[str, tuple[str, ...]] = {}
for _word, _ways in ALIASES.items():
    for _way in _ways.split():
        _ALIAS[_way] = (*_ALIAS.get(_way, ()), _word)
_PLACES = {_word: _place for _place, _word in enumerate(_BY_FOLD)}
_BY_FEWER: dict[str, list[str]] = {}
"""Words without marks, by what is left of each without one of its letters: one slip apart share one of these."""
for _word in _BY_FOLD:
    for _left in {_word[:_at] + _word[_at + 1 :] for _at in range(1, len(_word))} | {_word}:
        _BY_FEWER.setdefault(_left, []).append(_word)
_HOOKS = {2, 3}
"""Hỏi and ngã, which half of the country writes one for the other."""

EXACT, BARE, NEAR = 2, 1, 0


def _fits(typed: str, word: str) -> bool:
    """Whether the word is the typed one with marks added: marks that were typed decide."""
    letters, tone = spelled(typed)
    its_letters, its_tone = spelled(word)
    if tone not in (NO_TONE, its_tone) and {tone, its_tone} != _HOOKS:
        return False
    if tone != NO_TONE:
        return letters == its_letters
    return len(letters) == len(its_letters) and all(
        a == b or (a.isascii() and a == plain(b)) for a, b in zip(letters, its_letters, strict=True)
    )


@lru_cache(maxsize=65536)
def readings(typed: str) -> tuple[tuple[str, int], ...]:
    """The words of the lists that a typed word may be, each with how surely."""
    found: dict[str, int] = {}
    for word in _BY_FOLD.get(plain(typed), ()):
        if spelled(word) == spelled(typed):
            found[word] = EXACT
        elif _fits(typed, word):
            found[word] = BARE
    if not typed.isascii() and EXACT in found.values():
        return tuple((word, how) for word, how in found.items() if how == EXACT)
    for word in _ALIAS.get(typed, ()):
        found.setdefault(word, BARE)
    if not found and (typed.isascii() or typed[-1] in "sfrxj"):
        # no Vietnamese word ends in one of these: the tone was typed after the letter had its hat
        found = _by_keys(typed)
    if not found and len(typed) > 1:
        squeezed = "".join(c for i, c in enumerate(typed) if not i or plain(c) != plain(typed[i - 1]))
        found = {word: how for word, how in readings(squeezed) if how} if squeezed != typed else {}
    if not found and 3 <= len(typed) <= 12:
        found = _near(typed)
    return tuple(found.items())


def _near(typed: str) -> dict[str, int]:
    """Words of one slip: never in the first letter, and where marks were typed never with another tone."""
    bare = plain(typed)
    lefts = {bare, *(bare[:at] + bare[at + 1 :] for at in range(1, len(bare)))}
    candidates = {fold for left in lefts for fold in _BY_FEWER.get(left, ()) if len(fold) > 2 and fold[0] == bare[0]}
    near = sorted((fold for fold in candidates if is_near(bare, fold)), key=lambda fold: (len(fold), _PLACES[fold]))
    words = [word for fold in near for word in _BY_FOLD[fold]]
    if not typed.isascii():
        words = [
            word for word in words if _tone(word) == _tone(typed) or _tone(typed) == NO_TONE or plain(word) == bare
        ]
    return dict.fromkeys(words, NEAR)


def _tone(word: str) -> int:
    """The tone, hỏi and ngã being one: people mix them up."""
    tone = spelled(word)[1]
    return ASKING if tone == TUMBLING else tone


def _by_keys(typed: str) -> dict[str, int]:
    for decoded in (telex(typed), vni(typed)):
        if decoded is not None:
            letters, tone = decoded
            found = [
                word
                for word in _BY_FOLD.get(plain(letters), ())
                if spelled(word)[1] == tone
                and all(a == b or a == plain(b) for a, b in zip(letters, spelled(word)[0], strict=False))
            ]
            exact = [word for word in found if spelled(word)[0] == letters]
            if found:
                return dict.fromkeys(exact, EXACT) if exact else dict.fromkeys(found, BARE)
    return {}
