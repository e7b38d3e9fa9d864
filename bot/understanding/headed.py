"""Whose name stands at the head of a sentence or of its clauses: "ngan bi ho", "minh sot, con tue khoe"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.folding import MOST, clean, fold, words_of
from bot.understanding.lexicon import items_of
from bot.understanding.mentions import same
from bot.understanding.name_words import COMMON
from bot.understanding.values import Named

_CLAUSES = re.compile(r"[;.!\n]|,(?!\d)|(?<!\w)(?:còn|nhưng|nhung)(?= )", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_BEFORE = words_of("da vang a co thay oi thua chao nha hom nay sang chieu toi trua gio bay con chau be em thang cu cai")
"""What may stand before the name that a clause is about."""
_KIN = words_of("con chau be em thang cu cai dua nha")
_AND = words_of("va voi vs")
_BEGINS = words_of("dang bi hoi lai van cung rat het con moi vua thi hay deu qua")
"""What begins to tell of whoever stands before it."""
_GOES_ON = _BEGINS | words_of("tu khong ko k hong hok chua o di sang hom cho nghi binh on")
_STATES = {"sign", "unwell", "well", "fine", "stay", "stays", "go", "done"}
_AILS = {"sign", "unwell"}
_ALL = re.compile(
    r"\b(?:ca (?=\w+ \w)|(?=\w+ (?:dua|be|chau|con|em)\b))(?P<n>hai|ba|bon|[2-4])\b(?! \w+ (?:kia|con lai|khac))"
)
_OTHERS = re.compile(r"\b(?:dua|be|chau|con|em) (?:kia|con lai|khac)\b|^(?:con lai|may dua)\b")
_COUNTS = {"hai": 2, "ba": 3, "bon": 4}
_MINE = re.compile(
    r"\b(?:[Cc]on|[Cc]h[aá]u|[Ee]m|[Nn]h[aà]) minh\b|\bminh (?:thay|thấy|do|đo|dua|đưa|xin|bao|báo|cho)\b"
)
MYSELF = "minh"
""" "minh" typed without marks is a name or "mình": I, we, our ("con mình")."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """Who stands at its head, whether behind a word of kin, and what is told of them."""

    keys: tuple[str, ...]
    is_kin: bool
    name: str
    rest: str


@dataclass(frozen=True, slots=True)
class Apart:
    """What is said of each child, in the order they were named; `is_mixed`: it cannot be told whose all of it is."""

    parts: tuple[tuple[str, str], ...]
    is_mixed: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for key, _ in self.parts)


def at_head(text: str, options: Sequence[Named]) -> tuple[str, ...]:
    """The keys of those whose given name begins the sentence, where how somebody ails follows; two of one name are two.

    "Con minh sốt" is "my child" as well, so that names nobody.
    """
    if len(text) > MOST:
        return ()
    clauses = [each for each in (_clause(part, options) for part in _parts(text)) if each.keys or _tells(each.rest)]
    if not clauses or not clauses[0].keys or len({each.keys for each in clauses if each.keys}) > 1:
        return ()
    first = clauses[0]
    if first.name == MYSELF and (first.is_kin or _KIN & set(fold(first.rest).split())):
        return ()
    return first.keys if _ails(first.rest) else ()


def says_minh(text: str) -> bool:
    """Whether "minh" stands there in small letters, which many type for "mình"."""
    return re.search(r"\bminh\b", text) is not None


def may_be_mine(text: str) -> bool:
    """Whether "minh" in small letters may say whose child it is, or who tells of one: "con minh", "minh thay chau"."""
    return _MINE.search(text) is not None


def told_apart_by_name(text: str, options: Sequence[Named]) -> Apart | None:
    """What a sentence says of each of several children whom it names; None where it does not name several."""
    if len(text) > MOST or len(options) < 2:
        return None
    clauses = [_clause(part, options) for part in _parts(text)]
    heads = [each.name for each in clauses if each.keys and each.is_kin]
    if heads == [MYSELF]:
        # "con minh sốt, ngan khỏe": my child is no name unless another is called so, too
        clauses = [each if each.name != MYSELF else _Clause((), True, "", each.rest) for each in clauses]
    named = tuple(dict.fromkeys(key for each in clauses for key in each.keys))
    if len(named) < 2:
        return None
    told: dict[str, list[str]] = {key: [] for key in named}
    current: tuple[str, ...] = ()
    is_mixed = False
    for each in clauses:
        if not each.keys and _OTHERS.search(fold(each.rest)):
            current = ()
            continue
        everybody = _ALL.search(fold(each.rest)) if not each.keys else None
        if everybody:
            count = _COUNTS.get(everybody["n"]) or int(everybody["n"])
            is_mixed = is_mixed or count != len(named)
            current = named
        current = each.keys or current
        inside = _named_inside(each.rest, options)
        told |= {key: [] for key in inside if key not in told}
        is_mixed = is_mixed or (not current and _tells(each.rest)) or bool(inside)
        for key in current:
            told[key].append(each.rest)
    parts = tuple((key, ", ".join(said)) for key, said in told.items())
    return Apart(parts, is_mixed or _is_of_two(clauses))


def _is_of_two(clauses: Sequence[_Clause]) -> bool:
    """Whether a clause begins with a name that two children have."""
    return any(len(each.keys) > 1 and " " not in each.name for each in clauses)


def _parts(text: str) -> list[str]:
    return [part for part in _CLAUSES.split(text) if fold(part)]


def _clause(part: str, options: Sequence[Named]) -> _Clause:
    words = list(_WORD.finditer(part))
    at, is_kin = 0, False
    keys: list[str] = []
    names: list[str] = []
    while at < len(words):
        found, end = _name_at([clean(w[0]) for w in words], at, options)
        bare = fold(words[at][0])
        if found:
            keys += [key for key in found if key not in keys]
            names.append(bare if end == at + 1 else fold(words[end - 1][0]))
            at = end
        elif names and bare in _AND and at + 1 < len(words) and _is_named_next(words, at + 1, options):
            at += 1
        elif not names and bare in _BEFORE:
            is_kin = bare in _KIN
            at += 1
        elif names and bare in _KIN and _name_at([clean(w[0]) for w in words], at + 1, options)[0]:
            at += 1
        else:
            break
    rest = part[words[at].start() :] if at < len(words) else ""
    if not keys or not _begins(rest):
        return _Clause((), False, "", part.strip())
    return _Clause(tuple(keys), is_kin, " ".join(names), rest.strip())


def _is_named_next(words: Sequence[re.Match[str]], at: int, options: Sequence[Named]) -> bool:
    said = [clean(w[0]) for w in words]
    if _name_at(said, at, options)[0]:
        return True
    return fold(said[at]) in _KIN and bool(_name_at(said, at + 1, options)[0])


def _name_at(said: Sequence[str], at: int, options: Sequence[Named]) -> tuple[list[str], int]:
    """Those whose given name, with as much before it as was typed, stands at a place; and where it ends."""
    best: tuple[list[str], int] = ([], at)
    for option in options:
        parts = clean(option.label).split()
        for length in range(min(len(parts), len(said) - at), 0, -1):
            if all(same(word, own) for word, own in zip(said[at : at + length], parts[-length:], strict=True)):
                end = at + length
                if end > best[1]:
                    best = ([option.key], end)
                elif end == best[1]:
                    best[0].append(option.key)
                break
    return best


def _begins(rest: str) -> bool:
    """Whether behind a name it is told how somebody is, or nothing."""
    words = fold(rest).split()
    if not words:
        return True
    items = items_of(rest)
    return words[0] in _GOES_ON or (bool(items) and items[0].tag in _STATES)


def _ails(rest: str) -> bool:
    words, items = fold(rest).split(), items_of(rest)
    is_told = bool(items) and (items[0].tag in _AILS or (bool(words) and words[0] in _BEGINS))
    return is_told and any(item.tag in _AILS for item in items)


def _tells(rest: str) -> bool:
    return any(item.tag in _STATES for item in items_of(rest))


def _named_inside(rest: str, options: Sequence[Named]) -> list[str]:
    """Who is named in the middle of a clause, so that it is not clear whose the clause is."""
    said = _WORD.findall(rest)
    return [
        option.key
        for option in options
        for before, word in zip(["", *said], said, strict=False)
        if option.label.split()
        and same(clean(word), clean(option.label).split()[-1])
        and (word[0].isupper() or fold(word) not in COMMON or fold(before) in _KIN - {"con"})
    ]
