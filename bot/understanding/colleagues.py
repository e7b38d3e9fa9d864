"""Which colleague of a list is named: "cô Nhàn", "nhờ anh Tâm trực hộ", "Đỗ Thị Nhàn"."""

import re
from collections.abc import Mapping

from bot.understanding.folding import clean, fold, words_of

_TITLES = words_of("co thay anh chi chu bac em ban c a")
_WORD = re.compile(r"[^\W\d_]+")


def colleagues_named(text: str, names: Mapping[int, str]) -> tuple[int, ...]:
    """The keys of those who may be meant; of several names that fit, only those with most of their words said."""
    typed = _WORD.findall(clean(text))
    fits = {key: n for key, name in names.items() if (n := _words_said(typed, name))}
    most = max(fits.values(), default=0)
    return tuple(key for key, n in fits.items() if n == most)


def _words_said(typed: list[str], name: str) -> int:
    """How many words of a name, from its end, stand together; a given name alone counts behind a title, or first."""
    words = clean(name).split()
    for n in range(len(words), 0, -1):
        for at in range(len(typed) - n + 1):
            if not all(map(_is_same, typed[at : at + n], words[-n:])):
                continue
            if n > 1 or len(typed) == 1 or (at > 0 and fold(typed[at - 1]) in _TITLES):
                return n
    return 0


def _is_same(typed: str, word: str) -> bool:
    """Typed without marks it may be any of them: "nhan" is Nhàn, "nhân" is not."""
    return typed == word or (typed.isascii() and typed == fold(word))
