"""One phrase that was found in a typed text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase that was found: all it may be, the likeliest first; `codes`: of a sign ("fever", "fever?")."""

    tag: str
    tags: frozenset[str]
    text: str
    codes: tuple[str, ...] = ()
    is_exact: bool = False
    typed: str = ""
