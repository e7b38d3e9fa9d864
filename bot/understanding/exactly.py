"""Lines of a list that were typed as they stand there, but for courtesy around them and the way a class is written."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.understanding.folding import clean, fold
from bot.understanding.values import Named

_AROUND = re.compile(
    r"^(?:(?:dạ|vâng|lúc|chọn|em|con|bé|học) )+|(?:[ ,]+(?:ạ|a|nhé|nha|nhe|cô|thầy|c|luôn|đi|giúp (?:em|mình)))+[.!]*$"
)
_HALF_A_CLASS = re.compile(r"\d{1,2}[a-z]")


def said_exactly(typed: str, options: Sequence[Named]) -> list[Named]:
    """Those whose label was typed; of classes also the one that begins so: "7b" where there is 7B2 alone."""
    plainly = _AROUND.sub("", typed)
    same = [o for o in options if _as_typed(o.label) in (typed, plainly)]
    compact = _compact(plainly)
    if same or compact.isdigit() or not any(c.isdigit() for c in compact):
        return same
    same = [o for o in options if _compact(o.label) == compact]
    if not same and _HALF_A_CLASS.fullmatch(compact):
        same = [o for o in options if _compact(o.label).startswith(compact)]
    return same


@lru_cache(maxsize=4096)
def _as_typed(label: str) -> str:
    return " ".join(clean(label).split())


@lru_cache(maxsize=4096)
def _compact(label: str) -> str:
    return fold(label).replace(" ", "").removeprefix("lop")
