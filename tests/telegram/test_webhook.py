"""Webhooks: the secret comes first, nothing malformed or huge gets in, and what is not stored comes again."""

import json
import logging
from collections.abc import Iterator

import aiohttp
import pytest

from bot.logs import set_up_logs
from storage.tables import INBOX
from tests.telegram.test_polling import MOTHER, first, limit
from tests.telegram.wires import BOT, TOKEN, Wires, tell

BOT_ID = BOT.partition(":")[2]
HEADER = "X-Telegram-Bot-Api-Secret-Token"


async def post(wires: Wires, body: bytes, secret: str | None = None, bot: str = BOT_ID) -> tuple[int, bytes]:
    """Knock at the webhook as anybody may."""
    secret = wires.settings.secret_of(BOT_ID) if secret is None else secret
    address = f"{wires.settings.public_url}/telegram/{bot}"
    async with (
        aiohttp.ClientSession() as session,
        session.post(address, data=body, headers={HEADER: secret} if secret else {}) as response,
    ):
        return response.status, await response.read()


def update(number: int, text: str) -> bytes:
    person = {"id": MOTHER, "is_bot": False, "first_name": "Mẹ"}
    chat = {"id": MOTHER, "type": "private", "first_name": "Mẹ"}
    message = {"message_id": number, "from": person, "chat": chat, "date": 1_790_000_000, "text": text}
    return json.dumps({"update_id": number, "message": message}).encode()


async def registered(wires: Wires) -> None:
    await wires.until(lambda: wires.telegram.account(TOKEN).courier is not None)


def test_the_first_answer_goes_in_the_response_and_a_quick_second_where_a_refusal_is_heard(url: str) -> None:
    async def story(wires: Wires) -> None:
        await registered(wires)
        wires.human.start(MOTHER, "LOP-1A")
        await wires.hears(MOTHER, "Chào LOP-1A")
        wires.human.tap(MOTHER, None, "Khỏe")
        await wires.hears(MOTHER, "Đã ghi 1")
        await wires.until(lambda: wires.human.toasts(MOTHER) == ["Xong & cảm ơn"])
        assert [call.via for call in wires.telegram.called("sendMessage")] == ["webhook"]
        # a second answer to the chat within the second may be refused, which a response would not tell
        assert [call.via for call in wires.telegram.called("editMessageText")] == ["http"]

    tell(url, story, webhook=True)


def test_long_sure_and_group_answers_go_over_the_api(url: str) -> None:
    async def story(wires: Wires) -> None:
        await registered(wires)
        wires.human.start(MOTHER)
        await first(wires, MOTHER)
        wires.human.say(MOTHER, "/sure")
        await wires.hears(MOTHER, "Chào", "Gọi 115")
        wires.human.say(MOTHER, "/long")
        await wires.until(lambda: len(wires.heard(MOTHER)) == 5)
        wires.human.add_to_group(-100, MOTHER)
        await wires.until(lambda: wires.telegram.called("leaveChat"))
        assert wires.heard(-100) == ["Chỉ tin nhắn riêng."]

    tell(url, story, webhook=True)


