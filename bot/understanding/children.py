"""Which child is meant: by name, class, sex, "cả 2", "thằng lớn"; an unknown nickname is asked."""

import re
from collections.abc import Sequence

from bot.understanding.described import (
    BOY,
    COUNTED,
    COUNTS,
    ELDEST,
    EVERYBODY,
    GIRL,
    POLITE,
    YOUNGEST,
    described,
    grade_of,
    oldest,
    strange_words,
    youngest,
)
from bot.understanding.folding import MOST, clean, fold, words_of
from bot.understanding.lexicon import items_of
from bot.understanding.names import agree, alike, class_key
from bot.understanding.nearing import vocabulary_of
from bot.understanding.values import NOT_UNDERSTOOD, Named, NotUnderstood, Understood, Unsure

Read = Understood[tuple[str, ...]] | Unsure[str] | NotUnderstood

_LEVELS = (
    (re.compile(r"\b(?:mau giao|mam non|nha tre)\b"), range(0, 1)),
    (re.compile(r"\b(?:tieu hoc|cap (?:1|mot|i))\b"), range(1, 6)),
    (re.compile(r"\b(?:thcs|trung hoc co so|cap (?:2|hai|ii))\b"), range(6, 10)),
    (re.compile(r"\b(?:thpt|trung hoc pho thong|cap (?:3|ba|iii))\b"), range(10, 13)),
)
_NOT_BUT = re.compile(r"\b(?:khong phai|ko phai|k phai|hong phai|dau phai)\b.*?\b(?:ma la|ma|la)\b(.+)$")
_EXCEPT = re.compile(r"\b(?:khong phai|tru|k phai|ko phai|chu khong|ngoai)\b")
_STATES = re.compile(r"\b(?:khoe|binh thuong|on)\b")
_ILL = re.compile(r"\b(?:sot|om|ho|met|benh|non|dau|oi)\b")
_COMMON = words_of(
    "an ho bao hai nam tam sau bay lan nga chi anh my tien thi tu vui dung hong mai xuan ha dat la "
    "binh ti na bi bo mo sang toan "
    "ngan duong quan thao thang cuong quang khoi linh trung hieu nghia tri dao cuc le hanh phuong "
    "hau nhu yen oanh diep truc "
    "nhi tho thu ly loc phuc tinh trang giang huong thuong kien hien minh ngoc thanh chau kim long "
    "duc hoa hoai vy son phong thai"
)
"""Given names that are words of the language too: without a capital they count only where little else is said."""


def read_child(text: str, options: Sequence[Named]) -> Read:
    """The children that are surely meant; Unsure with those who may be."""
    if len(text) > MOST or not options:
        return NOT_UNDERSTOOD
    cleaned = clean(text)
    folded = fold(cleaned)
    if not folded:
        return NOT_UNDERSTOOD
    corrected = _NOT_BUT.search(folded)
    if corrected:
        return read_child(corrected[1], options)
    everyone = tuple(o.key for o in options)
    instead = re.fullmatch(r".*\b(?:không|ko|k|hông|hổng|đâu) phải [^,.;]*[,.;] *(.+)", cleaned)
    if instead and not _EXCEPT.search(fold(instead[1])):
        return read_child(instead[1], options)
    if _EXCEPT.search(folded):
        return Unsure(everyone)
    number = re.fullmatch(r"(?:da )?(?:so |be so |cau |bam |chon )?(\d{1,2})(?: a| nhe)?", folded)
    if number:
        n = int(number[1])
        return Understood((options[n - 1].key,)) if 1 <= n <= len(options) else NOT_UNDERSTOOD
    by_class = [o.key for o in options if o.school_class and class_key(o.school_class) == class_key(text)]
    if len(by_class) == 1:
        return Understood((by_class[0],))
    numbers = re.fullmatch(r"(\d)(?:[ ,]+(?:va )?(\d))+", folded)
    if numbers:
        found = list(dict.fromkeys(int(n) for n in re.findall(r"\d", folded)))
        fits = all(1 <= n <= len(options) for n in found)
        return Understood(tuple(options[n - 1].key for n in found)) if fits else NOT_UNDERSTOOD
    ill = _only_who_ails(text, options)
    if ill is not None:
        return ill
    named = _Naming(text, cleaned, options).read()
    if named is not None:
        return named
    if "?" in cleaned and len(folded.split()) > 2:
        return NOT_UNDERSTOOD
    both_ways = re.search(r"\bca (?:con |dua |thang )?(?:chi|anh)\b.*\bca (?:con |dua |thang )?em\b", folded)
    if re.fullmatch(r"(?:da )?may dua(?: a| co)?", folded) or (both_ways and len(options) > 2):
        return Unsure(everyone)
    if EVERYBODY.search(folded) and not strange_words(folded, options):
        return Understood(everyone)
    return described(_without_signs(text, folded, options), options)


