"""The days that are written in a text, by date, by count, by weekday or by a word."""

import re
from datetime import date, timedelta

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
NUMBERS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
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
WEEK_DAY = re.compile(
    r"\b(?:(?:thu|thuws|thus|th|t)\s?(?P<n>[2-7]|hai|ba|tu|bon|nam|sau|bay|bai)|(?P<cn>cn|chu nhat"
    r"|chua nhat|c\.n|chu nhat))\b(?! (?:do|tuoi))"
    r"(?P<when>\s(?:tuan (?:truoc|roi|vua roi|vua qua|qua|nay|sau|toi)|vua roi|vua qua|truoc|roi|nay"
    r"|sau(?! khi)|toi|hom qua|hom kia|tuan))?"
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

_Part = tuple[str, list[date], bool, list[tuple[int, int]]]


def typed_days(text: str, today: date) -> _Part:
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
        text = blank(text, start, end)
    for match in _DAY_ONLY.finditer(text):
        day = latest(int(match[1]), today)
        asks = asks or day is None
        days += [day] if day else []
        places.append(match.span())
    for start, end in places:
        text = blank(text, start, end)
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


def latest(day: int, today: date) -> date | None:
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


def counted(text: str, today: date) -> _Part:
    for pattern, counts_today in ((_AGO, 0), (_LASTING, 1)):
        match = pattern.search(text)
        if match:
            typed = next(g for g in match.groups() if g)
            count = NUMBERS.get(typed) or (int(typed) if typed.isdigit() else 0)
            if not 0 < count <= 60:
                return blank(text, *match.span()), [], True, [match.span()]
            return blank(text, *match.span()), [today - timedelta(days=count - counts_today)], False, [match.span()]
    return text, [], False, []


def of_week(text: str, today: date) -> _Part:
    days, asks, places = [], False, []
    for match in WEEK_DAY.finditer(text):
        weekday = 6 if match["cn"] else _WEEK_DAYS[match["n"]]
        day = _week_day(weekday, (match["when"] or "").strip(), today)
        asks = asks or day is None
        days += [day] if day else []
        places.append(match.span())
    for start, end in places:
        text = blank(text, start, end)
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


def relative(text: str, today: date) -> _Part:
    days, places = [], []
    for pattern, back in _RELATIVE:
        for match in pattern.finditer(text):
            if back is None:
                return text, [], True, []
            days.append(today - timedelta(days=back))
            places.append(match.span())
            text = blank(text, *match.span())
    return text, days, False, places


def blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
