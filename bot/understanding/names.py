"""Finding people of a list by typed names: folded, given name first, a class as a filter."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.understanding.described import COUNTS, grade_of
from bot.understanding.folding import MOST, clean, fold, spelled, words_of
from bot.understanding.nearing import vocabulary_of
from bot.understanding.values import NOT_UNDERSTOOD, Named, NotUnderstood, Understood

Read = Understood[tuple[str, ...]] | NotUnderstood

_TITLES = words_of(
    "be chau em con hoc sinh hs ban cu tim kiem cho xem lop trong ten ho va chi anh co thay a nhe "
    "nha oi toi giup minh dum voi la cua danh sach"
)
_CLASS = re.compile(r"\b(?:lop\s*)?(\d{1,2}\s?[./-]?\s?[a-z]{0,2}\d{0,2})\b")
_OWN = re.compile(r"\bh['’](?=\w)")
""" "H'Hoa" is searched as "hoa"."""
_GRADE = re.compile(r"\b(?:lop|khoi) (\d{1,2})(?! ?[a-z]?\d)\b")
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=16384)
def alike(word: str) -> str:
    """A word of a name as it is searched: no marks, y as i, so that "Kỷ" finds "Kỉ" and "Thúy" finds "Thuý"."""
    return fold(word).replace("y", "i")


@lru_cache(maxsize=16384)
def name_words(label: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a name with their marks, and as they are searched."""
    words = tuple(clean(label).replace("'", "").split())
    return words, tuple(alike(word) for word in words)


@lru_cache(maxsize=16384)
def class_key(name: str) -> str:
    """A class as it is compared: "4 A2", "4a2" and "Lớp 4A2" are one."""
    return re.sub(r"^lop", "", re.sub(r"[^a-z0-9]", "", fold(name)))


def classes_in(folded: str, known: Collection[str]) -> set[str]:
    """All that may be one of these classes: one, two or three words in a row, "lớp" before them or not."""
    heads = {school_class[:1] for school_class in known}
    words = [str(COUNTS.get(w, w)) for w in folded.split()]
    starts = [
        at
        for at, w in enumerate(words)
        if w[0] in heads or w[:3] in ("l", "lo", "lop") or not w[0].isascii() or "" in heads
    ]
    return {class_key(" ".join(words[at : at + n])) for at in starts for n in (1, 2, 3) if at + n <= len(words)}


def read_names(text: str, options: Sequence[Named]) -> Read:
    """The keys of all whom a search for this rightly shows, best first."""
    if len(text) > MOST or not options:
        return NOT_UNDERSTOOD
    cleaned = clean(text).replace("'", "")
    wanted, rest = _class_in(fold(cleaned), {class_key(o.school_class) for o in options if o.school_class})
    pool = [o for o in options if not wanted or class_key(o.school_class) == wanted]
    grade = None if wanted else _GRADE.search(rest)
    if grade is not None:
        # "lớp 8": all classes of the grade
        wanted, rest = grade[1], rest[: grade.start()] + rest[grade.end() :]
        pool = [o for o in options if grade_of(o.school_class) == int(wanted)]
    typed = [w for w in rest.split() if w != "a" or "ạ" not in cleaned.split()]
    kept = [w for w in typed if w not in _TITLES]
    if not typed:
        return Understood(tuple(o.key for o in pool)) if wanted and pool else NOT_UNDERSTOOD
    marked = {fold(w): w for w in _WORD.findall(cleaned)}
    for these in (typed, *_without_titles(typed), kept):
        found = _ranked(these, pool, marked)
        if found:
            return Understood(tuple(found))
    own = [replace(o, label=_OWN.sub("", clean(o.label))) for o in pool if _OWN.search(clean(o.label))]
    found = _ranked(*_decoded(kept, pool, marked)) or _ranked(kept, own, marked)
    if found:
        return Understood(tuple(found))
    return Understood(tuple(o.key for o in pool)) if wanted and pool and not kept else NOT_UNDERSTOOD


def _without_titles(words: Sequence[str]) -> list[Sequence[str]]:
    """The same from each later word on, while titles alone stand before it: "bé Nhã Uyên", "tìm em Chi"."""
    first = next((at for at, word in enumerate(words) if word not in _TITLES), len(words))
    return [words[at:] for at in range(1, min(first + 1, len(words)))]


