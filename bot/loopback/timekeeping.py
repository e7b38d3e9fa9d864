"""The stand-in's time: one source for budgets, waits and ages, which a test may move by hand."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress


class Bell:
    """Wakes everybody who waits for something to happen, so that each looks again."""

    def __init__(self) -> None:
        """A bell nobody has rung yet."""
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake whoever waits now."""
        rung, self._rung = self._rung, asyncio.Event()
        rung.set()

    async def wait(self, seconds: float) -> None:
        """Return at the next ring, or after so many real seconds."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._rung.wait(), max(seconds, 0.0))


class Timekeeper:
    """Reads a time source in seconds; `wall` gives Unix seconds for dates that people see."""

    def __init__(self, now: Callable[[], float] = time.monotonic, wall: Callable[[], float] = time.time) -> None:
        """Take the sources; with one that is moved by hand, call `moved` after each move."""
        self.now = now
        self.wall = wall
        self._bells: list[Bell] = []

    def bell(self) -> Bell:
        """Make a bell that also rings when time is moved."""
        self._bells.append(Bell())
        return self._bells[-1]

    def moved(self) -> None:
        """Let everybody who waits look at the time again."""
        for bell in self._bells:
            bell.ring()

    async def sleep(self, seconds: float) -> None:
        """Wait until the source shows `seconds` more."""
        deadline = self.now() + seconds
        bell: Bell | None = None
        while (left := deadline - self.now()) > 0:
            if bell is None:
                bell = self.bell()
            await bell.wait(left)
        if bell is not None:
            self._bells.remove(bell)
