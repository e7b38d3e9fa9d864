"""A fortnight of one school over the wire: each round once, each reminder once, none on holidays, five kills.

The real program in a process of its own, long polling at the stand-in; only the clock is moved.
"""

import asyncio
import json
import os
import signal
import socket
import sys
from base64 import b64encode
from collections import Counter, defaultdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import sqlalchemy as sa

from bot.clock import VIETNAM
from bot.loopback import NO_LIMITS, TelegramLoopback
from storage import migrate
from storage.database import Database, open_engine
from storage.sealing import Sealer
from storage.tables import CASE, ROUND
from tests.fortnight.school import BOT, School, build_school

TOKEN = BOT + ":fortnight-token-of-the-stand-in-only"
FIELD, INDEX = b"f" * 32, b"i" * 32
ROUNDS = [date(2026, 12, 28), date(2027, 1, 4), date(2027, 1, 8)]
"""Monday, Monday, Friday; Friday 01/01/2027 is a holiday."""
FIRST_LINE = "Khai báo sức khỏe"


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
        async with asyncio.timeout(60), aiohttp.ClientSession() as session:
            while True:
                assert self.process.returncode is None, self.log.read_text()[-3000:]
                try:
                    async with session.get(f"http://127.0.0.1:{self.admin}/readyz") as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientConnectionError:
                    await asyncio.sleep(0)

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


class Fortnight:
    """The school, the stand-in and the program, and what each family does on each round day."""

    def __init__(self, school: School, messenger: TelegramLoopback, program: Program) -> None:
        self.school, self.messenger, self.program = school, messenger, program
        families = list(school.families)
        self.prompt = families[::5]
        self.late = families[1::5]
        self.ready_staff = school.staff[::2]
        self.kills = 0

    def sent(self, words: str) -> list[dict[str, Any]]:
        """Messages newly sent (not edited) whose first line holds the words."""
        calls = [call for call in self.messenger.called("sendMessage") if not call.is_refused]
        return [call.fields for call in calls if words in str(call.fields["text"]).split("\n")[0]]

    async def die_and_return(self) -> None:
        await self.program.kill()
        self.kills += 1
        await self.program.start()

    async def die_while_sending(self, instant: datetime) -> None:
        """Walk to an instant, be killed when a hundred more messages are out, come back and walk on."""
        already = len(self.messenger.called("sendMessage"))
        walking = asyncio.create_task(self.program.to(instant))
        await self.messenger.until(lambda: len(self.messenger.called("sendMessage")) > already + 100, within=60)
        await self.program.kill()
        self.kills += 1
        with pytest.raises((aiohttp.ClientError, ConnectionError)):
            await walking
        await self.program.start()
        await self.program.to(instant)

    async def declare_well(self, chats: list[int]) -> None:
        """Everybody in turn taps the first button of the newest reminder."""
        human = self.messenger.human
        for chat in chats:
            reminder = human.messages(chat)[-1]
            human.tap(chat, reminder.message_id, reminder.rows[0][0].label)
        for chat in chats:
            await self.messenger.until(lambda chat=chat: "Mã khai báo" in human.messages(chat)[-1].text, within=60)

    async def round_day(self, on: date, which: int) -> None:
        if which == 0:
            await self.die_while_sending(local(on, "06:20"))
        else:
            await self.program.to(local(on, "06:20"))
        await self.declare_well([*self.prompt, *self.ready_staff])
        if which == 1:
            await self.die_and_return()
            await self.die_while_sending(local(on, "06:58"))
        else:
            await self.program.to(local(on, "06:58"))
        await self.declare_well(self.late)
        if which == 2:
            await self.die_and_return()
        await self.program.to(local(on, "07:40"))
        await self.program.to(local(on, "17:30"))


async def live(url: str, folder: Path) -> tuple[Fortnight, int]:
    database = Database(url, Sealer({1: FIELD}, {1: INDEX}))
    migrate.upgrade(database.engine)
    school = build_school(database)
    database.stop()
    async with TelegramLoopback([TOKEN], limits=NO_LIMITS) as messenger:
        for chat in school.chats:
            messenger.human.start(chat)
        # they pressed Start long ago
        messenger.account(TOKEN).updates.pending.clear()
        program = Program(url, folder, messenger.base, local(date(2026, 12, 27), "20:00"))
        fortnight = Fortnight(school, messenger, program)
        await program.start()
        try:
            for which, on in enumerate(ROUNDS):
                await fortnight.round_day(on, which)
                if which == 0:
                    await fortnight.die_and_return()
            await program.to(local(date(2027, 1, 10), "20:00"))
            code = await program.stop()
        except BaseException:
            sys.stderr.write(program.log.read_text()[-5000:])
            await program.kill()
            raise
    return fortnight, code


def test_a_fortnight_of_one_school(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/school.db"
    fortnight, code = asyncio.run(live(url, tmp_path))
    assert code == 0
    assert fortnight.kills == 5
    check_rounds(url, fortnight)
    check_messages(fortnight)
    check_log(fortnight)


def check_rounds(url: str, fortnight: Fortnight) -> None:
    """Each round opened once, closed, with the right denominators; nothing on the holiday."""
    engine = open_engine(url)
    with engine.connect() as connection:
        rows = connection.execute(sa.select(ROUND).where(ROUND.c.state == "closed").order_by(ROUND.c.held_on)).all()
        assert connection.execute(sa.select(sa.func.count()).select_from(CASE)).scalar_one() == 0
    engine.dispose()
    assert [row.held_on for row in rows] == ROUNDS
    school = fortnight.school
    declared = sum(len(school.families[chat]) for chat in [*fortnight.prompt, *fortnight.late])
    for row in rows:
        assert (row.owed, row.declared) == (
            school.pupils + len(school.staff),
            declared + len(fortnight.ready_staff),
        )


def check_messages(fortnight: Fortnight) -> None:
    """Each reminder owed once (but for what was in flight at a kill), nobody over the budget, totals right."""
    school, reminders = fortnight.school, defaultdict(Counter)
    for fields in fortnight.sent(FIRST_LINE):
        reminders[str(fields["text"]).split("\n")[0]][int(fields["chat_id"])] += 1
    lines = [f"{FIRST_LINE} thứ Hai 28/12", f"{FIRST_LINE} thứ Hai 04/01", f"{FIRST_LINE} thứ Sáu 08/01"]
    assert sorted(reminders) == sorted(lines)
    twice = 0
    for line in lines:
        for chat in [*school.families, *school.staff]:
            once = chat in school.staff or chat in fortnight.prompt
            twice += reminders[line][chat] - (1 if once else 2)
            assert reminders[line][chat] >= (1 if once else 2), (line, chat)
        assert reminders[line][school.roles["commune"]] == 0
    print(f"reminders sent again after a kill: {twice}")
    assert twice <= 2 * 8
    for call in ("principal", "school_health", "homeroom"):
        heard = fortnight.messenger.human.heard(school.roles[call])
        assert len(heard) <= 3 * 2 + 2, [m.text for m in heard]


def check_log(fortnight: Fortnight) -> None:
    """No name, phone or token in a fortnight's log, the clients' own loggers included."""
    log = fortnight.program.log.read_text()
    for line in log.splitlines():
        if line.startswith("{"):
            json.loads(line)
    for word in [*fortnight.school.names, *fortnight.school.phones, TOKEN.partition(":")[2]]:
        assert word not in log, word
