"""Understanding short typed answers: numbers, days, times. What is not surely one of them is None."""

import re
from datetime import date, time, timedelta
from decimal import Decimal

from bot.dialogue.folding import fold

_DAY = re.compile(r"(\d{1,2})(?:[/.-]| thang )(\d{1,2})(?:(?:[/.-]| nam )(\d{4}|\d{2}))?")
_WHOLE_NUMBER = re.compile(r"-?\d{1,15}", re.ASCII)
_THOUSANDS = re.compile(r"-?\d{1,3}(?:[., ]\d{3})+", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,12}[.,]\d{1,8}", re.ASCII)
_FULL = re.compile(r"(-?\d{1,3}(?:\.\d{3})+),(\d{1,8})|(-?\d{1,3}(?:,\d{3})+)\.(\d{1,8})", re.ASCII)
_CLOCK = re.compile(
    r"([0-9]{1,2})(?: ?(giờ|gio|[:hg.]) ?(?:([0-9]{1,2})(?: ?(?:phút|phut|p|'))?|(rưỡi|ruoi))?)?(?: ?([^\d\W]+))?"
)
_HALF_DAYS = {"sáng": 0, "sang": 0, "am": 0, "trưa": 11, "trua": 11, "chiều": 12, "chieu": 12, "tối": 12, "toi": 12}
_HALF_DAYS |= {"pm": 12}
"""Up to which hour twelve are added; at night it depends on the hour."""
_NIGHT = ("đêm", "dem")
_AT = re.compile(r"^(?:lúc|luc|vào|vao|khoảng|khoang) ")
_NAMED_DAYS = {"hom nay": 0, "hnay": 0, "sang nay": 0, "hom qua": 1, "hqua": 1, "hom kia": 2}
_LEADING = re.compile(r"^(?:ngay|tu ngay|tu|hom) ")


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


def read_number(text: str, unit: str = "", *, is_whole: bool = False) -> Decimal | None:
    """A number from "3", "-2", "3,5", "3.5", "1.234,5", with or without its unit; `is_whole`: "1.234" is 1234."""
    typed = " ".join(text.replace("−", "-").casefold().split())
    if unit and typed.endswith(unit.casefold()):
        typed = typed[: -len(unit)].strip()
    if _WHOLE_NUMBER.fullmatch(typed):
        return Decimal(typed)
    found = _FULL.fullmatch(typed)
    if found:
        whole, part = found[1] or found[3], found[2] or found[4]
        return Decimal(re.sub(r"[.,]", "", whole) + "." + part)
    if is_whole and _THOUSANDS.fullmatch(typed):
        return Decimal(re.sub(r"[., ]", "", typed))
    if _DECIMAL.fullmatch(typed):
        return Decimal(typed.replace(",", "."))
    return None


def read_time(text: str) -> time | None:
    """A time of the day from "6h30", "06:30", "6 giờ 30", "6h", "6 giờ rưỡi", "3 giờ chiều"."""
    typed = _AT.sub("", " ".join(text.strip().casefold().split()))
    found = _CLOCK.fullmatch(typed)
    if not found or not (found[2] or found[5]):
        return None
    hour, minute = int(found[1]), 30 if found[4] else int(found[3] or 0)
    if found[5]:
        in_full = _hour_of(hour, found[5])
        if in_full is None:
            return None
        hour = in_full
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _hour_of(hour: int, half_day: str) -> int | None:
    """An hour of twelve as one of twenty-four; None for words that name no part of the day."""
    if half_day in _NIGHT:
        return 0 if hour == 12 else hour + 12 if 6 <= hour < 12 else hour
    most = _HALF_DAYS.get(half_day)
    if most is None:
        return None
    if most == 0:
        return 0 if hour == 12 else hour
    return hour + 12 if hour < most else hour


def read_moment(text: str, today: date) -> tuple[date, time] | None:
    """A day with its time, whichever comes first: "24/11 6h30", "6h30 ngày 24/11", "hôm qua lúc 21:00"."""
    words = text.strip().split()
    for cut in range(1, len(words)):
        first, second = " ".join(words[:cut]).strip(",;"), " ".join(words[cut:]).strip(",;")
        for day_words, time_words in ((first, second), (second, first)):
            day, at = _named_or_read(day_words, today), read_time(time_words)
            if day is not None and at is not None:
                return day, at
    return None


def _named_or_read(text: str, today: date) -> date | None:
    back = _NAMED_DAYS.get(fold(text))
    return read_day(text, today) if back is None else today - timedelta(days=back)


def _folded(text: str) -> str:
    """Folded, but with the signs between numbers kept."""
    return " ".join(fold(part) if not part[:1].isdigit() else part for part in text.strip().split())


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
