"""Budgets of a token and a chat, latency, and bad days."""

import asyncio

import pytest
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import NetworkError, RetryAfter, TimedOut

from bot.loopback import NO_LIMITS, Limits
from tests.loopback.telegram_clients import MOTHER, bench, run


def test_a_chat_takes_a_short_burst_then_one_a_second() -> None:
    async def play() -> None:
        async with bench() as b:
            for n in range(3):
                await b.aiogram.send_message(MOTHER, str(n))
            with pytest.raises(TelegramRetryAfter) as refused:
                await b.aiogram.send_message(MOTHER, "3")
            assert refused.value.retry_after == 1
            with pytest.raises(RetryAfter):
                await b.ptb.send_message(MOTHER, "3")
            status, body = await b.raw("sendMessage", chat_id=MOTHER, text="3")
            assert (status, body) == (
                429,
                {
                    "ok": False,
                    "error_code": 429,
                    "description": "Too Many Requests: retry after 1",
                    "parameters": {"retry_after": 1},
                },
            )
            b.by(1)
            await b.aiogram.send_message(MOTHER, "3")
            with pytest.raises(TelegramRetryAfter):
                await b.aiogram.send_message(MOTHER, "4")
            b.by(60)  # the burst comes back, and no more than it
            for n in range(3):
                await b.aiogram.send_message(MOTHER, str(4 + n))
            with pytest.raises(TelegramRetryAfter):
                await b.aiogram.send_message(MOTHER, "7")
            assert [m.text for m in b.stand_in.human.heard(MOTHER)] == list("0123456")

    run(play())


def test_a_token_takes_thirty_a_second_over_all_its_chats() -> None:
    async def play() -> None:
        async with bench() as b:
            for chat in range(1001, 1032):
                b.stand_in.human.start(chat)
            for chat in range(1001, 1031):
                await b.aiogram.send_message(chat, "x")
            with pytest.raises(TelegramRetryAfter):
                await b.aiogram.send_message(1031, "x")
            b.by(0.1)  # three more at 30 a second
            for chat in (1031, 1001, 1002):
                await b.aiogram.send_message(chat, "x")
            with pytest.raises(TelegramRetryAfter):
                await b.aiogram.send_message(1003, "x")

    run(play())


def test_edits_cost_and_presses_and_actions_do_not() -> None:
    async def play() -> None:
        async with bench(Limits(chat_burst=2)) as b:
            rows = [[InlineKeyboardButton(text="Khỏe", callback_data="ok")]]
            markup = InlineKeyboardMarkup(inline_keyboard=rows)
            sent = await b.aiogram.send_message(MOTHER, "x", reply_markup=markup)
            for _ in range(5):
                await b.aiogram.send_chat_action(MOTHER, "typing")
                b.stand_in.human.tap(MOTHER, sent.message_id, "Khỏe")
            for update in await b.aiogram.get_updates():
                assert update.callback_query
                await b.aiogram.answer_callback_query(update.callback_query.id)
            await b.aiogram.edit_message_text("y", chat_id=MOTHER, message_id=sent.message_id)
            with pytest.raises(TelegramRetryAfter):
                await b.aiogram.edit_message_text("z", chat_id=MOTHER, message_id=sent.message_id)
            assert b.stand_in.human.heard(MOTHER)[0].text == "y"

    run(play())


def test_a_malformed_message_costs_nothing_a_blocked_chat_does() -> None:
    async def play() -> None:
        async with bench(Limits(chat_burst=1)) as b:
            assert (await b.raw("sendMessage", chat_id=MOTHER, text=""))[0] == 400
            b.stand_in.human.block(MOTHER)
            assert (await b.raw("sendMessage", chat_id=MOTHER, text="x"))[0] == 403
            assert (await b.raw("sendMessage", chat_id=MOTHER, text="x"))[0] == 429

    run(play())


def test_latency_is_the_time_sources() -> None:
    async def play() -> None:
        async with bench(NO_LIMITS) as b:
            b.stand_in.latency = 300
            sending = asyncio.create_task(b.aiogram.send_message(MOTHER, "x"))
            await b.stand_in.until(lambda: b.stand_in.called("sendMessage"))
            b.by(299)
            assert not sending.done()
            b.by(1)
            assert (await sending).text == "x"

    run(play())


def test_failures_are_answered_and_do_nothing() -> None:
    async def play() -> None:
        async with bench(NO_LIMITS) as b:
            b.stand_in.moods.fail_next("sendMessage", n=2, status=502)
            with pytest.raises(TelegramServerError):
                await b.aiogram.send_message(MOTHER, "x")
            with pytest.raises(NetworkError):
                await b.ptb.send_message(MOTHER, "x")
            b.stand_in.moods.fail_next("sendMessage", status=429, retry_after=7)
            with pytest.raises(TelegramRetryAfter) as refused:
                await b.aiogram.send_message(MOTHER, "x")
            assert refused.value.retry_after == 7
            assert b.stand_in.human.heard(MOTHER) == []
            await b.aiogram.send_message(MOTHER, "x")
            assert [call.status for call in b.stand_in.called("sendMessage")] == [502, 502, 429, 200]

    run(play())


def test_a_lost_answer_was_delivered_all_the_same() -> None:
    async def play() -> None:
        async with bench(NO_LIMITS) as b:
            b.stand_in.moods.lose_next("sendMessage", n=2)
            with pytest.raises(TelegramNetworkError):
                await b.aiogram.send_message(MOTHER, "1")
            with pytest.raises(NetworkError):
                await b.ptb.send_message(MOTHER, "2")
            assert [m.text for m in b.stand_in.human.heard(MOTHER)] == ["1", "2"]
            assert [(c.status, c.is_lost) for c in b.stand_in.called("sendMessage")] == [(200, True)] * 2

    run(play())


def test_a_late_answer_outlives_the_callers_patience() -> None:
    async def play() -> None:
        async with bench(NO_LIMITS) as b:
            b.stand_in.moods.hang_next("sendMessage", 600)
            with pytest.raises(TimedOut):
                await b.ptb.send_message(MOTHER, "x", read_timeout=0.05)
            assert [m.text for m in b.stand_in.human.heard(MOTHER)] == ["x"]

    run(play())
