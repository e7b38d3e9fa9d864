"""Plain values into typed answers, kind by kind; a literal default and a stored answer go the same way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.forms.conversion import to_moment, to_time
from bot.forms.values import ACKNOWLEDGED, Answer, Kind

_TRUE = ("ok", "true", "yes", "1")


def typed(kind: Kind, value: Any) -> Answer | None:
    """The answer that a JSON value or a text is for a question of this kind, None when it is none."""
    if value is None or value in ("", []):
        return () if kind == "select_multiple" else ""
    match kind:
        case "select_multiple":
            names = value.split() if isinstance(value, str) else value
            return tuple(names) if isinstance(names, list) and all(isinstance(name, str) for name in names) else None
        case "decimal" | "integer":
            return _number(value)
        case "date" | "today":
            return _date(value)
        case "time":
            return to_time(value) if isinstance(value, str) else None
        case "datetime" | "start" | "end":
            return to_moment(value) if isinstance(value, str) else None
        case "acknowledge":
            is_yes = value is True or (isinstance(value, str) and value.strip().lower() in _TRUE)
            return ACKNOWLEDGED if is_yes else None
        case _:
            return value if isinstance(value, str) else None


def _number(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return None
    try:
        number = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _date(value: Any) -> date | None:
    """ISO text; also that of an instant, which a spreadsheet's date cell becomes."""
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        moment = to_moment(value)
    return None if moment is None else moment.date()
