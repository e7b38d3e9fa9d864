"""About whom the clauses of a sentence are, whatever they tell; and of whom it is said that it is not they."""

import re
from collections.abc import Sequence

from bot.understanding.clause_heads import KIN, clauses_of
from bot.understanding.folding import MOST, clean, fold, words_of
from bot.understanding.mentions import same
from bot.understanding.values import Named

_WORD = re.compile(r"[^\W_]+")
_NO = words_of("khong ko k kg hong hok hem chang")


def heads_of(text: str, options: Sequence[Named]) -> tuple[str, ...]:
    """The keys of those whose name begins a clause that goes on about them, ailing or not: "ngan nghi"."""
    if len(text) > MOST:
        return ()
    return tuple(dict.fromkeys(key for each in clauses_of(text, options) if each.rest for key in each.keys))


def clauses_by_head(text: str, options: Sequence[Named]) -> dict[str, str]:
    """What is said of each whose name begins a clause; nothing where a clause is about nobody who is named."""
    if len(text) > MOST:
        return {}
    read = clauses_of(text, options)
    if not all(each.keys and each.rest for each in read):
        return {}
    return {key: each.rest for each in read for key in each.keys}


def named_not(text: str, options: Sequence[Named]) -> tuple[str, ...]:
    """The keys of those of whom it is said that it is not they: "chứ không phải Tuệ"."""
    said = [clean(each) for each in _WORD.findall(text)]
    found: list[str] = []
    for at in range(2, len(said)):
        if fold(said[at - 2]) not in _NO or fold(said[at - 1]) != "phai":
            continue
        left = [word for word in said[at:] if fold(word) not in KIN | {"la"}]
        found += [o.key for o in options if left and o.label.split() and same(left[0], clean(o.label).split()[-1])]
    return tuple(found)
