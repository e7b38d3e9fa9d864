"""Where a text names children: the words, which of them are names here, and whose."""

import re
from collections.abc import Sequence
from functools import cached_property

from bot.understanding.described import (
    ASIDE,
    POLITE,
)
from bot.understanding.folding import NO_TONE, fold, spelled, words_of
from bot.understanding.lexicon import items_of
from bot.understanding.name_places import PHRASES, is_of_a_grown_up, is_of_a_longer_name, is_place
from bot.understanding.name_words import (
    COMMON,
    GROWN_UP,
    HEADS,
    KIN,
    PARTICLES,
    PLACES,
    SAID_OF,
    SAID_OF_DAYS,
    SAID_OF_PLACES,
    STATES,
    TIMES,
)
from bot.understanding.names import agree, alike
from bot.understanding.of_children import Children

_INSIDE = re.compile(r"(?<=[\w,;(:][\s(])\w+")
"""Words before which a sentence goes on: a capital there is a name's."""
_WORD = re.compile(r"\w+")
_CUTS = frozenset(",.;:!?()\n")
_SAYING = re.compile(r"(?:với (?:cô|thầy)|là|rằng|này)\b")
""" "Bảo với cô là": nobody's name."""


_LAUGHTER = words_of("hà hí hề há")
_HATS = frozenset("âăêôơư")
_DEGREES = words_of("hơi rất đang đã sẽ cứ")
"""Behind these stands what somebody does or how they are: "hơi lâm râm"."""


