"""Lines of a list that were typed as they stand there, but for courtesy around them and the way a class is written."""

import re
from functools import lru_cache

from bot.understanding.folding import fold
from bot.understanding.of_options import Options
from bot.understanding.values import Named

_AROUND = re.compile(
    r"^(?:(?:dạ|vâng|lúc|chọn|em|con|bé|học) )+|(?:[ ,]+(?:ạ|a|nhé|nha|nhe|cô|thầy|c|luôn|đi|giúp (?:em|mình)))+[.!]*$"
)
_HALF_A_CLASS = re.compile(r"\d{1,2}[a-z]")


def said_exactly(typed: str, options: Options) -> list[Named]:
    """Those whose label was typed; of classes also the one that begins so: "7b" where there is 7B2 alone."""
    plainly = _AROUND.sub("", typed)
    same = [o for o, label in zip(options, options.as_typed, strict=True) if label in (typed, plainly)]
    if same or plainly.replace(" ", "").isalpha():
        return same
    compact = _compact(plainly)
    if compact.isdigit() or not any(c.isdigit() for c in compact):
        return same
    same = [o for o in options if _compact(o.label) == compact]
    if not same and _HALF_A_CLASS.fullmatch(compact):
        same = [o for o in options if _compact(o.label).startswith(compact)]
    return same


@lru_cache(maxsize=4096)
def _compact(label: str) -> str:
    return fold(label).replace(" ", "").removeprefix("lop")
