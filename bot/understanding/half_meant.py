"""What names a label and chooses it only half: a condition, an either-or, a question, somebody else's."""

import re
from collections.abc import Container

from bot.understanding.folding import fold, words_of
from bot.understanding.screening import Screened, any_of, seen_in

_IF = Screened(r"\bneu\b|\bgia ma\b|\bnho dau\b")
_PERHAPS = Screened(r"\b(?:co the|co le|hinh nhu|khong chung|nghe dau)\b|^(?:da |em |con |be )*chac (?!chan)\w")
_PARTLY = Screened(r"\b(?:mot phan|phan nao|nua (?:muon|dong))\b")
_NOW_AND_THEN = Screened(r"\b(luc|khi|bua|hom) \w+(?: \w+)? \1 (?:khong|ko|thi|lai)\b")
_NOT_NOT = Screened(r"\b(?:khong|ko|k) phai (?:la )?(?:khong|ko|k|chua)\b")
_ASKED = Screened(
    r"\bco (?:nen|can|phai|duoc)\b.+\b(?:khong|ko|k)(?: co| thay| a| vay| nhi| ta)*$|\bcai gi(?: co| a| vay)*$"
    r"|\bco \w+(?: \w+)? (?:khong|ko|k)(?: co| thay| a| vay| nhi| ta)*$"
    r"|\b(?:dong y|di hoc|nghi|di kham) (?:khong|ko|k)(?: co| thay| a| vay)*$"
)
_IN_VAIN = Screened(r"\bmuon\b.*\b(?:ma|nhung)\b.*\b(?:khong|ko|k|chua)\b")
_STILL_TO_COME = Screened(
    r"\b(?:mong|sap|gan|lam gi da|hy vong|uoc|cau|cho|doi|bao gio|may ma)"
    r"(?: (?:cho|con|be|mau|chong|som|no|chau|se|duoc|thay))* (?:khoi|het benh|lanh|do)\b"
)
_HALF = (_IF, _PERHAPS, _PARTLY, _NOW_AND_THEN, _NOT_NOT, _ASKED, _STILL_TO_COME, _IN_VAIN)
_ANY_HALF = any_of(*_HALF)
_ANOTHER_DAY = Screened(r"^(?:da |a |co oi |con |be |chau |em )*(?:ngay )?(?:mai|hom qua|hom kia|hom truoc|tuan sau)\b")
_NOW = words_of("nay gio hien roi dang")
_GOING = words_of("hoc lop truong kham vien")
_DAYS = words_of("mai qua kia truoc sau ngay hom tuan khi")
_ANOTHER = Screened(
    r"^(?:da |a |thua co |hom nay |bua nay )*"
    r"(?:ban (?:cung|cua|no|ngoi)|(?:anh|chi|em) (?:no|cua|ho)|co giao|thay giao|hang xom"
    r"|con (?:cua )?(?:chi|anh|co|chu|bac))\b"
)
_FALLS_OUT = Screened(
    r"\b(?:bo|me|ba|ma|cha|ong|ba)(?: (?:noi|ngoai|no|con|chau|em|be|toi))?(?: (?:thi|hom nay|nay|dang|lai))*"
    r" (?:ban|vang|di vang|di cong tac|tang ca|ket|chua ve|hoi|nho"
    r"|(?:khong|ko|k|chua) (?:\w+ ){0,2}(?:duoc|ve|ranh|kip))(?! (?:bu|hang))\b"
)
""" "Mẹ bận": who is named will not come, or something else is told of them."""
_PEOPLE = words_of("ban anh chi em co thay nguoi ong ba bo me chu bac")
_FAMILY = words_of("bo me ong ba")
_EITHER = Screened(r"(?<=\w) (?:hay(?! (?:bi|ho|sot|om|met|khoc|quen|di|noi|non|dau|la )\b)|hoac) \w")


def is_half_meant(typed: str, words: frozenset[str], *, many: bool) -> bool:
    """Whether what names a label is put as a condition, a guess or a question, or is of another day or person.

    `words`: those of the labels, which may say such things themselves.
    """
    folded = fold(typed)
    seen = seen_in(folded)
    if seen & _ANY_HALF and any(p.search(folded) for p in _HALF if seen & p.bit):
        return not words & {"neu", "the", "le"}
    if (
        words & _FAMILY
        and not words & {"ban", "vang", "om", "benh"}
        and seen & _FALLS_OUT.bit
        and _FALLS_OUT.search(folded)
    ):
        return True
    if seen & _ANOTHER.bit and not words & _PEOPLE and _ANOTHER.search(folded):
        return True
    may_be_either = not many and seen & _EITHER.bit and not words & {"hay", "hoac"}
    if may_be_either and len(folded.split()) < 8 and _EITHER.search(folded):
        return True
    if not seen & _ANOTHER_DAY.bit:
        return False
    spoken = set(folded.split())
    return bool(words & _GOING) and not words & _DAYS and not spoken & _NOW and _ANOTHER_DAY.search(folded) is not None


_BECAUSE = re.compile(r"\bdo\b")
_FOR_ITS_SAKE = Screened(
    r"((?:dạ |em |mẹ )*(?:chọn )?(?:số|câu|dòng|mục|ý) \d{1,2}|chọn \d{1,2}) "
    r"(?:cho (?!con |bé |cháu )|để |vì |do |tại )\D*$"
)
_HALF_RIGHT = Screened(r"\bdung (?!la |ra )\w+(?: \w+)? (?:ma|nhung|chi) .*\b(?:sai|nham|doi|khac|thieu)\b")


def without_reason(typed: str, text: str, words: Container[str]) -> tuple[str, str]:
    """ "Số 2 cho kịp giờ đi làm" without what for; a "do" with marks about it is no "đo" of a label."""
    typed = _BECAUSE.sub("vì", typed) if "do" in words and not typed.isascii() else typed
    chosen = _FOR_ITS_SAKE.match(typed) if seen_in(typed) & _FOR_ITS_SAKE.bit else None
    return (chosen[1], chosen[1]) if chosen else (typed, text)


def is_half_right(typed: str, words: Container[str]) -> bool:
    """ "Đúng tên mà sai lớp", where it was asked whether it is right."""
    folded = fold(typed)
    return "dung" in words and bool(seen_in(folded) & _HALF_RIGHT.bit) and _HALF_RIGHT.search(folded) is not None
