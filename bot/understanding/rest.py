"""Whether a sentence about one child says that the sender's others are well: "hai đứa kia khỏe", "còn Minh thì ổn"."""

import re
from collections.abc import Sequence
from datetime import date

from bot.understanding.children import read_child
from bot.understanding.folding import MOST, fold
from bot.understanding.symptoms import read_symptoms
from bot.understanding.values import Named, Understood

_MARK = re.compile(r"[,;.!\n]+")
_PART = re.compile(r"[,;.!\n]+|(?i:(?<!\w)(?:còn|nhưng|và)(?!\w) )")
_HEAD = r"(?:dua|be|chau|con|nhoc|em|cu|anh|chi|anh em|chi em|anh chi em)"
_REST = re.compile(
    rf"\b(?:(?P<number>\d|hai|ba|bon|nam|sau) |(?P<several>may|cac|nhung) )?"
    rf"(?:{_HEAD} (?:kia|khac|con lai)|(?P<rest>con lai))\b"
)
_NUMBERS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6}
_WELL = re.compile(
    r"(?:^| )(?:(?:thi|deu|cung|van|hien|dang|rat|tat ca|ca) )*"
    r"(?:(?:binh )?(?:khoe|thuong|on|ok|oke|bt|bth)|"
    r"(?:khong|ko|k|hong|hok|hem|chang|chua) (?:bi |thay |co )?(?:sao|gi))"
    r"(?: (?:manh|re|het|ca|hoan toan|ma|roi|r|a|nhe|nha|nghen|co|thay|oi|vui|choi))*$"
)
"""How a part ends that says so; not as a question, and not with more behind it."""
_AT_SCHOOL = re.compile(
    r",?(?: (?:va|van|cung|deu|nen|cho))* (?:di hoc|den lop|di lop)(?: binh thuong| deu| day du)?\b"
)
_NOT_NOW = re.compile(r"\b(?:neu|mong|vong|chac|hinh nhu|hom qua|hom kia|hoi truoc|khong biet|ko biet)\b")


def the_rest_is_well(text: str, others: Sequence[Named], today: date) -> bool:
    """Whether each of the others is said to be well, and surely they; a doubt is no.

    `others`: all of the family but the one the sentence tells of.
    """
    if not others or len(text) > MOST or "?" in text:
        return False
    return _all_by_rest(text, len(others)) or _all_by_name(text, others, today)


def _all_by_rest(text: str, how_many: int) -> bool:
    parts = [fold(part) for part in _MARK.split(text)]
    found = [(match, part) for part in parts for match in [_REST.search(part)] if match is not None]
    if len(found) != 1:
        return False
    [(match, part)] = found
    number = match["number"]
    told_of = int(_NUMBERS.get(number, number)) if number else how_many if match["several"] or match["rest"] else 1
    is_here = _NOT_NOW.search(part) is None
    return told_of == how_many and is_here and _WELL.match(part[match.end() :]) is not None


def _all_by_name(text: str, others: Sequence[Named], today: date) -> bool:
    named: set[str] = set()
    for part in _PART.split(text):
        read = read_child(part, others) if part.strip() else None
        if isinstance(read, Understood) and is_well_now(part, today):
            named |= set(read.value)
    return named == {each.key for each in others}


def is_well_now(part: str, today: date) -> bool:
    """Whether what is said of somebody is that they are well, surely and now; that they go to school may stand by."""
    folded = _AT_SCHOOL.sub("", fold(part))
    if "?" in part or _NOT_NOW.search(folded) or not _WELL.search(folded):
        return False
    read = read_symptoms(part, today)
    return isinstance(read, Understood) and read.value.is_well and not (read.value.has or read.value.maybe)
