"""What Telegram refuses, the stand-in refuses, in words that both real clients understand."""

import functools
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest, Forbidden, InvalidToken
from telegram.ext import ExtBot

from bot.loopback import NO_LIMITS
from tests.loopback.telegram_clients import FATHER, GROUP, MOTHER, PNG, STRANGER, TOKEN, Bench, bench, run

Transcript = Callable[[Bench], Coroutine[Any, Any, None]]


def played(transcript: Transcript) -> Callable[[], None]:
    """Play a transcript on a stand-in without limits."""

    @functools.wraps(transcript)
    def test() -> None:
        async def play() -> None:
            async with bench(NO_LIMITS) as b:
                await transcript(b)

        run(play())

    del test.__wrapped__  # pytest would look for a fixture `b`
    return test


def keyboard(*data: str | None) -> InlineKeyboardMarkup:
    """One row of buttons with these data."""
    return InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text=f"Nút {n}", callback_data=d) for n, d in enumerate(data)]]
    )


@played
async def test_unknown_methods_and_fields(b: Bench) -> None:
    assert await b.raw("sendMesage", chat_id=MOTHER, text="x") == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found: method not found"},
    )
    status, body = await b.raw("sendMessage", chat_id=MOTHER, text="x", parsemode="HTML")
    assert (status, body["error_code"]) == (400, 400)
    assert 'unknown field "parsemode"' in body["description"]
    button = {"text": "a", "callback_data": "a", "calback": 1}
    status, body = await b.raw("sendMessage", chat_id=MOTHER, text="x", reply_markup={"inline_keyboard": [[button]]})
    assert status == 400 and 'unknown field "calback"' in body["description"]
    assert b.stand_in.human.heard(MOTHER) == []


@played
async def test_missing_and_malformed_fields(b: Bench) -> None:
    for method, fields, said in (
        ("sendMessage", {"text": "x"}, "Bad Request: chat_id is empty"),
        ("sendMessage", {"chat_id": MOTHER}, "Bad Request: message text is empty"),
        ("sendPhoto", {"chat_id": MOTHER}, "Bad Request: there is no photo in the request"),
        ("sendDocument", {"chat_id": MOTHER}, "Bad Request: there is no document in the request"),
        ("editMessageText", {"chat_id": MOTHER, "text": "x"}, "Bad Request: message identifier is not specified"),
        ("setMyCommands", {}, 'Bad Request: parameter "commands" is required'),
        (
            "sendMessage",
            {"chat_id": MOTHER, "text": "x", "reply_to_message_id": "y"},
            'Bad Request: invalid "reply_to_message_id" specified',
        ),
        (
            "sendMessage",
            {"chat_id": MOTHER, "text": "x", "reply_markup": "{"},
            "Bad Request: can't parse reply_markup JSON object",
        ),
        ("sendMessage", {"chat_id": MOTHER, "text": "\ud83d"}, "Bad Request: strings must be encoded in UTF-8"),
        ("sendChatAction", {"chat_id": MOTHER, "action": "dancing"}, "Bad Request: wrong parameter action in request"),
    ):
        assert await b.raw(method, **fields) == (400, {"ok": False, "error_code": 400, "description": said})


@played
async def test_texts_are_1_to_4096_characters_after_parsing(b: Bench) -> None:
    with pytest.raises(TelegramBadRequest, match="message text is empty"):
        await b.aiogram.send_message(MOTHER, "<b>  </b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match=r"[Mm]essage is too long"):
        await b.ptb.send_message(MOTHER, "ố" * 4097)
    sent = await b.aiogram.send_message(MOTHER, "<b>" + "ố" * 4096 + "</b>", parse_mode="HTML")
    assert len(sent.text or "") == 4096
    with pytest.raises(BadRequest, match=r"[Mm]essage caption is too long"):
        await b.ptb.send_photo(MOTHER, PNG, caption="a" * 1025)
    assert (await b.ptb.send_photo(MOTHER, PNG, caption="a" * 1024)).caption == "a" * 1024


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<b>đậm", """Can't find end tag corresponding to start tag "b\""""),
        ("<b>đậm</i>", 'Unmatched end tag at byte offset 9, expected "</b>", found "</i>"'),
        ("đậm</b>", "Unexpected end tag at byte offset 6"),
        ("<p>đoạn</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("37 < 38", 'Unsupported start tag "" at byte offset 3'),
        ("a <b", "Unclosed start tag at byte offset 2"),
    ],
)
def test_html_that_does_not_close_or_is_unknown(html: str, why: str) -> None:
    async def play() -> None:
        async with bench(NO_LIMITS) as b:
            with pytest.raises(TelegramBadRequest) as refused:
                await b.aiogram.send_message(MOTHER, html, parse_mode="HTML")
            assert refused.value.message == f"Bad Request: can't parse entities: {why}"
            with pytest.raises(BadRequest):
                await b.ptb.send_message(MOTHER, html, parse_mode="HTML")
            assert (await b.aiogram.send_message(MOTHER, html)).text == html  # as plain text it is a text

    run(play())


