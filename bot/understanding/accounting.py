"""Whether everything in a text is accounted for: only then a "no" to a sign, or a "yes" to being well, is sure."""

from collections.abc import Iterable
from functools import lru_cache

from bot.understanding.folding import plain, words_of
from bot.understanding.items import Item
from bot.understanding.words import SIGNS
from bot.understanding.words.everyday import EVERYDAY

_EVERYDAY = frozenset().union(*(words_of(words) for words in EVERYDAY.values()))
_SMALL = words_of(EVERYDAY["telling"])
_SMALL |= {plain(word) for word in _SMALL}
_OF_SIGNS = {plain(word) for phrases in SIGNS.values() for word in phrases.replace(",", " ").split()}
_BARE = {plain(word) for word in _EVERYDAY} - _OF_SIGNS
"""Everyday words as they are typed without marks, where they cannot be a part of a sign."""


@lru_cache(maxsize=16384)
def is_everyday(word: str) -> bool:
    """Whether a word as it was typed says nothing of a body."""
    return word in _EVERYDAY or (word.isascii() and word in _BARE) or len(word) == 1


def is_small(word: str) -> bool:
    """Whether a word only shades or rounds off what was said: "cả", "hà", "luôn"."""
    return word in _SMALL


def is_accounted(items: Iterable[Item]) -> bool:
    """Whether every word is one of the lists, a name, a number or a word of everyday life."""
    return all(is_everyday(word) for item in items if item.tag == "word" for word in item.typed.split())


def strange_words(items: Iterable[Item]) -> int:
    """How many words are not, and do not just say how something is ("ho lẹt đẹt"): each may turn what is said."""
    found, says_how = 0, False
    for item in items:
        if item.tag == "word":
            found += 0 if says_how else sum(not is_everyday(word) for word in item.typed.split())
        else:
            says_how = item.tag in ("sign", "well")
    return found
