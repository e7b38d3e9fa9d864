"""Choosing from a list of hours, of weekdays or of amounts: by what is named, not by a word of a label."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.understanding.folding import fold
from bot.understanding.of_options import Options
from bot.understanding.pointing import NUMBER_WORDS
from bot.understanding.values import Named, NotUnderstood, Understood, Unsure

Read = Understood[tuple[str, ...]] | Unsure[str] | NotUnderstood

_NUMBER = r"(?:\d{1,2}|" + "|".join(NUMBER_WORDS) + r"|muoi mot|muoi hai)"
_HOUR = re.compile(
    rf"\b(?:(?P<before>sang|trua|chieu|toi|dem) (?:luc )?)?(?P<hour>{_NUMBER}) ?(?:gio|h|g)"
    r"(?: ?(?P<minute>\d\d|ruoi|muoi lam|ba muoi|kem \d\d?))?\b"
    r"(?: ?(?:phut )?)(?:buoi )?(?P<half>sang|trua|chieu|toi|dem)?"
)
_HALF = re.compile(r"\b(sang|trua|chieu|toi|dem)\b")
_LATE = ("trua", "chieu", "toi", "dem")
_OF_HALF = {"sang": (0, 11), "trua": (11, 13), "chieu": (13, 18), "toi": (18, 24), "dem": (20, 24)}
_ASIDE = re.compile(r"\b(?:khong|ko|k|dung|tru|hoac|hay|chua)\b")
_DAYS = ("hai", "ba", "tu", "nam", "sau", "bay")
_DAY = r"(?:hai|ba|tu|nam|sau|bay|[2-7])"
_WEEKDAY = re.compile(rf"\b(?:thu ?|t)({_DAY})\b|\b(cn|chu nhat)\b")
_LISTED = re.compile(rf"\bthu ({_DAY}(?:[ ,]+(?:va |voi |thu )?{_DAY})+)\b")
_FROM_TO = re.compile(rf"\b(?:tu )?(?:thu ?|t)({_DAY}) (?:den|toi|-) (?:het )?(?:thu ?|t)?({_DAY})\b")
_WHOLE_WEEK = re.compile(
    r"\b(?:ca tuan|tat ca|het|ngay nao cung|moi ngay|hang ngay|ca (?:5|6|7|nam|sau|bay) (?:ngay|buoi|hom|bua))\b"
)
_BUT = re.compile(r"\b(?:ngoai tru|tru|ngoai)\b(.*)$")
_AMOUNT = re.compile(
    rf"\b({_NUMBER}) (em|ban|chau|dua|hs|hoc sinh|be|nguoi|lan|ngay|hom|bua|vien|goi|thang|tuan|tuoi|phut|tieng)\b"
)
_RANGE = re.compile(
    r"(\d+) ?(?:den|toi|-|–) ?(\d+) (\w+)|(tren|hon|duoi|it hon|tu)? ?(\d+) (\w+)(?: (tro len|tro xuong))?"
)
_DIGIT = re.compile(r"\d")
_THIS_OR_THAT = re.compile(r"\b(?:hoac|hay)\b")


def by_kind(typed: str, options: Options, *, many: bool) -> Read | None:
    """The line of a list of hours, weekdays or amounts; None where it is no such list, or nothing of it is named."""
    labels = options.labels
    if not _is_of_a_kind(labels, many=many):
        return None
    folded = fold(re.sub(r"[:.](?=\d\d\b)", " giờ ", typed)) if ":" in typed else fold(typed)
    if len(_hours_of(labels)) > 1:
        return _by_hour(folded, options)
    if len(_weekdays_of(labels)) > 2:
        return _by_weekday(typed, options, many=many)
    if not many and len(_amounts_of(labels)) > 1:
        return _by_amount(folded, options)
    return None


@lru_cache(maxsize=512)
def _is_of_a_kind(labels: tuple[str, ...], *, many: bool) -> bool:
    if len(_hours_of(labels)) > 1 or len(_weekdays_of(labels)) > 2:
        return True
    return not many and len(_amounts_of(labels)) > 1


def _number(word: str) -> int:
    if word.isdecimal():
        return int(word)
    head, _, tail = word.partition(" ")
    return NUMBER_WORDS[head] + (NUMBER_WORDS[tail] if tail else 0)


def _minutes(match: "re.Match[str]", *, is_late: bool) -> int:
    hour = _number(match["hour"])
    minute = {None: 0, "ruoi": 30, "ba muoi": 30, "muoi lam": 15}.get(match["minute"], -1)
    if minute < 0:
        minute = -int(match["minute"].split()[1]) if match["minute"].startswith("kem") else int(match["minute"])
    return 60 * (hour + (12 if is_late and hour < 12 else 0)) + minute


@lru_cache(maxsize=256)
def _hours_of(labels: tuple[str, ...]) -> dict[int, int]:
    """Where a label is one hour of the day, in minutes."""
    found: dict[int, int] = {}
    for index, label in enumerate(labels):
        hours = list(_HOUR.finditer(fold(re.sub(r"(?<=\d)[:.](?=\d\d\b)", " giờ ", label))))
        if len(hours) == 1:
            found[index] = _minutes(hours[0], is_late=hours[0]["half"] in _LATE)
    return found


def _times(match: "re.Match[str]") -> frozenset[int]:
    """The minutes of the day that an hour as it was said may be: "8 giờ" is two."""
    half = match["half"] or match["before"]
    return frozenset(_minutes(match, is_late=late) for late in ((half in _LATE,) if half else (False, True)))


def _by_hour(folded: str, options: Sequence[Named]) -> Read | None:
    hours = _hours_of(tuple(o.label for o in options))
    folded = re.sub(rf"\b({_NUMBER}) ruoi\b", r"\1 gio ruoi", folded)
    everyone = tuple(o.key for o in options)
    named = list(_HOUR.finditer(folded))
    if _ASIDE.search(folded) and named:
        return Unsure(everyone)
    if named:
        each = [_times(one) for one in named]
        times = frozenset.intersection(*each)
        fitting = [options[i].key for i, minutes in hours.items() if minutes in times]
        return Understood((fitting[0],)) if len(fitting) == 1 else Unsure(tuple(fitting) or everyone)
    halves = set(_HALF.findall(folded))
    if len(halves) != 1 or _DIGIT.search(folded):
        return None
    (half,) = halves
    fitting = [o.key for o in options if half in fold(o.label).split()]
    first, last = _OF_HALF[half]
    fitting = fitting or [options[i].key for i, minutes in hours.items() if 60 * first <= minutes < 60 * last]
    return Understood((fitting[0],)) if len(fitting) == 1 else Unsure(tuple(fitting) or everyone)


def _day(word: str) -> int:
    return int(word) if word.isdecimal() else _DAYS.index(word) + 2


@lru_cache(maxsize=256)
def _weekdays_of(labels: tuple[str, ...]) -> dict[int, str]:
    """By weekday (2 to 7, 8 for Sunday) the place of the label that is only that day."""
    found: dict[int, str] = {}
    for index, label in enumerate(labels):
        match = _WEEKDAY.fullmatch(fold(label))
        if match:
            found[8 if match[2] else _day(match[1])] = str(index)
    return found


def _by_weekday(typed: str, options: Sequence[Named], *, many: bool) -> Read | None:
    places = _weekdays_of(tuple(o.label for o in options))
    bare = re.sub(r"[^\w,\- ]", " ", fold(typed) if "," not in typed else ", ".join(fold(p) for p in typed.split(",")))
    without = _BUT.search(bare)
    said = bare[: without.start()] if without else bare
    if _THIS_OR_THAT.search(bare):
        return Unsure(tuple(o.key for o in options))
    days = _named_days(said)
    if _WHOLE_WEEK.search(said):
        days |= set(places)
    if without:
        left_out = _named_days(without[1])
        if not left_out or not days:
            return Unsure(tuple(o.key for o in options))
        days -= left_out
    if not days:
        return None
    keys = tuple(options[int(places[day])].key for day in sorted(days) if day in places)
    is_sure = days <= set(places) and (many or len(days) == 1) and not re.search(r"\b(?:khong|ko|k|chua|dung)\b", said)
    return Understood(keys) if keys and is_sure else Unsure(keys or tuple(o.key for o in options))


def _named_days(text: str) -> set[int]:
    days = {8 if m[2] else _day(m[1]) for m in _WEEKDAY.finditer(text)}
    for m in _LISTED.finditer(text):
        days |= {_day(w) for w in re.findall(rf"\b{_DAY}\b", m[1])}
    for m in _FROM_TO.finditer(text):
        days |= set(range(_day(m[1]), _day(m[2]) + 1))
    return days


@lru_cache(maxsize=256)
def _amounts_of(labels: tuple[str, ...]) -> dict[int, tuple[int, int, str]]:
    """From, to and the unit of each label that says how many."""
    found: dict[int, tuple[int, int, str]] = {}
    for index, label in enumerate(labels):
        match = _RANGE.fullmatch(" ".join(fold(re.sub(r"[-–]", " den ", label)).split()))
        if match is None:
            continue
        if match[1]:
            found[index] = (int(match[1]), int(match[2]), match[3])
            continue
        n, unit = int(match[5]), match[6]
        low = (
            n + 1
            if match[4] in ("tren", "hon")
            else 0
            if match[4] in ("duoi", "it hon") or match[7] == "tro xuong"
            else n
        )
        high = (
            n - 1
            if match[4] in ("duoi", "it hon")
            else 999
            if match[4] in ("tren", "hon", "tu") or match[7] == "tro len"
            else n
        )
        found[index] = (low, high, unit)
    return found


def _by_amount(folded: str, options: Sequence[Named]) -> Read | None:
    amounts = _amounts_of(tuple(o.label for o in options))
    named = _AMOUNT.findall(folded)
    if len(named) != 1 or re.search(r"\b(?:hon|tren|duoi|gan|khoang|tam|hoac|hay|khong|chua)\b", folded):
        return None
    n = _number(named[0][0])
    fitting = [options[i].key for i, (low, high, _) in amounts.items() if low <= n <= high]
    return Understood((fitting[0],)) if len(fitting) == 1 else Unsure(tuple(o.key for o in options))
