"""Tells every transcript on each messenger and compares what it leaves and tells.

python -m tests.parity [PATHS] [--on telegram,zalo,page] [--workers N] [--apart]
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.parity.apart import APART, ROOMS
from tests.parity.records import KEPT_IN
from tests.surfaces import TOLD_ON

SURFACES = "telegram,zalo,page"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; returns 1 if a transcript fails on a messenger, or leaves or tells something else there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", default=[f"tests/{room}" for room in ROOMS])
    parser.add_argument("--on", default=SURFACES, help="messengers, separated by commas")
    parser.add_argument("--workers", default="2")
    parser.add_argument("--apart", action="store_true", help="only list what is no conversation, with the reason")
    given = parser.parse_args(arguments)
    if not given.apart:
        failed = [name for name in given.on.split(",") if name not in SURFACES.split(",")]
        if failed:
            parser.error(f"no such messenger: {', '.join(failed)}")
        with tempfile.TemporaryDirectory(prefix="khaibao-parity-") as folder:
            codes = [_tell(name, given.paths, given.workers, Path(folder)) for name in given.on.split(",")]
    for reason, tests in APART.items():
        print(f"{len(tests):4} {reason}")
        print("".join(f"       {test}\n" for test in tests if given.apart), end="")
    return 0 if given.apart else int(any(codes))


def _tell(name: str, paths: Sequence[str], workers: str, folder: Path) -> int:
    print(f"-- {name}", flush=True)
    run = [sys.executable, "-m", "pytest", "-n", workers, "--dist", "worksteal", "-k", "sqlite or not postgres"]
    done = subprocess.run(
        [*run, "--tb=short", f"--basetemp={folder / name}", "-m", "not browser", *paths],
        env={**os.environ, TOLD_ON: name, KEPT_IN: str(folder / "kept")},
        check=False,
    )
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
