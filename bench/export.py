"""Exports 50,000 declarations as a workbook, beside xlsxwriter alone writing the same cells in the same run.

python -m bench.export [--rows 50000] [--rounds 3]

Ours reads the database, opens what is sealed, words it and writes; the peer is given the finished cells in memory.
"""

import argparse
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import xlsxwriter

from bot.forms import shipped_forms
from bot.i18n import load_catalogs
from bot.reports.exports import Writing, declarations_table
from bot.reports.tables import write_xlsx
from storage import migrate
from storage.changes import store
from storage.changes.declarations import Declare
from storage.database import Database
from storage.queries import export_rows
from storage.sealing import Sealer, new_uid
from storage.tables import UNIT
from tests.seeding import Seeds

SEALER = Sealer({1: b"f" * 32}, {1: b"i" * 32})
PUPILS = 1_000
MORNING = datetime(2026, 9, 6, 22, 0, tzinfo=UTC)
ANSWERS = {"well": "no", "signs": ["cough", "runny_nose"], "onset": "2026-09-06", "at_school": "yes"}
TARGET = 1.5
MOST_MB = 200


def seed(database: Database, rows: int) -> None:
    """One school of a thousand pupils that declares round after round; one in ten is not well."""
    from bot.clock import Clock

    clock = Clock()
    clock.stop_at(MORNING)
    seeds = Seeds(database, clock, "1")
    school = seeds.unit("TH", "Tiểu học Phù Lam A", "school")
    room = seeds.school_class(school, "2A")
    pupils = [seeds.pupil(f"Nguyễn Minh An {number}", school, room) for number in range(PUPILS)]
    order, version = seeds.order(), shipped_forms()["person-2026"].version
    for day in range(-(-rows // PUPILS)):
        opens = MORNING + timedelta(days=day)
        held_on = date(2026, 9, 7) + timedelta(days=day)
        round_ = seeds.round(school, order, opens, opens + timedelta(hours=2), opens + timedelta(hours=11), held_on)
        made = [
            Declare(
                new_uid(), round_, pupil, school, room, 1, None, None, "guardian", opens, version, number % 10 > 0,
                "7K2M", answers={"well": "yes"} if number % 10 else ANSWERS,
            )
            for number, pupil in enumerate(islice(pupils, rows - day * PUPILS))
        ]  # fmt: skip
        database.write(lambda c, made=made: store(c, SEALER, made)).result()


def table(database: Database, connection: sa.Connection) -> Any:
    """The whole school's declarations."""
    [school] = connection.execute(sa.select(UNIT.c.id).where(UNIT.c.kind == "school")).scalars()
    writing = Writing(load_catalogs().voice("vi", "official"))
    return declarations_table(
        connection, SEALER, writing, export_rows.rounds(connection, [school]), "person-2026"
    ), writing


def ours(folder: Path) -> int:
    """Export as `khaibao export` does."""
    database = Database(f"sqlite:///{folder}/a.db", SEALER)
    with database.reading() as connection:
        made, writing = table(database, connection)
        return write_xlsx(folder / "ours.xlsx", made, writing.headings())


def peer(folder: Path) -> int:
    """The same cells by xlsxwriter and nothing else."""
    labels, kinds, rows = pickle.loads((folder / "cells").read_bytes())  # noqa: S301 - our own file of a minute ago
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "in_memory": False}
    with xlsxwriter.Workbook(folder / "peer.xlsx", options) as book:
        sheet = book.add_worksheet()
        pen = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for place, label in enumerate(labels):
            sheet.write_string(0, place, label)
        for line, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                if cell is None:
                    continue
                if kinds[place] in ("number", "mark"):
                    sheet.write_number(line, place, cell)
                elif kinds[place] in ("date", "instant"):
                    sheet.write_datetime(line, place, cell, pen)
                else:
                    sheet.write_string(line, place, cell)
    return len(rows)


def keep_cells(folder: Path) -> None:
    """What the peer is given."""
    database = Database(f"sqlite:///{folder}/a.db", SEALER)
    with database.reading() as connection:
        made, _ = table(database, connection)
        kinds = [column.kind for column in made.columns]
        rows = [[_plain(cell) for cell in row] for row in made.rows]
    (folder / "cells").write_bytes(pickle.dumps(([column.label for column in made.columns], kinds, rows)))


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    return cell if isinstance(cell, int | float | date | None) else str(cell)


def one(folder: Path, what: str) -> tuple[float, float]:
    """Seconds and peak megabytes of one of the two, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.export", "--only", what, "--folder", str(folder)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    seconds, megabytes = done.stdout.split()[-2:]
    return float(seconds), float(megabytes)


def measured(folder: Path, what: str) -> None:
    """Print seconds and peak megabytes."""
    began = time.process_time()
    ours(folder) if what == "ours" else peer(folder)
    seconds = time.process_time() - began
    print(seconds, _peak())


def _peak() -> float:
    """Megabytes; getrusage would count what the parent had when it forked."""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


def main() -> int:
    """Measure, print, and say whether the targets hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("ours", "peer"))
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    if options.only:
        measured(options.folder, options.only)
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = Database(f"sqlite:///{folder}/a.db", SEALER)
        migrate.upgrade(database.engine)
        database.start()
        seed(database, options.rows)
        database.stop()
        keep_cells(folder)
        pairs = [(one(folder, "ours"), one(folder, "peer")) for _ in range(options.rounds)]
    mine, theirs = ([pair[i][0] for pair in pairs] for i in (0, 1))
    ratio = statistics.median(a / b for a, b in zip(mine, theirs, strict=True))
    megabytes = max(pair[0][1] for pair in pairs)
    print(
        f"{options.rows} rows, processor time: ours {statistics.median(mine):.2f} s, xlsxwriter alone "
        f"{statistics.median(theirs):.2f} s, ratio {ratio:.2f} (at most {TARGET}); "
        f"peak {megabytes:.0f} MB (at most {MOST_MB})"
    )
    return int(ratio > TARGET or megabytes > MOST_MB)


if __name__ == "__main__":
    sys.exit(main())
