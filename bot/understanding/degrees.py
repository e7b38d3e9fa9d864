"""The numbers of a line that can be temperatures, and what its words make of each: about so much, another's, denied."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.understanding.lines import ONE, ONES, Line, pattern
from bot.understanding.other_numbers import without_other_numbers

_UNIT = r"(?:°|độ|=đô|o|d|c)(?: ?(?:c|xê|sê|xe|cê)(?![^\W_]))?"
_POINT = r"(?: ?[.,;:'´`]{1,3} ?| ?(?:phẩy|phảy|phết|chấm|lẻ|vạch|nấc)(?: lẻ)? ?| ?p ?(?=\d))"
_COUNTED = r"(?:em|cháu|bé|con|học|nam|bạn|phần|/|:|%|-|người|ban|đứa)"
_ENDS = (
    r"(?=\s*(?:$|[^\w\s]|(?:ạ|á|nhé|nhe|nha|nghen|có|cô|rồi|r|luôn|thôi|đấy|đó|đây|và|nên|con|bé|cháu|c|nờ|nè|vạch"
    r"|ơi|hà|lận|hơn|gì|hay|hoặc|mấy|o|mà|nhưng|sáng|lúc|hồi|từ|đo)(?!\w))"
    r"| (?:má|ba|mẹ|bố|ông|bà|ngoại|nội|chị|anh|thầy|dì|chú|bác) ơi(?!\w)"
    r"|(?<!không)(?<!khong) (?:ho|kèm|khó|nôn|sổ|chảy|đau|mệt)(?!\w)"
    r"|(?<!không)(?<!khong) (?:(?:ngày )?hôm nay|bữa nay|hnay|(?<! nam )nay|vẫn|đi học"
    r"|ở nhà|bị|em|nó|(?<!ba )(?:nghỉ|xin|cho|kêu"
    r"|mẹ(?! con)|bà(?! cháu)|bố(?! con)|ông(?! bà| cháu)))(?!\w))"
)
"""What follows a tenth that is said as a word: not "ba cho nghỉ", which may be the father."""
_NO_TENTH = (
    r"(?!sau (?:đó|này|khi|đấy)(?!\w)"
    r"|tu (?:sáng|hồi|lúc|tối|đêm|hôm|trưa|chiều|khuya|bữa|qua|nay|hqua|ngày|thứ|khi)(?!\w))"
)
"""Typed without marks these are "sau đó", "từ sáng"."""
_READING = pattern(
    rf"(?<![\d#])(?<!\d[.,/:-])(?<!^-)(?<!\s-)(?P<whole>\d\d)"
    rf"(?:(?P<point>{_POINT})(?:(?P<tenths>\d{{1,2}})(?![\d/#])"
    rf"|{_NO_TENTH}(?P<said>{ONE}|khong)(?!\w))(?: ?(?P<unit1>{_UNIT})(?![^\W_]))?"
    rf"| ?(?P<unit2>{_UNIT})(?: (?:chẵn|tròn|đúng|lẻ(?= ?\d))(?!\w)(?! ?chẵn))?"
    rf"(?:[ .,]{{0,2}}(?:(?P<after>\d{{1,2}})(?![\d/#:])|(?P<half>rưỡi)(?!\w)"
    rf"|{_NO_TENTH}(?P<word>{ONE})(?!\w){_ENDS}))?(?![^\W_])"
    rf"| (?P<half2>rưỡi)(?!\w)"
    rf"|[ \n](?P<spaced>\d)(?![\d#/:]|[.,]\d)(?:(?! ?{_COUNTED}(?!\w))|(?<=sốt \d\d \d)(?! \w+ (?:đều|cùng|cũng)))"
    rf"| (?P<word2>{ONE})(?!\w)(?= ?(?:$|[^\w\s]|độ|do|ạ|cô|nha|nhé|rồi|luôn))"
    rf"|(?P<joined>\d)(?![\d#])(?![.,/:]\d)(?: ?(?P<unit3>{_UNIT})(?![^\W_]))?"
    rf"|(?![\d/#])(?! ?%| ?t ?\d| ?[^\w\s,.;!?()] ?\d(?!\d)))"
)
_FILLING = r"(?: ?(?:là|tầm|khoảng|=độ|=cỡ|mức|có|sốt|lên|đến|tới|từ|cũng|con|bé|chừng|đâu đó|được|ở|chắc|lại))*\s?$"
_AROUND_BEFORE = pattern(
    r"(?:(?<!\w)(?:gần"
    r"|(?<!nặng )(?<!nang )(?<!mệt )(?<!met )(?<!yếu )(?<!yeu )(?<!nhiều )(?<!nhieu )(?<!tệ )hơn"
    r"|trên|dưới|khoảng|tầm|chừng|=cỡ|ngót|xấp xỉ|sấp xỉ|suýt|áng chừng|=đâu(?! cũng)|đâu đó"
    r"|loanh quanh|ngoài"
    r"|chưa (?:tới|đến|được|quá|lên|đầy)|(?:không|ko|k|hông|hổng) (?:tới|đến|quá)|dao động"
    r"|(?<!nhiệt )(?<!nhiet )=độ|mấp mé|lưng lửng|sắp|tròm trèm"
    r"|nhỉnh|lung tung|(?<!đau )(?<!nhức )(?<!ấm )(?<!nóng )đầu"
    r"|quanh quẩn|xêm xêm|sêm sêm|ngang ngang|chạm|=quá|vượt|cùng lắm|tối đa|ít nhất|hay|hoặc)"
    r"|[~<>≈±≤≥])" + _FILLING
)
_DOUBTED = pattern(
    r"(?<!\w)(?:chắc(?! chắn)|hình như|có lẽ|có khi|nghe nói|em nghĩ|nghĩ là|đoán|không rõ|ko rõ|k rõ|áng|ước"
    r"|hổng biết|không biết"
    r"|ko biết|k biết|mang máng|nghi|không chắc|ko chắc|nếu|hễ|khi nào|bao giờ)(?: [^\W\d]+){0,5} ?$"
)
_AROUND_AFTER = pattern(
    r"^ ?(?:(?:độ|°) ?c? ?)?(?:hơn|lẻ(?! ?\d)(?!\w)|và (?=\d(?!\d)(?! ?(?:lần|bé|đứa|con)))|với (?:lại )?(?=\d(?!\d))"
    r"|mấy|mí|gì (?:đó|đấy|ấy|á|đây)|j (?:đó|đấy|ấy|á)|=kém|kem(?= \d|$)|có lẻ|đổ lại"
    r"|trở lên"
    r"|trở xuống|ngoài"
    r"|(?:một |1 )?(?:chút|tí|tẹo|xíu|tý)(?! nữa)|hay sao|thì phải|hoặc|hay (?:\d|là)|chưa (?:tới|đến)|chấm mấy"
    r"|hình như"
    r"|phẩy mấy|chân chân"
    r"|ba (?=(?:cho|xin|nghỉ|kêu)(?!\w))"
    r"|\?|\.\.|(?:đúng|phải) (?:không|ko|k|hông|hok)(?! |$)|và hơn|, ?$|chắc(?: (?:vậy|thế|rứa|á|ạ|quá"
    r"|cô))* ?(?:$|[.,;])"
    r"|(?:không|ko|k|hổng) (?:nhớ|chắc|biết)|lẻ mấy|rưỡi mấy|nhiều)"
)
_RANGE_AFTER = pattern(r"^ ?(?:-|–|/|->|→|~|đến|tới|hoặc|hay|sang) ?\d\d")
_RANGE_BEFORE = re.compile(r"\d ?[-–~/] ?$")
_DENIED = pattern(
    r"(?<!\w)(?:không phải|ko phải|k phải|hông phải|hổng phải|đâu phải|chứ không|chứ ko|chứ k|không có|ko có"
    r"|k có)(?: là)?"
    r"(?: (?:có|con|bé|sốt))* ?$"
)
_BUT = r"(?<=ma) (?:nay|gio|hom nay|bay gio|la|chi|van)"
""" "Ma nay 36,7" without marks: "mà nay"."""
_FAMILY = (
    rf"(?:anh|chị|bố|ba|mẹ|(?<!roi )(?<!thuoc )"
    rf"(?<!hoai )(?<!nhung )má(?!{_BUT})|ông|bà|dì|chú|bác|ngoại|nội|cậu|mợ|cụ)"
)
_OTHERS = pattern(
    rf"(?<!\w)(?:{_FAMILY}(?: (?:trai|gái|hai|ba|họ|ruột|ngoại|nội|lớn))? (?:nó|hắn|cháu|bé|con|em)|{_FAMILY}"
    r"|(?:đứa|thằng|con|bé|cháu|cu) (?:anh|chị|lớn|kia)|(?:con|bé) (?:em|nhỏ) (?:nó|của nó)"
    r"|(?<!phát )(?<!phat )(?<!nổi )(?<!noi )bạn(?: [^\W\d]+){0,3}"
    r"|cô giáo|hàng xóm"
    r"|đứa (?:khác|bạn)|con (?:chị|hàng xóm|nhà bên|người ta))"
    r"(?: (?:thì|mới|bị|sốt|cũng|đang|là|lên|tới|nay|hôm qua|tối qua|chỉ|vẫn|mà|được|còn|hôm nay|nó|giờ|có))* ?$"
)
_AMBIENT = pattern(
    r"(?<!\w)(?:(?<!quá )(?<!qua )trời(?! ơi)|thời tiết|điều h[oò]à|điều hòa|máy lạnh"
    r"|(?<!mụn )(?<!ban )(?<!bóng )(?<!phỏng )(?<!đi )(?<!ra )(?<!toàn )(?<!chảy )nước(?! (?:mũi|mắt|miếng|dãi))"
    r"|ngoài trời|ngoài đường|sữa|tủ lạnh|nhiệt độ phòng"
    r"|phòng(?! y tế)"
    r"|điểm(?! danh)|quạt|hà nội|sài gòn|ngoài|nồm|nắng(?! hơn| lên| quá)|dự báo|phòng học)(?!\w)(?: [^\W\d]+){0,4} ?$"
)
_PAST = pattern(
    r"(?<!\w)(?:(?:hôm|tối|đêm|chiều|bữa|sáng|trưa|khuya) (?:qua|kia|wa|trước)|hqua|hqa|hwa|hồi hôm|khi hôm|hôm trước"
    r"|đêm hôm|từng|(?:năm|tháng|tuần|đợt|lần) (?:ngoái|trước)|hồi (?:nhỏ|bé|trước|tháng|năm|tết|hè))(?!\w)"
)
_SINCE = pattern(
    r"(?<!\w)từ (?:hồi )?(?:(?:hôm|tối|đêm|chiều|bữa|sáng|trưa|khuya) (?:qua|kia|wa|trước)|hqua|hqa|hwa)(?!\w)"
)
_SINCE_OVER = pattern(r"(?<!\w)(?:hết|hạ|khỏi|giảm|đỡ|mát|nay|giờ|sáng)(?!\w)")
_PAST_AFTER = pattern(
    r"^(?: ?(?:độ|°))?(?: (?:vào|hồi|lúc))? (?:(?:hôm|tối|đêm|chiều|bữa|sáng|trưa|khuya) (?:qua|kia|wa)|hqua|hqa"
    r"|hwa)(?!\w)"
)
_EARLIER = pattern(r"(?<!\w)(?:lần đầu|lúc đầu|ban đầu|hồi|lúc|sáng(?! nay)|khuya|cao nhất|từ|trước|đêm|hôm qua)(?!\w)")
_NOW = pattern(
    r"(?<!\w)(?:giờ|bây giờ|bi giờ|bjo|chừ|hiện|nay|còn(?= \d)|xuống|về|lại|hiện tại|vừa|mới"
    r"|lên(?= \d))(?!\w)(?! (?:đo )?hồi)"
)
_LIMIT = pattern(
    r"^ ?(?:độ|°)? ?(?:c )?(?:là|thì|mới|đã)? ?(?:là|thì|mới|đã|có tính là) (?:sốt|phải|được|cho|nghỉ|uống|tính|cao)"
)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d\d|\d\s*[mcln]|(?<!\w)(?:ba|b[oố]n|b[aă]m)(?!\w)")
"""Two digits; one before "mươi", "chục", "lăm", "nhăm" or "mốt"; or the tens of a temperature as a word."""
_DIGIT = re.compile(r"\d")
_MAY_BE_TENS = re.compile(r"b[aoốă](?:[nm](?!\w)|(?!\w))")
"""What is sooner looked for than a number, and part of every word for one."""
_TWO_DIGITS = re.compile(r"\d\d")
_SENTENCE = re.compile(r"[\n!;?]|\.(?!\d)")
_CLAUSE = re.compile(r"[\n!;?,()]|\.(?!\d)|(?<=\d),\s")
_QUESTION = pattern(
    r"\?|(?<!\w)(?:không|ko|k|chưa|=hả|=hở|=à|nhỉ|vậy|hông|hok|ta)(?: (?:cô|thầy|ạ|vậy|chị|em|o|cô giáo|ơi|nhỉ))*\s*$"
)

_STARRED = re.compile(r"(?<=\d)\*(?=\d)")
_HEAT = pattern(
    r"(?<!\w)(?:sốt|nóng|=đo|nhiệt|cặp|kẹp|hạ|thân nhiệt|nhiệt kế|máy đo|hâm hấp|do(?= (?:duoc|dc|nach|tran|tai"
    r"|lai)))(?!\w)"
)
_BEFORE = pattern(
    r"(?:^|[^\w\s#]\s?|(?<!\w)(?:đo|được|dc|đc|là|còn|xuống|lên|báo|chỉ|có|vẫn|con|bé|cháu|em|nay|giờ|lại|nó|hắn"
    r"|mình|tôi|dạ|e|tui|rồi"
    r"|cô|chị|ơi|tận|những|cứ|ra|hiện|thì|mới|bằng|nói|bảo|kêu|bị|đúng|qua|sáng|trưa|chiều|tối|này|nách|trán|tai"
    r"|miệng"
    r"|môn|nhé|ạ|ho|nôn|mệt|ban|mũi|họng|đầu|bụng|chảy|ngoài|lỏng|mẩn|mụn|tay|chân)\s)$"
)
_AFTER = pattern(
    r"^\s?(?:$|[^\w\s#]|(?:ạ|a|á|nha|nhé|nhe|nhes|nghen|cô|thầy|rồi|r|thôi|luôn|đó|đấy|đây|nè|nờ|nhá|ah|hén|hen"
    r"|nghe|nka|hihi|huhu|haha|đúng|liền|chứ|ui|rùi|oy|í|ấy|o|hà|lận|em|e|chị"
    r"|c|và|nên|con|bé|cháu|mà|có(?= (?:tính|phải|cao|sao|nặng))"
    r"|nhưng|ơi|hồi|lúc|từ|sáng|đo|ở|vẫn|đang|vừa|mới|chẵn|tròn|nma|tối|chiều|cơ|cũng|không|ko|hôm|hqua|cho|nghỉ|xin)(?!\w))"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A number that may be a temperature, and where it stands in the cleaned text."""

    celsius: Decimal
    start: int
    end: int
    at: int
    is_sure: bool = False
    is_around: bool = False
    is_others: bool = False
    is_past: bool = False
    is_now: bool = False


