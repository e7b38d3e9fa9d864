"""Days as they are typed: "22/11", "hqua", "2 hôm nay", "thứ 2 tuần trước"; what may be several is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from bot.understanding.dated import Anchor, counted, of_many, typed
from bot.understanding.day_words import by_word, of_week, only_hinted
from bot.understanding.dialect import standard
from bot.understanding.folding import MOST, clean
from bot.understanding.lines import line_of, pattern
from bot.understanding.other_numbers import without_clocks
from bot.understanding.values import NOT_UNDERSTOOD, NotUnderstood, Understood, Unsure

Read = Understood[date] | Unsure[date] | NotUnderstood

LONGEST_AGO = 366
"""Days ago that an illness may have begun before it is asked about."""

_OVERRIDE = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TO_NOW = pattern(
    r"(?<!\w)(?:cho |mãi |kéo dài )?(?:đến|tới|=toi|toi) (?:tận )?(?:giờ|bây giờ|bi giờ|nay|hôm nay|bữa nay|hnay"
    r"|sáng nay|trưa nay"
    r"|chiều nay|chừ|tận giờ|lúc này|hiện tại|hiện giờ|luôn)(?!\w)"
)
_CLAUSE = pattern(
    r"[\n!;?(),]|\.(?!\d)|(?<!\w)(?:nhưng|nhưng mà|nma|mà|còn(?= (?:nó|con|bé|cháu|em|thằng|đứa|anh|chị))|chứ"
    r"|rồi mới)(?!\w)"
)
_SENTENCE = re.compile(r"[\n!;?]|\.(?!\d)")
_HEDGED = pattern(
    r"(?<!\w)(?:chắc(?! chắn)|hình như|có lẽ|có khi|thì phải|hay sao|gì đó|gì đấy|gì á|gì ấy|j đó|(?:khoảng|tầm"
    r"|đâu từ|(?<![\d#] )=độ|chừng)(?! #*\d{1,2}"
    r" ?(?:h|g|giờ|:))|(?:không|ko|k|hông|hổng|hong|hok|chẳng|chả|nỏ|kh|chưa) (?:nhớ|rõ|biết|chắc|để ý)|k[bn] |kbt"
    r"|quên|hoặc|phải không|đúng không)(?!\w)"
)
_OR = pattern(r"^[^.,;]{0,12}(?<!\w)(?:hay|hoặc)(?!\w)[^.,;]{0,12}$")
_RANGE = pattern(r"^ ?(?:(?:ngày |hôm |rồi )*(?:đến|tới|=toi|-|–|~|->|sang|hay|hoặc)(?: (?:ngày|hôm|hết))* ?)$")
_RANGE_NUMBER = pattern(
    r"(?<![\w/.,#-])(?<!thứ )(?<!thu )(?<!\bt )\d{1,2} ?(?:đến|tới|-|–|~|sang|hay|hoặc|,) ?(?:ngày |hôm )?$"
)
_RANGE_AFTER = pattern(r"^ ?(?:[-–~]|(?:đến|tới|sang)(?: ngày| hôm)?) ?\d{1,2}(?:[/.]\d{1,2})?(?!\d| ?(?:h|g|giờ)\b)")
_OTHERS_AFTER = pattern(
    r"^ (?:thì |là )?(?:anh|chị|bạn|em|mẹ|bố|bà)(?: (?:nó|hắn|cùng lớp|của con|của nó|trai|gái|cháu|bé))+"
    r" (?:cũng |mới |thì )?(?:bị|sốt|ho|ốm|bệnh)(?!\w)"
)
_COUNTING = pattern(
    r"^ (?:là |đã |được |sang |mới |cũng |bước sang )+(?:(?:ngày|bữa|hôm) (?:thứ|đầu)|\d{1,2} (?:ngày|bữa|hôm))"
)
_TREATED = pattern(r"^ (?:thì |đã |con |bé |cháu |có )*(?:khám|tiêm|chích|họp|thi|nộp|tái khám|uống|mổ|xin|nghỉ)(?!\w)")
_TURNED = pattern(r"(?<!\w)rạng(?: sáng)? ?$")
_CORRECTED = pattern(
    r"(?<!\w)(?:(?:à|ủa|ơ|í|ý|úi|ah)[ ,.]{1,3}(?:em |con |mẹ )?(?:nhầm|lộn|không|ko|quên)|sửa lại|đính chính"
    r"|đúng hơn là|đúng ra|nói lại"
    r"|tức là|tức|nghĩa là|chính xác là|nhầm(?: (?:rồi|ạ|cô))*(?= ?[,.:!;])|mà là|mà (?=hôm))(?!\w)"
)
_DENIED = pattern(
    r"(?<!\w)(?:không phải|ko phải|k phải|hông phải|hổng phải|đâu phải|chứ không|chứ ko|chứ k)(?: (?:là|từ|bị"
    r"|phải))* ?$"
)
_FINE = pattern(
    r"^(?: [^\W\d]+){0,3}? ?(?<!\w)(?<!chưa )(?<!chua )(?:(?:còn|vẫn|đang|thấy)? ?(?:khỏe|bình thường|chơi ngoan|vui"
    r"|ngoan)|chưa (?:bị|sốt|ho|sao|thấy|có|ốm"
    r"|mệt|biểu hiện)|(?:không|ko|k|hông|hổng)"
    r" (?:bị|sao|sốt|ho|thấy gì|có gì|ốm|mệt)|(?:đã |thì )?(?:hết|khỏi|đỡ|ổn))(?!\w)"
)
_ENDED = pattern(
    r"(?<!\w)(?<!chưa )(?<!chua )(?:hết|khỏi|dứt|cắt|hạ|đỡ|bớt)"
    r"(?: (?:sốt|ho|bệnh|ốm|nóng|ói|nôn|đau|cơn|hẳn|rồi|luôn))*"
    r"(?: (?:từ|hồi|lúc|vào|là))* ?$"
)
""" "Hết sốt hôm qua": the day it ended."""
_OTHERS = pattern(
    r"(?<!\w)(?:(?:anh|chị|bố|ba|mẹ|má|ông|bà|dì|chú|bác|ngoại|nội|cậu|em)(?: (?:trai|gái|hai|họ|ruột))? (?:nó|hắn"
    r"|của|cháu|bé|con)"
    r"|(?:đứa|thằng|con|bé|cháu)(?: bé)? (?:anh|chị|lớn|kia)|bạn|cả lớp|lớp|trường|cô giáo|hàng xóm|cả nhà"
    r"|nhà trường)(?!\w)"
    r"(?!.*(?:bảo|nói|kêu|báo|nhớ|kể|xin|đưa))(?: [^\W\d]+){0,6} ?$"
)
_EVENT = pattern(
    r"(?<!\w)(?:tiêm|chích|sinh|khám|họp|thi|học|nộp|khai|đóng|mua|uống|nhập học|tái khám|làm|gửi|gởi|báo|nhắn|xin"
    r"|đi học|cho (?:con|cháu|bé|em|nó|hắn) nghỉ|về quê|đi|hẹn)(?!\w)"
)
_BEGAN = pattern(
    r"(?<!\w)(?:từ|bị|bắt đầu|bđ|sốt|ho|nóng|=ói|ọc|nôn|mệt|đau|nổi|chảy|kêu|thấy|phát|có dấu hiệu|có triệu chứng"
    r"|tiêu chảy|ỉa|sổ|quấy|ốm|bệnh|trớ"
    r"|đỏ|ngứa|sụt sịt|hắt hơi|mới|khởi phát|lên cơn|đuối|ban|dính|tức|nhức|hơi|khó chịu|lừ đừ|biếng|húng hắng)(?!\w)"
)
_SINCE = pattern(r"(?<!\w)(?:từ|tuwf|bắt đầu|bđ)(?!\w)")
_WORSE = pattern(
    r"(?<!\w)(?:nặng|vẫn|đỡ|hết|khỏi|giảm|chưa khỏi|tăng|xin|nghỉ|đi học|đi khám|ở nhà|khám|uống|còn|thì|nặng hơn"
    r"|đi viện|đưa)(?!\w)"
)
_AS_FOR = pattern(r"(?<!\w)thì (?:bị |có |mới )?(?:từ |bắt đầu )?$")
_HEAVIER = pattern(r"(?<!\w)(?:nặng|tăng|rõ|nhiều) (?:hơn |lên )?(?:thì |là )?(?:mới |từ )?$")
_QUESTION = pattern(
    r"\?|(?<!\w)(?:không|ko|k|chưa|=hả|=hở|=à|nhỉ|hông|hok|được không|vậy)(?: (?:cô|thầy|ạ|vậy|chị|em|o|cô giáo|ơi"
    r"|nhỉ"
    r"|ta))*\s*$"
)
_NO_ANSWER = pattern(r"(?<!\w)(?:ngày|thứ|hôm) (?:mấy|nào|gì)(?! (?:em|con|cháu|thì|cũng))(?!\w)")


@dataclass(frozen=True, slots=True)
class Days:
    """What a text says of days: those it names, and whether something has to be asked."""

    days: tuple[date, ...]
    must_ask: bool


def read_day(text: str, today: date) -> Read:
    """The day that was surely meant, else what has to be asked; never one that is to come."""
    if len(text) > MOST or _OVERRIDE.search(text):
        return NOT_UNDERSTOOD
    line = _plainly(line_of(standard(clean(text))).text, today)
    named = anchors(_without(_TO_NOW, without_clocks(line)), today)
    kept = [anchor for anchor in named if not _is_another(line, anchor)]
    kept = [a for a in kept if not _COUNTING.match(line[a.end :])] or kept
    kept = [a for a in kept if not _WORSE.match(line[a.end :])] or kept
    kept = [a for a in kept if a is kept[0] or not _TURNED.search(line[: a.start])]
    if not kept:
        return Unsure() if named else _without_day(line)
    kept = _begun(line, _told(line, _corrected(line, kept)))
    if _is_range(line, kept) or _HEDGED.search(line) or _asks(line, kept):
        return Unsure(tuple(dict.fromkeys(day for anchor in kept for day in anchor.days[:1])))
    return _settled(kept, today)


_OF_MONTH = pattern(r"(?<![\w/.,#-])(\d{1,2}) tháng (?:(này|nay|ni)|trước|rồi|vừa rồi)(?!\w)")
_EARLY = pattern(r"(?<!\w)(sáng|chiều|tối) (?:sớm|muộn) (?=(?:qua|nay|kia)(?!\w))")
_WORSE = pattern(r" (?:thì |là |lại )?(?:mới |bắt đầu )?(?:trở )?(?:nặng|dữ)(?!\w)")
""" "Từ ngày 7 mà tới ngày 9 mới nặng": it began before."""


def _plainly(line: str, today: date) -> str:
    """The line with the month of "30 tháng trước", and "sáng sớm qua" as a morning."""
    before = (today.month - 2) % 12 + 1
    return _EARLY.sub(r"\1 ", _OF_MONTH.sub(lambda m: f"{m[1]}/{today.month if m[2] else before}", line))


def _settled(kept: Sequence[Anchor], today: date) -> Read:
    """The one day that all of them can be."""
    if not all(anchor.days for anchor in kept):
        return Unsure(tuple(dict.fromkeys(anchor.days[0] for anchor in kept if anchor.days)))
    common = [day for day in kept[0].days if all(day in anchor.days for anchor in kept)]
    if not common:
        return Unsure(tuple(dict.fromkeys(anchor.days[0] for anchor in kept)))
    (day, *_) = common
    if day > today or (today - day).days > LONGEST_AGO:
        return Unsure((day,))
    return Understood(day)


def days_in(cleaned: str, today: date, *, is_since: bool) -> Days:
    """The days a part of a sentence names; "since A until now" is A. A mere "sáng" is one only after "từ"."""
    line = line_of(cleaned).text
    named = anchors(_without(_TO_NOW, without_clocks(line)), today)
    kept = [anchor for anchor in named if not _DENIED.search(line[: anchor.start])]
    kept = [a for a in kept if not a.is_weak or is_since or _SINCE.search(line[: a.end])]
    # "từ tối qua, ăn lẩu": a word that may be "lâu" adds nothing to a day that is named
    kept = [a for a in kept if not a.is_hint] if any(a.days and not a.is_hint for a in kept) else kept
    days = tuple(dict.fromkeys(anchor.days[0] for anchor in kept if anchor.days))
    return Days(days, _is_range(line, kept) or any(not anchor.days for anchor in kept))


def anchors(text: str, today: date) -> list[Anchor]:
    """All that names a day in a line, in the order of the line; weak ones only where there is nothing else."""
    found: list[Anchor] = []
    for read in (of_many, typed, counted, of_week, by_word, only_hinted):
        for anchor in read(text, today):
            found.append(anchor)
            text = text[: anchor.start] + "#" * (anchor.end - anchor.start) + text[anchor.end :]
    strong = [anchor for anchor in found if not anchor.is_weak]
    return sorted(strong or found, key=lambda anchor: anchor.start)


def _without(words: "re.Pattern[str]", text: str) -> str:
    return words.sub(lambda match: "#" * len(match[0]), text)


def _clause(line: str, anchor: Anchor) -> tuple[str, str]:
    """What stands before it and after it in its clause."""
    return _CLAUSE.split(line[: anchor.start])[-1], _CLAUSE.split(line[anchor.end :])[0]


def _is_another(line: str, anchor: Anchor) -> bool:
    """Whether the day is of somebody or something else: another child, an injection, a day when nothing ailed."""
    before, after = _clause(line, anchor)
    if _DENIED.search(before) or _OTHERS.search(before) or _OTHERS_AFTER.match(after):
        return True
    if _FINE.search(after) or _ENDED.search(before):
        return True
    if _BEGAN.search(before) or _BEGAN.search(after):
        return False
    is_question = _QUESTION.search(_sentence(line, anchor))
    return bool(is_question or _EVENT.search(before) or _TREATED.match(after))


def _sentence(line: str, anchor: Anchor) -> str:
    end = _SENTENCE.search(line, anchor.end)
    return line[anchor.end : end.end() if end else len(line)]


def _begun(line: str, kept: list[Anchor]) -> list[Anchor]:
    """Of several days those on which it began: where a clause says so; today with "nặng hơn" is none of them."""
    if len({anchor.days for anchor in kept}) < 2:
        return kept
    told = [(anchor, *_clause(line, anchor)) for anchor in kept]
    since = [anchor for anchor, before, _ in told if _SINCE.search(before) and not _HEAVIER.search(before)]
    if any(_AS_FOR.search(before) for _, before, _ in told[1:]):
        # "30/11 ạ, ho thì từ 28": of one sign, and the other
        return kept
    began = [
        anchor
        for anchor, before, after in told
        if (_BEGAN.search(before) or _BEGAN.search(after)) and not _HEAVIER.search(before)
    ]
    kept = [anchor for anchor in kept if anchor in since or anchor in began] or kept
    return [a for a, before, after in told if a in kept and (a in since or not _WORSE.search(after))] or kept


def _told(line: str, kept: list[Anchor]) -> list[Anchor]:
    """A word that only hints at a day adds nothing to one that names it: "thứ bảy, hôm đó ..."."""
    named = [anchor for anchor in kept if not anchor.is_hint]
    since = [anchor for anchor in kept if _SINCE.search(_clause(line, anchor)[0])]
    return kept if not named or (since and all(anchor.is_hint for anchor in since)) else named


def _corrected(line: str, kept: list[Anchor]) -> list[Anchor]:
    corrected = [match.end() for match in _CORRECTED.finditer(line)]
    return [anchor for anchor in kept if anchor.start >= corrected[-1]] or kept if corrected else kept


def _is_range(line: str, kept: Sequence[Anchor]) -> bool:
    """Whether a day goes on to another, or is one of two."""
    if kept and (_RANGE_NUMBER.search(line[: kept[0].start]) or _RANGE_AFTER.match(line[kept[0].end :])):
        return True
    return any(_RANGE.match(line[one.end : other.start]) for one, other in pairwise(kept))


def _asks(line: str, kept: Sequence[Anchor]) -> bool:
    """Whether the day itself is asked about: "hôm qua?"."""
    return bool(re.match(r"\s?\?", line[kept[-1].end :])) or _NO_ANSWER.search(line) is not None


def _without_day(line: str) -> Read:
    return Unsure() if _HEDGED.search(line) or _DENIED.search(line) else NOT_UNDERSTOOD
