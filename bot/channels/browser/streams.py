"""Server-Sent Events: what changes in the windows and on the clock, told to every open page."""

import asyncio
import json
from typing import Any

from aiohttp import web

from bot.channels.browser.guard import HEADERS

HEARTBEAT_SECONDS = 15
BACKLOG = 1000


class Streams:
    """The open pages. One that does not keep up is cut off; it comes back and reads everything anew."""

    def __init__(self) -> None:
        self._pages: set[asyncio.Queue[bytes | None]] = set()

    def tell(self, name: str, value: Any) -> None:
        """Send an event to every open page."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        event = f"event: {name}\ndata: {text}\n\n".encode()
        for page in list(self._pages):
            if page.qsize() >= BACKLOG:
                self._cut(page)
            else:
                page.put_nowait(event)

    def close(self) -> None:
        """End all streams, so that the listener can stop."""
        for page in list(self._pages):
            self._cut(page)

    def _cut(self, page: asyncio.Queue[bytes | None]) -> None:
        self._pages.discard(page)
        while not page.empty():
            page.get_nowait()
        page.put_nowait(None)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Stream events to one page until it goes."""
        response = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream; charset=utf-8"})
        page: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._pages.add(page)
        try:
            await response.prepare(request)
            await response.write(b"retry: 1000\nevent: hello\ndata: {}\n\n")
            while True:
                try:
                    event = await asyncio.wait_for(page.get(), HEARTBEAT_SECONDS)
                except TimeoutError:
                    event = b": still here\n\n"
                if event is None:
                    return response
                await response.write(event)
        except ConnectionResetError:
            return response
        finally:
            self._pages.discard(page)
