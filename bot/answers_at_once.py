"""How many answers of a token go straight back over the wire each second; further ones are outbox rows."""

import time
from collections.abc import Callable

ANSWERS_A_SECOND = 25


class AtOnce:
    """Counts the answers of this second for each bot."""

    def __init__(self, a_second: int, monotonic: Callable[[], float] = time.monotonic) -> None:
        """`a_second`: answers of one token."""
        self.a_second = a_second
        self._monotonic = monotonic
        self._answered: dict[str, tuple[int, int]] = {}

    def has_room(self, bot: str) -> bool:
        """Count one more answer; whether it still goes at once."""
        second, count = self._answered.get(bot, (0, 0))
        this = int(self._monotonic())
        count = count + 1 if this == second else 1
        self._answered[bot] = (this, count)
        return count <= self.a_second
