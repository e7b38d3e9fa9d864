"""Pictures under unguessable addresses, for a messenger that takes no upload and fetches them: ten minutes each."""

import asyncio

from aiohttp import web

from bot.clock import Clock
from storage.changes import store
from storage.changes.export_links import hashed, new_token
from storage.changes.shown_pictures import ShowPicture
from storage.database import Database
from storage.queries.shown_pictures import Shown, shown_picture

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, noimageindex",
}


class ShownPictures:
    """Puts pictures under addresses, and serves them there; whoever has the address sees it, nobody else."""

    def __init__(self, database: Database, clock: Clock, public_url: str) -> None:
        """`public_url`: where LISTEN is reached from outside; empty: nowhere, so nothing is shown."""
        self.database, self.clock, self.base = database, clock, public_url.rstrip("/")

    def add_routes(self, application: web.Application) -> None:
        """Listen to the paths of pictures: GET, and HEAD with it."""
        application.router.add_get("/picture/{token}", self.serve, name="picture")

    async def show(self, picture: bytes, media: str) -> str | None:
        """An address of a picture for ten minutes; None where nobody could reach it. Raises StoreFailed."""
        if not self.base:
            return None
        token = new_token()
        shown, sealer = ShowPicture(hashed(token), media, picture, self.clock.now()), self.database.sealer
        await asyncio.wrap_future(self.database.write(lambda connection: store(connection, sealer, [shown])))
        return f"{self.base}/picture/{token}"

    async def serve(self, request: web.Request) -> web.Response:
        """The picture; what never was and what is over look the same."""
        shown = await asyncio.to_thread(self._look, hashed(request.match_info["token"]))
        if shown is None:
            return web.Response(status=404, headers=HEADERS)
        return web.Response(body=shown.content, content_type=shown.media, headers=HEADERS)

    def _look(self, token_hash: bytes) -> Shown | None:
        with self.database.reading() as connection:
            return shown_picture(connection, self.database.sealer, token_hash, self.clock.now())
