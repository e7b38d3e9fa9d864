"""The functions that cells may use, by name; those of XPath 1.0 and those XForms adds."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Any

from babel.core import UnknownLocaleError
from babel.dates import format_date

from bot.forms.conversion import Value, to_date, to_moment, to_number, to_text, to_truth
from bot.forms.values import Scope

HALF = 0.5
MOST_PLACES = 15
"""Beyond that a double has no digits to round."""


@dataclass(frozen=True, slots=True)
class Function:
    """One function: how few and how many arguments (None: any number), and what it computes.

    A lazy one is given its arguments as callables, since it does not look at all of them.
    """

    fewest: int
    most: int | None
    compute: Callable[..., Value]
    is_lazy: bool = False

    @property
    def takes(self) -> str:
        """How many arguments, as text: "2", "1-2", "2…"."""
        if self.most is None:
            return f"{self.fewest}…"
        return str(self.fewest) if self.most == self.fewest else f"{self.fewest}-{self.most}"


def _if(scope: Scope, test: Callable[[], Value], then: Callable[[], Value], other: Callable[[], Value]) -> Value:
    return then() if to_truth(test()) else other()


def _coalesce(scope: Scope, *arguments: Callable[[], Value]) -> Value:
    value: Value = ""
    for argument in arguments:
        value = argument()
        if to_text(value) != "":
            return value
    return value


def _once(scope: Scope, argument: Callable[[], Value]) -> Value:
    return scope.current if to_text(scope.current) != "" else argument()


def _selected(scope: Scope, chosen: Value, name: Value) -> Value:
    return to_text(name).strip() in to_text(chosen).split()


def _selected_at(scope: Scope, chosen: Value, position: Value) -> Value:
    names, index = to_text(chosen).split(), to_number(position)
    return names[int(index)] if not math.isnan(index) and 0 <= index < len(names) else ""


def _count_selected(scope: Scope, chosen: Value) -> Value:
    return float(len(to_text(chosen).split()))


def _choice_name(scope: Scope, chosen: Value, question: Value) -> Value:
    labels = scope.choice_labels.get(to_text(question).strip(), {})
    return ", ".join(labels.get(name, name) for name in to_text(chosen).split())


def _integer(scope: Scope, value: Value) -> Value:
    number = to_number(value)
    return float(math.trunc(number)) if math.isfinite(number) else math.nan


def _round(scope: Scope, value: Value, places: Value = 0) -> Value:
    number, digits = to_number(value), to_number(places)
    if not math.isfinite(number) or math.isnan(digits) or max(abs(digits), math.log10(abs(number) or 1)) > MOST_PLACES:
        return number
    if digits == 0:
        below = math.floor(number)
        return float(below if number - below < HALF else below + 1)
    return float(Decimal(repr(number)).quantize(Decimal(1).scaleb(-int(digits)), rounding=ROUND_HALF_UP))


def _whole(rounding: Callable[[float], int]) -> Callable[..., Value]:
    def compute(scope: Scope, value: Value) -> Value:
        number = to_number(value)
        return float(rounding(number)) if math.isfinite(number) else number

    return compute


def _extreme(choose: Callable[[list[float]], float]) -> Callable[..., Value]:
    def compute(scope: Scope, *values: Value) -> Value:
        numbers = [to_number(value) for value in values]
        return math.nan if any(math.isnan(number) for number in numbers) else choose(numbers)

    return compute


def _power(scope: Scope, base: Value, exponent: Value) -> Value:
    try:
        return math.pow(to_number(base), to_number(exponent))
    except (ValueError, OverflowError):
        return math.nan


def _today(scope: Scope) -> Value:
    return scope.now.date()


def _now(scope: Scope) -> Value:
    return scope.now


def _date(scope: Scope, value: Value) -> Value:
    return to_date(value) or ""


def _date_time(scope: Scope, value: Value) -> Value:
    return to_moment(value) or ""


def _format_date(scope: Scope, value: Value, pattern: Value) -> Value:
    clock = _clock(scope, value)
    if clock is None:
        return ""
    parts = {
        "%Y": f"{clock.year:04d}",
        "%y": f"{clock.year % 100:02d}",
        "%m": f"{clock.month:02d}",
        "%n": str(clock.month),
        "%b": _babel(clock, "MMM", scope.language),
        "%d": f"{clock.day:02d}",
        "%e": str(clock.day),
        "%a": _babel(clock, "EEE", scope.language),
        "%H": f"{clock.hour:02d}",
        "%h": str(clock.hour),
        "%M": f"{clock.minute:02d}",
        "%S": f"{clock.second:02d}",
        "%3": f"{clock.microsecond // 1000:03d}",
    }
    return re.sub(r"%.", lambda found: parts.get(found[0], found[0]), to_text(pattern))


def _clock(scope: Scope, value: Value) -> datetime | None:
    """What is to be written: an instant by the local clock, a date at midnight, a time of today."""
    if isinstance(value, time):
        return datetime.combine(scope.now.date(), value)
    return to_moment(value)


def _babel(day: date, pattern: str, language: str) -> str:
    try:
        return str(format_date(day, pattern, locale=language))
    except (UnknownLocaleError, ValueError):
        return str(format_date(day, pattern, locale="vi"))


def _regex(scope: Scope, value: Value, pattern: Value) -> Value:
    return re.fullmatch(to_text(pattern), to_text(value)) is not None


def _substring(scope: Scope, value: Value, start: Value, length: Value = math.inf) -> Value:
    text, first, count = to_text(value), to_number(start), to_number(length)
    begin = math.floor(first + 0.5) if math.isfinite(first) else first
    end = begin + (math.floor(count + 0.5) if math.isfinite(count) else count)
    return "".join(sign for place, sign in enumerate(text, start=1) if begin <= place < end)


def _substr(scope: Scope, value: Value, start: Value, end: Value = math.inf) -> Value:
    """ODK's own: counted from 0, the end left out; negative ones count from the end."""
    text, first, last = to_text(value), to_number(start), to_number(end)
    if math.isnan(first) or math.isnan(last):
        return ""
    begin, stop = (int(min(max(place, -len(text)), len(text))) for place in (first, last))
    return text[begin:stop]


