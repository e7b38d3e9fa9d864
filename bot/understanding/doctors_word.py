"""What a doctor has said of a child, as its family tells it: "bs bảo sốt xuất huyết, tiểu cầu 120"."""

import re

from bot.understanding.folding import MOST, fold

_DOCTOR = r"(?:bac si|bacsi|bs|benh vien|bv|phong kham|tram xa|tram y te|di kham|kham)"
_SAYS = r"(?:bao|noi|ket luan|chan doan|phan|cho biet|kham|ra|la|nghi|theo doi)"
_SAID = re.compile(rf"\b{_DOCTOR}\b(?: \w+){{0,6}}? {_SAYS}\b(?P<what>.*)")
_SEEN = re.compile(
    r"\b(?:di|da|dua|cho|moi) (?:\w+ ){0,4}?kham\b(?: \w+){0,5}? (?:roi|ve|xong|bs|bac si|bv)\b"
    r"|\b(?:bs|bac si) (?:\w+ )?(?:bao|noi|ket luan|chan doan)\b"
)
_FOUND = re.compile(r"\btieu cau\b|\bxet nghiem\b|\bket qua\b|\bduong tinh\b")
_DENIED = re.compile(
    r"\b(?:khong|ko|k|kg|hong|hok|chua|dau|so|lo|neu|hay)\b(?: \w+){0,3}$"
    r"|\b(?:tuan|thang|nam|lan|dot) (?:truoc|ngoai)\b"
)
_DISEASES = (
    ("dengue", r"sot xuat huyet|sxh"),
    ("hand_foot_mouth", r"tay chan mieng|tcm"),
    ("measles", r"soi"),
    ("chickenpox", r"thuy dau|trai ra"),
    ("mumps", r"quai bi"),
    ("flu", r"cum(?: [ab])?"),
    ("pink_eye", r"dau mat do"),
    ("covid", r"covid"),
)


def doctors_word(text: str) -> str:
    """The disease a doctor is said to have named, by its choice in the form; empty where none is, or it is denied."""
    said = fold(text) if len(text) <= MOST and "?" not in text else ""
    found = _SAID.search(said)
    if found is None:
        return ""
    for name, words in _DISEASES:
        named = re.search(rf"\b(?:{words})\b", found["what"])
        if named is not None and _DENIED.search(said[: found.start("what") + named.start()].strip()) is None:
            return name
    return ""


def was_seen(text: str) -> bool:
    """Whether a child is said to have been to a doctor, or what was found there."""
    said = fold(text) if len(text) <= MOST and "?" not in text else ""
    at = _SEEN.search(said) or _FOUND.search(said)
    return at is not None and _DENIED.search(said[: at.start()].strip()) is None and "chua kham" not in said
