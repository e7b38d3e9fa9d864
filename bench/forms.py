"""Evaluates a questionnaire of 60 rows, beside elementpath alone evaluating the same cells in the same run.

python -m bench.forms [--rounds 5] [--times 200]

The peer is given each cell already parsed and the answers as an XML document, as an XForm keeps them; it asks nothing,
refuses nothing and stores nothing.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

from elementpath import XPath1Parser, XPathContext

from bot.forms import Answer, Form, evaluate, load_form, shipped_forms

NOW = datetime(2026, 11, 22, 23, 15, tzinfo=UTC)
QUESTIONS = 20
CELLS = (
    "${a} > 3 and ${b} = 'yes'",
    "(${a} + ${a}) * 2 - 1 >= ${a} or ${b} != 'no'",
    "concat(${b}, '-', string(${a}))",
)
PERSON: dict[str, Answer] = {
    "well": "no",
    "signs": ("fever", "cough"),
    "temperature": Decimal("38.2"),
    "onset": datetime(2026, 11, 22).date(),  # noqa: DTZ001 - only its date
    "at_school": "no",
}


def form(folder: Path) -> Form:
    """Two questions, and twenty times a filtered question, a constraint and a calculation."""
    lines = ["| survey |", "| | type | name | label::vi | relevant | constraint | calculation |"]
    lines += ["| | integer | a | A | | | |", "| | text | b | B | | | |"]
    for number in range(QUESTIONS):
        lines.append(f"| | integer | q{number} | Q | {CELLS[0]} | . > 0 | |")
        lines.append(f"| | text | t{number} | T | {CELLS[1]} | | |")
        lines.append(f"| | calculate | c{number} | | | | {CELLS[2]} |")
    lines += ["| settings |", "| | form_id | version | default_language |", "| | bench | 1 | vi |"]
    file = folder / "bench.md"
    file.write_text("\n".join(lines), encoding="utf-8")
    return load_form(file)


def ours(made: Form) -> Callable[[], object]:
    """One evaluation of all rows."""
    answers: dict[str, Answer] = {"a": Decimal(5), "b": "yes"}
    answers |= {f"q{number}": Decimal(number + 1) for number in range(QUESTIONS)}
    answers |= {f"t{number}": "x" for number in range(QUESTIONS)}
    return lambda: evaluate(made, answers, NOW)


def peer() -> Callable[[], object]:
    """The same cells by elementpath, each parsed beforehand."""
    root = ElementTree.Element("data")
    for name, text in (("a", "5"), ("b", "yes"), *((f"q{n}", str(n + 1)) for n in range(QUESTIONS))):
        ElementTree.SubElement(root, name).text = text
    parser = XPath1Parser()
    cells = [cell.replace("${", "/data/").replace("}", "") for cell in CELLS]
    tokens = [parser.parse(cell) for cell in cells for _ in range(QUESTIONS)]
    tokens += [parser.parse(f"/data/q{number} > 0") for number in range(QUESTIONS)]

    def run() -> object:
        context = XPathContext(root)
        return [token.evaluate(context) for token in tokens]

    return run


def rate(run: Callable[[], object], times: int) -> float:
    """How often a second."""
    began = time.process_time()
    for _ in range(times):
        run()
    return times / (time.process_time() - began)


def main() -> int:
    """Measure both in turn and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--times", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        mine = ours(form(Path(folder)))
    theirs = peer()
    pairs = [(rate(mine, options.times), rate(theirs, options.times)) for _ in range(options.rounds)]
    ratio = statistics.median(a / b for a, b in pairs)
    shipped = shipped_forms()["person-2026"]
    person = rate(lambda: evaluate(shipped, PERSON, NOW), options.times)
    print(
        f"60 rows: ours {statistics.median(a for a, _ in pairs):.0f} evaluations/s of processor time, "
        f"elementpath alone {statistics.median(b for _, b in pairs):.0f}, ratio {ratio:.2f}; "
        f"person-2026: {person:.0f}/s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
