"""Why people owe, counted by kind: the same as asked of each of them, from the rows that a roll-call is made of."""

from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest
import sqlalchemy as sa

from bot.rounds.owing import count_reasons, reason_of
from storage.changes import store
from storage.changes.declarations import Declare
from storage.needs import Reading
from storage.queries.owing_kinds import Owes, owing_kinds
from storage.queries.rolls import CONSENTS, reaches_of
from storage.sealing import new_uid
from storage.tables import ACCOUNT, DECLARATION, ENROLMENT, OUTBOX, PERSON
from tests.ordering.area import Area
from tests.ordering.test_weighing import TODAY, Crowd
from tests.town import Town, at


def one_by_one(area: Area, reading: Reading, schools: Sequence[int]) -> list[Owes]:
    """Whoever owes, each for themselves."""
    declared = {row.person_id for row in area.rows(DECLARATION) if row.withdrawn_at is None}
    here = {
        row.person_id
        for row in area.rows(ENROLMENT)
        if row.school_id in schools and row.from_on <= TODAY and (row.to_on is None or row.to_on > TODAY)
    }
    owing = {
        row.id: row.kind
        for row in area.rows(PERSON)
        if row.gone_on is None and row.id not in declared
        if row.id in here or (row.kind == "staff" and row.school_id in schools)
    }
    reaches = reaches_of(reading, sorted(owing))
    agreed: dict[int, set[bool]] = {}
    for row in reading.connection.execute(CONSENTS, {"persons": sorted(owing)}):
        if not row.on_paper:
            agreed.setdefault(row.child_id, set()).add(row.withdrawn_at is None)
    return [
        Owes(
            kind == "staff" or True in agreed.get(person, ()),
            kind != "staff" and agreed.get(person) == {False},
            tuple(reaches.get(person, ())),
        )
        for person, kind in owing.items()
    ]


def reminded(area: Area, random: Random) -> None:
    """Some accounts were reminded today, some yesterday; some of it arrived."""
    now = area.town.clock.now()

    def run(connection: sa.Connection) -> None:
        for row in connection.execute(sa.select(ACCOUNT.c.id)).all():
            for on in random.sample(("2026-11-24", "2026-11-25"), random.choice((0, 1, 2))):
                state, why = random.choice(
                    (("sent", None), ("refused", "blocked"), ("dropped", "too late"), ("dropped", "declared"))
                )
                values = {"bot": "town:1", "priority": 2, "about": {}, "due_at": now, "made_at": now, "rings": False}
                key = f"rem:1:{on}:{row.id}:1"
                more = {"key": key, "account_id": row.id, "kind": "reminder", "state": state, "why": why}
                connection.execute(sa.insert(OUTBOX).values(**values, **more))

    area.town.database.write(run).result(timeout=30)


@pytest.mark.parametrize("seed", range(4))
def test_the_reasons_are_those_of_each_person(town: Town, seed: int) -> None:
    town.is_broken = True
    area, random = Area(town), Random(seed)
    schools, rounds = [], {}
    for number in range(3):
        school = town.seeds.unit(f"T{number}", f"Trường {number}", "school", parent=area.commune)
        schools.append((school, town.seeds.school_class(school, "1A")))
        hours = (at("Wed", "05:00"), at("Wed", "15:00"), at("Wed", "17:00"))
        rounds[school] = town.seeds.round(school, town.seeds.order(), *hours, TODAY)
    Crowd(area, seed).fill(schools)
    reminded(area, random)
    done = [row for row in area.rows(ENROLMENT) if random.random() < 0.3]
    said = [
        Declare(
            new_uid(), rounds[row.school_id], row.person_id, row.school_id, None, 1, None, None, "guardian",
            town.clock.now(), "1", True, "7K2M",
        )
        for row in done
    ]  # fmt: skip
    town.database.write(lambda c: store(c, town.database.sealer, said)).result(timeout=30)
    asked = [school for school, _ in schools[:2]]
    with town.database.reading() as connection:
        reading = area.reading(connection)
        kinds = owing_kinds(reading, [rounds[school] for school in asked])
        each = one_by_one(area, reading, asked)
    found: Counter[object] = Counter()
    for owes, times in kinds.items():
        found[reason_of(owes)] += times
    assert found == count_reasons(each)
    assert len(found) > 3, "a crowd that all owe for one reason says nothing"


def test_a_row_for_each_kind_and_none_for_each_person(town: Town) -> None:
    area = Area(town).with_schools(1)
    (school,) = area.mothers
    with town.database.reading() as connection:
        reading = area.reading(connection)
        assert sum(owing_kinds(reading, []).values()) == 0
    made = town.seeds.round(
        school, town.seeds.order(), at("Wed", "05:00"), at("Wed", "15:00"), at("Wed", "17:00"), TODAY
    )
    room = town.seeds.school_class(school, "2B")
    for number in range(30):
        town.seeds.pupil(f"Trần Gia {number}", school, room)
    with town.database.reading() as connection:
        kinds = owing_kinds(area.reading(connection), [made])
    assert (sum(kinds.values()), len(kinds)) == (32, 2)
