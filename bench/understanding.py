"""Reads the labelled corpus of typed Vietnamese, beside a bare casefold and split of the same lines in the same run.

python -m bench.understanding [--rounds 5]
"""

import argparse
import json
import statistics
import sys
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


def rate(lines: list[dict[str, Any]], read: Callable[[dict[str, Any]], object]) -> float:
    """Inputs a second of this core, whatever else the machine does meanwhile."""
    begun = time.process_time()
    for line in lines:
        read(line)
    return len(lines) / (time.process_time() - begun)


def main() -> None:
    """Print the first pass (nothing kept from earlier lines), the median of further ones, and the ratio."""
    parser = argparse.ArgumentParser(prog="python -m bench.understanding", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    lines = corpus()
    first = rate(lines, lambda line: understand(line, TODAY))
    ours = [rate(lines, lambda line: understand(line, TODAY)) for _ in range(options.rounds)]
    bare = [rate(lines, lambda line: line["text"].casefold().split()) for _ in range(options.rounds)]
    median, peer = statistics.median(ours), statistics.median(bare)
    verdict = "pass" if median >= TARGET else "MISSED"
    print(
        f"understanding {len(lines)} lines: {median:.0f} inputs/s (target {TARGET}) {verdict}, first "
        f"pass {first:.0f}/s; "
        f"casefold and split {peer:.0f}/s, ratio {median / peer:.4f}"
    )
    sys.exit(median < TARGET)


if __name__ == "__main__":
    main()
