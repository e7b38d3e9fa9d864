"""Days as they are typed: "22/11", "hqua", "2 hôm nay", "thứ 2 tuần trước"; what may be several is asked."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bot.understanding.dialect import standard
from bot.understanding.folding import MOST, clean, plain, telex, vni
from bot.understanding.nearing import Vocabulary
from bot.understanding.values import NOT_UNDERSTOOD, NotUnderstood, Understood, Unsure

Read = Understood[date] | Unsure[date] | NotUnderstood

LONGEST_AGO = 366
"""Days ago that an illness may have begun before it is asked about."""

_WORD = re.compile(r"[^\W\d_]\w*")
_FULL = re.compile(
    r"(?<![\w/.,-])(?:(?P<y0>(?:19|20)\d\d)-(?P<m0>\d{1,2})-(?P<d0>\d{1,2})"
    r"|(?P<d>\d{1,2})\s?(?:[/.\-,]\s?|\s?thang\s?|\s?t\s?)(?P<m>\d{1,2})(?:(?:\s?[/.\-]\s?|\s?nam\s?"
    r"|\s)(?P<y>(?:19|20)\d\d|\d\d(?!\d)))?)(?![\d/]|\s?(?:do|°))"
)
_SPACED = re.compile(r"^(?:tu |ngay |tu ngay |hom )*(\d{1,2}) (\d{1,2})(?: (\d{4}))?$")
_DAY_ONLY = re.compile(
    r"\b(?:ngay|hom|bua|toi|sang|chieu|dem|trua)\s?(\d{1,2})(?!\d|\s?(?:/|-|\.\d|thang|hom|ngay|do|gio|h\b))"
)
_COUNT = r"(\d{1,2}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
_NUMBERS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_LASTING = re.compile(
    rf"\b{_COUNT}\s?(?:hom|ngay|bua|nagy|hm)\s?(?:hom nay|nay|roi|ròi|r\b|lien|lien tuc|gio|hnay|$)"
    rf"|\b(?:duoc|dc|bi|om|sot|ho|khoang)\s{_COUNT}\s?(?:hom|ngay|bua)\b(?! (?:truoc|sau|nua))"
)
_AGO = re.compile(
    rf"\b(?:cach day |truoc |cach )?{_COUNT}\s?(?:hom|ngay|bua) truoc\b|\b(?:cach day"
    rf"|cach nay)\s(?:khoang\s)?{_COUNT}\s?(?:hom|ngay|bua)\b"
)
_WEEK_DAYS = {
    "2": 0,
    "hai": 0,
    "3": 1,
    "ba": 1,
    "4": 2,
    "tu": 2,
    "bon": 2,
    "5": 3,
    "nam": 3,
    "6": 4,
    "sau": 4,
    "7": 5,
    "bay": 5,
    "bai": 5,
}
_WEEK_DAY = re.compile(
    r"\b(?:(?:thu|thuws|thus|th|t)\s?(?P<n>[2-7]|hai|ba|tu|bon|nam|sau|bay|bai)|(?P<cn>cn|chu nhat"
    r"|chua nhat|c\.n|chu nhat))\b(?! (?:do|tuoi))"
    r"(?P<when>\s(?:tuan (?:truoc|roi|vua roi|vua qua|qua|nay|sau|toi)|vua roi|vua qua|truoc|roi|nay"
    r"|sau(?! khi)|toi|hom qua|hom kia|tuan))?"
)
_LUNAR = re.compile(r"\b(?:mung|mong|mồng|am lich|al\b|ram|tet|giao thua|thang gieng|thang chap)\b|\b\d{1,2} am\b")
_VAGUE = re.compile(
    r"\b(?:may|vai|nhieu|doi ba|dam|hai ba|ba bon|bon nam|nam sau|sau bay|chuc) (?:hom|ngay|bua|tuan|hum)|\blau\b|\btuan (?:truoc|roi|nay|qua)\b"
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
_RELATIVE = (
    (re.compile(r"\bhom kia ngay kia\b"), None),
    (
        re.compile(
            r"\b(?:(?:sang|trua|chieu|toi|dem|khuya|ngay)\s)?(?:hom kia|bua kia|hom kja|hkia|bua kia"
            r"|homkia|hum kia|hm kia|hum kja)\b"
        ),
        2,
    ),
    (
        re.compile(
            r"\b(?:(?:sang|trua|chieu|toi|dem|khuya)\s)?(?:hom qua|hqua|hom wa|homqua|hqa|bua qua|ngay qua"
            r"|hum qua|hom quaa|h qua|hm qua|hm wa|hum wa|hwa|homwa|hoom qua|ho6m qua|hooom qua)\b"
        ),
        1,
    ),
    (re.compile(r"\b(?:sang|trua|chieu|toi|dem|khuya|xe chieu|xe)\s(?:qua|wa|hqua|roi|hwa|h qua)\b"), 1),
    (re.compile(r"\b(?:hoi hom|hoi toi|hoi khuya|nua dem|hoi hom qua|nua dem qua|nua dem hom qua|hoi dem)\b"), 1),
    (
        re.compile(
            r"\b(?:sang nay|trua nay|chieu nay|hom nay|hnay|bua nay|hum nay|hm nay|homnay|hoom nay"
            r"|sang som nay|rang sang nay|rang sang|sang som|sang gio|tu sang|hoi sang|luc sang|ban sang"
            r"|sang ra|sang hnay|nay|vua xong|moi nay|ban nay|hoi nay|luc nay|vua nay|moi bi|moi day|vua moi"
            r"|bay gio|hom ni|bua ni|hoi trua|luc trua|sang som nay|gio sang|sang ni|luc ngu day|luc day"
            r"|khi ngu day|s nay|sang day|moi|vua|sang)\b"
        ),
        0,
    ),
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
    alone = re.fullmatch(
        r"(?:da )?(?:hom |ngay |mung )?(\d{1,2}|hai (?:muoi )?(?:mot|hai|ba|tu|bon|lam|nam|sau|bay|tam|chin))(?: a| roi| co)*",
        bare,
    )
    if alone and not bare.startswith("mung"):
        day = _latest(_spoken_day(alone[1]), today)
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
    return int(typed) if typed.isdecimal() else 20 + {**_NUMBERS, "tu": 4, "lam": 5}[typed.split()[-1]]


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
    for read in (_typed, _counted, _of_week, _relative):
        text, named, asks, places = read(text, today)
        days += named
        spans += places
        must_ask = must_ask or asks
        if read is _counted:
            vague = _VAGUE.search(text) or _FUTURE.search(text)
            if vague and not (_WEEK_DAY.search(text) and "tuan" in vague[0]):
                must_ask = True
                text = _blank(text, vague.start(), vague.end())
    if not days and _ALONE.search(text.strip(" .!,a")):
        must_ask = True
    return Days(tuple(dict.fromkeys(days)), must_ask, tuple(spans))


_Part = tuple[str, list[date], bool, list[tuple[int, int]]]


def _typed(text: str, today: date) -> _Part:
    text = re.sub(r"\bnam (?:ngoai|truoc)\b", f"nam {today.year - 1}", text) if "thang" in text or "/" in text else text
    text = re.sub(rf"(?<=[\d/]) nam (?={today.year - 1})", "/", text)
    days, asks, places = [], False, []
    for match in _FULL.finditer(text):
        day = _full_day(match, today)
        asks = asks or day is None
        days += [day] if day else []
        places.append(match.span())
    spaced = _SPACED.match(text.strip(" .!,"))
    if not places and spaced:
        day = day_of(int(spaced[1]), int(spaced[2]), int(spaced[3]) if spaced[3] else None, today)
        return "", [day] if day else [], day is None, [(0, len(text))]
    for start, end in places:
        text = _blank(text, start, end)
    for match in _DAY_ONLY.finditer(text):
        day = _latest(int(match[1]), today)
        asks = asks or day is None
        days += [day] if day else []
        places.append(match.span())
    for start, end in places:
        text = _blank(text, start, end)
    return text, days, asks, places


def _full_day(match: "re.Match[str]", today: date) -> date | None:
    if match["y0"]:
        return day_of(int(match["d0"]), int(match["m0"]), int(match["y0"]), today)
    year = int(match["y"]) if match["y"] else None
    return day_of(int(match["d"]), int(match["m"]), year + 2000 if year is not None and year < 100 else year, today)


def day_of(day: int, month: int, year: int | None, today: date) -> date | None:
    """A date; without a year this year's, or the last one's where that is far ahead. None where there is none."""
    try:
        if year is not None:
            return date(year, month, day)
        this_year = date(today.year, month, day)
    except ValueError:
        if year is None and (day, month) == (29, 2) and today.month < 3:
            return None
        return None
    # a day or two ahead is a slip of the pen to be asked about, not last year's
    return this_year if this_year <= today + timedelta(days=60) else this_year.replace(year=today.year - 1)


def _latest(day: int, today: date) -> date | None:
    """The latest day of the month with this number, up to today."""
    if day > today.day and not (today.day <= 5 and day >= 25):
        return None
    first = today.replace(day=1)
    for start in (first, (first - timedelta(days=1)).replace(day=1)):
        try:
            found = start.replace(day=day)
        except ValueError:
            continue
        if found <= today:
            return found
    return None


def _counted(text: str, today: date) -> _Part:
    for pattern, counts_today in ((_AGO, 0), (_LASTING, 1)):
        match = pattern.search(text)
        if match:
            typed = next(g for g in match.groups() if g)
            count = _NUMBERS.get(typed) or (int(typed) if typed.isdigit() else 0)
            if not 0 < count <= 60:
                return _blank(text, *match.span()), [], True, [match.span()]
            return _blank(text, *match.span()), [today - timedelta(days=count - counts_today)], False, [match.span()]
    return text, [], False, []


def _of_week(text: str, today: date) -> _Part:
    days, asks, places = [], False, []
    for match in _WEEK_DAY.finditer(text):
        weekday = 6 if match["cn"] else _WEEK_DAYS[match["n"]]
        day = _week_day(weekday, (match["when"] or "").strip(), today)
        asks = asks or day is None
        days += [day] if day else []
        places.append(match.span())
    for start, end in places:
        text = _blank(text, start, end)
    return text, days, asks, places


def _week_day(weekday: int, when: str, today: date) -> date | None:
    monday = today - timedelta(days=today.weekday())
    latest = today - timedelta(days=(today.weekday() - weekday) % 7)
    if when in ("tuan truoc", "tuan roi", "tuan qua", "tuan vua roi", "tuan vua qua"):
        return monday + timedelta(days=weekday - 7)
    if when in ("sau", "toi", "tuan sau", "tuan toi"):
        return None
    if when in ("tuan nay", "tuan", "nay"):
        day = monday + timedelta(days=weekday)
        return day if day <= today else None
    if when in ("vua roi", "vua qua", "roi", "truoc"):
        return latest if latest < today else latest - timedelta(days=7) if when != "truoc" else None
    return latest


def _relative(text: str, today: date) -> _Part:
    days, places = [], []
    for pattern, back in _RELATIVE:
        for match in pattern.finditer(text):
            if back is None:
                return text, [], True, []
            days.append(today - timedelta(days=back))
            places.append(match.span())
            text = _blank(text, *match.span())
    return text, days, False, places


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
