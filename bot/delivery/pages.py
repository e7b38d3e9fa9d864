"""Who writes into a chat: whoever answers at once, and whoever sends the answers that were kept, take turns.

Without it a kept answer that was rendered a moment before the next press would put the old page over the new one.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

REMEMBERED = 5_000
"""Chats whose last answered update is known; what was forgotten is as if nobody had gone on."""


class Pages:
    """The chats of one bot, in one process."""

    def __init__(self) -> None:
        """Nobody has been answered yet."""
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._answered: dict[str, str] = {}

    @asynccontextmanager
    async def answering(self, chat: str, update: str) -> AsyncIterator[None]:
        """Answer an update: from now on earlier answers are old, and what is on the wire arrives first."""
        self.note(chat, update)
        async with self._lock(chat):
            yield

    def note(self, chat: str, update: str) -> None:
        """An update is about to be answered."""
        self._answered.pop(chat, None)
        self._answered[chat] = update
        if len(self._answered) > REMEMBERED:
            del self._answered[next(iter(self._answered))]

    def is_busy(self, chat: str) -> bool:
        """Whether something is on the wire to a chat just now."""
        return chat in self._locks

    @asynccontextmanager
    async def keeping(self, chat: str, update: str) -> AsyncIterator[bool]:
        """Send the kept answer to an update; tells whether it is still the newest page there."""
        async with self._lock(chat):
            yield self._answered.get(chat, update) == update

    def _lock(self, chat: str) -> asyncio.Lock:
        lock = self._locks.get(chat)
        if lock is None:
            lock = self._locks[chat] = asyncio.Lock()
        return lock
