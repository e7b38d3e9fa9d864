"""Temperatures as they are typed and spoken: "37,5", "375", "38 độ rưỡi", "ba mươi tám độ hai"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.understanding.dialect import standard
from bot.understanding.folding import MOST, clean, plain
from bot.understanding.values import NOT_UNDERSTOOD, NotUnderstood, Understood, Unsure

LOWEST, HIGHEST, UNUSUAL = Decimal("34"), Decimal("42.9"), Decimal("41")
"""°C that are taken for a temperature at all; above the last it is asked whether it is right."""

NOT_MEASURED = "not measured"
"""What is understood where nobody has measured."""

Read = Understood[Decimal] | Understood[str] | Unsure[Decimal] | NotUnderstood

_ONES = {
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "nam": 5,
    "lam": 5,
    "sau": 6,
    "bay": 7,
    "bảy": 7,
    "bai": 7,
    "tam": 8,
    "chin": 9,
}
_ONE = "(?:mot|hai|ba|bon|nam|lam|nham|sau|bay|bai|tam|chin|khong)"
_UNIT = r"(?:°\s*c|° ?|do c\b|doo c\b|oc\b|do|đo|doj|ddooj|ddoj|d9o65|d\b|o\b|c\b)"
_NOT_A_UNIT = (
    r"(?:h\b|gio|g\b|phut|p\b|tuoi|ngay|hom|lan|kg|ky|vien|ml|goi|thang|tieng|bua|nam hoc|/|:|ban"
    r"|em\b|chau|hoc sinh|dua|be\b|nguoi|lop|tuan|%|k\b|nghin|ngan|mg|diem|met|cm|buoi|phan|dem)"
)
_ENDS = r"(?=\s*(?:$|[^\w\s]|(?:a|ah|nhe|nha|co|roi|r|luon|thoi|day|va|nen|con|be|chau|c)\b))"
_TYPED = re.compile(
    r"(?<![\w/.,:-])(?P<whole>\d{2})"
    r"(?:\s?[.,:;']\s?(?P<tenths>\d{1,2})(?![\d/])(?:\s?(?P<unit1>" + _UNIT + r"))?"
    r"|\s?(?P<unit2>" + _UNIT + r"|d(?=\d)|o(?=\d)|phay|cham|p(?=\s?\d))"
    r"(?:\s?[.,]?\s?(?:(?P<after>\d{1,2})(?![\d/:])(?!\s?(?:ngay|hom|bua|gio|h\b|tuan))|(?P<half>ruoi|ruuoi|ruwowxi)\b"
    r"|(?P<word>" + _ONE + r")\b" + _ENDS + r"))?"
    r"|\s(?P<half2>ruoi)\b"
    r"|\s(?P<spaced>\d)(?![\d/.,:])(?!\s?" + _NOT_A_UNIT + r")"
    r"|(?P<joined>\d)(?![\d/.,:]\d)(?!\d)(?:\s?(?P<unit3>" + _UNIT + r"))?"
    r"|(?![\d/])(?!\s?" + _NOT_A_UNIT + r"))(?P<tail>[a-z]*)"
)
_OTHER_NUMBER = re.compile(r"(?<![\w/.,:-])(\d{1,4}(?:[.,]\d{1,2})?)\s?(" + _UNIT + r")?(?![\w/:])")
_WEATHER = re.compile(r"\b(?:troi|thoi tiet|dieu hoa|may lanh|nuoc tam|nha so|so nha|ngoai troi)\b")
_FAHRENHEIT = re.compile(r"\d\s*(?:°\s*f|do f|of|f)\b|\bfahrenheit\b|\d\s*f$")
_AROUND_BEFORE = re.compile(
    r"(?:\b|(?=[<>]))(?:ngoai|nha so|<|>|gan|hon|tren|duoi|khoang|tam|chung|co chung|co|dau do"
    r"|tren duoi|suyt|xap xi|ngot|qua|chac|hinh nhu|co khi|chua toi|chua den|hon hon|am chung"
    r"|lung lung|sap|nghi la|co le)\s*(?:la |tam |khoang )?$"
)
_AROUND_AFTER = re.compile(
    r"^\s*(?:(?:do|°) ?c?\s*)?(?:hon|may|gi do|gi day|kem(?= \d|$)|ngoai|do lai|tro len|tro xuong|may do|cham may"
    r"|phay may|chan chan|\?|thi phai|hay sao|hoac|hay la|hay \d)"
)
_NOT_MEASURED = re.compile(
    r"\b(?:chua|khong|ko|k|kg|hong|hok|quen|khg|chx|ch|chang|kh|hem|0)(?: (?:co|kip|duoc|ai|dam|the"
    r"|he|biet|thay|van|bao gio|cho|con|moi|dung|cai|mang|biet cach|tien))*? ?"
    r"(?:do\b|nhiet ke|nhiet do|cap nhiet|cap\b|kep nhiet|kep\b|may do|dooj|ddo\b|do nhiet|d9o|doa|nhiet)"
    r"|(?:nhiet ke|may do|cap nhiet)[^.,;!?]{0,20}\b(?:hu\b|hong|het pin|vo\b|be\b|mat\b|gay|chet"
    r"|hu roi|loi|khong co|ko co|dau mat|that lac|het)"
    r"|lam gi co (?:nhiet ke|cap nhiet|may do)|lay dau ra (?:nhiet ke|cap|may do)"
    r"|chua lay nhiet|chuwa ddo|chua do|chuado|kodo|khong do|chua can nhiet|chua kip|(?:nhiet ke"
    r"|may do) (?:thi )?(?:khong|ko|k|chua) (?:co|thay)"
)
_HOT = re.compile(
    r"\b(?:sot cao|sot nhe|nong lam|hoi nong|am dau|sot lam|nong qua|ham hap|nong nong|am am|hoi am"
    r"|sot|nong|do roi|do xong|nhiet ke|may do|bao nhieu do|nhiet do)\b"
)
_NOT_FEVER = re.compile(
    r"\b(?:khong|ko|k|kg|het|chua|hok|hong|khg|kh|chang|dau co|chx)(?: (?:con|bi|co|thay|he))* (?:sot"
    r"|nong|soots|ssot)\b|\b(?:ha|het|cat) sot\b|\bmat (?:roi|nguoi|ruoi)\b"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A number that may be a temperature, and where it stands."""

    celsius: Decimal
    start: int
    end: int
    is_marked: bool
    is_around: bool


