"""Pictures on Zalo: fetched from an unguessable address of ours for ten minutes, else said in words."""

from datetime import timedelta

import aiohttp
import pytest

from bot.channels.zalo.fetching import may_fetch
from bot.delivery.values import Sent
from bot.evidence.values import NotFetched
from bot.jobs.shown_pictures import SHOWN_PICTURES
from bot.jobs.ticks import run_tick
from bot.loopback.zalo import ZaloLoopback
from bot.messages import Reply
from storage.changes.shown_pictures import VALID
from storage.tables import SHOWN_PICTURE
from tests.telegram.test_pictures import SVG
from tests.zalo.test_delivering import file, ready, send
from tests.zalo.wires import MOTHER, Wires, tell

SECOND = timedelta(seconds=1)
PNG = b"\x89PNG\r\n"
JPEG = b"\xff\xd8\xff a picture of a well"


async def ask(address: str, method: str = "GET") -> tuple[int, bytes, str, str]:
    async with aiohttp.ClientSession() as session, session.request(method, address) as answer:
        kind, kept = answer.headers.get("Content-Type", ""), answer.headers.get("Cache-Control", "")
        return answer.status, await answer.read(), kind, kept


def test_a_picture_is_fetched_and_its_text_stands_below_it(url: str) -> None:
    async def story(wires: Wires) -> None:
        await ready(wires)
        assert isinstance(await send(wires, Reply("Báo cáo <b>xã Phù Lam</b>", picture=SVG)), Sent)
        [said] = wires.human.heard(MOTHER)
        assert said.text == "Báo cáo xã Phù Lam"
        assert said.photo.startswith(PNG)
        assert isinstance(await send(wires, Reply("Ảnh của trường", photo=JPEG)), Sent)
        assert wires.human.heard(MOTHER)[-1].photo == JPEG
        [row, _] = wires.rows(SHOWN_PICTURE)
        assert PNG not in row.sealed_image

    tell(url, story, webhook=True)


def test_a_text_too_long_for_a_caption_follows_the_picture(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await ready(wires)
        for length in (2000, 2001):
            assert isinstance(await send(wires, Reply("ạ" * length, photo=JPEG)), Sent)
        assert [(len(said.text), bool(said.photo)) for said in wires.human.heard(MOTHER)] == [
            (2000, True),
            (0, True),
            (2000, False),
            (1, False),
        ]

    tell(file(tmp_path), story, webhook=True)


def test_without_an_address_and_where_it_is_not_fetched_the_text_says_the_same(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await ready(wires)
        wires.zalo.moods.fail_next("sendPhoto", status=400)
        assert isinstance(await send(wires, Reply("Báo cáo", picture=SVG)), Sent)
        assert wires.heard(MOTHER) == ["Báo cáo"]

    tell(file(tmp_path), story)

    async def refused(wires: Wires) -> None:
        await story(wires)
        assert [call.status for call in wires.zalo.called("sendPhoto")] == [400]

    tell(f"sqlite:///{tmp_path}/refused.db", refused, webhook=True)


def test_ten_minutes_and_the_right_token_and_nothing_but_looking(url: str) -> None:
    async def story(wires: Wires) -> None:
        start = wires.clock.now()
        wires.clock.stop_at(start)
        address = await wires.pictures.show(JPEG, "image/jpeg")
        assert address is not None
        assert address.startswith(f"{wires.settings.public_url}/picture/") and len(address.rpartition("/")[2]) == 43
        assert await ask(address) == (200, JPEG, "image/jpeg", "no-store")
        assert await ask(address, "HEAD") == (200, b"", "image/jpeg", "no-store")
        assert (await ask(address[:-1] + ("a" if address[-1] != "a" else "b")))[0] == 404
        assert [(await ask(address, method))[0] for method in ("POST", "PUT", "DELETE")] == [405] * 3
        wires.clock.stop_at(start + VALID - SECOND)
        assert (await ask(address))[0] == 200
        assert run_tick(wires.database, wires.clock, SHOWN_PICTURES) == 0
        wires.clock.stop_at(start + VALID)
        gone = await ask(address)
        assert gone[:2] == (404, b"") and gone[3] == "no-store"
        assert wires.count(SHOWN_PICTURE) == 1
        assert run_tick(wires.database, wires.clock, SHOWN_PICTURES) == 1
        assert wires.count(SHOWN_PICTURE) == 0

    tell(url, story, webhook=True)


def test_what_a_person_sent_is_fetched_from_where_it_lies_and_from_nowhere_else(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await ready(wires)
        wires.human.send_photo(MOTHER, content=JPEG)
        [name] = wires.zalo.world.photos
        address = f"{wires.zalo.base}/photo/{name}"
        assert await wires.channel.fetch("any", address, 1000) == JPEG
        assert await wires.channel.fetch("any", address, 5) == JPEG[:6]
        async with ZaloLoopback() as elsewhere:
            elsewhere.world.photos["inside"] = JPEG
            with pytest.raises(NotFetched):
                await wires.channel.fetch("any", f"{elsewhere.base}/photo/inside", 1000)
        for wrong in ("http://127.0.0.1:1/a", "file:///etc/passwd", "", "http://[", f"{wires.zalo.base}/photo/none"):
            try:
                await wires.channel.fetch("any", wrong, 1000)
            except NotFetched as error:
                assert name not in str(error)
            else:
                raise AssertionError(wrong)

    tell(file(tmp_path), story)


def test_whoever_could_write_an_update_cannot_have_us_look_around_inside() -> None:
    api = "https://bot-api.zaloplatforms.com"
    assert may_fetch("https://photo-stal-1.zdn.vn/abc.jpg", api)
    for inside in (
        "http://photo-stal-1.zdn.vn/abc.jpg",
        "https://127.0.0.1/",
        "https://10.0.0.8/",
        "https://169.254.169.254/latest",
        "https://[::1]/",
        "https://localhost/",
        "https://db.internal/",
        "https://db/",
        "https://photo-stal-1.zdn.vn:8443/",
    ):
        assert not may_fetch(inside, api), inside
