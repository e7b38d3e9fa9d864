"""Hearing on Zalo, by webhook and by polling: what people send, both body shapes, secrets, duplicates, several bots."""

import json

import aiohttp
import pytest

from bot.loopback.zalo_account import Rules
from storage.queries.heard import keep_heard
from storage.queries.leases import is_refused
from storage.tables import ACCOUNT, HEARD, INBOX
from tests.telegram.test_polling import limit
from tests.zalo.wires import FATHER, GROUP, MOTHER, OTHER, TOKEN, Wires, tell

HEADER = "X-Bot-Api-Secret-Token"


async def registered(wires: Wires) -> None:
    await wires.until(lambda: wires.zalo.account(TOKEN).courier is not None)


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
def test_words_are_answered_and_nothing_stays_kept(url: str, webhook: bool) -> None:
    async def story(wires: Wires) -> None:
        wires.human.say(MOTHER, "xin <chào>")
        await wires.hears(MOTHER, "nghe [xin <chào>]")
        wires.human.say(MOTHER, "/start LOP-1A")
        await wires.hears(MOTHER, "nghe [xin <chào>]", "Chào LOP-1A\n1. Khỏe")
        assert wires.count(INBOX) == 2
        await wires.until(lambda: wires.count(HEARD) == 0)
        [row] = wires.rows(INBOX)[:1]
        assert row.key.startswith(f"zalo:{wires.id_of()}:")

    tell(url, story, webhook=webhook)


@pytest.mark.parametrize("wraps", [False, True])
@pytest.mark.parametrize("milliseconds", [False, True])
def test_both_shapes_of_bodies_and_of_dates(tmp_path: object, wraps: bool, milliseconds: bool) -> None:
    async def story(wires: Wires) -> None:
        await registered(wires)
        wires.human.say(MOTHER, "a")
        await wires.hears(MOTHER, "nghe [a]")

    rules = Rules(wraps=wraps, milliseconds=milliseconds)
    tell(f"sqlite:///{tmp_path}/shapes.db", story, webhook=True, rules=rules)


