"""What hearing by webhook and by polling share: a turn for an update, and the sign of writing while it lasts."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from bot.channels.hearing import Handle, Later
from bot.channels.zalo.deliver import ZaloCarrier
from bot.messages import Incoming, Reply

LONG_SECONDS = 0.8
"""A turn that takes longer has the person see that something is being written."""


class Listener:
    """Gives one bot's updates to the loop. All its answers are outbox rows: a call that is lost is made again."""

    def __init__(self, bot_id: str, carrier: ZaloCarrier, handle: Handle, later: Later) -> None:
        """`later` has an answer that came back as if it could be said at once leave by the outbox."""
        self.bot_id, self.carrier, self.handle, self.later = bot_id, carrier, handle, later
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, incoming: Incoming) -> Coroutine[Any, Any, Reply]:
        """Give an update to the loop, now; what is returned waits for its reply. Raises StoreFailed."""
        return self._answer(incoming, asyncio.wrap_future(self.handle(incoming)))

    async def finish(self, seconds: float) -> None:
        """Let courtesies come to their end."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()

    async def _answer(self, incoming: Incoming, reply: "asyncio.Future[Reply]") -> Reply:
        done, _ = await asyncio.wait({reply}, timeout=LONG_SECONDS)
        if not done:
            self._courtesy(incoming)
        made = await reply
        if made.toast and not made.text and not made.is_sure:
            self._courtesy(incoming)  # what was asked for is being made
        if made.text:
            await self.later(incoming.key, None)
        return made

    def _courtesy(self, incoming: Incoming) -> None:
        task = asyncio.create_task(self.carrier.typing(incoming.chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
