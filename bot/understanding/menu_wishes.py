"""What is wished of the assistant itself in people's own words: no reminders, a second chat, help, a language."""

import re
from collections.abc import Iterable

from bot.understanding.folding import fold, words_of

_AROUND = words_of(
    "a c da vang thua oi co thay em chau con me bo ba ma chi anh ong tui toi minh ad admin cho hoi xin lam on giup voi "
    "vay the z v ha nhi ta di nhe nha ne thi la muon can duoc dc gium giao be no tro ly luon the "
    "bac gia dinh e m phien qua nhieu dot nay"
)
"""Words that change nothing of a wish; a negation among them would turn it round."""
_ASKED = re.compile(r"(?: (?:duoc|dc))?(?: (?:khong|ko|k|hok|hong|hem))?(?: (?:a|chau|co|em|con|oi|vay|the|nhi))*$")
""" "… được không ạ": a wish all the same."""
_NOT = words_of("khong ko k hok hong hem chua dau roi")
_MESSAGES = (
    "(?:(?:cac|cai|nhung|viec|che do|may|moi|hang ngay) )*(?:nhac nho|nhac|tin nhac|thong bao|tin nhan|nhan tin)"
)
_CHATS = "(?:zalo|tele|telegram|chat khac|tai khoan khac|may khac|dien thoai (?:khac|moi)|may moi)"
_CHILD = "(?:con|chau|be|dua|em|hoc sinh)"
_KINDS = (
    (
        "mute",
        rf"(?:(?:tat|ngung|dung|ngat|tam ngung|tam dung|chan|thoi)(?: (?:gui|nhan|luon))* {_MESSAGES}(?: nua)?"
        r"|(?:thoi )?(?:dung|thoi|khoi|khong|ko|k|hok)(?: (?:muon|can|co))? "
        r"(?:nhan tin nhan|nhan tin|gui tin nhan|gui tin|nhac nho|nhac|nhan|gui"
        r"|thong bao)(?: (?:cho )?(?:toi|minh|em))? nua"
        r"|(?:bat|mo)(?: lai)? (?:nhac nho|nhac|tin nhac|thong bao)(?: lai)?|nhac lai)",
    ),
    (
        "link",
        rf"(?:lien ket|ket noi|noi|dung|chuyen|doi|cai|dang nhap|mo|them)(?: (?:them|lai|sang|qua|voi"
        rf"|bang|tren|va|tai khoan|"
        rf"zalo|ung dung|app|cua (?:toi|minh|em)))* {_CHATS}(?: (?:voi|va|sang|qua) {_CHATS})?",
    ),
    (
        "more",
        rf"(?:them|ket noi(?: them)?|lien ket(?: them)?|dang ky(?: them)?)(?: (?:mot|1|hai|2))? {_CHILD}"
        r"(?: (?:nua|khac|thu hai|thu 2|thu ba|thu 3))*",
    ),
    (
        "help",
        r"(?:(?:xem )?huong dan(?: (?:su dung|cach dung|khai bao|cach khai(?: bao)?))?"
        r"|cach (?:su dung|dung|khai bao|khai)(?: (?:the nao|nhu the nao|ra sao))?"
        r"|(?:su dung|dung|khai bao|khai|lam) (?:nhu the nao|the nao|ra sao|sao|kieu gi|cach nao)"
        # the letter that it goes by stands there
        r"|(?:theo )?(?:so )?(?:cong van|van ban)(?: (?:so|may|nao|gi|bao nhieu|yeu cau|bat|cua bo|khai bao))*"
        r"|(?:tro giup|cac lenh|chuc nang|help|menu|danh sach lenh)|(?:lam|giup) duoc (?:gi|nhung gi))",
    ),
    (
        "language",
        r"(?:(?:doi|chuyen|dung|noi|xem|switch|change|use|speak)(?: (?:sang|qua|to|the))* )?"
        r"(?:tieng anh|tieng viet|ngon ngu(?: khac)?|english|vietnamese|language)(?: please)?",
    ),
    (
        "password",
        r"(?:(?:quen|mat|doi|lay lai|cap lai|dat lai|khong nho|ko nho)(?: mat)? )?(?:mat khau|password"
        r"|pass|ma pin|ma otp)"
        r"(?: (?:roi|la gi|o dau|gi))*",
    ),
    (
        "data",
        r"(?:xem|coi|kiem tra)(?: lai)? (?:du lieu|thong tin|ho so|lich su)(?: (?:da luu|da khai"
        r"|khai bao|ca nhan|da gui))*"
        r"(?: cua (?:toi|minh|con|chau|em|be))?|(?:du lieu|thong tin|ho so) cua (?:toi|minh|con|chau|em|be)"
        r"|lich su(?: khai bao)?",
    ),
    (
        "declare",
        r"(?:khai bao|khai)(?: suc khoe)?(?: (?:hom nay|bay gio|sang nay|ngay|luon|ngay bay gio))*"
        rf"(?: (?:giup|ho|gium))?(?: cho {_CHILD})?(?: (?:hom nay|bay gio|sang nay|ngay|luon))*",
    ),
)
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{pattern})\b")) for kind, pattern in _KINDS)


def menu_wish(text: str, names: Iterable[str] = ()) -> str | None:
    """ "mute", "link", "more" (a further child), "help", "language", "password", "data" or "declare", if the whole text
    is nothing else. `names`: what the sender's children are called.
    """
    said = " ".join(fold(text).replace(",", " ").replace("?", " ").replace(".", " ").split())
    around = _AROUND | {word for name in names for word in fold(name).split()}
    for kind, pattern in _PATTERNS:
        left, times = pattern.subn(" ", said, count=1)
        if times and set(_ASKED.sub("", left).split()) <= around and not _NOT & set(_ASKED.sub("", left).split()):
            return kind
    return None
