"""Zalo's stand-in speaks as zalo.md has it, what is unknown can be switched, and its counts are its own."""

import asyncio
import json
import subprocess
import sys
import urllib.request
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from aiohttp import web

from bot.loopback.limits import Limits
from bot.loopback.webhook import Patience
from bot.loopback.zalo import ZaloLoopback

TOKEN, MOTHER = "zalo-one:test-token-0001", "m1"
Ask = Callable[..., Awaitable[tuple[int, Any]]]


def play(story: Callable[[ZaloLoopback, Ask], Awaitable[None]], tokens: list[str] | None = None) -> None:
    async def run() -> None:
        clock = [1000.0]
        async with (
            asyncio.timeout(30),
            ZaloLoopback(tokens or [TOKEN], now=lambda: clock[0], patience=Patience(pauses=(0.01,))) as zalo,
            aiohttp.ClientSession() as session,
        ):
            zalo.clock = clock  # type: ignore[attr-defined]

            async def ask(method: str, token: str = TOKEN, **fields: Any) -> tuple[int, Any]:
                async with session.post(f"{zalo.base}/bot{token}/{method}", json=fields) as answer:
                    return answer.status, await answer.json()

            await story(zalo, ask)

    asyncio.run(run())


def test_one_update_a_call_and_what_is_handed_out_is_gone() -> None:
    async def story(zalo: ZaloLoopback, ask: Ask) -> None:
        zalo.human.say(MOTHER, "một")
        zalo.human.send_sticker(MOTHER)
        status, first = await ask("getUpdates", timeout="0")
        assert (status, first["ok"]) == (200, True)
        assert first["result"]["event_name"] == "message.text.received"
        message = first["result"]["message"]
        assert message["text"] == "một" and message["chat"] == {"id": MOTHER, "chat_type": "PRIVATE"}
        assert isinstance(message["message_id"], str) and message["date"] < 10_000_000_000
        assert (await ask("getUpdates", timeout="0"))[1]["result"]["event_name"] == "message.sticker.received"
        status, nothing = await ask("getUpdates", timeout="0")
        assert (status, nothing["error_code"]) == (408, 408)
        assert (await ask("getUpdates", timeout=0))[0] == 400

    play(story)


def test_the_id_is_getmes_and_a_wrong_token_is_refused() -> None:
    async def story(zalo: ZaloLoopback, ask: Ask) -> None:
        me = (await ask("getMe"))[1]["result"]
        assert me["id"].isdigit() and me["account_name"] and me["id"] not in TOKEN
        assert (await ask("getMe", token="zalo-two:another-token"))[0] == 401
        assert (await ask("sendDocument", chat_id=MOTHER))[0] == 404

    play(story)


def test_texts_have_a_limit_in_utf16_units_and_no_keyboards() -> None:
    async def story(zalo: ZaloLoopback, ask: Ask) -> None:
        zalo.human.meet(MOTHER)
        assert (await ask("sendMessage", chat_id=MOTHER, text="x" * 1998 + "😷"))[0] == 200
        assert (await ask("sendMessage", chat_id=MOTHER, text="x" * 1999 + "😷"))[0] == 400
        assert (await ask("sendMessage", chat_id=MOTHER, text="  "))[0] == 400
        assert (await ask("sendMessage", chat_id=MOTHER, text="a", reply_markup={}))[0] == 400
        assert (await ask("sendMessage", chat_id=1, text="a"))[0] == 400
        assert (await ask("sendMessage", chat_id="nobody", text="a"))[0] == 400
        assert (await ask("sendChatAction", chat_id=MOTHER, action="typing"))[0] == 200
        assert (await ask("sendSticker", chat_id=MOTHER, sticker="18842"))[0] == 200
        assert [len(said.text) for said in zalo.human.heard(MOTHER)] == [1999, 0]
        assert zalo.human.counts() == {MOTHER: {"received": 0, "sent": 2, "refused": {"400": 3}}}

    play(story)


