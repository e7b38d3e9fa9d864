"""The days that are written in a line as a date or as a count of days."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.understanding.folding import plain
from bot.understanding.lines import ONES, pattern, sparing

PART = r"(?:sáng|sớm|trưa|chiều|xế|xế chiều|tối|túi|đêm|khuya|hồi|khi|lúc|ban|giữa|nửa|đầu|vào|hôm)"
DAY = r"(?:hôm|hum|hm|hơm|hom|bữa|ngày|h)"
_UNIT = r"(?:hôm|hum|hm|bữa|ngày|đêm|nagy)"
_SAID = r"(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|=tư)"
_COUNT = r"(?:\d{1,2}|một|hai|ba|bốn|năm|=sáu|sau(?= (?:hom|ngay|bua) (?:nay|roi|truoc|lien))|bảy|bẩy|tám|chín)"
_SOLAR, _LUNAR = r"(?: (?:tây|dương(?: lịch)?))", r"(?: (?:âm(?: lịch)?|=ta|al|tết|chạp|giêng))"
_NOT_DAYS = (
    r"(?! ?(?:[/.,-] ?\d|độ|°|do(?!\w)|giờ|h(?!\w)|g(?!\w)|tuổi|tuần|tháng|lần|phút|p(?!\w)|tiếng|hôm|ngày|bữa"
    r"|rưỡi|đêm|kg|\d))"
)

_NO_NTH = r"(?<!thứ )(?<!thu )(?<!\bt )(?<!tiết )(?<!lớp )(?<!tiêm mũi )(?<!chích mũi )"
_FULL = pattern(
    r"(?<![\w/.,#-])(?:(?P<y0>(?:19|20)\d\d)-(?P<m0>\d{1,2})-(?P<d0>\d{1,2})"
    r"|(?P<d>\d{1,2})(?: ?[/-] ?|(?P<soft>[.,])| ?(?:tháng|thg|t) ?)(?P<m>\d{1,2}|(?<=g )(?:một|hai|ba|tư|bốn|năm"
    r"|=sáu|bảy|tám|chín))"
    rf"(?:(?: ?[/.-] ?| ?năm ?| )(?P<y>(?:19|20)\d\d|(?<=[/.-])\d\d(?!\d))| ?/? ?năm (?P<last>ngoái|trước)"
    rf"| năm nay)?{_SOLAR}?)"
    rf"(?![\d/]| ?(?:độ|°|lần|bận|cữ|lượt|viên|tiếng|phút)(?!\w))(?P<lunar>{_LUNAR})?"
)
_OF_MONTH = pattern(
    r"(?<!\w)(?:(?:ngày|hôm|bữa) (?P<d>\d{1,2})|(?P<d2>1[3-9]|[23]\d)) (?:của )?(?:tháng|thg) (?P<when>này|nay"
    r"|trước(?! nữa)|trc|vừa rồi|vừa qua|rồi|qua)(?!\w)"
)
""" "Ngày 28 tháng rồi"; "3 tháng trước" is so long ago."""
_SPACED = pattern(r"^(?:dạ |từ |ngày |hôm )*(\d{1,2}) (\d{1,2})(?: (\d{4}))?(?: (?:ạ|a|nha|nhé|cô|á))*[ .!]*$")
_DAY_ONLY = pattern(
    rf"(?<!\w)(?:ngày|hôm|bữa|tối|sáng|chiều|đêm|trưa|khuya|từ|bị|hồi|mùng|mồng|mong|là) (?:(?:ngày"
    rf"|hôm) )?(\d{{1,2}}|(?:hai|ba) {_SAID})"
    rf"(?!\w){_NOT_DAYS}|(?<![\w/.,#-])(?<!thứ )(?<!thu )(?<!\bt )(\d{{1,2}})(?=(?: (?:=tây|dương|này)))"
    rf"|(?<!\w)({_SAID})(?= (?:=tây|dương lịch)(?!\w))"
)
_ALONE = pattern(
    rf"^(?:dạ |vâng |hình như )*(?:hôm |ngày |bữa )?(\d{{1,2}}|(?:hai|ba) {_SAID})(?: (?:ạ|a|á|nha|nhé|cô|rồi|đó|nè"
    rf"|này|thôi|ơi|luôn|cơ))*[ .!]*$"
)
_NEW_YEAR = sparing(
    rf"(?<!\w)(?:mùng|mồng|mong) (?:\d{{1,2}}|{_SAID})(?: (?:tháng|t) \d{{1,2}}(?!\d))?(?:{_SOLAR}"
    rf"|(?P<lunar>{_LUNAR}))?"
)
_AGO = sparing(
    rf"(?<!\w)(?:cách (?:đây|nay|giờ) |trước đây |cách )(?P<about>(?:khoảng|hơn|gần|tầm|độ"
    rf"|chừng) )?(?P<n1>{_COUNT}) {_UNIT}(?!\w)"
    rf"|(?<![\w.,/-]){_NO_NTH}(?P<n2>{_COUNT}) {_UNIT} (?:trước|trc"
    rf"|tr)(?!\w)(?! (?:khi|lúc|hôm|ngày|khai giảng|tết|thi|noel|họp|lễ|tiêm))"
)
_BEFORE_THAT = sparing(rf"(?<!\w)trước {DAY} (qua|kia) (?P<n>{_COUNT}) {_UNIT}(?!\w)")
_LASTING = sparing(
    rf"(?<![\w.,/-]){_NO_NTH}(?P<n>{_COUNT}) {_UNIT} ?(?P<on>hôm nay|bữa nay|hnay|nay|ni|rày|rồi|r|liền"
    rf"|liên tục|nay rồi"
    rf"|gần đây"
    rf"|qua|giờ)?(?!\w)"
    r"(?! (?:nữa|sau|tới|/|một lần|1 lần|trời))"
)
_COUNTS_DAYS = re.compile("hôm|hom|hum|hm|bữa|bua|ngày|ngay|nagy|đêm|dem|hn|hqua|nay")
"""Without one of these no days are counted, which most texts are spared to be looked through for."""
_DIGIT = re.compile(r"\d")
_LASTS = pattern(r"(?<!\w)(?:được|dc|đc|đã|bị|sốt|ho|ốm|nghỉ|mới|bệnh|mệt|kéo dài|suốt)(?: (?:mới|có|khoảng))* $")
_NTH = sparing(
    rf"(?<!\w)(?P<first>(?:ngày|bữa|hôm) (?:đầu tiên|đầu|thứ nhất))(?! (?:tuần|tháng|năm))|(?<!\w)(?:ngày|bữa"
    rf"|hôm) thứ (?P<n>\d|{_SAID})(?!\w)"
)
_SAYS_NTH = pattern(r"(?<!\w)(?:nay|giờ|chừ|là|sang|được|đã|bước sang|qua)(?: [^\W\d]+)? ?$")
_MANY = sparing(
    rf"(?<![\w/.,#-])(?:mấy|vài|vài ba|đôi ba|nhiều(?! {_UNIT} nay (?:nghỉ|xin|cho|con|em|cháu))"
    rf"|dăm|dăm ba|hai ba|ba bốn|bốn năm|năm sáu|sáu bảy|năm bảy|chục"
    rf"|mươi|mí|cả"
    rf"|\d{{1,2}}(?: ?[-–,~] ?| )\d{{1,2}}) {_UNIT}(?!\w)(?: (?:nay|rày|rồi|r|liền|qua|trước|ni))?(?!\w)"
    r"|(?<!\w)(?:mấy|mí|vài) ?(?:hnay|hn|nay|hqua)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What names a day: the likeliest day first, then others it may be; none if it only hints at one."""

    start: int
    end: int
    days: tuple[date, ...] = ()
    is_weak: bool = False
    is_hint: bool = False


