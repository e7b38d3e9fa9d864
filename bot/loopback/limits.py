"""How much a token and a chat may be sent: two leaking budgets, checked together."""

import math
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages a second, and the short burst above it (Bot FAQ: about 30/s a token, 1/s a chat)."""

    chat_per_second: float = 1.0
    chat_burst: int = 3
    token_per_second: float = 30.0
    token_burst: int = 30
    is_on: bool = True


NO_LIMITS = Limits(is_on=False)


@dataclass(slots=True)
class Budget:
    """What is left for one token or one chat; starts full and refills with time."""

    per_second: float
    burst: int
    left: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until one more message fits; 0 when it fits now."""
        self.left = min(float(self.burst), self.left + (now - self.at) * self.per_second)
        self.at = now
        # Instants are floats: a budget that is full but for a rounding error is full.
        return max(0.0, (1.0 - self.left - 1e-6) / self.per_second)


@dataclass(slots=True)
class Budgets:
    """The budgets of one token: its own and one for each chat it writes to."""

    limits: Limits
    _token: Budget | None = None
    _chats: dict[int | str, Budget] = field(default_factory=dict)

    def debit(self, chat_id: int | str, now: float) -> int | None:
        """Take one message from both budgets, or take nothing and say how many whole seconds to wait."""
        limits = self.limits
        if not limits.is_on:
            return None
        if self._token is None:
            self._token = Budget(limits.token_per_second, limits.token_burst, float(limits.token_burst), now)
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = Budget(limits.chat_per_second, limits.chat_burst, float(limits.chat_burst), now)
            self._chats[chat_id] = chat
        wait = max(self._token.wait(now), chat.wait(now))
        if wait > 0:
            return max(1, math.ceil(wait))
        self._token.left -= 1
        chat.left -= 1
        return None
