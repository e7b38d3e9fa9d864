"""The pages of links over real HTTP on loopback, beside a town; and whoever opens them."""

import asyncio
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import sqlalchemy as sa
from aiohttp import web

from bot.web.export_links import ExportLinks
from bot.web.serving import listen, public_application
from storage.tables import AUDIT, DUTY, EXPORT_LINK
from tests.escalating.hoa_ban import AMBER, HoaBan
from tests.town import MONDAY, Actor, Town

ADDRESS = re.compile(r"https?://\S+/export/\S+")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Pages:
    """A browser of no particular person."""

    def __init__(self, town: Town, links: ExportLinks, base: str) -> None:
        self.town, self.links, self.base = town, links, base
        self.client = httpx.Client(timeout=60)

    def get(self, address: str) -> httpx.Response:
        return self.client.get(address)

    def post(self, address: str) -> httpx.Response:
        return httpx.post(address, timeout=60)

    def audit(self, action: str) -> list[dict[str, object]]:
        with self.town.database.reading() as connection:
            rows = connection.execute(sa.select(AUDIT).where(AUDIT.c.action == action).order_by(AUDIT.c.id)).all()
        return [dict(row.about) for row in rows]

    def rows(self) -> list[sa.Row[tuple[object, ...]]]:
        with self.town.database.reading() as connection:
            return list(connection.execute(sa.select(EXPORT_LINK).order_by(EXPORT_LINK.c.id)))


@contextmanager
def serving(town: Town, folder: Path) -> Iterator[Pages]:
    """Serve the links of a town on a loop and a thread of their own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    links = ExportLinks(town.database, town.clock, town.catalogs, folder)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def start() -> web.AppRunner:
        application = public_application()
        links.add_routes(application)
        return await listen(application, f"127.0.0.1:{port}")

    runner = asyncio.run_coroutine_threadsafe(start(), loop).result(30)
    town.loop.public_url = f"http://127.0.0.1:{port}/"
    pages = Pages(town, links, f"http://127.0.0.1:{port}")
    try:
        yield pages
    finally:
        pages.client.close()
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(30)
        loop.close()


def link_in(actor: Actor) -> str:
    """The address in the last message."""
    found = ADDRESS.search(actor.last.text)
    assert found is not None, actor.last.plain
    return found[0]


def kindergarten(town: Town) -> HoaBan:
    """Two families have declared, one child of each is followed up."""
    hoa_ban = HoaBan(town).usual_staff()
    tue, an = hoa_ban.child("Trần Gia Tuệ"), hoa_ban.child("Nguyễn Hoài An")
    mother, other = hoa_ban.mother_of(tue), hoa_ban.mother_of(an, name="Lê Thị Vân")
    town.to("Mon", "06:41")
    mother.declares(tue)
    other.declares(an, AMBER)
    town.by(minutes=1)
    return hoa_ban


def asks(actor: Actor, *labels: str) -> str:
    """Somebody asks for a workbook and gets the address."""
    actor.says("/xuat")
    for label in labels:
        actor.taps(label)
    return link_in(actor)


def end_duty(school: HoaBan, office: str) -> None:
    """From today on the duty is somebody else's."""
    ended = sa.update(DUTY).where(DUTY.c.person_id == school.persons[office]).values(to_on=MONDAY)
    school.town.database.write(lambda c: c.execute(ended)).result(10)
