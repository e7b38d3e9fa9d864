"""XForms' conversions between text, number, truth and date, shared by operators and functions."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

Value = str | float | int | Decimal | bool | date | tuple[str, ...]
"""What an expression can hold; an empty node is the empty text. A datetime is a date with a time."""

_NUMBER = re.compile(r"\s*-?(\d+(\.\d*)?|\.\d+)\s*", re.ASCII)
_EPOCH = date(1970, 1, 1)


def to_number(value: Value) -> float:
    """As a double; a date is its days since 1970, text that is no number (also empty text) is NaN."""
    if isinstance(value, datetime):
        return _days(value)
    if isinstance(value, date):
        return float((value - _EPOCH).days)
    if isinstance(value, tuple):
        value = " ".join(value)
    if isinstance(value, str):
        return float(value) if _NUMBER.fullmatch(value) else math.nan
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
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return _plain(value)


def to_truth(value: Value) -> bool:
    """As truth: text that is not empty, a number that is neither zero nor NaN."""
    if isinstance(value, str | tuple):
        return len(value) > 0
    if isinstance(value, date):
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


def are_equal(left: Value, right: Value) -> bool:
    """XPath's "=": by truth if one is a truth, by number if one is a number, else by text."""
    if isinstance(left, bool) or isinstance(right, bool):
        return to_truth(left) == to_truth(right)
    if isinstance(left, float | int | Decimal) or isinstance(right, float | int | Decimal):
        return to_number(left) == to_number(right)
    return to_text(left) == to_text(right)


def _days(value: datetime) -> float:
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return aware.timestamp() / 86_400


def _plain(value: float | int | Decimal) -> str:
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if number == number.to_integral_value():
        return str(int(number))
    return format(number.normalize(), "f")
