"""The dead-man's switch: somebody outside hears once a minute that the auditor looked and found nothing wrong.

It is silent when the auditor did not look, when the store does not answer and in quarantine: what notices the silence
is outside. It never waits in the way of anything: it is a task of its own.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit, urlunsplit

import aiohttp
import sqlalchemy as sa
import structlog

from bot.clock import Clock
from storage.database import Database
from storage.queries.facts import QUARANTINE, read_fact
from storage.queries.findings import count_open
from storage.queries.health import audited_at

log = structlog.get_logger()

LOOKS_EVERY = 5.0
"""Seconds between two looks at whether the auditor has looked again."""
FRESH = timedelta(seconds=90)
TIMEOUT = 10.0
TRIES = 3
PAUSE = 2.0


@dataclass(frozen=True, slots=True)
class Beat:
    """One look of the auditor, and whether it found nothing wrong."""

    at: datetime
    is_clean: bool


class Heartbeat:
    """Pings a URL as healthchecks.io wants it: the URL itself when all is well, `/fail` behind it with findings."""

    def __init__(
        self,
        url: str,
        database: Database,
        clock: Clock,
        counted: Callable[[str], None] = lambda outcome: None,
        *,
        timeout: float = TIMEOUT,
        pause: float = PAUSE,
    ) -> None:
        """`counted` hears what became of each: ok, fail, unreachable, an HTTP status. `timeout`, `pause`: seconds."""
        self.url, self.database, self.clock, self.counted = url, database, clock, counted
        self.timeout, self.pause = aiohttp.ClientTimeout(total=timeout), pause
        self._last: datetime | None = None

    async def run(self) -> None:
        """Ping after every look of the auditor, until cancelled."""
        if not self.url:
            return
        async with aiohttp.ClientSession(timeout=self.timeout) as session:
            while True:
                try:
                    await self.beat(session)
                except Exception:
                    # the outer edge: a heartbeat that stumbles is noticed outside, and must not end for good
                    log.exception("the heartbeat stumbled; it goes on")
                await asyncio.sleep(LOOKS_EVERY)

    async def beat(self, session: aiohttp.ClientSession) -> str:
        """Ping if the auditor looked since the last time; returns what became of it, "" if there was nothing to say."""
        beat = await asyncio.to_thread(self._look)
        if beat is None or beat.at == self._last:
            return ""
        self._last = beat.at
        outcome = await self._send(session, self.url if beat.is_clean else failing(self.url))
        word = ("ok" if beat.is_clean else "fail") if outcome == "200" else outcome
        self.counted(word)
        return word

    def _look(self) -> Beat | None:
        """The auditor's last look, while it is a fresh one; None also when the store fails."""
        try:
            with self.database.reading() as connection:
                looked = audited_at(connection)
                is_still = read_fact(connection, QUARANTINE) is not None
                if looked is None or is_still or self.clock.now() - looked > FRESH:
                    return None
                return Beat(looked, count_open(connection) == 0)
        except sa.exc.SQLAlchemyError:
            log.warning("the store does not answer; no heartbeat is sent")
            return None

    async def _send(self, session: aiohttp.ClientSession, url: str) -> str:
        """Try a few times; the log names the host alone, for the path is the secret."""
        outcome = "unreachable"
        for attempt in range(TRIES):
            if attempt:
                await asyncio.sleep(self.pause * 2 ** (attempt - 1))
            try:
                async with session.get(url) as response:
                    if response.status < 300:
                        return "200"
                    outcome = str(response.status)
            except (aiohttp.ClientError, TimeoutError):
                outcome = "unreachable"
        log.warning("the heartbeat did not get through", host=urlsplit(url).hostname, why=outcome)
        return outcome


def failing(url: str) -> str:
    """The URL that says that something is wrong: `/fail` behind the path."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=parts.path.rstrip("/") + "/fail"))
