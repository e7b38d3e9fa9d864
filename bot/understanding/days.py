"""Days as they are typed: "22/11", "hqua", "2 hôm nay", "thứ 2 tuần trước"; what may be several is asked."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.understanding.dated import NUMBERS, WEEK_DAY, blank, counted, latest, of_week, relative, typed_days
from bot.understanding.dialect import standard
from bot.understanding.folding import MOST, clean, plain, telex, vni
from bot.understanding.nearing import Vocabulary
from bot.understanding.values import NOT_UNDERSTOOD, NotUnderstood, Understood, Unsure

Read = Understood[date] | Unsure[date] | NotUnderstood

LONGEST_AGO = 366
"""Days ago that an illness may have begun before it is asked about."""

_WORD = re.compile(r"[^\W\d_]\w*")
_LUNAR = re.compile(r"\b(?:mung|mong|mồng|am lich|al\b|ram|tet|giao thua|thang gieng|thang chap)\b|\b\d{1,2} am\b")
_VAGUE = re.compile(
    r"\b(?:may|vai|nhieu|doi ba|dam|hai ba|ba bon|bon nam|nam sau|sau bay|chuc)"
    r" (?:hom|ngay|bua|tuan|hum)|\blau\b|\btuan (?:truoc|roi|nay|qua)\b"
    r"|\bthang (?:truoc|nay|roi)|\btuan nay\b|\bca tuan\b|\bnua thang\b|\bcuoi tuan\b|\bdau tuan\b"
    r"|\bdau thang\b|\bgiua tuan\b|\bcuoi thang\b"
    r"|\bhom (?:truoc|no|bua|nao)\b|\bbua (?:truoc|hom|no|nao)\b|\bdao nay\b|\bgan day\b"
    r"|\bhom nay hoac\b|\bhom kìa\b|\bdot truoc\b|\bhom (?:roi|bua)\b|\b(?:mot|1|2|hai|3|ba"
    r"|nua) (?:tuan|thang)\b|\bkhong (?:nho|ro|biet)|\b(?:ko|k|hong|hok|kg) (?:nho|ro|biet)"
    r"|\bmoi day\b|\bhom truoc\b|\bhom gi\b|\bhoi truoc\b|\bchang nho\b|\bquen roi\b|\bquen\b"
    r"|\bhm no\b|\bnam (?:ngoai|truoc)\b|\bmay nay\b|\bhom nay\?|\bham nay\b|\bhom rày\b|\bhom ray\b"
    r"|\bhom ni\b.*hom qua|\bmay bua"
)
_FUTURE = re.compile(
    r"\b(?:ngay mai|sang mai|toi mai|chieu mai|mai\b|ngay mot|ngay kia|tuan sau|hom sau|thang sau"
    r"|tuan toi|toi nay|dem nay|mot\b(?= (?:nghi|di)))"
)
_RANGE = re.compile(r"(?<!\d)(?<!\d[/.-])\d\s?[-–,~]?\s?\d\s(?:hom|ngay|bua)\b(?! truoc)")
_ALONE = re.compile(
    r"\b(?:tu (?:chieu|toi|dem|trua|khuya)|chieu|toi|dem|khuya|nua dem|trua|(?:tieng|phut"
    r"|gio) truoc)$"
)
_OVERRIDE = re.compile("[\u202a-\u202e\u2066-\u2069]")
_DAY_WORDS = Vocabulary(
    [
        "hôm qua nay tối sáng chiều trưa đêm thứ hai ba tư năm sáu bảy chủ nhật từ kia ngày tháng độ "
        "rưỡi sốt ho nghỉ mấy bữa"
    ],
    with_slips=False,
)
_NUMBER_WORDS = re.compile(
    r"\b(?:(hai|ba) (?:muoi|mươi)?\s?|(muoi) ?)?(mot|hai|ba|bon|tu|nam|lam|sau|bay|tam"
    r"|chin)?\b(?= thang\b)|(?<=thang )(?:(muoi) ?)?(gieng|mot|hai|ba|tu|nam|sau|bay|tam|chin)?\b"
)
_TO_NOW = re.compile(
    r"\b(?:den|toi|cho den|cho toi)\s(?:gio|nay|hom nay|hnay|sang nay|bay gio|tan gio|luc nay"
    r"|hien tai|hien gio|bi gio)\b|\b(?:qua gio|toi gio|den gio)\b"
)
_DAY_ALONE = re.compile(
    r"(?:da )?(?:hom |ngay |mung )?(\d{1,2}|hai (?:muoi )?(?:mot|hai|ba|tu|bon|lam|nam|sau|bay|tam|chin))"
    r"(?: a| roi| co)*"
)
_COUNT_TO = re.compile(
    r"(?<![\d/.-])\d{1,2}(?:/\d{1,2})? (?:den|toi|sang) (?:ngay )?\d{1,2}/\d|\b(?:hai ba|ba bon|bon nam|nam sau|sau bay"
    r"|doi ba|nam bay) (?:hom|ngay|bua)\b|\bchuc (?:hom|ngay|bua)\b|\b(?:sang|la|buoc sang) ngay thu\b"
)
_PART_OF_DAY = re.compile(
    r"\b(?:sang|trua|chieu|toi|dem|khuya)\s(?=(?:thu|t)\s?(?:[2-7]|hai|ba|tu|nam|sau|bay)\b|cn\b|chu nhat\b)"
)
_FROM_TO = re.compile(r"\b(?:tu\s.+?)(\s(?:den|toi)\s.+)$")


def decoded(cleaned: str) -> str:
    """Keys of Telex and VNI that spell a word about days as that word."""
    return _WORD.sub(lambda match: _decoded_word(match[0]), cleaned)


@lru_cache(maxsize=65536)
def _decoded_word(word: str) -> str:
    if word.isascii() and not word.isdecimal() and word not in _DAY_WORDS:
        for method in (telex, vni):
            found = method(word)
            if found is not None and plain(found[0]) in _DAY_WORDS:
                return _DAY_WORDS.nearest(word) or word
    return word


@dataclass(frozen=True, slots=True)
class Days:
    """What a text says of days: those it names, and whether something has to be asked."""

    days: tuple[date, ...]
    must_ask: bool
    spans: tuple[tuple[int, int], ...] = ()


def read_day(text: str, today: date) -> Read:
    """The day that was surely meant, else what has to be asked; never one that is to come."""
    if len(text) > MOST:
        return NOT_UNDERSTOOD
    if _OVERRIDE.search(text):
        return NOT_UNDERSTOOD
    cleaned = standard(decoded(clean(text)))
    bare = " ".join(plain(cleaned).split())
    if re.search(r"\b(?:khong phai|ko phai)\b", bare):
        return Unsure()
    alone = _DAY_ALONE.fullmatch(bare)
    if alone and not bare.startswith("mung"):
        day = latest(_spoken_day(alone[1]), today)
        return Understood(day) if day and (today - day).days <= 14 else Unsure()
    if re.search(r"\bngay may\b|\bthu may\b", bare):
        return NOT_UNDERSTOOD
    found = days_in(bare, today, " ".join(cleaned.split()))
    if not found.days:
        return Unsure() if found.must_ask else NOT_UNDERSTOOD
    if (
        found.must_ask
        or len(set(found.days)) > 1
        or bare.endswith("?")
        or re.search(r"\b(?:hoac|hay|khoang|chac|hinh nhu|co le|tam|thi phai)\b", bare)
    ):
        return Unsure(found.days)
    day = found.days[0]
    if day > today or (today - day).days > LONGEST_AGO:
        return Unsure((day,))
    return Understood(day)


def _spoken_day(typed: str) -> int:
    return int(typed) if typed.isdecimal() else 20 + {**NUMBERS, "tu": 4, "lam": 5}[typed.split()[-1]]


def days_in(bare: str, today: date, cleaned: str = "") -> Days:
    """The days a text names, day before month; "since A until now" is A."""
    if re.search(r"hôm kìa|hom kif", cleaned):
        return Days((), must_ask=True)
    if _RANGE.search(bare):
        return Days((), must_ask=True)
    text = _TO_NOW.sub(lambda m: " " * len(m[0]), bare)
    if _COUNT_TO.search(text):
        return Days((), must_ask=True)
    text = _PART_OF_DAY.sub(lambda m: " " * len(m[0]), text)
    until = _FROM_TO.search(text)
    if until:
        text = text[: until.start(1)] + " " * (len(until[1])) + text[until.end(1) :]
    days: list[date] = []
    spans: list[tuple[int, int]] = []
    must_ask = bool(_LUNAR.search(text))
    for read in (typed_days, counted, of_week, relative):
        text, named, asks, places = read(text, today)
        days += named
        spans += places
        must_ask = must_ask or asks
        if read is counted:
            vague = _VAGUE.search(text) or _FUTURE.search(text)
            if vague and not (WEEK_DAY.search(text) and "tuan" in vague[0]):
                must_ask = True
                text = blank(text, vague.start(), vague.end())
    if not days and _ALONE.search(text.strip(" .!,a")):
        must_ask = True
    return Days(tuple(dict.fromkeys(days)), must_ask, tuple(spans))
