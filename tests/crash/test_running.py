"""The harness itself: a run that ends while its killed program is being born again."""

import asyncio
import itertools
import os
import signal
import time
from pathlib import Path

from tests.crash.directing import Stage
from tests.crash.running import Program
from tests.crash.scene import PLACES
from tests.crash.witness import Witness

MOST_SECONDS = 20
START = PLACES["kindergarten"].start


async def _died(program: Program) -> None:
    """Go on in the very turn of the loop in which the watch hears of the death."""
    began = time.monotonic()
    for _ in itertools.takewhile(lambda _: not program.deaths, itertools.count()):
        assert time.monotonic() - began < MOST_SECONDS
        await asyncio.sleep(0)


def test_a_run_that_ends_during_a_birth_comes_to_its_end(tmp_path: Path) -> None:
    stage = Stage(tmp_path)

    async def play() -> None:
        async with stage.nursery() as nursery:
            for turns in range(3):
                folder = tmp_path / f"ended {turns}"
                folder.mkdir()
                async with Witness(START) as witness:
                    program = Program(nursery, folder, stage.copy("kindergarten", folder)[0], witness, START)
                    await program.start()
                    os.kill(program.pid, signal.SIGKILL)
                    await _died(program)
                    for _ in range(turns):
                        await asyncio.sleep(0)
                    await asyncio.wait_for(program.end(), MOST_SECONDS)

    asyncio.run(play())
