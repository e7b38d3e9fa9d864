"""From which day to which, from today on: "hôm nay và mai", "23-25", "từ mai đến thứ tư", "2 ngày", "tuần sau"."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from bot.understanding.folding import clean

Span = tuple[date, date]
_DAY = timedelta(days=1)
_WEEK_DAYS = {
    word: n for n, words in enumerate(("2 hai", "3 ba", "4 tu", "5 nam", "6 sau", "7 bay")) for word in words.split()
}
_SAID = re.compile(
    r"(?<!\d)(?P<on>\d{1,2}) ?[/.] ?(?P<month>\d{1,2})(?: ?[/.] ?(?P<year>\d{4}))?(?!\d)"
    r"|\b(?:thu |t)(?P<weekday>[2-7]|hai|ba|tu|nam|sau|bay)\b|\b(?P<sunday>chu nhat|cn)\b"
    r"|\b(?P<days>\d{1,2}) ?(?:ngay|hom|bua)\b|\b(?P<weeks>[1-9]|mot) tuan\b(?! (?:sau|toi|nay))"
    r"|\btuan (?P<next>sau|toi)\b|\b(?P<this>(?:het|ca) tuan(?: nay)?|tuan nay)\b"
    r"|\b(?P<today>hom nay|ngay nay|bua nay|hnay|sang nay|chieu nay)\b"
    r"|\b(?P<tomorrow>(?:(?:ngay|bua|sang|chieu) )?mai)\b|\b(?P<after>ngay kia|ngay mot)\b"
    r"|(?<!\d)(?P<day>\d{1,2})(?!\d)"
)
_TO = re.compile(r"\b(?:den|toi|het)\b|[-–~→]")


def read_span(text: str, today: date) -> Span | None:
    """The first and the last day; None where none is said, one is no day, or some day between is left out."""
    said = _without_marks(text)
    found = list(_SAID.finditer(said))
    spans = list(_spans(found, today))
    if not spans or len(spans) != len(found):
        return None
    first, last = spans[0][0], spans[-1][1]
    if len(spans) == 2 and _TO.search(said, found[0].end(), found[1].start()):
        return (first, last) if first <= last else None
    follow = all(after[0] - before[1] <= _DAY for before, after in pairwise(spans))
    return (first, last) if first <= last and follow else None


def _spans(found: list["re.Match[str]"], today: date) -> Iterator[Span]:
    """What each says; a number of days counts from the day said before it."""
    since = today
    for each in found:
        span = _span(each, since, today)
        if span is not None:
            since = span[0]
            yield span


def _span(match: "re.Match[str]", since: date, today: date) -> Span | None:
    kind, said = match.lastgroup, match.groupdict()
    if said["on"]:
        day = _dated(int(said["on"]), int(said["month"]), int(said["year"]) if said["year"] else None, today)
        return (day, day) if day else None
    if kind in ("days", "weeks"):
        number = 1 if said[kind] == "mot" else int(said[kind])
        days = number * (7 if kind == "weeks" else 1)
        return (since, since + (days - 1) * _DAY) if days else None
    monday = today - today.weekday() * _DAY
    if kind in ("next", "this"):
        return (monday + 7 * _DAY, monday + 13 * _DAY) if kind == "next" else (today, monday + 6 * _DAY)
    if kind == "day":
        found = next((d for n in range(32) if (d := since + n * _DAY).day == int(said["day"])), None)
    elif kind in ("weekday", "sunday"):
        weekday = 6 if kind == "sunday" else _WEEK_DAYS[said["weekday"]]
        found = since + (weekday - since.weekday()) % 7 * _DAY
    else:
        found = today + {"today": 0, "tomorrow": 1, "after": 2}[str(kind)] * _DAY
    return (found, found) if found else None


def _dated(day: int, month: int, year: int | None, today: date) -> date | None:
    """A day; without a year the next one from today on."""
    for each in (year,) if year else (today.year, today.year + 1):
        try:
            found = date(each, month, day)
        except ValueError:
            return None
        if year or found >= today:
            return found
    return None


def _without_marks(text: str) -> str:
    marked = unicodedata.normalize("NFD", clean(text).replace("đ", "d"))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))
