"""What a sentence says of each child whom it names: "ngan bi ho", "minh sot, con tue khoe, hai đứa kia đi học"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.understanding.asides import not_spoken_to
from bot.understanding.clause_heads import (
    AILS,
    KIN,
    MYSELF,
    Clause,
    ails,
    begins,
    clauses_of,
    is_of_a_stranger,
    may_be_mine,
    says_minh,
    tells,
)
from bot.understanding.folding import MOST, clean, fold
from bot.understanding.lexicon import items_of
from bot.understanding.mentions import same
from bot.understanding.name_words import COMMON
from bot.understanding.statements import tell
from bot.understanding.told import HAS, MAYBE
from bot.understanding.values import Named

__all__ = [
    "MYSELF",
    "Apart",
    "at_head",
    "may_be_mine",
    "says_minh",
    "tells_of_illness",
    "told_apart_by_name",
]

_ALL = re.compile(
    r"\b(?:ca (?=\w+ \w)|(?=\w+ (?:dua|be|chau|con|em)\b))(?P<n>hai|ba|bon|[2-4])\b(?! \w+ (?:kia|con lai|khac))"
)
_OTHERS = re.compile(
    r"^(?:(?:va|con|cac|ca|thi) )*(?:(?P<n>hai|ba|bon|[2-4]|may|cac|nhung) )?"
    r"(?:(?:dua|be|chau|con|em|thang|anh|chi|anh em|chi em) (?:kia|con lai|khac)|con lai)\b|^may dua\b"
)
_ALL_WELL = re.compile(
    r"^(?:(?:da|va|con) )?(?:tat ca|ca nha|ca lu|ca dam|(?:may|cac) (?:dua|con|chau|be))"
    r"(?: (?:con|chau|deu|van|cung|thi))* (?=(?:khoe|on|binh thuong|bt|bth|ok)\b|(?:khong|ko|k) sao\b)"
)
""" "Cả nhà khỏe, trừ Tuệ ho": all of whom nothing else is said."""
_LEFT = re.compile(r"\bcon (?:lai|kia)\b")
_OF_MINE = {"con", "chau", "cháu", "be", "bé", "em"}
_THE_SAME = re.compile(
    r"^(?:(?:thi|cung|y|bi|giong|nhu|deu) )*(?:vay|the|y chang|y nhu vay|nua|giong)(?: (?:luon|nua|a|do|co))*$"
)
""" "Minh ho, Tuệ cũng vậy"."""
_COUNTS = {"hai": 2, "ba": 3, "bon": 4}
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Apart:
    """What is said of each child, in the order they were named; `is_mixed`: it cannot be told whose all of it is."""

    parts: tuple[tuple[str, str], ...]
    is_mixed: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for key, _ in self.parts)

    @property
    def ailing(self) -> tuple[str, ...]:
        """Those of whom it is said that they ail."""
        return tuple(key for key, part in self.parts if ails(part) and _is_ill(part))


def tells_of_illness(part: str) -> bool:
    """Whether a sign is named in what is said of a child, told or denied."""
    return any(item.tag in AILS for item in items_of(part))


def says_well(part: str) -> bool:
    """Whether somebody is said to be well."""
    return any(item.tag in ("well", "fine") for item in items_of(part))


def _is_ill(part: str) -> bool:
    told = tell(items_of(part))
    return bool(told.codes(HAS) or told.codes(MAYBE)) or not told.entries


def at_head(text: str, options: Sequence[Named]) -> tuple[str, ...]:
    """The keys of those whose name begins what is told, where how somebody ails follows; two of one name are two.

    "Con minh sốt" is "my child" as well, so that names nobody.
    """
    if len(text) > MOST:
        return ()
    clauses = [each for each in clauses_of(not_spoken_to(text), options) if each.keys or tells(each.rest)]
    if not clauses or not clauses[0].keys or len({each.keys for each in clauses if each.keys}) > 1:
        return ()
    first = clauses[0]
    if first.name == MYSELF and (first.is_kin or _OF_MINE & set(clean(_LEFT.sub("", first.rest)).split())):
        return ()
    return first.keys if ails(first.rest) or (first.rest and begins(first.rest)) else ()


def told_apart_by_name(text: str, options: Sequence[Named]) -> Apart | None:
    """What a sentence says of each of several children whom it names; None where it does not name several."""
    if len(text) > MOST or len(options) < 2:
        return None
    clauses = clauses_of(text, options)
    was_put_right = any(each.is_taken_back for each in clauses)
    clauses = [each for each in clauses if not each.is_taken_back]
    heads = [each.name for each in clauses if each.keys and each.is_kin]
    if heads == [MYSELF]:
        # "con minh sốt, ngan khỏe": my child is no name unless another is called so, too
        clauses = [each if each.name != MYSELF else Clause((), True, "", each.rest) for each in clauses]
    clauses = _with_the_others(clauses, options)
    named = tuple(dict.fromkeys(key for each in clauses for key in each.keys))
    is_open = bool(named) and any(_is_of_whoever(each) for each in clauses)
    told: dict[str, list[str]] = {key: [] for key in (*named, *(o.key for o in options if is_open))}
    is_of_all = bool(named) and any(_everybody(each, named, options) for each in clauses)
    if len(told) < 2 and not (told and (was_put_right or is_of_all)):
        return None
    current: tuple[str, ...] = ()
    is_mixed, said = is_open, ""
    ill = [key for each in clauses if ails(each.rest) for key in each.keys]
    for each in clauses:
        if not each.keys and (_OTHERS.search(fold(each.rest)) or is_of_a_stranger(each)):
            current = ()
            continue
        everybody = _everybody(each, named, options, ill if says_well(each.rest) else ())
        is_mixed = is_mixed or everybody == ()
        current = each.keys or everybody or current
        inside = _named_inside(each.rest, options)
        told |= {key: [] for key in (*inside, *current) if key not in told}
        is_mixed = is_mixed or (not current and tells(each.rest)) or bool(inside)
        said = said if said and each.keys and _THE_SAME.match(fold(each.rest)) else each.told
        for key in current:
            told[key].append(said)
    parts = tuple((key, ", ".join(said)) for key, said in told.items())
    return Apart(parts, is_mixed or _is_of_two(clauses))


def _is_of_whoever(clause: Clause) -> bool:
    """Whether it tells how a child ails of whom nobody knows which it is: "đứa kia ho", "thằng hai sốt"."""
    is_another = _OTHERS.search(fold(clause.rest)) is not None or is_of_a_stranger(clause)
    return not clause.keys and is_another and tells_of_illness(clause.rest)


def _with_the_others(clauses: Sequence[Clause], options: Sequence[Named]) -> list[Clause]:
    """ "Hai đứa kia khỏe": the two whom no other clause is about, where they are two; "cả nhà khỏe": however many."""
    left = [o.key for o in options if all(o.key not in each.keys for each in clauses)]
    found = []
    for each in clauses:
        is_of_some = not each.keys and len(left) < len(options)
        everybody = _ALL_WELL.search(fold(each.rest)) if is_of_some else None
        match = everybody or (_OTHERS.search(fold(each.rest)) if is_of_some else None)
        number = match["n"] if match and match is not everybody else None
        is_all = match is not None and (
            match is everybody or "con lai" in match[0] or number in ("may", "cac", "nhung")
        )
        count = len(left) if is_all else _COUNTS.get(number or "") or int(number or 1)
        if match is None or not left or count != len(left):
            found.append(each)
            continue
        behind = " ".join(_WORD.findall(each.rest)[len(match[0].split()) :])
        found.append(replace(each, keys=tuple(left), name=match[0] + " ", rest=behind))
    return found


def _everybody(
    clause: Clause, named: Sequence[str], options: Sequence[Named], ill: Sequence[str] = ()
) -> tuple[str, ...] | None:
    """All of whom a clause speaks by their number: "cả ba vẫn đi học"; () where they are not so many."""
    match = _ALL.search(fold(clause.rest)) if not clause.keys else None
    if match is None:
        return None
    count = _COUNTS.get(match["n"]) or int(match["n"])
    everyone = tuple(o.key for o in options)
    meant = tuple(named) if count == len(named) else everyone if count == len(everyone) else ()
    # "cả ba khỏe, trừ Minh ho"
    return meant if tells_of_illness(clause.rest) else tuple(key for key in meant if key not in ill) or meant


def _is_of_two(clauses: Sequence[Clause]) -> bool:
    """Whether a clause begins with a name that two children have."""
    return any(len(each.keys) > 1 and " " not in each.name for each in clauses)


def _named_inside(rest: str, options: Sequence[Named]) -> list[str]:
    """Who is named in the middle of a clause, so that it is not clear whose the clause is."""
    said = _WORD.findall(rest)
    return [
        option.key
        for option in options
        for before, word in zip(["", *said], said, strict=False)
        if option.label.split()
        and same(clean(word), clean(option.label).split()[-1])
        and (
            word[0].isupper()
            or fold(word) not in COMMON
            or fold(before) in KIN - {"con", "nha"}
            or ("lay" in map(fold, said) and fold(before) in ("cho", "sang", "qua"))
        )
    ]
