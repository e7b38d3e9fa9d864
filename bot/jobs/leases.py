"""Being the one process that does a thing, for example polling a token."""

import asyncio
import secrets
from datetime import timedelta

import structlog
from sqlalchemy.engine import Connection

from bot.clock import Clock
from storage.database import Database, StoreFailed
from storage.queries.leases import refuse_token, release_lease, take_lease

log = structlog.get_logger()


class Leases:
    """Leases of this process. On SQLite there is one process (a file lock sees to that), so it holds them all."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Every process is an owner of its own."""
        self.database, self.clock, self.owner = database, clock, secrets.token_hex(8)

    async def hold(self, name: str, seconds: float) -> bool:
        """Take or keep a lease; False while another process holds it. Raises StoreFailed."""
        if self.database.dialect == "sqlite":
            return True
        now = self.clock.now()

        def take(connection: Connection) -> bool:
            return take_lease(connection, name, self.owner, now, now + timedelta(seconds=seconds))

        held: bool = await asyncio.wrap_future(self.database.write(take))
        return held

    async def refuse(self, bot: str) -> None:
        """Keep that the messenger refuses a bot's token, so that every list says so."""
        now = self.clock.now()
        try:
            await asyncio.wrap_future(self.database.write(lambda c: refuse_token(c, bot, now)))
        except StoreFailed:
            log.error("that a token is refused could not be stored", bot=bot)

    async def release(self, name: str) -> None:
        """Let go, so that another process need not wait. Raises StoreFailed."""
        if self.database.dialect != "sqlite":
            await asyncio.wrap_future(self.database.write(lambda c: release_lease(c, name, self.owner)))