class Mentions:
    """The words of a text, and the places in it where children of a list are named."""

    def __init__(self, text: str, cleaned: str, options: Children) -> None:
        self.options = options
        self.capitals: set[str] = set()
        self.begins: set[str] = set()
        self.first = ""
        if not text.islower():
            self._see_capitals(text)
        self.cleaned = cleaned
        self.words = _WORD.findall(cleaned)
        self.is_titled = bool(self.capitals) and len(self.words) > 3 and len(self.capitals) >= len({*self.words[1:]})
        self.own, self.given = options.words, options.given
        self.keyed: set[str] = set()
        known = options.vocabulary.by_fold
        self.words = [word if fold(word) in known else self._as_meant(word) for word in self.words]
        self.is_of_adult = False
        self.said = " ".join(self.words)
        self.folded = fold(self.said)

    def _see_capitals(self, text: str) -> None:
        self.capitals = {m[0].casefold() for m in _INSIDE.finditer(text) if m[0][0].isupper() and not m[0].isupper()}
        words = _WORD.findall(text)
        titled = [word for word in words if word.istitle()]
        if len(titled) > 1 and not text.istitle():
            self.capitals |= {word.casefold() for word in titled if titled.count(word) > 1}
        self.first = words[0].casefold() if words and words[0][0].isupper() else ""
        self.begins = {self.first} if words and words[0].istitle() else set()

    def _as_meant(self, word: str) -> str:
        """A word that is in no name as one that is: "Minhh", keys left over, "han" of "An"."""
        vocabulary = self.options.vocabulary
        if len(word) > 2 and word[-1] == word[-2] and word[:-1] in vocabulary:
            return word[:-1]
        if len(word) > 3 or not word.isalpha():
            nearest = vocabulary.nearest(word)
            if nearest is not None and nearest != word:
                self.keyed |= {nearest} if word.isascii() else set()
                word = word if word.isdecimal() else nearest
        is_said_with_h = word[0] == "h" and word not in vocabulary and fold(word[1:]) in self.given
        return word[1:] if is_said_with_h else word

    @cached_property
    def cuts(self) -> list[int]:
        """The words behind which a clause ends."""
        found = _WORD.finditer(self.cleaned)
        return [n for n, m in enumerate(found) if self.cleaned[m.end() : m.end() + 1] in _CUTS]

    def groups(self) -> list[list[str]]:
        """For each place with a name, the children who have it; the longest name at a place counts."""
        typed = [alike(word) for word in self.words]
        used = [
            (start, end, o.key)
            for o, parts, given in zip(self.options, self.options.names, self.options.likes, strict=True)
            if parts and given in typed
            for start, end in self.spans(parts)
        ]
        kept = [
            one
            for one in used
            if not any(o[0] <= one[0] and one[1] <= o[1] and o[1] - o[0] > one[1] - one[0] for o in used)
        ]
        groups: dict[tuple[int, int], list[str]] = {}
        for start, end, key in kept:
            groups.setdefault((start, end), []).append(key)
        return [self.as_spelled(end - 1, keys) for (_, end), keys in groups.items()]

    def as_spelled(self, at: int, keys: list[str]) -> list[str]:
        """Of those whose names differ in marks alone whoever is written so, where a capital shows care: "Vy"."""
        word = self.words[at]
        if word not in self.capitals and word not in self.begins:
            return keys
        names = zip(self.options, self.options.names, strict=True)
        return [o.key for o, name in names if o.key in keys and name[-1] == word] or keys

    def spans(self, parts: Sequence[str]) -> list[tuple[int, int]]:
        """Places where this name stands: its given name with as much before it as was typed."""
        spans = []
        for at, word in enumerate(self.words):
            if not same(word, parts[-1]):
                continue
            start = at
            while start > 0 and at - start + 1 < len(parts) and same(self.words[start - 1], parts[-(at - start + 2)]):
                start -= 1
            if start == at and at and parts[0] != parts[-1] and self.has_other_family(at, parts):
                continue
            if start == at and at and len(parts) > 2 and same(before := self.words[at - 1], parts[0]):
                # "Ngô Đăng": the middle name is often left out
                start -= not before.isascii() or before in self.capitals | self.begins
            if self.is_anothers(start, at):
                self.is_of_adult = True
            elif self.is_idiom(start, at):
                continue
            elif self.is_name(at) if start == at else self.is_full_name(start, at):
                spans.append((start, at + 1))
        return spans

    def has_other_family(self, at: int, parts: Sequence[str]) -> bool:
        """Whether a middle or family name of another child stands before: "Minh An" is not "Bình An"."""
        before = self.words[at - 1]
        others = {w for name in self.options.names for w in name[:-1]} - set(parts)
        return any(same(before, w) for w in others) and fold(before) not in POLITE | {"hay"}

    def is_anothers(self, start: int, at: int) -> bool:
        """Whether it is a grown-up's name, a place's, or a part of a longer one."""
        first = max((n + 1 for n in self.cuts if n < start), default=0)
        last = min((n + 1 for n in self.cuts if n >= at), default=len(self.words))
        words, start, at = self.words[first:last], start - first, at - first
        if is_of_a_grown_up(words, start, at) or is_place(words, start, at, self.own):
            return True
        return is_of_a_longer_name(words, start, at, self.own, () if self.is_titled else self.capitals)

    def is_idiom(self, start: int, at: int) -> bool:
        """Whether a word without a capital stands in a phrase of the language: "yên tâm" is no child called Tâm; a
        whole name is none where it stands alone or after "bé"."""
        pairs = {" ".join(self.words[n : n + 2]) for n in (at - 1, at) if n >= 0}
        is_pair = at == 0 and self.words[0] == self.first and self.words[1:2] and self.words[1] in self.capitals
        if self.words[at] in self.capitals or is_pair or not pairs & PHRASES:
            return False
        content = [w for w in self.words if w not in PARTICLES]
        before = fold(self.words[start - 1]) if start else ""
        return start == at or (len(content) > at + 1 - start and before not in HEADS)

    def is_full_name(self, start: int, at: int) -> bool:
        """Whether several words in a row are a name and no phrase of the language: "chúc cô thành công"."""
        span = self.words[start : at + 1]
        if any(w in self.capitals or fold(w) not in COMMON for w in span):
            return True
        before = fold(self.words[start - 1]) if start else ""
        others = [w for w in self.words if w not in span and fold(w) not in POLITE and fold(w) not in ASIDE]
        others = [w for w in others if not any(c.isdigit() for c in w)]
        return before in HEADS or len(others) < 2

    def is_told_of(self, at: int) -> bool:
        """Whether behind a word that begins a sentence stands what is said of people: "Hoa chóng mặt"."""
        bare = fold(self.words[at])
        after = fold(self.words[at + 1]) if at + 1 < len(self.words) else ""
        if after in SAID_OF:
            return after not in (SAID_OF_PLACES if bare in PLACES else SAID_OF_DAYS if bare in TIMES else ())
        is_open = bare not in TIMES | PLACES and at + 1 < len(self.words)
        return is_open and items_of(" ".join(self.words[at + 1 :]))[0].tag in ("sign", "unwell", "stay", "stays")

    def is_name(self, at: int) -> bool:
        """Whether a word is a name here, and not what it says besides."""
        word = self.words[at]
        after = self.folded.split()[at + 1 : at + 2]
        if fold(word) in ("anh", "chi") and after and after[0] in KIN and word not in self.capitals:
            return False
        if self.words.count(word) > 1 and word in self.words[at + 1 : at + 2] + self.words[max(at - 1, 0) : at]:
            is_spelled = not word.isascii() and at < 2 and word in self.own and word not in _LAUGHTER
            return fold(word) not in COMMON or word in self.capitals or is_spelled
        if at and self.words[at - 1] in _DEGREES and word not in self.capitals:
            return False
        if fold(word) not in COMMON or word in self.capitals or word in self.keyed:
            return True
        if not word.isascii() and word != self.first and self.capitals & self.own:
            # whoever writes another name with a capital means none by this
            return False
        before = fold(self.words[at - 1]) if at else ""
        names = self.given
        is_state = fold(word) in STATES and (word.isascii() or word != "tỏi")
        if is_state and not (word == self.first and after and after[0] in (SAID_OF - STATES) | names):
            return any(c.isdigit() for w in self.words[at + 1 :] for c in w)
        if word == self.first and self.is_told_of(at):
            return True
        if fold(word) in PLACES and before not in HEADS:
            return all(w in PARTICLES for i, w in enumerate(self.words) if i != at)
        if word == "bảo" and _SAYING.match(" ".join(self.words[at + 1 :])):
            return False
        if word == "bảo" and at and self.words[at - 1] in GROWN_UP | {"mẹ", "bố", "ba", "má", "tôi", "nó"}:
            return False
        spelled_so = self.own
        letters, tone = spelled(word)
        is_half_marked = (
            tone == NO_TONE and not _HATS.isdisjoint(letters) and any(agree(word, one) for one in spelled_so)
        )
        if not word.isascii() and spelled(word) not in map(spelled, spelled_so) and not is_half_marked:
            return False
        given = names | self.options.class_words
        others = [w for i, w in enumerate(self.words) if i != at and fold(w) not in POLITE and fold(w) not in given]
        others = [w for w in others if not any(c.isdigit() for c in w)]
        others = [w for w in others if w != "í"]
        others = others if fold(word) in TIMES else [w for w in others if fold(w) not in ASIDE]
        is_sign = fold(word) in ("ho", "om", "sot")
        return not others and not (is_sign and len(self.words) > 1 and word.isascii())


def same(typed: str, name: str) -> bool:
    return alike(typed) == alike(name) and (typed.isascii() or agree(typed, name))
