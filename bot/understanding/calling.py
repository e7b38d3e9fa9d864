"""How children are called in speech, brought to fewer ways: "chị nó", "o lớn", "lớp sáu", "nhỏ Lan"."""

import re
import unicodedata
from functools import lru_cache

from bot.understanding.folding import spelled, telex, vni, words_of
from bot.understanding.screening import Screened, any_of, seen_in

_CLASS_NUMBERS = {
    "một": "1",
    "hai": "2",
    "ba": "3",
    "bốn": "4",
    "tư": "4",
    "năm": "5",
    "sáu": "6",
    "bảy": "7",
    "bẩy": "7",
    "tám": "8",
    "chín": "9",
    "mười hai": "12",
    "mười một": "11",
    "mười": "10",
    **{"mot": "1", "bon": "4", "nam": "5", "sau": "6", "bay": "7", "tam": "8", "chin": "9", "muoi": "10", "tu": "4"},
}
_THEIR = r"(?:nó|no|hắn|han|hấn|tụi nó|tui no|chúng nó|bọn nó|tụi hắn|của nó|của chúng nó)"
_REWRITTEN: tuple[tuple[Screened, str], ...] = tuple(
    (Screened(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (r"\bh['’](?=\w)", ""),
        (r"(?<=\w)['’](?=\w)", ""),
        (r"\b(?:e|em) (gái|gai|trai) " + _THEIR + r"\b", r"con em \1"),
        (r"\b(anh|chị|chi) (hai|cả|ca|lớn|lon) " + _THEIR + r"\b", r"\1 \2"),
        (r"(?<!bố )(?<!mẹ )\b(?:chị|chi) " + _THEIR + r"\b", "con chị"),
        (r"(?<!bố )(?<!mẹ )\banh " + _THEIR + r"\b", "thằng anh"),
        (r"\b(con|thằng|đứa|nhỏ|thang|dua) em " + _THEIR + r"(?! (?:sốt|ho|ốm|bị|mệt))\b", r"\1 em"),
        (r"\b((?:hai|ba|2|3|mấy) (?:anh|chị) em) " + _THEIR + r"\b", r"\1"),
        (r"\b(con|đứa|bé) gấy\b", r"\1 gái"),
        (r"\bcon học (?:lớp )?(\d{1,2})(?=\W*(?:ạ|cô|nhé|$))", r"con học lớp \1"),
        (r"\bcô nờ\b", "cô"),
        (r"(?<=[^\W\d]) c(?= *(?:[,.;!]|$|(?:ơi|oi|ui)\b))", " cô"),
        (r"\bnhứt\b", "nhất"),
        (r"\b(?:lun|luông|luonn)\b", "luôn"),
        (
            r"\b(thằng|con|đứa|em|bé)( lớn| nhỏ| anh| chị)? (1[0-2])(?= (?:bị|thì|đau|sốt|ho|nghỉ|mệt|ói|nôn)\b|\W*$)",
            r"\1\2 lớp \3",
        ),
        (r"\b(?:nhỏ|con nhỏ) em\b", "đứa em"),
        (r"\b(?:nhỏ|con nhỏ) (chị|chi|anh|lớn|lon|út|ut)\b", r"con \1"),
        (r"^(\W*)(?:nhỏ|nho|cái) (?!nhất|nhứt|nhat|nhut)(?=[^\W\d_]+\W*$)", r"\1cái "),
        (r"^(\W*)[oồ] (lớn|lon|nhỏ|nho|út)\b", r"\1con gái \2"),
        (r"^(\W*)(?:hắn|hấn) (lớn|nhỏ|út)(?: nớ)?\b", r"\1đứa \2"),
        (r"\b(con (?:gái|trai)) (?:rượu|cưng|yêu|ruou|cung)\b", r"\1"),
        (
            r"\b(?:mấy|các|những|may|cac) (?:đứa|bé|cháu|thằng|con|dua|be|chau|thang) (?:con )?(gái|gai|trai)\b",
            r"tất cả con \1",
        ),
    )
)
_CLASS_SPOKEN = Screened(r"\b(lớp|lop|khối|khoi) (" + "|".join(_CLASS_NUMBERS) + r")\b", re.IGNORECASE)
_ANY_REWRITTEN = any_of(*(pattern for pattern, _ in _REWRITTEN))


_KEYED = words_of(
    "không phải là cả đều con bé cháu thằng đứa lớn nhỏ út chị em anh hai và với thôi trai gái nghỉ sốt lớp bị khỏe "
    "còn chứ mà trừ nhà cô ạ đầu giữa cuối nhất tất"
)
_TYPED_WORD = re.compile(r"\b[a-zA-Z]\w+\b")


def _unkeyed(text: str) -> str:
    """Words about children that were typed with the keys of Telex or VNI left over: "khoong phair"."""
    words = _TYPED_WORD.findall(text)
    return text if [*map(_decoded, words)] == words else _TYPED_WORD.sub(lambda m: _decoded(m[0]), text)


@lru_cache(maxsize=4096)
def _decoded(word: str) -> str:
    if not word.isascii():
        return word
    for read in (telex(word.casefold()), vni(word.casefold())):
        found = [one for one in _KEYED if read is not None and spelled(one) == read]
        if found:
            return found[0]
    return word


def as_called(text: str) -> str:
    """The same with fewer ways of calling a child; capitals stay."""
    text = _unkeyed(unicodedata.normalize("NFC", text))
    seen = seen_in(text)
    for pattern, instead in _REWRITTEN if seen & _ANY_REWRITTEN else ():
        if seen & pattern.bit:
            text = pattern.sub(instead, text)
            seen = seen_in(text)
    if not seen & _CLASS_SPOKEN.bit:
        return text
    return _CLASS_SPOKEN.sub(lambda m: f"{m[1]} {_CLASS_NUMBERS[m[2].casefold()]}", text)


@lru_cache(maxsize=4096)
def given_last(label: str) -> str:
    """A full name with the given name at its end, as with most: "H'Linh Byă" begins with it, "Y Khang Byă" too."""
    words = unicodedata.normalize("NFC", label).replace("’", "'").split()
    own = [w for w in words if w[:2].casefold() == "h'"]
    if own:
        return " ".join([*(w for w in words if w not in own), own[0][2:]])
    if len(words) == 3 and words[0].casefold() == "y":
        words = [words[2], words[0], words[1]]
    return " ".join(words).replace("'", "")
