"""Keys can be changed, old data goes, a back-up comes back without sending Monday's messages again."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage import migrate
from storage.changes import store
from storage.changes.declarations import Declare, bound_to
from storage.changes.findings import Found, Healed
from storage.changes.outbox import Priority, Push
from storage.database import Database, open_engine
from storage.keeping import backup, retention, rotation
from storage.models import metadata
from storage.queries import facts
from storage.sealing import SealBroken, Sealer, new_uid
from storage.tables import DECLARATION, FINDING, OUTBOX, PERSON, ROUND, ROUND_SUM
from tests.reminding.phu_lam import PhuLam
from tests.town import Town, at

PERIODS = retention.Periods(timedelta(days=90), timedelta(days=7), timedelta(hours=48))


def declared(town: Town) -> int:
    """One pupil's declaration in one round; returns the round."""
    school = town.seeds.unit("TH", "Tiểu học Phù Lam A", "school")
    in_class = town.seeds.school_class(school, "2A")
    minh = town.seeds.pupil("Trần Gia Minh", school, in_class)
    town.seeds.guardian("Trần Thị Mai", [minh])
    held = town.seeds.round(
        school,
        town.seeds.order(),
        at("Mon", "05:00"),
        at("Mon", "07:15"),
        at("Mon", "17:00"),
        at("Mon", "07:00").date(),
    )
    declare = Declare(
        new_uid(), held, minh, school, in_class, 1, None, None, "guardian", town.clock.now(), "1", False, "7K2M",
        severity="red", answers={"signs": ["blisters"]},
    )  # fmt: skip
    town.database.write(lambda c: store(c, town.database.sealer, [declare])).result()
    return held


def test_every_sealed_column_is_rotated() -> None:
    sealed = {
        str(column) for table in metadata.tables.values() for column in table.c if column.name.startswith("sealed_")
    }
    assert sealed == {str(each.column) for each in rotation.SEALED}


def test_rotation_can_be_stopped_and_leaves_nothing_under_the_old_keys(town: Town) -> None:
    declared(town)
    newer = Sealer({2: b"g" * 32, 1: b"f" * 32}, {2: b"j" * 32, 1: b"i" * 32})
    town.database.sealer = newer
    chunks = rotation.rotate(town.database)
    next(chunks)
    chunks.close()
    assert list(rotation.rotate(town.database))
    with town.database.reading() as connection:
        assert rotation.remaining(connection, newer, town.clock.now()) == {}
        row = connection.execute(sa.select(PERSON).where(PERSON.c.kind == "guardian")).one()
    only_new = Sealer({2: b"g" * 32}, {2: b"j" * 32})
    assert only_new.open("person.name", row.uid, row.sealed_name) == "Trần Thị Mai"
    with pytest.raises(SealBroken):
        Sealer({1: b"f" * 32}, {1: b"i" * 32}).open("person.name", row.uid, row.sealed_name)


def test_invariant_10_a_sealed_value_cannot_be_moved_to_another_row_or_column() -> None:
    sealer = Sealer({1: b"f" * 32}, {1: b"i" * 32})
    uid = new_uid()
    sealed = sealer.seal("person.name", uid, "Trần Gia Minh")
    for place, other in (("person.phone", uid), ("person.name", new_uid())):
        with pytest.raises(SealBroken):
            sealer.open(place, other, sealed)


def test_invariant_10_answers_of_one_round_person_or_revision_open_for_no_other() -> None:
    sealer, uid = Sealer({1: b"f" * 32}, {1: b"i" * 32}), new_uid()
    sealed = sealer.seal_json("declaration.answers", uid, {"well": "no"}, bound_to(1, 2, 3))
    assert sealer.open_json("declaration.answers", uid, sealed, bound_to(1, 2, 3)) == {"well": "no"}
    for other in ((9, 2, 3), (1, 9, 3), (1, 2, 9)):
        with pytest.raises(SealBroken):
            sealer.open_json("declaration.answers", uid, sealed, bound_to(*other))


def test_after_ninety_days_sums_are_left(town: Town) -> None:
    held = declared(town)
    for days, left in ((89, 1), (91, 0)):
        now = at("Mon", "17:00") + timedelta(days=days)
        while town.database.write(lambda c, now=now: retention.purge(c, now, PERIODS)).result():
            pass
        with town.database.reading() as connection:
            assert connection.execute(sa.select(sa.func.count()).select_from(DECLARATION)).scalar() == left
    with town.database.reading() as connection:
        left = connection.execute(sa.select(ROUND_SUM).where(ROUND_SUM.c.round_id == held)).one()._asdict()
        purged_at = connection.execute(sa.select(ROUND.c.purged_at).where(ROUND.c.id == held)).scalar_one()
    assert {name: n for name, n in left.items() if n and name != "round_id"} == {
        "form_version": "1",
        "declared": 1,
        "red": 1,
    }
    assert purged_at == at("Mon", "17:00") + timedelta(days=91)


