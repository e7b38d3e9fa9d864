"""One run: a copied place, a program that may be killed, people who do not mind, and what is left at the end."""

import asyncio
import json
import os
import signal
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp

from tests.crash.hooks import ROOM, points_in
from tests.crash.scene import environment
from tests.crash.witness import Witness
from tests.program import TOKEN, free_port

COMES_BACK_WITHIN = 30
"""Seconds that a killed program has on a busy machine to be born again."""


class Broken(Exception):
    """The program ended by itself, or the story did not go on."""


class Nursery:
    """The director's side of the nursery: one living program at a time."""

    def __init__(self) -> None:
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._process: asyncio.subprocess.Process | None = None

    async def open(self) -> None:
        """Start the process; it waits for its first order, to run once."""
        ours, theirs = socket.socketpair()
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.crash.nursery", str(theirs.fileno()), pass_fds=[theirs.fileno()]
        )
        theirs.close()
        self._reader, self._writer = await asyncio.open_connection(sock=ours)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    async def order(self, **order: Any) -> None:
        assert self._writer is not None
        self._writer.write(json.dumps(order, default=str).encode() + b"\n")
        await self._writer.drain()

    async def answer(self) -> dict[str, Any]:
        assert self._reader is not None
        line = await self._reader.readline()
        if not line:
            raise Broken("the nursery is gone")
        found: dict[str, Any] = json.loads(line)
        return found

    async def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()


@dataclass
class Program:
    """The program of one run. It is started again whenever it was killed."""

    nursery: Nursery
    folder: Path
    url: str
    witness: Witness
    start_at: datetime
    kill_at: int = 0
    deaths: int = 0
    is_warming: bool = False
    read_seconds: float = 0.0
    has_pages: bool = False
    listen: int = 0
    admin: int = 0
    pid: int = 0
    session: aiohttp.ClientSession | None = None
    _up: asyncio.Event = field(default_factory=asyncio.Event)
    _watching: asyncio.Task[None] | None = None
    _birth: asyncio.Future[None] | None = None

    @property
    def points(self) -> Path:
        return self.folder / "points"

    async def start(self) -> None:
        """Start it for the first time."""
        self.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        self.points.write_bytes(bytes(ROOM))
        await self._bear(self.points, self.kill_at)
        if not self.is_warming:
            self._watching = asyncio.create_task(self._watch())
        await self._ready()

    async def _bear(self, points: Path, kill_at: int) -> None:
        # whoever ends the run meanwhile must know of the newborn, or waits for one that is dead already
        self._birth = asyncio.ensure_future(self._born(points, kill_at))
        await asyncio.shield(self._birth)

    async def _born(self, points: Path, kill_at: int) -> None:
        self.admin = free_port()
        # an address that was given to people stays what it was
        self.listen = self.listen if self.has_pages and self.listen else free_port()
        wires = (self.witness.base, self.listen, self.admin, TOKEN)
        given = environment(self.url, self.folder, *wires, self.start_at, has_pages=self.has_pages)
        order = {"folder": self.folder, "environment": given, "points": points, "kill_at": kill_at}
        order |= {"read_seconds": self.read_seconds}
        await self.nursery.order(**order)
        self.pid = self.nursery.pid if self.is_warming else int((await self.nursery.answer())["born"])

    async def _ready(self) -> None:
        assert self.session is not None
        pid = self.pid
        while pid == self.pid:
            with suppress(aiohttp.ClientError, ConnectionError):
                async with self.session.get(f"http://127.0.0.1:{self.admin}/readyz") as answer:
                    if answer.status == 200:
                        self._up.set()
                        return
            if self._watching is not None and self._watching.done():
                await self._watching
            await asyncio.sleep(0.01)

    async def _watch(self) -> None:
        while True:
            ended = await self.nursery.answer()
            self._up.clear()
            if ended.get("code") != -signal.SIGKILL:
                raise Broken(f"the program ended with {ended}: {self.log()[-3000:]}")
            self.deaths += 1
            spare = self.folder / f"points-{self.deaths}"
            spare.write_bytes(bytes(ROOM))
            await self._bear(spare, 0)
            await self._ready()

    async def up(self) -> None:
        """Wait until it runs."""
        waiting = asyncio.ensure_future(self._up.wait())
        watched = {waiting} if self._watching is None else {waiting, self._watching}
        await asyncio.wait(watched, timeout=COMES_BACK_WITHIN, return_when=asyncio.FIRST_COMPLETED)
        await self.sane()

    async def sane(self) -> None:
        """Raise what ended the watch, if it ended."""
        if self._watching is not None and self._watching.done():
            await self._watching

    async def now(self) -> datetime:
        late = asyncio.get_running_loop().time() + COMES_BACK_WITHIN
        while asyncio.get_running_loop().time() < late:
            try:
                return await self._advance(0)
            except (aiohttp.ClientError, ConnectionError):
                await asyncio.sleep(0.02)
        raise Broken("the program does not come back")

    async def by(self, seconds: float) -> None:
        """Let so much time pass, through a kill if one comes."""
        await self.to((await self.now()).timestamp() + seconds)

    async def to(self, instant: float) -> None:
        while (left := instant - (await self.now()).timestamp()) > 0.5:
            # killed on its way it stands at a due instant before: the rest is asked for anew
            with suppress(aiohttp.ClientError, ConnectionError):
                await self._advance(left)

    async def _advance(self, seconds: float) -> datetime:
        assert self.session is not None
        await self.up()
        url = f"http://127.0.0.1:{self.admin}/clock"
        async with self.session.post(url, json={"advance": seconds}) as answer:
            if answer.status != 200:
                raise Broken(f"the clock does not move: {answer.status} {self.log()[-3000:]}")
            return datetime.fromisoformat((await answer.json())["now"])

    def log(self) -> str:
        file = self.folder / "log"
        return file.read_text() if file.exists() else ""

    def reached(self) -> list[str]:
        """The kinds of the points of the first life."""
        return points_in(self.points)

    def reached_so_far(self) -> int:
        return len(self.reached())

    async def end(self) -> None:
        """No more of it: killed, unless it warms the nursery and must stop in order."""
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)
        if self._birth is not None:
            await asyncio.gather(self._birth, return_exceptions=True)
        if self.is_warming:
            os.kill(self.pid, signal.SIGTERM)
            assert "warm" in await self.nursery.answer()
        elif self.pid:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            while (await self.nursery.answer()).get("ended") != self.pid:
                pass
        if self.session is not None:
            await self.session.close()
