"""A province's table in the evening: who declared, who owes, which schools are silent, and why."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from bot.clock import local_date
from storage.changes import store
from storage.changes.declarations import Declare
from storage.needs import Reading
from storage.queries.province import UnitSums, province_table, total
from storage.sealing import new_uid
from storage.tables import DECLARATION, ROUND, UNIT_EDGE
from tests.escalating.hoa_ban import HoaBan
from tests.town import Town, at

MONDAY = date(2026, 11, 23)
NOBODY = UnitSums(0, "", "", "", *[0] * 17)


class Province:
    """Two communes; in the first two schools and one without a round, in the second one school with two classes."""

    def __init__(self, town: Town) -> None:
        self.town, seeds = town, town.seeds
        self.unit = seeds.unit("T", "Tỉnh Hòa Yên", "province")
        self.communes = [seeds.unit(f"X{n}", f"Xã {n}", "commune", parent=self.unit) for n in (1, 2)]
        self.schools = [seeds.unit(f"TH{n}", f"Trường {n}", "school", parent=self.communes[n // 3]) for n in range(4)]
        self.rounds = [self.round(school) for school in (*self.schools[:2], self.schools[3])]
        classes = {school: seeds.school_class(school, "1A") for school in self.schools}
        self.people = {
            school: [seeds.pupil("Em", school, classes[school]) for _ in range(4)] for school in self.schools
        }

    def round(self, school: int, kind: str = "standing", **more: int) -> int:
        seeds = self.town.seeds
        hours = (at("Mon", "05:00"), at("Mon", "07:15"), at("Mon", "17:00"))
        made = seeds.round(school, seeds.order(kind), *hours, MONDAY)
        change = sa.update(ROUND).where(ROUND.c.id == made).values(**{"owed": 4, **more})
        self.town.database.write(lambda c: c.execute(change)).result(timeout=10)
        return made

    def declares(self, school: int, who: int, severity: str | None = None, *, round_id: int = 0) -> None:
        held = round_id or self.rounds[{0: 0, 1: 1, 3: 2}[school]]
        there, version = self.schools[school], "1" if who < 2 else "2"
        declared = Declare(
            new_uid(), held, self.people[there][who], there, None, 1, None, None, "guardian", self.town.clock.now(),
            version, severity is None, "7K2M", severity=severity,
        )  # fmt: skip
        self.town.database.write(lambda c: store(c, self.town.database.sealer, [declared])).result(timeout=10)

    def table(self, unit: int | None = None, *, by_school: bool = False, order: int | None = None) -> list[UnitSums]:
        with self.town.database.reading() as connection:
            now = self.town.clock.now()
            reading = Reading(connection, self.town.database.sealer, now, local_date(now))
            return province_table(reading, unit or self.unit, "person-2026", MONDAY, order, by_school=by_school)


@pytest.fixture
def province(town: Town) -> Province:
    # flagged declarations without their cases: the auditor would rightly open them
    town.is_broken = True
    return Province(town)


def only(row: UnitSums, **numbers: int) -> None:
    """The numbers are these, and whatever is not named is nought."""
    named = {"unit_id": row.unit_id, "code": row.code, "name": row.name, "kind": row.kind}
    assert row == replace(NOBODY, **named, **numbers)  # type: ignore[arg-type]


def test_a_row_for_each_commune_with_its_denominator_and_the_silent_schools(province: Province) -> None:
    province.declares(0, 0)
    province.declares(0, 1, "note")
    province.declares(0, 2, "red")
    province.declares(3, 3, "amber")
    first, second = province.table()
    assert (first.name, second.name) == ("Xã 1", "Xã 2")
    only(first, schools=3, asked=2, silent=1, owed=8, owing=5, declared=3, well=1, note=1, red=1)
    only(second, schools=1, asked=1, owed=4, owing=3, declared=1, amber=1)
    assert (first.flagged, second.flagged) == (1, 1)
    both = total([first, second])
    with province.town.database.reading() as connection:
        assert both["declared"] == connection.execute(sa.select(sa.func.count()).select_from(DECLARATION)).scalar()


def test_schools_one_by_one_and_a_commune_by_itself(province: Province) -> None:
    province.declares(1, 0)
    schools = province.table(by_school=True)
    assert [(row.code, row.asked, row.declared, row.silent) for row in schools] == [
        ("TH0", 1, 0, 1),
        ("TH1", 1, 1, 0),
        ("TH2", 0, 0, 0),
        ("TH3", 1, 0, 1),
    ]
    assert [row.code for row in province.table(province.communes[0])] == ["TH0", "TH1", "TH2"]
    assert province.table(province.schools[0]) == []


def test_at_any_depth_and_beside_what_is_no_school(province: Province) -> None:
    """A health station below a commune, a school the province manages itself, a hamlet's school two levels down."""
    seeds = province.town.seeds
    seeds.unit("TR1", "Trạm y tế", "health_station", parent=province.communes[0])
    seeds.unit("X3", "Xã không trường", "commune", parent=province.unit)
    hamlet = seeds.unit("X1A", "Phân khu", "commune", parent=province.communes[0])
    far = seeds.unit("TH9", "Trường xa", "school", parent=hamlet)
    own = seeds.unit("A0", "Trường của tỉnh", "school", parent=province.unit)
    for school in (far, own):
        province.round(school)
    table = province.table()
    assert [(row.code, row.kind, row.schools, row.asked, row.silent, row.owed) for row in table] == [
        ("A0", "school", 1, 1, 1, 4),
        ("X1", "commune", 4, 3, 3, 12),
        ("X2", "commune", 1, 1, 1, 4),
    ]
    assert total(table) == total(province.table(by_school=True))
    assert [row.code for row in province.table(province.communes[0])] == ["TH0", "TH1", "TH2", "X1A"]


