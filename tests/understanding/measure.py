"""How well lines are understood that the rules have not met: python -m tests.understanding.measure FOLDER...

The folder `unseen` is measured and never looked at by whoever writes rules; `--wrong` shows lines, of other folders.
"""

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.understanding.understand import KINDS, understand

TODAY = date(2026, 11, 23)
"""Where a line names no day of its own."""
ASKED_AGAIN = ("ask", "none", "unsure")
Answer = dict[str, Any] | None
Line = tuple[dict[str, Any], Answer, list[Answer]]
"""A line, what was understood, and all that would be right."""


def read_lines(file: Path) -> list[Line]:
    """Every line of a file as the rules understand it."""
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()] if file.exists() else []
    return [
        (line, _normal(understand(line["in"], TODAY)), [_normal(one) for one in line.get("out_any", [line.get("out")])])
        for line in lines
    ]


def is_understood(answer: Answer) -> bool:
    """Whether it is taken, not asked again."""
    return answer is not None and answer.get("value") not in ASKED_AGAIN


def is_false_no(line: dict[str, Any], got: Answer, right: list[Answer]) -> bool:
    """Whether somebody who may be ill was taken to be well, or a sign to be absent that nobody denied."""
    if got is None or got in right:
        return False
    if line["in"]["kind"] == "symptoms":
        possible = [one or {} for one in right]
        denied = {code for one in possible for code in one.get("hasnt", ())}
        is_well = bool(got.get("well")) and not any(one.get("well") for one in possible)
        return is_well or not set(got.get("hasnt", ())) <= denied
    return (got, line["in"].get("about")) in (({"value": "no"}, "symptom"), ({"value": "yes"}, "wellness"))


def _normal(answer: Answer) -> Answer:
    if answer is None:
        return None
    lists = {name: sorted(value) for name, value in answer.items() if isinstance(value, list) and value}
    return lists | {k: v for k, v in answer.items() if not isinstance(v, list) and (k, v) != ("well", False)}


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured over lines: what was understood, what wrongly, and how much of what is told was found."""

    understood: int
    wrong: list[Line]
    precision: float
    recall: float
    false: int


def measured(read: list[Line]) -> Figures:
    """Precision of what is understood, and recall over lines whose every right answer is one."""
    understood = [(line, got, right) for line, got, right in read if is_understood(got)]
    wrong = [each for each in understood if each[1] not in each[2]]
    told = [(got, right) for _, got, right in read if all(is_understood(one) for one in right)]
    return Figures(
        len(understood),
        wrong,
        1 - len(wrong) / max(1, len(understood)),
        sum(got in right for got, right in told) / max(1, len(told)),
        sum(is_false_no(line, got, right) for line, got, right in read),
    )


def main(folders: list[str], *, shows: bool) -> None:
    """Print precision, recall and false "no" by kind, of all folders together."""
    for kind in KINDS:
        read = [each for folder in folders for each in read_lines(Path(folder) / f"{kind}.jsonl")]
        if not read:
            continue
        figures = measured(read)
        print(
            f"{kind:12} {len(read):5} lines, precision {figures.precision:.3f} "
            f"({len(figures.wrong)} of {figures.understood} wrong), recall {figures.recall:.3f}, "
            f"false no {figures.false}"
        )
        for line, got, right in figures.wrong if shows else ():
            print("   ", line["id"], repr(line["in"]["text"]), _words(got), "instead of", _words(right[0]))


def _words(answer: Any) -> str:
    return json.dumps(answer, ensure_ascii=False)


if __name__ == "__main__":
    main([each for each in sys.argv[1:] if each != "--wrong"], shows="--wrong" in sys.argv)
