"""Reads the labelled corpus of typed Vietnamese, beside a bare casefold and split of the same lines in the same run.

python -m bench.understanding [--rounds 5]
"""

import argparse
import gc
import json
import platform
import statistics
import sys
import sysconfig
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from bot.understanding.understand import understand

CORPUS = Path(__file__).parent.parent / "tests" / "understanding" / "corpus"
TODAY = date(2026, 11, 23)
TARGET = 4000
"""Inputs a second on one core."""


def corpus() -> list[dict[str, Any]]:
    """Every line's input."""
    files = sorted(CORPUS.rglob("*.jsonl"))
    return [json.loads(line)["in"] for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]


def interpreter() -> str:
    """Which one this is: one that was compiled without optimizing reads a fifth to a third slower.

    Debian leaves out of what its own says of itself that it was compiled with a profile."""
    configured = str(sysconfig.get_config_var("CONFIG_ARGS") or "")
    profiled = str(sysconfig.get_config_var("PY_CFLAGS_NODIST") or "")
    is_named = "--enable-optimizations" in configured or "-fprofile-use" in profiled
    build = f"{'with' if is_named else 'without'} --enable-optimizations as it says"
    shared = ", --enable-shared" if "--enable-shared" in configured else ""
    return f"{platform.python_implementation()} {platform.python_version()} {build}{shared}"


def rate(lines: list[dict[str, Any]], read: Callable[[dict[str, Any]], object]) -> float:
    """Inputs a second of this core, whatever else the machine does meanwhile."""
    begun = time.process_time()
    for line in lines:
        read(line)
    return len(lines) / (time.process_time() - begun)


def main() -> None:
    """Print the first pass (nothing kept from earlier lines), the median and best of further ones, and the ratio.

    As in `khaibao understand`, the lists are told not to be looked through for what can be thrown away (`gc.freeze`).
    """
    parser = argparse.ArgumentParser(prog="python -m bench.understanding", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    lines = corpus()
    gc.collect()
    gc.freeze()
    first = rate(lines, lambda line: understand(line, TODAY))
    # by turns, for a machine that others use is a third faster or slower within a minute
    rounds = [
        (rate(lines, lambda line: understand(line, TODAY)), rate(lines, lambda line: line["text"].casefold().split()))
        for _ in range(options.rounds)
    ]
    ours = [read for read, _ in rounds]
    median, peer = statistics.median(ours), statistics.median(bare for _, bare in rounds)
    verdict = "pass" if median >= TARGET else "MISSED"
    print(
        f"understanding {len(lines)} lines: {median:.0f} inputs/s (target {TARGET}) {verdict}, best {max(ours):.0f}, "
        f"first pass {first:.0f}/s; casefold and split {peer:.0f}/s, ratio {median / peer:.4f}; "
        f"{interpreter()}, gc.freeze"
    )
    sys.exit(median < TARGET)


if __name__ == "__main__":
    main()
