"""Comparing what was typed: without marks, case or repeated spaces, as everything that is typed is folded."""

import hashlib
import unicodedata

from bot.understanding.folding import clean, fold

MARKED = "~"
"""Begins the name of a label by its marks."""


def label_key(label: str) -> str:
    """A short name of a label for the session's menu, so that no name is kept there."""
    return _short(fold(label))


def marked_key(label: str) -> str:
    """The same by its marks, wherever in a word they are typed ("khoẻ", "khỏe"); empty where it has none."""
    words = ["".join(sorted(unicodedata.normalize("NFD", word))) for word in clean(label).split()]
    has_marks = any(unicodedata.combining(c) or c == "đ" for word in words for c in word)
    return MARKED + _short(f"{fold(label)} {' '.join(words)}") if has_marks else ""


def _short(text: str) -> str:
    return hashlib.blake2s(text.encode(), digest_size=6).hexdigest()


__all__ = ["MARKED", "fold", "label_key", "marked_key"]
