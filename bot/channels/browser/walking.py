"""The demo's clock as visitors move it: by an amount, or to the next instant at which somebody hears something."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from bot.channels.browser.guard import json_of
from bot.channels.browser.streams import Streams
from bot.clock import Clock
from storage.database import Database
from storage.queries.guide import Pushed, pushed_since

LONGEST_WALK = timedelta(days=14)
QUIET_STOPS = 500
NEXT = "next"


class Walking:
    """Walks the clock and says where it halted and what was heard on the way.

    What the next halt will be is not known before: whether a push leaves is decided when it leaves.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        walk: Callable[[timedelta], Awaitable[datetime]],
        next_stop: Callable[[], datetime | None],
        streams: Streams,
    ) -> None:
        """`pushed` is counted by whoever carries; `halt` is the last one, None before the first walk."""
        self.database, self.clock, self.streams = database, clock, streams
        self.walk, self.next_stop = walk, next_stop
        self.pushed = 0
        self.halt: dict[str, Any] | None = None
        self._lock = asyncio.Lock()

    async def serve(self, request: web.Request) -> web.Response:
        """Walk as asked; one walk at a time."""
        body = await json_of(request)
        to, amount = body.get("to"), body.get("advance")
        if self._lock.locked():
            raise web.HTTPConflict(text="the clock is walking already\n")
        seconds = amount if isinstance(amount, int) and 0 < amount <= LONGEST_WALK.total_seconds() else 0
        if to != NEXT and not seconds:
            raise web.HTTPBadRequest(text='{"advance": seconds} or {"to": "next"} is needed\n')
        async with self._lock:
            since = self.clock.now()
            self._tell(is_walking=True)
            try:
                heard = await (self._to_news() if to == NEXT else self._by(timedelta(seconds=seconds)))
                self.halt = await self._halt(since, to == NEXT)
            finally:
                self._tell(is_walking=False)
        return web.json_response({"now": self._now(), "heard": heard, "halt": self.halt})

    async def _by(self, amount: timedelta) -> int:
        before = self.pushed
        await self.walk(amount)
        return self.pushed - before

    async def _to_news(self) -> int:
        """Walk from instant to instant until somebody hears something: what a visitor means by the next milestone."""
        last = self.clock.now() + LONGEST_WALK
        for _ in range(QUIET_STOPS):
            stop = await asyncio.to_thread(self.next_stop)
            if stop is None or stop > last:
                return 0
            heard = await self._by(max(stop - self.clock.now(), timedelta(seconds=1)))
            self._tell(is_walking=True)
            if heard:
                return heard
        return 0

    async def _halt(self, since: datetime, is_next: bool) -> dict[str, Any]:
        def read() -> list[Pushed]:
            with self.database.reading() as connection:
                return list(pushed_since(connection, self.database.sealer, since))

        return {"to": NEXT if is_next else "", "at": self._now(), "news": _grouped(await asyncio.to_thread(read))}

    def _tell(self, *, is_walking: bool) -> None:
        self.streams.tell("clock", {"now": self._now(), "walking": is_walking, "halt": self.halt})

    def _now(self) -> str:
        return self.clock.now().isoformat()


def _grouped(pushed: list[Pushed]) -> list[dict[str, Any]]:
    """One entry for what was said in one minute of one kind, with all who heard it."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for each in pushed:
        minute = each.at.replace(second=0, microsecond=0)
        said = {"at": minute.isoformat(), "kind": each.kind, "number": each.number, "changed": each.is_edit}
        entry = found.setdefault(tuple(said.values()), {**said, "roles": []})
        if each.chat not in entry["roles"]:
            entry["roles"].append(each.chat)
    return list(found.values())
