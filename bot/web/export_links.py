"""The links of /xuat over HTTP: GET and HEAD say what it is, POST alone downloads, once."""

import asyncio
import os
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast
from uuid import uuid4

import structlog
from aiohttp import web
from sqlalchemy.engine import Connection

from bot.clock import Clock, local_date
from bot.i18n import Catalogs, Voice
from bot.reports.link_words import table_words
from bot.reports.making import official_writing, table_of
from bot.reports.tables import write_xlsx
from bot.reports.wanted import Wanted, What
from bot.shelf import forms_in_force
from bot.web.export_pages import HEADERS, About, file_names, offer_page, refusal_page
from bot.web.export_standing import Standing, standing_of
from storage.changes import store
from storage.changes.accounts import Looked
from storage.changes.export_links import give_back, hashed, take
from storage.database import Database
from storage.queries.exportable import LinkRow, exportable, link_of
from storage.queries.sender import load_accounts
from storage.queries.units import codes_of, schools_below

log = structlog.get_logger()

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHUNK = 1 << 18
"""Bytes that are read and sent at a time."""
SENT_WITHIN = 600.0
"""Seconds after which a client that takes nothing is given up."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A link as it stands now, and what it gives while it is good."""

    standing: Standing
    voice: Voice
    link: LinkRow | None = None
    about: About | None = None


