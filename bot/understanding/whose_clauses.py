"""About whom the clauses of a sentence are, whatever they tell; and of whom it is said that it is not they."""

import re
from collections.abc import Sequence

from bot.understanding.clause_heads import KIN, clauses_of, name_at
from bot.understanding.folding import MOST, clean, fold, words_of
from bot.understanding.values import Named

_WORD = re.compile(r"[^\W_]+")
_NO = words_of("khong ko k kg hong hok hem chang")


def heads_of(text: str, options: Sequence[Named]) -> tuple[str, ...]:
    """The keys of those whose name begins a clause that goes on about them, ailing or not: "ngan nghi"."""
    clauses = clauses_of(text, options) if len(text) <= MOST else []
    return tuple(dict.fromkeys(key for each in clauses if each.rest for key in each.keys))


def clauses_by_head(text: str, options: Sequence[Named]) -> dict[str, str]:
    """What is said of each whose name begins a clause; nothing where a clause is about nobody who is named."""
    found = clauses_of(text, options) if len(text) <= MOST else []
    clauses = [each for each in found if not each.is_taken_back]
    if not all(each.keys and each.rest for each in clauses):
        return {}
    return {key: each.told for each in clauses for key in each.keys}


def named_not(text: str, options: Sequence[Named]) -> tuple[str, ...]:
    """The keys of those of whom it is said that it is not they: "chứ không phải Tuệ"."""
    said = [clean(each) for each in _WORD.findall(text)]
    found: list[str] = []
    for at in range(2, len(said)):
        if fold(said[at - 2]) not in _NO or fold(said[at - 1]) != "phai":
            continue
        named = next((n for n in range(at, len(said)) if fold(said[n]) not in KIN | {"la"}), None)
        found += name_at(said, named, options)[0] if named is not None else []
    return tuple(found)
