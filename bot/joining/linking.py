"""Rules of connecting a further account: its code, how long it is good, and when two persons may become one."""

import re
import secrets
from collections.abc import Collection
from datetime import timedelta

from bot.joining.rules import ALPHABET, is_code

MARK = "LK"
LENGTH = 6
LIVES = timedelta(minutes=10)
UNDO_FOR = timedelta(days=7)
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_link_code() -> str:
    """Six letters and digits, at least one of each: a thumb types them in one go."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if is_code(code):
            return code


def shown(code: str) -> str:
    """As it is shown: "LK-4K7-M9Q"; the mark tells it from the codes of slips, classes and receipts."""
    return f"{MARK}-{code[:3]}-{code[3:]}"


def read_link_code(text: str) -> str | None:
    """The code in what was typed, with its mark: any case, spaces, dashes, O for 0, I or L for 1. None: no code."""
    bare = re.sub(r"[\s\-‐‑–—.]", "", text).upper()
    code = bare.removeprefix(MARK).translate(_MISREAD)
    is_one = bare.startswith(MARK) and len(code) == LENGTH and set(code) <= set(ALPHABET)
    return code if is_one and is_code(code) else None


def may_merge(mine: str, theirs: str, *, barred: Collection[int], is_questioned: bool) -> bool:
    """Whether the person of the typing account (`mine`, a kind) may become the one who showed the code (`theirs`).

    Only a guardian's few rights can move; a bar or a questioned bond on either side leaves it to the school.
    """
    if barred or is_questioned:
        return False
    return mine == "guardian" and theirs in ("guardian", "staff", "official")
