"""The demo's wire, without a browser: who may ask, what a window shows, what a restart keeps."""

import asyncio
import json
import re
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.channels.browser.words import PAGE, Words
from bot.i18n import load_catalogs
from bot.messages import Choice, Reply
from storage.changes.base import store
from storage.changes.demo import make_player
from storage.changes.outbox import Priority, Push
from storage.tables import ACCOUNT, OUTBOX
from tests.browser.page import Visitor, visit
from tests.town import Town, test_sealer


def test_what_is_typed_and_answered_stands_in_the_window(town: Town) -> None:
    async def story(page: Visitor) -> None:
        await page.says("stranger", text="a <b>b</b> & c")
        own, answer = await page.window("stranger")
        assert (own["by"], own["text"]) == ("person", "a &lt;b&gt;b&lt;/b&gt; &amp; c")
        assert (answer["by"], answer["heard"]) == ("bot", "answer")
        assert "trợ lý" in answer["text"]

    visit(town, story)


def test_a_push_rings_or_not_and_is_edited_in_place(town: Town) -> None:
    async def story(page: Visitor) -> None:
        reply = Reply("<b>Một</b>", ((Choice("Mở", "xx1"),),))
        sent = await page.channel.send("parent", reply, rings=True)
        await page.channel.send("parent", Reply("Hai"), rings=False, edit=sent.message)  # type: ignore[union-attr]
        await page.channel.send("parent", Reply("Ba"), rings=False)
        first, second = await page.window("parent")
        assert (first["text"], first["edits"], first["heard"], first["rows"]) == ("Hai", 1, "rings", [])
        assert (second["text"], second["edits"], second["heard"]) == ("Ba", 0, "silent")

    visit(town, story)


def test_a_window_seen_as_on_zalo_says_plain_words_and_edits_nothing(town: Town) -> None:
    async def story(page: Visitor) -> None:
        response = await page.post("/demo/view", {"role": "stranger", "is_text": True})
        assert response.status == 200
        await page.says("stranger", text="a")
        [stranger] = [role for role in (await page.roles())["roles"] if role["role"] == "stranger"]
        assert stranger["is_text"]
        carrier = page.channel.carriers["browser:text"]
        await carrier.send("stranger", Reply("<b>Một</b> &amp; hai", ((Choice("Mở", "xx1"),),)), rings=False)
        await carrier.send("stranger", Reply("Ba"), rings=False, edit="3")
        *_, first, second = await page.window("stranger")
        assert (first["text"], first["rows"], first["heard"]) == ("Một &amp; hai", [], "rings")
        assert (second["text"], second["edits"]) == ("Ba", 0)
        await page.post("/demo/view", {"role": "stranger", "is_text": False})
        assert not any(role["is_text"] for role in (await page.roles())["roles"])

    visit(town, story)


def test_a_window_that_turns_while_something_is_said_in_it_stays_one_account(town: Town) -> None:
    async def story(page: Visitor) -> None:
        database, person = town.database, town.seeds.person("staff", "Nguyễn Thị Lan")
        database.write(lambda c: make_player(c, test_sealer(), "nurse", person, town.clock.now())).result(timeout=10)
        for is_text in (True, False, True):
            turned = page.post("/demo/view", {"role": "nurse", "is_text": is_text})
            await asyncio.gather(page.says("nurse", text="a"), turned, page.says("nurse", text="b"))
        with database.reading() as connection:
            assert connection.execute(sa.select(ACCOUNT.c.bot)).scalars().all() == ["text"]

    visit(town, story)


def test_what_waits_to_be_said_leaves_by_the_window_as_it_is_then(town: Town) -> None:
    async def story(page: Visitor) -> None:
        sealer, database = test_sealer(), town.database
        person = town.seeds.person("staff", "Nguyễn Thị Lan")

        def put(connection: Connection) -> None:
            make_player(connection, sealer, "nurse", person, town.clock.now())
            account = connection.execute(sa.select(ACCOUNT.c.id)).scalar_one()
            push = Push("x", account, "browser:demo", "list", Priority.DIGEST, town.clock.now())
            store(connection, sealer, [push])

        database.write(put).result(timeout=10)
        await page.post("/demo/view", {"role": "nurse", "is_text": True})
        with database.reading() as connection:
            assert connection.execute(sa.select(OUTBOX.c.bot)).scalars().all() == ["browser:text"]
            assert connection.execute(sa.select(ACCOUNT.c.bot)).scalars().all() == ["text"]
        await page.says("nurse", text="0")
        with database.reading() as connection:
            assert len(connection.execute(sa.select(ACCOUNT.c.id)).all()) == 1

    visit(town, story)


def test_a_picture_stands_above_its_words(town: Town) -> None:
    async def story(page: Visitor) -> None:
        svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
        await page.channel.send("parent", Reply("Báo cáo", picture=svg), rings=False)
        [message] = await page.window("parent")
        assert message["text"] == "Báo cáo"
        assert message["picture"].startswith("data:image/png;base64,iVBOR")

    visit(town, story)


def test_a_window_cannot_be_written_over_from_another(town: Town) -> None:
    async def story(page: Visitor) -> None:
        sent = await page.channel.send("parent", Reply("Một"), rings=False)
        outcome = await page.channel.send("nurse", Reply("Hai"), rings=False, edit=sent.message)  # type: ignore[union-attr]
        assert "not there" in getattr(outcome, "why", "")
        assert [message["text"] for message in await page.window("parent")] == ["Một"]

    visit(town, story)


