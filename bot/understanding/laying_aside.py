"""Who is asked for words of their own and types that they do not want to: "quay lại", "thôi, không ghi nữa"."""

import re

from bot.understanding.folding import MOST, fold, words_of

_LEAVES = re.compile(
    r"\b(?:(?:quay|tro|lui) lai|(?:tro|quay) ve|thoi|bo qua|huy(?: bo)?|khoan|khoi (?:ghi|can|chuyen|viet|gui)|de sau"
    r"|back|cancel|thoat"
    r"|(?:khong|ko|k|hong|hok|chua) (?:\w+ ){0,2}nua|(?:khong|ko|k) (?:ghi|chuyen|can|doi|sua|gui|viet|nhap) ?)\b"
    r"|^(?:a |da )*(?:sua|sua lai|bo)(?: a| nhe| di)*$"
)
_AROUND = words_of(
    "a ah da vang u uh um ok thi em toi tui minh co thay chi anh con chau me bo ba tu lam duoc roi nhe nha nhen nghen "
    "hen di lai ve qua thoi khong ko k hong hok chua ghi chuyen can doi sua gui viet nhap nua cai nay do kia vay nham "
    "bam lon de sau khoan khoi huy bo thoat truoc trang luc dau quay tro lui back cancel them noi lam gi noi dung ly do"
)
"""Words that change nothing of it."""


def lays_aside(text: str) -> bool:
    """Whether the whole text only says that nothing is to be written down."""
    if len(text) > MOST or "?" in text:
        return False
    said = fold(text).replace(",", " ").replace(".", " ")
    return bool(_LEAVES.search(said)) and set(said.split()) <= _AROUND
