"""Who has fainted is hard to wake, for whoever has to act, and who "does not breathe" denies nothing."""

import re

from bot.understanding.told import HAS, Told

SAID = {"ngất", "ngất xỉu", "xỉu", "ngất đi", "bị ngất"}
_NEARLY = re.compile(
    r"\b(?:muon|suyt|gan|sap|tuong|doi|cuoi|ngu|met|dep|xinh|xiu) (?:\w+ )?(?:ngat|xiu)\b|\bxiu (?:up|len)\b"
)
_AWAKE = re.compile(r"\b(?:tinh|do roi|hoi phuc|on roi|khoe)\b")


ALARMING = {"thở", "tho", "ngat", "xiu"}
"""Without one of these words a text stays as it is."""
_NO_BREATH = re.compile(
    r"(?<!\w)(?:(?:không|khong|ko|k|hông|hong|hổng|hết|het|chẳng)(?: còn| con)? (?:thở|tho)"
    r"(?= *(?:$|[,.;!\n]|(?:nữa|nua|rồi|roi|cô|co|ạ|nổi|noi|cứu|cuu)(?!\w)))"
    r"|(?:ngừng|ngưng|ngung) (?:thở|tho)(?!\w))"
)
""" "Nghẹn không thở", "ngừng thở": no denial of anything."""
_UNMARKED = re.compile(
    r"(?<!\w)(bi|con|be|chau|em|no) (?:ngat|xiu)"
    r"(?= *(?:$|[,.!]|(?:roi|o nha|o truong|luc|khi|trong lop|tren lop|co oi|sang nay)(?!\w)))"
)
""" "Chau bi ngat", "be xiu roi": nobody's nose is stuffed so, and nothing is a little so."""


def alarmed(cleaned: str) -> str:
    """The text with "không thở" and a "ngat" without its marks as the signs they are."""
    return _UNMARKED.sub(r"\1 ngất xỉu", _NO_BREATH.sub("không thở được", cleaned))


def has_fainted(told: Told, bare: str) -> bool:
    """Whether it is told for now: "ngất xỉu rồi", not "muốn xỉu", "xỉu hôm qua" nor "giờ tỉnh rồi"."""
    if not any(e.said in SAID and e.status == HAS and not e.is_past for e in told.entries):
        return False
    return _NEARLY.search(bare) is None and _AWAKE.search(bare) is None
