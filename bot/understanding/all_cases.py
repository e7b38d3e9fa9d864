"""Several cases spoken of as one: "nhận cả 2", "cả hai đều về nhà", "tất cả đã đi khám"."""

import re

from bot.understanding.folding import clean, fold

_NUMBERS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5}
_ALL = re.compile(
    r"\b(?:ca|nhan) (?P<n>[2-9]|hai|ba|bon|nam)\b(?! (?:ngay|hom|tuan|lan|tieng|gio))|\b(?:tat ca|toan bo|both|all)\b"
)
_TAKING = re.compile(
    r"(?:(?:toi|em|co|thay|minh|ok|da|vang|de|xin|cho|a|i|will) )*"
    r"(?:nhan|take)(?: luon| ca| het| tat| toan bo| both| all)*(?: (?:[2-9]|hai|ba|bon|nam))?"
    r"(?: (?:ca|em|be|chau|dua|of them))?(?: (?:luon|nhe|nha|a|roi|day|nay|kia))*"
)


def all_said(text: str) -> int | None:
    """How many are spoken of together; 0 for all of them, None where no such thing is said."""
    found = _ALL.search(fold(text))
    if found is None or ("cá" in clean(text).split() and "cả" not in clean(text).split()):
        return None
    number = found["n"]
    return 0 if number is None else int(number) if number.isdecimal() else _NUMBERS[number]


def takes_all(text: str, *, is_marked: bool = False) -> bool:
    """Whether nothing else is said than that all of some are taken. `is_marked`: "cả" is written so, "ca" is a case."""
    if is_marked and "cả" not in clean(text).split():
        return False
    return all_said(text) is not None and _TAKING.fullmatch(fold(text)) is not None