def test_offices_that_manage_one_another_in_a_circle_end_somewhere(province: Province) -> None:
    seeds = province.town.seeds
    seeds.insert(UNIT_EDGE, unit_id=province.unit, kind="managed_by", target_id=province.communes[0], from_on=MONDAY)
    assert [row.code for row in province.table()] == ["X1", "X2"]


def test_another_order_of_the_day_is_a_table_of_its_own(province: Province) -> None:
    extra = province.round(province.schools[2], "ad_hoc", owed=2)
    province.declares(2, 0, round_id=extra)
    order = province.town.seeds.order("ad_hoc")
    [first, second] = province.table(order=order)
    only(first, schools=3, asked=1, owed=2, owing=1, declared=1, well=1)
    only(second, schools=1)
    assert total(province.table())["declared"] == 0


def test_after_closing_whoever_declared_and_left_is_no_debtor_and_hides_none(province: Province) -> None:
    province.declares(3, 0)
    province.declares(3, 1)
    closed = sa.update(ROUND).where(ROUND.c.id == province.rounds[2])
    change = closed.values(state="closed", owed=3, declared=1)
    province.town.database.write(lambda c: c.execute(change)).result(timeout=10)
    only(province.table()[1], schools=1, asked=1, owed=3, owing=2, declared=2, well=2)


def test_open_cases_are_counted_with_those_nobody_took(town: Town) -> None:
    hoa_ban = HoaBan(town).usual_staff()
    tue = hoa_ban.child("Trần Gia Tuệ")
    town.to("Mon", "06:41")
    hoa_ban.mother_of(tue).declares(tue)
    with town.database.reading() as connection:
        reading = Reading(connection, town.database.sealer, town.clock.now(), MONDAY)
        [row] = province_table(reading, hoa_ban.commune, "person-2026", MONDAY, hoa_ban_order(connection))
    assert (row.open_cases, row.untaken, row.red) == (1, 1, 1)


def hoa_ban_order(connection: sa.Connection) -> int:
    return int(connection.execute(sa.select(sa.func.min(ROUND.c.order_id))).scalar_one())
