"""The labelled corpus: how much is understood, how surely, and that no "no" is a false one."""

from functools import cache
from pathlib import Path

import pytest

from bot.understanding.understand import KINDS
from tests.understanding.measure import Line, is_false_no, is_understood, measured, read_lines

CORPUS = Path(__file__).parent / "corpus"
HALVES = sorted(folder.name for folder in CORPUS.iterdir() if folder.is_dir())
PRECISION, RECALL = 0.99, 0.9
NOT_YET = {
    ("dev5", "symptoms"): (0.98, 0.9),
    ("dev6", "symptoms"): (0.98, 0.9),
    ("dev7", "temperature"): (0.98, 0.9),
    ("dev7", "date"): (0.98, 0.9),
    ("dev7", "symptoms"): (0.97, 0.9),
    ("dev8", "symptoms"): (0.97, 0.9),
    ("dev9", "symptoms"): (0.95, 0.9),
    ("dev10", "yesno"): (0.96, 0.9),
    ("dev10", "symptoms"): (0.91, 0.9),
    ("dev10", "choice"): (0.93, 0.8),
    ("dev10", "child"): (0.96, 0.9),
    ("dev11", "yesno"): (0.97, 0.84),
    ("dev11", "symptoms"): (0.98, 0.9),
    ("dev11", "choice"): (0.91, 0.85),
    ("dev11", "child"): (0.98, 0.9),
}
"""Where the rules fall short of it still, and what they hold."""


@cache
def _read(half: str, kind: str) -> list[Line]:
    return read_lines(CORPUS / half / f"{kind}.jsonl")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("half", HALVES)
def test_what_is_understood_is_right_and_most_is_understood(half: str, kind: str) -> None:
    read = _read(half, kind)
    if not read:
        pytest.skip("no such file")
    figures = measured(read)
    least_precision, least_recall = NOT_YET.get((half, kind), (PRECISION, RECALL))
    wrong = [(line["id"], line["in"]["text"], got, right) for line, got, right in figures.wrong]
    assert figures.precision >= least_precision, (figures.precision, wrong)
    assert figures.recall >= least_recall, figures.recall


@pytest.mark.parametrize("half", HALVES)
def test_no_no_is_a_false_one(half: str) -> None:
    false = [
        (line["id"], line["in"]["text"]) for line, got, right in _read(half, "yesno") if is_false_no(line, got, right)
    ]
    assert not false


def test_what_is_asked_again_is_not_counted_as_understood() -> None:
    assert not is_understood(None) and not is_understood({"value": "ask"})
    assert is_understood({"value": "no"})
