"""The two real clients, pointed at one stand-in, and a clock that tests move."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram.ext import ExtBot

from bot.loopback import Limits, Patience, TelegramLoopback

TOKEN = "4200:loopback-only"
MOTHER, FATHER, STRANGER, GROUP = 71, 72, 73, -900
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


class Hands:
    """A time source that stands still until it is moved."""

    def __init__(self) -> None:
        """Begin at an instant that is no round number."""
        self.at = 1000.25

    def now(self) -> float:
        """The instant, seconds."""
        return self.at

    def wall(self) -> float:
        """The same as Unix seconds."""
        return 1_790_000_000 + self.at


@dataclass
class Bench:
    """One stand-in, its clock, and the two clients of one bot."""

    stand_in: TelegramLoopback
    hands: Hands
    aiogram: Bot
    ptb: ExtBot[None]

    def by(self, seconds: float) -> None:
        """Move the time."""
        self.hands.at += seconds
        self.stand_in.moved()

    async def raw(self, method: str, *, token: str = TOKEN, **fields: Any) -> tuple[int, dict[str, Any]]:
        """Call with plain JSON, for what the clients would not send."""
        url = f"{self.stand_in.base}/bot{token}/{method}"
        async with aiohttp.ClientSession() as session, session.post(url, json=fields) as response:
            return response.status, await response.json()


@asynccontextmanager
async def bench(
    limits: Limits = Limits(),  # noqa: B008 - frozen
    *,
    patience: Patience = Patience(),  # noqa: B008 - frozen
    latency: float = 0.0,
) -> AsyncIterator[Bench]:
    """A stand-in with a mother who has pressed Start (and whose /start was heard)."""
    hands = Hands()
    async with TelegramLoopback(
        [TOKEN], limits=limits, now=hands.now, wall=hands.wall, patience=patience, latency=latency
    ) as stand_in:
        session = AiohttpSession(api=TelegramAPIServer.from_base(stand_in.base))
        bot = Bot(TOKEN, session=session)
        ptb = ExtBot(TOKEN, base_url=stand_in.base + "/bot")
        await ptb.initialize()
        stand_in.human.start(MOTHER, first_name="Lan")
        first = await bot.get_updates()
        await bot.get_updates(offset=first[-1].update_id + 1)
        try:
            yield Bench(stand_in, hands, bot, ptb)
        finally:
            await ptb.shutdown()
            assert session._session is not None
            await session._session.close()  # without the 250 ms that aiogram waits for TLS


def run(transcript: Coroutine[Any, Any, None]) -> None:
    """Play an async test to its end, bounded in time."""

    async def bounded() -> None:
        async with asyncio.timeout(20):
            await transcript

    asyncio.run(bounded())
