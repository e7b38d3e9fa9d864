"""The days that are written in a line: by date, by count, by weekday, by a word; and what only hints at one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.understanding.lines import ONES, pattern

_PART = r"(?:sáng|sớm|trưa|chiều|xế|xế chiều|tối|túi|đêm|khuya|hồi|khi|lúc|ban|giữa|nửa|đầu|vào|hôm)"
_DAY = r"(?:hôm|hum|hm|hơm|hom|bữa|ngày|h)"
_UNIT = r"(?:hôm|hum|hm|bữa|ngày|đêm|nagy)"
_SAID = r"(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|=tư)"
_COUNT = r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
_SOLAR, _LUNAR = r"(?: (?:tây|dương(?: lịch)?))", r"(?: (?:âm(?: lịch)?|=ta|al|tết|chạp|giêng))"
_NOT_DAYS = (
    r"(?! ?(?:[/.,-] ?\d|độ|°|do(?!\w)|giờ|h(?!\w)|g(?!\w)|tuổi|tuần|tháng|lần|phút|p(?!\w)|tiếng|hôm|ngày|bữa"
    r"|rưỡi|đêm|kg|\d))"
)

_FULL = pattern(
    r"(?<![\w/.,#-])(?:(?P<y0>(?:19|20)\d\d)-(?P<m0>\d{1,2})-(?P<d0>\d{1,2})"
    r"|(?P<d>\d{1,2})(?: ?[/-] ?|(?P<soft>[.,])| ?(?:tháng|thg|t) ?)(?P<m>\d{1,2}|(?<=g )(?:một|hai|ba|tư|bốn|năm"
    r"|sáu|bảy|tám|chín))"
    rf"(?:(?: ?[/.-] ?| ?năm ?| )(?P<y>(?:19|20)\d\d|(?<=[/.-])\d\d(?!\d))| ?/? ?năm (?P<last>ngoái|trước)"
    rf"| năm nay)?{_SOLAR}?)"
    rf"(?![\d/]| ?(?:độ|°))(?P<lunar>{_LUNAR})?"
)
_SPACED = pattern(r"^(?:dạ |từ |ngày |hôm )*(\d{1,2}) (\d{1,2})(?: (\d{4}))?(?: (?:ạ|a|nha|nhé|cô|á))*[ .!]*$")
_DAY_ONLY = pattern(
    rf"(?<!\w)(?:ngày|hôm|bữa|tối|sáng|chiều|đêm|trưa|khuya|từ|bị|hồi|mùng|mồng|mong|là) (?:(?:ngày"
    rf"|hôm) )?(\d{{1,2}}|(?:hai|ba) {_SAID})"
    rf"(?!\w){_NOT_DAYS}|(?<![\w/.,#-])(?<!thứ )(?<!thu )(?<!t )(\d{{1,2}})(?=(?: (?:tây|dương|này)))"
)
_ALONE = pattern(
    rf"^(?:dạ |vâng |hình như )*(?:hôm |ngày |bữa )?(\d{{1,2}}|(?:hai|ba) {_SAID})(?: (?:ạ|a|á|nha|nhé|cô|rồi|đó|nè"
    rf"|này|thôi|ơi|luôn|cơ))*[ .!]*$"
)
_NEW_YEAR = pattern(
    rf"(?<!\w)(?:mùng|mồng|mong) (?:\d{{1,2}}|{_SAID})(?: (?:tháng|t) \d{{1,2}}(?!\d))?(?:{_SOLAR}"
    rf"|(?P<lunar>{_LUNAR}))?"
)
_AGO = pattern(
    rf"(?<!\w)(?:cách (?:đây|nay|giờ) |trước đây |cách )(?P<about>(?:khoảng|hơn|gần|tầm|độ"
    rf"|chừng) )?(?P<n1>{_COUNT}) {_UNIT}(?!\w)"
    rf"|(?<![\w.,/-])(?P<n2>{_COUNT}) {_UNIT} (?:trước|trc|tr)(?!\w)(?! (?:khi|lúc|hôm))"
)
_BEFORE_THAT = pattern(rf"(?<!\w)trước {_DAY} (qua|kia) (?P<n>{_COUNT}) {_UNIT}(?!\w)")
_LASTING = pattern(
    rf"(?<![\w.,/-])(?P<n>{_COUNT}) {_UNIT} ?(?P<on>hôm nay|bữa nay|hnay|nay|ni|rày|rồi|r|liền|liên tục|nay rồi"
    rf"|gần đây"
    rf"|qua|giờ)?(?!\w)"
    r"(?! (?:nữa|sau|tới|/|một lần|1 lần|trời))"
)
_LASTS = pattern(r"(?<!\w)(?:được|dc|đc|đã|bị|sốt|ho|ốm|nghỉ|mới|bệnh|mệt|kéo dài|suốt)(?: (?:mới|có|khoảng))* $")
_NTH = pattern(
    rf"(?<!\w)(?P<first>(?:ngày|bữa|hôm) (?:đầu tiên|đầu|thứ nhất))(?! (?:tuần|tháng|năm))|(?<!\w)(?:ngày|bữa"
    rf"|hôm) thứ (?P<n>\d|{_SAID})(?!\w)"
)
_SAYS_NTH = pattern(r"(?<!\w)(?:nay|giờ|chừ|là|sang|được|đã|bước sang|qua)(?: [^\W\d]+)? ?$")
_WEEK_DAYS = {
    "2": 0,
    "hai": 0,
    "3": 1,
    "ba": 1,
    "4": 2,
    "tư": 2,
    "tu": 2,
    "bốn": 2,
    "bon": 2,
    "5": 3,
    "năm": 3,
    "nam": 3,
}
_WEEK_DAYS |= {"6": 4, "sáu": 4, "sau": 4, "7": 5, "bảy": 5, "bay": 5, "bẩy": 5, "bải": 5}
_WEEK_DAY = pattern(
    r"(?<![\w#])(?<!lần )(?<!lan )(?<!tiết )(?<!mũi )(?<!đứa )(?:(?:thứ|th) ?(?P<n>[2-7]|hai|ba|tư|bốn|năm|sáu|bảy"
    r"|bẩy|=bải)|t ?(?P<t>[2-7])"
    r"|(?P<cn>cn|chủ nhật|chúa nhật|chủ nhựt|chúa nhựt|c\.n))(?!\w)(?! ?(?:độ|tuổi|°))"
    r"(?P<when> (?:(?:của |đầu |cuối |giữa )?tuần (?:trước nữa|trước|trc|rồi|r|vừa rồi|vừa r|vừa qua|qua|nay|này"
    r"|sau|=tới)|(?:đầu|cuối|giữa) tuần|vừa rồi"
    r"|vừa r|vừa qua|vừa xong|trước|trc"
    r"|rồi|r|nay|này|sau(?! (?:khi|giờ|lúc|buổi|tiết))|=tới(?! (?:giờ|nay|chừ|bây|hôm)))(?!\w))?"
)
_OF_THE_WEEK = pattern(r"^(?:của|đầu|cuối|giữa) ")
_LAST_WEEK = {"tuần trước", "tuần trc", "tuần rồi", "tuần r", "tuần vừa rồi", "tuần vừa r", "tuần vừa qua", "tuần qua"}
_RELATIVE = (
    (pattern(rf"(?<!\w){_DAY} (?:=kìa|kif)(?!\w)|hôm kia ngày kia"), None),
    (pattern(rf"(?<!\w)(?:{_PART} )*(?:(?:hôm|hum|hm|hom|bữa|h) (?:kia|kja|tê)|hkia|homkia|hôm kiaf)(?!\w)"), 2),
    (
        pattern(
            rf"(?<!\w)(?:{_PART} )*(?:{_DAY} (?:qua|wa|quaa|qa|=quá|=quả|=quà)|hqua|hqa|hwa|homqua|homwa|humqua|humwa"
            r"|(?:sáng|trưa|chiều|xế|tối|túi|đêm|khuya) (?:qua|wa|quaa|=quá|hqua|h qua|rồi|hôm))(?!\w)"
        ),
        1,
    ),
    (
        pattern(
            r"(?<!\w)(?:hồi hôm|khi hôm|đêm hôm|hồi tối|hồi khuya|khi khuya|hồi đêm|nửa đêm|lúc khuya"
            r"|hồi túi)(?! (?:nay|này|ni))(?!\w)"
        ),
        1,
    ),
    (
        pattern(
            rf"(?<!\w)(?:{_PART} )*(?:sáng|trưa|chiều|hôm|bữa|hum|hm|hom|khuya|ngày|sớm|ban|h|sáng sớm) (?:nay|ni"
            rf"|này|hnay)(?!\w)(?! (?:mai|nè mai))"
            r"|(?<!\w)(?:hnay|homnay|humnay|s nay|sn|hôm nayy)(?!\w)|(?<!\w)(?:vừa|hồi|ban|lúc|mới|từ|khi) (?:nãy"
            r"|nay)(?!\w)|(?<!\w)nãy giờ"
        ),
        0,
    ),
)
_WEAKLY = pattern(
    r"(?<!\w)(?:nãy|nay|vừa xong|vừa mới|vừa|mới|chừ|bây giờ|bi giờ|rạng sáng|sáng sớm|hồi sáng|lúc sáng|khi sáng"
    r"|ban sáng|từ sáng|sáng ra"
    r"|sáng dậy|#+ (?:giờ|h)(?: #+)? sáng|gần sáng|sáng ngủ dậy|ngủ dậy|lúc dậy|hồi trưa|lúc trưa|ban trưa|khi trưa"
    r"|giờ ra chơi|sáng"
    r"|giờ)(?!\w)(?! (?:khỏi|hết|đỡ|khỏe|kia|qua))"
)
_FUTURE = pattern(
    r"(?<!\w)(?:(?:ngày|sáng|trưa|chiều|tối|đêm|bữa) (?:mai|mốt)|(?<!chiêu )=mai|mai|mốt(?= (?:nghỉ|đi))|ngày kia"
    r"|(?:tuần|hôm|tháng|bữa|ngày)"
    r" (?:sau|=tới)|tối nay|đêm nay)(?!\w)(?! (?:kia))"
)
_MANY = pattern(
    rf"(?<![\w/.,#-])(?:mấy|vài|vài ba|nhiều|đôi ba|dăm|dăm ba|hai ba|ba bốn|bốn năm|năm sáu|sáu bảy|năm bảy|chục"
    rf"|mươi|mí|cả"
    rf"|\d{{1,2}} ?[-–,~]? ?\d{{1,2}}) {_UNIT}(?!\w)(?: (?:nay|rày|rồi|r|liền|qua|trước|ni))?(?!\w)"
)
_VAGUE = pattern(
    r"(?<!\w)(?:lâu|tuần (?:trước|rồi|nay|này|qua|vừa rồi)|(?:đầu|giữa|cuối|nửa|cả|trong) (?:tuần|tháng|năm)"
    r"|tháng (?:trước|nay|rồi|này)"
    r"|(?:hôm|bữa|hm|hum) (?:trước|trc|nọ|bữa|nào|gì|rồi|kìa|=hổm|rày|đó)|đợt (?:trước|này|rồi)"
    r"|dạo (?:này|nay|trước)|gần đây|hồi trước|mới đây(?!.*(?:sáng|trưa))"
    r"|(?:\d{1,2}|một|hai|ba|nửa|mấy|vài) (?:tuần|tháng)|năm (?:ngoái|trước|nay)|mấy nay|=hổm|quanh năm|bấy lâu"
    r"|hôm đó|từ bé|từ nhỏ|noel|giáng sinh|tết|giao thừa|rằm|âm lịch|khai giảng|trung thu|giỗ|nghỉ (?:hè|tết|lễ)"
    r"|hồi chiều|lúc chiều)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What names a day: the likeliest day first, then others it may be; none if it only hints at one."""

    start: int
    end: int
    days: tuple[date, ...] = ()
    is_weak: bool = False
    is_hint: bool = False