def test_what_nobody_knows_is_switched_both_ways() -> None:
    async def story(zalo: ZaloLoopback, ask: Ask) -> None:
        async def code(text: str = "a") -> int:
            return int((await ask("sendMessage", chat_id=MOTHER, text=text))[1].get("error_code", 200))

        human = zalo.human
        human.meet(MOTHER)
        assert await code() == 200
        human.rule(may_write_first=False)
        assert await code() == 403
        human.say(MOTHER, "con khỏe")
        human.rule(window_hours=48)
        assert await code() == 200
        zalo.clock[0] += 48 * 3600 + 1  # type: ignore[attr-defined]
        assert await code() == 403
        human.say(MOTHER, "con khỏe")
        assert await code() == 200
        human.rule(window_hours=None, per_month=4)
        assert [await code(), await code()] == [200, 403]
        human.rule(per_month=None, limits={"chat_burst": 1, "chat_per_second": 0.1})
        assert await code() == 200
        told = await ask("sendMessage", chat_id=MOTHER, text="a")
        assert told[0] == 429 and told[1]["parameters"]["retry_after"] == 10
        human.rule(tells_wait=False, always_200=True)
        told = await ask("sendMessage", chat_id=MOTHER, text="a")
        assert told[0] == 200 and told[1]["error_code"] == 429 and "parameters" not in told[1]
        human.rule(limits=Limits(is_on=False))
        human.block(MOTHER)
        assert await code() == 403
        sent = sum(said.is_from_bot for said in human.messages(MOTHER))
        assert human.counts()[MOTHER] == {"received": 2, "sent": sent, "refused": {"403": 4, "429": 2}}

    play(story)


def test_a_webhook_gets_its_secret_and_both_shapes_until_it_is_taken() -> None:
    async def story(zalo: ZaloLoopback, ask: Ask) -> None:
        came: list[tuple[str, Any]] = []

        async def take(request: web.Request) -> web.Response:
            came.append((request.headers.get("X-Bot-Api-Secret-Token", ""), await request.json()))
            return web.Response(status=503 if len(came) == 1 else 200)

        application = web.Application()
        application.router.add_post("/hook", take)
        runner = web.AppRunner(application)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        address = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        assert (await ask("setWebhook", url=address, secret_token="short"))[0] == 400
        assert (await ask("setWebhook", url="https://example.org/hook", secret_token="long enough"))[0] == 400
        assert (await ask("setWebhook", url=address, secret_token="long enough"))[0] == 200
        assert (await ask("getWebhookInfo"))[1]["result"]["url"] == address
        assert (await ask("getUpdates", timeout="0"))[0] == 409
        zalo.human.say(MOTHER, "một")
        # the stand-in's pauses are by its own clock, which a test moves
        while len(came) < 2:
            zalo.clock[0] += 1  # type: ignore[attr-defined]
            zalo.moved()
            await asyncio.sleep(0)
        zalo.human.rule(wraps=True, milliseconds=True)
        zalo.human.say(MOTHER, "hai")
        await zalo.until(lambda: len(came) == 3)
        assert {secret for secret, _ in came} == {"long enough"}
        assert came[0] == came[1] and came[1][1]["message"]["text"] == "một"
        assert came[2][1]["ok"] and came[2][1]["result"]["message"]["date"] > 10_000_000_000
        await ask("deleteWebhook")
        await runner.cleanup()

    play(story)


def test_people_act_over_http_too_and_moods_hold_for_one_chat() -> None:
    async def story(zalo: ZaloLoopback, ask: Ask) -> None:
        async with aiohttp.ClientSession() as session:

            async def do(deed: str, **arguments: Any) -> Any:
                async with session.post(f"{zalo.base}/human/{deed}", json=arguments) as answer:
                    return (await answer.json()).get("result")

            await do("say", chat=MOTHER, text="một")
            await do("say", chat="f2", text="hai")
            await do("refuse_for", seconds=60, status=403, chat=MOTHER)
            assert (await ask("sendMessage", chat_id=MOTHER, text="a"))[0] == 403
            assert (await ask("sendMessage", chat_id="f2", text="a"))[0] == 200
            await do("calm")
            await do("lie_for", seconds=60)
            assert (await ask("sendMessage", chat_id="f2", text="b"))[0] == 200
            await do("calm")
            async with session.get(f"{zalo.base}/human/heard?chat=f2") as answer:
                assert [said["text"] for said in (await answer.json())["result"]] == ["a"]
            async with session.get(f"{zalo.base}/human/counts") as answer:
                assert (await answer.json())["result"]["f2"] == {"received": 1, "sent": 2, "refused": {}}

    play(story)


def test_the_command_says_where_it_listens() -> None:
    words = [sys.executable, "-m", "bot", "loopback", "zalo", "--listen", "127.0.0.2:0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as standing_in:
        assert standing_in.stdout is not None
        base = standing_in.stdout.readline().partition("KHAIBAO_ZALO_API=")[2].partition(" ")[0]
        assert base.startswith("http://127.0.0.2:")
        request = urllib.request.Request(f"{base}/botzalo-4242/getMe", method="POST")
        with urllib.request.urlopen(request, timeout=30) as answer:
            assert json.load(answer)["result"]["id"].isdigit()
        standing_in.terminate()