def test_conversations_outlive_the_process_and_are_sealed(town: Town) -> None:
    async def story(page: Visitor) -> None:
        await page.says("stranger", text="bí mật")

    visit(town, story)
    with town.database.engine.connect() as connection:
        stored = connection.exec_driver_sql("select sealed_body from browser_message").scalars().all()
    assert stored
    assert not any("bí mật".encode() in bytes(body) for body in stored)

    async def later(page: Visitor) -> None:
        first, _ = await page.window("stranger")
        assert first["text"] == "bí mật"

    visit(town, later)


def test_roles_are_those_who_have_an_account_and_a_stranger(town: Town) -> None:
    seeds = town.seeds
    commune = seeds.unit("X1", "Xã Phù Lam", "commune")
    school = seeds.unit("MN1", "MN Hoa Ban", "school", parent=commune)
    in_class = seeds.school_class(school, "Thỏ Ngọc")
    child = seeds.pupil("Trần Gia Tuệ", school, in_class)
    mother, _ = seeds.guardian("Nguyễn Thị Mai", [child])
    nurse, _ = seeds.holder("Lê Thị Thảo", "school_health", school, school=school)
    now = town.clock.now()
    for role, person in (("parent", mother), ("nurse", nurse)):
        play = partial(make_player, sealer=test_sealer(), role=role, person_id=person, now=now)
        town.database.write(play).result(timeout=10)

    async def story(page: Visitor) -> None:
        listed = await (await page.client.get("/demo/roles")).json()
        shown = [(role["role"], role["title"], role["group"]) for role in listed["roles"]]
        assert shown == [
            ("parent", "Mẹ của Tuệ", "family"),
            ("nurse", "Y tế trường", "school"),
            ("stranger", "Kết nối bằng phiếu mời hoặc số điện thoại", "nobody"),
        ]
        assert (await page.post("/demo/say", {"role": "somebody else", "text": "x"})).status == 400

    visit(town, story)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.5:8080", ""])
def test_other_host_names_are_refused(town: Town, host: str) -> None:
    async def story(page: Visitor) -> None:
        for path in ("/", "/demo/roles", "/demo/messages", "/demo/events"):
            assert (await page.client.get(path, headers={"Host": host})).status == 403
        assert (await page.post("/demo/clock", {"advance": 60}, Host=host)).status == 403

    visit(town, story)


@pytest.mark.parametrize("host", ["localhost:8080", "127.0.0.1:8080", "[::1]:8080"])
def test_this_machines_names_are_answered(town: Town, host: str) -> None:
    async def story(page: Visitor) -> None:
        assert (await page.client.get("/", headers={"Host": host})).status == 200

    visit(town, story)


def test_other_pages_cannot_speak_for_the_visitor(town: Town) -> None:
    async def story(page: Visitor) -> None:
        say, before = {"role": "stranger", "text": "x"}, town.clock.now()
        assert (await page.post("/demo/say", say, Origin="http://evil.example")).status == 403
        assert (await page.post("/demo/say", say, **{"Sec-Fetch-Site": "cross-site"})).status == 403
        form = {"Content-Type": "text/plain"}
        assert (await page.client.post("/demo/clock", data='{"advance": 60}', headers=form)).status == 415
        assert town.clock.now() == before
        assert await page.window("stranger") == []

    visit(town, story)


@pytest.mark.parametrize("body", [{}, {"advance": 0}, {"advance": -60}, {"advance": "60"}, {"advance": 10**9}, []])
def test_a_clock_is_only_walked_forward_by_a_sensible_amount(town: Town, body: Any) -> None:
    async def story(page: Visitor) -> None:
        before = town.clock.now()
        assert (await page.post("/demo/clock", body)).status == 400
        assert town.clock.now() == before
        answer = await (await page.post("/demo/clock", {"advance": 900})).json()
        assert answer["now"].startswith("2026-11-22T23:05")

    visit(town, story)


def test_open_pages_hear_of_messages_and_the_clock(town: Town) -> None:
    async def story(page: Visitor) -> None:
        stream = await page.client.get("/demo/events")
        assert b"hello" in await stream.content.readuntil(b"\n\n")
        await page.says("stranger", text="xin chào")
        heard = await stream.content.readuntil(b"\n\n")
        assert heard.startswith(b"event: message\ndata: ")
        assert json.loads(heard.split(b"data: ")[1])["text"] == "xin chào"
        await page.channel.stop()

    visit(town, story)


def test_every_sentence_of_the_page_is_in_the_catalog() -> None:
    catalogs = load_catalogs()
    said = Words(catalogs).all
    assert len(said) > 50
    assert [msgid for msgid in said if catalogs.by_language["vi"].find("official", msgid) is None] == []
    page = Words(catalogs).page("vi")
    assert "{{" not in page
    assert "__" not in page


def test_the_page_needs_nothing_from_elsewhere() -> None:
    for path in PAGE.iterdir():
        urls = set(re.findall(r"https?://[\w./]+", path.read_text())) - {"http://www.w3.org/2000/svg"}
        assert not urls, (path.name, urls)
