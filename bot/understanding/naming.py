"""Which children are named: by given, middle and family name, by class; what else is said must not speak against it."""

import itertools
import re
from collections.abc import Sequence

from bot.understanding.described import (
    BOY,
    COUNTED,
    COUNTS,
    ELDEST,
    GIRL,
    POLITE,
    YOUNGEST,
    at_level,
    grade_of,
    oldest,
    strange_words,
    youngest,
)
from bot.understanding.folding import clean, fold
from bot.understanding.mentions import Mentions, same
from bot.understanding.names import class_key, classes_in
from bot.understanding.related import STRANGERS
from bot.understanding.values import Named, Understood, Unsure

Read = Understood[tuple[str, ...]] | Unsure[str]

_STATES = re.compile(r"\b(?:khoe|binh thuong|on)\b")
_ILL = re.compile(r"\b(?:sot|om|ho|met|benh|non|dau|oi)\b")
_AND = re.compile(r"\b(?:voi|va|vs|cung)\b")
_ANY_CLASS = re.compile(r"\blop (\d{1,2} ?[a-z]?\d{0,2})\b|\b(\d{1,2}[a-z]\d{0,2})\b")
_GRADE = re.compile(r"\b(?:lop|khoi) (\d{1,2})\b")


_ALL_OF_CLASS = re.compile(
    r"^(?:da |ca )*(?:tui|may|bon|cac|lu|dam)(?: dua| be| chau| ban| em| con| nhoc)?"
    r" (?:lop )?\d\S*(?: \d\d?)?(?: a| co| nha| nhe)*$"
)
""" "Tụi 6.2": all of that class."""


