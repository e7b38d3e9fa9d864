"""What families ask of a school every day and the assistant does not do: leave, being late, fetching, papers."""

import re
from collections.abc import Iterable

from bot.understanding.courtesies import courtesy
from bot.understanding.folding import MOST, fold, words_of

_AROUND = words_of(
    "a da vang thua oi co thay giao em chau con me bo ba ma be chi anh ong toi tui minh cho xin phep voi nhe nha giup "
    "thi la roi hom nay nha sang trua chieu toi mai kia ngay bua thu hai ba tu nam sau bay 2 3 4 5 6 7 1 mot tuan "
    "ca het vai may do gia dinh lop truong"
)
"""Words that change nothing of it: who, whom it is said to, which days."""
_WHY = (
    r"(?: (?:vi|do|de|di))?(?: (?:co|nha co))?"
    r" (?:ve (?:que|ngoai|noi)|viec(?: (?:gia dinh|nha|rieng|ban))?|an (?:cuoi|gio)|dam (?:cuoi|tang|gio|ma)|du lich)"
)
_KINDS = (
    (
        "paper",
        r"giay (?:ra vien|kham benh|kham|nghi om|benh vien|bac si|xac nhan)(?: (?:cua|cho) (?:con|chau|be))?"
        r" (?:nop|gui|dua|mang)(?: (?:o|cho|den|toi|cho nao))*(?: (?:dau|ai))?"
        r"|(?:nop|gui|dua) giay (?:ra vien|kham benh|kham|nghi om|bac si|xac nhan)(?: (?:o|cho))?(?: (?:dau|ai))?",
    ),
    (
        "fetched",
        r"(?:xin )?(?:ai|bo|me|ba|ong|chu|co|di|bac)?(?: (?:noi|ngoai))? ?(?:se )?(?:don|ruoc) (?:con|be|chau|em)"
        r"(?: (?:som|muon|tre|ve|giup|ho|luc may gio|luc \d+ ?(?:h|gio)?))*",
    ),
    (
        "late",
        r"(?:xin )?(?:den|toi|vao|di) (?:hoc |lop |truong )?(?:muon|tre)"
        r"(?: (?:hon)?)?(?: ?\d+ ?(?:phut|tieng|p))?|xin (?:ve|tan) som",
    ),
    (
        "back",
        r"(?:mai|ngay mai|sang mai|hom nay|thu \w+|tuan sau) (?:con|be|chau|em)(?: \w+)? (?:se |lai )?"
        r"(?:di hoc|den lop|vao lop|toi lop)(?: (?:lai|binh thuong))*"
        r"|(?:di hoc|den lop|vao lop) lai (?:tu )?(?:mai|ngay mai|sang mai|thu \w+|tuan sau)",
    ),
    (
        "absent",
        rf"(?:xin (?:phep )?)?(?:duoc )?(?:nghi|vang)(?: (?:hoc|lop|phep|mat))?"
        rf"(?: (?:\d+|mot|hai|ba|vai|may) (?:ngay|hom|bua|buoi))?(?:{_WHY})?",
    ),
)


def everyday(text: str, names: Iterable[str] = ()) -> str | None:
    """ "absent", "late", "fetched", "back" or "paper", if the whole text is nothing else. `names`: of the children."""
    if len(text) > MOST or courtesy(text) is not None:
        return None  # "vâng ạ" is no "vắng"
    said = " ".join(fold(text).replace(",", " ").replace(".", " ").replace("?", " ").split())
    around = _AROUND | {word for name in names for word in fold(name).split()}
    for kind, pattern in _KINDS:
        left, times = re.subn(rf"\b(?:{pattern})(?!\w)", " ", said, count=1)
        if times and set(re.sub(_WHY, " ", left).split()) <= around:
            return kind
    return None
