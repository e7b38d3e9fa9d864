"""Dates, hours and weekdays as typed in spreadsheets."""

import re
from datetime import date, timedelta

from bot.imports.names import clean, fold
from bot.imports.workbook import Cell

_EXCEL_DAY_ZERO = date(1899, 12, 30)
_SERIALS = range(7_306, 73_416)  # 1920 to 2100
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/\\\-.,\s]\s*(\d{1,2})\s*[/\\\-.,\s]\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[/\-.](\d{1,2})[/\-.](\d{1,2})")
_RUN_TOGETHER = re.compile(r"(\d{1,2})(\d{2})((?:19|20)\d{2})")
_YEAR_FIRST_TOGETHER = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])(\d{2})")
_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_CLOCK_TAIL = re.compile(r"[\sT]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([AP]M)?$", re.IGNORECASE)
_HOUR = re.compile(r"(\d{1,2})(?:\s*(?:[:.hg]|gio)\s*(\d{1,2})?\s*(?:p|phut)?)?(?::\d{2})?")
_WHOLE_WEEK = ("hang ngay", "hang tuan", "ca tuan", "tat ca", "moi ngay", "tat ca cac ngay", "all")
_WEEKDAY_WORDS = {
    **dict.fromkeys(("2", "hai", "mon"), 0),
    **dict.fromkeys(("3", "ba", "tue"), 1),
    **dict.fromkeys(("4", "tu", "wed"), 2),
    **dict.fromkeys(("5", "nam", "thu"), 3),
    **dict.fromkeys(("6", "sau", "fri"), 4),
    **dict.fromkeys(("7", "bay", "sat"), 5),
    **dict.fromkeys(("8", "cn", "chu nhat", "sun"), 6),
}
_WEEKDAY = re.compile(r"^(?:thu |t ?)?(\d|hai|ba|tu|nam|sau|bay|cn|chu nhat|8)$")
_SHORT_YEARS_SINCE = 1941
_LARGEST = 1e9


def read_date(cell: Cell) -> date | None:
    """A date, a serial number of Excel, or text with the day first. None: not a date. A year alone is none."""
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool) or cell is None or isinstance(cell, timedelta):
        return None
    if isinstance(cell, int | float):
        if not abs(cell) < _LARGEST:  # also NaN
            return None
        if int(cell) in _SERIALS:
            return _EXCEL_DAY_ZERO + timedelta(days=int(cell))
        return _from_digits(str(int(cell)))
    text = _CLOCK_TAIL.sub("", clean(cell)).strip(" '.,;")
    if found := _DAY_FIRST.fullmatch(text):
        return _date(found[3], found[2], found[1])
    if found := _YEAR_FIRST.fullmatch(text):
        return _date(found[1], found[2], found[3])
    if found := _IN_WORDS.fullmatch(fold(text)):
        return _date(found[3], found[2], found[1])
    if text.isascii() and text.isdigit():
        return read_date(int(text)) if int(text) in _SERIALS and len(text) == 5 else _from_digits(text)
    return None


def is_year_only(cell: Cell) -> bool:
    """Tell a bare year such as 2019."""
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    return bool(re.fullmatch(r"(19|20)\d{2}", text))


def _from_digits(text: str) -> date | None:
    # Never both: a month 19 or 20 is none, and eight digits that end in such a year have one of them in the middle.
    if found := _YEAR_FIRST_TOGETHER.fullmatch(text):
        return _date(found[1], found[2], found[3])
    found = _RUN_TOGETHER.fullmatch(text)
    return _date(found[3], found[2], found[1]) if found else None


def _date(year: str, month: str, day: str) -> date | None:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number + 2000 < _SHORT_YEARS_SINCE + 100 else 1900
    try:
        return date(number, int(month), int(day)) if 1900 <= number <= 2100 else None
    except ValueError:
        return None


def read_minute(cell: Cell) -> int | None:
    """Minutes after midnight (0 to 1440) of a time cell, 07:00, 7h, 6h30, 7g30, 7 giờ 30. None: not an hour."""
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
        return minutes if 0 <= minutes <= 1440 else None
    if isinstance(cell, bool) or cell is None or isinstance(cell, date):
        return None
    if isinstance(cell, int | float):
        if 0 < cell < 1:
            return round(cell * 1440)
        return int(cell) * 60 if 0 <= cell <= 24 and cell == int(cell) else None
    plain = re.sub(r"giờ|gio", "h", clean(cell).casefold()).replace("phút", "p")
    if not (found := _HOUR.fullmatch(plain)):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return hour * 60 + minute if minute < 60 and hour * 60 + minute <= 1440 else None


def read_weekdays(cell: Cell) -> str | None:
    """Days as "01234" (0 Monday) from "T2, T4, CN", "T2-T6", "Thứ 2 đến Thứ 6", "2-6", "cả tuần". None: not days."""
    if isinstance(cell, bool | date | timedelta) or cell is None:
        return None
    text = clean(str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell))
    if fold(text) in _WHOLE_WEEK:
        return "0123456"
    text = re.sub(r"[–—~]|\bđến\b|\bden\b|\btới\b|->", "-", text, flags=re.IGNORECASE)
    days: set[int] = set()
    for part in re.split(r"[,;/+&]|\bvà\b", text):
        ends = [_weekday(end) for end in part.split("-")]
        if len(ends) > 2 or None in ends:
            if (several := _spaced(part)) is None:
                return None
            days |= several
            continue
        first, last = ends[0] or 0, ends[-1] or 0
        days |= {day % 7 for day in range(first, (last if last >= first else last + 7) + 1)}
    return "".join(map(str, sorted(days)))


def _spaced(part: str) -> set[int] | None:
    """Days with only spaces between them: "T2 T4 CN"."""
    days = [_weekday(word) for word in part.split()]
    return {day for day in days if day is not None} if days and None not in days else None


def _weekday(text: str) -> int | None:
    found = _WEEKDAY.match(fold(text))
    return _WEEKDAY_WORDS.get(found[1]) if found else None
