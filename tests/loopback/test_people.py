"""What people do arrives as Telegram would say it; what they see is in their chats; both also over HTTP."""

import asyncio
import contextlib
from typing import Any

import aiohttp
import pytest
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)

from bot.loopback import NO_LIMITS, HumanError, TelegramLoopback, serve
from tests.loopback.telegram_clients import FATHER, GROUP, MOTHER, PNG, STRANGER, TOKEN, Bench, bench, run

WELL = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Cả 3 con đều khỏe", callback_data="aw1:7")],
        [InlineKeyboardButton(text="Hướng dẫn", url="https://example.org/")],
    ]
)
ASK = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Gửi số của tôi", request_contact=True)]])


async def heard(b: Bench) -> list[Update]:
    """The updates that wait, and confirm them."""
    updates = await b.aiogram.get_updates()
    if updates:
        await b.aiogram.get_updates(offset=updates[-1].update_id + 1)
    return updates


def test_every_deed_is_an_update_that_both_clients_read() -> None:
    async def play() -> None:
        async with bench(NO_LIMITS) as b:
            human = b.stand_in.human
            sent = await b.aiogram.send_message(MOTHER, "Khỏe?", reply_markup=WELL)
            asked = await b.aiogram.send_message(MOTHER, "Số?", reply_markup=ASK)
            human.start(FATHER, "LOP3A", first_name="Hùng")
            human.say(MOTHER, "/khaibao hôm nay")
            human.tap(MOTHER, sent.message_id, "Cả 3 con đều khỏe")
            human.share_contact(MOTHER, "+84590000001")
            human.share_contact(MOTHER, "+84590000002", own=False)
            human.share_contact(MOTHER, "+84590000001", forwarded=True)
            human.send_sticker(MOTHER)
            human.send_photo(MOTHER, "con đây")
            human.block(MOTHER)
            human.unblock(MOTHER)
            human.add_to_group(GROUP, by=FATHER, title="Lớp 3A")
            human.say(GROUP, "chào", by=FATHER)
            human.remove_from_group(GROUP, by=FATHER)
            for raw in b.stand_in.account(TOKEN).updates.log.values():
                assert not Update.model_validate(raw).model_extra
            assert len(await b.ptb.get_updates()) == 14
            (
                start,
                command,
                tap,
                own,
                other,
                forwarded,
                sticker,
                photo,
                block,
                _,
                added,
                joined,
                said,
                out,
            ) = await heard(b)
            assert start.message and start.message.text == "/start LOP3A" and start.message.entities
            assert start.message.from_user and start.message.from_user.first_name == "Hùng"
            assert command.message and command.message.entities and command.message.entities[0].length == 8
            assert tap.callback_query and tap.callback_query.data == "aw1:7" and tap.callback_query.message
            assert tap.callback_query.message.message_id == sent.message_id
            assert own.message and own.message.contact and own.message.reply_to_message
            assert own.message.contact.user_id == MOTHER
            assert own.message.reply_to_message.message_id == asked.message_id
            assert other.message and other.message.contact and other.message.contact.user_id is None
            assert other.message.reply_to_message is None
            assert forwarded.message and forwarded.message.forward_origin and not forwarded.message.reply_to_message
            assert sticker.message and sticker.message.sticker and photo.message and photo.message.photo
            assert block.my_chat_member and block.my_chat_member.new_chat_member.status == "kicked"
            assert added.my_chat_member and added.my_chat_member.chat.type == "group"
            assert joined.message and joined.message.new_chat_members
            assert said.message and said.message.chat.id == GROUP and said.message.chat.title == "Lớp 3A"
            assert out.my_chat_member and out.my_chat_member.new_chat_member.status == "kicked"

    run(play())


