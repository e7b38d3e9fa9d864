"""What keeping sums in step costs: `python -m bench.storing [--writers N]`, on both databases.

Declarations are stored in batches through `storage.changes.store`, as turns' are, by one writer (SQLite has no more)
or several at once (PostgreSQL), all at one school or spread over two hundred; with the sums, without them, and with a
counter that each declaration raises by itself. Rounds of all kinds take turns, medians are shown.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from unittest.mock import patch

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import in_step, migrate
from storage.changes import base, store
from storage.changes.declarations import Declare
from storage.database import Database
from storage.sealing import Sealer, new_uid
from storage.tables import ORDER, PERSON, ROUND, UNIT
from tests.databases import new_database, start_postgres

NOW = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
SCHOOLS = 200
PEOPLE, DATES = 20_000, 40
KINDS = ("with sums", "without", "one by one")


class School:
    """A province's rounds, filled declaration by declaration; nobody declares twice."""

    def __init__(self, database: Database) -> None:
        self.database, self.numbers = database, count()
        with database.engine.begin() as connection:
            self._fill(connection)

    def _fill(self, connection: Connection) -> None:
        since = date(2026, 9, 1)
        schools = [
            {"id": n, "code": f"S{n}", "name": "Trường", "kind": "school", "from_on": since}
            for n in range(1, SCHOOLS + 1)
        ]
        connection.execute(sa.insert(UNIT), schools)
        connection.execute(sa.insert(ORDER).values(id=1, kind="standing", number="614"))
        hours = dict.fromkeys(("opens_at", "due_at", "closes_at"), NOW)
        fixed = {"form": "person-2026", "order_id": 1, "state": "open", "done": "open", "version": 0, **hours}
        rounds = [
            {"id": 1 + n, "school_id": 1 + n % SCHOOLS, "held_on": NOW.date() + timedelta(days=n // SCHOOLS), **fixed}
            for n in range(SCHOOLS * DATES)
        ]
        connection.execute(sa.insert(ROUND), rounds)
        fixed = {"kind": "pupil", "school_id": 1, "sealed_name": b"x"}
        people = [{"id": n, "uid": new_uid(), **fixed} for n in range(1, PEOPLE + 1)]
        connection.execute(sa.insert(PERSON), people)

    def batch(self, size: int, schools: int) -> list[Declare]:
        """So many people who have not declared yet."""
        return [self._declare(next(self.numbers), schools) for _ in range(size)]

    def _declare(self, number: int, schools: int) -> Declare:
        school = 1 + number % schools
        return Declare(
            uid=new_uid(),
            round_id=school + number // PEOPLE * SCHOOLS,
            person_id=1 + number % PEOPLE,
            school_id=school,
            class_id=None,
            revision=1,
            account_id=None,
            by_person_id=None,
            by="guardian",
            at=NOW,
            form_version="2026.4",
            well=True,
            code="7K2M",
            answers={"well": "yes"},
        )

    def store(self, declared: Sequence[Declare]) -> None:
        """One transaction."""
        with self.database.engine.begin() as connection:
            store(connection, self.database.sealer, declared)


@contextmanager
def keeping(kind: str) -> Iterator[None]:
    """Sums in step, none, or a statement each."""
    if kind == "with sums":
        yield
        return

    @contextmanager
    def otherwise(connection: Connection, touches: Sequence[in_step.Touch]) -> Iterator[None]:
        yield
        if kind == "one by one":
            for touch in touches:
                in_step.add(connection, {(touch.round_id, "2026.4"): {"declared": 1, "well": 1}})

    with patch.object(base, "kept_in_step", otherwise):
        yield


def rate(school: School, kind: str, writers: int, size: int, schools: int, seconds: float) -> float:
    """Declarations stored a second."""
    stop = time.perf_counter() + seconds

    def write(_: int) -> int:
        done = 0
        while time.perf_counter() < stop:
            school.store(school.batch(size, schools))
            done += size
        return done

    with keeping(kind), ThreadPoolExecutor(writers) as pool:
        began = time.perf_counter()
        return sum(pool.map(write, range(writers))) / (time.perf_counter() - began)


def measure(url: str, writers: int, rounds: int, seconds: float) -> None:
    """Print a line for each size of batch and spread."""
    database = Database(url, Sealer({1: b"f" * 32}, {1: b"i" * 32}))
    migrate.upgrade(database.engine)
    school = School(database)
    for size in (1, 16, 64):
        for schools in (1, SCHOOLS):
            found: dict[str, list[float]] = {kind: [] for kind in KINDS}
            for _ in range(rounds):
                for kind in KINDS:
                    found[kind].append(rate(school, kind, writers, size, schools, seconds))
            median = {kind: statistics.median(rates) for kind, rates in found.items()}
            ratio = statistics.median(
                mine / bare for mine, bare in zip(found["with sums"], found["without"], strict=True)
            )
            where = "one school" if schools == 1 else f"{schools} schools"
            told = "  ".join(f"{kind} {value:6.0f}/s" for kind, value in median.items())
            print(
                f"{database.dialect:10} {writers} writers, batches of {size:2}, {where:11}: {told}  ratio {ratio:.2f}"
            )
    database.stop()


def main() -> None:
    """Measure on both databases."""
    arguments = argparse.ArgumentParser(prog="python -m bench.storing", description=__doc__)
    arguments.add_argument("--writers", type=int, default=4, help="at once, on PostgreSQL")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--seconds", type=float, default=0.5, help="each measurement takes")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        measure(f"sqlite:///{folder}/storing.db", 1, options.rounds, options.seconds)
        url = new_database(start_postgres(Path(folder) / "postgres"))
        measure(url, options.writers, options.rounds, options.seconds)


if __name__ == "__main__":
    main()