def _without_signs(text: str, folded: str, options: Sequence[Named]) -> str:
    """What is said of being ill tells no child from another."""
    names = {w for o in options for w in fold(f"{o.label} {o.school_class}").split()}
    said = {w for i in items_of(text) if i.tag in ("sign", "degree", "heavy", "little") for w in fold(i.typed).split()}
    return " ".join(w for w in folded.split() if w not in said - names - _TELLING) or folded


_TELLING = words_of("con be chau thang dua lon nho ut trai gai em anh chi to")


def _only_who_ails(text: str, options: Sequence[Named]) -> Read | None:
    """Of children in clauses of their own only those who ail or are away: "Khoa khỏe, Quân nghỉ"."""
    parts = [
        part
        for part in re.split(r"[,;.!\n]|\b(?:nhưng|nhung|còn|chứ)\b", text)
        if fold(part) not in ("", "chi", "thi", "con")
    ]
    if len(parts) < 2:
        return None
    told = [(part, read_child(part, options)) for part in parts]
    named = [(fold(part), read) for part, read in told if isinstance(read, Understood)]
    if len(named) < 2 or any(isinstance(read, Unsure) for _, read in told):
        return None
    well = [_WELL.search(part) is not None for part, _ in named]
    if all(well) or not any(well):
        return None
    keys = [key for (_, read), is_well in zip(named, well, strict=True) if not is_well for key in read.value]
    away = {key for (_, read), is_well in zip(named, well, strict=True) if is_well for key in read.value}
    return Unsure(tuple(keys)) if away & set(keys) else Understood(tuple(dict.fromkeys(keys)))


_WELL = re.compile(
    r"\b(?:(?:khoe|on|binh thuong|bt|khong sao|ko sao)\b(?! khong)|khong (?:bi|sot|ho|sao|nghi|om)"
    r"|(?:ko|k|hong) (?:bi|sot|ho|nghi|om)"
    r"|van di|di hoc|khong$|ko$|thi khong|thi ko)"
)


