"""How long the auditor takes with a million past alerts: `python -m bench.audit [--alerts N]`, on both databases.

Rows are made by the databases themselves: a year of a city's cases, of which two hundred are open, four hundred taken
and two thousand watched; two days of declarations and outcomes; a hundred thousand reminders that wait; six hundred legal
clocks that run; six weeks of twenty thousand declarations with a syndrome. SQLite gets no statistics, for it has none in
use either. Beside it: what the clock does every second or minute for the same cases, the dearest of it.
"""
# ruff: noqa: E501, S608 - statements made of parts of this file, as wide as they are

import argparse
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.cases.clusters.ticking import CLUSTERS
from bot.cases.second_accounts import SECOND_ACCOUNTS
from bot.cases.silent_bots import SILENT_BOTS
from bot.cases.station.noticing import LOST_NOTICES
from bot.cases.ticking import CASES, REFUSALS
from bot.clock import local_date
from bot.jobs.auditing import find_wrongs
from bot.jobs.ticks import Tick
from bot.rounds.calendar import national_days_off
from storage import migrate
from storage.database import Database
from storage.needs import Reading
from storage.queries.health import read_health
from storage.sealing import Sealer
from tests.databases import new_database, start_postgres

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
"""A Wednesday, nine in the morning."""
SCHOOLS, CHILDREN = 400, 200_000
TOLD_EACH = 5
RUNS = 7
TICKS = (CASES, REFUSALS, SECOND_ACCOUNTS, LOST_NOTICES, SILENT_BOTS, CLUSTERS)
TARGET = 1.0

AT = {"sqlite": "strftime('%Y-%m-%d %H:%M:%f', '{base}', printf('%+d minutes', -({minutes}))) || '000'"}
AT["postgresql"] = "timestamptz '{base}+00' - ({minutes}) * interval '1 minute'"
UID = {"sqlite": "randomblob(16)", "postgresql": "decode(md5('{name}' || n), 'hex')"}
HEX = {"sqlite": "lower(hex({0}))", "postgresql": "encode({0}, 'hex')"}