def holds_number(cleaned: str) -> bool:
    """Whether a text may hold a temperature at all; most texts do not, and need not be looked through."""
    if _DIGIT.search(cleaned) is None and not _MAY_BE_TENS.search(cleaned):
        return False
    return _NUMBER.search(cleaned) is not None


def temperatures(line: Line) -> list[Found]:
    """The temperatures of a line; what is denied, or of the weather, is left out."""
    if _TWO_DIGITS.search(line.text) is None:
        return []
    text = without_other_numbers(_STARRED.sub(".", line.text) if "*" in line.text else line.text)
    found: list[Found] = []
    last = 0
    for match in _READING.finditer(text):
        celsius = _celsius(match)
        if celsius is None or not _is_one(text, match, celsius):
            continue
        one = _found(line, text, match, celsius, last)
        last = match.end()
        if one is not None:
            found.append(one)
    return found


def _celsius(match: "re.Match[str]") -> Decimal | None:
    word = match["said"] or match["word"] or match["word2"]
    tenths = match["tenths"] or match["after"] or match["spaced"] or match["joined"] or ""
    if match["half"] or match["half2"]:
        tenths = "5"
    elif word:
        tenths = str(ONES[word])
    if tenths and match["point"] and match["point"].endswith(" ") and len(tenths) > 1 and match["point"].strip():
        return None
    return Decimal(f"{match['whole']}.{tenths}").normalize() if tenths else Decimal(match["whole"])