def _decoded(
    words: Sequence[str], pool: Sequence[Named], marked: dict[str, str]
) -> tuple[list[str], Sequence[Named], dict[str, str]]:
    """The same with keys of Telex and VNI read as the letters they stand for."""
    vocabulary = vocabulary_of(tuple(o.label for o in pool), with_slips=False)
    whole = [(vocabulary.nearest(marked.get(w, w)) or w) if w not in vocabulary else marked.get(w, w) for w in words]
    return [fold(w) for w in whole], pool, {fold(w): w for w in whole}


def _class_in(folded: str, classes: set[str]) -> tuple[str, str]:
    """A class that is named, and the words without it."""
    words = folded.split()
    for length in (3, 2, 1):
        for at in range(len(words) - length + 1):
            key = class_key(" ".join(words[at : at + length]))
            is_digit = any(c.isdigit() for c in key)
            named = length > 1 and (at > 0 or length == len(words)) and words[at] != "lop"
            if key and key in classes and (is_digit or named or (at and words[at - 1] == "lop")):
                rest = [*words[:at], *words[at + length :]]
                return key, " ".join(w for w in rest if w != "lop")
    return "", folded


def _ranked(words: Sequence[str], pool: Sequence[Named], marked: dict[str, str]) -> list[str]:
    wanted = [alike(w) for w in words]
    scored, exact = [], set[str]()
    for option in pool:
        name = list(name_words(option.label)[1])
        score = _score(wanted, name)
        if score and _marksagree(words, marked, option.label):
            scored.append((-score, option.key))
            exact |= {option.key} if _is_spelled_so(words, marked, option.label) else set()
    if exact:
        # "Ân" is no "Ấn" where somebody is called Ân
        scored = [one for one in scored if one[1] in exact]
    best = max((-s for s, _ in scored), default=0)
    return [key for score, key in sorted(scored, key=lambda s: s[0]) if -score >= min(best, 2)]


def _score(wanted: list[str], name: list[str]) -> int:
    """4: the whole name; 3: its end; 2: words of it in their order; 1: only begun."""
    if not wanted or not name:
        return 0
    if wanted == name:
        return 4
    if name[-len(wanted) :] == wanted:
        return 3
    if _in_order(wanted, name, whole=True):
        return 2
    if sorted(wanted) == sorted(w for w in name if w in wanted) and len(wanted) > 1:
        return 2
    return 1 if len(wanted[-1]) > 1 and _in_order(wanted, name, whole=False) else 0


def _in_order(wanted: list[str], name: list[str], *, whole: bool) -> bool:
    at = 0
    for number, word in enumerate(wanted):
        is_last = number == len(wanted) - 1
        while at < len(name) and not (name[at] == word or (not whole and is_last and name[at].startswith(word))):
            at += 1
        if at == len(name):
            return False
        at += 1
    return True


def _marksagree(words: Sequence[str], marked: dict[str, str], label: str) -> bool:
    """Marks that were typed decide: "Hồ" is not "Hổ"; a word without marks is any."""
    names = name_words(label)[0]
    for word in words:
        typed = marked.get(word, word)
        if typed.isascii():
            continue
        alikes = [n for n in names if alike(n) == alike(typed)]
        if alikes and not any(agree(typed, n) for n in alikes):
            return False
        begun = [n[: len(typed)] for n in names if not alikes and alike(n).startswith(alike(typed))]
        if begun and not any(agree(typed, n) for n in begun):
            # "mỹ" begins no "Minh"
            return False
    return True


def _is_spelled_so(words: Sequence[str], marked: dict[str, str], label: str) -> bool:
    """Whether each word with marks stands in the name with just these."""
    typed = [one for word in words if not (one := marked.get(word, word)).isascii()]
    spellings = [_as_one(name) for name in name_words(label)[0]]
    return bool(typed) and all(_as_one(one) in spellings for one in typed)


def _as_one(word: str) -> tuple[str, int]:
    letters, tone = spelled(word)
    return letters.replace("y", "i"), tone


def agree(typed: str, name: str) -> bool:
    """Whether the marks that were typed are those of the name."""
    letters, tone = spelled(typed)
    its_letters, its_tone = spelled(name)
    same = len(letters) == len(its_letters) and all(
        a == b or {a, b} == {"i", "y"} or (a.isascii() and a == fold(b))
        for a, b in zip(letters, its_letters, strict=True)
    )
    return same and tone in (0, its_tone)
