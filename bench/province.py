"""A province's table over millions of declarations: `python -m bench.province [--declarations N]`, on both databases.

Rows are made by the databases themselves: three hundred schools, and two thousand, in thirty districts, ten rounds, a
declaration of each person in each, their sums. Measured: the table by district and by school through our query; the same statements through the
bare driver; and a count over the declarations themselves, written by hand for the index they have. Ends with 1 where the
table by district takes more than ten milliseconds of processor time (client and server; what the clock on the wall
says is shown beside it) or a sum is not what the declarations say.
"""
# ruff: noqa: E501, S608 - statements made of parts of this file, as wide as they are

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.clock import local_date
from storage import migrate
from storage.database import Database
from storage.in_step import FROM_FACTS
from storage.needs import Reading
from storage.queries.province import province_table, total
from storage.queries.sums import differences
from storage.sealing import Sealer
from tests.databases import new_database, start_postgres

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
ON = date(2026, 11, 20)
"""The date of the last round."""
ROUNDS, DISTRICTS, CLASSES = 10, 30, 20
RUNS = 41
TARGET = 10.0
PROVINCE = 1
FIRST_SCHOOL = 1 + DISTRICTS

BY_HAND = """
SELECT e.target_id, count(*), sum(CASE WHEN d.severity IN ('amber', 'red', 'emergency') THEN 1 ELSE 0 END)
FROM unit_edge e CROSS JOIN round r CROSS JOIN declaration d
WHERE e.target_id BETWEEN 2 AND {districts} AND r.school_id = e.unit_id AND r.form = 'person-2026' AND r.held_on = '{on}'
AND d.school_id = r.school_id AND d.round_id = r.id AND d.withdrawn_at IS NULL
GROUP BY e.target_id
"""
"""Without corrections to look for: there are none in these declarations. CROSS JOIN keeps SQLite to this order."""


