"""How it goes on after an alarm has rung: "nó tỉnh rồi", "xe cấp cứu đến rồi", "cho cháu nhập viện rồi"."""

import re

from bot.understanding.asides import ASKS
from bot.understanding.folding import MOST, fold

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
