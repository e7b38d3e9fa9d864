"""What a page may post that is not what the page posts: refused or answered, nothing breaks, the next one is served."""

import json
from collections.abc import Iterator
from typing import Any

from structlog.testing import capture_logs

from storage.tables import INBOX
from tests.browser.page import Visitor, visit
from tests.naughty.strings import NAUGHTY
from tests.town import Town
from tests.zalo.test_hearing import post, registered
from tests.zalo.wires import Wires, tell

HALF, LONG, DEEP = "\ud83d", "x" * 100_000, b"[" * 100_000
WRONG: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.5, 1e308, 10**25, "", HALF, LONG, "²", "٣", "-1", "1e3", "0x1", "9" * 40),
    *([], ["stranger"], {}, {"a": [None]}, "\0", "null", "../..", "<b>"),
)
"""Values of every type that JSON has, and strings that a number, a key or a row must not be made of."""
NO_JSON = (
    *(b"", b"null", b"[]", b"1", b'"a"', b"{", b"{]", b"NaN", b"\xff\xfe{}", b"\x00", b"{}" * 2, b"9" * 5_000),
    *(DEEP, b'{"role":' + DEEP, "{“role”: 1}".encode(), b"role=stranger&text=a", b"<role/>", b'{"text": "\xff"}'),
)
FIELDS = {
    "say": ("text", "start", "action", "message", "contact", "photo", "role", "khong-co"),
    "clock": ("advance", "to"),
    "language": ("language",),
    "view": ("is_text", "role"),
}
USUAL: dict[str, dict[str, Any]] = {
    "say": {"role": "stranger", "text": "chào", "action": "ak4"},
    "clock": {},
    "language": {},
    "view": {"role": "stranger"},
}
ANSWERED = (200, 400, 409, 413)


def bodies(path: str) -> Iterator[bytes]:
    """Nothing of JSON, fields left out, and each field with every wrong value in turn."""
    yield from NO_JSON
    usual = USUAL[path]
    for left_out in usual:
        yield json.dumps({name: value for name, value in usual.items() if name != left_out}).encode()
    for field in FIELDS[path]:
        for value in WRONG:
            body = {name: given for name, given in usual.items() if field != "text" or name != "action"}
            if field in ("start", "photo", "contact"):
                body = {"role": "stranger"}
            yield json.dumps({**body, field: value}).encode()


def test_the_page_is_posted_every_kind_of_body(tmp_path: Any) -> None:
    town = Town(f"sqlite:///{tmp_path}/page.db")

    async def story(page: Visitor) -> None:
        json_is = {"Content-Type": "application/json"}
        for path in FIELDS:
            for body in bodies(path):
                answer = await page.client.post(f"/demo/{path}", data=body, headers=json_is)
                assert answer.status in ANSWERED, (path, body[:80], answer.status)
                if body in NO_JSON:
                    assert answer.status == 400, body[:80]
            for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "x"):
                answer = await page.client.post(f"/demo/{path}", data=b"{}", headers={"Content-Type": kind})
                assert answer.status == 415, kind
        await page.post("/demo/view", {"role": "stranger", "is_text": False})
        for kind in ("halves of pairs", "controls", "codes"):
            for text in NAUGHTY[kind]:
                for sent in ({"start": text}, {"action": text}, {"action": "ak4", "message": text}):
                    answer = await page.post("/demo/say", {"role": "stranger", **sent})
                    assert answer.status == 200, (sent, await answer.text())
        await page.says("stranger", text="chào")
        assert (await page.window("stranger"))[-1]["by"] == "bot"

    with capture_logs() as logged:
        visit(town, story)
    town.close()
    assert [line for line in logged if line["log_level"] in ("error", "critical")] == []


def test_zalo_is_told_what_no_platform_tells(tmp_path: Any) -> None:
    """Every field of a message with every wrong value: taken or left, and the next message is answered."""
    sender = {"id": "z1", "display_name": "Mai", "is_bot": False}
    chat = {"id": "z1", "chat_type": "PRIVATE"}
    usual = {"from": sender, "chat": chat, "text": "chào", "date": 1_795_400_000_000}
    image = {"event": "message.image.received", "photo_url": "https://x.example/a.jpg", "caption": ""}

    def updates() -> Iterator[Any]:
        for number, value in enumerate(WRONG):
            named = {"message_id": f"m{number}", **usual}
            for field in ("message_id", "from", "chat", "text", "date"):
                yield {"event_name": "message.text.received", "message": {**named, field: value}}
            yield {"event_name": value, "message": named}
            yield {"event_name": "message.text.received", "message": value}
            yield {"event_name": "message.text.received", "message": {**named, "chat": {**chat, "id": value}}}
            for field in ("photo_url", "caption"):
                message = {**named, **image, "message_id": f"{field}{number}", field: value}
                yield {"event_name": image["event"], "message": message}

    async def story(wires: Wires) -> None:
        await registered(wires)
        wires.human.meet("z1")
        for body in (*NO_JSON, *(json.dumps(each).encode() for each in updates())):
            assert await post(wires, body) == 200, body[:200]
        last = {"event_name": "message.text.received", "message": {"message_id": "last", **usual}}
        before = len(wires.heard("z1"))
        assert await post(wires, json.dumps(last).encode()) == 200
        await wires.until(lambda: len(wires.heard("z1")) > before, 50)
        assert wires.count(INBOX, INBOX.c.state != "done") == 0

    with capture_logs() as logged:
        tell(f"sqlite:///{tmp_path}/wires.db", story, webhook=True)
    assert [line for line in logged if line["log_level"] in ("error", "critical")] == []