def _is_one(text: str, match: "re.Match[str]", celsius: Decimal) -> bool:
    """Whether it is a temperature at all: one of a body, or one with its unit."""
    if 34 <= celsius < 43:
        return True
    if not (text[: match.start()] + text[match.end() :]).strip(" .!,"):
        return not match["joined"]
    if match["joined"] or match["spaced"] or match["word2"]:
        return False
    return bool(match["unit2"] in ("độ", "do", "°") or match["unit1"] or (match["tenths"] and match["whole"] >= "30"))


def _found(line: Line, text: str, match: "re.Match[str]", celsius: Decimal, last: int) -> Found | None:
    start, end = match.span()
    before, after = text[:start], text[end:]
    clause = _CLAUSE.split(before)[-1]
    if _DENIED.search(clause) or _AMBIENT.search(clause):
        return None
    is_around = bool(
        _AROUND_BEFORE.search(before)
        or _DOUBTED.search(clause)
        or _AROUND_AFTER.match(after)
        or _RANGE_AFTER.match(after)
        or _RANGE_BEFORE.search(before)
        or (match["joined"] == "0" and match["unit3"])
        or (match["after"] and len(match["after"]) > 1)
        or (
            not match["spaced"]
            and not match["tenths"]
            and _LIMIT.match(after)
            and _QUESTION.search(_SENTENCE.split(after)[0] + (after[-1:] if "?" in after else ""))
        )
    )
    has_unit = match["point"] or match["unit1"] or match["unit2"] or match["unit3"] or match["half2"]
    is_sure = bool(
        has_unit or _HEAT.search(clause) or (_AFTER.match(after) and (_BEFORE.search(before) or _is_short(text)))
    )
    since = text[last:start]
    is_now = _last(_NOW, since) > _last(_PAST, since)
    return Found(
        celsius,
        *line.place(start, end),
        at=start,
        is_sure=is_sure,
        is_around=is_around,
        is_others=_OTHERS.search(clause) is not None,
        is_past=not is_now and _is_past(clause, after, since if last else ""),
        is_now=is_now,
    )


def _is_past(clause: str, after: str, since: str) -> bool:
    """Whether it is of yesterday, or of earlier than the one after it."""
    return bool(_is_then(clause, after) or _PAST_AFTER.match(after) or (since and _EARLIER.search(since)))


def _is_then(clause: str, after: str) -> bool:
    """Whether a time gone by stands before it, and not as what goes on: "ho từ hôm qua 38,5"."""
    if _PAST.search(clause) is None:
        return False
    return _PAST.search(_SINCE.sub("", clause)) is not None or _SINCE_OVER.search(after) is not None


def _is_short(text: str) -> bool:
    """Whether hardly anything else is said: "bé Na 38"."""
    return len(_WORD.findall(text)) <= 4


def _last(words: "re.Pattern[str]", text: str) -> int:
    """Where the last of these words stands; -1 where none does."""
    return max((match.start() for match in words.finditer(text)), default=-1)