def test_findings_that_healed_long_ago_go_and_open_ones_stay(town: Town) -> None:
    old, now = at("Mon", "06:00"), at("Mon", "06:00") + timedelta(days=91)

    def find(connection: sa.Connection) -> None:
        found = [Found(f"lost:{n}", "lost", None, old, "20261122T230000") for n in range(3)]
        store(connection, town.database.sealer, found)
        healed = [Healed("lost:0", old + timedelta(minutes=5)), Healed("lost:1", now - timedelta(days=89))]
        store(connection, town.database.sealer, healed)

    town.is_broken = True
    town.database.write(find).result()
    assert town.database.write(lambda c: retention.purge(c, now, PERIODS)).result() == {"findings": 1}
    with town.database.reading() as connection:
        assert set(connection.execute(sa.select(FINDING.c.key)).scalars()) == {"lost:1", "lost:2"}


def test_a_restored_monday_does_not_send_itself_again(tmp_path: Path) -> None:
    sealer = Sealer({1: b"f" * 32}, {1: b"i" * 32})
    live, copy, again = (tmp_path / name for name in ("live.db", "copy.db", "again.db"))
    database = Database(f"sqlite:///{live}", sealer)
    migrate.upgrade(database.engine)
    database.start()
    town = Town(f"sqlite:///{live}")
    chat = town.seeds.account(None)
    town.database.write(
        lambda c: store(c, sealer, [Push("rem:1", 1, "town:1", "reminder", Priority.REMINDER, town.clock.now())])
    ).result()
    assert chat
    town.close()
    database.stop()
    assert backup.back_up(live, copy) > 0
    assert copy.stat().st_mode & 0o077 == 0
    backup.restore(copy, again)
    engine = open_engine(f"sqlite:///{again}")
    with engine.begin() as connection:
        assert facts.read_fact(connection, facts.QUARANTINE) == "yes"
        released = backup.release(connection, at("Mon", "09:00"))
        assert released["messages dropped"] == 1
        assert connection.execute(sa.select(OUTBOX.c.state)).scalar_one() == "dropped"
        assert facts.read_fact(connection, facts.QUARANTINE) is None
    engine.dispose()


def test_what_is_no_backup_is_refused_and_nothing_is_overwritten(tmp_path: Path) -> None:
    junk = tmp_path / "junk.db"
    junk.write_bytes(b"this is no database" * 100)
    with pytest.raises(backup.BackupWrong, match="no back-up"):
        backup.restore(junk, tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()
    sqlite3.connect(tmp_path / "there.db").close()
    with pytest.raises(backup.BackupWrong, match="there already"):
        backup.restore(junk, tmp_path / "there.db")


def test_in_quarantine_nothing_is_sent_and_no_clock_work_is_done(town: Town) -> None:
    place = PhuLam(town)
    school = place.school()
    mother = place.mother(school.pupil("Trần Gia Minh"))
    town.to("Mon", "05:30")
    before = school.rounds()
    town.database.write(lambda c: facts.write_fact(c, facts.QUARANTINE, "yes")).result()
    push = Push(
        "another:1", place.account(mother).id, f"town:{town.bot}", "anotheraccount", Priority.REMINDER, town.clock.now()
    )
    town.database.write(lambda c: store(c, town.database.sealer, [push])).result()
    town.to("Tue", "12:00")
    assert mother.heard() == []
    assert school.rounds() == before
    assert [row.state for row in place.rows(OUTBOX)] == ["ready"]
    town.database.write(lambda c: backup.release(c, town.clock.now())).result()
    town.to("Thu", "12:00")
    assert mother.heard() == []
    town.to("Fri", "06:20")
    mother.hears("thứ Sáu 27/11")
    assert len(mother.heard()) == 1


def test_statements_asked_again_and_again_stay_prepared(postgres: str) -> None:
    engine = open_engine(postgres)
    with engine.connect() as connection:
        for number in [*range(150)] * 7:
            connection.exec_driver_sql(f"SELECT {number}")
        kept = connection.exec_driver_sql("SELECT count(*) FROM pg_prepared_statements").scalar_one()
    engine.dispose()
    assert kept >= 150