def anchors(text: str, today: date) -> list[Anchor]:
    """All that names a day in a line, in the order of the line; weak ones only where there is nothing else."""
    found: list[Anchor] = []
    for read in (_of_many, _typed, _counted, _of_week, _by_word, _only_hinted):
        for anchor in read(text, today):
            found.append(anchor)
            text = text[: anchor.start] + "#" * (anchor.end - anchor.start) + text[anchor.end :]
    strong = [anchor for anchor in found if not anchor.is_weak]
    return sorted(strong or found, key=lambda anchor: anchor.start)


def _of_many(text: str, today: date) -> Iterable[Anchor]:
    """Two days or more that are not told apart: "mấy hôm nay", "2-3 ngày"."""
    for match in _MANY.finditer(text):
        yield Anchor(*match.span())


def _typed(text: str, today: date) -> Iterable[Anchor]:
    spaced = _SPACED.match(text)
    if spaced:
        year = int(spaced[3]) if spaced[3] else None
        yield Anchor(0, len(text), _only(day_of(int(spaced[1]), int(spaced[2]), year, today)))
        return
    alone = _ALONE.match(text)
    if alone:
        day = latest(_number(alone[1]), today)
        is_near = day is not None and (today - day).days <= 14
        yield Anchor(0, len(text), _only(day if is_near else None))
        return
    taken: list[tuple[int, int]] = []
    for match in _FULL.finditer(text):
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
            yield Anchor(*match.span(), () if lunar else _only(latest(_number(match[1] or match[2]), today)))


