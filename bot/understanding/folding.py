"""Normal forms of typed Vietnamese: one spelling for what people see as one, marks apart from letters."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

MOST = 1000
"""Letters that are read; a longer text is not understood, for a half of it may say the opposite."""

NO_TONE, FALLING, ASKING, TUMBLING, RISING, HEAVY = range(6)
_TONES = {"\u0300": FALLING, "\u0309": ASKING, "\u0303": TUMBLING, "\u0301": RISING, "\u0323": HEAVY}
_STROKE = str.maketrans({"đ": "d", "Đ": "d", "Ð": "d", "ð": "d"})
_LOOKALIKE = str.maketrans(
    {
        "Ð": "đ",
        "ð": "đ",
        "ɖ": "đ",
        "½": " rưỡi ",
        "\u20e3": "",
        "\ufe0f": "",
        "º": "°",
        "˚": "°",
        "⁰": "°",
        "℉": "°f",
        "’": "'",
    }
)
_ANY_LOOKALIKE = re.compile("[" + "".join(map(chr, _LOOKALIKE)) + "]")
_INVISIBLE = {"Cf", "Cc", "Cs", "Co", "Cn"}
_SPACES = {"\n": "\n", "\r": "\n", "\t": " "}
_REPEATED = re.compile(r"([^\W\d])\1{2,}")
_THRICE = re.compile(r"(.)\1\1")
"""Sooner found than that it is a letter, which hardly any text has."""


class _Letters(dict[int, str]):
    """A table for `str.translate` that works out each letter when it is first met."""

    def __init__(self, worked_out: Callable[[str], str]) -> None:
        super().__init__()
        self.worked_out = worked_out

    def __missing__(self, code: int) -> str:
        letter = self.worked_out(chr(code))
        if len(self) < _MOST_LETTERS:
            self[code] = letter
        return letter


_MOST_LETTERS = 4096
"""Letters of which is kept what they become: more than any text of people has."""


def _folded(letter: str) -> str:
    bare = unicodedata.normalize("NFD", letter.translate(_STROKE))
    kept = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return "".join(c if c.isalnum() or c.isspace() else " " for c in kept)


_FOLDED = _Letters(_folded)


def folded_letters(text: str) -> str:
    """Lower case, no marks, a space for what is no letter."""
    return text.translate(_FOLDED)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case, no marks, single spaces, no closing punctuation: "Cả 3 con đều khỏe!" -> "ca 3 con deu khoe"."""
    return " ".join(text.translate(_FOLDED).split())


def words_of(text: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(text.split())


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """One code point a letter, lower case, nothing invisible; marks, digits and punctuation stay."""
    if text.isascii() and text.isprintable():
        return _unrepeated(text.lower())
    if _ANY_LOOKALIKE.search(text):
        text = text.translate(_LOOKALIKE)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    text = text.casefold()
    if text.isprintable():
        return _unrepeated(text)
    kept = [_SPACES.get(c, c) for c in text if c in _SPACES or unicodedata.category(c) not in _INVISIBLE]
    return _unrepeated(unicodedata.normalize("NFC", "".join(kept)))


def _unrepeated(text: str) -> str:
    return _REPEATED.sub(r"\1", text) if _THRICE.search(text) else text


def _bare_letter(letter: str) -> str:
    return "d" if letter == "đ" else letter if letter.isascii() else unicodedata.normalize("NFD", letter)[0]


_BARE = _Letters(_bare_letter)


@lru_cache(maxsize=4096)
def plain(cleaned: str) -> str:
    """Without marks, letter for letter, so that places in it are places in `cleaned`."""
    return cleaned if cleaned.isascii() else cleaned.translate(_BARE)


@lru_cache(maxsize=65536)
def spelled(word: str) -> tuple[str, int]:
    """The letters with their hats and horns, and the tone by itself: "hoà" and "hòa" are one."""
    if word.isascii():
        return word, NO_TONE
    letters, tone = [], NO_TONE
    for letter in unicodedata.normalize("NFD", word):
        if letter in _TONES:
            tone = _TONES[letter]
        else:
            letters.append(letter)
    return unicodedata.normalize("NFC", "".join(letters)), tone


_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"a": "ă", "o": "ơ", "u": "ư"}
_TELEX_TONES = {"f": FALLING, "r": ASKING, "x": TUMBLING, "s": RISING, "j": HEAVY}
_VNI_TONES = {"2": FALLING, "3": ASKING, "4": TUMBLING, "1": RISING, "5": HEAVY}


@lru_cache(maxsize=16384)
def telex(word: str) -> tuple[str, int] | None:
    """What the keys of the Telex method would have written: "khoong" -> không, "roofi" -> rồi; None if nothing else."""
    out, tone, changed = "", NO_TONE, False
    for key in word:
        if key in _TELEX_TONES and _has_vowel(out):
            tone, changed = _TELEX_TONES[key], True
        elif key == "w" and any(c in out for c in _HORNS):
            out, changed = _horned(out), True
        elif key in _HATS and key in out[1:] + out[:1] and _last_vowels(out).count(key):
            out, changed = _swapped(out, key, _HATS[key]), True
        elif key == "d" and out[:1] == "d":
            out, changed = "đ" + out[1:], True
        else:
            out += key
    return (out, tone) if changed else None


@lru_cache(maxsize=16384)
def vni(word: str) -> tuple[str, int] | None:
    """What the keys of the VNI method would have written: "so61t" -> sốt; None if nothing else."""
    out, tone, changed = "", NO_TONE, False
    for key in word:
        if not key.isdigit():
            out += key
            continue
        changed = True
        if key in _VNI_TONES:
            tone = _VNI_TONES[key]
        elif key == "9" and "d" in out:
            out = _swapped(out, "d", "đ")
        elif key == "6":
            last = next((c for c in reversed(out) if c in _HATS), "")
            out = _swapped(out, last, _HATS[last]) if last else out
        elif key in "78":
            out = _horned(out)
        else:
            return None
    return (out, tone) if changed else None


def _has_vowel(out: str) -> bool:
    return any(c in "aăâeêioôơuưy" for c in out)


def _last_vowels(out: str) -> str:
    return "".join(c for c in out if c in "aăâeêioôơuưy")


def _swapped(out: str, old: str, new: str) -> str:
    at = out.rindex(old)
    return out[:at] + new + out[at + 1 :]


def _horned(out: str) -> str:
    if "uo" in out:
        return out.replace("uo", "ươ", 1)
    for letter in ("o", "u", "a"):
        if letter in out:
            return _swapped(out, letter, _HORNS[letter])
    return out


def is_near(one: str, other: str) -> bool:
    """Whether one letter was changed, left out, added, or two neighbours stand the other way round."""
    if one == other or abs(len(one) - len(other)) > 1:
        return one == other
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        turned = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
        return turned or one[at + 1 :] == other[at + 1 :]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[at + 1 :] == shorter[at:]
