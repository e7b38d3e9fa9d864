"""Updates reach a bot once by getUpdates or webhook, in order, until they are confirmed."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode

import pytest
from aiogram.exceptions import TelegramConflictError
from aiogram.methods import SendMessage
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from telegram.error import Conflict

from bot.loopback import NO_LIMITS, Limits, Patience
from tests.loopback.telegram_clients import FATHER, MOTHER, TOKEN, Bench, bench, run


class Hook:
    """A webhook that answers as the test says, and remembers what came."""

    def __init__(self) -> None:
        """Take everything."""
        self.got: list[tuple[str | None, dict[str, Any]]] = []
        self.answer: Callable[[dict[str, Any]], web.Response] = lambda update: web.Response()
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        """Take one update."""
        update = await request.json()
        self.got.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), update))
        return self.answer(update)

    @property
    def texts(self) -> list[str]:
        """The texts that came, in order, each time they came."""
        return [update["message"]["text"] for _, update in self.got]


@asynccontextmanager
async def hook() -> AsyncIterator[Hook]:
    """A webhook on this machine."""
    taking = Hook()
    app = web.Application()
    app.router.add_post("/hook", taking.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    taking.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    try:
        yield taking
    finally:
        await runner.cleanup()


async def pending(b: Bench) -> int:
    """How many updates Telegram says are waiting."""
    return (await b.aiogram.get_webhook_info()).pending_update_count


def failed(b: Bench) -> bool:
    """Whether a post to the webhook has failed."""
    courier = b.stand_in.account(TOKEN).courier
    return courier is not None and courier.last_error is not None


def test_updates_stay_until_the_offset_passes_them() -> None:
    async def play() -> None:
        async with bench() as b:
            ids = [b.stand_in.human.say(MOTHER, text) for text in ("một", "hai", "ba")]
            assert [u.update_id for u in await b.aiogram.get_updates(limit=2)] == ids[:2]
            assert [u.update_id for u in await b.ptb.get_updates()] == ids
            assert [u.update_id for u in await b.aiogram.get_updates(offset=ids[1])] == ids[1:]
            assert await pending(b) == 2
            assert [u.update_id for u in await b.aiogram.get_updates(offset=-1)] == ids[2:]
            assert await b.ptb.get_updates(offset=ids[2] + 1) == ()
            assert await pending(b) == 0

    run(play())


def test_a_long_poll_wakes_for_an_update_and_ends_with_its_time() -> None:
    async def play() -> None:
        async with bench() as b:
            polling = asyncio.create_task(b.aiogram.get_updates(timeout=50))
            await b.stand_in.until(lambda: len(b.stand_in.called("getUpdates")) == 3)
            said = b.stand_in.human.say(MOTHER, "a")
            (update,) = await polling
            assert update.update_id == said
            polling = asyncio.create_task(b.aiogram.get_updates(offset=said + 1, timeout=50))
            await b.stand_in.until(lambda: len(b.stand_in.called("getUpdates")) == 4)
            b.by(50)
            assert await polling == []

    run(play())


def test_two_polls_at_once_conflict() -> None:
    async def play() -> None:
        async with bench() as b:
            first = asyncio.create_task(b.aiogram.get_updates(timeout=50))
            await b.stand_in.until(lambda: len(b.stand_in.called("getUpdates")) == 3)
            second = asyncio.create_task(b.ptb.get_updates(timeout=50))
            with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
                await first
            said = b.stand_in.human.say(MOTHER, "a")
            assert [u.update_id for u in await second] == [said]

    run(play())


def test_polling_conflicts_with_a_webhook() -> None:
    async def play() -> None:
        async with bench() as b, hook() as h:
            polling = asyncio.create_task(b.aiogram.get_updates(timeout=50))
            await b.stand_in.until(lambda: len(b.stand_in.called("getUpdates")) == 3)
            await b.aiogram.set_webhook(h.url)
            with pytest.raises(TelegramConflictError):
                await polling
            with pytest.raises(Conflict, match="webhook is active"):
                await b.ptb.get_updates()
            await b.ptb.delete_webhook()
            assert await b.aiogram.get_updates() == []

    run(play())


def test_only_the_kinds_asked_for() -> None:
    async def play() -> None:
        async with bench() as b:
            await b.aiogram.get_updates(allowed_updates=["callback_query", "my_chat_member"])
            b.stand_in.human.say(MOTHER, "a")
            blocked = b.stand_in.human.block(MOTHER)
            assert [u.update_id for u in await b.aiogram.get_updates()] == [blocked]
            assert (await b.ptb.get_webhook_info()).allowed_updates == ("callback_query", "my_chat_member")

    run(play())


def test_a_redelivered_update_comes_again_below_the_offset() -> None:
    async def play() -> None:
        async with bench() as b:
            said = b.stand_in.human.say(MOTHER, "a")
            (first,) = await b.aiogram.get_updates()
            assert await b.aiogram.get_updates(offset=said + 1) == []
            b.stand_in.human.redeliver(said)
            (again,) = await b.aiogram.get_updates(offset=said + 1)
            assert again == first
            assert await b.aiogram.get_updates(offset=said + 1) == []

    run(play())


def test_a_webhook_gets_what_waited_and_what_comes_with_its_secret() -> None:
    async def play() -> None:
        async with bench() as b, hook() as h:
            b.stand_in.human.say(MOTHER, "trước")
            await b.aiogram.set_webhook(h.url, secret_token="abc-DEF_1")
            b.stand_in.human.say(MOTHER, "sau")
            await b.stand_in.until(lambda: len(h.got) == 2)
            assert h.texts == ["trước", "sau"]
            assert {secret for secret, _ in h.got} == {"abc-DEF_1"}
            again = h.got[0][1]["update_id"]
            b.stand_in.human.redeliver(again)
            await b.stand_in.until(lambda: len(h.got) == 3)
            assert h.got[2] == h.got[0]
            await b.stand_in.until(lambda: b.stand_in.pending() == 0)
            assert await pending(b) == 0

    run(play())


def test_a_webhook_that_fails_is_tried_again_after_a_pause_and_in_order() -> None:
    async def play() -> None:
        async with bench(patience=Patience(pauses=(100.0, 200.0))) as b, hook() as h:
            h.answer = lambda update: web.Response(status=503)
            await b.aiogram.set_webhook(h.url)
            b.stand_in.human.say(MOTHER, "một")
            b.stand_in.human.say(MOTHER, "hai")
            await b.stand_in.until(lambda: len(h.got) == 1)
            await b.stand_in.until(lambda: failed(b))
            info = await b.aiogram.get_webhook_info()
            assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"
            assert info.pending_update_count == 2
            b.stand_in.human.start(FATHER)  # another chat is not held up
            await b.stand_in.until(lambda: len(h.got) == 2)
            assert h.texts == ["một", "/start"]
            h.answer = lambda update: web.Response()
            b.by(99)
            assert len(h.got) == 2
            b.by(1)
            await b.stand_in.until(lambda: len(h.got) == 5)
            assert sorted(h.texts[2:]) == ["/start", "hai", "một"]
            assert h.texts.index("hai") > 2 and h.texts[2:].index("một") < h.texts[2:].index("hai")

    run(play())


def test_a_webhook_that_nobody_answers_is_reported() -> None:
    async def play() -> None:
        async with bench() as b:
            await b.aiogram.set_webhook("http://127.0.0.1:9/hook")
            b.stand_in.human.say(MOTHER, "a")
            await b.stand_in.until(lambda: failed(b))
            info = await b.aiogram.get_webhook_info()
            assert (info.last_error_message, info.pending_update_count) == ("Connection refused", 1)
            await b.aiogram.delete_webhook(drop_pending_updates=True)
            assert await b.aiogram.get_updates() == []

    run(play())


@pytest.mark.parametrize("shape", ["json", "form", "multipart"])
def test_a_method_in_the_webhooks_answer_is_done(shape: str) -> None:
    async def play() -> None:
        async with bench(NO_LIMITS) as b, hook() as h:
            fields = {"method": "sendMessage", "chat_id": str(MOTHER), "text": "<b>Đã ghi</b>", "parse_mode": "HTML"}

            def answer(update: dict[str, Any]) -> web.Response:
                if shape == "json":
                    return web.json_response(fields)
                if shape == "form":
                    return web.Response(text=urlencode(fields), content_type="application/x-www-form-urlencoded")
                # as aiogram's own webhook handler writes it
                method = SendMessage(chat_id=MOTHER, text=fields["text"], parse_mode="HTML")
                writer = SimpleRequestHandler._build_response_writer
                return web.Response(body=writer(SimpleRequestHandler.__new__(SimpleRequestHandler), b.aiogram, method))

            h.answer = answer
            await b.aiogram.set_webhook(h.url)
            b.stand_in.human.say(MOTHER, "a")
            await b.stand_in.until(lambda: b.stand_in.human.heard(MOTHER))
            (heard,) = b.stand_in.human.heard(MOTHER)
            assert (heard.text, heard.source) == ("Đã ghi", "<b>Đã ghi</b>")
            (call,) = b.stand_in.called("sendMessage")
            assert (call.via, call.status, call.fields["chat_id"]) == ("webhook", 200, MOTHER)

    run(play())


def test_an_answer_refused_there_is_recorded_and_lost() -> None:
    async def play() -> None:
        async with bench(Limits(chat_burst=1)) as b, hook() as h:
            h.answer = lambda update: web.json_response({"method": "sendMessage", "chat_id": MOTHER, "text": "Đã ghi"})
            await b.aiogram.set_webhook(h.url)
            for text in ("một", "hai"):
                b.stand_in.human.say(MOTHER, text)
            await b.stand_in.until(lambda: len(b.stand_in.called("sendMessage")) == 2)
            assert [(c.status, c.is_refused) for c in b.stand_in.called("sendMessage")] == [(200, False), (429, True)]
            assert len(b.stand_in.human.heard(MOTHER)) == 1
            await b.stand_in.until(lambda: b.stand_in.pending() == 0)
            assert await pending(b) == 0
            assert h.texts == ["một", "hai"]  # taken: the update does not come again

    run(play())


def test_many_updates_fed_at_once_all_arrive() -> None:
    async def play() -> None:
        async with bench(NO_LIMITS) as b, hook() as h:
            await b.aiogram.set_webhook(h.url, max_connections=10)
            chats = [{"id": 5000 + n % 20, "type": "private", "first_name": "A"} for n in range(200)]
            updates = [
                {
                    "message": {
                        "message_id": n + 1,
                        "date": 1,
                        "chat": chat,
                        "from": {"id": chat["id"], "is_bot": False, "first_name": "A"},
                        "text": str(n),
                    }
                }
                for n, chat in enumerate(chats)
            ]
            ids = b.stand_in.human.feed(updates)
            await b.stand_in.until(lambda: len(h.got) == 200, within=15)
            assert {update["update_id"] for _, update in h.got} == set(ids)
            of_one_chat = [int(u["message"]["text"]) for _, u in h.got if u["message"]["chat"]["id"] == 5003]
            assert of_one_chat == sorted(of_one_chat) and len(of_one_chat) == 10
            await b.aiogram.send_message(5003, "x")  # whoever was in a fed update has a chat

    run(play())