def test_a_wrong_secret_is_refused_without_a_word(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        right = wires.settings.secret_of(BOT_ID)
        await registered(wires)
        for wrong in ("x", "", right[:-1], right.upper(), "\u00e9"):
            assert await post(wires, update(1, "a"), secret=wrong or "") == (401, b"")
        assert await post(wires, update(1, "a"), bot="77") == (404, b"")
        assert await post(wires, update(1, "a"), bot="x") == (404, b"")
        assert wires.count(INBOX) == 0
        assert 'outcome="wrong secret"' in wires.metrics.page().decode()
        assert (await post(wires, update(1, "a")))[0] == 200
        assert wires.count(INBOX) == 1

    tell(f"sqlite:///{tmp_path}/secret.db", story, webhook=True)


def test_bodies_that_are_huge_or_no_update_are_dropped(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await registered(wires)
        assert (await post(wires, b"x" * 1_100_000))[0] == 413
        deep = b'{"update_id":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
        for bad in (b"", b"{", b"[]", b'{"update_id":"x"}', b"\xff\xfe", b"null", deep):
            assert await post(wires, bad) == (200, b""), bad[:20]
        assert await post(wires, b'{"update_id": 5, "something_new": {}}') == (200, b"")
        assert wires.count(INBOX) == 0
        assert 'khaibao_updates_total{channel="telegram",outcome="malformed"} 7.0' in wires.metrics.page().decode()

    tell(f"sqlite:///{tmp_path}/bodies.db", story, webhook=True)


def test_an_update_delivered_again_is_stored_once_and_answered_the_same(url: str) -> None:
    async def story(wires: Wires) -> None:
        await registered(wires)
        once, twice = await post(wires, update(9, "a")), await post(wires, update(9, "a"))
        assert "nghe [a]" in json.loads(once[1])["text"]
        # within the second the same answer goes over the API, where a refusal would be heard
        assert twice == (200, b"")
        await wires.until(lambda: [c.fields["text"] for c in wires.telegram.called("sendMessage")] == ["nghe [a]"])
        assert wires.count(INBOX) == 1

    tell(url, story, webhook=True)


def test_what_the_store_does_not_take_comes_again(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await registered(wires)
        wires.human.start(MOTHER)
        await first(wires, MOTHER)
        limit(wires, "(select page_count from pragma_page_count)")
        wires.human.say(MOTHER, "x" * 4000)
        await wires.until(lambda: 'outcome="not stored"' in wires.metrics.page().decode())
        assert (await post(wires, update(3, "y" * 4000)))[0] == 503
        limit(wires, "1073741823")
        await wires.until(lambda: len(wires.heard(MOTHER)) == 2)
        assert wires.count(INBOX) == 2

    tell(f"sqlite:///{tmp_path}/full.db", story, webhook=True)


def test_a_failing_turn_does_not_block_the_webhook(url: str) -> None:
    async def story(wires: Wires) -> None:
        await registered(wires)
        wires.human.start(MOTHER)
        await first(wires, MOTHER)
        wires.human.say(MOTHER, "/raise")
        wires.human.say(MOTHER, "a")
        await wires.until(lambda: wires.heard(MOTHER)[2:] == ["nghe [a]"])
        assert "lỗi" in wires.heard(MOTHER)[1]

    tell(url, story, webhook=True)


class Kept(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def logged() -> Iterator[Kept]:
    """Everything that `khaibao run` would write to stderr."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    set_up_logs("json")
    kept = Kept()
    kept.setFormatter(root.handlers[0].formatter)
    root.handlers[:] = [kept]
    yield kept
    root.handlers[:] = before
    root.setLevel(level)


def test_no_log_line_holds_the_token(tmp_path: object, logged: Kept) -> None:
    async def story(wires: Wires) -> None:
        moods = wires.telegram.moods
        wires.human.start(MOTHER)
        await wires.hears(MOTHER, "Chào")
        for method, status in (("getUpdates", 409), ("sendMessage", 500), ("sendMessage", 401), ("sendMessage", 404)):
            moods.fail_next(method, status=status)
        moods.lose_next("answerCallbackQuery")
        moods.lose_next("editMessageText")
        wires.human.tap(MOTHER, None, "Khỏe")
        for text in ("a", "b", "c", "/raise", "/alert"):
            wires.human.say(MOTHER, text)
        await wires.until(lambda: any(row.kind == "note" and row.attempt for row in wires.rows()))
        await wires.until(lambda: wires.telegram.pending() == 0)

    tell(f"sqlite:///{tmp_path}/log.db", story)
    assert logged.lines
    secret = TOKEN.partition(":")[2]
    assert not [line for line in logged.lines if secret in line]
