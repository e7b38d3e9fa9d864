"""Choosing among days that are counted from today: "hôm kia" of "Hôm qua", "2-3 ngày trước", "Trước đó"."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from bot.understanding.days import read_day
from bot.understanding.folding import clean, fold, plain
from bot.understanding.values import Named, NotUnderstood, Understood, Unsure

Read = Understood[tuple[str, ...]] | Unsure[str] | NotUnderstood

_SOME_DAY = date(2026, 1, 14)
"""Any day will do: only days that are counted from today are compared."""
_EARLIER_OR_ELSE = re.compile(r"\b(?:khac|lau hon|truoc do|truoc nua|som hon)\b")
_SEVERAL = -1
"""Labels that fall on one day are told apart by their words."""


@lru_cache(maxsize=256)
def days_of(labels: tuple[str, ...]) -> dict[date, int]:
    """By day the number of the label that is counted from today and names it."""
    found: dict[date, int] = {}
    for index, label in enumerate(labels):
        read = read_day(label, _SOME_DAY)
        if isinstance(read, Understood) and not re.search(r"\d\d|thứ|t\d|chủ nhật", clean(label)):
            found[read.value] = _SEVERAL if read.value in found else index
    return found


_COUNTED_FROM_TODAY = re.compile(r"\b(?:thu|t\d|cn|chu nhat|tuan|thang)\b|\d\d|[/.-]\d")


@lru_cache(maxsize=256)
def _ranges_of_days(labels: tuple[str, ...]) -> dict[int, tuple[int, int]]:
    """From and to how many days ago, of labels like "2-3 ngày trước"."""
    found = {
        i: re.search(r"(\d) ?(?:-|–|đến|tới) ?(\d) (?:ngày|hôm|bữa) (?:trước|nay)", clean(o))
        for i, o in enumerate(labels)
    }
    return {i: (int(m[1]), int(m[2])) for i, m in found.items() if m}


_LONG_AGO = re.compile(
    r"\b(?:lau (?:roi|lam)|tu lau|(?:ca |may )?(?:tuan|thang) (?:truoc|roi|nay)"
    r"|may (?:hom|ngay|bua) (?:truoc|roi|nay)|hoi truoc)\b"
)


def _before_these(options: Sequence[Named]) -> list[Named]:
    """Labels for any day before those that are named."""
    return [o for o in options if _EARLIER_OR_ELSE.search(fold(o.label))]


def by_day(text: str, options: Sequence[Named], days: dict[date, int]) -> Read | None:
    """The label of the day that is typed; None where none is, or where it counts otherwise than from today."""
    read = read_day(text, _SOME_DAY)
    bare = plain(clean(text))
    earlier = _before_these(options) if _LONG_AGO.search(bare) and " phai " not in bare else []
    if len(earlier) == 1:
        return Understood((earlier[0].key,))
    named = sum(f" {fold(o.label)} " in f" {fold(text)} " for o in options)
    if not isinstance(read, Understood) or _COUNTED_FROM_TODAY.search(bare) or named > 1:
        return None
    if days.get(read.value) == _SEVERAL:
        return None
    ago = (_SOME_DAY - read.value).days
    ranges = _ranges_of_days(tuple(o.label for o in options))
    within = [i for i, (first, last) in ranges.items() if first <= ago <= last]
    if within and read.value not in days:
        return Understood((options[within[0]].key,)) if len(within) == 1 else None
    if read.value in days:
        return Understood((options[days[read.value]].key,))
    others = _before_these(options)
    if len(others) == 1 and read.value < min(days):
        return Understood((others[0].key,))
    return None
