"""A province with a commune of schools, each with a principal and one family, and those who order and approve."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa

from bot.clock import local_date
from bot.rounds.ordering import Directive, Ordered
from bot.rounds.orders import order_by_command
from storage.needs import Reading
from storage.queries.plans import Plan, read_plan
from storage.tables import ORDER_PLAN, ORDER_SCHOOL, OUTBOX, ROUND
from tests.reminding.phu_lam import PhuLam
from tests.town import Actor, Town, at

LETTER = Directive("1234/SGDĐT-CTTT", date(2026, 11, 25), "Sở GDĐT", "Khai báo đột xuất")


@dataclass
class Area(PhuLam):
    """Xã Phù Lam on a Wednesday, when no standing round is held."""

    town: Town
    principals: dict[int, Actor] = field(default_factory=dict)
    mothers: dict[int, Actor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(self.town)
        self.town.to("Wed", "09:00")

    def with_schools(self, n: int, *, families: bool = True) -> "Area":
        """So many schools, with a principal each."""
        seeds = self.town.seeds
        for number in range(1, n + 1):
            school = self.school(f"Trường số {number:02}", f"T{number:02}")
            self.principals[school.id] = school.hires(f"Phạm Văn {number:02}", "principal")
            if families:
                self.mothers[school.id] = self.mother(school.pupil(f"Trần Gia {number:02}"), name=f"Lê Thị {number:02}")
        self.neighbours = seeds.unit("00680", "Hoa Ban", "commune", parent=self.province)
        return self

    def officer(self, name: str, unit: int, kind: str = "district_contact") -> Actor:
        """Somebody with an office and an account."""
        return self.town.actor(self.town.seeds.holder(name, kind, unit)[1])

    def reading(self, connection: sa.Connection) -> Reading:
        now = self.town.clock.now()
        return Reading(connection, self.town.database.sealer, now, local_date(now))

    def orders(self, due: str = "09:50", form: str = "person-2026", asked_of: str = "person", **more: Any) -> Plan:
        """What `khaibao round open` does first: the order is made and the first chunk of schools is reached."""
        now = self.town.clock.now()
        order = Ordered(form, LETTER, more.get("opens", now), at("Wed", due), None, asked_of)
        made = self.town.database.write(lambda c: order_by_command(self.reading(c), self.commune, order))
        plan: Plan = made.result(timeout=10)
        return self.plan(plan.id)

    def plan(self, plan_id: int) -> Plan:
        with self.town.database.reading() as connection:
            found = read_plan(self.reading(connection), plan_id)
        assert found is not None
        return found

    def newest(self) -> Plan:
        return self.plan(max(row.id for row in self.rows(ORDER_PLAN)))

    def schools(self, state: str) -> int:
        """How many schools stand in a state."""
        return sum(row.state == state for row in self.rows(ORDER_SCHOOL))

    def ordered_rounds(self) -> list[Any]:
        return [row for row in self.rows(ROUND) if row.held_on == date(2026, 11, 25)]

    def sent(self, kind: str) -> list[str]:
        """The keys of what left."""
        return [row.key for row in self.rows(OUTBOX) if row.kind == kind and row.state == "sent"]
