"""Keeps the demo to this machine and this page: foreign names (DNS rebinding) and foreign pages are refused."""

import json
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

BODY_MOST = 8 * 1024 * 1024
"""Bytes: a picture of five megabytes as base64, with room for what is a little too large to be told so."""

Handle = Callable[[web.Request], Awaitable[web.StreamResponse]]
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def guarded(handle: Handle) -> Handle:
    """Answer only to this machine's names, and to POSTs of this very page."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if not _is_loopback(request.headers.get("Host", "")):
            raise web.HTTPForbidden(text="the demo answers at localhost, 127.0.0.1 and [::1] only\n")
        if request.method == "POST":
            _require_same_page(request)
        response = await handle(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    return answer


async def json_of(request: web.Request) -> dict[str, Any]:
    """The body as a JSON object. Raises HTTPBadRequest."""
    content = bytearray()
    async for part in request.content.iter_any():
        content += part
        if len(content) > BODY_MOST:
            raise web.HTTPRequestEntityTooLarge(max_size=BODY_MOST, actual_size=len(content))
    try:
        body = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise web.HTTPBadRequest(text="a JSON object is needed\n") from error
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="a JSON object is needed\n")
    return body


def _require_same_page(request: web.Request) -> None:
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="the content type must be application/json\n")
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("Host"):
        raise web.HTTPForbidden(text="this came from another page\n")
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise web.HTTPForbidden(text="this came from another page\n")


def _is_loopback(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return False
    if name == "localhost":
        return True
    try:
        return ip_address(name or "").is_loopback
    except ValueError:
        return False
