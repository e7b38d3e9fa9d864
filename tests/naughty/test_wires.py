"""Naughty strings over the wires themselves: Zalo's webhook in both shapes, the page's POST; names of people there."""

import asyncio
import json
import sys
from functools import partial
from typing import Any

import structlog
from aiogram.types import Update

from bot.channels.telegram import receive as telegram
from bot.channels.zalo import receive as zalo
from storage.tables import INBOX
from tests.browser.page import Visitor, visit
from tests.naughty.strings import EVERY, NAUGHTY
from tests.town import Town
from tests.zalo.test_hearing import post
from tests.zalo.wires import Wires, tell

HARD = [*NAUGHTY["halves of pairs"], *NAUGHTY["marks of HTML"], *NAUGHTY["controls"], "", "a" * 4096, "<" * 4097]
"""The page keeps and tells each message twice, which takes a while."""


def zalo_update(number: int, text: str, name: str = "Mai") -> dict[str, Any]:
    """A message as Zalo's platform tells it."""
    sender = {"id": f"z{number}", "display_name": name, "is_bot": False}
    chat = {"id": f"z{number}", "chat_type": "PRIVATE"}
    message = {"message_id": f"n{number}", "from": sender, "chat": chat, "text": text, "date": 1_795_400_000_000}
    return {"event_name": "message.text.received", "message": message}


def test_every_string_is_taken_by_the_webhook_and_answered_in_pieces(tmp_path: Any) -> None:
    """The two shapes of bodies take turns, and so do the bots: each says only so many a second."""
    tokens = [f"zalo-{number}:AAtest-token_of-the-wires-{number:010}" for number in range(4)]

    async def story(wires: Wires) -> None:
        await wires.until(lambda: all(wires.zalo.account(token).courier is not None for token in tokens))
        secrets = [(wires.id_of(token), wires.settings.secret_of(wires.id_of(token))) for token in tokens]
        for number in range(len(EVERY)):
            wires.human.meet(f"z{number}", bot=secrets[number % len(tokens)][0])
        for number, text in enumerate(EVERY):
            update = zalo_update(number, text, name=text)
            bot, secret = secrets[number % len(tokens)]
            body = json.dumps({"ok": True, "result": update} if number // len(tokens) % 2 else update)
            assert await post(wires, body.encode(), secret, bot) == 200, ascii(text)
        # the stand-in refuses what is too long as Zalo does
        for number in range(len(EVERY)):
            # however long all take: the next one comes soon
            bot, _ = secrets[number % len(tokens)]
            await wires.until(partial(wires.heard, f"z{number}", bot), 60)
        assert wires.count(INBOX) == len(EVERY)
        assert wires.count(INBOX, INBOX.c.state != "done") == 0

    with structlog.testing.capture_logs() as logged:
        tell(f"sqlite:///{tmp_path}/wires.db", story, webhook=True, tokens=tokens, within=600)
    assert [line for line in logged if line["log_level"] in ("error", "critical")] == []


def test_hard_strings_are_taken_by_the_page_and_stand_in_its_window(tmp_path: Any) -> None:
    town = Town(f"sqlite:///{tmp_path}/page.db")

    async def story(page: Visitor) -> None:
        for text in HARD:
            answer = await page.post("/demo/say", {"role": "stranger", "text": text})
            assert answer.status == (200 if 0 < len(text) <= 4096 else 400), ascii(text)
        window = await page.window("stranger")
        said = [message for message in window if message["by"] == "person"]
        answered = [message for message in window if message["by"] == "bot"]
        assert len(said) == sum(0 < len(text) <= 4096 for text in HARD) <= len(answered)
        assert not [message for message in said if "<" in message["text"]]

    visit(town, story)
    town.close()


def test_what_somebody_calls_themselves_there_changes_nothing() -> None:
    plain = zalo.to_incoming(zalo_update(1, "chào"), "1")
    for text in EVERY:
        assert zalo.to_incoming(json.loads(json.dumps(zalo_update(1, "chào", name=text))), "1") == plain
    person = {"id": 7, "is_bot": False, "first_name": "Mai"}
    chat = {"id": 7, "type": "private", "first_name": "Mai"}
    message = {"message_id": 9, "date": 1_795_400_000, "chat": chat, "from": person, "text": "chào"}
    known = telegram.to_incoming(Update.model_validate({"update_id": 1, "message": message}), "1")
    for text in EVERY:
        other = message | {"from": person | {"first_name": text, "last_name": text, "username": text}}
        assert telegram.to_incoming(Update.model_validate({"update_id": 1, "message": other}), "1") == known


def test_each_line_of_understand_has_one_answer_that_is_json() -> None:
    async def answers() -> bytes:
        kinds = ("yesno", "temperature", "date", "symptoms", "choice", "child", "names", "khong-co")
        lines = [
            json.dumps({"id": text, "kind": kinds[at % len(kinds)], "question": text, "text": text, "options": []})
            for at, text in enumerate(EVERY)
        ]
        raw = [text.encode("utf-8", "surrogatepass").replace(b"\n", b" ") for text in EVERY if text.strip()]
        given = "\n".join(lines).encode() + b"\n" + b"\n".join(line for line in raw if line.strip()) + b"\n"
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "understand"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        out, _ = await process.communicate(given)
        assert process.returncode == 0
        assert out.count(b"\n") == given.count(b"\n")
        return out

    told = asyncio.run(answers()).split(b"\n")
    assert [json.loads(line)["id"] for line in told[: len(EVERY)]] == list(EVERY)
