"""`khaibao run` with a token, as a process of its own, before the stand-in: killed, restarted, stopped, never deaf."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.loopback.standing import StandIn
from bot.loopback.telegram import TelegramLoopback
from tests.telegram.wires import BOT, QUICK, TOKEN, free_port

MOTHER = 590002
BOT_ID = BOT.partition(":")[2]
RUN = (str(Path(sys.executable).parent / "khaibao"), "run")


@contextmanager
def program(
    folder: Path, messenger: StandIn, command: Sequence[str] = RUN, **settings: str
) -> Iterator["subprocess.Popen[bytes]"]:
    """A running `khaibao run`, on Telegram unless the settings say otherwise; whoever leaves finds it ended."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KHAIBAO_")}
    given = {
        "KHAIBAO_TELEGRAM_BOT_TOKENS": TOKEN,
        "KHAIBAO_TELEGRAM_API": messenger.base,
        "KHAIBAO_LISTEN": f"127.0.0.1:{free_port()}",
        "KHAIBAO_ADMIN_LISTEN": f"127.0.0.1:{free_port()}",
        "KHAIBAO_DATABASE_URL": f"sqlite:///{folder}/real.db",
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


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
def test_it_answers_over_kills_and_restarts_and_stops_when_asked(tmp_path: Path, webhook: bool) -> None:
    async def story(telegram: TelegramLoopback) -> None:
        listen = f"127.0.0.1:{free_port()}"
        settings = {"KHAIBAO_LISTEN": listen}
        if webhook:
            settings |= {"KHAIBAO_PUBLIC_URL": f"http://{listen}", "KHAIBAO_WEBHOOK_SECRET": "of this test"}
        with program(tmp_path, telegram, **settings) as process:
            telegram.human.start(MOTHER)
            await telegram.until(lambda: len(telegram.human.heard(MOTHER)) == 1, within=60)
            process.kill()
            process.wait()
        telegram.human.say(MOTHER, "/trogiup")
        before = len(telegram.human.heard(MOTHER))
        with program(tmp_path, telegram, **settings) as process:
            await telegram.until(lambda: len(telegram.human.heard(MOTHER)) > before, within=60)
            await telegram.until(lambda: telegram.pending() == 0, within=30)
            assert await asyncio.to_thread(ended, process) == 0, (tmp_path / "log").read_text()
        said = (tmp_path / "log").read_text()
        assert TOKEN.partition(":")[2] not in said
        assert '"level": "error"' not in said and "Traceback" not in said, said

    async def run() -> None:
        async with asyncio.timeout(200), TelegramLoopback([TOKEN], patience=QUICK) as telegram:
            await story(telegram)

    asyncio.run(run())
