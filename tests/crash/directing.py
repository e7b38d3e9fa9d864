"""Playing points: a dry run of every story counts them, then each is played on a place of its own."""

import asyncio
import random
import shutil
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.crash.checking import Verdict, check
from tests.crash.running import Broken, Nursery, Program
from tests.crash.scene import build
from tests.crash.story import STORIES, People
from tests.crash.witness import Witness
from tests.databases import drop_database, new_database

MEMORY = Path("/dev/shm")  # noqa: S108 - a place for databases that live for a second
LONGEST = 90.0
"""Real seconds that a run may take."""


@dataclass(frozen=True)
class Point:
    """One point: `at` counts from 1 what a program does (a kill) or the calls that reach the messenger (a cut)."""

    story: str
    kind: str
    at: int

    @property
    def is_cut(self) -> bool:
        return self.kind in ("cut", "lost")


@dataclass(frozen=True)
class Weather:
    """A mood that comes over the messenger when the flag is sent. `deaf`: whom it never reaches.

    `read_seconds`: how long the program waits for an answer (0: as long as it does).
    """

    begin: Callable[[Witness, Mapping[str, int]], None]
    deaf: frozenset[str] = frozenset()
    read_seconds: float = 0.0


@dataclass
class Result:
    """What became of a point. `was_reached`: the kill or the cut really happened."""

    point: Point
    was_reached: bool
    seconds: float
    verdict: Verdict = field(default_factory=Verdict)
    broken: str = ""
    heard: list[str] = field(default_factory=list)
    log: str = ""

    @property
    def worst(self) -> int:
        """The most duplicates that one recipient got."""
        return max(self.verdict.duplicates.values(), default=0)

    @property
    def is_good(self) -> bool:
        return not self.broken and not self.verdict.lost and not self.verdict.wrong and self.worst <= 1


class Stage:
    """A database server (or folder), the place to copy, and programs to be killed."""

    def __init__(self, folder: Path, postgres: str = "") -> None:
        """`postgres`: the address of a server; empty: SQLite."""
        self.folder, self.postgres = folder, postgres
        self.template = new_database(postgres) if postgres else f"sqlite:///{folder}/template.db"
        self.chats = build(self.template)
        self._number = 0

    def _copy(self, folder: Path) -> str:
        if self.postgres:
            return new_database(self.postgres, self.template)
        shutil.copy(self.folder / "template.db", folder / "town.db")
        return f"sqlite:///{folder}/town.db"

    @asynccontextmanager
    async def nursery(self) -> AsyncIterator[Nursery]:
        """A warm nursery."""
        nursery = Nursery()
        await nursery.open()
        try:
            await self._play(nursery, Point("passed on", "warm", 0), is_warming=True)
            yield nursery
        finally:
            await nursery.close()

    async def play(self, nursery: Nursery, point: Point, weather: Weather | None = None) -> Result:
        """One run, from the copied place to the verdict."""
        result, _, _ = await self._play(nursery, point, weather)
        return result

    async def count(self, nursery: Nursery) -> list[Point]:
        """All points there are: one dry run of every story."""
        found: list[Point] = []
        for name, story in STORIES.items():
            if not story.is_walked:
                continue
            result, kinds, (people, calls) = await self._play(nursery, Point(name, "dry", 0))
            if not result.is_good:
                raise Broken(f"{name}: the story goes wrong without a kill: {result}")
            from_point, from_call = (0, 0) if story.is_whole else people.flagged_at
            found += [Point(name, kind, at) for at, kind in enumerate(kinds, 1) if at > from_point]
            numbers = [at for at, method in enumerate(calls, 1) if at > from_call and method != "setMyCommands"]
            found += [Point(name, kind, at) for at in numbers for kind in ("cut", "lost")]
        return found

    async def _play(
        self, nursery: Nursery, point: Point, weather: Weather | None = None, *, is_warming: bool = False
    ) -> tuple[Result, list[str], tuple[People, list[str]]]:
        began = time.monotonic()
        self._number += 1
        folder = self.folder / str(self._number)
        folder.mkdir()
        url = self._copy(folder)
        cut_at = point.at if point.is_cut else 0
        result = Result(point, False, 0.0)
        async with Witness(cut_at, "before" if point.kind == "cut" else "after") as witness:
            witness.knows(list(self.chats.values()))
            kill_at = 0 if point.is_cut else point.at
            program = Program(nursery, folder, url, witness, kill_at=kill_at, is_warming=is_warming)
            people = People(witness, program, self.chats)
            if weather is not None:
                people.mood, people.deaf = partial(weather.begin, witness, self.chats), weather.deaf
                program.read_seconds = weather.read_seconds
            story = STORIES[point.story]
            try:
                async with asyncio.timeout(LONGEST * (4 if is_warming else 1)):
                    await program.start()
                    await story.tell(people)
                    now = await program.now()
            except (Broken, TimeoutError, AssertionError) as error:
                result.broken = f"{type(error).__name__}: {error}"
            finally:
                await program.end()
            result.log = program.log()
            result.was_reached = witness.was_cut if point.is_cut else program.deaths > 0
            result.heard = [f"{t.chat} {t.call.method} {t.call.status} {t.key}: {t.text!r}" for t in witness.taken]
            calls = [each.call.method for each in witness.taken]
            kinds = program.reached()
            if not result.broken:
                result.verdict = check(url, witness, self.chats, story, now, people.deaf)
        if self.postgres:
            drop_database(url)
        shutil.rmtree(folder)
        result.seconds = time.monotonic() - began
        return result, kinds, (people, calls)


async def play_all(
    stage: Stage, choose: Callable[[Sequence[Point]], Iterable[Point]], crews: int, done: Callable[[Result], None]
) -> Mapping[Point, Result]:
    """Count the points, choose among them, and play them, several at once."""
    results: dict[Point, Result] = {}
    async with stage.nursery() as first:
        waiting = list(choose(await stage.count(first)))[::-1]

        async def crew(nursery: Nursery) -> None:
            while waiting:
                result = await stage.play(nursery, waiting.pop())
                results[result.point] = result
                done(result)

        async def another() -> None:
            async with stage.nursery() as nursery:
                await crew(nursery)

        await asyncio.gather(crew(first), *(another() for _ in range(crews - 1)))
    return results


def sample(most: int, seed: int) -> Callable[[Sequence[Point]], Iterable[Point]]:
    """So many of the points, whichever the seed says; 0: all."""

    def choose(points: Sequence[Point]) -> Iterable[Point]:
        return random.Random(seed).sample(list(points), min(most, len(points))) if most else points

    return choose
