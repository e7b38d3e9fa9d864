"""The parser's own process: opens one file within fixed memory and time and writes its cells as JSON lines.

Run as `python -m bot.imports.parsing FILE`; `workbook` starts it and reads what it writes.
"""

import csv
import datetime
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, TextIO

import python_calamine as calamine

from bot.imports import container, limits
from bot.imports.formulas import uncalculated
from bot.imports.refusals import (
    EmptyFile,
    Encrypted,
    FileMissing,
    FileTooLarge,
    ImportRefused,
    NotAWorkbook,
    TooManyColumns,
    TooManyRows,
    TooMuchMemory,
)


def main(path: Path, out: TextIO) -> None:
    """Write the file's sheets to `out`, the last line telling `end` or `refused`."""
    bound_resources()
    try:
        rows = sum(_write_sheet(sheet, path.name, out) for sheet in _open(path))
        if not rows:
            raise EmptyFile(file=path.name)
    except ImportRefused as refused:
        _write(out, {"refused": type(refused).__name__, "values": refused.values})
    except MemoryError:
        _write(out, {"refused": TooMuchMemory.__name__, "values": {"file": path.name}})
    else:
        _write(out, {"end": rows})


def bound_resources() -> None:
    """Cap memory and processor time of this process, where the system can."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    for kind, most in (
        (resource.RLIMIT_AS, limits.PARSER_MEMORY),
        (resource.RLIMIT_CPU, limits.PARSER_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # a stricter limit stands already
            resource.setrlimit(kind, (most, most))


Merges = list[tuple[tuple[int, int], tuple[int, int]]] | None


class _Sheet:
    """A sheet on its way out: rows from the top, `left` columns missing at their left."""

    def __init__(
        self, name: str, rows: Iterator[Sequence[Any]], height: int, left: int = 0, merges: Merges = None, **marks: Any
    ) -> None:
        self.name, self.rows, self.height, self.left = name, rows, height, left
        self.merges, self.marks = merges, marks


def _open(path: Path) -> Iterator[_Sheet]:
    try:
        with path.open("rb") as file:
            content = file.read(limits.MOST_BYTES + 1)
    except OSError as error:
        raise FileMissing(file=path.name) from error
    if len(content) > limits.MOST_BYTES:
        raise FileTooLarge(file=path.name, most=limits.MOST_BYTES // limits.MEGABYTE)
    if not content.strip(b"\0 \t\r\n"):
        raise EmptyFile(file=path.name)
    if container.is_text(content, path.name):
        yield _csv(container.decode(content, path.name), path)
    else:
        yield from _sheets(content, path.name)


def _sheets(content: bytes, name: str) -> Iterator[_Sheet]:
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        blank = uncalculated(content) if content.startswith(b"PK") else {}
        for about in book.sheets_metadata:
            if about.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            hidden = about.visible != calamine.SheetVisibleEnum.Visible
            left = sheet.start[1] if sheet.start else 0
            height = sheet.end[0] + 1 if sheet.end else 0
            rows = sheet.iter_rows() if height else iter(())
            yield _Sheet(
                about.name, rows, height, left, sheet.merged_cell_ranges, hidden=hidden, blank=blank.get(about.name, [])
            )
    except calamine.PasswordError as error:
        raise Encrypted(file=name) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise NotAWorkbook(file=name) from error


def _csv(text: str, path: Path) -> _Sheet:
    first, newline, rest = text.partition("\n")
    told = first.strip().lower().removeprefix("sep=") if first.lower().startswith("sep=") else ""
    # Excel's "sep=;" line counts as a row, so that row numbers stay those seen in an editor.
    body = newline + rest if told else text
    delimiter = told if len(told) == 1 else _delimiter(body)
    csv.field_size_limit(limits.MEGABYTE)
    return _Sheet(path.stem, _csv_rows(body, delimiter, path.name), text.count("\n") + 1, csv=True)


def _csv_rows(text: str, delimiter: str, name: str) -> Iterator[Sequence[str]]:
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise NotAWorkbook(file=name) from error


def _delimiter(text: str) -> str:
    """The sign that cuts the first lines into the same number of cells most often."""
    sample = "\n".join(text.splitlines()[:50])

    def regularity(delimiter: str) -> tuple[int, int]:
        with suppress(csv.Error):
            widths = [len(row) for row in csv.reader(StringIO(sample, newline=""), delimiter=delimiter)]
            wide = [width for width in widths if width > 1]
            usual = max(set(wide), key=wide.count, default=0)
            return wide.count(usual), usual
        return 0, 0

    return max(";,\t|", key=regularity)


def _write_sheet(sheet: _Sheet, name: str, out: TextIO) -> int:
    merges = [[*top, *bottom] for top, bottom in (sheet.merges or ())[: limits.MOST_MERGES]]
    _write(out, {"sheet": sheet.name, "height": sheet.height, "merges": merges, **sheet.marks})
    written = 0
    for number, row in enumerate(sheet.rows, start=1):
        cells = [_cell(cell) for cell in row]
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            continue
        written += 1
        if written > limits.MOST_ROWS:
            raise TooManyRows(file=name, most=limits.MOST_ROWS)
        if sheet.left + len(cells) > limits.MOST_COLUMNS:
            raise TooManyColumns(file=name, sheet=sheet.name, row=number, most=limits.MOST_COLUMNS)
        _write(out, [number, *([None] * sheet.left), *cells])
    return written


def _cell(value: Any) -> Any:
    """A cell as JSON: text, number, bool, `{"d": ISO date}`, `{"t": minutes}`, or null when blank."""
    if isinstance(value, str):
        return value[: limits.LONGEST_TEXT] if value.strip() else None
    if isinstance(value, datetime.datetime | datetime.date):
        return {"d": value.isoformat()[:10]}
    if isinstance(value, datetime.time):
        return {"t": value.hour * 60 + value.minute + round(value.second / 60)}
    if isinstance(value, datetime.timedelta):
        return {"t": round(value.total_seconds() / 60)}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _write(out: TextIO, line: Any) -> None:
    out.write(json.dumps(line, ensure_ascii=True, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.stdout)
