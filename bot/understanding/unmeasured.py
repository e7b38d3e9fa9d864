"""Whether a line says that nobody has measured: not yet, no thermometer, one that does not work."""

from bot.understanding.lines import pattern

_NOT = (
    r"(?:chưa|không|ko|k|kg|kô|hông|hổng|hỏng|hong|hok|hk|khg|kh|khum|hem|chx|ch|chẳng|chả|nỏ|nỏ có|đâu có|đâu|quên"
    r"|lười"
    r"|chẳng ai|không ai|0)"
)
_BETWEEN = (
    r"(?: (?:có|kịp|được|dc|đc|ai|dám|thể|hề|thấy|bao giờ|cho|con|bé|cháu|nó|hắn|mới|dùng|mang|biết|cách|tiện|đi"
    r"|cần|chịu"
    r"|rảnh|nhớ|kiếm|tìm|xem|đọc|sử dụng|cặp|cái|cây|sẵn|mua|nào|luôn|ở|nhà|em|mẹ|bà|còn|ra|lấy|bị|đem|giữ|rõ"
    r"|chưa|không|ko|k|thì|để|dụng cụ|gì|người|lớn|hôm nay|sáng nay|nay))"
)
_MEASURE = r"(?:đo|cặp|kẹp|cặp sốt|lấy nhiệt|thử nhiệt|bắn nhiệt|cập nhiệt|cập)"
_DEVICE = (
    r"(?:nhiệt kế|(?:cặp|kẹp|cập) (?:nhiệt(?: độ)?|sốt|thủy|thuỷ)|máy đo|cây đo|cái đo|đồ đo|súng đo|súng bắn"
    r"|que đo|máy bắn"
    r"|cái cặp|cái kẹp|cây cặp|thiết bị đo|ống thủy|ống thuỷ|dụng cụ đo|máy cặp)"
)
_SOME = r"(?:[ ,]+[^\W\d]+){0,5}?[ ,]+"
_BROKEN = (
    r"(?:hư|hỏng|hong|hết (?:sạch )?pin|cạn pin|yếu pin|hết bin|vỡ|bể|mất|gãy|chết|lỗi|tịt|không lên|ko lên|k lên"
    r"|lo|err"
    r"|error|không có|ko có|k có|chẳng có|nỏ có|đâu có|để quên|thất lạc|đâu mất|không thấy|ko thấy|k thấy|tìm không"
    r"|không hiện"
    r"|cho mượn|trục trặc|không chạy|ko chạy|không hoạt động|liệt|đứt|đơ|rơi|không xem được|chưa mua|chập|không bật|"
    r"không nhảy|không nhận|đâu rồi|nơi nào rồi|ở đâu không biết|quê)"
)
_ABSENT = [
    pattern(
        rf"(?<![\w.,])(?<!\d )(?<!# ){_NOT}{_BETWEEN}{{0,5}} {_MEASURE}(?!\w)(?! (?:lại|không|ko|chưa|nhiều"
        rf"|thường xuyên))"
    ),
    pattern(rf"(?<![\w.,])(?<!\d )(?<!# ){_NOT}{_BETWEEN}{{0,5}} (?:có )?(?:{_DEVICE}|nhiệt độ|nhiệt)(?!\w)"),
    pattern(rf"(?<!\w){_DEVICE}(?:{_SOME}| ){_BROKEN}(?!\w)"),
    pattern(rf"(?<!\w)(?:hết pin|hư|hỏng|vỡ|bể|mất|làm rơi|quên) (?:mất )?(?:cái |cây )?{_DEVICE}(?!\w)"),
    pattern(
        rf"(?<!\w)(?:làm gì có|đâu có|lấy đâu ra|đào đâu ra|kiếm đâu ra|có đâu|làm chi có) (?:cái |cây )?{_DEVICE}"
    ),
    pattern(rf"(?<!\w){_DEVICE} (?:đâu (?:mà|ra)|thì (?:không|ko|k|chưa|chẳng|đâu)|mô|không|ko|k)(?!\w)"),
    pattern(rf"(?<!\w)(?:có {_MEASURE} đâu|{_MEASURE} đâu mà|nào có {_MEASURE}|đã {_MEASURE} đâu)(?!\w)"),
    pattern(
        r"(?<!\w)máy (?:đo )?(?:bị )?(?:báo|hiện|hiện chữ|cứ báo|toàn báo) (?:lỗi|lo|err|e ?\d)(?!\w)"
        r"|^(?:máy )?hết pin"
    ),
    pattern(r"(?<!\w)(?:chuado|kodo|chuađo|khongdo)(?!\w)|^(?:dạ )?chưa kịp(?: ạ| cô)*$"),
]
_MEASURING = pattern(r"đo|cặp|kẹp|cập|nhiệt|máy|pin|thủy|thuỷ|chưa kịp")
_ASKED_TO = pattern(
    r"(?<!\w)(?:cần|phải|đừng|nên) (?:đo|cặp|kẹp)|(?:cô|trường|y tế|thầy|lớp)(?: \w+)? (?:chưa|không|ko|k|có) đo"
)


def says_unmeasured(text: str) -> tuple[int, int] | None:
    """Where it says so, first and last place; None where it does not, or asks."""
    if not _MEASURING.search(text) or _ASKED_TO.search(text):
        return None
    for absent in _ABSENT:
        match = absent.search(text)
        if match and not text[match.end() :].lstrip().startswith("?"):
            return match.span()
    return None
