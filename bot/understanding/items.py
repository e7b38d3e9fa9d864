"""One phrase that was found in a typed text."""

from collections.abc import Iterable
from dataclasses import dataclass

NAME = "·"
"""With this the text of a phrase begins that is somebody's name."""


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase that was found: all it may be, the likeliest first; `codes`: of a sign ("fever", "fever?")."""

    tag: str
    tags: frozenset[str]
    text: str
    codes: tuple[str, ...] = ()
    is_exact: bool = False
    typed: str = ""


def any_ends(texts: Iterable[str], tails: str | tuple[str, ...]) -> bool:
    """Whether one of these texts ends so."""
    for text in texts:  # noqa: SIM110
        if text.endswith(tails):
            return True
    return False


def any_begins(texts: Iterable[str], heads: str | tuple[str, ...]) -> bool:
    """Whether one of these texts begins so; a loop, for a generator costs as much as three of its steps."""
    for text in texts:  # noqa: SIM110
        if text.startswith(heads):
            return True
    return False