_LUNAR_AFTER = pattern(_LUNAR)


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


def _ago(today: date, *counts: int) -> tuple[date, ...]:
    return tuple(today - timedelta(days=count) for count in counts if count >= 0)


def _counted(text: str, today: date) -> Iterable[Anchor]:
    taken: list[tuple[int, int]] = []
    for match in _BEFORE_THAT.finditer(text):
        taken.append(match.span())
        yield Anchor(*match.span(), _ago(today, _number(match["n"]) + (1 if match[1] == "qua" else 2)))
    for match in _NTH.finditer(text):
        if match["first"] or _SAYS_NTH.search(text[: match.start()]):
            taken.append(match.span())
            yield Anchor(*match.span(), _ago(today, _number(match["n"]) - 1 if match["n"] else 0))
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
                yield Anchor(*match.span(), _ago(today, *((count - 1, count) if is_lasting else (count,))), is_weak)


_MANY_BEFORE = pattern(
    rf"(?:{_COUNT} ?[-–,~]? ?|(?:hơn|gần|trên|mấy|khoảng|tầm|=độ|chừng|=cỡ|dưới|cả|đến|tới|hay|hoặc) )$"
)


def _of_week(text: str, today: date) -> Iterable[Anchor]:
    for match in _WEEK_DAY.finditer(text):
        weekday = 6 if match["cn"] else _WEEK_DAYS[match["n"] or match["t"]]
        when = _OF_THE_WEEK.sub("", (match["when"] or "").strip())
        yield Anchor(*match.span(), _week_day(weekday, when, today))


