"""Posting a bot's updates to its webhook: in order within a chat, again after a pause until they are taken."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import aiohttp

from bot.loopback.reading import Sent, read_response
from bot.loopback.records import Json
from bot.loopback.timekeeping import Timekeeper
from bot.loopback.updates import Updates, lane

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds between tries (the last repeats), and seconds that a webhook may take to answer."""

    pauses: tuple[float, ...] = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)
    answer_within: float = 60.0


class Courier:
    """Carries one bot's updates to one address until it is stopped."""

    def __init__(
        self,
        url: str,
        secret: str | None,
        connections: int,
        updates: Updates,
        time: Timekeeper,
        patience: Patience,
        execute: Callable[[Sent], Awaitable[None]] | None,
        header: str = SECRET,
        shaped: Callable[[Json], Json] = lambda update: update,
    ) -> None:
        """`execute` does the method that came in a webhook's answer; None: it is not looked at. `shaped`: the body."""
        self.url, self.connections = url, connections
        self.last_error: tuple[int, str] | None = None
        self.in_flight = 0
        self._headers = {header: secret} if secret else {}
        self._shaped = shaped
        self._updates, self._time, self._patience, self._execute = updates, time, patience, execute
        self._lanes: dict[str, deque[int]] = {}
        self._tries: dict[str, int] = {}
        self._ready: asyncio.Queue[str] = asyncio.Queue()
        self._tasks: set[asyncio.Task[None]] = set()
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0),
            timeout=aiohttp.ClientTimeout(total=patience.answer_within),
        )

    def start(self) -> None:
        """Begin with what waits already."""
        self._updates.on_new = self.take
        for update_id in self._updates.pending:
            self.take(update_id)
        for _ in range(self.connections):
            self._run(self._carry())

    async def stop(self) -> None:
        """Leave what was not taken in the queue."""
        self._updates.on_new = None
        # A webhook may answer with deleteWebhook: the task that does it must not wait for itself.
        others = self._tasks - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await self._session.close()

    def take(self, update_id: int) -> None:
        """Put an update at the end of its chat's line."""
        key = lane(self._updates.log[update_id])
        line = self._lanes.setdefault(key, deque())
        line.append(update_id)
        if len(line) == 1:
            self._ready.put_nowait(key)

    async def _carry(self) -> None:
        while True:
            key = await self._ready.get()
            line = self._lanes[key]
            if await self._post(line[0]):
                self._tries.pop(key, None)
                update_id = line.popleft()
                if update_id not in line:
                    self._updates.forget([update_id])
                if line:
                    self._ready.put_nowait(key)
                else:
                    del self._lanes[key]
            else:
                tries = self._tries.get(key, 0)
                self._tries[key] = tries + 1
                pauses = self._patience.pauses
                self._run(self._later(key, pauses[min(tries, len(pauses) - 1)]))

    async def _later(self, key: str, seconds: float) -> None:
        await self._time.sleep(seconds)
        self._ready.put_nowait(key)

    async def _post(self, update_id: int) -> bool:
        update: Json = self._updates.log[update_id]
        self.in_flight += 1
        try:
            # Telegram follows no redirect to another place, so neither does the stand-in.
            async with self._session.post(
                self.url, json=self._shaped(update), headers=self._headers, allow_redirects=False
            ) as response:
                if not 200 <= response.status < 300:
                    self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
                    return False
                sent = await read_response(response) if self._execute is not None else None
        except TimeoutError:
            self._failed("Read timeout expired")
            return False
        except aiohttp.ClientError as error:
            refused = isinstance(error, aiohttp.ClientConnectorError)
            self._failed("Connection refused" if refused else "Connection reset by peer")
            return False
        finally:
            self.in_flight -= 1
        if sent is not None and self._execute is not None:
            await self._execute(sent)
        return True

    def _failed(self, why: str) -> None:
        self.last_error = (int(self._time.wall()), why)
        self._updates.bell.ring()

    def _run(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
