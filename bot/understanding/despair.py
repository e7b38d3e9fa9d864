"""Words of somebody who wants to die or to hurt themselves; what is only said so ("nóng muốn chết") is none."""

import re
from typing import Literal

from bot.understanding.folding import MOST, clean, fold

Of = Literal["self", "child", "friend"]
_I = r"(?:^|\b(?:em|con|chau|minh|toi|tui|to|tao|e|t|no|be|dang|chi|cu|lai|rat|thuc su|that su|cung|va|qua|doi) )"
_FIGURE = r"(?! (?:met|duoi|khiep|thoi|voi|me|cha|cuoi|luon|ha)\b| di duoc| vi (?:nong|met|doi|lanh|cuoi|hoc|bai|buon))"
_NOT = r"(?<!\bkhong )(?<!\bko )(?<!\bk )(?<!\bdung )(?<!\bhet )(?<!\bchang )"
_DESPAIR = re.compile(
    rf"{_I}{_NOT}muon (?:duoc )?chet\b{_FIGURE}"
    r"|\b(?:khong|ko|k|chang|hong)(?: con)? (?:muon|thiet) song\b(?! (?:chung|o|voi|cung|tai|xa|nhu|kieu))"
    r"|\bchan song\b|\bsong (?:de )?lam gi(?: nua)?\b(?! o)|\bchet (?:quach|di cho (?:roi|xong))\b"
    r"|\buoc (?:gi )?(?:\w+ )?chet di\b"
    r"|\b(?:muon|dinh|se|doi|sap|da|dang|nghi den|y dinh) tu tu\b|\btu (?:sat|van)\b"
    r"|\btu (?:lam (?:dau|hai|ton thuong)|hai|cat tay)\b|\blam dau ban than\b"
    rf"|(?<!\bbi )(?<!\bban )\b(?:rach|cat) (?:co )?tay\b(?: (?:minh|em|con|nua|roi|tu tu)\b|$)"
    r"|\b(?:kill|hurt|cut|harm) (?:myself|himself|herself)\b|\bwant to die\b|\bsuicid(?:e|al)\b|\bself harm\b"
    r"|\b(?:don t|do not) want to live\b"
)
_NO_DESPAIR = re.compile(r"\b(?:phong chong|phong ngua|tuyen truyen|bai hoc|tiet hoc|xem phim|trong phim|bi rach)\b")
_SLOWLY = re.compile(r"\btừ từ\b|\b(?:bị )rách\b|\bcắt (?:móng|nhầm)\b")
_FRIEND = re.compile(
    r"^(?:(?:co|thay|a|oi|thua|da|em|con|chau) )*(?:mot |1 )?(?:ban|em gai|em trai|nguoi|"
    r"(?:chi|anh) (?:em|con|chau|minh|toi|ay|ho|cua)) "
)
_CHILD = re.compile(r"\b(?:con (?:toi|em|minh|tui|gai|trai)|chau nha|be nha|thang be|con be|chau no|no)\b")


def tells_of_despair(text: str) -> bool:
    """Whether somebody is said to want to die or to hurt themselves; in doubt they are."""
    said = " ".join(re.findall(r"\w+", fold(text[:MOST])))
    if _DESPAIR.search(said) is None or _NO_DESPAIR.search(said) is not None:
        return False
    written = clean(text[:MOST])
    return _SLOWLY.search(written) is None or "tự tử" in written or "muốn chết" in written


def of_whom(text: str) -> Of:
    """Whether it is told of a friend, of a child, or of the one who writes."""
    said = fold(text[:MOST])
    if _FRIEND.search(said):
        return "friend"
    return "child" if _CHILD.search(said) else "self"
