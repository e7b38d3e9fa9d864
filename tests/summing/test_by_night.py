"""A sum that was changed by hand is found by night, put right, and the operator hears of it once."""

import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.clock import local_date
from bot.jobs import recounting
from bot.jobs.recounting import RECOUNT, read_recount
from bot.jobs.ticks import run_tick
from storage.changes import store
from storage.needs import Reading
from storage.queries.sums import differences
from storage.tables import ROUND, ROUND_SUM
from tests.auditing.test_commands import at_the_towns_time, office
from tests.declaring.family import Family
from tests.running.test_commands import khaibao
from tests.town import Actor, Town, at

__all__ = ["office"]


def monday_declared(town: Town) -> Actor:
    """Three children of a family are declared well, one at a school of its own; returns the operator."""
    family = Family(town)
    town.to("Mon", "06:40")
    family.mother.taps("Cả 3 con đều khỏe")
    commune = town.seeds.unit("OP", "Vận hành", "commune")
    return Actor(town, town.seeds.holder("Đỗ Văn Hành", "operator", commune)[1])


def changed_by_hand(town: Town, statement: sa.Update | sa.Delete | None = None) -> int:
    """One more is said to have declared in the first round than did; returns the round."""
    with town.database.reading() as connection:
        round_id = connection.execute(sa.select(sa.func.min(ROUND_SUM.c.round_id))).scalar_one()
    here = ROUND_SUM.c.round_id == round_id
    plus = sa.update(ROUND_SUM).where(here).values(declared=ROUND_SUM.c.declared + 1, red=5)
    town.database.write(lambda c: c.execute(plus if statement is None else statement)).result(timeout=10)
    return int(round_id)


def off(town: Town) -> dict[tuple[int, str], dict[str, int]]:
    with town.database.reading() as connection:
        found = differences(connection, list(connection.execute(sa.select(ROUND.c.id)).scalars()))
    return {key: {name: n for name, n in numbers.items() if n} for key, numbers in found.items()}


def told(operator: Actor) -> list[str]:
    return [text for text in operator.heard() if "Đối chiếu ban đêm" in text]


def test_a_difference_is_put_right_at_two_and_the_operator_hears_once(town: Town) -> None:
    operator = monday_declared(town)
    round_id = changed_by_hand(town)
    assert list(off(town).values()) == [{"declared": -1, "red": -5}]
    town.to("Tue", "01:59")
    assert told(operator) == []
    town.to("Tue", "02:00")
    assert off(town) == {}
    [text] = told(operator)
    assert f"(đợt số {round_id})" in text
    assert operator.hears("Đối chiếu ban đêm").rings is False
    town.to("Thu", "12:00")
    assert len(told(operator)) == 1


def test_sums_that_are_gone_come_back(town: Town) -> None:
    operator = monday_declared(town)
    with town.database.reading() as connection:
        before = connection.execute(sa.select(ROUND_SUM).order_by(ROUND_SUM.c.round_id)).all()
    changed_by_hand(town, sa.delete(ROUND_SUM))
    town.to("Tue", "02:00")
    with town.database.reading() as connection:
        assert connection.execute(sa.select(ROUND_SUM).order_by(ROUND_SUM.c.round_id)).all() == before
    assert len(told(operator)) == 1


def test_nobody_hears_of_nights_in_which_all_agrees(town: Town) -> None:
    operator = monday_declared(town)
    town.to("Wed", "03:00")
    assert told(operator) == []
    with town.database.reading() as connection:
        found = read_recount(connection)
    assert found is not None
    assert (found.night.isoformat(), found.off, found.is_over) == ("2026-11-25", (), True)


def test_a_recount_that_was_broken_off_goes_on_where_it_was(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recounting, "ROUNDS_A_CHUNK", 1)
    operator = monday_declared(town)
    round_id = changed_by_hand(town)
    town.clock.move_to(at("Tue", "02:00"))

    def first_chunk(connection: sa.Connection) -> None:
        now = town.clock.now()
        found = RECOUNT.run(Reading(connection, town.database.sealer, now, local_date(now)))
        store(connection, town.database.sealer, found)

    town.database.write(first_chunk).result(timeout=10)
    assert off(town) == {}
    assert told(operator) == []
    assert run_tick(town.database, town.clock, RECOUNT) == 2, "the other school's round, and that there is no more"
    town.settle()
    [text] = told(operator)
    assert f"(đợt số {round_id})" in text


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_an_operator_recounts_by_command(office: Town, tmp_path: Path) -> None:
    monday_declared(office)
    at_the_towns_time(office)
    assert "all agree" in khaibao("round", "recount").output
    round_id = changed_by_hand(office)
    said = json.loads(khaibao("round", "recount", str(round_id), "--json").output)
    assert said == {
        "rounds": 1,
        "differences": [{"round": round_id, "version": "2026.4", "missing": {"declared": -1, "red": -5}}],
    }
    changed_by_hand(office)
    assert f"round {round_id}, version 2026.4: declared-1  red-5; put right" in khaibao("round", "recount").output
    assert "all agree" in khaibao("round", "recount").output
    assert "999" in khaibao("round", "recount", "999", code=1).stderr
    office.database.write(lambda c: c.execute(sa.update(ROUND).values(purged_at=office.clock.now()))).result()
    assert "were deleted after their time" in khaibao("round", "recount", str(round_id), code=1).stderr
    assert "0 rounds counted anew" in khaibao("round", "recount").output


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_the_doctor_says_what_the_night_found(office: Town) -> None:
    monday_declared(office)
    round_id = changed_by_hand(office)
    office.to("Tue", "02:00")
    at_the_towns_time(office)
    assert f"(rounds {round_id}); compare the reports sent before" in khaibao("doctor", code=1).output
    office.to("Wed", "02:00")
    assert "rounds were as their declarations say" in khaibao("doctor", code=1).output
