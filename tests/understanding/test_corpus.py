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
    ("dev2", "symptoms"): 0.98,
    ("dev5", "symptoms"): 0.98,
    ("dev6", "symptoms"): 0.98,
    ("dev7", "temperature"): 0.98,
    ("dev7", "date"): 0.98,
    ("dev7", "symptoms"): 0.98,
    ("dev10", "symptoms"): 0.96,
    ("dev11", "symptoms"): 0.98,
    ("dev12", "symptoms"): 0.98,
    ("dev13", "symptoms"): 0.98,
    ("dev15", "symptoms"): 0.98,
    ("dev16", "symptoms"): 0.94,
    ("dev17", "yesno"): 0.97,
    ("dev17", "symptoms"): 0.91,
    ("dev18", "yesno"): 0.98,
    ("dev18", "symptoms"): 0.96,
    ("dev20", "choice"): 0.98,
    ("dev21", "names"): 0.92,
    ("dev22", "symptoms"): 0.88,
    ("dev22", "choice"): 0.98,
    ("dev22", "names"): 0.98,
    ("dev23", "yesno"): 0.98,
    ("dev23", "names"): 0.96,
    ("dev25", "date"): 0.97,
    ("dev25", "symptoms"): 0.82,
    ("dev25", "choice"): 0.98,
    ("dev25", "child"): 0.92,
    ("dev26", "date"): 0.98,
    ("dev26", "symptoms"): 0.98,
    ("dev24", "names"): 0.94,
    ("dev23", "symptoms"): 0.97,
    ("dev24", "symptoms"): 0.95,
    ("dev30", "yesno"): 0.98,
    ("dev30", "symptoms"): 0.94,
    ("dev30", "choice"): 0.98,
    ("h1", "date"): 0.98,
    ("h1", "symptoms"): 0.98,
}
"""Where the rules fall short of that precision still, and what they hold."""
NOT_YET_FOUND = {
    ("dev17", "yesno"): 0.8,
    ("dev17", "symptoms"): 0.87,
    ("dev22", "yesno"): 0.78,
    ("dev22", "date"): 0.86,
    ("dev22", "symptoms"): 0.77,
    ("dev22", "choice"): 0.73,
    ("dev22", "child"): 0.85,
    ("dev25", "yesno"): 0.71,
    ("dev25", "symptoms"): 0.67,
    ("dev25", "choice"): 0.82,
    ("dev25", "child"): 0.77,
}
"""The same of the recall."""


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
    wrong = [(line["id"], line["in"]["text"], got, right) for line, got, right in figures.wrong]
    assert figures.precision >= NOT_YET.get((half, kind), PRECISION), (figures.precision, wrong)
    assert figures.recall >= NOT_YET_FOUND.get((half, kind), RECALL), figures.recall


@pytest.mark.parametrize("kind", ["yesno", "symptoms"])
@pytest.mark.parametrize("half", HALVES)
def test_no_no_is_a_false_one(half: str, kind: str) -> None:
    false = [
        (line["id"], line["in"]["text"], got) for line, got, right in _read(half, kind) if is_false_no(line, got, right)
    ]
    assert not false


def test_what_is_asked_again_is_not_counted_as_understood() -> None:
    assert not is_understood(None) and not is_understood({"value": "ask"})
    assert is_understood({"value": "no"})
