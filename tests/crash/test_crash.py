"""Forty crash points a test run, whichever the seed says; all of them with `make test-crash`."""

import asyncio
import logging
import random
from pathlib import Path

import pytest

from tests.crash.__main__ import summary
from tests.crash.directing import Result, Stage, play_all, sample

SAMPLE = 20
"""Points on each database."""


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_a_sample_of_crash_points_loses_nothing(
    backend: str, tmp_path: Path, request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "aiohttp.server")  # whoever is killed in mid-sentence hangs up
    seed = random.randrange(1_000_000)
    stage = Stage(tmp_path, request.getfixturevalue("postgres") if backend == "postgresql" else "")
    bad: list[Result] = []
    print(f"seed {seed}: python -m tests.crash --database {backend} --points {SAMPLE} --seed {seed}")
    results = asyncio.run(play_all(stage, sample(SAMPLE, seed), 1, bad.append))
    print(summary(backend, results, 0.0))
    broken = [each for each in bad if not each.is_good]
    assert not broken, [(each.point, each.broken, each.verdict) for each in broken]
    assert sum(each.was_reached for each in results.values()) >= SAMPLE * 0.9
