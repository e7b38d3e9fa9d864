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
from tests.crash.people import People
from tests.crash.running import Broken, Nursery, Program
from tests.crash.scene import PLACES, build
from tests.crash.story import STORIES
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
    """A database server (or folder), the places to copy, and programs to be killed."""

    def __init__(self, folder: Path, postgres: str = "") -> None:
        """`postgres`: the address of a server; empty: SQLite."""
        self.folder, self.postgres = folder, postgres
        self._written: dict[str, tuple[str, Mapping[str, int]]] = {}
        self._number = 0

    def _template(self, place: str) -> tuple[str, Mapping[str, int]]:
        """A place as it was written once, and the chats of its people."""
        if place not in self._written:
            url = new_database(self.postgres) if self.postgres else f"sqlite:///{self.folder}/{place}.db"
            self._written[place] = url, build(url, PLACES[place])
        return self._written[place]

    def copy(self, place: str, folder: Path) -> tuple[str, Mapping[str, int]]:
        """A place of one's own, and the chats of its people."""
        template, chats = self._template(place)
        if self.postgres:
            return new_database(self.postgres, template), chats
        shutil.copy(self.folder / f"{place}.db", folder / "town.db")
        return f"sqlite:///{folder}/town.db", chats

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

    async def count(self, nursery: Nursery, stories: Sequence[str] = ()) -> list[Point]:
        """All points there are: one dry run of every story, or of these."""
        found: list[Point] = []
        for name in stories or [name for name, story in STORIES.items() if story.is_walked]:
            story = STORIES[name]
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
        story = STORIES[point.story]
        scene = PLACES[story.place]
        url, chats = self.copy(story.place, folder)
        cut_at = point.at if point.is_cut else 0
        result = Result(point, False, 0.0)
        async with Witness(scene.start, cut_at, "before" if point.kind == "cut" else "after") as witness:
            witness.knows(list(chats.values()))
            kill_at = 0 if point.is_cut else point.at
            program = Program(nursery, folder, url, witness, scene.start, kill_at=kill_at, is_warming=is_warming)
            program.has_pages = story.has_pages
            people = People(witness, program, chats)
            if weather is not None:
                people.mood, people.deaf = partial(weather.begin, witness, chats), weather.deaf
                program.read_seconds = weather.read_seconds
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
                result.verdict = check(url, witness, chats, story.check, now, people.deaf)
        if self.postgres:
            drop_database(url)
        shutil.rmtree(folder)
        result.seconds = time.monotonic() - began
        return result, kinds, (people, calls)


async def play_all(
    stage: Stage,
    choose: Callable[[Sequence[Point]], Iterable[Point]],
    crews: int,
    done: Callable[[Result], None],
    stories: Sequence[str] = (),
) -> Mapping[Point, Result]:
    """Count the points of all stories or of these, choose among them, and play them, several at once."""
    results: dict[Point, Result] = {}
    async with stage.nursery() as first:
        waiting = list(choose(await stage.count(first, stories)))[::-1]

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


async def play_these(stage: Stage, points: Sequence[Point]) -> list[Result]:
    """Play points that are known, one after the other."""
    async with stage.nursery() as nursery:
        return [await stage.play(nursery, point) for point in points]


def sample(most: int, seed: int) -> Callable[[Sequence[Point]], Iterable[Point]]:
    """So many of the points, whichever the seed says; 0: all."""

    def choose(points: Sequence[Point]) -> Iterable[Point]:
        return random.Random(seed).sample(list(points), min(most, len(points))) if most else points

    return choose