class Filler:
    """Fills one database."""

    def __init__(self, connection: Connection, alerts: int) -> None:
        self.connection, self.cases = connection, alerts // TOLD_EACH
        self.dialect = connection.dialect.name

    def run(self, statement: str) -> None:
        numbers = "(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {0}) SELECT n FROM c) AS s"
        if self.dialect == "postgresql":
            numbers = "(SELECT n FROM generate_series(1, {0}) AS n) AS s"
        for marker, count in (("$cases", self.cases), ("$children", CHILDREN), ("$schools", SCHOOLS)):
            statement = statement.replace(marker, numbers.format(count))
        for count in (10, 20_000, 100_000, 2_000):
            statement = statement.replace(f"${count}$", numbers.format(count))
        self.connection.exec_driver_sql(statement.replace("%", "%%") if self.dialect == "postgresql" else statement)

    def at(self, minutes: str) -> str:
        return AT[self.dialect].format(base=NOW.strftime("%Y-%m-%d %H:%M:%S"), minutes=minutes)

    def uid(self, name: str) -> str:
        return UID[self.dialect].format(name=name)

    def fill(self) -> None:
        self._people()
        self._cases()
        self._brought_up()
        self._messages()
        self._declarations()
        self._clocks()
        self._likeness()

    def _people(self) -> None:
        none = "x'00'" if self.dialect == "sqlite" else r"'\x00'::bytea"
        self.run(
            "INSERT INTO unit (id, code, name, kind, from_on) SELECT n, 'S' || n, 'School', 'school', '2026-09-01' FROM $schools"
        )
        self.run(
            f"INSERT INTO person (id, uid, kind, school_id, sealed_name) SELECT n, {self.uid('p')}, 'pupil', 1 + n % {SCHOOLS}, {none} FROM $children"
        )
        self.run(
            "INSERT INTO account (id, uid, channel, bot, chat_index, sealed_chat, person_id, language, state, made_at, paused, wrong_codes, version) "
            f"SELECT n, {self.uid('a')}, 'telegram', '1', 'c' || n, {none}, n, 'vi', 'active', {self.at('600000')}, {self.no}, 0, 0 FROM $children"
        )

    @property
    def no(self) -> str:
        return "0" if self.dialect == "sqlite" else "false"

    def _cases(self) -> None:
        """The last are not over: their persons are others, for a child has one open case."""
        n = self.cases
        state = f"CASE WHEN n <= {n - 2600} THEN 'closed' WHEN n <= {n - 600} THEN 'watched' WHEN n <= {n - 200} THEN 'taken' ELSE 'open' END"
        opened = self.at(f"({n} - n) * {500000 / n} + 1")
        ended = self.at(f"({n} - n) * {500000 / n}")
        policy = "'{}'"
        nothing = "NULL"
        self.run(
            'INSERT INTO "case" (id, uid, person_id, school_id, declaration_uid, severity, notifiable, at_school, state, opened_at, report_by, '
            "policy, step, next_at, taken_at, taken_by, outcome, outcome_at, closed_at, is_drill, version) "
            f"SELECT n, {self.uid('k')}, 1 + n % {CHILDREN}, 1 + n % {SCHOOLS}, {self.uid('d')}, CASE WHEN n % 5 = 0 THEN 'red' ELSE 'amber' END, "
            f"{self.no}, {self.no}, {state}, {opened}, {self.at('0')}, {policy}, 1, "
            f"CASE WHEN n > {n - 600} THEN {self.at('-20')} ELSE {nothing} END, "
            f"CASE WHEN n <= {n - 200} THEN {opened} ELSE {nothing} END, CASE WHEN n <= {n - 200} THEN 1 ELSE {nothing} END, "
            f"CASE WHEN n <= {n - 600} THEN 'watched_home' ELSE {nothing} END, CASE WHEN n <= {n - 600} THEN {ended} ELSE {nothing} END, "
            f"CASE WHEN n <= {n - 2600} THEN {ended} ELSE {nothing} END, {self.no}, 0 FROM $cases"
        )
        told = '\'{"step": 5, "told": []}\''
        for kind in ("opened", "told", "outcome"):
            about = told if kind == "told" else policy
            self.run(
                "INSERT INTO case_event (uid, case_uid, at, kind, person_id, about) "
                f"SELECT {self.uid(kind)}, uid, opened_at, '{kind}', 1, {about} FROM (SELECT id AS n, uid, opened_at FROM \"case\") AS s"
            )

    def _brought_up(self) -> None:
        """Whoever has one took it ten minutes ago; what nobody has came back this morning: nothing is wrong."""
        n = self.cases
        self.run(f'UPDATE "case" SET taken_at = {self.at("10")} WHERE id > {n - 600} AND id <= {n - 200}')
        self.run(
            "INSERT INTO case_event (uid, case_uid, at, kind, about) "
            f"SELECT {self.uid('reminded')}, uid, {self.at('60')}, 'reminded', '{{}}' FROM (SELECT id AS n, uid FROM \"case\" WHERE id > {n - 200}) AS s"
        )

    def _messages(self) -> None:
        """A million alerts that were sent, the rows of whom they told, news for families, reminders that wait."""
        case = HEX[self.dialect].format("uid")
        key = f"'alert:' || {case} || ':r1:' || k.n"
        ten = "(SELECT n FROM (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 5) SELECT n FROM c) AS t) AS k"
        self.run(
            "INSERT INTO case_told (case_uid, person_id, account_id, bot, kind, key, post, at) "
            f"SELECT uid, k.n, k.n, 'telegram:1', 'alert', {key}, 'school_health', opened_at FROM \"case\", {ten}"
        )
        columns = (
            "key, bot, account_id, kind, priority, about, rings, state, due_at, attempt, made_at, sent_at, rendered_at"
        )
        self.run(
            f"INSERT INTO outbox ({columns}) SELECT {key}, 'telegram:1', k.n, 'alert', 0, '{{}}', {self.no}, 'sent', opened_at, 1, opened_at, opened_at, opened_at "
            f'FROM "case", {ten}'
        )
        about = f'\'{{"case": "\' || {case} || \'", "what": "watched_home"}}\''
        about = about if self.dialect == "sqlite" else f"({about})::jsonb"
        self.run(
            f"INSERT INTO outbox ({columns}) SELECT 'family:' || {case} || ':watched_home:1:' || person_id, 'telegram:1', person_id, 'family', 1, {about}, "
            f"{self.no}, 'sent', outcome_at, 1, outcome_at, outcome_at, outcome_at FROM \"case\" WHERE outcome_at IS NOT NULL"
        )
        self.run(
            f"INSERT INTO outbox ({columns}) SELECT 'reminder:' || n, 'telegram:1', n, 'reminder', 2, '{{}}', {self.no}, 'ready', {self.at('1')}, 0, {self.at('1')}, NULL, NULL FROM $100000$"
        )

    def _clocks(self) -> None:
        """Whatever is open or taken is a suspected notifiable disease, its clock has spoken, the station is not told."""
        late = f'FROM (SELECT id AS n, uid FROM "case" WHERE id > {self.cases - 600}) AS s'
        yes = "1" if self.dialect == "sqlite" else "true"
        self.run(f'UPDATE "case" SET notifiable = {yes}, report_by = {self.at("-600")} WHERE id > {self.cases - 600}')
        self.run(
            "INSERT INTO case_event (uid, case_uid, at, kind, about) "
            f'SELECT {self.uid("clock")}, uid, {self.at("180")}, \'legal_clock\', \'{{"kind": "reminder", "told": []}}\' {late}'
        )
        key = f"'notice:reminder:1:' || {HEX[self.dialect].format('uid')}"
        self.run(
            "INSERT INTO case_told (case_uid, person_id, account_id, bot, kind, key, post, at) "
            f"SELECT uid, 1, 1, 'telegram:1', 'notice', {key}, 'principal', {self.at('180')} {late}"
        )
        columns = (
            "key, bot, account_id, kind, priority, about, rings, state, due_at, attempt, made_at, sent_at, rendered_at"
        )
        at = self.at("180")
        self.run(
            f"INSERT INTO outbox ({columns}) SELECT {key}, 'telegram:1', 1, 'notice', 0, '{{}}', {self.no}, 'sent', {at}, 1, {at}, {at}, {at} {late}"
        )

    def _likeness(self) -> None:
        """Six weeks of syndromes, of which one has rules: nowhere is it often enough."""
        self.run(
            'INSERT INTO declaration (uid, round_id, person_id, school_id, revision, "by", at, form_version, well, absent, severity, syndrome, code, weighed_at) '
            f"SELECT {self.uid('s')}, 1 + n % {SCHOOLS}, n, 1 + n % {SCHOOLS}, 3, 'guardian', {self.at('n * 3')}, '1', {self.no}, {self.no}, 'note', CASE WHEN n % 19 = 0 THEN 'hfmd' ELSE 'gastro' END, '7K2M', {self.at('0')} FROM $20000$"
        )

    def _declarations(self) -> None:
        """Two mornings of a city: a hundred thousand, of which two thousand are flagged and have their cases."""
        self.run("INSERT INTO \"order\" (id, kind, number) VALUES (1, 'standing', '614')")
        self.run(
            "INSERT INTO round (id, school_id, form, held_on, order_id, state, opens_at, due_at, closes_at, done, version) "
            f"SELECT n, n, 'person-2026', '2026-11-25', 1, 'open', {self.at('240')}, {self.at('100')}, {self.at('-480')}, 'open', 0 FROM $schools"
        )
        none = "NULL"
        self.run(
            'INSERT INTO declaration (uid, round_id, person_id, school_id, revision, "by", at, form_version, well, absent, code) '
            f"SELECT {self.uid('w')}, 1 + n % {SCHOOLS}, n, 1 + n % {SCHOOLS}, 1, 'guardian', {self.at('n % 2880')}, '1', {self.no}, {self.no}, '7K2M' FROM $100000$"
        )
        self.run(
            'INSERT INTO declaration (uid, round_id, person_id, school_id, revision, "by", at, form_version, well, absent, severity, syndrome, code) '
            f"SELECT declaration_uid, 1 + id % {SCHOOLS}, person_id, school_id, 2, 'guardian', opened_at, '1', {self.no}, {self.no}, severity, {none}, '7K2M' "
            f'FROM "case" WHERE opened_at > {self.at("2880")}'
        )


