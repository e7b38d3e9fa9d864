"""Which child by sex and by age; the class tells who is older."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.understanding.folding import fold, words_of
from bot.understanding.screening import Screened, seen_in
from bot.understanding.values import NOT_UNDERSTOOD, Named, NotUnderstood, Understood, Unsure

Read = Understood[tuple[str, ...]] | Unsure[str] | NotUnderstood

COUNTS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "2": 2, "3": 3, "4": 4, "5": 5}
COUNTED = Screened(
    r"\bca (?P<all>hai|ba|bon|nam|[2-5])\b|\b(?P<n>hai|ba|bon|nam|[2-5]) (?:dua|be|chau|con|anh em"
    r"|chi em|em|nhoc|ban|thang|nang|anh|chi|cu|cau|co(?= con| gai| nuong))\b"
)
EVERYBODY = Screened(
    r"\b(?:tat ca|toan bo|may (?:dua|anh em|chi em|anh chi em) deu|tat tan tat|ca dam"
    r"|cac con|cac chau|cac be|may chau|ca cap|cap nay|cap (?:sinh doi|song sinh)"
    r"|(?:con|chau) (?:cua )?(?:toi|em|minh|tui) het|ca nha|deu|het ca(?: dan| lu| bay)?"
    r"|(?:may|cac|tui|bon|lu|dam|hai|ba|[2-5]) (?:dua|anh em|chi em|anh chi em|nho|nhoc|tre|be|chau|con)(?: \w+){0,2}"
    r" (?:deu|luon|ca(?! nha)|het(?! (?:sot|ho|benh|binh|om|roi|bi|dau))(?: tron| sach)?)"
    r"|ca lu|ca bon tre|ca doi|ca dan|het (?:sach|tron)"
    r"|(?:khong|ko|chang|chan) (?:chua|tru|sot) dua nao|ai cung(?! duoc)"
    r"|(?:dua|be|chau|em) nao cung(?! duoc| chua| khong))\b|^(?:da )?(?:het|ca)(?: a)?$"
)
BOY = Screened(r"\b(?:con trai|thang|be trai|cu|cau|(?:thang|dua|cau) anh|anh hai|anh ca|chau trai|trai|quy tu|nam)\b")
GIRL = Screened(
    r"\b(?:(?:con|dua|co) chi|chi hai|chi ca|con gai|be gai|con be(?! nhat| ti| hon)|chau gai|gai|nang|cong chua|nu)\b"
)
ELDEST = Screened(
    r"\b(?:lon|dau long|(?:con|dua|be|chau|thang|cu|anh|chi) dau(?! hong| bung| mat| rang)|to|ong anh"
    r"|(?:con|thang|dua|chi|anh) ca|anh hai|chi hai"
    r"|(?:thang|con|dua) (?:anh|chi))\b"
)
_CON_EM = Screened(r"(?:da |vang |la )*con em(?: (?:a|co|nha|nhe|do|day|oi|khoe|sot|om|ho|benh|met|nghi))*")
"""The younger one, or the child of whoever calls themselves "em"."""
MIDDLE = Screened(r"\b(?:giua|thu nhi|thu hai)\b")
YOUNGEST = Screened(
    r"\b(?:nho|be nhat|be hon|ut|be ti|(?:thang|con|dua|be) em|(?:dua|thang) be(?! con| nha| ti| nhat))\b"
)
POLITE = words_of(
    "giao tui tau ha hen nghe ni te ne hi vay da vang thua co thay a nhe nha oi con be chau em thang dua lop cua "
    "toi minh khai cho bi "
    "khoe chua om sot ho hom nay "
    "la thi voi va hoc khong ko roi cu ban chi anh me bo ba ma sua xin lon nho gai trai ten cai "
    "nghen ay do nua thoi met benh "
    "nhoc non dau duoc dang het deu ca hai vs cung trong truong luon sinh song doi nhat sieu"
)

ASIDE = words_of(
    "xem coi sua khai bao giup gium xin nghi nhan ve mong muon can o di vao chut voi van cua mot thoi day lay nhau bi "
    "ngu duy i tat nhien moi bua hom ni rua ne huhu hic dinh vo truoc kham hon"
)
"""What is said of a child beside who it is; as names these words count."""


_ORDINAL = Screened(
    r"\b(?P<who>con|dua|be|chau|thang|em)(?: gai| trai)? "
    r"(?:thu (?P<n>nhat|nhi|hai|ba|tu|nam|[1-5])|(?P<last>cuoi|chot))\b"
)
_FIRST_ONES = Screened(r"\b(?:dua|be|chau|con) dau\b")
_LAST_ONES = Screened(r"\b(?:dua|be|chau|con) (?:sau|cuoi|duoi)\b")

_WHO = re.compile(
    "|".join(p.pattern.pattern for p in (EVERYBODY, COUNTED, BOY, GIRL, ELDEST, YOUNGEST, MIDDLE, _ORDINAL, _LAST_ONES))
    .replace("?P<all>", "?:")
    .replace("?P<n>", "?:")
    .replace("?P<who>", "?:")
    .replace("?P<last>", "?:")
)


def strange_words(folded: str, options: Sequence[Named]) -> list[str]:
    """Words that say something else."""
    known = _words_of_list(tuple((o.label, o.school_class) for o in options))
    if not _strange_in(folded, known):
        # what is not said of a child beside this can only be fewer
        return []
    return _strange_in(_WHO.sub(" ", folded), known)


def _strange_in(folded: str, known: frozenset[str]) -> list[str]:
    return [w for w in folded.split() if w not in _SAY_NOTHING and w not in known]


_SAY_NOTHING = POLITE | ASIDE


@lru_cache(maxsize=512)
def _words_of_list(children: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """The words of names and classes; the same list is asked for again and again."""
    return frozenset(w for label, school_class in children for w in fold(f"{label} {school_class}").split())


def of_family(folded: str, options: Sequence[Named]) -> tuple[str, ...] | None:
    """ "Hồ", "họ Lê": the children of a family name alone, which tells none of several; None where it is no such."""
    words = [w for w in folded.split() if w not in ("da", "ho", "nha", "a")] or folded.split()
    names = [fold(o.label).split() for o in options]
    if len(words) != 1 or any(name[-1:] == words for name in names):
        return None
    keys = tuple(o.key for o, name in zip(options, names, strict=True) if name[:1] == words)
    is_shared = sum(words[0] in name for name in names) > 1
    return keys if keys and is_shared else None


def described(folded: str, options: Sequence[Named]) -> Read:
    """By sex and by age; the class tells who is older."""
    pool = list(options)
    seen = seen_in(folded)
    if seen & _CON_EM.bit and _CON_EM.fullmatch(folded):
        return Unsure(tuple(o.key for o in options))
    boy, girl = (seen & one.bit and one.search(folded) for one in (BOY, GIRL))
    if boy and not girl:
        pool = [o for o in pool if o.sex == "male"]
    elif girl and not boy:
        pool = [o for o in pool if o.sex == "female"]
    if not pool:
        return Unsure(tuple(o.key for o in options))
    strange = strange_words(folded, options)
    everyone = tuple(o.key for o in options)
    about = seen & _ABOUT.bit and _ABOUT.search(folded)
    if len(strange) > 1 or (strange and not about):
        return NOT_UNDERSTOOD
    if strange or (seen & _ONE_OF.bit and _ONE_OF.search(folded)):
        return Unsure(everyone)
    counted = COUNTED.search(folded) if seen & COUNTED.bit else None
    if counted and _COUNTS_FAMILY.search(folded) and not _OF_ALL.search(folded):
        return Unsure(everyone)
    if counted:
        return _so_many(COUNTS[counted["all"] or counted["n"]], folded, pool, options)
    if seen & _SEVERAL.bit and _SEVERAL.search(folded):
        is_told = (boy or girl) and len(pool) > 1 and not ELDEST.search(folded) and not YOUNGEST.search(folded)
        return Understood(tuple(o.key for o in pool)) if is_told else Unsure(everyone)
    if "tat ca con" in folded and pool and (boy or girl):
        return Understood(tuple(o.key for o in pool))
    ordinal = _ORDINAL.search(folded) if seen & _ORDINAL.bit else None
    if ordinal:
        return _nth(ordinal, pool, options)
    if seen & MIDDLE.bit and MIDDLE.search(folded):
        middle = _middle(options)
        middle = middle if middle in pool else None
        return Understood((middle.key,)) if middle else Unsure(everyone)
    for pattern, choose in ((ELDEST, oldest), (YOUNGEST, youngest)):
        if seen & pattern.bit and pattern.search(folded):
            found = choose(pool)
            if found and choose is oldest and _ELDER.search(folded) and youngest(options) == found:
                # "anh hai" of the youngest, who is the only boy
                return Unsure(everyone)
            return Understood((found.key,)) if found else Unsure(everyone)
    if (boy or girl) and len(pool) == 1:
        return Understood((pool[0].key,))
    if about:
        is_aside = any(word in ASIDE for word in folded.split())
        return (
            Understood(everyone)
            if len(options) == 1 and not is_aside
            else Unsure(tuple(o.key for o in pool) or everyone)
        )
    return NOT_UNDERSTOOD


_ELDER = Screened(r"\b(?:(?:anh|chi) (?:hai|ca|dau|lon)|(?:thang|dua) (?:anh|chi)|con chi|chi no|ong anh)\b")
_ABOUT = Screened(r"\b(?:con|be|chau|em|thang|cu|dua|nhoc|ti|gai|trai|chi|anh|ca)\b")
_ONE_OF = Screened(r"\b(?:mot|1) (?:dua |be |chau )?trong\b")
_SEVERAL = Screened(r"\b(?:may|cac|tui|bon|lu|dam) (?:dua|thang|con|be|chau|nhoc|cu|em|anh|chi|co|cau)\b")
""" "Mấy thằng nhỏ": more than one."""
_COUNTS_FAMILY = Screened(
    r"\b(?:nha|em|toi|tui|minh|me|chi|anh|co|dang)(?: em| toi| minh| tui)? (?:co )?"
    r"(?:hai|ba|bon|[2-5]) (?:con|dua|chau|be|nhoc)\b|^(?:da |co oi |thua co )*ba (?:be|chau|con|nhoc)\b"
)
_OF_ALL = Screened(r"\b(?:deu|ca|cung|luon|het|nghi|sot|ho|om|met|benh|oi|non|dau|khoe|nua)\b")
"""What is said of as many as were counted; "ba bé bị bệnh" may be the father."""


def _middle(pool: Sequence[Named]) -> Named | None:
    """The one of three in the middle, where the classes tell all apart."""
    ordered, ranks = _by_age(pool)
    return ordered[1] if len(ordered) == 3 == len(set(ranks)) else None


_RANKS = {"nhat": 1, "nhi": 2, "tu": 4} | COUNTS


def _nth(match: "re.Match[str]", pool: Sequence[Named], options: Sequence[Named]) -> Read:
    """ "Đứa thứ hai": by age, where the list says the same; "con thứ hai" is of birth alone."""
    everyone = tuple(o.key for o in options)
    found = []
    for among in (pool, options):
        ordered, ranks = _by_age(among)
        n = len(among) if match["last"] else _RANKS.get(match["n"]) or int(match["n"])
        if not 1 <= n <= len(among) or len(set(ranks)) < len(among):
            return Unsure(everyone)
        found.append(ordered[n - 1].key)
        if match["who"] != "con" and among[n - 1] is not ordered[n - 1]:
            return Unsure(everyone)
        if match["last"]:
            break
    is_one = len(set(found)) == 1 or found[1] not in {o.key for o in pool}
    return Understood((found[0],)) if is_one else Unsure(everyone)


def twins(options: Sequence[Named]) -> Read:
    """The two of one class, where there are no two others."""
    classes = [o.school_class for o in options]
    pairs = {one for one in classes if one and classes.count(one) > 1}
    keys = tuple(o.key for o in options if o.school_class in pairs)
    return Understood(keys) if len(pairs) == 1 and len(keys) == 2 else Unsure(tuple(o.key for o in options))


def _so_many(count: int, folded: str, pool: Sequence[Named], options: Sequence[Named]) -> Read:
    """ "Hai đứa con gái", "2 đứa nhỏ": as many as there are of those."""
    if count == len(pool) < len(options) and not YOUNGEST.search(folded):
        return Understood(tuple(o.key for o in pool))
    if count == len(pool) and not ELDEST.search(folded) and not YOUNGEST.search(folded):
        return Understood(tuple(o.key for o in pool))
    of_a_class = [o for o in pool if [p.school_class for p in pool].count(o.school_class) == count]
    if re.search(r"\b(?:sinh|song)\b", folded) and len(of_a_class) == count:
        return Understood(tuple(o.key for o in of_a_class))
    youngest, eldest = YOUNGEST.search(folded), ELDEST.search(folded) or _FIRST_ONES.search(folded)
    if _LAST_ONES.search(folded) and [o.key for o in options] == [o.key for o in _by_age(options)[0]]:
        youngest = _LAST_ONES.search(folded)
    if count < len(pool) and bool(youngest) != bool(eldest):
        ordered, grades = _by_age(pool) if eldest else _by_age(pool, reverse=True)
        if grades[count - 1] != grades[count]:
            chosen = {o.key for o in ordered[:count]}
            return Understood(tuple(o.key for o in options if o.key in chosen))
    return Unsure(tuple(o.key for o in options))


def _by_age(pool: Sequence[Named], *, reverse: bool = False) -> tuple[list[Named], list[int]]:
    """From the eldest on, with what tells their age."""
    ranked = sorted(zip(age_ranks(pool), pool, strict=True), key=lambda one: one[0], reverse=not reverse)
    return [one for _, one in ranked], [rank for rank, _ in ranked]


def oldest(pool: Sequence[Named]) -> Named | None:
    return _first(pool, reverse=False)


def youngest(pool: Sequence[Named]) -> Named | None:
    return _first(pool, reverse=True)


def _first(pool: Sequence[Named], *, reverse: bool) -> Named | None:
    ordered, ranks = _by_age(pool, reverse=reverse)
    return ordered[0] if ordered and (len(ordered) == 1 or ranks[0] != ranks[1]) else None


_GROUPS = {"nha": -4, "mam": -3, "choi": -2, "la": -1}
"""Nursery groups by the first word of their names, the youngest first."""


def age_ranks(pool: Sequence[Named]) -> list[int]:
    """What tells who is older: the grade, or the nursery group; all nurseries are one where a group is unknown."""
    grades = [grade_of(o.school_class) for o in pool]
    groups = [_GROUPS.get(fold(o.school_class).partition(" ")[0]) for o in pool]
    are_known = all(grade is not None or group for grade, group in zip(grades, groups, strict=True))
    return [
        grade if grade is not None else group if group is not None and are_known else 0
        for grade, group in zip(grades, groups, strict=True)
    ]


_GRADE = re.compile(r"(?:lớp\s*)?(\d{1,2})")


@lru_cache(maxsize=1024)
def grade_of(school_class: str) -> int | None:
    """The grade of a class name; a nursery group has none and is below all."""
    match = _GRADE.match(school_class.casefold())
    return int(match[1]) if match else None


_LEVELS = (
    (re.compile(r"\b(?:mau giao|mam non|nha tre)\b"), range(0, 1)),
    (re.compile(r"\b(?:tieu hoc|cap (?:1|mot|i))\b"), range(1, 6)),
    (re.compile(r"\b(?:thcs|trung hoc co so|cap (?:2|hai|ii))\b"), range(6, 10)),
    (re.compile(r"\b(?:thpt|trung hoc pho thong|cap (?:3|ba|iii))\b"), range(10, 13)),
)

_OF_LEVELS = words_of("giao non tre hoc cap thcs thpt")
"""One of these stands in each."""


def at_level(folded: str, options: Sequence[Named]) -> list[str]:
    """Those in classes of a level: "tiểu học", "cấp 2"."""
    if _OF_LEVELS.isdisjoint(folded.split()):
        return []
    level = next((grades for p, grades in _LEVELS if p.search(folded)), ())
    return [o.key for o in options if (grade_of(o.school_class) or 0) in level]
