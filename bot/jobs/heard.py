"""Keeping what a messenger hands out once until its turn is stored, and what is known of a bot over restarts."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy.engine import Connection

from bot.clock import Clock
from storage.database import Database
from storage.queries.facts import read_fact, write_fact
from storage.queries.heard import HeardUpdate, forget_heard, keep_heard, waiting_heard


class Shelter:
    """Rows of updates that no messenger will bring again. Every method raises StoreFailed."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Nothing is read before it is asked for."""
        self.database, self.clock = database, clock

    async def keep(self, bot: str, body: str, done: Sequence[int]) -> int:
        """Keep an update, and forget those whose turns are stored, in one commit; returns its row's number."""
        now, sealer = self.clock.now(), self.database.sealer

        def both(connection: Connection) -> int:
            forget_heard(connection, done)
            return keep_heard(connection, sealer, bot, body, now)

        return int(await self._write(both))

    async def forget(self, done: Sequence[int]) -> None:
        """Their turns are stored."""
        await self._write(lambda connection: forget_heard(connection, done))

    async def waiting(self, bot: str) -> list[HeardUpdate]:
        """What a bot was handed and did not deal with, oldest first, a hundred at most."""
        found: list[HeardUpdate] = await self._write(lambda c: waiting_heard(c, self.database.sealer, bot))
        return found

    async def known(self, name: str) -> str | None:
        """What was noted under a name."""
        found: str | None = await self._write(lambda connection: read_fact(connection, name))
        return found

    async def note(self, name: str, value: str) -> None:
        """Note something for the next start."""
        await self._write(lambda connection: write_fact(connection, name, value))

    async def _write(self, run: Callable[[Connection], Any]) -> Any:
        return await asyncio.wrap_future(self.database.write(run))
