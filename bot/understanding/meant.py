"""Choosing by what a sentence means where it has none of the words of the labels: signs of illness, going to school."""

from collections.abc import Sequence
from functools import lru_cache

from bot.understanding.attending import goes
from bot.understanding.folding import fold
from bot.understanding.lexicon import items_of
from bot.understanding.statements import tell
from bot.understanding.told import HAS, HASNT, MAYBE
from bot.understanding.values import NOT_UNDERSTOOD, Named, NotUnderstood, Understood, Unsure

Read = Understood[tuple[str, ...]] | Unsure[str] | NotUnderstood


def by_going(text: str, options: Sequence[Named]) -> Read:
    """Going to school or staying at home, where these are the labels."""
    each = [goes(items_of(o.label)) for o in options]
    told, items = tell(items_of(text)), items_of(text)
    going = goes(items)
    if each.count(HAS) != 1 or each.count(HASNT) != 1 or going is None or told.is_question:
        return NOT_UNDERSTOOD
    if going == MAYBE or told.is_unsure or told.unknown > 1 or any(i.tag in ("maybe", "depends") for i in items):
        return Unsure(tuple(o.key for o in options))
    return Understood((options[each.index(going)].key,))


@lru_cache(maxsize=256)
def _codes_of(labels: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(code.rstrip("?") for item in items_of(label) for code in item.codes) for label in labels)


def by_signs(text: str, options: Sequence[Named]) -> Read | None:
    """Labels that are signs of illness, chosen by what a sentence says a child has; None where it is no such list."""
    codes = _codes_of(tuple(o.label for o in options))
    if sum(bool(each) for each in codes) < 3:
        return None
    told = tell(items_of(text))
    has = told.codes(HAS)
    if not has or told.codes(MAYBE) or told.is_question or told.is_unsure or told.is_unreal or told.unknown > 1:
        return None
    keys: list[str] = []
    for code in has:
        fitting = [o.key for o, each in zip(options, codes, strict=True) if code in each]
        if not fitting and code == "other":
            fitting = [o.key for o in options if fold(o.label).endswith("khac")]
        if len(fitting) != 1:
            return None
        keys += fitting
    return Understood(tuple(dict.fromkeys(keys)))
