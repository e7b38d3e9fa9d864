"""What a number may be that is no temperature: a clock, a day, an age, a weight, a dose, a count, a class."""

import re

from bot.understanding.lines import ONE, pattern, sparing

_HOUR = r"(?:[01]?\d|2[0-4])"
_TIMES = r"(?:ngày|hôm|bữa|đêm|tuần|tháng|tiếng|giây|phút|lần|lượt|giờ|h)"
_UNITS = (
    r"(?:tuổi|viên|vỉ|gói|=ống|liều|mũi|chai|lọ|hộp|giọt|muỗng|thìa|=cốc|bát|chén|miếng|ml|mg|mcg|gram|gr|kg|ký|=kí"
    r"|=cân|lạng"
    r"|%|phần trăm|nghìn|ngàn|đồng|vnd|vnđ|triệu|tr|p(?! ?\d)|học sinh|hs|người|đứa|=bạn|=bài|tiết|buổi|lớp|tầng"
    r"|phòng|mét|cm"
    r"|mm|lít|nhịp|điểm|câu|trang|cuốn|quyển|cái|năm (?:tuổi|học|nay)|km|bpm|mmhg|trường hợp|ghế|kênh"
    r"|(?<![.,]\d )(?<![.,]\d)k(?! [^\W\d_]))"
)
_NOUNS = (
    r"(?:lớp|số|sn|số nhà|tổ dân phố|phòng|tổ|tiết|tầng|đội"
    r"|(?<!sổ )(?<!xổ )(?<!chảy )(?<!nghẹt )(?<!ngạt )mũi|=bàn|ghế|trang|bài|câu|size|chuyến|tuyến|khối"
    r"|ngõ|hẻm|đường|quận|=thứ"
    r"|thu"
    r"|hapacol|hapa|efferalgan|efe|effe|paracetamol|para|panadol|tylenol|ibuprofen|ibu|brufen|sotstop|doliprane"
    r"|gói|viên|thuốc|uống|hạ sốt|giá|mã|zalo|sđt|sdt|bhyt|km|stt|mã số|nhóm|đề|kênh)"
)
_MEASURES = (
    r"(?:nặng|cân nặng|=cân|chiều cao|cao(?= 1 ?m)|spo ?2|sp o 2|nhịp tim|nhịp thở|mạch|huyết áp|đường huyết|vòng đầu"
    r"|tuổi thai)"
)
_FILLED = r"(?: (?:là|khoảng|số|được|có|em|bé|cháu|con|nó|hết|tầm|nhi|còn|gần|hơn|đo)){0,2}"
_TODAY = r"(?:(?:ngày )?(?:hôm|hum|bữa) nay(?!\w))"
_TENTH = pattern(
    rf"(?<![\d.,/-])(?:(?:3[4-9]|4[0-2]) ?(?:độ|do|°) ?|(?<=sốt )(?:3[4-9]|4[0-2]) )(\d)"
    rf"(?= {_TODAY}| (?:em|cháu|bé|con)(?! (?:đều|cùng|cũng))(?!\w))"
)
"""A digit that is the tenth, and no count of what follows it: "38 độ 2 hôm nay nghỉ", "38 độ 2 cháu nghỉ"."""
_PHONE = sparing(r"(?<![\d.,])(?:0|84)\d(?:[ .-]?\d){7,9}(?!\d)")
_CLOCK = sparing(
    rf"(?<![\d.,]){_HOUR} ?(?:h|giờ|g)(?: ?\d{{1,2}}(?!\d| ?[/.-]\d)(?: ?(?:phút|p|'))?| ?rưỡi| kém \d+)?(?![^\W_])"
    rf"|(?<![\d.,]){_HOUR}:\d\d(?!\d)|(?:lúc|hồi) {_HOUR}(?: rưỡi)?(?![\d.,]|\w| ?(?:độ|°|/))(?! \d)"
)
_NOUNED = sparing(
    rf"(?<!\w){_NOUNS}{_FILLED} ?\d+(?![.,]\d|\d)(?! ?(?:độ|do|°|rưỡi|phẩy|chấm))(?! \d(?! ?{_UNITS}(?!\w)))"
)
_COUNTED = sparing(rf"(?<![\d.,])\d+(?:[.,]\d+)?(?: ?(?:-|đến|hay) ?\d+)? ?{_UNITS}(?!\w)")
_OTHERS = [
    _PHONE,
    _CLOCK,
    sparing(r"(?<![\d/.,-])(?:0?[1-9]|[12]\d|3[01])[/-](?:0?[1-9]|1[0-2])(?:[/-]\d{2,4})?(?![\d/])"),
    sparing(r"(?<!\w)(?:ngày|mùng|mồng|hôm|bữa) \d{1,2}(?![\d.,]\d|\d| ?(?:độ|°|do))(?: (?:tháng|thg|t) \d{1,2})?"),
    sparing(r"(?<!\w)(?:tháng|thg) \d{1,2}(?!\d)(?! tuổi)|(?<!\w)năm \d{4}"),
    sparing(rf"(?<![\d.,])(?:[12]?\d|3[0-3])(?: ?(?:-|đến|hay) ?\d+)? ?{_TIMES}(?!\w)"),
    _COUNTED,
    sparing(r"(?:(?<![\d.,])[012] ?m|(?<!\w)mét) ?\d{1,2}(?![\d.,]\d|\d| ?(?:độ|°))"),
    sparing(r"(?<![\d.,])\d{1,3} ?(?:phút|giây)(?!\w)"),
    sparing(
        r"(?<![\d.,])\d{1,2} (?:em|cháu|bé|con|đứa)(?= (?:sốt|ho|bị|nghỉ|ốm|bệnh|vắng|trong|học|nữa|khác|thì|đều|cùng))"
    ),
    sparing(r"(?<!\w)(?:có|cả|lớp|tất cả|tổng|còn|những|hơn) \d{1,3} (?:em|cháu|bé|con|bạn)(?!\w)"),
    _NOUNED,
    sparing(rf"(?<!\w){_MEASURES}{_FILLED} ?\d+(?:[.,]\d+)?(?:/\d+)?(?! ?(?:độ|°))"),
    sparing(r"(?<!\d)\d{2,3}/\d{2,3}(?!\d)(?<=\d{3}/\d\d)"),
]
_DIGIT = re.compile(r"\d")


