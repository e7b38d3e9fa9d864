"""`khaibao run` with Zalo's tokens, as a process of its own, before the stand-in: killed, restarted, stopped."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.loopback.zalo import ZaloLoopback
from tests.telegram.wires import free_port
from tests.zalo.wires import MOTHER, QUICK, TOKEN

RUN = (str(Path(sys.executable).parent / "khaibao"), "run")
ROOT = Path(__file__).parents[2]


@contextmanager
def program(
    folder: Path, zalo: ZaloLoopback, command: tuple[str, ...] = RUN, **settings: str
) -> Iterator["subprocess.Popen[bytes]"]:
    """A running program; whoever leaves finds it ended."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KHAIBAO_")}
    given = {
        "KHAIBAO_ZALO_BOT_TOKENS": TOKEN,
        "KHAIBAO_ZALO_API": zalo.base,
        "KHAIBAO_LISTEN": f"127.0.0.1:{free_port()}",
        "KHAIBAO_ADMIN_LISTEN": f"127.0.0.1:{free_port()}",
        "KHAIBAO_DATABASE_URL": f"sqlite:///{folder}/real.db",
        "PYTHONPATH": str(ROOT),
        **settings,
    }
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(command, cwd=folder, env=kept | given, stdout=log, stderr=log)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(timeout=20)


def ended(process: "subprocess.Popen[bytes]") -> int:
    process.send_signal(signal.SIGTERM)
    return process.wait(timeout=30)


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
        with program(tmp_path, zalo, **settings) as process:
            zalo.human.say(MOTHER, "xin chào")
            await zalo.until(lambda: len(zalo.human.heard(MOTHER)) == 1, within=60)
            process.kill()
            process.wait()
        zalo.human.say(MOTHER, "/trogiup")
        with program(tmp_path, zalo, **settings) as process:
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
            with program(tmp_path, zalo, killing) as process:
                assert await asyncio.to_thread(process.wait, 60) == -signal.SIGKILL, (tmp_path / "log").read_text()
            assert zalo.pending() == 0
            assert zalo.human.heard(MOTHER) == []
            assert rows(tmp_path, "heard") == 1
            assert rows(tmp_path, "inbox") == (table == "inbox")
            with program(tmp_path, zalo) as process:
                await zalo.until(lambda: zalo.human.heard(MOTHER), within=60)
                zalo.human.say(MOTHER, "/trogiup")
                await zalo.until(lambda: len(zalo.human.heard(MOTHER)) == 2, within=30)
                assert await asyncio.to_thread(ended, process) == 0, (tmp_path / "log").read_text()
            assert len(zalo.human.heard(MOTHER)) == 2
            assert rows(tmp_path, "heard") == 0
            assert rows(tmp_path, "inbox") == 2

    asyncio.run(run())