def of_many(text: str, today: date) -> Iterable[Anchor]:
    """Two days or more that are not told apart: "mấy hôm nay", "2-3 ngày"."""
    for match in _MANY.finditer(text) if _COUNTS_DAYS.search(text) else ():
        yield Anchor(*match.span())


def typed(text: str, today: date) -> Iterable[Anchor]:
    """Dates with a month, and days of a month by their number."""
    spaced = _SPACED.match(text)
    if spaced:
        year = int(spaced[3]) if spaced[3] else None
        yield Anchor(0, len(text), _only(day_of(int(spaced[1]), int(spaced[2]), year, today)))
        return
    alone = _ALONE.match(text)
    if alone:
        day = latest(_number(alone[1]), today)
        most = 21 if text[: alone.start(1)].endswith(_DAY_NAMED) else 14
        is_near = day is not None and (today - day).days <= most
        yield Anchor(0, len(text), _only(day if is_near else None))
        return
    taken: list[tuple[int, int]] = []
    for match in _OF_MONTH.finditer(text) if _DIGIT.search(text) else ():
        taken.append(match.span())
        yield Anchor(*match.span(), _only(_of_month(int(match["d"] or match["d2"]), match["when"], today)))
    for match in _FULL.finditer(text) if _DIGIT.search(text) else ():
        if match["soft"] and not (0 < int(match["d"]) <= 31 and 0 < _number(match["m"]) <= 12):
            continue
        taken.append(match.span())
        yield Anchor(*match.span(), () if match["lunar"] else _only(_full_day(match, today)))
    for match in _NEW_YEAR.finditer(text):
        is_solar = match[0].endswith(("tây", "tay", "dương", "duong", "lịch")) and not match["lunar"]
        if not any(start < match.end() and match.start() < end for start, end in taken):
            taken.append(match.span())
            number = re.search(r"\d+", match[0])
            yield Anchor(*match.span(), _only(latest(int(number[0]), today)) if is_solar and number else ())
    for match in _DAY_ONLY.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            lunar = re.match(_LUNAR_AFTER, text[match.end() :])
            yield Anchor(
                *match.span(), () if lunar else _only(latest(_number(match[1] or match[2] or match[3]), today))
            )


