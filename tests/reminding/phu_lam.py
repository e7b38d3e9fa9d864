"""Xã Phù Lam with its schools, whose rounds the clock itself plans and opens."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa

from bot.jobs.ticks import run_tick
from bot.rounds.ticking import ROUNDS
from storage.tables import ACCOUNT, ASKED_OF_PERSONS, DAY_OFF, DECLARATION, ENROLMENT, OUTBOX, ROUND, SETTING
from tests.seeding import START
from tests.town import Actor, Town, at


@dataclass
class School:
    """A school, its classes by name and its staff."""

    place: "PhuLam"
    id: int
    classes: dict[str, int] = field(default_factory=dict)

    def pupil(self, name: str, in_class: str = "2A", *, boards: bool = False) -> int:
        if in_class not in self.classes:
            self.classes[in_class] = self.place.town.seeds.school_class(self.id, in_class)
        return self.place.town.seeds.pupil(name, self.id, self.classes[in_class], boards=boards)

    def hires(self, name: str, kind: str | None = None, in_class: str = "", **more: Any) -> Actor:
        """A member of staff with an account, with a duty at the school or a class of it."""
        seeds = self.place.town.seeds
        person = seeds.person("staff", name, school=self.id)
        if in_class and in_class not in self.classes:
            self.classes[in_class] = seeds.school_class(self.id, in_class)
        if kind is not None:
            seeds.duty(person, kind, self.classes[in_class] if in_class else self.id)
        return self.place.town.actor(seeds.account(person, **more))

    def sets(self, **settings: str) -> "School":
        for name, value in settings.items():
            self.place.town.seeds.insert(SETTING, unit_id=self.id, name=name, value=value)
        return self

    def rounds(self) -> list[tuple[date, str, str]]:
        """Date, state and last milestone of each round."""
        with self.place.town.database.reading() as connection:
            rows = connection.execute(
                sa.select(ROUND).where(ROUND.c.school_id == self.id, ASKED_OF_PERSONS).order_by(ROUND.c.held_on)
            ).all()
        return [(row.held_on, row.state, row.done) for row in rows]


class PhuLam:
    """The commune and its province."""

    def __init__(self, town: Town) -> None:
        self.town = town
        seeds = town.seeds
        self.province = seeds.unit("01", "Hà Nội", "province")
        self.commune = seeds.unit("00679", "Phù Lam", "commune", parent=self.province)

    def school(self, name: str = "Tiểu học Phù Lam A", code: str = "PLA") -> School:
        return School(self, self.town.seeds.unit(code, name, "school", parent=self.commune))

    def mother(self, *children: int, name: str = "Trần Thị Mai", relation: str = "mother") -> Actor:
        return self.town.actor(self.town.seeds.guardian(name, children, relation)[1])

    def guardian_without_consent(self, child: int) -> Actor:
        seeds = self.town.seeds
        person = seeds.person("guardian", "Lê Văn Tư")
        seeds.bond(person, child)
        return self.town.actor(seeds.account(person))

    def day_off(self, unit: int, on: date, *, is_school_day: bool = False) -> None:
        self.town.seeds.insert(
            DAY_OFF, unit_id=unit, on=on, is_school_day=is_school_day, reason="Nghỉ bão", source="Sở GDĐT"
        )

    def looks_again(self) -> int:
        """Run the round's tick as a second process would; how many chunks changed something."""
        return run_tick(self.town.database, self.town.clock, ROUNDS)

    def sleeps_until(self, day: str, time: str, week: int = 0) -> None:
        """The process is down: the clock goes on and nobody looks until then."""
        self.town.clock.move_to(at(day, time, week))
        self.town.settle()

    def rows(self, table: sa.Table) -> Sequence[Any]:
        with self.town.database.reading() as connection:
            return connection.execute(sa.select(table).order_by(table.c.id)).all()

    def reminders(self) -> list[tuple[str, str]]:
        """Key and state of every reminder."""
        return [(row.key, row.state) for row in self.rows(OUTBOX) if row.kind == "reminder"]

    def account(self, actor: Actor) -> Any:
        index = self.town.seeds.sealer.index("chat", f"town|{self.town.bot}|{actor.chat}")
        return next(row for row in self.rows(ACCOUNT) if row.chat_index == index)

    def declarations(self) -> Sequence[Any]:
        return self.rows(DECLARATION)

    def enrol(self, person: int, school: "School", in_class: str) -> None:
        self.town.seeds.insert(
            ENROLMENT,
            person_id=person,
            school_id=school.id,
            class_id=school.classes[in_class],
            boards=False,
            from_on=START,
        )