class Naming(Mentions):
    """Names and classes in a text."""

    def __init__(self, text: str, cleaned: str, options: Sequence[Named]) -> None:
        super().__init__(text, cleaned, options)
        by_class = [(o.key, class_key(o.school_class)) for o in options if o.school_class]
        classes = classes_in(self.folded, [school_class for _, school_class in by_class])
        self.keys_of_class = [key for key, school_class in by_class if school_class in classes]

    def read(self) -> Read | None:
        """The child; None where none is named."""
        self.is_of_adult = STRANGERS.search(" ".join(self.words)) is not None
        groups = self.groups() if not self.is_of_adult else []
        if not groups and self.is_of_adult:
            return Unsure()
        if not groups:
            return self.by_class_or_middle()
        keys: list[str] = []
        for group in groups:
            one = self.narrowed(group) if groups.count(group) == 1 or len(group) == 1 else None
            if len(group) > 1 and groups.count(group) == len(group):
                # "Huy lớn với Huy bé"
                keys += group
                continue
            counted = COUNTED.search(self.folded)
            if (counted and COUNTS[counted["all"] or counted["n"]] == len(group)) or self.are_so_many(group):
                keys += group
            elif one is None:
                return Unsure(tuple(group))
            else:
                keys.append(one)
        keys = list(dict.fromkeys(keys))
        return self.checked(keys)

    def are_so_many(self, group: Sequence[str]) -> bool:
        """ "Hai Bảo": as many as have the name."""
        *before, given = fold(next(o.label for o in self.options if o.key == group[0])).split()
        counted = re.search(rf"\b(hai|ba|2|3)(?: ban| be| em)? {re.escape(given)}\b", self.folded)
        return counted is not None and counted[1] not in before and COUNTS[counted[1]] == len(group)

    def checked(self, keys: list[str]) -> Read:
        """What else is said must not speak against it."""
        of_class = self.keys_of_class or self.by_grade()
        other_class = of_class and len(keys) == 1 and keys[0] not in of_class
        if other_class or self.names_other_class():
            return Unsure(tuple(keys))
        if len(keys) == 1 and self.is_of_another_age(keys[0]):
            return Unsure(tuple(keys))
        if len(keys) > 1 and _STATES.search(self.folded) and _ILL.search(self.folded):
            return Unsure(tuple(keys))
        for part in _AND.split(self.folded)[:3] if len(keys) == 1 else ():
            rest = strange_words(part, self.options)
            if len(rest) == 1 and len(part.split()) <= 2 and len(self.folded.split()) > len(part.split()):
                return Unsure(tuple(keys))
        return Understood(tuple(keys))

    def is_of_another_age(self, key: str) -> bool:
        """ "Long lớn", where Long is the youngest: one of the two is wrong."""
        given = fold(next(o.label for o in self.options if o.key == key).split()[-1])
        age = re.search(rf"\b{re.escape(given)} (?:(lon)|ut|nho)(?: a| co| nha| nhe)*$", self.folded)
        first = age and (oldest if age[1] else youngest)(self.options)
        last = age and (youngest if age[1] else oldest)(self.options)
        return bool(first and last and last.key == key != first.key)

    def narrowed(self, group: Sequence[str]) -> str | None:
        """The one of several with this name whom class or sex tells."""
        if len(group) == 1:
            return group[0]
        of_class = self.keys_of_class or self.by_grade() or self.by_group() or at_level(self.folded, self.options)
        by_class = [k for k in group if k in of_class]
        if len(by_class) == 1:
            return by_class[0]
        sex = "male" if BOY.search(self.folded) else "female" if GIRL.search(self.folded) else ""
        by_sex = [o.key for o in self.options if o.key in group and sex and o.sex == sex]
        if len(by_sex) == 1:
            return by_sex[0]
        pool = [o for o in self.options if o.key in group]
        given = {fold(o.label).split()[-1] for o in pool}
        is_elder = ELDEST.search(self.folded) or (self.folded.endswith(" anh") and "anh" not in given)
        is_younger = YOUNGEST.search(self.folded) or (self.folded.endswith(" em") and "em" not in given)
        by_age = oldest(pool) if is_elder else youngest(pool) if is_younger else None
        return by_age.key if by_age else None

    def names_other_class(self) -> bool:
        """Whether a class is named that is none of theirs."""
        named = _ANY_CLASS.search(self.folded)
        return named is not None and not self.keys_of_class and not self.by_grade()

    def by_grade(self) -> list[str]:
        grades = {int(n) for n in _GRADE.findall(self.folded)}
        return [o.key for o in self.options if grade_of(o.school_class) in grades]

    def by_group(self) -> list[str]:
        """Those in nursery classes of a group: "lớp lá", "bé lá" of "Lá 1"."""
        heads = [w for before, w in itertools.pairwise(self.folded.split()) if before in ("lop", "be")]
        return [
            o.key
            for o in self.options
            if o.school_class and not o.school_class[0].isdigit() and fold(o.school_class).split()[0] in heads
        ]

    def by_class_or_middle(self) -> Read | None:
        keys = self.keys_of_class or self.by_grade() or self.by_group()
        if not keys:
            keys = self.by_middle()
        if self.names_somebody_else() and (self.keys_of_class or self.by_grade()):
            # "em Phương Linh lớp 10A7": another of that class
            return Unsure(tuple(keys))
        keys = keys or at_level(self.folded, self.options)
        if not keys:
            return None
        if len(keys) > 1:
            sex = "male" if BOY.search(self.folded) else "female" if GIRL.search(self.folded) else ""
            keys = [o.key for o in self.options if o.key in keys and sex in ("", o.sex)] or keys
        counted = COUNTED.search(self.folded)
        grades = set(_GRADE.findall(self.folded))
        if len(grades) > 1:
            return Understood(tuple(keys)) if len(grades) == len(keys) else Unsure(tuple(keys))
        if (
            len(keys) == 1
            or _ALL_OF_CLASS.search(self.folded)
            or (counted and COUNTS[counted["all"] or counted["n"]] == len(keys))
        ):
            return Understood(tuple(keys))
        return Unsure(tuple(keys))

    def names_somebody_else(self) -> bool:
        """Whether two words with capitals stand together, of which one is nobody's here."""
        known = self.own | {fold(w) for o in self.options for w in o.school_class.split()} | POLITE
        pairs = [(a, b) for a, b in itertools.pairwise(self.words) if {a, b} <= self.capitals]
        return any({a, b} & self.own and not {a, b} <= known and fold(a) not in known - self.own for a, b in pairs)

    def by_middle(self) -> list[str]:
        """Those whose middle name, or a part of whose class, stands there alone."""
        middle = {fold(part) for o in self.options for part in clean(o.label).split()[1:-1]}
        content = [w for w in self.words if fold(w) not in POLITE or (fold(w) in middle and len(self.words) == 1)]
        if len(content) != 1 or len(self.words) > 4:
            return []
        (word,) = content
        return [
            o.key
            for o in self.options
            if any(same(word, part) for part in clean(o.label).split()[1:-1])
            or (len(word) > 2 and fold(word) in fold(o.school_class).split())
        ]