def test_people_press_only_what_they_see() -> None:
    async def play() -> None:
        async with bench(NO_LIMITS) as b:
            human = b.stand_in.human
            sent = await b.aiogram.send_message(MOTHER, "Khỏe?", reply_markup=WELL)
            with pytest.raises(HumanError, match="no button 'Cả 2 con đều khỏe'"):
                human.tap(MOTHER, sent.message_id, "Cả 2 con đều khỏe")
            with pytest.raises(HumanError, match="opens https"):
                human.tap(MOTHER, sent.message_id, "Hướng dẫn")
            human.tap(MOTHER, sent.message_id, "aw1:7")
            await b.aiogram.edit_message_text("Đã ghi", chat_id=MOTHER, message_id=sent.message_id)
            with pytest.raises(HumanError, match="no button"):
                human.tap(MOTHER, sent.message_id, "Cả 3 con đều khỏe")
            human.forge_tap(MOTHER, sent.message_id, "aw1:7")  # a stale screen still can
            with pytest.raises(HumanError, match="has not pressed Start"):
                human.say(STRANGER, "x")
            human.block(MOTHER)
            with pytest.raises(HumanError, match="blocked"):
                human.say(MOTHER, "x")
            assert [bool(u.callback_query) for u in await heard(b)] == [True, True, False]
            human.add_to_group(GROUP, by=FATHER)
            with pytest.raises(HumanError, match="say `by` whom"):
                human.say(GROUP, "x")

    run(play())


def test_keys_under_the_chat_type_their_words_until_they_are_taken_away() -> None:
    async def play() -> None:
        async with bench(NO_LIMITS) as b:
            keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Khai báo")]])
            await b.aiogram.send_message(MOTHER, "Chọn", reply_markup=keys)
            b.stand_in.human.tap(MOTHER, None, "Khai báo")
            (update,) = await heard(b)
            assert update.message and update.message.text == "Khai báo"
            await b.aiogram.send_message(MOTHER, "Xong", reply_markup=ReplyKeyboardRemove(remove_keyboard=True))
            with pytest.raises(HumanError):
                b.stand_in.human.tap(MOTHER, None, "Khai báo")

    run(play())


def test_a_chat_remembers_edits_and_silence() -> None:
    async def play() -> None:
        async with bench(NO_LIMITS) as b:
            sent = await b.aiogram.send_message(MOTHER, "1", reply_markup=WELL, disable_notification=True)
            await b.ptb.send_message(MOTHER, "2")
            for text, at in (("1a", 10), ("1b", 20)):
                b.by(10)
                await b.ptb.edit_message_text(text, MOTHER, sent.message_id)
                assert b.stand_in.human.heard(MOTHER)[0].changed_at == 1000.25 + at
            first, second = b.stand_in.human.heard(MOTHER)
            assert (first.text, first.is_silent, second.text, second.is_silent) == ("1b", True, "2", False)
            assert [(v.text, len(v.rows), v.at) for v in first.earlier] == [("1", 2, 1000.25), ("1a", 0, 1010.25)]

    run(play())


def test_texts_pictures_documents_and_what_a_bot_asks_about_itself() -> None:
    async def play() -> None:
        async with bench(NO_LIMITS) as b:
            rich = await b.aiogram.send_message(
                MOTHER, 'Mẹ 👩 <b>Lan</b> &amp; <a href="https://example.org/?a=1&amp;b=2">bố</a>', parse_mode="HTML"
            )
            assert rich.text == "Mẹ 👩 Lan & bố" and rich.entities
            assert [(e.type, e.extract_from(rich.text)) for e in rich.entities] == [
                ("bold", "Lan"),
                ("text_link", "bố"),
            ]
            assert rich.entities[1].url == "https://example.org/?a=1&b=2"
            book = await b.aiogram.send_document(MOTHER, BufferedInputFile(b"PK", "ds.xlsx"), caption="Danh sách")
            assert book.document and book.document.file_name == "ds.xlsx"
            assert (await b.ptb.send_document(MOTHER, b"PK", filename="ds.xlsx")).document
            again = await b.aiogram.send_document(MOTHER, book.document.file_id)
            assert again.document and again.document.file_size == 2
            assert (await b.ptb.send_photo(MOTHER, PNG)).photo
            assert (await b.aiogram.send_photo(MOTHER, BufferedInputFile(PNG, "qr.png"))).photo
            assert (await b.aiogram.get_me()).id == 4200
            assert b.ptb.username == "bot4200_bot"
            assert (await b.aiogram.get_chat(MOTHER)).first_name == "Lan"
            assert (await b.ptb.get_chat(MOTHER)).first_name == "Lan"
            commands = [BotCommand(command="khaibao", description="Khai báo")]
            await b.aiogram.set_my_commands(commands, language_code="vi")
            (command,) = await b.aiogram.get_my_commands(language_code="vi")
            assert (command.command, command.description) == ("khaibao", "Khai báo")
            assert await b.ptb.get_my_commands() == ()

    run(play())


