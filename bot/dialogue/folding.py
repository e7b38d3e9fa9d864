"""Comparing what was typed: without marks, case or repeated spaces, as everything that is typed is folded."""

import hashlib

from bot.understanding.folding import fold


def label_key(label: str) -> str:
    """A short name of a label for the session's menu, so that no name is kept there."""
    return hashlib.blake2s(fold(label).encode(), digest_size=6).hexdigest()


__all__ = ["fold", "label_key"]
