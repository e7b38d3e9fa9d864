"""How it goes on with a child who has a case: "nó tỉnh rồi", "xe cấp cứu đến rồi"; "minh nặng hơn rồi"."""

import re

from bot.understanding.asides import ASKS
from bot.understanding.folding import MOST, clean, fold
from bot.understanding.how_now_words import canonical

_HELP = "(?:cap cuu|cuu thuong|115|bac si|bs)"
_GOES_ON = re.compile(
    r"\btinh (?:lai|roi|r|tao|day|duoc)\b|\btinh$|\b(?:xuat|ra) vien\b"
    rf"|\b{_HELP}\b(?: \w+){{0,4}} (?:den|toi|duong|roi|r)\b|\b(?:goi|cho|doi)(?: \w+){{0,2}} {_HELP}\b"
    r"|\b(?:dua|cho|cham|dang|da|den|toi|vao|vo|nhap|nam|o|di)\b(?: \w+){0,4} (?:vien|bv|cap cuu|tram xa|tram y te)\b"
    r"|\b(?:het|ngung|dung|qua|do|bot|giam)(?: \w+){0,3} (?:roi|r|hon|lai|nhieu)\b|\bon (?:dinh|roi|r|lai|hon)\b"
)


def goes_on(text: str) -> bool:
    """Whether it tells how somebody is of whom the school was told, or where they are being brought; no question."""
    said = fold(text)
    return "?" not in text and len(text) <= MOST and not ASKS.search(said) and _GOES_ON.search(said) is not None


_AILS = "(?:nang|te|xau|met|yeu|cao|dau|ho|sot|ngua|non)"
_WORSE = re.compile(
    rf"\b{_AILS}(?: (?!do|bot)\w+)? (?:hon|them)\b|\b(?:nang|met|yeu|sot) len\b|\b(?:tro|chuyen|benh) nang\b"
    r"|\bnang (?:roi|lam|qua)\b"
)
_NOT_WORSE = re.compile(
    rf"\b(?:khong|chua|dau co|so|neu|lo|chac|hay|khi|se|nho|troi|do|bot|giam|het|khoe|on)\b(?: \w+){{0,3}} {_AILS}\b"
    rf"|\b{_AILS} (?:hon )?(?:khong|chua)\b|\b(?:do|bot|giam|khoe|kha|nhe) hon\b"
)


def says_worse(text: str) -> bool:
    """Whether it says that somebody is worse, for sure: "nặng hơn rồi, sốt 40 độ", "mệt hơn hôm qua"; no question."""
    if "?" in text or len(text) > MOST or ASKS.search(fold(text)):
        return False
    said = " ".join(canonical(word) for word in re.findall(r"\w+", clean(text)))
    return _WORSE.search(said) is not None and _NOT_WORSE.search(said) is None