async def told(base: str, deed: str, **arguments: Any) -> tuple[int, Any]:
    """Do a deed over HTTP."""
    async with aiohttp.ClientSession() as session, session.post(f"{base}/human/{deed}", json=arguments) as answer:
        return answer.status, await answer.json()


def test_the_human_side_over_http() -> None:
    async def play() -> None:
        async with bench(NO_LIMITS) as b:
            base = b.stand_in.base
            status, body = await told(base, "start", chat=FATHER, payload="LOP3A", first_name="Hùng", bot=4200)
            assert status == 200 and body["ok"]
            sent = await b.aiogram.send_message(FATHER, "Khỏe?", reply_markup=WELL)
            assert (await told(base, "tap", chat=FATHER, message_id=None, label="Cả 3 con đều khỏe"))[0] == 200
            assert [u.event_type for u in await heard(b)] == ["message", "callback_query"]
            async with aiohttp.ClientSession() as session:
                async with session.get(f"{base}/human/messages?chat={FATHER}") as answer:
                    own, seen = (await answer.json())["result"]
                async with session.get(f"{base}/human/calls?from=0") as answer:
                    calls = (await answer.json())["result"]
            assert (own["from"], own["text"]) == ("human", "/start LOP3A")
            assert (seen["message_id"], seen["text"], seen["silent"]) == (sent.message_id, "Khỏe?", False)
            assert seen["buttons"][0][0] == {"label": "Cả 3 con đều khỏe", "data": "aw1:7", "url": None}
            assert "sendMessage" in {call["method"] for call in calls}
            assert (await told(base, "fail_next", method="getMe", n=1, status=503))[0] == 200
            assert (await b.raw("getMe"))[0] == 503
            for deed, arguments, status in (
                ("say", {"chat": STRANGER, "text": "x"}, 400),
                ("say", {"chat": FATHER}, 400),
                ("start", {"chat": FATHER, "payload": "có dấu"}, 400),
                ("redeliver", {"update_id": 1}, 400),
                ("dance", {}, 404),
            ):
                answered, body = await told(base, deed, **arguments)
                assert (answered, body["ok"]) == (status, False) and body["description"]

    run(play())


def test_serving_until_cancelled_on_this_machine_only() -> None:
    async def play() -> None:
        listening: asyncio.Future[TelegramLoopback] = asyncio.get_running_loop().create_future()
        serving = asyncio.create_task(serve("127.0.0.1:0", ready=listening.set_result))
        stand_in = await listening
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{stand_in.base}/bot99:any-token/getMe") as answer:
                assert (await answer.json())["result"]["id"] == 99
            async with session.get(f"{stand_in.base}/elsewhere") as answer:
                assert answer.status == 404
        serving.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await serving
        with pytest.raises(ValueError, match="this machine only"):
            await serve("0.0.0.0:0")
        with pytest.raises(ValueError, match="HOST:PORT"):
            await serve("localhost")

    run(play())
