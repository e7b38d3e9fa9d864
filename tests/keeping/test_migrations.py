"""A database that migrations made has exactly the tables of the code, on both databases."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from storage import migrate
from storage.database import open_engine
from storage.models.columns import Json
from storage.queries.sums import differences
from storage.tables import CASE, DECLARATION, ORDER, PERSON, ROUND, ROUND_SUM, UNIT


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


def test_rounds_get_their_sums_from_the_declarations_that_are_there_and_from_what_earlier_ones_left(
    empty_url: str,
) -> None:
    engine = open_engine(empty_url)
    migrate.upgrade(engine, "f3d81b7a2c95")
    monday = datetime(2026, 11, 23, tzinfo=UTC)
    hours = {"opens_at": monday, "due_at": monday, "closes_at": monday}
    left = [{"by": "proxy", "severity": None, "revisions": 3}, {"by": "guardian", "severity": "red", "revisions": 1}]
    with engine.begin() as connection:
        school = made(connection, UNIT, code="PLA", name="Tiểu học Phù Lam A", kind="school", from_on=monday.date())
        order = made(connection, ORDER, kind="ad_hoc", number="12/KH", issued_on=monday.date())
        person = made(connection, PERSON, uid=b"p" * 16, kind="pupil", school_id=school, sealed_name=b"x")
        rounds = [
            made(connection, ROUND, school_id=school, order_id=order, form="person-2026", state="closed", done="close",
                 version=0, declared=2, held_on=monday.date() + timedelta(days=n), **hours)
            for n in range(2)
        ]  # fmt: skip
        old = sa.table("round", sa.column("id"), sa.column("counts", Json))
        connection.execute(sa.update(old).where(old.c.id == rounds[0]).values(counts=left))
        for revision, severity in ((1, "red"), (2, None)):
            made(connection, DECLARATION, uid=bytes([revision]) * 16, round_id=rounds[1], person_id=person,
                 school_id=school, revision=revision, by="self", at=monday, form_version="1", well=severity is None,
                 absent=False, severity=severity, code="7K2M")  # fmt: skip
    migrate.upgrade(engine)
    with engine.connect() as connection:
        sums = connection.execute(sa.select(ROUND_SUM).order_by(ROUND_SUM.c.round_id)).all()
        purged = connection.execute(sa.select(ROUND.c.purged_at).order_by(ROUND.c.id)).scalars().all()
        assert differences(connection, rounds[1:]) == {}
    found = [{name: n for name, n in row._asdict().items() if n and name != "round_id"} for row in sums]
    assert found == [
        {"declared": 2, "by_proxy": 3, "red": 1},
        {"form_version": "1", "declared": 1, "by_self": 1, "well": 1},
    ]
    assert purged == [monday, None]
    engine.dispose()


def made(connection: sa.Connection, table: sa.Table, **values: object) -> int:
    return int(connection.execute(table.insert().values(**values)).inserted_primary_key[0])  # type: ignore[index]
