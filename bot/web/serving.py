"""The two listeners: the public one for webhooks, the administrator's for health, metrics and a movable clock."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from math import isfinite

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from bot.config import host_and_port

log = structlog.get_logger()

BODY_MOST = 1_000_000
LONGEST_WALK = 366 * 86_400.0

Ready = Callable[[], list[str]]
Walk = Callable[[timedelta], Awaitable[datetime]]


def public_application() -> web.Application:
    """What listens on LISTEN: /healthz, and the paths that channels add."""
    application = web.Application(client_max_size=BODY_MOST, middlewares=[_in_few_words])
    application.router.add_get("/healthz", _healthy)
    return application


def admin_application(ready: Ready, page: Callable[[], bytes], walk: Walk | None = None) -> web.Application:
    """What listens on ADMIN_LISTEN: /readyz, /metrics, and with `walk` POST /clock.

    `ready` says what is missing, a line each (it may wait for the database); `page` gives the metrics.
    """
    application = web.Application(client_max_size=10_000, middlewares=[_in_few_words])

    async def readyz(_request: web.Request) -> web.Response:
        missing = await asyncio.to_thread(ready)
        return web.Response(status=503 if missing else 200, text="\n".join(missing or ["ready"]) + "\n")

    async def metrics(_request: web.Request) -> web.Response:
        body = await asyncio.to_thread(page)
        return web.Response(body=body, headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    async def clock(request: web.Request) -> web.Response:
        assert walk is not None
        now = await walk(timedelta(seconds=await _advance(request)))
        return web.json_response({"now": now.isoformat()})

    application.router.add_get("/healthz", _healthy)
    application.router.add_get("/readyz", readyz)
    application.router.add_get("/metrics", metrics)
    if walk is not None:
        application.router.add_post("/clock", clock)
    return application


async def listen(application: web.Application, address: str) -> web.AppRunner:
    """Serve at `host:port`; `cleanup()` of what is returned ends it. Raises OSError when the port is taken."""
    # an access log would hold every webhook's path and nothing that metrics do not say
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=10.0)
    await runner.setup()
    host, port = host_and_port(address)
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return runner


async def _healthy(_request: web.Request) -> web.Response:
    return web.Response(text="ok\n")


async def _advance(request: web.Request) -> float:
    """The seconds asked for. Raises HTTPBadRequest."""
    try:
        asked = await request.json()
        seconds = float(asked["advance"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise web.HTTPBadRequest(text='{"advance": seconds} is needed\n') from error
    if not isfinite(seconds) or not 0 <= seconds <= LONGEST_WALK:
        raise web.HTTPBadRequest(text="the clock goes forward, by a year at most\n")
    return seconds


@web.middleware
async def _in_few_words(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refusals say no more than their number to whoever knocks."""
    try:
        return await handler(request)
    except web.HTTPException as refused:
        if refused.status in (404, 405, 413):
            return web.Response(status=refused.status)
        raise
    except (asyncio.CancelledError, ConnectionError):
        raise
    except Exception:
        log.exception("a request could not be answered", path=request.match_info.route.name or "")
        return web.Response(status=500)
