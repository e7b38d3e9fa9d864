"""`python -m tests.crash`: plays every crash point, or a sample, and prints what was lost and what came twice."""

import argparse
import asyncio
import logging
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from tests.crash.directing import MEMORY, Point, Result, Stage, play_all, play_these, sample
from tests.crash.story import STORIES
from tests.databases import BACKENDS, start_postgres, without_fsync

CREWS = 2
PROGRESS = 50
"""Points between two lines of figures."""


def main() -> int:
    """Play, print, and end non-zero when anything was lost, came twice too often, or went wrong."""
    asked = _arguments()
    seed = asked.seed if asked.seed is not None else random.randrange(1_000_000)
    print(f"seed {seed}")
    # whoever is killed in mid-sentence hangs up on the stand-in
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    chosen = BACKENDS if asked.database == "both" else (asked.database,)
    where = MEMORY if MEMORY.is_dir() else None
    is_good = True
    for backend in chosen:
        with tempfile.TemporaryDirectory(prefix="khaibao-crash-", dir=where, ignore_cleanup_errors=True) as folder:
            Path(folder).chmod(0o755)
            is_good &= _play(backend, Path(folder), asked, seed)
    return 0 if is_good else 1


def _arguments() -> argparse.Namespace:
    asking = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    asking.add_argument("--database", choices=[*BACKENDS, "both"], default="both")
    asking.add_argument("--points", type=int, default=0, help="how many, chosen at random (0: all)")
    asking.add_argument("--seed", type=int)
    asking.add_argument("--story", action="append", choices=list(STORIES), default=[], help="one of them, or several")
    asking.add_argument("--crews", type=int, default=CREWS, help="runs at once")
    asking.add_argument(
        "--only", metavar="STORY:KIND:AT", help="one point, with all that was said and logged; dry:0 kills nothing"
    )
    return asking.parse_args()


def _play(backend: str, folder: Path, asked: argparse.Namespace, seed: int) -> bool:
    address = ""
    if backend == "postgresql":
        address = start_postgres(folder / "postgres")
        without_fsync(address)
    stage = Stage(folder, address)
    began = time.monotonic()
    so_far: dict[Point, Result] = {}

    def done(result: Result) -> None:
        so_far[result.point] = result
        if not result.is_good or asked.only:
            _tell(result, whole=bool(asked.only))
        if len(so_far) % PROGRESS == 0:
            print("… " + summary(backend, so_far, time.monotonic() - began), flush=True)

    if asked.only:
        story, kind, at = asked.only.split(":")
        [result] = asyncio.run(play_these(stage, [Point(story, kind, int(at))]))
        done(result)
        results: Mapping[Point, Result] = {result.point: result}
    else:
        results = asyncio.run(play_all(stage, sample(asked.points, seed), asked.crews, done, asked.story))
    print(summary(backend, results, time.monotonic() - began), flush=True)
    return all(result.is_good for result in results.values())


def _tell(result: Result, *, whole: bool) -> None:
    point = result.point
    print(f"--- {point.story}:{point.kind}:{point.at} {result.broken[:2000]} lost {result.verdict.lost}")
    print(f"    wrong {result.verdict.wrong} duplicates {dict(result.verdict.duplicates)}", flush=True)
    if whole:
        print(*result.heard, result.log, sep="\n")


def summary(backend: str, results: Mapping[Point, Result], seconds: float) -> str:
    """The figures of a database in a few lines."""
    reached = [result for result in results.values() if result.was_reached]
    kinds = Counter(result.point.kind for result in reached)
    duplicates = sum(result.verdict.duplicates.total() for result in reached)
    lost = sum(len(result.verdict.lost) for result in results.values())
    broken = sum(not result.is_good for result in results.values())
    each = sum(result.seconds for result in results.values()) / max(1, len(results))
    return (
        f"{backend}: {len(reached)} points ({', '.join(f'{n} {kind}' for kind, n in sorted(kinds.items()))}); "
        f"alerts lost {lost}; duplicates {duplicates} "
        f"(at most {max((r.worst for r in reached), default=0)} a recipient and kill); "
        f"runs that went wrong {broken}; {seconds:.0f} s, {each:.2f} s a point"
    )


if __name__ == "__main__":
    sys.exit(main())