_LUNAR_AFTER = pattern(_LUNAR)


def _of_month(day: int, when: str, today: date) -> date | None:
    """A day of this month or of the last one; None where there is none, or not yet."""
    first = today.replace(day=1)
    try:
        found = (first if plain(when) == "nay" else first - timedelta(days=1)).replace(day=day)
    except ValueError:
        return None
    return found if found <= today else None


def _only(day: date | None) -> tuple[date, ...]:
    return (day,) if day else ()


def _number(typed: str) -> int:
    if typed.isdecimal():
        return int(typed)
    *tens, ones = typed.split()
    return (ONES[tens[0]] * 10 if tens else 0) + ONES[ones]


def _full_day(match: "re.Match[str]", today: date) -> date | None:
    if match["y0"]:
        return day_of(int(match["d0"]), int(match["m0"]), int(match["y0"]), today)
    year = today.year - 1 if match["last"] else int(match["y"]) if match["y"] else None
    return day_of(int(match["d"]), _number(match["m"]), year + 2000 if year is not None and year < 100 else year, today)


def day_of(day: int, month: int, year: int | None, today: date) -> date | None:
    """A date; without a year this year's, or the last one's where that is far ahead. None where there is none."""
    try:
        if year is not None:
            return date(year, month, day)
        this_year = date(today.year, month, day)
    except ValueError:
        return None
    # a day or two ahead is a slip of the pen to be asked about, not last year's; nor is "1/1" on the last of December
    if (month, day, today.month) in ((1, 1, 12), (1, 2, 12)) and today.day >= 30:
        return None
    return this_year if this_year <= today + timedelta(days=60) else this_year.replace(year=today.year - 1)


_SLIP = 3
_DAY_NAMED = ("ngày ", "ngay ", "hôm ", "hom ", "bữa ")


def latest(day: int, today: date) -> date | None:
    """The latest day of the month with this number, up to today."""
    if 0 < day - today.day <= _SLIP:
        # a day or two ahead is a slip, and no day of the month before
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


def ago(today: date, *counts: int) -> tuple[date, ...]:
    """The days so many days before today."""
    return tuple(today - timedelta(days=count) for count in counts if count >= 0)


def counted(text: str, today: date) -> Iterable[Anchor]:
    """So many days until now, so many days ago, the third day."""
    if _COUNTS_DAYS.search(text) is None:
        return
    taken: list[tuple[int, int]] = []
    for match in _BEFORE_THAT.finditer(text):
        taken.append(match.span())
        yield Anchor(*match.span(), ago(today, _number(match["n"]) + (1 if match[1] == "qua" else 2)))
    for match in _NTH.finditer(text):
        if match["first"] or _SAYS_NTH.search(text[: match.start()]):
            taken.append(match.span())
            yield Anchor(*match.span(), ago(today, _number(match["n"]) - 1 if match["n"] else 0))
    for pattern_, is_lasting in ((_AGO, False), (_LASTING, True)):
        for match in pattern_.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            count = _number(match["n"] if is_lasting else match["n1"] or match["n2"])
            is_vague = not 0 < count <= 60 or (not is_lasting and match["about"])
            if is_vague or _MANY_BEFORE.search(text[: match.start()]):
                yield Anchor(*match.span())
            else:
                is_weak = is_lasting and not match["on"] and not _LASTS.search(text[: match.start()])
                yield Anchor(*match.span(), ago(today, *((count - 1, count) if is_lasting else (count,))), is_weak)


_MANY_BEFORE = pattern(
    rf"(?:(?<!táo )(?<!tao ){_COUNT} ?[-–,~]? ?"
    r"|(?<!\w)(?:hơn|gần|trên|mấy|khoảng|tầm|=độ|chừng|=cỡ|dưới|cả|đến|tới|hay|hoặc|=đâu|đâu đó) )$"
)
