"""Vietnamese names: family, middle, given. People are addressed and sorted by the given name."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order in which Vietnamese dictionaries put tones; no tone comes first."""


def given_name(full: str) -> str:
    """The last word of a full name: "Trần Gia Minh" -> "Minh"."""
    return full.split()[-1] if full.split() else full


def is_surely_female(full: str) -> bool:
    """Whether the middle name says so: "Nguyễn Thị Thảo". No other name does."""
    return "thị" in (unicodedata.normalize("NFC", word).casefold() for word in full.split()[1:-1])


def short_names(full_names: Sequence[str]) -> list[str]:
    """Given names, with as many words before them as it takes to tell people apart ("Minh An", "Gia Minh")."""
    words = [name.split() or [name] for name in full_names]
    lengths = [1] * len(words)
    while True:
        shown = [" ".join(w[-n:]) for w, n in zip(words, lengths, strict=True)]
        counts = Counter(shown)
        longer = [n + 1 if counts[s] > 1 and n < len(w) else n for s, n, w in zip(shown, lengths, words, strict=True)]
        if longer == lengths:
            return shown
        lengths = longer


@lru_cache(maxsize=8192)
def sort_key(full: str) -> tuple[object, ...]:
    """Sort as a class list does: by given name, then middle, then family, each letter before its tone."""
    words = full.split()
    return tuple(_word_key(word) for word in [*words[-1:], *words[:-1]])


@lru_cache(maxsize=8192)
def class_key(name: str) -> tuple[object, ...]:
    """Sort classes as a school lists them: 6A2 before 6A10 before 10A1, and names of classes by their first word."""
    words = re.split(r"(\d+)", name)
    return tuple(int(part) if at % 2 else tuple(map(_word_key, part.split())) for at, part in enumerate(words))


def _word_key(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    letters, tones = [], []
    for syllable_part in unicodedata.normalize("NFC", word.casefold()):
        decomposed = unicodedata.normalize("NFD", syllable_part)
        tone = next((_TONES.index(c) + 1 for c in decomposed if c in _TONES), 0)
        letter = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
        letters.append(_LETTERS.find(letter) if letter in _LETTERS else 100 + ord(letter[0]))
        tones.append(tone)
    return tuple(letters), tuple(tones)
