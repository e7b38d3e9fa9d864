"""Each mood of the messenger comes over it when the flag is sent: the case still ends, and the family hears of it."""

import asyncio
import logging
from pathlib import Path

import pytest

from tests.crash.directing import Point, Stage, Weather

CALM = 900.0
"""Seconds after which the story needs no mood any more."""

MOODS = {
    "429 for 90 s": ("watched", Weather(lambda w, chats: w.moods.refuse_for(90, status=429)), 0),
    "502 for 60 s": ("passed on", Weather(lambda w, chats: w.moods.refuse_for(60, status=502)), 0),
    "403 for one chat": (
        "watched",
        Weather(
            lambda w, chats: w.moods.refuse_for(1e6, status=403, chat=chats["principal"]), deaf=frozenset({"principal"})
        ),
        0,
    ),
    "answers after 60 s": (
        "watched",
        Weather(lambda w, chats: w.moods.dawdle_for(20, late_by=60), read_seconds=0.6),
        5,
    ),
    "ok, not delivered": (
        "watched",
        Weather(lambda w, chats: w.moods.lie_for(1e6, chat=chats["contact"]), deaf=frozenset({"contact"})),
        0,
    ),
    "nothing": ("crowded", Weather(lambda w, chats: None), 0),
    "updates twice and in disorder": ("crowded", Weather(lambda w, chats: w.moods.confuse_for(CALM)), 0),
}
"""Story, mood, and how often one receiver may be told a thing again: only where nobody can know what arrived."""


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_the_whole_story_in_every_mood(
    backend: str, tmp_path: Path, request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "aiohttp.server")
    stage = Stage(tmp_path, request.getfixturevalue("postgres") if backend == "postgresql" else "")

    async def play() -> None:
        async with stage.nursery() as nursery:
            for mood, (story, weather, again) in MOODS.items():
                result = await stage.play(nursery, Point(story, mood, 0), weather)
                told = (mood, result.broken, result.verdict, *result.heard, result.log)
                assert not result.broken and not result.verdict.lost and not result.verdict.wrong, told
                assert result.worst <= again, told

    asyncio.run(play())
