"""Understanding short typed answers: temperatures and days. What is not surely one of them is None."""

import re
from datetime import date, timedelta
from decimal import Decimal

from bot.dialogue.folding import fold

_DIGITS = re.compile(r"(\d{2})[.,](\d{1,2})")
_SPOKEN = re.compile(r"(\d{2}) ?(?:do|d|o)(?: ?(\d|ruoi))?(?: ?c)?")
_WHOLE = re.compile(r"(\d{2})")
_RUN_TOGETHER = re.compile(r"(\d{2})(\d)")
_DAY = re.compile(r"(\d{1,2})(?:[/.-]| thang )(\d{1,2})(?:(?:[/.-]| nam )(\d{4}|\d{2}))?")
_LEADING = re.compile(r"^(?:ngay|tu ngay|tu|hom) ")


def read_temperature(text: str) -> Decimal | None:
    """Degrees Celsius from "37,8", "37.8", "38 độ 2", "38 độ rưỡi", "38°2", "385"; whatever its size."""
    typed = text.strip().casefold().replace("℃", "°c")
    bare = re.sub(r"\s*(?:°\s*c|°|độ c|độ|c)$", "", typed).strip()
    found = _DIGITS.fullmatch(bare)
    if found:
        return Decimal(f"{found[1]}.{found[2]}")
    found = _WHOLE.fullmatch(bare)
    if found:
        return Decimal(found[1])
    found = _RUN_TOGETHER.fullmatch(typed)
    if found:
        return Decimal(f"{found[1]}.{found[2]}")
    found = _SPOKEN.fullmatch(fold(typed.replace("°", " độ ")))
    if found:
        tenth = "5" if found[2] == "ruoi" else found[2] or "0"
        return Decimal(f"{found[1]}.{tenth}")
    return None


def read_day(text: str, today: date) -> date | None:
    """A day from "22/11", "22-11-2026", "ngày 22 tháng 11"; without a year the latest one up to today."""
    typed = _LEADING.sub("", _folded(text))
    found = _DAY.fullmatch(typed)
    if not found:
        return None
    day, month = int(found[1]), int(found[2])
    if found[3]:
        year = int(found[3]) if len(found[3]) == 4 else 2000 + int(found[3])
        return _date(year, month, day)
    this_year = _date(today.year, month, day)
    # a day or two ahead is a slip of the pen to be asked about, not last year's
    if this_year is not None and this_year <= today + timedelta(days=60):
        return this_year
    return _date(today.year - 1, month, day)


def _folded(text: str) -> str:
    """Folded, but with the signs between numbers kept."""
    return " ".join(fold(part) if not part[:1].isdigit() else part for part in text.strip().split())


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
