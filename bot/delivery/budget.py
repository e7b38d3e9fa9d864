"""What one token may send: so many a second, one a second to a chat, nothing while it is told to wait."""

import asyncio
import time
from collections import deque
from collections.abc import Callable

PER_SECOND = 28
"""Telegram speaks of about 30; two are left for messages that arrive closer together than they were sent."""
CHAT_GAP = 1.0
FORGET_CHATS = 5_000


class TooLong(Exception):
    """The token has to wait longer than a send may be held. `seconds`: how long."""

    def __init__(self, seconds: float) -> None:
        """Keep how long."""
        super().__init__(f"the token waits {seconds:.0f} s")
        self.seconds = seconds


class Budget:
    """The last second's sends of a token and the last send to each chat. Real seconds, never the moved clock's."""

    def __init__(
        self,
        per_second: int = PER_SECOND,
        chat_gap: float = CHAT_GAP,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """A token that has sent nothing yet."""
        self.per_second, self.chat_gap, self._monotonic = per_second, chat_gap, monotonic
        self._sent: deque[float] = deque()
        self._chats: dict[str, float] = {}
        self._paused_until = 0.0

    def free(self) -> int:
        """How many messages may leave now."""
        now = self._monotonic()
        self._forget(now)
        return 0 if now < self._paused_until else max(0, self.per_second - len(self._sent))

    def wait(self, block: int = 1) -> float:
        """Seconds until so many messages may leave."""
        now = self._monotonic()
        self._forget(now)
        over = len(self._sent) + min(block, self.per_second) - self.per_second
        full = self._sent[over - 1] + 1.0 - now if over > 0 else 0.0
        return max(0.0, full, self._paused_until - now)

    def chat_wait(self, chat: str) -> float:
        """Seconds until a chat may be written to again."""
        last = self._chats.get(chat)
        return 0.0 if last is None else max(0.0, last + self.chat_gap - self._monotonic())

    def paused(self) -> float:
        """Seconds the token still keeps still."""
        return max(0.0, self._paused_until - self._monotonic())

    def pause(self, seconds: float) -> None:
        """Keep still, because the messenger said so."""
        self._paused_until = max(self._paused_until, self._monotonic() + seconds)

    def debit(self, chat: str) -> None:
        """Count a message that leaves now. Answers are counted even where nothing is left."""
        now = self._monotonic()
        self._sent.append(now)
        if len(self._chats) >= FORGET_CHATS:
            self._chats = {each: at for each, at in self._chats.items() if at > now - self.chat_gap}
        self._chats[chat] = now

    async def admit(self, chat: str, longest: float = 20.0) -> None:
        """Wait until a message to the chat may leave, and count it. Raises TooLong."""
        while (wait := max(self.wait(), self.chat_wait(chat))) > 0:
            if wait > longest:
                raise TooLong(wait)
            await asyncio.sleep(wait)
        self.debit(chat)

    def _forget(self, now: float) -> None:
        while self._sent and self._sent[0] <= now - 1.0:
            self._sent.popleft()
