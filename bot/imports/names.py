"""Names as typed in rosters: cleaned for showing, folded for comparing (domain.md 9.4)."""

import re
import unicodedata

from bot.as_typed import as_typed

_STROKES = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})
_NO_STROKE = str.maketrans({"đ": "d", "Đ": "d"})
_USUAL = re.compile("(?:[ -~\u00c0-\u024f\u1ea0-\u1ef9][\u0300-\u0323]{0,3})*")
"""Letters as Vietnamese has them, in either normal form."""
_MARKS = re.compile(r"[\u0300-\u036f]")
_SIGNS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W\d_]+")
_PARENTHESES = re.compile(r"\s*[(\[]([^)\]]*)[)\]]?\s*")
# i and y alone after a consonant are one vowel in two spellings: Kỷ/Kỉ, Mỹ/Mĩ, Quý/Quí.
_FINAL_Y = re.compile(r"\b((?:[bcdghklmnprstvx]*)|qu)y\b")
# Letters of TCVN3 and VNI that no Unicode name has.
_OLD_FONT = re.compile(
    r"[¨©®ªµ¸¶·¹»¾¼½Æ§¦¥¤¢£×÷]|[a-z][À-ÖØ-Þ]|[aA][êâáàãåäùøûõéèëúü]|[eE][ãáàâäåùøûõ]|\b[ñÑ][aeiouyôöAEIOUYÔÖ]"
)
_ODD = re.compile(r"[^\w\s'’.\-]|[\d_]")

# Codes of a class: 2A, 4a2, 7 A1, 8.11, 10A5, 5-6 tuổi stays as it is.
_CLASS_CODE = re.compile(r"(\d{1,2})\s*([.\-/]?)\s*([a-z]{0,3})\s*[.]?\s*(\d{0,2})", re.IGNORECASE)


def clean(text: str) -> str:
    """NFC, one space between words, none at the ends, nothing that is not seen (bot/as_typed.py)."""
    if not _USUAL.fullmatch(text):  # most cells are spared this
        text = "".join(c for c in as_typed(text) if c.isprintable() or c.isspace())
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_STROKES)
    return " ".join(text.split())


def clean_name(text: str) -> str:
    """A person's name for showing: clean, ALL CAPS and all small turned into Nguyễn Văn An."""
    name = clean(text).strip(" ,;:.-_*")
    letters = [c for c in name if c.isalpha()]
    if letters and (all(not c.islower() for c in letters) or all(not c.isupper() for c in letters)):
        return _WORD.sub(lambda word: word[0][0].upper() + word[0][1:].lower(), name)
    return name


def split_remark(name: str) -> tuple[str, str]:
    """A name and what stands in brackets behind it: "An (chuyển đến)" -> ("An", "chuyển đến")."""
    found = _PARENTHESES.search(name)
    if not found:
        return name, ""
    rest = clean(name[: found.start()] + " " + name[found.end() :])
    return (rest, found[1].strip()) if rest else (name, "")


def fold(text: str) -> str:
    """Small letters and digits without marks, single spaces: for headings and words of a vocabulary."""
    bare = clean(text).casefold()
    if not bare.isascii():
        bare = _MARKS.sub("", unicodedata.normalize("NFD", bare.translate(_NO_STROKE)))
    return " ".join(_SIGNS.sub(" ", bare).split())


def name_key(name: str) -> str:
    """What two spellings of one name share: case, marks, Đ/D, oà/òa, Kỷ/Kỉ do not count."""
    return _FINAL_Y.sub(r"\1i", fold(name))


def class_name(text: str) -> str:
    """A class for showing: "lớp 2a" -> "2A", "7 A1" -> "7A1", "THỎ NGỌC" -> "Thỏ Ngọc"."""
    name = re.sub(r"^l(ớ|ơ|o)p\b\s*(học\b)?\s*[:.]?\s*", "", clean(text), flags=re.IGNORECASE).strip(" :;,-")
    code = _CLASS_CODE.fullmatch(name)
    if code:
        return "".join(code.groups()).upper()
    return clean_name(name) if " " in name or len(name) > 4 else name.upper() if any(map(str.isdigit, name)) else name


def class_key(name: str) -> str:
    """What two spellings of one class share."""
    return re.sub(r"(?<=\d) (?=\d)", ".", fold(class_name(name))).replace(" ", "")


def is_class_code(text: str) -> bool:
    """Tell "2A", "Lớp 4A2", "8.11" from the name of a sheet in general."""
    found = _CLASS_CODE.fullmatch(class_name(text))
    return bool(found and (found[3] or found[2] == ".") and 1 <= int(found[1]) <= 12)


def grade_of(name: str) -> int | None:
    """The grade a class code begins with: "2A" -> 2; None for a nursery group with a name."""
    found = re.match(r"\d{1,2}", name)
    return int(found[0]) if found and 1 <= int(found[0]) <= 12 else None


def looks_like_old_font(text: str) -> bool:
    """Tell text written for TCVN3 or VNI fonts, which Unicode shows as signs."""
    return bool(_OLD_FONT.search(unicodedata.normalize("NFC", text)))


def is_odd(name: str) -> bool:
    """Tell a name with digits or signs in it."""
    return bool(_ODD.search(name)) or not any(c.isalpha() for c in name)
