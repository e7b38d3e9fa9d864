"""Names that a teacher's sentence tells of and nobody of the class has: "nghĩa đi muộn", "vắng Tuấn"."""

import re
from collections.abc import Sequence

from bot.understanding.folding import clean, fold, words_of
from bot.understanding.name_words import COMMON
from bot.understanding.values import Named

_SENTENCES = re.compile(r"[!?\n]|\.(?!\d)")
_CLAUSES = re.compile(r"[;:()]|,(?!\d)| - | (?:va|và) ")
_WORD = re.compile(r"[^\W_]+")
_BEFORE = words_of("hom nay sang nay co them ban em be chau con hs thi la a")
_KIN = words_of("em be ban chau hs")
_LEADS = words_of("vang nghi thieu")
_TOLD = words_of("vang nghi om sot benh met di den chua co khong ko k bi dau non ho thi")
_POLITE = words_of("a nhe nha nua thoi roi em co phep khong ko k")
_NO_NAMES = words_of(
    "hai ba tu sau bay tam mot bon chin muoi me bo ong co thay chi anh em toi minh mai nay hom sang chieu ho om dau bi "
    "dang cong bao lop an la lan tien vui dung thi na sot met nghi vang di den con truong bao toi khoe tai gia hoi "
    "loi tin nhu the cam tam nhan ngan luc moi khoang hong ha tho mo khong da chuc le phat cat tham"
)
"""Words that are names as well but hardly here."""


def not_of_class(text: str, pupils: Sequence[Named]) -> tuple[str, ...]:
    """The names, as they were typed."""
    own = {fold(part) for pupil in pupils for part in pupil.label.split()}
    found = (
        _name_in(part, own, is_first=not at)
        for sentence in _SENTENCES.split(text)
        for at, part in enumerate(_CLAUSES.split(sentence))
    )
    return tuple(dict.fromkeys(name for name in found if name))


def is_of_none(part: str, pupils: Sequence[Named]) -> bool:
    """Whether a clause within a sentence tells of somebody who is not of the class."""
    return bool(_name_in(part, {fold(each) for pupil in pupils for each in pupil.label.split()}, is_first=False))


def _name_in(part: str, own: set[str], *, is_first: bool) -> str:
    typed: list[str] = _WORD.findall(part)
    bare = [fold(clean(word)) for word in typed]
    at = 0
    while at < len(bare) and bare[at] in _BEFORE:
        at += 1
    is_kin = at > 0 and bare[at - 1] in _KIN
    if (
        at + 1 < len(bare)
        and bare[at + 1] in _TOLD
        and _may_be(typed[at], bare[at], own, is_kin=is_kin, may_be_capital=at > 0 or not is_first)
    ):
        return typed[at]
    led = next((n for n, word in enumerate(bare) if word in _LEADS), None)
    if led is None:
        return ""
    at = led + 1
    while at < len(bare) and bare[at] in _KIN:
        at += 1
    if at < len(bare) and {*bare[at + 1 :]} <= _POLITE:
        return typed[at] if _may_be(typed[at], bare[at], own, is_kin=True) else ""
    return ""


def _may_be(typed: str, bare: str, own: set[str], *, is_kin: bool, may_be_capital: bool = False) -> bool:
    """Whether a word surely is a name, and none of the class's. `may_be_capital`: a capital there tells of one.

    Without a capital one that is a word as well is a name only without its marks: "thở", "hổng", "nằm" are none.
    """
    if bare in own or bare in _NO_NAMES or not bare.isalpha():
        return False
    if typed[0].isupper():
        return is_kin or may_be_capital or (bare in COMMON and typed.isascii())
    return bare in COMMON and (typed.isascii() or is_kin)
