"""The real program in a process of its own, before the messenger's stand-in, on a clock that is moved over HTTP."""

import asyncio
import os
import signal
import socket
import sys
from base64 import b64encode
from datetime import UTC, date, datetime
from pathlib import Path

import aiohttp

from bot.clock import VIETNAM

BOT = "4242"
TOKEN = BOT + ":a-token-of-the-stand-in-only-for-tests"
FIELD, INDEX = b"f" * 32, b"i" * 32


def local(on: date, time: str) -> datetime:
    hour, minute = map(int, time.split(":"))
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=VIETNAM).astimezone(UTC)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Program:
    """`khaibao run` in a process of its own, on a clock of its own."""

    def __init__(self, url: str, folder: Path, base: str, start: datetime) -> None:
        self.folder, self.admin = folder, free_port()
        self.log = folder / "log"
        self.process: asyncio.subprocess.Process | None = None
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("KHAIBAO_")},
            "KHAIBAO_DATABASE_URL": url,
            "KHAIBAO_TELEGRAM_BOT_TOKENS": TOKEN,
            "KHAIBAO_TELEGRAM_API": base,
            "KHAIBAO_LISTEN": f"127.0.0.1:{free_port()}",
            "KHAIBAO_ADMIN_LISTEN": f"127.0.0.1:{self.admin}",
            "KHAIBAO_FIELD_KEYS": "1:" + b64encode(FIELD).decode(),
            "KHAIBAO_INDEX_KEYS": "1:" + b64encode(INDEX).decode(),
            "KHAIBAO_CLOCK": start.isoformat(),
            "KHAIBAO_LOG": "json",
        }

    async def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", env=self.environment, cwd=self.folder, stdout=log, stderr=log
            )
        # a start takes four seconds; a disk that others are writing to may hold it up for a minute
        async with asyncio.timeout(180), aiohttp.ClientSession() as session:
            while True:
                assert self.process.returncode is None, self.log.read_text()[-3000:]
                try:
                    async with session.get(f"http://127.0.0.1:{self.admin}/readyz") as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientConnectionError:
                    await asyncio.sleep(0.05)  # asking without a breath takes the core that the program starts on

    async def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()

    async def stop(self) -> int:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(30):
            return await self.process.wait()

    async def now(self) -> datetime:
        return await self.advance(0)

    async def advance(self, seconds: float) -> datetime:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=240)) as session:
            url = f"http://127.0.0.1:{self.admin}/clock"
            async with session.post(url, json={"advance": seconds}) as answer:
                assert answer.status == 200, await answer.text()
                return datetime.fromisoformat((await answer.json())["now"])

    async def to(self, instant: datetime) -> None:
        await self.advance(max(0.0, (instant - await self.now()).total_seconds()))