def _week_day(weekday: int, when: str, today: date) -> tuple[date, ...]:
    monday = today - timedelta(days=today.weekday())
    latest = today - timedelta(days=(today.weekday() - weekday) % 7)
    when = when.replace("tuan", "tuần").replace("truoc", "trước").replace("roi", "rồi").replace("vua", "vừa")
    if when in _LAST_WEEK:
        return (monday + timedelta(days=weekday - 7),)
    if when in ("sau", "tới", "tuần sau", "tuần tới", "tuần trước nữa"):
        return ()
    if when in ("tuần", "tuần nay", "tuần này", "nay", "này"):
        day = monday + timedelta(days=weekday)
        return (day,) if day <= today else ()
    week = timedelta(days=7)
    if when in ("vừa rồi", "vừa r", "vừa qua", "rồi", "r", "trước", "trc", "vừa xong"):
        is_open = latest == today and when in ("trước", "trc")
        return () if is_open else (latest if latest < today else latest - week,)
    return (latest, latest - week, latest - 2 * week)


def _by_word(text: str, today: date) -> Iterable[Anchor]:
    for words, back in _RELATIVE:
        for match in words.finditer(text):
            yield Anchor(*match.span(), () if back is None else _ago(today, back))
            text = text[: match.start()] + "#" * len(match[0]) + text[match.end() :]


def _only_hinted(text: str, today: date) -> Iterable[Anchor]:
    for words in (_VAGUE, _FUTURE):
        for match in words.finditer(text):
            yield Anchor(*match.span(), is_hint=words is _VAGUE)
            text = text[: match.start()] + "#" * len(match[0]) + text[match.end() :]
    for match in _WEAKLY.finditer(text):
        yield Anchor(*match.span(), (today,), is_weak=True)