class _Naming:
    """Names and classes in a text."""

    def __init__(self, text: str, cleaned: str, options: Sequence[Named]) -> None:
        self.options = options
        self.capitals = {w.casefold() for w in re.findall(r"\w+", text) if w[:1].isupper() and not w.isupper()}
        self.words = re.findall(r"\w+", cleaned)
        vocabulary = vocabulary_of(tuple(o.label for o in options), with_slips=False)
        self.words = [
            w[:-1] if len(w) > 2 and w[-1] == w[-2] and w not in vocabulary and w[:-1] in vocabulary else w
            for w in self.words
        ]
        decoded = [
            vocabulary.nearest(w) if w not in vocabulary and (len(w) > 3 or any(c.isdigit() for c in w)) else w
            for w in self.words
        ]
        self.words = [d if d is not None and not w.isdecimal() else w for w, d in zip(self.words, decoded, strict=True)]
        self.folded = fold(" ".join(self.words))
        self.keys_of_class = [o.key for o in options if o.school_class and _has_class(self.folded, o.school_class)]

    def read(self) -> Read | None:
        """The child; None where none is named."""
        groups = self.groups()
        if not groups:
            return self.by_class_or_middle()
        keys: list[str] = []
        for group in groups:
            one = self.narrowed(group)
            counted = COUNTED.search(self.folded)
            if counted and COUNTS[counted["all"] or counted["n"]] == len(group):
                keys += group
            elif one is None:
                return Unsure(tuple(group))
            else:
                keys.append(one)
        keys = list(dict.fromkeys(keys))
        return self.checked(keys)

    def checked(self, keys: list[str]) -> Read:
        """What else is said must not speak against it."""
        other_class = self.keys_of_class and len(keys) == 1 and keys[0] not in self.keys_of_class
        if other_class or self.names_other_class():
            return Unsure(tuple(keys))
        if len(keys) > 1 and _STATES.search(self.folded) and _ILL.search(self.folded):
            return Unsure(tuple(keys))
        for part in re.split(r"\b(?:voi|va|vs|cung)\b", self.folded)[:3] if len(keys) == 1 else ():
            rest = strange_words(part, self.options)
            if len(rest) == 1 and len(part.split()) <= 2 and len(self.folded.split()) > len(part.split()):
                return Unsure(tuple(keys))
        return Understood(tuple(keys))

    def narrowed(self, group: Sequence[str]) -> str | None:
        """The one of several with this name whom class or sex tells."""
        if len(group) == 1:
            return group[0]
        by_class = [k for k in group if k in self.keys_of_class]
        if len(by_class) == 1:
            return by_class[0]
        sex = "male" if BOY.search(self.folded) else "female" if GIRL.search(self.folded) else ""
        by_sex = [o.key for o in self.options if o.key in group and sex and o.sex == sex]
        if len(by_sex) == 1:
            return by_sex[0]
        pool = [o for o in self.options if o.key in group]
        by_age = (
            oldest(pool) if ELDEST.search(self.folded) else youngest(pool) if YOUNGEST.search(self.folded) else None
        )
        return by_age.key if by_age else None

    def names_other_class(self) -> bool:
        """Whether a class is named that is none of theirs."""
        named = re.search(r"\blop (\d{1,2} ?[a-z]?\d{0,2})\b|\b(\d{1,2}[a-z]\d{0,2})\b", self.folded)
        return named is not None and not self.keys_of_class and not self.by_grade()

    def by_grade(self) -> list[str]:
        grades = {int(n) for n in re.findall(r"\b(?:lop|khoi) (\d{1,2})\b", self.folded)}
        return [o.key for o in self.options if grade_of(o.school_class) in grades]

    def by_class_or_middle(self) -> Read | None:
        keys = self.keys_of_class or self.by_grade()
        if not keys:
            keys = self.by_middle()
        if not keys and (level := next((grades for p, grades in _LEVELS if p.search(self.folded)), None)):
            keys = [o.key for o in self.options if (grade_of(o.school_class) or 0) in level]
        if not keys:
            return None
        counted = COUNTED.search(self.folded)
        grades = set(re.findall(r"\b(?:lop|khoi) (\d{1,2})\b", self.folded))
        if len(grades) > 1:
            return Understood(tuple(keys)) if len(grades) == len(keys) else Unsure(tuple(keys))
        if len(keys) == 1 or (counted and COUNTS[counted["all"] or counted["n"]] == len(keys)):
            return Understood(tuple(keys))
        return Unsure(tuple(keys))

    def by_middle(self) -> list[str]:
        """Those whose middle name, or a part of whose class, stands there alone."""
        content = [w for w in self.words if fold(w) not in POLITE]
        if len(content) != 1 or len(self.words) > 4:
            return []
        (word,) = content
        return [
            o.key
            for o in self.options
            if any(_same(word, part) for part in clean(o.label).split()[1:-1])
            or (len(word) > 2 and fold(word) in fold(o.school_class).split())
        ]

    def groups(self) -> list[list[str]]:
        """For each place with a name, the children who have it; the longest name at a place counts."""
        used = [(start, end, o.key) for o in self.options for start, end in self.spans(o.label)]
        kept = [
            one
            for one in used
            if not any(o[0] <= one[0] and one[1] <= o[1] and o[1] - o[0] > one[1] - one[0] for o in used)
        ]
        groups: dict[tuple[int, int], list[str]] = {}
        for start, end, key in kept:
            groups.setdefault((start, end), []).append(key)
        return list(groups.values())

    def spans(self, name: str) -> list[tuple[int, int]]:
        """Places where this name stands: its given name with as much before it as was typed."""
        parts = clean(name).split()
        spans = []
        for at, word in enumerate(self.words):
            if not parts or not _same(word, parts[-1]):
                continue
            start = at
            while start > 0 and at - start + 1 < len(parts) and _same(self.words[start - 1], parts[-(at - start + 2)]):
                start -= 1
            if start == at and at and parts[0] != parts[-1] and self.has_other_family(at, parts):
                continue
            if start < at or self.is_name(at):
                spans.append((start, at + 1))
        return spans

    def has_other_family(self, at: int, parts: Sequence[str]) -> bool:
        """Whether a middle or family name of another child stands before: "Minh An" is not "Bình An"."""
        before = self.words[at - 1]
        others = {w for o in self.options for w in clean(o.label).split()[:-1]} - set(parts)
        return any(_same(before, w) for w in others) and fold(before) not in POLITE

    def is_name(self, at: int) -> bool:
        """Whether a word is a name here, and not what it says besides."""
        word = self.words[at]
        if self.words.count(word) > 1 and word in self.words[at + 1 : at + 2] + self.words[max(at - 1, 0) : at]:
            return fold(word) not in _COMMON or word in self.capitals
        if fold(word) not in _COMMON or word in self.capitals:
            return True
        given = {fold(o.label.split()[-1]) for o in self.options if o.label.split()}
        others = [w for i, w in enumerate(self.words) if i != at and fold(w) not in POLITE and fold(w) not in given]
        others = [w for w in others if not any(c.isdigit() for c in w)]
        is_state = fold(word) in ("ho", "om", "sot")
        return not others and not (is_state and len(self.words) > 1 and word.isascii())


def _has_class(folded: str, school_class: str) -> bool:
    words = [str(COUNTS.get(w, w)) for w in folded.split()]
    key = class_key(school_class)
    return any(class_key(" ".join(words[at : at + n])) == key for n in (1, 2, 3) for at in range(len(words) - n + 1))


def _same(typed: str, name: str) -> bool:
    return alike(typed) == alike(name) and (typed.isascii() or agree(typed, name))
