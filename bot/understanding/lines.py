"""A typed line with its words in one spelling and its number words as digits, each with the place it came from."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from bot.understanding.folding import ASKING, NO_TONE, TUMBLING, plain, spelled, telex, vni
from bot.understanding.sparing import Sparing

ONE = r"(?:một|=mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|bải|tám|chín|=không)"
"""A digit said as a word, for a pattern."""

ONES = {"một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6}
ONES |= {"bảy": 7, "bẩy": 7, "bải": 7, "tám": 8, "chín": 9, "không": 0}
ONES |= {plain(word): digit for word, digit in ONES.items()}

_LETTERS = re.compile(r"(?:(?<![?<])=)?[^\W\d_]+")
_TOKEN = re.compile(r"(?<!\d)(?P<keys>[a-z]+\d[a-z\d]*)|(?P<word>[^\W\d_]+)|(?P<number>\d+)|(?P<sign>\S)")
_LETTERS_OR_DIGITS = re.compile(r"[a-z]+|\d+")
_HOOKS = {ASKING: (ASKING, TUMBLING), TUMBLING: (ASKING, TUMBLING)}

_WORDS: dict[str, str] = {}
"""Words of the patterns: as they are spelled, and as they may be typed with a mark too few, to their spelling."""
_FOLDS: dict[str, list[str]] = {}


def pattern(source: str, flags: int = 0) -> "re.Pattern[str]":
    """A pattern whose words match with their marks and without any; "=độ" only with them."""
    return re.compile(_LETTERS.sub(_either, source), flags)


def sparing(source: str) -> Sparing:
    """The same, looked for only where a text has what every match has."""
    return Sparing(pattern(source))


def _either(match: "re.Match[str]") -> str:
    word = match[0].lstrip("=")
    if word.isascii():
        return match[0]
    _learn(word)
    return word if match[0][0] == "=" else f"(?:{word}|{plain(word)})"


def _learn(word: str) -> None:
    if word in _FOLDS.get(plain(word), ()):
        return
    _FOLDS.setdefault(plain(word), []).append(word)
    _WORDS[word] = word
    for typed in _variants(word):
        if _WORDS.get(typed, word) != word and _WORDS[typed] != typed:
            _WORDS[typed] = typed
        _WORDS.setdefault(typed, word)


def _variants(word: str) -> Iterable[str]:
    """The word with hats, horns or the tone left off, with hỏi for ngã; never with all marks off."""
    letters, tone = spelled(word)
    choices = [(c,) if c.isascii() else (c, plain(c)) for c in letters]
    for chosen in product(*choices):
        for kept in {NO_TONE, *_HOOKS.get(tone, (tone,))}:
            typed = _toned("".join(chosen), word, kept)
            if not typed.isascii():
                yield typed


@lru_cache(maxsize=4096)
def _toned(letters: str, word: str, tone: int) -> str:
    if tone == NO_TONE:
        return letters
    marks = {1: "\u0300", 2: "\u0309", 3: "\u0303", 4: "\u0301", 5: "\u0323"}
    at = next(i for i, c in enumerate(word) if spelled(c)[1] != NO_TONE)
    return unicodedata.normalize("NFC", letters[: at + 1] + marks[tone] + letters[at + 1 :])


@dataclass(frozen=True, slots=True)
class Line:
    """The text patterns are looked for in, and where its parts stand in the text that was cleaned."""

    text: str
    starts: tuple[int, ...]
    places: tuple[tuple[int, int], ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of `text` stands in the cleaned text."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, end - 1) - 1, first)
        return self.places[first][0], self.places[last][1]


_Token = tuple[str, int, int]


def line_of(cleaned: str) -> Line:
    """The cleaned text in one spelling: letters apart from digits, number words as digits."""
    tokens = _numbered(_tokens(cleaned))
    parts: list[str] = []
    starts, at, ended = [], 0, 0
    for i, (text, start, end) in enumerate(tokens):
        if i:
            if ended < start:
                parts.append("\n" if "\n" in cleaned[ended:start] else " ")
                at += 1
            elif text[0].isalnum() and tokens[i - 1][0][-1].isalnum():
                parts.append(" ")
                at += 1
        parts.append(text)
        starts.append(at)
        at += len(text)
        ended = end
    return Line("".join(parts), tuple(starts), tuple((start, end) for _, start, end in tokens))


def _tokens(cleaned: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    for typed in cleaned.split(" "):
        for text, start, end in _tokens_between(typed):
            tokens.append((text, at + start, at + end))
        at += len(typed) + 1
    return tokens


@lru_cache(maxsize=16384)
def _tokens_between(cleaned: str) -> tuple[_Token, ...]:
    """The same of what stands between two spaces: none of the tokens looks beyond it."""
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(cleaned):
        text, kind = match[0], match.lastgroup
        if kind == "word":
            text = _spelling(text)
        elif kind == "keys" and (word := _from_keys(text)):
            text = word
        elif kind == "keys":
            tokens += _split(text, match.start())
            continue
        tokens.append((text, *match.span()))
    return tuple(tokens)


def _split(keys: str, start: int) -> list[_Token]:
    """Letters apart from digits."""
    return [
        (part[0] if part[0].isdecimal() else _spelling(part[0]), start + part.start(), start + part.end())
        for part in _LETTERS_OR_DIGITS.finditer(keys)
    ]


@lru_cache(maxsize=65536)
def _spelling(typed: str) -> str:
    if not typed.isascii():
        return _WORDS.get(typed, typed)
    return typed if typed in _FOLDS or len(typed) < 3 else _from_keys(typed) or typed


@lru_cache(maxsize=65536)
def _from_keys(typed: str) -> str | None:
    """The word of the patterns that keys of Telex or VNI spell."""
    has_digit = not typed.isalpha()
    for decoded in (_vni(typed) if has_digit else telex(typed),):
        if decoded is None:
            continue
        letters, tone = decoded
        for word in _FOLDS.get(plain(letters), ()):
            its_letters, its_tone = spelled(word)
            # a digit may as well be a number: only a word with all its marks
            exact = letters == its_letters and tone == its_tone
            near = tone == its_tone and all(a in (b, plain(b)) for a, b in zip(letters, its_letters, strict=False))
            if exact or (near and not has_digit):
                return word
    return None


def _vni(typed: str) -> tuple[str, int] | None:
    """The same of keys of VNI among which some of Telex were left: "ddo65", "ddoo5"."""
    decoded = vni(typed)
    if decoded is None or typed[:2] != "dd":
        return decoded
    letters, tone = decoded
    return (telex(letters) or decoded)[0], tone


_TENS, _TEN = {"mươi", "muoi", "chục", "mui"}, {"mười", "muoi"}
_TWENTY_THIRTY = {"hăm": 20, "ham": 20, "băm": 30}
_AFTER_TENS = {"mốt", "lăm", "nhăm"}
_SO_SPOKEN = {"độ", "do", "rưỡi", "ruoi", "phẩy", "phay", "phảy", "chấm", "cham", "phết"}
_PARTICLES = {"ạ", "a", "á", "nha", "nhé", "nhe", "nghen", "cô", "co", "thầy", "rồi", "roi", "thôi", "luôn", "đó", "ơi"}
_PARTICLES |= {"nè", "đấy", "nờ", "nhá", "chẵn", "tròn"}
_THEMSELVES = "tôi tâm gân đâu đầu đầy đau sâu lân thân tại bé bế bà bá bạ có cố cổ mãi mái mặt tai nắm nằm lại lai dậy"
"""Words that are no others with a mark too few."""
for _word in (*_THEMSELVES.split(), *ONES, *_TENS, *_TEN, *_TWENTY_THIRTY, *_AFTER_TENS, *_SO_SPOKEN, *_PARTICLES):
    if not _word.isascii():
        _learn(_word)


_OF_NUMBERS = frozenset({*ONES, *_TENS, *_TEN, *_TWENTY_THIRTY}) - {"không", "khong", "một", "mot"}
"""Without one of these no number is said in words: none begins with a nought or a one."""


def _numbered(tokens: list[_Token]) -> list[_Token]:
    """Number words as digits: "ba mươi tám", "hăm hai", "ba tám" before "độ"; a word alone stays."""
    if _OF_NUMBERS.isdisjoint([text for text, _, _ in tokens]):
        return tokens
    out: list[_Token] = []
    at = 0
    while at < len(tokens):
        value, used = _number_at(tokens, at) if not out or out[-1][0] not in ("thứ", "thu") else (0, 0)
        if used:
            out.append((str(value), tokens[at][1], tokens[at + used - 1][2]))
        else:
            out.append(tokens[at])
        at += used or 1
    return out


def _number_at(tokens: list[_Token], at: int) -> tuple[int, int]:
    """The number that begins here and how many words it has; none: no word."""
    word, second, third, fourth = (tokens[i][0] if i < len(tokens) else "" for i in range(at, at + 4))
    tens = ONES.get(word) or (int(word) if word.isdecimal() and len(word) == 1 else 0)
    ones = ONES.get(third) or (int(third) if third.isdecimal() and len(third) == 1 else 0)
    if tens > 1 and second in _TENS:
        return (tens * 10 + ones, 3) if ones and not (third == "năm" and fourth == "nay") else (tens * 10, 2)
    if word in _TEN or word in _TWENTY_THIRTY:
        first = _TWENTY_THIRTY.get(word, 10)
        if ONES.get(second):
            return first + ONES[second], 2
        return (10, 1) if word in _TEN else (0, 0)
    if 1 < tens <= 4 and second in _AFTER_TENS:
        return tens * 10 + ONES[second], 2
    if word in ("ba", "bốn", "bon") and ONES.get(second) and _is_said_so(tokens, at, third):
        return tens * 10 + ONES[second], 2
    return 0, 0


def _is_said_so(tokens: list[_Token], at: int, following: str) -> bool:
    """Whether two digits said one after the other are a temperature: "ba tám độ", "ba bảy" and no more."""
    if following in _SO_SPOKEN or following in ONES or following.isdecimal():
        return True
    is_end = not following or not following[0].isalnum() or following in _PARTICLES
    return is_end and (at == 0 or tokens[at - 1][0] != "ngày")
