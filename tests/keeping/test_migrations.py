"""A database that migrations made has exactly the tables of the code, on both databases."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from storage import migrate
from storage.database import open_engine
from storage.tables import CASE, ORDER, PERSON, ROUND, UNIT


def test_migrations_end_at_the_tables_of_the_code(empty_url: str) -> None:
    engine = open_engine(empty_url)
    migrate.upgrade(engine)
    migrate.upgrade(engine)
    assert migrate.differences(engine) == []
    with engine.connect() as connection:
        assert migrate.revision_of(connection) == migrate.newest_revision()
    engine.dispose()


def test_a_database_in_use_since_the_first_tables_is_brought_up_with_all_it_holds(empty_url: str) -> None:
    engine = open_engine(empty_url)
    migrate.upgrade(engine, "9022a615e372")
    monday = datetime(2026, 11, 23, tzinfo=UTC)
    hours = {"opens_at": monday, "due_at": monday, "closes_at": monday}
    with engine.begin() as connection:
        school = made(connection, UNIT, code="PLA", name="Tiểu học Phù Lam A", kind="school", from_on=monday.date())
        order = made(connection, ORDER, kind="ad_hoc", number="12/KH", issued_on=monday.date())
        days = {"form": "person-2026", "held_on": monday.date(), "state": "open", "done": "open", "version": 0}
        made(connection, ROUND, school_id=school, order_id=order, **days, **hours)
    migrate.upgrade(engine)
    with engine.begin() as connection:
        row = connection.execute(sa.select(ROUND.c.school_id, ORDER.c.number).join(ORDER)).one()
        assert tuple(row) == (school, "12/KH")
        with pytest.raises(sa.exc.IntegrityError), connection.begin_nested():
            made(
                connection,
                ROUND,
                school_id=school,
                order_id=order + 1,
                **{**days, "held_on": date(2026, 11, 27)},
                **hours,
            )


def test_an_open_suspected_case_gets_its_legal_clock_and_what_is_over_is_left(empty_url: str) -> None:
    engine = open_engine(empty_url)
    migrate.upgrade(engine, "54771548a2f1")
    now = datetime.now(UTC)
    with engine.begin() as connection:
        school = made(connection, UNIT, code="PLA", name="Tiểu học Phù Lam A", kind="school", from_on=now.date())
        for number, (hours, notifiable) in enumerate([(3, True), (30, True), (3, False)]):
            opened = now - timedelta(hours=hours)
            name = bytes([number])
            person = made(connection, PERSON, uid=name * 16, kind="pupil", school_id=school, sealed_name=b"x")
            values = {"severity": "red", "state": "open", "policy": {}, "step": 0, "version": 0, "at_school": False}
            times = {"opened_at": opened, "report_by": opened + timedelta(hours=24)}
            keys = {"uid": name * 16, "declaration_uid": name * 16, "person_id": person, "school_id": school}
            made(connection, CASE, notifiable=notifiable, is_drill=False, **values, **times, **keys)
    migrate.upgrade(engine)
    with engine.connect() as connection:
        kept = [row.notice_at for row in connection.execute(sa.select(CASE.c.notice_at).order_by(CASE.c.id))]
    assert kept[0] is not None
    assert kept[0] >= now
    assert kept[1:] == [None, None]
    engine.dispose()


def made(connection: sa.Connection, table: sa.Table, **values: object) -> int:
    return int(connection.execute(table.insert().values(**values)).inserted_primary_key[0])  # type: ignore[index]
