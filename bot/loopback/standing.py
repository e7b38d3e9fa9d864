"""What every messenger's stand-in has: an address on this machine, moods, a time that may be moved, people who wait."""

import asyncio
import ipaddress
import json
import time
from collections.abc import Callable, Iterable
from typing import Any, Self

from aiohttp import web

from bot.loopback.moods import Mood, Moods
from bot.loopback.reading import FILE_MOST, Sent, read_request
from bot.loopback.records import Call, Json
from bot.loopback.refusals import Refusal
from bot.loopback.timekeeping import Timekeeper


class StandIn:
    """A messenger on this machine; `async with` serves it at `base`."""

    def __init__(
        self,
        latency: float = 0.0,
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        """Latency in seconds, before each answer."""
        self.time = Timekeeper(now, wall)
        self.bell = self.time.bell()
        self.latency = latency
        self.moods = Moods(self.time.now)
        self.base = ""
        self._runner: web.AppRunner | None = None

    def routes(self) -> Iterable[web.RouteDef]:
        """What it serves; all else is not found."""
        raise NotImplementedError

    async def end(self) -> None:
        """End what posts and waits."""
        raise NotImplementedError

    def account(self, token: str) -> Any:
        """The bot of a token. Raises Refusal for one that is none."""
        raise NotImplementedError

    async def call(self, account: Any, method: str, sent: Sent) -> tuple[Call, Mood]:
        """Do one call and record it; the answer is in the record, refused or not."""
        raise NotImplementedError

    async def serve_call(self, request: web.Request) -> web.Response:
        """Do a call that came over HTTP, and answer it as the mood is."""
        try:
            account = self.account(request.match_info["token"])
            sent = await read_request(request)
        except Refusal as refusal:
            return answered(refusal.status, refusal.body())
        call, mood = await self.call(account, request.match_info["method"], sent)
        if mood.late_by or self.latency:
            await self.time.sleep(mood.late_by + self.latency)
        if mood.is_lost and request.transport is not None:
            call.is_lost = True
            request.transport.abort()
        return answered(self.http_status(call), call.answer)

    def http_status(self, call: Call) -> int:
        """The status of an answer."""
        return call.status

    def moved(self) -> None:
        """Say that the time source was moved."""
        self.time.moved()

    async def until(self, is_so: Callable[[], Any], within: float = 5.0) -> None:
        """Wait until something holds, looking whenever something happened. Raises TimeoutError, real seconds."""
        async with asyncio.timeout(within):
            while not is_so():
                await self.bell.wait(0.2)

    async def __aenter__(self) -> Self:
        """Listen on a free port of 127.0.0.1."""
        await self.listen("127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop listening, posting and waiting."""
        await self.close()

    async def listen(self, host: str, port: int) -> None:
        """Serve at an address of this machine; `base` says which."""
        if not _is_near(host):
            raise ValueError(f"the stand-in listens on this machine only, not on {host}")
        app = web.Application(client_max_size=FILE_MOST)
        app.router.add_routes(self.routes())
        app.router.add_route("*", "/{rest:.*}", _not_found)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        shown = f"[{host}]" if ":" in host else host
        self.base = f"http://{shown}:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        """End everything that runs."""
        await self.end()
        if self._runner is not None:
            await self._runner.cleanup()

    async def serve(self, listen: str, ready: Callable[[], None]) -> None:
        """Serve at HOST:PORT until cancelled; `ready` is called once it listens. Raises ValueError, OSError."""
        host, _, port = listen.rpartition(":")
        if not port.isdigit():
            raise ValueError(f"{listen} is no address; write HOST:PORT")
        await self.listen(host.strip("[]") or "127.0.0.1", int(port))
        try:
            ready()
            await asyncio.Event().wait()
        finally:
            await self.close()


def answered(status: int, body: Json) -> web.Response:
    """The answer to a call, refused or not."""
    wait = body.get("parameters", {}).get("retry_after")
    headers = {"Retry-After": str(wait)} if wait is not None else None
    return web.json_response(body, status=status, headers=headers, dumps=json.dumps)


def _is_near(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


async def _not_found(request: web.Request) -> web.Response:
    refusal = Refusal(404, "Not Found")
    return answered(refusal.status, refusal.body())