class ExportLinks:
    """Serves the pages; `folder` is where workbooks lie while they are sent."""

    def __init__(self, database: Database, clock: Clock, catalogs: Catalogs, folder: Path) -> None:
        """Keep the parts; nothing is read before a request."""
        self.database, self.clock, self.catalogs, self.folder = database, clock, catalogs, folder
        # workbooks are made one after the other: each takes a core's time from the turns
        self._making = asyncio.Semaphore(1)

    def add_routes(self, application: web.Application) -> None:
        """Listen to the paths of links."""
        application.router.add_get("/export/{token}", self.show, name="export.link")
        application.router.add_post("/export/{token}", self.download, name="export.download")

    async def show(self, request: web.Request) -> web.Response:
        """What the link is for. Whoever makes previews of links asks by GET, so nothing is used up."""
        seen = await asyncio.to_thread(self._look, hashed(request.match_info["token"]))
        return _answer(seen)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """The file, to the first who comes; whatever fails on the way gives the link back."""
        token = hashed(request.match_info["token"])
        seen = await asyncio.to_thread(self._look, token)
        if seen.link is None or seen.about is None:
            return _answer(seen)
        # decided again where nothing can come between: of several at once one gets it, and no duty ends unseen
        attempt = await asyncio.wrap_future(self.database.write(partial(self._take, token)))
        if attempt is None:
            return _answer(await asyncio.to_thread(self._look, token))
        return await self._give(request, seen.link, attempt, seen.about)

    async def _give(self, request: web.Request, link: LinkRow, attempt: int, about: About) -> web.StreamResponse:
        """Make the file and send it; what fails on the way gives the link back."""
        try:
            async with self._making:
                file = await asyncio.to_thread(self._make, link, about)
        except Exception:
            log.exception("a workbook could not be made", what=link.what, unit=link.unit_id)
            await asyncio.wrap_future(self._return(link, attempt, "not made"))
            seen = await asyncio.to_thread(self._look, link.token_hash)
            return _answer(seen, has_failed=True)
        except asyncio.CancelledError:
            self._return(link, attempt, "stopped")
            raise
        try:
            with file:
                async with asyncio.timeout(SENT_WITHIN):
                    return await self._send(request, file, about)
        except (OSError, asyncio.CancelledError) as error:
            returned = self._return(link, attempt, "not arrived")
            if not isinstance(error, asyncio.CancelledError):
                await asyncio.wrap_future(returned)
            raise

    def _look(self, token_hash: bytes) -> Seen:
        """How the link stands. Reads the database: from a thread that may wait."""
        now = self.clock.now()
        with self.database.reading() as connection:
            link, voice = link_of(connection, token_hash), self.catalogs.voice("vi", "official")
            if link is None:
                return Seen(Standing.UNKNOWN, voice)
            sender = load_accounts(connection, self.database.sealer, [link.account_id], local_date(now)).get(
                link.account_id
            )
            standing = standing_of(link, sender, now)
            if sender is not None and standing is not Standing.EXPIRED:
                voice = self.catalogs.voice(sender.account.language, "official")
            if sender is None or standing is not Standing.GOOD:
                return Seen(standing, voice)
            unit = exportable(sender.duties)[link.unit_id]
            title = None
            if link.form is not None:
                form = forms_in_force(connection).get(link.form)
                title = form.title or form.name if form is not None else link.form
            code = codes_of(connection, [link.unit_id])[link.unit_id]
            return Seen(standing, voice, link, About(_wanted(link), title, unit.name, code, link.expires_at))

    def _take(self, token_hash: bytes, connection: Connection) -> int | None:
        """Take the link if it is still good, with an audit row: the number of the try, None where it is too late."""
        now, sealer = self.clock.now(), self.database.sealer
        link = link_of(connection, token_hash)
        if link is None:
            return None
        sender = load_accounts(connection, sealer, [link.account_id], local_date(now)).get(link.account_id)
        if standing_of(link, sender, now) is not Standing.GOOD:
            return None
        attempt = take(connection, token_hash, now)
        if attempt is not None:
            about = {**_wanted(link).told(), "try": attempt}
            looked = Looked(now, link.account_id, link.person_id, "export_downloaded", None, link.unit_id, about)
            store(connection, sealer, [looked])
        return attempt

    def _return(self, link: LinkRow, attempt: int, why: str) -> "Future[None]":
        """Have the link given back, with an audit row that says why."""
        about = {**_wanted(link).told(), "try": attempt, "why": why}
        looked = Looked(
            self.clock.now(), link.account_id, link.person_id, "export_given_back", None, link.unit_id, about
        )

        def write(connection: Connection) -> None:
            give_back(connection, link.token_hash, attempt)
            store(connection, self.database.sealer, [looked])

        return self.database.write(write)

    def _make(self, link: LinkRow, about: About) -> BinaryIO:
        """Write the workbook, on a reader of its own. The open file has no name any more: whatever ends us ends it."""
        today, writing = local_date(self.clock.now()), official_writing(self.catalogs)
        page, sealer = self.folder / uuid4().hex, self.database.sealer
        try:
            with self.database.reading() as connection:
                schools = schools_below(connection, link.unit_id, today)
                table = table_of(connection, sealer, about.code, schools, writing, about.wanted, today)
                page.touch(mode=0o600)
                write_xlsx(page, table, writing.headings(), scratch=self.folder)
            return page.open("rb")
        finally:
            page.unlink(missing_ok=True)

    async def _send(self, request: web.Request, file: BinaryIO, about: About) -> web.StreamResponse:
        """Stream the file. Raises ConnectionError when nobody takes it."""
        names = file_names(table_words(official_writing(self.catalogs).voice, about.wanted), about)
        response = web.StreamResponse(headers={**HEADERS, "Content-Type": XLSX, "Content-Disposition": names})
        response.content_length = os.fstat(file.fileno()).st_size
        await response.prepare(request)
        while chunk := await asyncio.to_thread(file.read, CHUNK):
            await response.write(chunk)
        await response.write_eof()
        return response


def _wanted(link: LinkRow) -> Wanted:
    return Wanted(cast(What, link.what), link.form, None, link.from_on, link.to_on)


def _answer(seen: Seen, *, has_failed: bool = False) -> web.Response:
    status = seen.standing.status
    if seen.about is None:
        page = refusal_page(seen.voice, seen.standing)
    elif has_failed:
        status = 500
        trouble = seen.voice.say("The file could not be made just now. Nothing is lost: please choose it again below.")
        page = offer_page(seen.voice, seen.about, trouble)
    else:
        page = offer_page(seen.voice, seen.about)
    return web.Response(status=status, text=page, content_type="text/html", headers=HEADERS)
