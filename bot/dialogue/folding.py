"""Comparing what was typed: without marks, case or repeated spaces."""

import hashlib
import unicodedata

_STROKE = str.maketrans({"đ": "d", "Đ": "d", "Ð": "d", "ð": "d"})


def fold(text: str) -> str:
    """Lower case, no marks, single spaces, no closing punctuation: "Cả 3 con đều khỏe!" -> "ca 3 con deu khoe"."""
    bare = unicodedata.normalize("NFD", text.translate(_STROKE))
    kept = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return " ".join("".join(c if c.isalnum() or c.isspace() else " " for c in kept).split())


def label_key(label: str) -> str:
    """A short name of a label for the session's menu, so that no name is kept there."""
    return hashlib.blake2s(fold(label).encode(), digest_size=6).hexdigest()
