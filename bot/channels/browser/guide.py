"""The guide's steps, ticked off by what is stored: however it came about, and in every open page."""

import asyncio

from bot.channels.browser.streams import Streams
from storage.database import Database
from storage.queries.guide import steps_done

PAUSE_SECONDS = 0.1
"""Commits of a walking clock come by the dozen; one look serves them."""


class Guide:
    """Looks after commits whether a step is done, and tells the pages what changed."""

    def __init__(self, database: Database, streams: Streams) -> None:
        """Nothing is looked at before `start`, but by `read`."""
        self.database, self.streams = database, streams
        self._told: list[int] = []
        self._running: asyncio.AbstractEventLoop | None = None
        self._looking: asyncio.Task[None] | None = None
        self._changed = False

    def start(self) -> None:
        """Look again whenever something was stored."""
        self._running = asyncio.get_running_loop()
        self.database.after_commit.append(self._committed)

    def stop(self) -> None:
        """Look no more."""
        if self._running is not None:
            self.database.after_commit.remove(self._committed)
        self._running = None
        if self._looking is not None:
            self._looking.cancel()

    async def read(self) -> list[int]:
        """The steps that are done now."""

        def run() -> list[int]:
            with self.database.reading() as connection:
                return steps_done(connection, self.database.sealer)

        return await asyncio.to_thread(run)

    def _committed(self) -> None:
        running = self._running
        if running is not None and not running.is_closed():
            running.call_soon_threadsafe(self._look_soon)

    def _look_soon(self) -> None:
        self._changed = True
        if self._running is not None and (self._looking is None or self._looking.done()):
            self._looking = asyncio.create_task(self._look(), name="guide")

    async def _look(self) -> None:
        while self._changed:
            await asyncio.sleep(PAUSE_SECONDS)
            self._changed = False
            done = await self.read()
            if done != self._told:
                self._told = done
                self.streams.tell("guide", {"done": done})
