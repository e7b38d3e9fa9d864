"""What a sentence about a child tells that no question asks, kept as it was written: "sáng 39,2 giờ 37,8"."""

import re
from decimal import Decimal
from functools import lru_cache

from bot.understanding.at_home import ill_at_home
from bot.understanding.degrees import Found, holds_number, temperatures
from bot.understanding.dialect import standard
from bot.understanding.doctors_word import was_seen
from bot.understanding.folding import MOST, clean, fold
from bot.understanding.lines import Line, line_of, pattern
from bot.understanding.temperature import HIGHEST, LOWEST, NOT_MEASURED, UNUSUAL, corrected, read_temperature, settled
from bot.understanding.values import Understood

_PARTS = re.compile(r"[;!?\n]|[.,](?!\d)")
_LONG_AGO = pattern(r"(?<!\w)(?:tuần|tháng|đợt|lần|năm|hôm) (?:trước|nọ|rồi|ngoái)(?!\w)")
_FALLEN = pattern(
    r"(?<!\w)(?:giờ|bây giờ|hiện tại|hiện|=còn|xuống|hạ(?! sốt rồi))"
    r"(?: (?:sốt|rồi|còn|xuống|con|bé|cháu|nó|thì|đã|chỉ|có|được|đo|là)){0,3} \d\d"
)
_GONE = re.compile(r"\b(?:het|khoi|cat|ha|do|dut|lui|giam|bot) (?:han |con )?sot\b")
_MEDICINE = pattern(r"(?<!\w)(?:thuốc|hạ sốt|paracetamol|efferalgan|hapacol|panadol|ibuprofen)(?!\w)")
_DOUBTED = pattern(r"(?<!\w)(?:chắc|hình như|có lẽ|có vẻ|nghi|hơi|sờ|chắc là|có khi|hâm hấp|ấm ấm)(?!\w)")

_IN_HOSPITAL = re.compile(
    r"\b(?:nhap|nam|vo|vao|o|dieu tri (?:o|tai|trong)|theo doi (?:o|tai)) (?:lai )?(?:benh )?(?:vien|bv)\b"
    r"|\bnam (?:khoa|bv|benh vien|dieu tri)\b|\b(?:phai|dang|o) trong vien\b|\b(?:in|admitted to) (?:the )?hospital\b"
)
_NOT_IN_HOSPITAL = re.compile(
    r"\b(?:khong|ko|k|hong|hok|chua|dau|so|lo|neu|dinh|chac|sap|khoi|not)(?: \w+){0,3} "
    r"(?:nhap|nam|vo|vao|o|trong|in|to) (?:\w+ )?(?:khoa|vien|benh vien|bv|hospital)\b"
    r"|\b(?:ra|xuat|ra khoi) vien\b|\b(?:tuan|thang|nam|dot|lan) (?:truoc|ngoai)\b|\bgiay\b"
    r"|\b(?:khong|ko|k|chua|ha)$|\bcham soc\b|\btham\b"
)
_ANOTHERS = re.compile(
    r"\b(?:ong|ba(?! (?:hom|ngay|bua|con|dua|chau))|bo|me|bac(?! si)|hang xom|(?:anh|chi|em) (?:gai|trai|ho|ruot))\b"
    r"(?: (?!(?:cho|dua|dan|dem|bao|noi voi|khai|oi|a|xin)\b)\w+){0,4} (?:nhap|nam|vo|vao|o)\b"
)
""" "Bà nội bé Tuệ nằm viện"; not "mẹ cho bé nhập viện"."""


@lru_cache(maxsize=256)
def highest(text: str) -> Decimal | None:
    """The highest of several temperatures of one child, where a lower one is what it is now; else None."""
    line = _line(text)
    if line is None or _LONG_AGO.search(line.text):
        return None
    found = _measured(line)
    if len(found) < 2:
        return None
    now, top = settled(found, line), max(one.celsius for one in found)
    value = now.value if isinstance(now, Understood) else found[-1].celsius if _falls(line) else top
    return top if value < top <= UNUSUAL else None


def is_fallen(text: str) -> bool:
    """Whether a temperature is said to be what it has become: "giờ 37,8", "uống hạ sốt còn 37,8"."""
    line = _line(text)
    return line is not None and _falls(line) and bool(_measured(line))


def is_over(text: str) -> bool:
    """Whether a fever is said to have gone, so that there was one: "hết sốt rồi"; not "không sốt"."""
    return len(text) <= MOST and _GONE.search(fold(text)) is not None


def _falls(line: Line) -> bool:
    return _FALLEN.search(line.text) is not None


def is_unmeasured(text: str) -> bool:
    """Whether it is told that nobody has measured."""
    return read_temperature(text) == Understood(NOT_MEASURED)


def stays_in_hospital(text: str) -> bool:
    """Whether a child is said to be in hospital: not feared, denied, asked, over, or of a grown-up of the family."""
    if len(text) > MOST or "?" in text:
        return False
    parts = [fold(part) for part in _PARTS.split(text)]
    return any(
        _IN_HOSPITAL.search(part) and not _NOT_IN_HOSPITAL.search(part) and not _ANOTHERS.search(part) for part in parts
    )


def kept_words(text: str) -> str:
    """The parts of a sentence that say more than its answers do; empty where none does."""
    if len(text) > MOST:
        return ""
    falls = highest(text) is not None or is_fallen(text)
    parts = [" ".join(part.split()) for part in _PARTS.split(text)]
    return "; ".join(part for part in parts if part and _says_more(part, falls=falls))


_BEATEN = re.compile(
    r"\b(?:bi|dc|duoc) (?:\w+ ){0,4}?(?:danh|dam|tat|bat nat|xo|day|nem|chan duong)\b(?! (?:thuc|rang|giay|mong|mat))"
)
""" "Em bị bạn đánh": how somebody was hurt is read by whoever looks after them, whatever sign it left."""


def _says_more(part: str, *, falls: bool) -> bool:
    cleaned = clean(part)
    if falls and (line := _line(part)) is not None and _measured(line):
        return True
    if (_MEDICINE.search(cleaned) or is_over(part)) and holds_number(cleaned):
        return True
    if ill_at_home(part) or was_seen(part) or _BEATEN.search(fold(part)):
        return True
    return (is_unmeasured(part) and _DOUBTED.search(cleaned) is not None) or stays_in_hospital(part)


def _line(text: str) -> Line | None:
    cleaned = standard(clean(text)) if len(text) <= MOST else ""
    return line_of(cleaned) if holds_number(cleaned) else None


def _measured(line: Line) -> list[Found]:
    """What was surely measured of this child."""
    mine = [one for one in temperatures(line) if not (one.is_others or one.is_around)]
    return [one for one in corrected(mine, line) if LOWEST <= one.celsius <= HIGHEST]
