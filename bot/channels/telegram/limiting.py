"""python-telegram-bot's calls on the token's budget, which answers are debited from too."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery.budget import Budget, TooLong

DEBITED = frozenset({"sendMessage", "sendPhoto", "sendDocument", "editMessageText"})


class BudgetLimiter(BaseRateLimiter[int]):
    """Waits for the budget before each message. Its own limiter is first come first served and knows no gap per chat.

    Urgency is decided before: delivery claims by priority only what the budget has room for.
    """

    def __init__(self, budget: Budget) -> None:
        """Share the budget of the token."""
        self.budget = budget

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | dict[str, Any] | list[dict[str, Any]]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> bool | dict[str, Any] | list[dict[str, Any]]:
        """Call when the budget admits it. Raises RetryAfter, having paused the token."""
        if endpoint in DEBITED:
            try:
                await self.budget.admit(str(data.get("chat_id")))
            except TooLong as error:
                raise RetryAfter(int(error.seconds) + 1) from error
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            self.budget.pause(_seconds(error))
            raise


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()
