"""What is said of a declaration that stands already: the facts that put it right, or only that it is a mistake."""

import re
from datetime import date
from decimal import Decimal

from bot.understanding.days import read_day
from bot.understanding.folding import MOST, clean, fold, plain, words_of
from bot.understanding.kept import highest
from bot.understanding.symptoms import Facts
from bot.understanding.temperature import read_temperature
from bot.understanding.told_by_family import read_told
from bot.understanding.values import Understood

_NOT_BUT = re.compile(r"^.*?\b(?:khong|ko|k|hong|hok) phai (?:la )?.+?[ ,]+ma (?:la )?(.+)$")


def read_facts(text: str, today: date, question: str = "") -> Facts | None:
    """What a sentence adds to what was said, or puts in the place of it; None where that is nothing."""
    if len(text) > MOST:
        return None
    for said in (text, *_what_holds(text)):
        read = read_told(said, today, question)
        if isinstance(read, Understood):
            facts = read.value
            return None if "?" in text and not (facts.has or facts.maybe) else facts
        degrees = read_temperature(said)
        if isinstance(degrees, Understood) and isinstance(degrees.value, Decimal) and "?" not in text:
            return Facts(celsius=degrees.value, highest=highest(said))
        day = read_day(said, today)
        if isinstance(day, Understood) and "?" not in text:
            return Facts(onset=day.value)
    return None


def _what_holds(text: str) -> list[str]:
    """ "37,4" of "khong phai 38 ma 37,4": without marks "ma" is many words."""
    found = _NOT_BUT.match(plain(clean(text)))
    return [found[1]] if found else []


_BY_HAND = r"(?:bam|an|ghi|khai|gui|go|viet|nhan|chon|dien|bao|nhap)"
_WRONG = r"(?:nham|lon|sai)"
_DONE_WRONG = re.compile(rf"\b{_BY_HAND} (?:\w+ )?{_WRONG}\b")
_WRONG_ALONE = re.compile(rf"\b{_WRONG}\b")
_NOT_WRONG = re.compile(
    rf"\b(?:khong|ko|k|hong|hok|dau|chua|so|co) (?:\w+ )?{_WRONG}\b|\b{_WRONG} (?:hong|khong|ko|chua|a|ha)$"
)
_AROUND = words_of(
    "a ah da o ua oi roi r co thay em e con chau minh me ba bo toi tui xin loi nha nhe ma mat tum lum cai nay do hoi"
)
_PUTS_RIGHT = re.compile(rf"\b(?:{_WRONG}|sua|dinh chinh|(?:do|noi|nhan|ghi|khai) lai|moi dung|ms dung|khong phai)\b")
_UNDER_WAY = re.compile(r"\b(?:vien|benh vien|cap cuu|115|bac si|bs|kham)\b")
_ASKS = re.compile(r"\b(?:bao lau|khi nao|bao gio|luc nao|hom nao|ngay nao|bua nao|may (?:hom|ngay|bua|tuan) nua)\b")
MOST_WORDS = 10


def is_mistaken(text: str) -> bool:
    """Whether no more is said than that what was sent is a mistake: "bấm nhầm rồi", "gửi nhầm", "nhầm"."""
    folded = fold(text)
    words = folded.split()
    if "?" in text or len(words) > MOST_WORDS or _NOT_WRONG.search(folded):
        return False
    if _DONE_WRONG.search(folded):
        return True
    return _WRONG_ALONE.search(folded) is not None and set(words) - {"nham", "lon", "sai"} <= _AROUND


_TAKEN_BACK = re.compile(
    r"\b(?:xoa|huy|bo|rut|go)(?: (?:lai|giup|gium|dum|di))* (?:(?:cai|ban|lan|phieu|to|tin) )*khai\b(?: bao)?"
    r"(?: (?:suc khoe|vua|luc|hoi|moi|nay|roi|nay|ban|gui|xong|hom|sang|cua|em|con|chau|di|giup|gium|voi|cho))*"
)


def takes_back(text: str) -> bool:
    """Whether no more is wished than that what was sent is gone: "xoá cái khai lúc nãy đi"."""
    left, times = _TAKEN_BACK.subn(" ", fold(text))
    return bool(times) and "?" not in text and set(left.split()) <= _AROUND


def puts_right(text: str) -> bool:
    """Whether words say that something is put right: "nhầm", "đo lại", "sửa lại", "… mới đúng"."""
    return _PUTS_RIGHT.search(fold(text)) is not None


def is_asked(text: str) -> bool:
    """Whether it asks when, or is of days to come: "sau bao lâu cháu đi học lại", "mấy hôm nữa cháu đi học"."""
    return _ASKS.search(fold(text)) is not None


def is_under_way(text: str) -> bool:
    """Whether somebody is on the way to a doctor: that they are calmer now puts nothing right."""
    return _UNDER_WAY.search(fold(text)) is not None