def read_temperature(text: str) -> Read:
    """Degrees Celsius that were surely meant, else what has to be asked."""
    if len(text) > MOST:
        return NOT_UNDERSTOOD
    cleaned = standard(clean(text))
    bare = " ".join(spoken_as_digits(plain(cleaned), cleaned).split())
    found = temperatures(bare)
    not_measured = _NOT_MEASURED.search(bare) is not None
    if _WEATHER.search(bare):
        return NOT_UNDERSTOOD
    if _FAHRENHEIT.search(bare):
        return Unsure()
    values = {one.celsius for one in found}
    if not values:
        return _without_number(bare, not_measured)
    if len(values) > 1 or any(one.is_around for one in found):
        return Unsure(tuple(sorted(values)))
    (value,) = values
    if (
        not_measured
        or not LOWEST <= value <= HIGHEST
        or value > UNUSUAL
        or "?" in bare
        or stands_in_range(bare, found[0])
    ):
        return Unsure((value,))
    if not found[0].is_marked and not _is_about_heat(bare, found[0]):
        return NOT_UNDERSTOOD
    return Understood(value)


def _without_number(bare: str, not_measured: bool) -> Read:
    if not_measured:
        return Understood(NOT_MEASURED)
    other = _OTHER_NUMBER.search(bare)
    if other and (other[2] or re.sub(r"[^\w.,]|\b(?:con|be|do|chau|em|a|da|sot)\b", "", bare) == other[1]):
        return Unsure()
    if _NOT_FEVER.search(bare):
        return NOT_UNDERSTOOD
    return Unsure() if _HOT.search(bare) else NOT_UNDERSTOOD


def stands_in_range(bare: str, found: Found) -> bool:
    """A range or a second figure beside it: "38-39", "38/39"."""
    rest = bare[found.end :]
    return (
        re.match(r"\s?(?:-|/|den|toi|->|~|hoac|hay|sang)\s?\d{1,2}", rest) is not None
        or re.search(r"\d{2}\s?[-/~]\s?$", bare[: found.start]) is not None
    )


def _is_about_heat(bare: str, found: Found) -> bool:
    rest = (bare[: found.start] + " " + bare[found.end :]).split()
    return (
        len(rest) <= 3 or _HOT.search(bare) is not None or re.search(r"\bdo\b|nhiet|than nhiet|cap", bare) is not None
    )