def measure(url: str, alerts: int) -> dict[str, Any]:
    """Fill a database and let the auditor look at it a few times."""
    database = Database(url, Sealer({1: b"f" * 32}, {1: b"i" * 32}))
    migrate.upgrade(database.engine)
    with database.engine.begin() as connection:
        Filler(connection, alerts).fill()
    if database.dialect == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    # what the program has loaded when it starts
    national_days_off()
    looks, own, pages, found, dearest = [], [], [], 0, (0.0, "")
    for _ in range(RUNS):
        with database.reading() as connection:
            reading = Reading(connection, database.sealer, NOW, local_date(NOW))
            began, busy = time.perf_counter(), time.process_time()
            found = len(find_wrongs(reading, NOW - timedelta(days=300)))
            looks.append(time.perf_counter() - began)
            own.append(time.process_time() - busy)
            began = time.perf_counter()
            read_health(connection, NOW)
            pages.append(time.perf_counter() - began)
            dearest = max(dearest, *(_timed(tick, reading) for tick in TICKS))
    with database.reading() as connection:
        count = connection.execute(sa.text("SELECT count(*) FROM outbox WHERE kind = 'alert'")).scalar_one()
    database.stop()
    return {
        "alerts": count,
        "found": found,
        "first": looks[0],
        "median": statistics.median(looks),
        "own": min(own),
        "page": min(pages),
        "tick": dearest[0],
        "tick is": dearest[1],
    }


def _timed(tick: Tick, reading: Reading) -> tuple[float, str]:
    began = time.perf_counter()
    list(tick.run(reading))
    return time.perf_counter() - began, tick.name


def main() -> None:
    """Measure on both databases; ends with 1 where a look takes a second or more."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--alerts", type=int, default=1_000_000)
    alerts, is_slow = arguments.parse_args().alerts, False
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        for url in (f"sqlite:///{folder}/audit.db", new_database(start_postgres(Path(folder) / "postgres"))):
            line = measure(url, alerts)
            shown = {name: f"{1000 * line[name]:.1f} ms" for name in ("first", "median", "own", "page", "tick")}
            print(url.partition(":")[0], {**line, **shown})
            is_slow |= line["first"] >= TARGET
    raise SystemExit(int(is_slow))


if __name__ == "__main__":
    main()
