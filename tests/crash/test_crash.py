"""Thirty-two crash points of cases a test run and six of orders and filings; all of them with `make test-crash`."""

import asyncio
import logging
import random
from pathlib import Path

import pytest

from tests.crash.__main__ import summary
from tests.crash.directing import Point, Result, Stage, play_all, sample

SAMPLES = {"sqlite": 20, "postgresql": 12}
"""Points of the stories of cases; one takes three times as long on PostgreSQL."""
CASES = ("watched", "passed on", "amber")
OF_CASES = " ".join(f"--story '{story}'" for story in CASES)
OTHERS = {
    "sqlite": {"ordered": 640, "reported": 250, "exported": 60},
    "postgresql": {"called off": 320, "put right": 500, "exported": 60},
}
"""Stories that are walked through at one point each, and how many points they have at the least."""


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_a_sample_of_crash_points_loses_nothing(
    backend: str, tmp_path: Path, request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> None:
    """Of cases so many points, of the other stories one each; which, the seed says.

    Points of the others are not counted first, for that plays each story once more: they are drawn from as many as
    there are at the least. Each database gets one of the two long stories, which takes it some twelve seconds.
    """
    caplog.set_level(logging.CRITICAL, "aiohttp.server")  # whoever is killed in mid-sentence hangs up
    seed, points = random.randrange(1_000_000), SAMPLES[backend]
    drawn = random.Random(seed)
    others = [Point(story, "any", drawn.randrange(1, most)) for story, most in OTHERS[backend].items()]
    stage = Stage(tmp_path, request.getfixturevalue("postgres") if backend == "postgresql" else "")
    bad: list[Result] = []
    print(f"seed {seed}: python -m tests.crash --database {backend} --points {points} --seed {seed} {OF_CASES}")
    print(*(f"and --only '{point.story}:any:{point.at}'" for point in others), sep="\n")
    choose = sample(points, seed)
    results = asyncio.run(play_all(stage, lambda points: [*choose(points), *others], 1, bad.append, CASES))
    print(summary(backend, results, 0.0))
    broken = [each for each in bad if not each.is_good]
    assert not broken, [(each.point, each.broken, each.verdict) for each in broken]
    assert sum(each.was_reached for each in results.values()) >= points * 0.9 + len(others)
