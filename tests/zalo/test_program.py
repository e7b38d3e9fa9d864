"""`khaibao run` with Zalo's tokens, as a process of its own, before the stand-in: killed, restarted, stopped."""

import asyncio
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from bot.loopback.zalo import ZaloLoopback
from tests.telegram.test_program import RUN, ended, program
from tests.telegram.wires import free_port
from tests.zalo.wires import MOTHER, QUICK, TOKEN

ROOT = Path(__file__).parents[2]


def on_zalo(
    folder: Path, zalo: ZaloLoopback, command: Sequence[str] = RUN, **settings: str
) -> AbstractContextManager["subprocess.Popen[bytes]"]:
    """A running program with Zalo's tokens alone."""
    given = {"KHAIBAO_TELEGRAM_BOT_TOKENS": "", "KHAIBAO_ZALO_BOT_TOKENS": TOKEN, "KHAIBAO_ZALO_API": zalo.base}
    return program(folder, zalo, command, PYTHONPATH=str(ROOT), **given, **settings)


def rows(folder: Path, table: str) -> int:
    with closing(sqlite3.connect(folder / "real.db")) as kept:
        return int(kept.execute(f"select count(*) from {table}").fetchone()[0])  # noqa: S608 - names of tests


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
def test_it_answers_over_kills_and_restarts_and_stops_when_asked(tmp_path: Path, webhook: bool) -> None:
    async def story(zalo: ZaloLoopback) -> None:
        listen = f"127.0.0.1:{free_port()}"
        settings = {"KHAIBAO_LISTEN": listen}
        if webhook:
            settings |= {"KHAIBAO_PUBLIC_URL": f"http://{listen}", "KHAIBAO_WEBHOOK_SECRET": "of this test"}
        with on_zalo(tmp_path, zalo, **settings) as process:
            zalo.human.say(MOTHER, "xin chào")
            await zalo.until(lambda: len(zalo.human.heard(MOTHER)) == 1, within=60)
            process.kill()
            # meanwhile the stand-in notices that nobody waits any more: what it hands out then would be lost
            await asyncio.to_thread(process.wait)
        zalo.human.say(MOTHER, "/trogiup")
        with on_zalo(tmp_path, zalo, **settings) as process:
            await zalo.until(lambda: len(zalo.human.heard(MOTHER)) == 2, within=60)
            await zalo.until(lambda: zalo.pending() == 0, within=30)
            assert await asyncio.to_thread(ended, process) == 0, (tmp_path / "log").read_text()
        said = (tmp_path / "log").read_text()
        assert TOKEN.partition(":")[2] not in said
        assert '"level": "error"' not in said and "Traceback" not in said, said

    async def run() -> None:
        async with asyncio.timeout(200), ZaloLoopback([TOKEN], patience=QUICK) as zalo:
            await story(zalo)

    asyncio.run(run())


@pytest.mark.parametrize("table", ["heard", "inbox"])
def test_an_update_that_was_handed_out_once_survives_a_kill_right_after(tmp_path: Path, table: str) -> None:
    """Killed when the update is kept and nobody has looked into it; killed when its turn is stored and not answered."""

    async def run() -> None:
        async with asyncio.timeout(200), ZaloLoopback([TOKEN], patience=QUICK) as zalo:
            zalo.human.say(MOTHER, "xin chào")
            killing = (sys.executable, "-m", "tests.zalo.killed", table)
            with on_zalo(tmp_path, zalo, killing) as process:
                assert await asyncio.to_thread(process.wait, 60) == -signal.SIGKILL, (tmp_path / "log").read_text()
            assert zalo.pending() == 0
            assert zalo.human.heard(MOTHER) == []
            assert rows(tmp_path, "heard") == 1
            assert rows(tmp_path, "inbox") == (table == "inbox")
            with on_zalo(tmp_path, zalo) as process:
                await zalo.until(lambda: zalo.human.heard(MOTHER), within=60)
                zalo.human.say(MOTHER, "/trogiup")
                await zalo.until(lambda: len(zalo.human.heard(MOTHER)) == 2, within=30)
                assert await asyncio.to_thread(ended, process) == 0, (tmp_path / "log").read_text()
            assert len(zalo.human.heard(MOTHER)) == 2
            assert rows(tmp_path, "heard") == 0
            assert rows(tmp_path, "inbox") == 2

    asyncio.run(run())
