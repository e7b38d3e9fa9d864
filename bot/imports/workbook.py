"""A spreadsheet file as sheets of rows of cells, parsed in a process of its own (engine.md 6)."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bot.imports.limits import LONGEST_TEXT, MOST_COLUMNS
from bot.imports.refusals import REFUSALS, NotAWorkbook, TooMuchMemory

Cell = str | int | float | bool | date | timedelta | None
Progress = Callable[[str, int, int], None]
"""Told now and then: sheet, row reached, rows of that sheet."""

_LONGEST_LINE = MOST_COLUMNS * (LONGEST_TEXT * 12 + 8)
_TELL_EVERY = 500


@dataclass(frozen=True, slots=True)
class Merge:
    """Merged cells: rows from 1 as Excel counts, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row with at least one filled cell. `number` counts from 1, as Excel does."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """The cell of a column counted from 0; None where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows` can be walked once, before the next sheet is asked for; blank rows are left out."""

    name: str
    height: int
    merges: tuple[Merge, ...]
    rows: Iterator[Row]
    is_hidden: bool = False
    is_csv: bool = False
    uncalculated: frozenset[tuple[int, int]] = frozenset()
    """Row from 1 and column from 0 of formulas whose result is not stored: blank cells."""


@contextmanager
def open_sheets(path: Path, progress: Progress | None = None) -> Iterator[Iterator[Sheet]]:
    """Parse a file in bounded memory and time. Walking the sheets raises ImportRefused, at any row."""
    # The parser gets no settings: keys and tokens are in the environment of the one who imports.
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.imports.parsing", str(path.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
        env=kept,
    )
    try:
        yield _walk(process, path.name, progress)
    finally:
        process.kill()
        if process.stdout:
            process.stdout.close()
        process.wait()


def _walk(process: subprocess.Popen[bytes], name: str, progress: Progress | None) -> Iterator[Sheet]:
    lines = _lines(process, name)
    line = next(lines)
    while "end" not in line:
        merges = tuple(Merge(top + 1, left, bottom + 1, right) for top, left, bottom, right in line["merges"])
        after: list[dict[str, Any]] = []
        rows = _rows(lines, after, line["sheet"], line["height"], progress)
        blank = frozenset((row, column) for row, column in line.get("blank", ()))
        marks = line.get("hidden", False), line.get("csv", False), blank
        yield Sheet(line["sheet"], line["height"], merges, rows, *marks)
        for _ in rows:  # what the caller left unread
            pass
        line = after[0]


def _rows(
    lines: Iterator[Any], after: list[dict[str, Any]], sheet: str, height: int, progress: Progress | None
) -> Iterator[Row]:
    for count, line in enumerate(lines):
        if isinstance(line, dict):
            if progress:
                progress(sheet, height, height)
            after.append(line)
            return
        if progress and count % _TELL_EVERY == 0:
            progress(sheet, line[0], height)
        yield Row(line[0], tuple(line[1:]))


def _lines(process: subprocess.Popen[bytes], name: str) -> Iterator[Any]:
    """What the parser writes. Raises its refusal, or TooMuchMemory when a limit of the system ended it."""
    assert process.stdout is not None
    while raw := process.stdout.readline(_LONGEST_LINE):
        try:
            line = json.loads(raw, object_hook=_value)
        except ValueError:  # cut off in the middle: the parser died
            break
        if isinstance(line, dict) and "refused" in line:
            raise next(kind for kind in REFUSALS if kind.__name__ == line["refused"])(**line["values"])
        yield line
        if isinstance(line, dict) and "end" in line:
            return
    if process.wait() < 0:
        raise TooMuchMemory(file=name)
    raise NotAWorkbook(file=name)


def _value(found: dict[str, Any]) -> Any:
    if len(found) == 1 and "d" in found:
        return date.fromisoformat(found["d"])
    if len(found) == 1 and "t" in found:
        return timedelta(minutes=found["t"])
    return found
