"""What channels share in hearing: webhooks' doors, the one process that polls, and rests that end when told to stop."""

import asyncio
import hmac
import random
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Protocol

import structlog
from aiohttp import web

from bot.messages import Incoming, Reply
from storage.database import StoreFailed

log = structlog.get_logger()

BODY_MOST = 1_000_000
BODY_SECONDS = 10.0
LONGEST_BACKOFF = 30.0
LEASE_SECONDS = 30

Handle = Callable[[Incoming], "Future[Reply]"]
Heard = Callable[[str], None]
Hold = Callable[[float], Awaitable[bool]]
Later = Callable[[str, str | None], Awaitable[None]]
"""`later(key, message)` has an answer that is kept leave by the outbox."""


class Leases(Protocol):
    """Being the one process that does a thing."""

    async def hold(self, name: str, seconds: float) -> bool:
        """Take or keep a lease."""
        ...

    async def release(self, name: str) -> None:
        """Let go of it."""
        ...

    async def refuse(self, bot: str) -> None:
        """Keep that a bot's token is refused."""
        ...


class Resting:
    """Something that goes on until told to stop, and rests the longer the more often it failed."""

    def __init__(self) -> None:
        """It has not failed yet."""
        self.failures = 0
        self.stopping = asyncio.Event()

    def stop(self) -> None:
        """Begin nothing more; what is in hand is finished."""
        self.stopping.set()

    async def back_off(self, at_least: float = 0.0) -> None:
        """Rest after a failure, longer each time, with jitter."""
        self.failures += 1
        wait = min(LONGEST_BACKOFF, 0.5 * 2.0 ** min(self.failures, 10))
        await self.rest(max(at_least, wait * random.uniform(0.5, 1.0)))  # noqa: S311 - spreads retries

    async def rest(self, seconds: float) -> None:
        """Wait so long, or until told to stop."""
        try:
            await asyncio.wait_for(self.stopping.wait(), seconds)
        except TimeoutError:
            return


@dataclass(frozen=True, slots=True)
class Wrongs:
    """What a messenger's client raises: what passes, what refuses the token, and whose own words may be logged."""

    passing: tuple[type[Exception], ...]
    refused: tuple[type[Exception], ...]
    in_words: tuple[type[Exception], ...]
    setting: str


async def insist(what: str, call: Callable[[], Awaitable[Any]], wrongs: Wrongs) -> Any:
    """Call until the messenger does it; None when it refuses the token of the setting."""
    attempt = 0
    while True:
        try:
            return await call()
        except wrongs.refused:
            log.error(f"the messenger refuses a token. Set a valid {wrongs.setting} and restart", call=what)
            return None
        except wrongs.passing as error:
            # other errors' words may hold an address, which holds the token
            why = str(error) if isinstance(error, wrongs.in_words) else type(error).__name__
            log.warning("the messenger did not take a call; it is tried again", call=what, why=why)
            attempt += 1
            await asyncio.sleep(min(30.0, 2.0**attempt) * random.uniform(0.5, 1.0))  # noqa: S311


def is_secret(request: web.Request, header: str, secret: str) -> bool:
    """Whether a request brings the secret in its header, compared in constant time."""
    given = request.headers.get(header, "")
    return hmac.compare_digest(given.encode(errors="surrogateescape"), secret.encode())


async def read_body(request: web.Request) -> bytes:
    """The body, as long as it is neither huge nor slow. Raises HTTPRequestEntityTooLarge, TimeoutError."""
    if (request.content_length or 0) > BODY_MOST:
        raise web.HTTPRequestEntityTooLarge(max_size=BODY_MOST, actual_size=request.content_length or 0)
    async with asyncio.timeout(BODY_SECONDS):
        body = bytearray()
        async for chunk in request.content.iter_any():
            body += chunk
            if len(body) > BODY_MOST:
                raise web.HTTPRequestEntityTooLarge(max_size=BODY_MOST, actual_size=len(body))
    return bytes(body)


async def stored(incoming: Incoming, reply: Awaitable[Reply], heard: Heard) -> Reply | web.Response:
    """The reply to an update that a webhook brought, or what the messenger is told instead.

    503 when the store did not take it: it is to be sent again.
    """
    try:
        made = await reply
    except StoreFailed:
        heard("not stored")
        return web.Response(status=503)
    except Exception:
        # the outer edge of updates: sent again it would fail again
        log.exception("an update could not be dealt with", key=incoming.key)
        heard("failed")
        return web.Response()
    heard("done")
    return made
