"""What stands around a choice and chooses nothing: courtesy, and questions back."""

import re

from bot.understanding.screening import Screened, seen_in

ALL_OF_THEM = re.compile(r"(?<=\w) (?:có |bị )?đủ (?:hết|cả)(?: ạ| cô)*$")
COURTESY = Screened(
    r"\b(?:cảm|cám|cam) (?:ơn|on)"
    r"(?: (?:nhà trường|nha truong|cô giáo|thầy cô|cô|co|thầy|anh|chị|ad|bạn|ạ|a|nhiều|nhé|trước))*"
    r"|\b(?:c|cô|co|thầy|thay|chị|chi|ad) (?:ơi|oi|ui)\b"
    r"|(?<=\b(?:nha|nhé|nhe)) (?:c|e|t)\b"
    r"|\b(?:chào|chao) (?:nhà trường|cô giáo|cô|co|thầy|ad)\b|\b(?:xin lỗi|xin loi)(?: cô| thầy| ad)?"
)
ASKS = Screened(
    r"\b(?:bao nhieu|bao gio|the nao|nhu the nao|lam sao|tai sao|vi sao)\b|^sao\b"
    r"|\b(?:la gi|(?:co|thay|ha) nhi|roi (?:co|thay) ha|vay (?:co|thay)|the (?:co|thay))$"
    r"|\b(?:duoc|duoc khong|duoc ko) (?:khong|ko|k)(?: co| a| vay)*$"
)
ALL_RIGHT = re.compile(r"\b(?:thi|van|deu) (?:binh thuong|on|khong sao|ok|khoe|bt)\b")
TO_COME = Screened(
    r"\b(?:mai|mot|lat|chieu|toi|trua|tuan sau) (?:nay )?(?:em |con |me |bo |be |chau )?moi (?:di|kham|cho|duoc)\b"
)
""" "Mai mới đi viện": not done yet, whatever is named."""
_SPOKEN_TO = re.compile(r"(?<!\w)(?:cháu|chau|con|em)\s+(?:ơi|oi|ạ|à|a|nhé|nhe)[\s.!]*$", re.IGNORECASE)
_AFTERNOON = Screened(r"\b([1-9]|1[01]) giờ (?:chiều|tối)\b")


def not_spoken_to(text: str) -> str:
    """The text without the "cháu ơi" at its end: a grandmother speaks to whoever reads it, and tells of one child."""
    return _SPOKEN_TO.sub("", text)


def on_the_clock(typed: str) -> str:
    """The text with hours of the afternoon as on a clock of twenty-four hours besides."""
    return _AFTERNOON.sub(_as_of_day, typed) if seen_in(typed) & _AFTERNOON.bit else typed


def _as_of_day(match: "re.Match[str]") -> str:
    """ "5 giờ chiều" as it stands on a clock of twenty-four hours, and still as it was typed."""
    return f"{match[0]} {int(match[1]) + 12} giờ"
