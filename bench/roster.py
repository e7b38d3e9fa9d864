"""Reads a roster of 10,000 pupils, beside python-calamine alone reading every cell of the same workbook.

python -m bench.roster [--rows 10000] [--rounds 3]

Ours finds headings, reads names, days, phones and classes, says what is wrong, and parses in a process of its own with
its memory bounded; the library gives the cells and no more. Nothing is stored by either.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from bot.imports.roster import read_roster

HEADINGS = ("STT", "Họ và tên", "Ngày sinh", "Lớp", "Giới tính", "Mã định danh", "Họ tên mẹ", "SĐT mẹ")
PUPILS_A_CLASS = 40


def write(path: Path, rows: int) -> None:
    """A plain workbook as schools keep them, every name invented."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Danh sách")
    sheet.write_row(0, 0, HEADINGS)
    for n in range(rows):
        in_class = f"{1 + n // PUPILS_A_CLASS % 5}{chr(65 + n // (PUPILS_A_CLASS * 5) % 26)}"
        birthday = f"{1 + n % 28:02}/{1 + n % 12:02}/{2016 + n % 5}"
        about = ("Nữ" if n % 2 else "Nam", f"0012{n:08}", f"Trần Thị Mai {n % 97}", f"0590{n % 1_000_000:06}")
        sheet.write_row(n + 1, 0, (n + 1, f"Nguyễn Minh An {n % 89}", birthday, in_class, *about))
    book.close()


def bare(path: Path) -> int:
    """Every cell, as the library gives it."""
    return sum(len(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


def seconds(work: Callable[[], Any]) -> float:
    """How long it takes on the wall."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> int:
    """Measure in turns and print the medians."""
    arguments = argparse.ArgumentParser(prog="python -m bench.roster", description=__doc__)
    arguments.add_argument("--rows", type=int, default=10_000)
    arguments.add_argument("--rounds", type=int, default=3)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roster.xlsx"
        write(path, given.rows)
        read = read_roster(path, today=date(2026, 11, 23))
        if len(read.pupils) != given.rows:
            print(f"{len(read.pupils)} of {given.rows} pupils were read", file=sys.stderr)
            return 1
        ours, library = [], []
        for _ in range(given.rounds):
            ours.append(seconds(lambda: read_roster(path, today=date(2026, 11, 23))))
            library.append(seconds(lambda: bare(path)))
    own, least = statistics.median(ours), statistics.median(library)
    print(f"{given.rows} rows: ours {own:.2f} s, python-calamine alone {least:.2f} s, ratio {own / least:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
