"""What a teacher tells of pupils of the class by name: "khôi và my vắng", "giang sốt, hân đi học", "vắng an, chi"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.understanding.folding import MOST, clean, fold, words_of
from bot.understanding.lexicon import items_of
from bot.understanding.mentions import same
from bot.understanding.name_places import PHRASES
from bot.understanding.name_words import COMMON
from bot.understanding.not_of_class import is_of_none
from bot.understanding.values import Named

_CLAUSES = re.compile(r"[;:.!?()\n]|,(?!\d)| - ")
_WORD = re.compile(r"[^\W_]+(?:[.,/]\d+)?")
_DEGREES = re.compile(r"3[5-9]|4[0-2]")
_KIN = words_of("em be ban chau tro con hs dua cau")
_AND = words_of("va voi vs cung lan roi them ca nhu")
_STRANGERS = words_of("thầy cô chị anh chú bác dì thay chi chu bac di")
_OTHERS = words_of("thầy cô tôi toi")
"""A clause with one of these goes on about somebody else."""
_SPEAKERS = words_of("mai minh chi anh toi co hom sang em ho om sot khoe hoc nghi vang")
"""Names that are also a day, somebody who speaks or what is told; a word of kin or a capital makes names of them."""
_IN_A_LIST = words_of("minh chi anh")
_TOLD = words_of(
    "nghi vang om sot ho met dau benh binh khoe khong ko k hk chua bi dang van het di den toi vao co xin cung deu moi "
    "tre muon phep non oi on lai thi phai con kho li lu ngat het nga tim noi chay so giat do ngua cam quay tieu"
)
"""What is told of whoever is named before it."""
_LEADS = words_of("vang nghi om benh thieu tru ngoai sot met gom la khong con")
"""Behind these stands who it is told of, where nothing is told of them after their name."""
_EXCEPT = words_of("tru ngoai")
_BEFORE = words_of("hom nay sang nay lop co da thua oi troi gap cuu voi")
_EATS = words_of("khong ko k duoc it uong ngon kem")
""" "An khong ngon" is "ăn không ngon"."""
_GOES_ON = words_of("van cung hom bua")
_POLITE = words_of("a nhe nha nua thoi roi cung vay the nhu luon deu ah ak")
"""What may stand behind a name and tells nothing of its own."""
_HERE = words_of("du hoc mat")
_NOT_THEM = re.compile(r"(?:khong|ko|k|chu) phai(?: la)?(?: (?:em|be|ban|chau|con))?$")
_REST = re.compile(
    r"\b(?:con lai|so con lai|(?:cac|may|nhung) (?:em|ban|be|chau|con)(?: \w+)? (?:khac|kia|con lai)|ca lop|lop du)\b"
)
_COUNT = re.compile(
    r"\b(?P<n>\d{1,2}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
    r" (?:ban|em|hs|hoc sinh|hoc tro|tro|be|chau|dua)\b(?! (?:nha|cua) (?:toi|em|minh|co|thay)\b)"
)
_NUMBERS = {
    word: n for n, word in enumerate(("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"), 1)
}
_STATES = {"sign", "unwell", "well", "fine", "stay", "stays", "go", "goes", "done", "late", "back"}


@dataclass(frozen=True, slots=True)
class ToldOf:
    """Who may be meant by a name (two of one name are both), and the words that tell of them; "" where none do.

    `is_head`: the name begins what is said, but for "hôm nay có em".
    """

    keys: tuple[str, ...]
    text: str
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    keys: tuple[str, ...]


def told_of_class(text: str, pupils: Sequence[Named], *, are_awaited: bool = False) -> tuple[ToldOf, ...]:
    """What is told of each pupil who is named, in their order. `are_awaited`: names were asked for."""
    if len(text) > MOST or not pupils:
        return ()
    clauses = [_Clause(part, pupils) for part in _CLAUSES.split(text) if fold(part)]
    named = [bool(each.names(are_awaited=are_awaited)) for each in clauses]
    if not any(named):
        return ()
    for at, each in enumerate(clauses):
        each.stands_in_a_list = any(named[:at] + named[at + 1 :])
    found: list[ToldOf] = []
    waiting: list[tuple[str, ...]] = []
    last = before = ""
    for each in clauses:
        groups, rest = each.told(before, are_awaited=are_awaited or len(clauses) > 1)
        before = each.part
        if not groups and is_of_none(each.part, pupils):
            continue  # "nghĩa đi muộn" of a class without a Nghĩa is said of nobody else
        if not groups and found and not waiting and not _REST.search(fold(rest)) and not _OTHERS & set(each.said):
            # "khôi nghỉ, mẹ xin phép rồi"
            found[-1] = replace(found[-1], text=f"{found[-1].text}, {rest}".strip(", "))
        elif not groups and not found and _tells(rest) and not _REST.search(fold(rest)):
            last = rest
        for names, said in groups:
            if said:
                is_head = each is clauses[0] and each.begins_with_a_name()
                found += [ToldOf(keys, said, is_head) for keys in (*waiting, *names)]
                waiting, last = [], said
            elif last:
                found += [ToldOf(keys, last) for keys in (*waiting, *names)]
                waiting = []
            else:
                waiting += names
    found += [ToldOf(keys, last) for keys in waiting]
    return tuple({each.keys: each for each in found}.values())


def count_said(text: str) -> int | None:
    """How many a sentence counts as away or ill without their names ("vắng 2 bạn"); None where it counts none."""
    for part in _CLAUSES.split(text):
        found = _COUNT.search(fold(part))
        if found is not None and not _PRESENT.search(fold(part)):
            return _NUMBERS.get(found["n"]) or int(found["n"]) or None
    return None


_PRESENT = re.compile(r"\b(?:di hoc|co mat|den lop|den truong|di du|toi lop)\b(?<!khong di hoc)(?<!ko di hoc)")
""" "14 em đi học, vắng mỗi Giang" counts who is there."""


def named_first(text: str, pupils: Sequence[Named]) -> tuple[str, ...]:
    """Whose name a text begins with, but for "em": a capital or a word that is nothing else makes a name of it."""
    for part in _CLAUSES.split(text):
        clause = _Clause(part, pupils)
        heads = [name for name in clause.could_be if set(clause.bare[: name.start]) <= _BEFORE | _KIN]
        if heads:
            first, word = heads[0], clause.found[heads[0].start][0]
            after = clause.bare[first.end] if first.end < len(clause.bare) else ""
            is_told = after in _TOLD | _GOES_ON or _DEGREES.match(after) is not None
            is_eating = clause.bare[first.start] == "an" and after in _EATS
            is_word = clause.bare[first.start] in COMMON | _SPEAKERS
            sure = first.end - first.start > 1 or not is_word or (word[0].isupper() and is_told and not is_eating)
            return first.keys if sure else ()
        if clause.bare:
            return ()
    return ()


class _Clause:
    """A part of a sentence: its words, who is named in it, and what it tells of them."""

    def __init__(self, part: str, pupils: Sequence[Named]) -> None:
        self.part, self.pupils = part, pupils
        self.found = list(_WORD.finditer(part))
        self.said = [clean(word[0]) for word in self.found]
        self.bare = [fold(word) for word in self.said]
        self.could_be = self._matches()
        self.stands_in_a_list = False

    def _matches(self) -> list[_Name]:
        names: list[_Name] = []
        at = 0
        while at < len(self.said):
            best = _Name(at, at, ())
            for pupil in self.pupils:
                end = self._end(at, clean(pupil.label).split())
                if end > best.end:
                    best = _Name(at, end, (pupil.key,))
                elif end and end == best.end:
                    best = _Name(at, end, (*best.keys, pupil.key))
            names += [best] if best.keys else []
            at = max(best.end, at + 1)
        return names

    def _end(self, at: int, parts: Sequence[str]) -> int:
        """Where a name ends that begins here: the given name with as much before it as was typed; 0 for none."""
        for length in range(min(len(parts), len(self.said) - at), 0, -1):
            typed = self.said[at : at + length]
            if all(same(word, own) for word, own in zip(typed, parts[-length:], strict=True)):
                return at + length
        return 0

    def names(self, *, are_awaited: bool) -> list[_Name]:
        """Those that surely are names here, and those that are joined to one."""
        # "vắng 2 em: khoi voi my"
        are_listed = are_awaited or (len(self.could_be) > 1 and self._is_only_names())
        sure = [name for name in self.could_be if self._is_name(name, are_awaited=are_listed)]
        if len(sure) < len(self.could_be) and (sure or are_awaited):
            sure += [name for name in self.could_be if name not in sure and self._is_joined(name, sure)]
        return sorted(sure, key=lambda name: name.start)

    def _is_name(self, name: _Name, *, are_awaited: bool) -> bool:
        before = self.bare[name.start - 1] if name.start else ""
        if name.start and self.said[name.start - 1] in _STRANGERS:
            return False
        if _NOT_THEM.search(" ".join(self.bare[: name.start])):
            return False
        if name.end - name.start > 1 or before in _KIN - {"con"} or self._has_capital(name):
            return True
        word, bare = self.said[name.start], self.bare[name.start]
        pairs = {" ".join(self.said[n : n + 2]) for n in (name.start - 1, name.start) if n >= 0}
        if pairs & PHRASES:
            return False
        if bare not in COMMON | _SPEAKERS or not word.isascii():
            return True
        after = self.bare[name.end] if name.end < len(self.bare) else ""
        if bare in _SPEAKERS:
            # "giang nghỉ, minh sốt"
            is_head = name.start == 0 and after in _TOLD
            is_listed = is_head and (bare == "chi" or (self.stands_in_a_list and bare in _IN_A_LIST))
            return is_listed or (are_awaited and len(self.bare) == 1)
        if bare == "an" and after in _EATS:
            return are_awaited
        is_behind = any(other.end == name.start for other in self.could_be)
        leads = before in _LEADS | {"co"} and (not after or after in _AND or after.isdecimal())
        is_measured = _DEGREES.match(after) is not None
        return are_awaited or leads or is_measured or (after in _TOLD and not is_behind)

    def _has_capital(self, name: _Name) -> bool:
        """A capital inside a sentence that is not all capitals."""
        word = self.found[name.start][0]
        return name.start > 0 and word[0].isupper() and not self.part.isupper()

    def _is_joined(self, name: _Name, sure: Sequence[_Name]) -> bool:
        """Whether only "và", "với", "em" stands between it and a name; or nothing, in a list: "vắng giang hân"."""
        after = self.bare[name.end : name.end + 1]
        for other in sure:
            low, high = min(other.end, name.end), max(other.start, name.start)
            between = self.bare[low:high]
            if between and set(between) <= _AND | _KIN and set(between) & _AND:
                return True
            if low == high and name.start < other.start and set(self.bare[name.start - 1 : name.start]) & _LEADS:
                return True
            if low == high and name.start > other.start and (not after or after[0] in _AND):
                return True
        return False

    def told(self, before: str, *, are_awaited: bool) -> tuple[list[tuple[list[tuple[str, ...]], str]], str]:
        """The groups of names with what is told of each group; and the words of a clause that names nobody.

        `before`: the clause before it.
        """
        names = self.names(are_awaited=are_awaited and self._is_only_names())
        if not names:
            return [], self.part.strip()
        groups: list[list[_Name]] = [[names[0]]]
        for name in names[1:]:
            between = self.bare[groups[-1][-1].end : name.start]
            if set(between) <= _AND | _KIN:
                groups[-1].append(name)
            else:
                groups.append([name])
        led = self._words(0, names[0].start)
        told = []
        for at, group in enumerate(groups):
            after = groups[at + 1][0].start if at + 1 < len(groups) else len(self.said)
            said = self._words(group[-1].end, after)
            is_bare = set(fold(said).split()) <= _POLITE
            if at == 0 and not _tells(said) and (as_told := _as_told(led, before)):
                said = as_told
            told.append(([name.keys for name in group], "" if is_bare and not _tells(said) else said))
        return told, ""

    def begins_with_a_name(self) -> bool:
        """Whether nothing but "hôm nay có em" stands before the first name."""
        names = self.names(are_awaited=False)
        return bool(names) and set(self.bare[: names[0].start]) <= _BEFORE | _KIN

    def _is_only_names(self) -> bool:
        return len(self.bare) == sum(n.end - n.start for n in self.could_be) + sum(
            w in _AND | _KIN | _POLITE for w in self.bare
        )

    def _words(self, start: int, end: int) -> str:
        if start >= end:
            return ""
        return self.part[self.found[start].start() : self.found[end - 1].end()].strip()


def _as_told(led: str, before: str) -> str:
    """What stands before a name as what is told of them; "đủ, trừ giang" tells that Giang is not there."""
    words = fold(led).split()
    if set(words) & _EXCEPT:
        return "vắng" if {*words, *fold(before).split()} & _HERE else ""
    if "thieu" in words:
        return "vắng"
    return led if _tells(led) else ""


def _tells(text: str) -> bool:
    words = set(fold(text).split())
    if words & words_of("vang nghi phep du tre muon"):
        return True
    return any(item.tag in _STATES for item in items_of(text))
