"""XForms' conversions between text, number, truth, date and time, shared by operators and functions."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

Value = str | float | int | Decimal | bool | date | time | tuple[str, ...]
"""What an expression can hold; an empty node is the empty text. A datetime is a date with a time."""

SCHOOL_TIME = ZoneInfo("Asia/Ho_Chi_Minh")

_NUMBER = re.compile(r"\s*-?(\d+(\.\d*)?|\.\d+)\s*", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].+)?", re.ASCII)
_EPOCH = date(1970, 1, 1)
_OFFSET = "+07:00"
_DAY_SECONDS = 86_400
_ISO_DAY = 10


def to_number(value: Value) -> float:
    """As a double: a date is its days since 1970, an instant too, by the local clock, a time its part of the day.

    Text that is a date or an instant counts as one, as ODK XForms' number() has it; other text that is no number (also
    empty text) is NaN.
    """
    if isinstance(value, datetime):
        local = to_moment(value)
        return math.nan if local is None else to_number(local.date()) + to_number(local.time())
    if isinstance(value, date):
        return float((value - _EPOCH).days)
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6) / _DAY_SECONDS
    if isinstance(value, tuple):
        value = " ".join(value)
    if isinstance(value, str):
        return float(value) if _NUMBER.fullmatch(value) else _moment_as_number(value.strip())
    return float(value)


def to_text(value: Value) -> str:
    """As text, the way XPath writes it: whole numbers without a point, dates as ISO 8601."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds")
    if isinstance(value, time):
        return value.isoformat(timespec="milliseconds") + _OFFSET
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return _plain(value)


def to_truth(value: Value) -> bool:
    """As truth: text that is not empty, a number that is neither zero nor NaN."""
    if isinstance(value, str | tuple):
        return len(value) > 0
    if isinstance(value, date | time):
        return True
    number = float(value)
    return number != 0 and not math.isnan(number)


def to_date(value: Value) -> date | None:
    """As a local date: ISO text or days since 1970; None when it is no date."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = to_text(value).strip()
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        days = to_number(value)
    if math.isnan(days) or not -700_000 < days < 2_900_000:
        return None
    return _EPOCH + timedelta(days=math.floor(days))


def to_moment(value: Value) -> datetime | None:
    """As an instant of local time: ISO text, or a date at midnight; None when it is none."""
    if isinstance(value, datetime):
        try:
            return value.astimezone(SCHOOL_TIME) if value.tzinfo else value.replace(tzinfo=SCHOOL_TIME)
        except OverflowError:  # the first or the last day that there is, seen from elsewhere
            return None
    if isinstance(value, str):
        try:
            return to_moment(datetime.fromisoformat(value.strip()))
        except ValueError:
            return None
    day = to_date(value)
    return None if day is None else datetime.combine(day, time(), SCHOOL_TIME)


def to_time(value: Value) -> time | None:
    """As a time of the local day: 06:15, also with seconds and offset, or that of an instant; None when it is none."""
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    text = to_text(value).strip()
    try:
        return time.fromisoformat(text).replace(tzinfo=None) if len(text) >= 5 else None
    except ValueError:
        moment = to_moment(text)
    return None if moment is None else moment.time()


def are_equal(left: Value, right: Value) -> bool:
    """XPath's "=": by truth if one is a truth, by number if one is a number, else by text."""
    if isinstance(left, bool) or isinstance(right, bool):
        return to_truth(left) == to_truth(right)
    if isinstance(left, float | int | Decimal) or isinstance(right, float | int | Decimal):
        return to_number(left) == to_number(right)
    return to_text(_meeting(left, right)) == to_text(_meeting(right, left))


def comparable(left: Value, right: Value) -> tuple[float, float]:
    """Two sides of "<" and its like, as numbers; text beside a time is read as one."""
    return to_number(_meeting(left, right)), to_number(_meeting(right, left))


def _meeting(value: Value, other: Value) -> Value:
    """Text as the instant or time that the other side is; itself where it cannot be."""
    if isinstance(value, str) and isinstance(other, datetime):
        return to_moment(value) or value
    if isinstance(value, str) and isinstance(other, time):
        return to_time(value) or value
    return value


def _moment_as_number(text: str) -> float:
    if not _MOMENT.fullmatch(text):
        return math.nan
    try:
        return to_number(date.fromisoformat(text) if len(text) == _ISO_DAY else datetime.fromisoformat(text))
    except ValueError:
        return math.nan


def _plain(value: float | int | Decimal) -> str:
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if number == number.to_integral_value():
        return str(int(number))
    return format(number.normalize(), "f")