def _substring_before(scope: Scope, value: Value, mark: Value) -> Value:
    head, found, _ = to_text(value).partition(to_text(mark)) if to_text(mark) else ("", "", "")
    return head if found else ""


def _substring_after(scope: Scope, value: Value, mark: Value) -> Value:
    if not to_text(mark):
        return to_text(value)
    return to_text(value).partition(to_text(mark))[2]


def _translate(scope: Scope, value: Value, signs: Value, others: Value) -> Value:
    old, new = to_text(signs), to_text(others)
    table: dict[int, str] = {}
    for place, sign in enumerate(old):
        table.setdefault(ord(sign), new[place] if place < len(new) else "")
    return to_text(value).translate(table)


def _text(compute: Callable[..., Value]) -> Callable[..., Value]:
    """A function that looks at nothing but its arguments as text."""

    def of_texts(scope: Scope, *values: Any) -> Value:
        return compute(*(to_text(value) for value in values))

    return of_texts


FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {
        "if": Function(3, 3, _if, is_lazy=True),
        "coalesce": Function(2, None, _coalesce, is_lazy=True),
        "once": Function(1, 1, _once, is_lazy=True),
        "selected": Function(2, 2, _selected),
        "selected-at": Function(2, 2, _selected_at),
        "count-selected": Function(1, 1, _count_selected),
        "jr:choice-name": Function(2, 2, _choice_name),
        "int": Function(1, 1, _integer),
        "number": Function(1, 1, lambda scope, value: to_number(value)),
        "round": Function(1, 2, _round),
        "floor": Function(1, 1, _whole(math.floor)),
        "ceiling": Function(1, 1, _whole(math.ceil)),
        "abs": Function(1, 1, lambda scope, value: abs(to_number(value))),
        "pow": Function(2, 2, _power),
        "min": Function(1, None, _extreme(min)),
        "max": Function(1, None, _extreme(max)),
        "sum": Function(1, None, _extreme(sum)),
        "today": Function(0, 0, _today),
        "now": Function(0, 0, _now),
        "date": Function(1, 1, _date),
        "date-time": Function(1, 1, _date_time),
        "format-date": Function(2, 2, _format_date),
        "format-date-time": Function(2, 2, _format_date),
        "regex": Function(2, 2, _regex),
        "string": Function(1, 1, _text(lambda text: text)),
        "string-length": Function(1, 1, _text(lambda text: float(len(text)))),
        "concat": Function(1, None, _text(lambda *texts: "".join(texts))),
        "contains": Function(2, 2, _text(lambda text, part: part in text)),
        "starts-with": Function(2, 2, _text(lambda text, part: text.startswith(part))),
        "ends-with": Function(2, 2, _text(lambda text, part: text.endswith(part))),
        "normalize-space": Function(1, 1, _text(lambda text: " ".join(text.split()))),
        "substring": Function(2, 3, _substring),
        "substr": Function(2, 3, _substr),
        "substring-before": Function(2, 2, _substring_before),
        "substring-after": Function(2, 2, _substring_after),
        "translate": Function(3, 3, _translate),
        "boolean": Function(1, 1, lambda scope, value: to_truth(value)),
        "boolean-from-string": Function(1, 1, _text(lambda text: text.strip().lower() in ("true", "1"))),
        "not": Function(1, 1, lambda scope, value: not to_truth(value)),
        "true": Function(0, 0, lambda scope: True),
        "false": Function(0, 0, lambda scope: False),
    }
)
