"""Which children are named: by given, middle and family name, by class; what else is said must not speak against it."""

import itertools
import re
from collections.abc import Sequence
from functools import cached_property

from bot.understanding.described import (
    BOY,
    COUNTED,
    COUNTS,
    ELDEST,
    GIRL,
    POLITE,
    YOUNGEST,
    at_level,
    oldest,
    strange_words,
    youngest,
)
from bot.understanding.folding import fold, words_of
from bot.understanding.mentions import Mentions, same
from bot.understanding.names import classes_in
from bot.understanding.of_children import Children
from bot.understanding.related import STRANGERS
from bot.understanding.screening import Screened, seen_in
from bot.understanding.values import Understood, Unsure

Read = Understood[tuple[str, ...]] | Unsure[str]

_STATES = re.compile(r"\b(?:khoe|binh thuong|on)\b")
_ILL = re.compile(r"\b(?:sot|om|ho|met|benh|non|dau|oi)\b")
_AND = Screened(r"\b(?:voi|va|vs|cung)\b")
_ANY_CLASS = re.compile(r"\blop (\d{1,2} ?[a-z]?\d{0,2})\b|\b(\d{1,2}[a-z]\d{0,2})\b")
_GRADE = Screened(r"\b(?:lop|khoi) (\d{1,2})\b")
_SO_MANY, _AGES = words_of("hai ba 2 3"), words_of("lon ut nho")


_ALL_OF_CLASS = Screened(
    r"^(?:da |ca )*(?:tui|may|bon|cac|lu|dam)(?: dua| be| chau| ban| em| con| nhoc)?"
    r" (?:lop )?\d\S*(?: \d\d?)?(?: a| co| nha| nhe)*$"
)
""" "Tụi 6.2": all of that class."""


class Naming(Mentions):
    """Names and classes in a text."""

    def __init__(self, text: str, cleaned: str, options: Children) -> None:
        super().__init__(text, cleaned, options)
        self.seen = seen_in(self.said)

    @cached_property
    def keys_of_class(self) -> list[str]:
        """Those whose class is named."""
        by_class = self.options.classes
        classes = classes_in(self.folded, [school_class for _, school_class in by_class])
        return [key for key, school_class in by_class if school_class in classes]

    def read(self) -> Read | None:
        """The child; None where none is named."""
        self.is_of_adult = bool(self.seen & STRANGERS.bit and STRANGERS.search(self.said))
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
            counted = COUNTED.search(self.folded) if self.seen & COUNTED.bit else None
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
        if not _SO_MANY & {*self.folded.split()}:
            return False
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
        if not self.seen & _AND.bit:
            # of one part alone no words are left over
            return Understood(tuple(keys))
        for part in _AND.split(self.folded)[:3] if len(keys) == 1 else ():
            rest = strange_words(part, self.options)
            if len(rest) == 1 and len(part.split()) <= 2 and len(self.folded.split()) > len(part.split()):
                return Unsure(tuple(keys))
        return Understood(tuple(keys))

    def is_of_another_age(self, key: str) -> bool:
        """ "Long lớn", where Long is the youngest: one of the two is wrong."""
        if not _AGES & {*self.folded.split()}:
            return False
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
        sex = self.sex()
        by_sex = [o.key for o in self.options if o.key in group and sex and o.sex == sex]
        if len(by_sex) == 1:
            return by_sex[0]
        pool = [o for o in self.options if o.key in group]
        given = {fold(o.label).split()[-1] for o in pool}
        is_elder = ELDEST.search(self.folded) or (self.folded.endswith(" anh") and "anh" not in given)
        is_younger = YOUNGEST.search(self.folded) or (self.folded.endswith(" em") and "em" not in given)
        by_age = oldest(pool) if is_elder else youngest(pool) if is_younger else None
        return by_age.key if by_age else None

    def sex(self) -> str:
        """The one that is named; empty where none is."""
        return "male" if BOY.search(self.folded) else "female" if GIRL.search(self.folded) else ""

    def names_other_class(self) -> bool:
        """Whether a class is named that is none of theirs."""
        named = None if self.folded.replace(" ", "").isalpha() else _ANY_CLASS.search(self.folded)
        return named is not None and not self.keys_of_class and not self.by_grade()

    def by_grade(self) -> list[str]:
        if not self.seen & _GRADE.bit:
            return []
        grades = {int(n) for n in _GRADE.findall(self.folded)}
        return [o.key for o, grade in zip(self.options, self.options.grades, strict=True) if grade in grades]

    def by_group(self) -> list[str]:
        """Those in nursery classes of a group: "lớp lá", "bé lá" of "Lá 1"."""
        if not self.options.groups:
            return []
        heads = [w for before, w in itertools.pairwise(self.folded.split()) if before in ("lop", "be")]
        return [key for key, group in self.options.groups if group in heads]

    def by_class_or_middle(self) -> Read | None:
        keys = self.keys_of_class or self.by_grade() or self.by_group()
        if not keys:
            keys = self.by_middle()
        if keys and (self.keys_of_class or self.by_grade()) and self.names_somebody_else():
            # "em Phương Linh lớp 10A7": another of that class
            return Unsure(tuple(keys))
        keys = keys or at_level(self.folded, self.options)
        if not keys:
            return None
        if len(keys) > 1:
            sex = self.sex()
            keys = [o.key for o in self.options if o.key in keys and sex in ("", o.sex)] or keys
        counted = COUNTED.search(self.folded)
        grades = {*_GRADE.findall(self.folded)}
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
        if not 0 < len(self.words) < 5:
            return []
        middle = self.options.middle_names
        content = [w for w in self.words if fold(w) not in POLITE or (len(self.words) == 1 and fold(w) in middle)]
        if len(content) != 1:
            return []
        (word,) = content
        return [
            o.key
            for o, name in zip(self.options, self.options.names, strict=True)
            if any(same(word, part) for part in name[1:-1])
            or (len(word) > 2 and fold(word) in fold(o.school_class).split())
        ]
