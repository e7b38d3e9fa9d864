"""One phrase that was found in a typed text."""

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
