"""Which labels the words of a text speak for, which they deny, and what else was said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.understanding.folding import ASKING, TUMBLING, clean, fold, plain, spelled, words_of
from bot.understanding.lexicon import items_of
from bot.understanding.nearing import Vocabulary
from bot.understanding.ways import DENIED, DENYING, FILLERS, LEADING, SAME, WEAK

_WORDS = re.compile(r"\w+|[(),;:.!\n]")
_LEFT_OUT = words_of("con em bé cháu cô thầy ạ nhé cho là và với các nhưng thì hoặc tôi mình")
"""Words of a label that say nothing of what is chosen, unless it has no others."""
_TURNS = words_of("nhưng nhung mà chứ còn chỉ vì vi tại")
"""Words after which a denial no longer holds."""
_NUMBERS = words_of("mot hai ba bon nam sau bay tam chin muoi tu ruoi do ngay tuan thang phut tiet mui vien lan")

_BESIDE = re.compile(r"[,;/()]|\bhoặc\b")

_HAPPENED = words_of("roi r ruoi da moi vua xong co hom sang toi chieu tuan dang duoc bac si thu ngay")
"""With one of these something is told to have been done."""

Meaning = tuple[str, bool]
"""A word or a meaning of labels, and whether it is denied there."""


@dataclass(slots=True)
class Heard:
    """A word or phrase of the text that stands in labels."""

    clause: int
    at: int
    is_weak: bool
    speaks_for: frozenset[int]
    speaks_against: frozenset[int]


@dataclass(slots=True)
class Heeded:
    """What a text says of the labels."""

    heard: list[Heard] = field(default_factory=list)
    before: dict[int, int] = field(default_factory=dict)
    unknown: dict[int, int] = field(default_factory=dict)
    details: dict[int, int] = field(default_factory=dict)
    matched: dict[int, set[str]] = field(default_factory=dict)


@lru_cache(maxsize=1024)
def _way_words(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in text.split(", "))


_GLOBAL: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _meaning, _text in SAME.items():
    for _way in _way_words(_text):
        _GLOBAL.setdefault(fold(_way[0]), []).append((_way, "@" + _meaning))
_PAIR = ("@ông bà", ("ông", "bà"))
"""Labels of one of the two are no label of both."""


_DEEDS = {"@sửa", "@hủy"}
_NO_OTHERS = words_of("đau")
"""Words that are no others with a mark too few: who aches says nothing of a head."""


@lru_cache(maxsize=65536)
def fits(typed: str, word: str) -> bool:
    """Whether a typed word is this one: marks that were typed decide, hỏi and ngã are one."""
    if typed == word:
        return True
    if fold(typed) != fold(word) or typed in _NO_OTHERS:
        return False
    if typed.isascii():
        return True
    letters, tone = spelled(typed)
    its_letters, its_tone = spelled(word)
    same = all(a == b or a == plain(b) for a, b in zip(letters, its_letters, strict=False))
    tone, its_tone = (ASKING if t == TUMBLING else t for t in (tone, its_tone))
    return same and len(letters) == len(its_letters) and tone in (0, its_tone)


def _says_more(words: Sequence[str], at: int) -> bool:
    """Whether something stands in the rest of a clause that can be denied."""
    for word in words[at:]:
        if not word[0].isalnum():
            return False
        if fold(word) not in FILLERS:
            return True
    return False


@lru_cache(maxsize=512)
def wording_of(labels: tuple[str, ...]) -> "Wording":
    """The wording of a list; the same list is asked for again and again."""
    return Wording(labels)


class Wording:
    """The words of a list of labels, with all ways of saying them."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        self.meanings = [self._of_label(label) for label in labels]
        said_by = [name for label in self.meanings for name in {name for name, _ in label}]
        self.shared = {name for name in said_by if said_by.count(name) > 1}
        self.parts = [self._parts(label) for label in labels]
        self.ways: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        present = {name for label in self.meanings for name, _ in label}
        self.places = {
            name: [i for i, label in enumerate(self.meanings) if name in (one for one, _ in label)] for name in present
        }
        for name in sorted(present):
            if name.startswith("@"):
                self._add(_way_words(SAME[name[1:]]), (name, False))
                self._add(_way_words(DENIED[name[1:]]) if name[1:] in DENIED else (), (name, True))
            else:
                self._add(((name,),), (name, False))
        self.vocabulary = Vocabulary(
            [*map(clean, labels), *(" ".join(way) for ways in self.ways.values() for way, _ in ways)]
        )
        self.labels = Vocabulary(map(clean, labels), with_slips=False)
        self.is_of_done = any(clean(label).startswith("chưa") for label in labels)
        self.names_signs = any(item.tag == "sign" for label in labels for item in items_of(label))
        self.words, self.said_words = frozenset(self.labels.by_fold), frozenset(self.vocabulary.by_fold)

    def _add(self, ways: Sequence[tuple[str, ...]], meaning: Meaning) -> None:
        for way in ways:
            self.ways.setdefault(fold(way[0]), []).append((way, meaning))

    def _of_label(self, label: str) -> list[Meaning]:
        words = _WORDS.findall(clean(label))
        found: list[Meaning] = []
        negated, at = False, 0
        while at < len(words):
            word = words[at]
            best = max(
                (
                    one
                    for one in _GLOBAL.get(fold(word), ())
                    if tuple(words[at : at + len(one[0])]) == one[0] and (one[1] != _PAIR[0] or one[0] == _PAIR[1])
                ),
                key=lambda one: (len(one[0]), one[1] == "@" + " ".join(one[0])),
                default=None,
            )
            if not word[0].isalnum():
                negated = False
            elif best is not None:
                found.append((best[1], negated))
                at += len(best[0]) - 1
            elif word in DENYING and at + 1 < len(words) and words[at + 1][0].isalnum():
                negated = True
            else:
                found.append((word, negated))
            at += 1
        return [one for one in found if one[0] not in _LEFT_OUT] or found

    def _parts(self, label: str) -> list[frozenset[str]]:
        """The words that tell, of each of what a label sets side by side: "Sổ mũi, ngạt mũi"."""
        parts = [{name for name, _ in self._of_label(part)} for part in _BESIDE.split(clean(label)) if fold(part)]
        return [frozenset(part - WEAK - self.shared or part - WEAK or part) for part in parts]

    def is_whole(self, index: int, heeded: Heeded) -> bool:
        """Whether all words of a label were said."""
        return {name for name, _ in self.meanings[index]} <= heeded.matched.get(index, set())

    def share(self, index: int, heeded: Heeded) -> tuple[int, int]:
        """How many of the telling words of a label were said, and how many there are; of its best part."""
        said = heeded.matched.get(index, set())
        return max(((len(part & said), len(part)) for part in self.parts[index]), key=lambda n: (n[0] / n[1], n[0]))

    def is_led_by(self, index: int, heeded: Heeded) -> bool:
        """Whether the deed with which one label alone begins was said: "sửa nhiệt độ" is "Sửa lời khai"."""
        deed = self.meanings[index][0][0]
        return deed in _DEEDS and deed not in self.shared and deed in heeded.matched.get(index, set())

    def is_half_denied(self, index: int, denied: set[int], heeded: Heeded) -> bool:
        """Whether a label that denies was said only in part, and so was what denies another: "không dùng hạ sốt"."""
        denies = any(is_denied for _, is_denied in self.meanings[index])
        return denies and bool(denied - {index}) and not self.is_whole(index, heeded)

    def is_of_both(self, own: set[int], heeded: Heeded, typed: str) -> bool:
        """Whether all that was said for a label stands denied in another, and nothing tells which: a bare "khám"."""
        if not self.is_of_done:
            return False
        said = {name for i in own for name in heeded.matched.get(i, set())} - WEAK
        said -= {name for i in own for name, is_denied in self.meanings[i] if is_denied}
        denied = {name for label in self.meanings for name, is_denied in label if is_denied}
        return len(own) == 1 and bool(said) and said <= denied and not _HAPPENED & set(fold(typed).split())

    def listen(self, typed: str) -> Heeded:
        """What each word of a text says of the labels."""
        words = _WORDS.findall(self.vocabulary.towards(typed))
        is_marked = not typed.isascii()
        heeded = Heeded()
        clause, negated, at = 0, False, 0
        rest: list[tuple[int, str, int]] = []
        while at < len(words):
            word, bare = words[at], fold(words[at])
            if not word[0].isalnum():
                clause, negated, at = clause + 1, False, at + 1
                continue
            length, readings = self._at(words, at, is_marked=is_marked)
            if word in DENYING and length == 1 and word not in ("khỏi", "khoi") and _says_more(words, at + 1):
                negated = True
            elif length and not readings:
                # a phrase of which labels have only a word: "số điện thoại" is not "gọi điện thoại"
                rest.append((clause, word, at))
            elif length:
                self._hear(heeded, (clause, at), readings, words[at : at + length], negated=negated)
            elif word in DENYING or words[at : at + 2] == ["đâu", "có"]:
                negated = True
            elif word in _TURNS:
                clause, negated = clause + 1, False
            elif bare not in FILLERS:
                rest.append((clause, word, at))
            at += length or 1
        self._weigh(heeded, rest, typed)
        return heeded

    def _at(self, words: Sequence[str], at: int, *, is_marked: bool) -> tuple[int, list[Meaning]]:
        """The longest phrase that begins here, and all it may mean; in a text with marks none may be missing."""
        first = fold(words[at])
        ways, phrases = self.ways.get(first, ()), _GLOBAL.get(first, ())
        if not ways and not phrases:
            return 0, []
        length, found = 0, list[tuple[Meaning, bool, bool]]()
        for way, meaning in ways:
            if len(way) < length or len(way) > len(words) - at or not fits(words[at], way[0]):
                continue
            if len(way) == 1 or all(fits(words[at + n], word) for n, word in enumerate(way)):
                found = [] if len(way) > length else found
                length = len(way)
                is_exact = way == tuple(words[at : at + length])
                found.append((meaning, is_exact, way[0] in self.labels.by_fold.get(first, ())))
        if is_marked and any(exact for _, exact, _ in found):
            found = [one for one in found if one[1]]
        own = [one for one in found if length > 1 and fold(one[0][0]) == " ".join(map(fold, words[at : at + length]))]
        found = own or found
        if any(literal for _, _, literal in found):
            found = [one for one in found if one[2] or (one[1] and not one[0][1])]
        for way, name in phrases:
            if len(way) > 1 and len(way) > length and name != _PAIR[0] and tuple(words[at : at + len(way)]) == way:
                return len(way), []
        return length, [meaning for meaning, _, _ in found]

    def _hear(
        self,
        heeded: Heeded,
        place: tuple[int, int],
        readings: Sequence[Meaning],
        typed: Sequence[str],
        *,
        negated: bool,
    ) -> None:
        meant = {(name, contrary != negated) for name, contrary in readings}
        names = {name for name, _ in meant}
        speaks_for: set[int] = set()
        against: set[int] = set()
        for index in {index for name in names for index in self.places[name]}:
            label = self.meanings[index]
            if not meant.isdisjoint(label):
                speaks_for.add(index)
                heeded.matched.setdefault(index, set()).update([name for name, _ in label if name in names])
            else:
                against.add(index)
        weak = all(name in WEAK for name in names) or list(typed) in (["học"], ["hoc"])
        heeded.heard.append(Heard(*place, weak, frozenset(speaks_for), frozenset(against)))

    def _weigh(self, heeded: Heeded, rest: list[tuple[int, str, int]], typed: str) -> None:
        """Words that are in no label: details of what was chosen, or something else."""
        if not rest:
            return
        known: set[str] | None = None
        first: dict[int, int] = {}
        for heard in heeded.heard:
            first.setdefault(heard.clause, heard.at)
        for clause, word, at in rest:
            is_detail = word[0].isdigit() or fold(word) in _NUMBERS or fold(word) in LEADING
            if not is_detail and known is None:
                known = {word for item in items_of(typed) if item.tag != "word" for word in item.typed.split()}
            is_detail = is_detail or (known is not None and word in known)
            kind = heeded.details if is_detail else heeded.unknown
            kind[clause] = kind.get(clause, 0) + 1
            if not is_detail and at < first.get(clause, 0):
                heeded.before[clause] = heeded.before.get(clause, 0) + 1