class Filler:
    """Fills one database with a province."""

    def __init__(self, connection: Connection, declarations: int, schools: int) -> None:
        self.connection, self.schools = connection, schools
        self.people = max(1, declarations // (schools * ROUNDS))
        self.is_sqlite = connection.dialect.name == "sqlite"
        self.no, self.yes = ("0", "1") if self.is_sqlite else ("false", "true")
        self.at = "'2026-11-20 00:00:00.000000'"
        self.nothing = "x'00'" if self.is_sqlite else r"'\x00'::bytea"

    def run(self, statement: str, count: int) -> None:
        numbers = (
            f"WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n < {count - 1}) SELECT n FROM c"
        )
        if not self.is_sqlite:
            numbers = f"SELECT n FROM generate_series(0, {count - 1}) AS n"
        self.connection.exec_driver_sql(
            statement.replace("$n", f"({numbers}) AS s").replace("%", "%%" if not self.is_sqlite else "%")
        )

    def uid(self, name: str) -> str:
        return "randomblob(16)" if self.is_sqlite else f"decode(md5('{name}' || n), 'hex')"

    def on(self, back: str) -> str:
        return f"date('{ON}', printf('-%d days', {back}))" if self.is_sqlite else f"date '{ON}' - ({back})::int"

    def fill(self) -> None:
        self._units()
        self._rounds()
        self._people()
        self._declarations()
        self._sums()

    def _units(self) -> None:
        unit = "INSERT INTO unit (id, code, name, kind, school_id, from_on) SELECT "
        edge = "INSERT INTO unit_edge (unit_id, kind, target_id, from_on) SELECT "
        since, classes = "'2026-09-01'", FIRST_SCHOOL + self.schools
        self.run(f"{unit} 1 + n, 'P', 'Tỉnh', 'province', NULL, {since} FROM $n", 1)
        self.run(f"{unit} 2 + n, 'D' || (100 + n), 'Huyện ' || n, 'district', NULL, {since} FROM $n", DISTRICTS)
        self.run(f"{edge} 2 + n, 'managed_by', 1, {since} FROM $n", DISTRICTS)
        self.run(
            f"{unit} {FIRST_SCHOOL + 1} + n, 'S' || (10000 + n), 'Trường ' || n, 'school', NULL, {since} FROM $n",
            self.schools,
        )
        self.run(f"{edge} {FIRST_SCHOOL + 1} + n, 'managed_by', 2 + n % {DISTRICTS}, {since} FROM $n", self.schools)
        self.run(
            f"{unit} {classes + 1} + n, 'C' || n, 'Lớp', 'class', {FIRST_SCHOOL + 1} + n / {CLASSES}, {since} FROM $n",
            self.schools * CLASSES,
        )
        self.run(
            f"{edge} {classes + 1} + n, 'managed_by', {FIRST_SCHOOL + 1} + n / {CLASSES}, {since} FROM $n",
            self.schools * CLASSES,
        )

    def _rounds(self) -> None:
        self.run("INSERT INTO \"order\" (id, kind, number) SELECT 1 + n, 'standing', '614' FROM $n", 1)
        self.run(
            "INSERT INTO round (id, school_id, form, held_on, order_id, state, opens_at, due_at, closes_at, done, owed, declared, version) "
            f"SELECT 1 + n, {FIRST_SCHOOL + 1} + n % {self.schools}, 'person-2026', {self.on(f'n / {self.schools} * 3')}, 1, 'closed', "
            f"{self.at}, {self.at}, {self.at}, 'close', {self.people + 20}, {self.people}, 0 FROM $n",
            self.schools * ROUNDS,
        )

    def _people(self) -> None:
        self.run(
            "INSERT INTO person (id, uid, kind, school_id, sealed_name) "
            f"SELECT 1 + n, {self.uid('p')}, 'pupil', {FIRST_SCHOOL + 1} + n / {self.people}, {self.nothing} FROM $n",
            self.schools * self.people,
        )

    def _declarations(self) -> None:
        """Round after round, school after school; one in a hundred is flagged."""
        round_id = f"1 + n / {self.people}"
        school = f"(n / {self.people}) % {self.schools}"
        self.run(
            'INSERT INTO declaration (uid, round_id, person_id, school_id, revision, "by", at, form_version, well, absent, severity, code, weighed_at) '
            f"SELECT {self.uid('d')}, {round_id}, 1 + ({school}) * {self.people} + n % {self.people}, {FIRST_SCHOOL + 1} + {school}, 1, "
            f"CASE WHEN n % 20 = 0 THEN 'proxy' ELSE 'guardian' END, {self.at}, '2026.4', {self.yes}, {self.no}, "
            f"CASE WHEN n % 100 = 0 THEN 'amber' ELSE NULL END, '7K2M', {self.at} FROM $n",
            self.schools * ROUNDS * self.people,
        )

    def _sums(self) -> None:
        """As the migration would make them."""
        columns = [column.name for column in FROM_FACTS.selected_columns]
        began = time.perf_counter()
        self.connection.execute(
            sa.insert(sa.table("round_sum", *map(sa.column, columns))).from_select(columns, FROM_FACTS)
        )
        print(f"  all sums counted anew from the declarations: {time.perf_counter() - began:.1f} s")


class Timed:
    """Milliseconds of a statement: wall clock, and processor time of this process and of the server's for us."""

    def __init__(self, run: Callable[[], Any], server: int | None) -> None:
        run()
        busy, times = self._busy(server), []
        for _ in range(RUNS):
            began = time.perf_counter()
            run()
            times.append(1000 * (time.perf_counter() - began))
        self.cpu = 1000 * (self._busy(server) - busy) / RUNS
        self.median, self.best = statistics.median(times), min(times)

    @staticmethod
    def _busy(server: int | None) -> float:
        """Seconds; the machine counts another process's in hundredths, which is why there are many runs."""
        theirs = 0.0
        if server is not None:
            fields = Path(f"/proc/{server}/stat").read_text().rpartition(")")[2].split()
            theirs = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        return time.process_time() + theirs


def measure(url: str, declarations: int, schools: int) -> bool:
    """Fill a database and ask it; whether it was fast and right."""
    database = Database(url, Sealer({1: b"f" * 32}, {1: b"i" * 32}))
    migrate.upgrade(database.engine)
    began = time.perf_counter()
    with database.engine.connect() as connection:
        if database.dialect == "sqlite":
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
        with connection.begin():
            if database.dialect != "sqlite":
                connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            Filler(connection, declarations, schools).fill()
    if database.dialect == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    print(f"  filled in {time.perf_counter() - began:.0f} s")
    try:
        return _asked(database)
    finally:
        database.stop()


def bare_statements(database: Database, reading: Reading) -> list[tuple[str, Any]]:
    """What SQLAlchemy hands to the driver for the table by district."""
    heard: list[tuple[str, Any]] = []

    def hear(_connection: Any, _cursor: Any, text: str, values: Any, _context: Any, _many: bool) -> None:
        if not text.startswith("SET"):  # holds until the transaction ends, so for the bare driver too
            heard.append((text, values))

    sa.event.listen(database.reader_engine, "before_cursor_execute", hear)
    province_table(reading, PROVINCE, "person-2026", ON)
    sa.event.remove(database.reader_engine, "before_cursor_execute", hear)
    return heard


def _asked(database: Database) -> bool:
    by_hand = BY_HAND.format(on=ON, districts=1 + DISTRICTS)
    with database.reading() as connection:
        reading = Reading(connection, database.sealer, NOW, local_date(NOW))
        raw = connection.connection.cursor()
        statements = bare_statements(database, reading)
        server = None
        if database.dialect == "postgresql":
            server = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        ours = Timed(lambda: province_table(reading, PROVINCE, "person-2026", ON), server)
        by_school = Timed(lambda: province_table(reading, PROVINCE, "person-2026", ON, by_school=True), server)
        bare = Timed(lambda: [raw.execute(text, values).fetchall() for text, values in statements], server)
        facts = Timed(lambda: raw.execute(by_hand).fetchall(), server)
        rows = province_table(reading, PROVINCE, "person-2026", ON)
        told, counted = total(rows), raw.execute(by_hand).fetchall()
        some_rounds = list(connection.execute(sa.text("SELECT id FROM round ORDER BY id LIMIT 50")).scalars())
        began = time.perf_counter()
        off = differences(connection, some_rounds)
        recounted = time.perf_counter() - began
        alike = (told["declared"], told["amber"] + told["red"] + told["emergency"]) == (
            sum(row[1] for row in counted),
            sum(row[2] for row in counted),
        )
    name = database.dialect
    print(f"  {name}: {told['schools']} schools, {told['declared']} declared of {told['owed']}, {told['owing']} owing")
    for label, took in (
        ("table by district", ours),
        ("table by school", by_school),
        ("same statements, bare driver", bare),
        ("count over declarations, bare driver", facts),
    ):
        print(f"  {name}: {label:38} processor {took.cpu:8.2f}  median {took.median:8.2f}  best {took.best:8.2f} ms")
    print(
        f"  {name}: ours / bare driver {ours.cpu / bare.cpu:.2f}; count over declarations / ours {facts.cpu / ours.cpu:.1f} "
        f"(processor); 50 rounds counted anew and compared {1000 * recounted:.0f} ms, differences {len(off)}"
    )
    return alike and not off and ours.cpu <= TARGET


def main() -> None:
    """Measure on both databases; ends with 1 where the table is slow or wrong."""
    arguments = argparse.ArgumentParser(prog="python -m bench.province", description=__doc__)
    arguments.add_argument(
        "--declarations",
        type=int,
        nargs="+",
        default=[10_000, 100_000, 1_000_000],
        help="one size after the other; ten million (10000000) is what a large province has in ten rounds",
    )
    arguments.add_argument(
        "--schools", type=int, nargs="+", default=[300, 2_000], help="in the province; people are spread over them"
    )
    arguments.add_argument("--backend", choices=("sqlite", "postgresql"), help="only this database")
    options = arguments.parse_args()
    passed = True
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        for name in [options.backend] if options.backend else ["sqlite", "postgresql"]:
            server = start_postgres(Path(folder) / "postgres") if name == "postgresql" else ""
            for size, schools in product(options.declarations, options.schools):
                print(f"{name}, {size:,} declarations at {schools:,} schools:", flush=True)
                url = new_database(server) if server else f"sqlite:///{folder}/province-{size}-{schools}.db"
                passed &= measure(url, size, schools)
    print("pass" if passed else "MISSED")
    raise SystemExit(int(not passed))


if __name__ == "__main__":
    main()
