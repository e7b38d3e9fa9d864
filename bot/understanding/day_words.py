"""The days that words name: a weekday, yesterday, this morning; and words that only hint at one."""

from collections.abc import Iterable
from datetime import date, timedelta

from bot.understanding.dated import DAY, PART, Anchor, ago
from bot.understanding.lines import pattern, sparing

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
    r"|sau|tới)|(?:đầu|cuối|giữa) tuần|vừa rồi"
    r"|vừa r|vừa qua|vừa xong|trước|trc"
    r"|rồi|r|này|sau(?! (?:khi|giờ|lúc|buổi|tiết))|=tới(?! (?:giờ|nay|chừ|bây|hôm)))(?!\w))?"
)
_OF_THE_WEEK = pattern(r"^(?:của|đầu|cuối|giữa) ")
_LAST_WEEK = {"tuần trước", "tuần trc", "tuần rồi", "tuần r", "tuần vừa rồi", "tuần vừa r", "tuần vừa qua", "tuần qua"}
_RELATIVE = (
    (sparing(rf"(?<!\w){DAY} (?:=kìa|kif)(?!\w)|hôm kia ngày kia"), None),
    (
        sparing(
            rf"(?<!\w)(?:{PART} )*(?:(?:hôm|hum|hm|hom|bữa|h) (?:kia|kja|tê)|hkia|homkia|hôm kiaf|(?:sáng|trưa"
            rf"|chiều|tối|đêm|khuya) kia)(?!\w)|(?<!\w){DAY} trước {DAY} qua(?!\w)"
        ),
        2,
    ),
    (
        sparing(
            rf"(?<!\w)(?:{PART} )*(?:{DAY} (?:qua|wa|quaa|qa|=quá|=quả|=quà)|hqua|hqa|hwa|homqua|homwa|humqua|humwa"
            r"|(?:sáng|trưa|chiều|xế|tối|túi|đêm|khuya) (?:qua|wa|quaa|=quá|hqua|h qua|rồi|hôm(?! ?#| sau)))(?!\w)"
        ),
        1,
    ),
    (
        sparing(
            r"(?<!\w)(?<!# )(?:hồi hôm|khi hôm|đêm hôm|hồi tối|hồi khuya|khi khuya|hồi đêm|nửa đêm|lúc khuya"
            r"|hồi túi)(?! (?:nay|này|ni))(?! ?#)(?!\w)"
        ),
        1,
    ),
    (
        sparing(
            rf"(?<!\w)(?:{PART} )*(?:sáng|trưa|chiều|hôm|bữa|hum|hm|hom|khuya|ngày|sớm|ban|h|sáng sớm) (?:nay|ni"
            rf"|này|hnay)(?!\w)(?! (?:mai|nè mai))"
            r"|(?<!\w)(?:hnay|homnay|humnay|s nay|sn|hôm nayy)(?!\w)|(?<!\w)(?:vừa|hồi|ban|lúc|mới|từ|khi) (?:nãy"
            r"|nay)(?!\w)|(?<!\w)nãy giờ"
        ),
        0,
    ),
)
_WEAKLY = pattern(
    r"^(?:(?:dạ|chừ|giờ|con|em|cháu|bé|nó|hắn|e|cũng|thì|là|nay) )*(?:vừa|mới)(?!\w)(?! (?:khỏi|hết|đỡ|khỏe))"
    r"|(?<!\w)(?:nãy|nay|vừa xong|vừa mới|chừ|bây giờ|bi giờ|rạng sáng|sáng sớm|hồi sáng|lúc sáng|khi sáng|ban sáng"
    r"|từ sáng|sáng ra|sáng dậy|#+ (?:giờ|h)(?: #+)? sáng|gần sáng|sáng ngủ dậy|ngủ dậy|lúc dậy|hồi trưa|lúc trưa"
    r"|ban trưa|từ trưa|khi trưa|giờ ra chơi|sáng|sáng giờ)(?!\w)(?! (?:khỏi|hết|đỡ|khỏe|kia|qua))"
)
_FUTURE = sparing(
    r"(?<!\w)(?:(?:ngày|sáng|trưa|chiều|tối|đêm|bữa) (?:mai|mốt)|(?<!chiêu )=mai|mai|mốt(?= (?:nghỉ|đi))|ngày kia"
    r"|(?:tuần|hôm|tháng|bữa|ngày)"
    r" (?:sau|=tới)|tối nay|đêm nay)(?!\w)(?! (?:kia))"
)
_VAGUE = sparing(
    r"(?<!\w)(?:lâu|tuần (?:trước|rồi|nay|này|qua|vừa rồi)|(?:đầu|giữa|cuối|nửa|cả|trong) (?:tuần|tháng|năm)"
    r"|tháng (?:trước|nay|rồi|này)"
    r"|(?:hôm|bữa|hm|hum) (?:trước|trc|nọ|bữa|nào|gì|rồi|kìa|=hổm|rày|đó)|đợt (?:trước|này|rồi)"
    r"|dạo (?:này|nay|trước)|gần đây|hồi trước|mới đây(?!.*(?:sáng|trưa))"
    r"|(?:\d{1,2}|một|hai|ba|nửa|mấy|vài) (?:tuần|tháng)|năm (?:ngoái|trước|nay)|mấy nay|=hổm|quanh năm|bấy lâu"
    r"|hôm đó|từ bé|từ nhỏ|noel|giáng sinh|tết|giao thừa|rằm|âm lịch|khai giảng|trung thu|giỗ|nghỉ (?:hè|tết|lễ)"
    r"|hồi chiều|lúc chiều)(?!\w)"
)


def of_week(text: str, today: date) -> Iterable[Anchor]:
    """Weekdays: the last one gone by, today counts as today."""
    for match in _WEEK_DAY.finditer(text):
        weekday = 6 if match["cn"] else _WEEK_DAYS[match["n"] or match["t"]]
        when = _OF_THE_WEEK.sub("", (match["when"] or "").strip())
        yield Anchor(*match.span(), _week_day(weekday, when, today))


def _week_day(weekday: int, when: str, today: date) -> tuple[date, ...]:
    monday = today - timedelta(days=today.weekday())
    latest = today - timedelta(days=(today.weekday() - weekday) % 7)
    when = (
        when.replace("tuan", "tuần")
        .replace("truoc", "trước")
        .replace("roi", "rồi")
        .replace("vua", "vừa")
        .replace("toi", "tới")
    )
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


def by_word(text: str, today: date) -> Iterable[Anchor]:
    """Yesterday, the day before, this morning."""
    for words, back in _RELATIVE:
        for match in words.finditer(text):
            yield Anchor(*match.span(), () if back is None else ago(today, back))
            text = text[: match.start()] + "#" * len(match[0]) + text[match.end() :]


def only_hinted(text: str, today: date) -> Iterable[Anchor]:
    """What is vague or to come; and what may say that it was today."""
    for words in (_VAGUE, _FUTURE):
        for match in words.finditer(text):
            yield Anchor(*match.span(), is_hint=words is _VAGUE)
            text = text[: match.start()] + "#" * len(match[0]) + text[match.end() :]
    for match in _WEAKLY.finditer(text):
        yield Anchor(*match.span(), (today,), is_weak=True)
