"""Numbers of a list as people amend them: "không phải 1 mà 2", "1 sai, 2 mới đúng", "số ba", "cả 1 và 2", "1 đến 3"."""

import re

from bot.understanding.folding import plain
from bot.understanding.pointing import NUMBER_WORDS
from bot.understanding.screening import Screened, seen_in

_LED = r"so|muc|cau|y|dong|nut|lua chon|phuong an|option|cai thu|y thu|dong thu|cau thu|lua chon thu"
_NUMBER = rf"(?:(?:{_LED}|cai) )*\d{{1,2}}"
_NOT = r"(?:khong|ko|k|hong|hok|dau|chang)"
_IN_WORDS = re.compile(rf"\b({_LED}) ({'|'.join(NUMBER_WORDS)})\b")
_NOT_BUT = re.compile(
    rf"^.*?\b{_NOT} phai (?:la )?{_NUMBER}(?: dau| a)?(?:,? (?:ma|la|ma la)|[,.;])+ (?:la )?({_NUMBER}.*)$"
)
_BUT_NOT = re.compile(rf"^(.*?{_NUMBER}\b.*?)[,.;]? (?:chu )?{_NOT} phai (?:la )?{_NUMBER}(?: dau| a| co| nha| nhe)*$")
_RIGHT_IS = re.compile(
    rf"^.*?\b(?:sai|nham|lon)(?: roi)?[,.; ]+(?:ma )?({_NUMBER}) (?:moi|thi moi) (?:dung|phai)(?: a| co)*$"
)
_TURNED = re.compile(
    rf"^.*?\b(?:doi (?:lai )?(?:sang|thanh|qua)|sua (?:lai )?(?:la|thanh)|chon lai(?: la)?) ({_NUMBER}.*)$"
)
_BOTH = re.compile(rf"\bca ({_NUMBER}) (?:va|lan|voi)(?: ca)? ({_NUMBER})\b")
_ONLY = re.compile(rf"^(?:da |em )*(?:moi|chi|chi co|duy nhat)(?: moi)? (?={_NUMBER}\b)")
_SPAN = re.compile(
    rf"^(?:da |em |chon )*(?:tu )?({_NUMBER}) (?:den|toi) (?:het )?({_NUMBER})(?: a| co| nha| nhe| luon)*$"
)
_MAY_LEAD = Screened(r"\b(?:so|muc|cau|y|dong|nut|chon|an|option|thu) ")
_MOST = 12


def amended(typed: str, vocabulary: frozenset[str], *, many: bool) -> str:
    """The text with what it says of numbers said plainly; as it is where it says nothing of them.

    `vocabulary`: the words of the labels, which point to no number.
    """
    bare = plain(typed)
    is_of_words = typed.replace(" ", "").isalpha()
    if (is_of_words or not any(c.isdigit() for c in typed)) and not (
        seen_in(typed) & _MAY_LEAD.bit and _MAY_LEAD.search(bare)
    ):
        return typed
    typed, bare = _with_digits(typed, bare, vocabulary)
    for pattern in (_NOT_BUT, _BUT_NOT, _RIGHT_IS, _TURNED):
        if (match := pattern.match(bare)) is not None:
            typed, bare = typed[match.start(1) : match.end(1)], match[1]
    span = _SPAN.match(bare) if many else None
    if span is not None:
        first, last = (int(re.sub(r"\D", "", one)) for one in span.groups())
        return " ".join(map(str, range(first, last + 1))) if first < last <= _MOST else typed
    if (only := _ONLY.match(bare)) is not None:
        typed, bare = typed[only.end() :], bare[only.end() :]
    return _BOTH.sub(r"\1 va \2", bare) if _BOTH.search(bare) else typed


def _with_digits(typed: str, bare: str, vocabulary: frozenset[str]) -> tuple[str, str]:
    """ "Số ba" as "số 3": behind what points to a number a word for one is no father."""
    for match in reversed(list(_IN_WORDS.finditer(bare))):
        if not set(match[1].split()) & vocabulary:
            digit = str(NUMBER_WORDS[match[2]])
            typed = typed[: match.start(2)] + digit + typed[match.end(2) :]
            bare = bare[: match.start(2)] + digit + bare[match.end(2) :]
    return typed, bare