def test_whatever_is_sent_is_answered_never_silence(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.send_sticker(MOTHER)
        await wires.hears(MOTHER, "nghe []")
        wires.human.send_photo(MOTHER, "ảnh con")
        await wires.hears(MOTHER, "nghe []", "nghe [ảnh con]")
        wires.human.send_unsupported(MOTHER)
        await wires.hears(MOTHER, "nghe []", "nghe [ảnh con]", "nghe []")

    tell(url, story)


def test_a_group_is_private_to_nobody_and_bots_are_not_talked_to(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        wires.human.say_in_group(GROUP, MOTHER, "con tôi sốt")
        await wires.hears(GROUP, "Chỉ tin nhắn riêng.")
        sender = {"id": "b1", "display_name": "Máy", "is_bot": True}
        message = {"message_id": "x1", "from": sender, "chat": {"id": "b1", "chat_type": "PRIVATE"}, "text": "a"}
        wires.human.forge({"event_name": "message.text.received", "message": message})
        await wires.until(lambda: wires.counted("ignored"))
        assert wires.count(INBOX) == 1

    tell(f"sqlite:///{tmp_path}/group.db", story)


def test_an_update_delivered_again_is_answered_once(url: str) -> None:
    async def story(wires: Wires) -> None:
        again = wires.human.say(MOTHER, "a")
        await wires.hears(MOTHER, "nghe [a]")
        wires.human.redeliver(again)
        wires.human.say(MOTHER, "b")
        await wires.hears(MOTHER, "nghe [a]", "nghe [b]")
        assert wires.count(INBOX) == 2

    tell(url, story)


def test_two_bots_and_two_people_do_not_mix(url: str) -> None:
    async def story(wires: Wires) -> None:
        await wires.joins(TOKEN)
        await wires.joins(OTHER)
        wires.human.say(MOTHER, "một", bot=TOKEN)
        wires.human.say(MOTHER, "hai", bot=OTHER)
        wires.human.say(FATHER, "ba", bot=OTHER)
        await wires.hears(MOTHER, "nghe [một]", bot=TOKEN)
        await wires.hears(MOTHER, "nghe [hai]", bot=OTHER)
        await wires.hears(FATHER, "nghe [ba]", bot=OTHER)
        assert wires.count(ACCOUNT) == 3

    tell(url, story, tokens=(TOKEN, OTHER))


def test_what_was_kept_before_the_start_is_dealt_with_before_anything_new(url: str) -> None:
    """No lease keeps it from polling at once: nothing but its beginning reminds it of what is kept."""

    def kept(wires: Wires) -> None:
        wires.human.meet(MOTHER)
        body, bot, now = update(9, "giữ").decode(), f"zalo:{wires.id_of()}", wires.clock.now()
        with wires.database.engine.begin() as connection:
            keep_heard(connection, wires.database.sealer, bot, body, now)

    async def story(wires: Wires) -> None:
        await wires.hears(MOTHER, "nghe [giữ]")
        await wires.until(lambda: wires.count(HEARD) == 0)

    tell(url, story, before=kept)


async def post(wires: Wires, body: bytes, secret: str | None = None, bot: str | None = None) -> int:
    """Knock at the webhook as anybody may."""
    secret = wires.settings.secret_of(wires.id_of()) if secret is None else secret
    address = f"{wires.settings.public_url}/zalo/{bot or wires.id_of()}"
    headers = {HEADER: secret} if secret else {}
    async with aiohttp.ClientSession() as session, session.post(address, data=body, headers=headers) as response:
        assert await response.read() == b""
        return response.status


def update(number: int, text: str) -> bytes:
    sender = {"id": MOTHER, "display_name": "Mẹ", "is_bot": False}
    chat = {"id": MOTHER, "chat_type": "PRIVATE"}
    message = {"message_id": f"m{number}", "from": sender, "chat": chat, "date": 1_790_000_000, "text": text}
    return json.dumps({"event_name": "message.text.received", "message": message}).encode()


def test_the_secret_comes_first_and_nothing_malformed_or_huge_gets_in(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await registered(wires)
        for wrong in ("", "wrong", "ạ"):
            assert await post(wires, update(1, "a"), secret=wrong.encode().decode("latin-1")) == 401
        assert await post(wires, update(1, "a"), bot="nobody") == 404
        for body in (b"", b"[]", b"{", b"[" * 100_000, b"\xff", b'{"ok":true}', b'{"event_name":1,"message":{}}'):
            assert await post(wires, body) == 200
        assert wires.counted("malformed")
        assert await post(wires, b" " * 1_000_001) == 413
        assert wires.count(INBOX) == 0
        wires.human.meet(MOTHER)
        assert await post(wires, update(1, "a")) == 200
        assert await post(wires, update(1, "a")) == 200
        await wires.hears(MOTHER, "nghe [a]")
        assert wires.count(INBOX) == 1

    tell(f"sqlite:///{tmp_path}/secret.db", story, webhook=True)


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
def test_while_the_store_fails_nothing_is_lost(tmp_path: object, webhook: bool) -> None:
    """SQLite's own page limit makes a full disk."""

    async def story(wires: Wires) -> None:
        wires.human.say(MOTHER, "a")
        await wires.hears(MOTHER, "nghe [a]")
        limit(wires, "(select page_count from pragma_page_count)")  # type: ignore[arg-type]
        wires.human.say(MOTHER, "x" * 4000)
        await wires.until(lambda: wires.counted("not stored"))
        assert wires.heard(MOTHER) == ["nghe [a]"]
        limit(wires, "1073741823")  # type: ignore[arg-type]
        await wires.until(lambda: len("".join(wires.heard(MOTHER))) > 4000)
        assert wires.count(INBOX) == 2

    tell(f"sqlite:///{tmp_path}/full.db", story, webhook=webhook)


def test_a_bot_that_does_not_say_who_it_is_yet_stops_nobody(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await wires.joins(OTHER)
        wires.human.say(MOTHER, "a", bot=OTHER)
        await wires.hears(MOTHER, "nghe [a]", bot=OTHER)
        await wires.joins(TOKEN)
        wires.human.say(MOTHER, "b", bot=TOKEN)
        await wires.hears(MOTHER, "nghe [b]", bot=TOKEN)

    def silent(wires: Wires) -> None:
        wires.zalo.moods.fail_next("getMe", status=500)

    async def prepared(wires: Wires) -> None:
        await story(wires)
        assert [call.status for call in wires.zalo.called("getMe")].count(500) == 1

    tell(f"sqlite:///{tmp_path}/silent.db", prepared, tokens=(TOKEN, OTHER), before=silent)


def test_a_refused_token_is_kept_and_hears_no_more(url: str) -> None:
    async def story(wires: Wires) -> None:
        wires.human.say(MOTHER, "a")
        await wires.hears(MOTHER, "nghe [a]")
        bot = f"zalo:{wires.id_of()}"
        wires.zalo.revoke(TOKEN)

        def is_kept() -> bool:
            with wires.database.reading() as connection:
                return is_refused(connection, bot)

        await wires.until(is_kept)

    tell(url, story)


def test_a_bot_that_is_known_from_before_is_heard_and_speaks_while_getme_is_silent(url: str) -> None:
    async def first(wires: Wires) -> None:
        await registered(wires)
        wires.human.say(MOTHER, "a")
        await wires.hears(MOTHER, "nghe [a]")

    def silent(wires: Wires) -> None:
        wires.human.meet(MOTHER)
        wires.zalo.moods.fail_next("getMe", n=1000)

    async def again(wires: Wires) -> None:
        await wires.joins()
        assert await post(wires, update(7, "b")) == 200
        await wires.hears(MOTHER, "nghe [b]")
        assert not wires.zalo.called("setWebhook")

    tell(url, first, webhook=True)
    tell(url, again, webhook=True, before=silent)


def test_a_bot_that_is_not_known_yet_is_not_told_that_there_is_none(tmp_path: object) -> None:
    async def story(wires: Wires) -> None:
        await wires.until(lambda: wires.zalo.called("getMe"))
        assert await post(wires, update(1, "a")) == 503
        assert wires.count(INBOX) == 0

    def silent(wires: Wires) -> None:
        wires.zalo.moods.fail_next("getMe", n=1000)

    tell(f"sqlite:///{tmp_path}/unknown.db", story, webhook=True, before=silent)
