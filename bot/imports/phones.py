"""Telephone numbers as typed in rosters, to E.164 (region Vietnam)."""

import re
from dataclasses import dataclass
from itertools import accumulate

import phonenumbers

from bot.imports.names import clean
from bot.imports.workbook import Cell

REGION = "VN"

# The 11-digit mobile prefixes that ended in September to November 2018, without their 0.
_OLD_PREFIXES = {
    **{"120": "70", "121": "79", "122": "77", "126": "76", "128": "78"},
    **{"123": "83", "124": "84", "125": "85", "127": "81", "129": "82"},
    **{f"16{n}": f"3{n}" for n in range(2, 10)},
    **{"186": "56", "188": "58", "199": "59"},
}
_STRONG = re.compile(r"[;,/\n\r|&]|\s[-–—]\s|\+(?=\s*0[1-9])|\bhoặc\b|\bvà\b", re.IGNORECASE)
_RUN = re.compile(r"\+?\d[\d\s.\-–()]*\d|\d")
_SHORTEST_HALF = 6
_LEFTOVER = re.compile(r"\d{3,}")
_MOTHER = re.compile(r"\b(mẹ|me|má)\b", re.IGNORECASE)
_FATHER = re.compile(r"\b(bố|bo|cha|ba|tía)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in E.164. `relation` if the cell said "mẹ" or "bố" beside it."""

    number: str
    typed: str
    relation: str | None = None
    lost_zero: bool = False
    old_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phones:
    """What a cell held: numbers in its order, and the parts that are none."""

    found: tuple[Phone, ...] = ()
    junk: tuple[str, ...] = ()


def read_phones(cell: Cell) -> Phones:
    """Every number of a cell; never raises."""
    if cell is None or isinstance(cell, bool):
        return Phones()
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    text = "\n".join(map(clean, text.splitlines()))
    found: dict[str, Phone] = {}
    junk: list[str] = []
    label = None
    for part in _STRONG.split(text):
        has_digits = any(map(str.isdigit, part))
        relation = _relation(part) or label
        label = None if has_digits else relation
        phones, leftover = _numbers_in(part)
        for phone in phones:
            kept = Phone(phone.number, phone.typed, relation, phone.lost_zero, phone.old_prefix)
            found.setdefault(phone.number, kept)
        if leftover:
            junk.append(leftover)
        elif not phones and part.strip() and (has_digits or not _relation(part)):
            junk.append(part.strip())
    return Phones(tuple(found.values()), tuple(junk) if not _is_dash(text) else ())


def _is_dash(text: str) -> bool:
    """Tell what people put where there is no number."""
    return text.casefold().strip(" .-–—/x") in ("", "không", "khong", "ko", "k", "0", "không có", "chưa có")


def _relation(part: str) -> str | None:
    if _MOTHER.search(part):
        return "mother"
    return "father" if _FATHER.search(part) else None


def _numbers_in(part: str) -> tuple[list[Phone], str]:
    """The numbers of a part, and what else in it could be one: half a number beside a good one is a typing slip."""
    phones: list[Phone] = []
    for run in _RUN.findall(part):
        phone = parse_phone(run)
        phones += [phone] if phone else _split(run)
    rest = part
    for phone in phones:
        rest = rest.replace(phone.typed, " ", 1)
    return phones, clean(rest).strip(" .-–()") if phones and _LEFTOVER.search(rest) else ""


def _split(run: str) -> list[Phone]:
    """Two numbers with only spaces or dashes between them; one of them where the other was typed short."""
    groups = re.findall(r"\+?\d+[^\d+]*", run)
    halves: list[Phone] = []
    for cut in accumulate(len(group) for group in groups[:-1]):
        first, second = parse_phone(run[:cut].strip(" .-–")), parse_phone(run[cut:])
        if first and second:
            return [first, second]
        good, rest = (first, run[cut:]) if first else (second, run[:cut])
        if good and sum(map(str.isdigit, rest)) >= _SHORTEST_HALF:
            halves = halves or [good]
    return halves


def parse_phone(text: str) -> Phone | None:
    """One number, or None. Accepts +84, 84, 0084, a lost 0 and the prefixes from before 2018."""
    digits = "".join(c for c in text if c.isascii() and c.isdigit())
    if not 8 <= len(digits) <= 16:
        return None
    is_foreign = text.lstrip().startswith("+") or digits.startswith("00")
    national = digits.removeprefix("00") if digits.startswith("00") else digits
    if is_foreign and not national.startswith("84"):
        number = _valid("+" + national)
        return Phone(number, text) if number else None
    national = national.removeprefix("84") if is_foreign or len(national) in (11, 12) else national
    bare = national.removeprefix("0")
    if len(bare) == 10 and bare[:3] in _OLD_PREFIXES:
        number = _valid("+84" + _OLD_PREFIXES[bare[:3]] + bare[3:])
        return Phone(number, text, old_prefix=True) if number else None
    number = _valid("+84" + bare)
    return Phone(number, text, lost_zero=digits == bare) if number else None


def _valid(text: str) -> str | None:
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return None
    kinds = phonenumbers.PhoneNumberType
    callable_kinds = (kinds.MOBILE, kinds.FIXED_LINE, kinds.FIXED_LINE_OR_MOBILE, kinds.VOIP, kinds.PERSONAL_NUMBER)
    if phonenumbers.number_type(number) not in callable_kinds:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
