"""A province with two communes for digests: schools with people, contacts with accounts, declarations by number."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from storage.changes import store
from storage.changes.declarations import Declare
from storage.sealing import new_uid
from storage.tables import ROUND
from tests.town import MONDAY, Actor, Town, at


@dataclass
class School:
    """A school with its round and everybody who owes in it; `next`: who declares next."""

    unit: int
    round: int
    pupils: list[int]
    next: int = 0


class AreaTown:
    """Tỉnh Hòa Yên with xã Phù Lam and xã An Thịnh."""

    def __init__(self, town: Town) -> None:
        # flagged declarations without their cases: the auditor would rightly open them
        town.is_broken = True
        self.town, seeds = town, town.seeds
        self.ministry = seeds.unit("BO", "Bộ Giáo dục và Đào tạo", "ministry")
        self.province = seeds.unit("24", "Tỉnh Hòa Yên", "province", parent=self.ministry)
        self.phu_lam = seeds.unit("01001", "Xã Phù Lam", "commune", parent=self.province)
        self.an_thinh = seeds.unit("01002", "Xã An Thịnh", "commune", parent=self.province)
        self.schools: dict[str, School] = {}
        self._persons: Iterator[int] = iter(())

    def school(self, name: str, commune: int, pupils: int, kind: str = "standing") -> School:
        seeds, code = self.town.seeds, f"T{len(self.schools)}"
        unit = seeds.unit(code, name, "school", parent=commune)
        room = seeds.school_class(unit, "1A")
        people = [seeds.pupil(f"Em {code} {number}", unit, room) for number in range(pupils)]
        self.schools[name] = School(unit, self.round(unit, pupils, kind), people)
        return self.schools[name]

    def round(self, school: int, owed: int, kind: str = "standing", due: str = "07:15") -> int:
        seeds = self.town.seeds
        hours = (at("Mon", "05:00"), at("Mon", due), at("Mon", "17:00"))
        made = seeds.round(school, seeds.order(kind), *hours, MONDAY)
        change = sa.update(ROUND).where(ROUND.c.id == made).values(owed=owed)
        self.town.database.write(lambda c: c.execute(change)).result(timeout=10)
        return made

    def declare(self, name: str, count: int, severity: str | None = None, round_id: int = 0) -> None:
        """So many more of a school declare."""
        school = self.schools[name]
        people = school.pupils[school.next : school.next + count]
        school.next += count
        said = [
            Declare(
                new_uid(), round_id or school.round, person, school.unit, None, 1, None, None, "guardian",
                self.town.clock.now(), "1", severity is None, "7K2M", severity=severity,
            )
            for person in people
        ]  # fmt: skip
        self.town.database.write(lambda c: store(c, self.town.database.sealer, said)).result(timeout=10)

    def contact(self, name: str, kind: str, *units: int) -> Actor:
        """Somebody with a duty at each of some units."""
        person = self.town.seeds.person("official", name)
        for unit in units:
            self.town.seeds.duty(person, kind, unit)
        return self.town.actor(self.town.seeds.account(person))

    def close_rounds(self) -> None:
        """What the closing writes down: who owed, and who of them declared."""
        for school in self.schools.values():
            closed = sa.update(ROUND).where(ROUND.c.id == school.round)
            change = closed.values(state="closed", owed=len(school.pupils), declared=school.next)
            self.town.database.write(lambda c, change=change: c.execute(change)).result(timeout=10)
