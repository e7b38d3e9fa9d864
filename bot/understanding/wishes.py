"""What people wish of their data in their own words: who reads it, that all is agreed to, that it is taken back."""

import re

from bot.understanding.folding import fold, words_of

_AROUND = words_of(
    "a c da vang thua oi co thay em chau con me bo ba ma chi anh ong tui toi minh ad admin cho hoi xin lam on giup voi "
    "vay the z v ha nhi ta di nhe nha ne thi la ma duoc dc duoc khong ko k hok roi luon gium giao xoa"
)
"""Words that change nothing of a wish."""
_WHAT = "(?:cai|tin|tin nhan|cac tin|nhung tin|may cai|may tin|nhung|du lieu|thong tin|ket qua|khai bao)"
_WHOSE = "(?: (?:nay|do|kia|cua (?:con|chau|em|be|toi|tui|minh)))*"
_MAY = "(?: (?:da|se|la nguoi|duoc|dang|co the))?"
_READS = re.compile(
    rf"\b(?:co )?(?:ai|nhung ai|nguoi nao){_MAY} (?:doc|xem)\b(?: duoc)?(?: {_WHAT})?{_WHOSE}(?: (?:toi|con|chau|em))?"
    r"|\b(?:ai|nhung ai) (?:biet|bit) (?:(?:e|em|con|chau) )?(?:bi )?(?:benh|om|sot)\b"
)
_NO_MORE = re.compile(
    r"\b(?:thoi )?(?:(?:ba|me|bo|toi|tui|em|con|minh) )?(?:khong|ko|k|hok|hong) "
    r"(?:muon )?(?:khai|tham gia|dong y)(?: bao)? (?:nua|bang tin nhan)\b"
    r"|\b(?:rut lai|rut)(?: het)? (?:su )?dong y(?: (?:het|cho|cua)(?: \w+){0,4})?|\b(?:rut lai|rut)\b"
)
_DELETED = re.compile(
    rf"\b(?:xoa|go bo|huy)(?: (?:het|toan bo|tat ca|di|cac))* (?:{_WHAT} ?)+(?:cua )?(?:con|chau|em|be|toi|tui|minh)?\b"
)
_HAVE_READ = re.compile(
    rf"\b(?:ai|nhung ai|nguoi nao) (?:da|vua) (?:doc|xem|coi|mo)\b(?: {_WHAT})?{_WHOSE}|\blich su xem\b"
)
_ITEMS = "(?: (?:muc|cai|y|dieu))?"
_TO_ALL = re.compile(
    r"\b(?:dong y|dong tinh|chon|ok|oke|tick|nhan)(?: voi)? (?:het|tat ca|toan bo|het ca|het tat ca|"
    rf"(?:ca|tat ca|het) (?:may|cac|nhung|\d|hai|ba|bon){_ITEMS})(?: (?:cac|nhung))?{_ITEMS}(?: (?:tren|nay|do))?\b"
)
_KINDS = (("have_read", _HAVE_READ), ("reads", _READS), ("no_more", _NO_MORE), ("delete", _DELETED))


def wish(text: str) -> str | None:
    """ "have_read" (who has looked), "reads" (who may), "no_more" (taking back the agreement), "delete", if the whole
    text is nothing else.
    """
    said = fold(text).replace(",", " ").replace("?", " ")
    for kind, pattern in _KINDS:
        left, times = pattern.subn(" ", said)
        if times and set(left.split()) <= _AROUND:
            return kind
    return None


def agrees_to_all(text: str) -> bool:
    """Whether all that is asked is agreed to and nothing else is said: "đồng ý hết", "chọn tất cả"."""
    said = fold(text).replace(",", " ")
    left, times = _TO_ALL.subn(" ", said)
    return bool(times) and "?" not in text and set(left.split()) <= _AROUND - {"khong", "ko", "k", "hok"}