def temperatures(bare: str) -> list[Found]:
    """The temperatures that stand in a text without marks."""
    found = []
    for match in _TYPED.finditer(bare):
        if match["tail"] and match["tail"] not in ("c", "do", "doc"):
            continue
        one = _found(bare, match)
        if one is not None:
            found.append(one)
    return found


def _found(bare: str, match: "re.Match[str]") -> Found | None:
    tenths = match["tenths"] or match["after"] or match["spaced"] or match["joined"] or ""
    if match["half"] or match["half2"]:
        tenths = "5"
    elif match["word"]:
        tenths = str(_ONES.get(match["word"], 0))
    whole = int(match["whole"])
    value = Decimal(f"{whole}.{tenths}") if tenths else Decimal(whole)
    is_marked = bool(tenths or match["unit2"])
    if not is_marked and not 34 <= whole <= 42:
        is_alone = not (bare[: match.start()] + bare[match.end() :]).strip(" .!,")
        if not is_alone:
            return None
        is_marked = True
    if (
        match["joined"]
        and not 340 <= int(f"{whole}{match['joined']}") <= 429
        and (bare[: match.start()] + bare[match.end() :]).strip(" .!,")
    ):
        return None
    if match["tenths"] and whole < 30 and not (match["unit1"] or len(bare) <= 8):
        return None
    # "38," breaks off, "380 độ" is no figure of a thermometer
    is_cut = re.match(r"\s*,\s*$", bare[match.end() :]) is not None or bool(match["joined"] == "0" and match["unit3"])
    is_around = is_cut or bool(_AROUND_BEFORE.search(bare[: match.start()]) or _AROUND_AFTER.match(bare[match.end() :]))
    return Found(value.normalize() if tenths else value, match.start(), match.end(), is_marked, is_around)


def spoken_as_digits(bare: str, cleaned: str) -> str:
    """Number words of a temperature as digits: "ba mươi tám độ hai" -> "38 do hai"."""
    bare = re.sub(r"(?<=\d)([.,])[.,]+(?=\d)", r"\1", bare)
    bare = re.sub(r"\b(do|phay|cham) (?:le|lẻ) (?=\d|" + _ONE + r"\b)", r"\1 ", bare)
    bare = re.sub(r"\b(\d\d)(ruoi)\b", r"\1 \2", bare)
    bare = re.sub(r"\bdo (?:chan|tron|dung)\b(?! chan)", "do", bare)
    bare = re.sub(r"\b(?:co|moi co|chi co) (\d\d[.,]\d) thoi\b", r"\1", bare)
    return _SPOKEN_WHOLE.sub(_digits, bare)


def without_spoken(cleaned: str) -> str:
    """The text with temperatures in words left out, letter for letter."""
    bare = plain(cleaned)
    for match in _SPOKEN_WHOLE.finditer(bare):
        if _digits(match) != match[0]:
            end = match.end() + (len(unit[0]) if (unit := re.match(r" do\b", bare[match.end() :])) else 0)
            cleaned = cleaned[: match.start()] + " " * (end - match.start()) + cleaned[end:]
    return cleaned


_SPOKEN_WHOLE = re.compile(
    r"\b(ba|bon|3|4)( (?:muoi|muoi|chuc|mui))?(?: (mot|hai|ba|bon|tu|nam|lam|nham|sau|bay|bai|bẩy|tam|chin))?\b"
    r"(?= ?(?:do|ruoi|phay|cham|,|\.|\d|$|"
    + _ONE
    + r"\b))( (?:do|phay|cham))?(?: (mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)\b(?! (?:ngay|hom|lan|bua)))?"
)


def _digits(match: "re.Match[str]") -> str:
    tens = {"ba": 3, "3": 3, "bon": 4, "4": 4}[match[1]]
    if not match[3] and not match[2]:
        return match[0]
    if match[1] in "34" and not match[2]:
        return match[0]
    ones = _ONES.get(match[3], 0) if match[3] else 0
    if (
        match[3]
        and not match[2]
        and not (match[4] or match[5] or re.match(r" ?(?:do|ruoi|phay|cham|\d|$)", match.string[match.end() :]))
    ):
        return match[0]
    after = f" {_ONES[match[5]]}" if match[5] else ""
    return f"{tens}{ones}{match[4] or (' do' if after else '')}{after}"