@played
async def test_callback_data_is_1_to_64_bytes(b: Bench) -> None:
    for data in ("", "a" * 65, "ố" * 22):
        with pytest.raises(TelegramBadRequest, match=r"BUTTON_DATA_INVALID|unallowed"):
            await b.aiogram.send_message(MOTHER, "x", reply_markup=keyboard(data))
    status, body = await b.raw(
        "sendMessage",
        chat_id=MOTHER,
        text="x",
        reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": ""}]]},
    )
    assert (status, body["description"]) == (400, "Bad Request: BUTTON_DATA_INVALID")
    with pytest.raises(TelegramBadRequest, match="Text buttons are unallowed"):
        await b.aiogram.send_message(MOTHER, "x", reply_markup=keyboard(None))
    await b.aiogram.send_message(MOTHER, "x", reply_markup=keyboard("ố" * 21, "a" * 64))
    assert b.stand_in.human.heard(MOTHER)[-1].labels == [["Nút 0", "Nút 1"]]


@played
async def test_an_edit_that_changes_nothing(b: Bench) -> None:
    sent = await b.aiogram.send_message(MOTHER, "Chào <b>Lan</b>", parse_mode="HTML", reply_markup=keyboard("a"))
    same = {"chat_id": MOTHER, "message_id": sent.message_id, "parse_mode": "HTML"}
    for again in ("Chào <b>Lan</b>", "Chào <strong>Lan</strong> "):
        with pytest.raises(TelegramBadRequest, match="message is not modified: specified new"):
            await b.aiogram.edit_message_text(again, reply_markup=keyboard("a"), **same)  # type: ignore[arg-type]
    with pytest.raises(BadRequest, match=r"[Mm]essage is not modified"):
        await b.ptb.edit_message_reply_markup(
            MOTHER,
            sent.message_id,
            reply_markup=keyboard("a").model_dump(exclude_none=True),  # type: ignore[arg-type]
        )
    await b.aiogram.edit_message_text("Chào <b>Lan</b>", **same)  # type: ignore[arg-type]
    (message,) = b.stand_in.human.heard(MOTHER)
    assert message.labels == []  # an edit without a keyboard took it away
    assert [[[x.label for x in r] for r in v.rows] for v in message.earlier] == [[["Nút 0"]]]


@played
async def test_editing_and_deleting_what_is_not_there(b: Bench) -> None:
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await b.aiogram.edit_message_text("x", chat_id=MOTHER, message_id=999)
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await b.aiogram.edit_message_text("x", chat_id=MOTHER, message_id=1)  # her own /start
    sent = await b.aiogram.send_message(MOTHER, "x")
    await b.aiogram.delete_message(MOTHER, sent.message_id)
    assert b.stand_in.human.heard(MOTHER) == []
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await b.aiogram.delete_message(MOTHER, sent.message_id)
    with pytest.raises(BadRequest, match=r"[Mm]essage to edit not found"):
        await b.ptb.edit_message_text("y", MOTHER, sent.message_id)
    old = await b.aiogram.send_message(MOTHER, "x")
    b.by(48 * 3600 + 1)
    with pytest.raises(TelegramBadRequest, match="can't be deleted"):
        await b.aiogram.delete_message(MOTHER, old.message_id)


@played
async def test_messages_with_a_reply_keyboard_stay_as_they_are(b: Bench) -> None:
    ask = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Gửi số của tôi", request_contact=True)]])
    sent = await b.aiogram.send_message(MOTHER, "Số điện thoại?", reply_markup=ask)
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await b.aiogram.edit_message_text("x", chat_id=MOTHER, message_id=sent.message_id)
    status, body = await b.raw(
        "editMessageText", chat_id=MOTHER, message_id=sent.message_id, text="x", reply_markup={"keyboard": [["a"]]}
    )
    assert (status, body["ok"]) == (400, False)
    b.stand_in.human.add_to_group(GROUP, by=FATHER)
    with pytest.raises(TelegramBadRequest, match="private chats only"):
        await b.aiogram.send_message(GROUP, "Số điện thoại?", reply_markup=ask)