def without_other_numbers(text: str) -> str:
    """The text, letter for letter, with "#" for the digits of whatever is surely no temperature."""
    if not _DIGIT.search(text):
        return text
    tenths = {match.start(1) for match in _TENTH.finditer(text)}
    for other in _OTHERS:
        text = other.sub(lambda match: match[0] if match.start() in tenths else _hidden(match), text)
    return text


_DEGREES = sparing(
    r"(?<![\d/.-])(?:3[2-9]|4\d)(?: ?[.,] ?\d{1,2}(?![\d/])| rưỡi"
    rf"| ?(?:độ|do|°)(?: ?(?:\d|{ONE}(?!\w))(?= {_TODAY})| ?\d(?! ?(?:ngày|hôm|bữa)))?"
    rf"|(?<=sốt \d\d) \d(?= {_TODAY}))"
)
_OF_THE_BODY = sparing(
    r"(?<![\d/.,-])\d (?:(?:bên|cái|con|lỗ|bàn|ngón|lòng|cánh|bắp|mí|vành) ?)?"
    r"(?:chân|tai|mắt|má|mi|mí|gối|đầu gối|vai|đùi|nách|mông|gót|bên|nốt|chỗ|mũi|hàm|lợi|môi|cục|đốm|=cữ"
    r"|=bận|=trận|=cơn"
    r"|(?<!ngày \d )(?<!hôm \d )(?<!từ \d )(?<!mùng \d )(?<!bữa \d )(?<!hồi \d )tay|(?<=[nái] )tay)(?!\w)"
)
""" "Bị 2 mắt", "ở 2 tay", which without its mark may be "2 tây"."""
_NOT_OF_DAYS = [
    _OF_THE_BODY,
    _PHONE,
    _CLOCK,
    _COUNTED,
    sparing(r"(?<!\w)(?:lớp|tiết|mũi|lần|tổ|phòng|khối|số|ca|kỳ|kì) \d+(?![/\d]| ?(?:hôm|hum|bữa|ngày|đêm|hnay))"),
]


def without_clocks(text: str) -> str:
    """The text, letter for letter, with "#" for the digits of whatever is surely no day."""
    if not _DIGIT.search(text):
        return text
    for other in _NOT_OF_DAYS:
        text = other.sub(_hidden, text)
    # a tenth may be said as a word: "38 độ hai hôm nay"
    return _DEGREES.sub(lambda match: "#" * len(match[0]), text)


def _hidden(match: "re.Match[str]") -> str:
    return _DIGIT.sub("#", match[0])
