"""What answers "Hôm nay con đã đỡ chưa ạ?" in words: for one child, or for several by name, each in a part of its own.

Only words that say one of the four lines and nothing else are such an answer; whatever else a sentence holds is read as
it is read anywhere, so that a question, a wish or somebody else's illness is none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.understanding.children import read_child
from bot.understanding.folding import MOST, clean, fold, words_of
from bot.understanding.how_now_words import bare_line, canonical, is_courtesy, line_said, split_before
from bot.understanding.mentions import same
from bot.understanding.symptoms import read_symptoms
from bot.understanding.values import Named, Understood

_PARTS = re.compile(r"[;.!\n]|,(?!\d)|(?<!\w)(?:nhưng|nhung)(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:,\d)?")
_AND = words_of("va voi vs")
_BEFORE_NAME = words_of("con still chau be em thang cu cai dua anh chi con va a thi nha")
_CHILD = words_of("dua be chau con thang ut lon ca nho hai ba may 2 3 4 trai gai")
_NO_CHILD = words_of("me ma bo ong bac co chu di gv toi tui minh")
NAME = "@"


@dataclass(slots=True)
class HowNow:
    """The line that is said of each child, what else is told of them, and a line that is said of nobody by name."""

    lines: dict[str, str] = field(default_factory=dict)
    besides: dict[str, list[str]] = field(default_factory=dict)
    of_nobody: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a sentence that tells of one child or of several at most: its words, as typed and in one spelling."""

    typed: tuple[str, ...]
    words: tuple[str, ...]
    named: tuple[str, ...]

    @property
    def told(self) -> str:
        """What is told behind the name."""
        behind = max((at for at, word in enumerate(self.words) if word == NAME), default=-1) + 1
        return " ".join(self.typed[behind:])


def read_how_now(text: str, options: Sequence[Named], today: date, *, of_self: bool = False) -> HowNow | None:
    """What a sentence answers; None where it says none of the lines, or anything that is not understood.

    `options`: the sender's children; nobody for somebody who answers for themselves (`of_self`).
    """
    if len(text) > MOST or "?" in text:
        return None
    if bare := bare_line(tuple(map(canonical, _WORD.findall(clean(text))))):
        return HowNow(of_nobody=bare)
    found = HowNow()
    current: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    for part in _parts(text, options):
        who = (*waiting, *part.named)
        waiting = ()
        if part.named and all(word == NAME or word in _AND | _BEFORE_NAME for word in part.words):
            waiting = who  # "ngân, minh đỡ hơn"
            continue
        said = _said(part, options, of_self=of_self)
        if said is None and is_courtesy(part.words):
            continue
        current = who or (said[1] if said else ()) or current
        if said is None:
            if not _is_told(part, today):
                return None
            of_all = part.words[0] == "ca" and not part.named
            for key in tuple({**found.lines, **found.besides}) if of_all else current or ("",):
                found.besides.setdefault(key, []).append(part.told)
        elif not _take(found, said[0], current):
            return None
    return found if (found.lines or found.of_nobody) and not waiting else None


def _take(found: HowNow, line: str, who: tuple[str, ...]) -> bool:
    """Whether a line fits what was said before; "đỡ rồi nhưng chưa khỏi" is better."""
    if not who:
        line = _both(found.of_nobody, line)
        found.of_nobody = line
        return bool(line)
    for key in who:
        both = _both(found.lines.get(key, ""), line)
        if not both:
            return False
        found.lines[key] = both
    return True


def _both(before: str, line: str) -> str:
    if before in ("", line):
        return line
    return "better" if (before, line) == ("better", "same") else "worse" if (before, line) == ("same", "worse") else ""


def _said(part: _Part, options: Sequence[Named], *, of_self: bool) -> tuple[str, tuple[str, ...]] | None:
    """The line of a part, and whom it speaks of without a name ("bé út", "cả hai đứa")."""
    words = tuple(word for at, word in enumerate(part.words) if not _joins(part.words, at))
    line = line_said(words, of_self=of_self)
    if line:
        return line, ()
    if part.named or len(options) < 2:
        return None
    for at in range(1, len(part.words)):
        line = line_said(part.words[at:], of_self=False)
        head = set(part.words[:at])
        if line and head & _CHILD and not head & _NO_CHILD:
            who = read_child(" ".join(part.typed[:at]), options)
            return (line, who.value) if isinstance(who, Understood) else None
    return None


def _joins(words: Sequence[str], at: int) -> bool:
    """Names, and what joins them."""
    return words[at] == NAME or (words[at] in _AND and NAME in words[at + 1 : at + 3] and NAME in words[:at])


def _is_told(part: _Part, today: date) -> bool:
    return isinstance(read_symptoms(part.told, today), Understood)


def _parts(text: str, options: Sequence[Named]) -> list[_Part]:
    found = []
    for piece in _PARTS.split(clean(text)):
        typed = _WORD.findall(piece)
        keys = [_named(word, typed[at - 1] if at else "", options) for at, word in enumerate(typed)]
        words = [NAME if key else canonical(word) for word, key in zip(typed, keys, strict=True)]
        cuts = sorted({0, *_cuts(words), *split_before(["con" if word == NAME else word for word in words])})
        for start, end in zip(cuts, [*cuts[1:], len(typed)], strict=True):
            named = tuple(dict.fromkeys(key for key in keys[start:end] if key))
            if start < end:
                found.append(_Part(tuple(typed[start:end]), tuple(words[start:end]), named))
    return found


def _cuts(words: Sequence[str]) -> list[int]:
    """Where the next child begins: "ngân khỏe rồi minh đỡ hơn"."""
    found = []
    for at, word in enumerate(words):
        if word != NAME or NAME not in words[:at]:
            continue
        begins = at
        while begins and words[begins - 1] in _BEFORE_NAME:
            begins -= 1
        before = words[begins - 1] if begins else ""
        if before != NAME and before not in _AND:
            found.append(begins)
    return found


def _named(word: str, before: str, options: Sequence[Named]) -> str:
    """Whose given name a word is; "con minh" is my child as well."""
    if fold(word) == "minh" and word == "minh" and fold(before) in ("con", "chau", "nha"):
        return ""
    keys = [o.key for o in options if o.label.split() and same(word, clean(o.label).split()[-1])]
    return keys[0] if len(keys) == 1 else ""