@played
async def test_blocked_unknown_and_never_started_chats(b: Bench) -> None:
    human = b.stand_in.human
    human.block(MOTHER)
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was blocked by the user"):
        await b.aiogram.send_message(MOTHER, "x")
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await b.ptb.send_message(MOTHER, "x")
    human.start(MOTHER)
    assert (await b.ptb.send_message(MOTHER, "x")).text == "x"
    with pytest.raises(TelegramBadRequest, match="Bad Request: chat not found"):
        await b.aiogram.send_message(STRANGER, "x")
    human.meet(STRANGER)
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await b.ptb.send_message(STRANGER, "x")
    human.add_to_group(GROUP, by=FATHER)
    await b.aiogram.send_message(GROUP, "x")
    await b.aiogram.leave_chat(GROUP)
    with pytest.raises(TelegramForbiddenError, match="not a member"):
        await b.aiogram.send_message(GROUP, "x")


@played
async def test_presses_are_answered_once_and_in_time(b: Bench) -> None:
    human = b.stand_in.human
    await b.aiogram.send_message(MOTHER, "Khỏe?", reply_markup=keyboard("a"))
    human.tap(MOTHER, None, "Nút 0")
    human.tap(MOTHER, None, "Nút 0")
    first, second = [u.callback_query for u in await b.aiogram.get_updates() if u.callback_query]
    await b.aiogram.answer_callback_query(first.id, text="Đã ghi")
    assert human.toasts(MOTHER) == ["Đã ghi"]
    for late_or_unknown in (first.id, "12345"):
        with pytest.raises(TelegramBadRequest, match="query is too old and response timeout expired"):
            await b.aiogram.answer_callback_query(late_or_unknown)
    with pytest.raises(TelegramBadRequest, match="MESSAGE_TOO_LONG"):
        await b.aiogram.answer_callback_query(second.id, text="a" * 201)
    b.by(61)
    with pytest.raises(BadRequest, match=r"[Qq]uery is too old"):
        await b.ptb.answer_callback_query(second.id)


@played
async def test_tokens_that_are_none(b: Bench) -> None:
    unauthorised = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert await b.raw("getMe", token="4201:other") == (401, unauthorised)
    assert (await b.raw("getMe", token="nonsense"))[0] == 404
    with pytest.raises(InvalidToken):
        await ExtBot("4201:other", base_url=b.stand_in.base + "/bot").initialize()
    other = type(b.aiogram)("4201:other", session=b.aiogram.session)
    with pytest.raises(TelegramUnauthorizedError):
        await other.get_me()
    with pytest.raises(TelegramNotFound):
        await b.aiogram.get_my_description()  # a real method that the stand-in does not play


@played
async def test_files_that_are_none(b: Bench) -> None:
    with pytest.raises(TelegramBadRequest, match="wrong remote file identifier"):
        await b.aiogram.send_document(MOTHER, "AgACunknown")
    with pytest.raises(TelegramBadRequest, match="file must be non-empty"):
        await b.aiogram.send_document(MOTHER, BufferedInputFile(b"", "a.xlsx"))
    with pytest.raises(TelegramBadRequest, match="IMAGE_PROCESS_FAILED"):
        await b.aiogram.send_photo(MOTHER, BufferedInputFile(b"no picture", "a.png"))
    with pytest.raises(TelegramBadRequest, match="failed to get HTTP URL content"):
        await b.aiogram.send_photo(MOTHER, "https://example.org/a.png")


@played
async def test_commands_webhooks_and_parse_modes_that_are_none(b: Bench) -> None:
    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_INVALID"):
        await b.aiogram.set_my_commands([BotCommand(command="Khai-báo", description="x")])
    for url, said in (
        ("https://example.org/hook", "127.0.0.1 only"),
        ("ftp://127.0.0.1/hook", "HTTPS URL must be provided"),
    ):
        with pytest.raises(TelegramBadRequest, match=said):
            await b.aiogram.set_webhook(url)
    with pytest.raises(TelegramBadRequest, match="unallowed characters"):
        await b.aiogram.set_webhook("http://127.0.0.1:9/hook", secret_token="có dấu")
    with pytest.raises(TelegramBadRequest, match="unsupported parse_mode"):
        await b.aiogram.send_message(MOTHER, "x", parse_mode="Fancy")
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await b.aiogram.send_message(MOTHER, "x", reply_to_message_id=999)
    assert TOKEN not in str(await b.raw("getMe"))
