"""The temperature that a sentence tells beside other things, and what it makes of a fever that is told or denied."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.understanding.degrees import Found, holds_number, temperatures
from bot.understanding.dialect import standard
from bot.understanding.folding import clean, plain
from bot.understanding.lines import line_of
from bot.understanding.temperature import LOWEST, UNUSUAL, settled
from bot.understanding.values import NOT_UNDERSTOOD, Understood

NORMAL, FEVER, SURE_FEVER = Decimal("37.2"), Decimal("37.5"), Decimal("38")
"""°C below which a fever of yesterday is over, from which one cannot be denied, and from which there is one even if
nobody says so."""


@dataclass(frozen=True, slots=True)
class Heated:
    """A text without its temperatures (`rest`), without marks (`bare`), and the one that is surely the child's."""

    rest: str
    bare: str
    celsius: Decimal | None
    are_several: bool = False
    is_past: bool = False
    """Whether it is of yesterday, and none of today stands beside it."""
    was_high: bool = False
    """Whether one of several was a fever, whenever it was."""
    is_low: bool = False
    """Whether none of several was one."""


def heated(text: str) -> Heated:
    """Take the temperatures out of a text."""
    cleaned = standard(clean(text))
    if not holds_number(cleaned):
        return Heated(cleaned, plain(cleaned), None)
    line = line_of(cleaned)
    found = temperatures(line)
    rest = cleaned
    for one in found:
        end = one.end
        while end > one.start and rest[end - 1 : end + 1].isalpha() and end < len(rest):
            # the unit took the first letter of a word: "38 ruoi c|o oi"
            end -= 1
        # the sign keeps what stands before it and behind it from being read as one phrase
        rest = rest[: one.start] + "°" + " " * (end - one.start - 1) + rest[end:]
    mine = [one for one in found if not one.is_others]
    read = settled(mine, line) if mine else NOT_UNDERSTOOD
    if isinstance(read, Understood):
        return Heated(rest, plain(cleaned), read.value, len(mine) > 1, was_high=_was_high(mine))
    past = [one for one in mine if one.is_past and one.is_sure and not one.is_around]
    if len(mine) == 1 == len(past) and LOWEST <= past[0].celsius <= UNUSUAL:
        return Heated(rest, plain(cleaned), past[0].celsius, is_past=True)
    is_low = len(mine) > 1 and all(one.celsius < FEVER for one in mine)
    return Heated(rest, plain(cleaned), None, len(mine) > 1, is_low=is_low, was_high=_was_high(mine))


def _was_high(found: Sequence[Found]) -> bool:
    return len(found) > 1 and any(SURE_FEVER <= one.celsius <= UNUSUAL for one in found)


def weigh(
    heat: Heated, has: list[str], hasnt: list[str], maybe: list[str], *, is_unsure: bool, was_before: bool
) -> None:
    """Move a fever to where its temperature puts it; `was_before`: it was told of an earlier time alone.

    What was measured then as well stays open, for its highest degree counts."""
    celsius = heat.celsius
    if celsius is None:
        return
    if celsius < FEVER and was_before and "fever" in has:
        has.remove("fever")
        (hasnt if celsius < NORMAL and not heat.was_high and not is_unsure else maybe).append("fever")
    if celsius >= SURE_FEVER and "fever" not in has + hasnt + maybe:
        has.append("fever")
    if celsius >= SURE_FEVER and "fever" in maybe and not is_unsure:
        maybe.remove("fever")
        has.append("fever")
    if celsius >= FEVER and "fever" in hasnt:
        hasnt.remove("fever")
        maybe.append("fever")
