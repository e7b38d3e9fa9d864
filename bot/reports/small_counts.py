"""How counts of persons are told above a school: under five never exactly, and never so that they can be reckoned.

Whoever gets a table knows its parts and its total. A part that is hidden may be each of the values its range names,
whatever else the table says: a total is exact only where it leaves every hidden part all of them, else it is a range.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

SMALL = 5
"""Counts below this, but nought, are hidden."""
TINY = 2 * SMALL
"""Where fewer persons owe than this, the range of a hidden count would give it away: nothing of them is told."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A count as far as it is told: exact where both ends are the same."""

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        """Whether the count itself is told."""
        return self.low == self.high

    @property
    def spread(self) -> int:
        """How far the ends lie apart."""
        return self.high - self.low

    def rest_of(self, whole: int) -> "Cell":
        """What a known whole leaves, told just as far."""
        return Cell(whole - self.high, whole - self.low)

    def words(self, write: Callable[[int], str] = str) -> str:
        """ "38", "<5", "742-745"; `write`: how people write a number; "<" is not escaped."""
        if self.is_exact:
            return write(self.low)
        is_small = self.low <= 1 and self.high == SMALL - 1
        return f"<{SMALL}" if is_small else f"{write(self.low)}–{write(self.high)}"


NOUGHT = Cell(0, 0)


def count_cell(count: int, among: int | None = None) -> Cell:
    """A school's count of persons; `among`: of how many, where that is told beside it."""
    if count >= SMALL:
        return Cell(count, count)
    if among is not None and among < TINY:
        return Cell(0, SMALL - 1)
    return Cell(1, SMALL - 1) if count else NOUGHT


def debt_cell(owing: int, owed: int) -> Cell:
    """How many of those who owe at a school have not declared; whoever has is the rest, so both must not be small.

    That nobody at all declared is told of every school: it is named as silent.
    """
    if owed and owing == owed >= SMALL:
        return Cell(owing, owing)
    if owed < TINY:
        return Cell(0, owed)
    if 0 < owing < SMALL:
        return Cell(1, SMALL - 1)
    if 0 < owed - owing < SMALL:
        return Cell(owed - SMALL + 1, owed - 1)
    return Cell(owing, owing)


def total_cell(count: int, parts: Iterable[Cell], whole: int | None = None) -> Cell:
    """The total of parts that are told in the same table; `whole`: what it is a part of, where the rest is told too."""
    cells = list(parts)
    low, high = sum(cell.low for cell in cells), sum(cell.high for cell in cells)
    widest = max((cell.spread for cell in cells), default=0)
    if not widest:
        return Cell(count, count)
    is_small = 0 < count < SMALL or (whole is not None and 0 < whole - count < SMALL)
    return Cell(low, high) if is_small or not low + widest <= count <= high - widest else Cell(count, count)


def told_parts(whole: Cell, parts: dict[str, int], rest: str) -> dict[str, int]:
    """The parts of a whole that may be told beside it: a small one goes into the rest, with another if need be.

    Empty where the whole itself is not told: the parts would tell more of it than it does.
    """
    if not whole.is_exact or whole.low == 0:
        return {}
    found = {name: count for name, count in parts.items() if count}
    small = [name for name, count in found.items() if count < SMALL]
    while small or 0 < found.get(rest, 0) < SMALL:
        if len(found) == 1:
            return {}
        name = small[0] if small and small[0] != rest else min((n for n in found if n != rest), key=found.__getitem__)
        found[rest] = found.get(rest, 0) + found.pop(name)
        small = [name for name, count in found.items() if count < SMALL and name != rest]
    # all of them in one heap say nothing of why
    return {} if set(found) == {rest} and not parts.get(rest) else found
