"""Grown-ups at home who are ill, as a family tells of them: "mẹ cũng sốt", "nhà có ông bị sốt xuất huyết"."""

import re

from bot.understanding.folding import MOST, fold, words_of

_ILL = (
    r"(?:sot xuat huyet|sot(?! ruot)|ho|om|cum(?: [ab])?|covid|soi|thuy dau|quai bi|tay chan mieng|dau mat(?: do)?"
    r"|non|tieu chay|cam|benh|viem phoi|lao)"
)
_WHO = (
    r"(?:me|bo|ba(?! (?:hom|ngay|bua|con|dua|chau|tam|muoi|chin|bay))|ong|ca nha|bo me|ba me|co giup viec"
    r"|nha (?:(?:toi|em|minh|con|chau) )?(?:cung )?co (?:nguoi|ong|ba|me|bo)(?: \w+)?)"
)
_AT_HOME = re.compile(
    rf"\b{_WHO}(?: (?:noi|ngoai))?(?: (?:cung|deu|dang|bi|moi|vua|lai|hom qua|hom nay|toi qua|tu|sang nay))* {_ILL}\b"
)
_AROUND = words_of(
    "a da vang thua oi co thay cung deu dang bi moi roi tu hom qua nay sang trua chieu toi dem cao qua lam nua nha nhe "
    "em chau con be thi la va o nha cam on ma ngay 2 3 4 5 hai ba bon"
)
_PARTS = re.compile(r"[;!\n]|[.,](?!\d)")


def ill_at_home(part: str) -> bool:
    """Whether a part of a sentence tells of a grown-up at home who is ill."""
    return len(part) <= MOST and "?" not in part and _AT_HOME.search(fold(part)) is not None


def is_only_of_home(text: str) -> bool:
    """Whether a text tells of nothing else; whoever is ill then is no child of whom anything is declared."""
    parts = [fold(part) for part in _PARTS.split(text) if fold(part)]
    return ill_at_home(text) and all(set(_AT_HOME.sub(" ", part).split()) <= _AROUND for part in parts)


def is_alike_at_home(text: str) -> bool:
    """Whether somebody at home is said to be ill, too: "mẹ cũng sốt"."""
    return ill_at_home(text) and re.search(r"\b(?:cung|giong|ca nha)\b", fold(text)) is not None
