"""What a morning asks of the database is found through an index: no table that grows is read from end to end."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from bot.cases.clusters.ticking import CLUSTERS
from bot.jobs.ticks import run_tick
from storage.database import Database
from tests.clusters.classes import Classes
from tests.declaring.family import Family
from tests.town import Town

GROWING = {
    *("account", "bond", "consent", "declaration", "draft", "enrolment", "inbox", "outbox", "person", "session"),
    *("cluster", "cluster_member", "cluster_told", "case", "case_event", "case_told"),
}
PARTIAL = {
    *(
        "ix_outbox_waiting",
        "ix_outbox_alerts",
        "ix_inbox_failed",
        "ix_declaration_unweighed",
        "ix_case_unweighed",
        "ix_cluster_ending",
    ),
    *("uq_cluster_living", "ix_cluster_telling", "uq_case_open", "ix_case_open"),
}
"""Indexes over the few rows that wait or live: reading all of such a one is what it is for."""


@contextmanager
def statements(database: Database, *engines: sa.Engine) -> Iterator[dict[str, Any]]:
    """Every statement a database (or some of its engines) is given meanwhile, with the last values it had."""
    heard: dict[str, Any] = {}

    def hear(_connection: Any, _cursor: Any, text: str, values: Any, _context: Any, many: bool) -> None:
        if text.split(maxsplit=1)[0] in ("SELECT", "UPDATE", "DELETE", "WITH"):
            heard[text] = values[0] if many else values

    engines = engines or (database.engine, database.reader_engine)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", hear)
    yield heard
    for engine in engines:
        event.remove(engine, "before_cursor_execute", hear)


def scanned(connection: sa.Connection, text: str, values: Any) -> set[str]:
    """The growing tables that SQLite would read whole for a statement."""
    plan = connection.exec_driver_sql("EXPLAIN QUERY PLAN " + text, values).all()
    steps = [str(row[3]).split() for row in plan]
    return {step[1] for step in steps if step[0] == "SCAN" and not PARTIAL.intersection(step)} & GROWING


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_morning_reads_no_growing_table_whole(town: Town) -> None:
    family = Family(town)
    with statements(town.database) as heard:
        town.to("Mon", "06:40")
        mother = family.mother
        mother.taps("Tuệ chưa khỏe")
        mother.taps("Sốt")
        mother.taps("Tiếp")
        mother.says("38,5")
        mother.taps("Sáng nay")
        mother.taps("Nghỉ ở nhà")
        mother.taps("Gửi; Ngân, Minh đều khỏe")
        family.nurse.says("/ca")
        town.to("Mon", "07:35")
    assert len(heard) > 40
    with town.database.reader_engine.connect() as connection:
        found = {text: tables for text, values in heard.items() if (tables := scanned(connection, text, values))}
    assert found == {}


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_weighing_like_cases_reads_no_growing_table_whole_and_a_quiet_morning_asks_little(town: Town) -> None:
    hoa_ban = Classes(town)
    hoa_ban.usual_staff()
    town.to("Mon", "06:40")
    with statements(town.database) as quiet:
        run_tick(town.database, town.clock, CLUSTERS)
    assert len(quiet) == 6, "the quarantine, what waits, false alarms, refusals, what ends, what is to be told"
    with statements(town.database) as heard:
        for number in range(5):
            hoa_ban.ill(f"Trần Gia {number}")
        hoa_ban["nurse"].taps("Mở")
        hoa_ban["nurse"].says("/ca")
        town.to("Mon", "06:42", week=1)
    assert [each.state for each in hoa_ban.clusters()] == ["ended"] * 3
    with town.database.reader_engine.connect() as connection:
        asked = {text: values for text, values in {**quiet, **heard}.items() if "cluster" in text or "syndrome" in text}
        found = {text: tables for text, values in asked.items() if (tables := scanned(connection, text, values))}
    assert found == {}
