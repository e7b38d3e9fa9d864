"""Finding a choice by typed words: its number, its words, or a few of them. What is not surely one is only offered."""

import re
import unicodedata
from collections.abc import Sequence

from bot.dialogue.folding import fold
from bot.dialogue.numbered import read_numbers

_NUMBER = re.compile(r"(\d{1,3})[.)]?")
_BETWEEN = re.compile(r"[,;\n]")


def are_alike(labels: Sequence[str]) -> bool:
    """Whether some of these labels are the same without marks."""
    return len({fold(label) for label in labels}) < len(labels)


def surely(text: str, labels: Sequence[str], *, numbered: bool) -> int | None:
    """The one label whose number was typed, where they are numbered; or its words, with their marks or else without.

    The number goes first: of the lines "1. 0", "2. 1" a "1" is the first, as it is wherever else lines are numbered.
    """
    number = _NUMBER.fullmatch(text.strip())
    if numbered and number and 1 <= int(number[1]) <= len(labels):
        return int(number[1]) - 1
    for same in (_with_marks, fold):
        found = [i for i, label in enumerate(labels) if same(label) == same(text)]
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None


def several(text: str, labels: Sequence[str], *, numbered: bool) -> list[int] | None:
    """Some labels separated by commas, or some numbers; None unless each of them is sure."""
    numbers = read_numbers(text) if numbered else None
    if numbers is not None and all(0 < number <= len(labels) for number in numbers):
        return [number - 1 for number in numbers]
    whole = surely(text, labels, numbered=numbered)
    if whole is not None:
        return [whole]
    if numbers is not None:
        return None
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    found = [surely(part, labels, numbered=numbered) for part in parts]
    return [i for i in found if i is not None] if found and None not in found else None


def narrowed(text: str, labels: Sequence[str]) -> list[int]:
    """The labels in which every typed word begins a word, those first in which each stands whole."""
    words = fold(text).split()
    found = [i for i, label in enumerate(labels) if words and _begin_in(words, fold(label).split())]
    return sorted(found, key=lambda i: not set(words) <= set(fold(labels[i]).split()))


def _begin_in(words: Sequence[str], label: Sequence[str]) -> bool:
    return all(any(each.startswith(word) for each in label) for word in words)


def _with_marks(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
