"""A province of districts and schools, what everybody does on its Monday, and what that must add up to.

Nothing here asks the program for a figure: who does what follows from a school's number alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from tests.seeding import Seeds
from tests.town import Actor, Town

CHILDREN, UNCONNECTED = 5, 7
OWED = CHILDREN + UNCONNECTED + 1
"""Pupils of a school and its principal."""


class AtOnce(Seeds):
    """Seeds written in one transaction."""

    def __init__(self, town: Town, connection: sa.Connection) -> None:
        super().__init__(town.database, town.clock, town.bot)
        self._numbers = town.seeds._numbers
        self._connection = connection

    def insert(self, table: sa.Table, **values: Any) -> int:
        return int(self._connection.execute(table.insert(), values).inserted_primary_key[0])


@dataclass
class Plan:
    """What the people of one school do on Monday."""

    number: int
    district: int
    is_silent: bool
    unit: int = 0
    principal: Actor | None = None
    mother: Actor | None = None

    @property
    def code(self) -> str:
        return f"S{self.number:03}"

    @property
    def family_declares(self) -> bool:
        return not self.is_silent and self.number % 3 != 0

    @property
    def child_is_ill(self) -> bool:
        return self.family_declares and self.number % 10 == 1

    @property
    def reports(self) -> bool:
        """The principal signs the report that 614 asks for."""
        return not self.is_silent and self.number % 5 != 0

    @property
    def has_letter(self) -> bool:
        """The principal says that the letter of 10:00 has come."""
        return not self.is_silent and self.number % 2 == 0

    @property
    def answers(self) -> bool:
        """The school declares what the letter asks for."""
        return not self.is_silent and self.number % 4 != 3

    @property
    def declared(self) -> int:
        return CHILDREN if self.family_declares else 0

    @property
    def owing(self) -> int:
        return OWED - self.declared


class Province:
    """Tỉnh Hòa Yên: districts of 25 schools, the third of them silent all day."""

    def __init__(self, town: Town, schools: int, a_district: int = 25) -> None:
        self.town = town
        self.plans = [Plan(n, n // a_district, is_silent=n // a_district == 2) for n in range(schools)]
        self.districts: dict[int, int] = {}
        town.database.write(self._seed).result(timeout=120)
        town.settle()

    def _seed(self, connection: sa.Connection) -> None:
        seeds, town = AtOnce(self.town, connection), self.town
        self.unit = seeds.unit("24", "Tỉnh Hòa Yên", "province")
        for district in sorted({plan.district for plan in self.plans}):
            self.districts[district] = seeds.unit(
                f"D{district:02}", f"Huyện số {district:02}", "district", parent=self.unit
            )
        for plan in self.plans:
            plan.unit = seeds.unit(
                plan.code, f"Trường số {plan.number:03}", "school", parent=self.districts[plan.district]
            )
            room = seeds.school_class(plan.unit, "2A")
            children = [seeds.pupil(f"Trần Gia Số{n}", plan.unit, room) for n in range(CHILDREN)]
            for n in range(UNCONNECTED):
                seeds.pupil(f"Lê Thu Số{n}", plan.unit, room)
            plan.mother = town.actor(seeds.guardian("Trần Thị Mai", children)[1])
            person = seeds.person("staff", f"Phạm Văn Số{plan.number}", school=plan.unit)
            seeds.duty(person, "principal", plan.unit)
            plan.principal = town.actor(seeds.account(person))
        self.contact = town.actor(seeds.holder("Trịnh Quốc Bảo", "province_contact", self.unit)[1])
        self.second = town.actor(seeds.holder("Ngô Minh Đức", "province_contact", self.unit, 2)[1])
        self.leaders = {
            district: town.actor(seeds.holder("Vũ Đình Lâm", "district_contact", unit)[1])
            for district, unit in self.districts.items()
        }

    @cached_property
    def by_code(self) -> dict[str, Plan]:
        return {plan.code: plan for plan in self.plans}

    def of(self, district: int | None = None) -> list[Plan]:
        """The schools of a district, or all."""
        return [plan for plan in self.plans if district in (None, plan.district)]

    def morning(self) -> None:
        """The families answer the first reminder."""
        for plan in self.plans:
            if plan.family_declares:
                assert plan.mother is not None
                plan.mother.hears("Khai báo sức khỏe thứ Hai 23/11")
                if plan.child_is_ill:
                    self._is_ill(plan.mother)
                plan.mother.taps("đều khỏe")

    def _is_ill(self, mother: Actor) -> None:
        for label in ("Số0 chưa khỏe", "Sốt", "Tiếp"):
            mother.taps(label)
        mother.says("38,2")
        for label in ("Sáng nay", "Nghỉ ở nhà", "Gửi"):
            mother.taps(label)

    def reporting(self) -> None:
        """Principals sign the report, with the figures as they are counted."""
        for plan in self.plans:
            if plan.reports:
                assert plan.principal is not None
                for label in ("Báo cáo tình hình nhà trường", "Khai báo tình hình nhà trường", "Ký và gửi"):
                    plan.principal.taps(label)
                self._signs_all_the_same(plan.principal)

    def _signs_all_the_same(self, principal: Actor) -> None:
        """Where most have not declared it is asked first."""
        if "Đúng, ký và gửi" in principal.last.labels:
            self.town.by(seconds=5)
            principal.taps("Đúng, ký và gửi")

    def answering(self) -> None:
        """Schools read the letter; some say so, some declare."""
        for plan in self.plans:
            assert plan.principal is not None
            if plan.has_letter:
                plan.principal.taps("Đã nhận văn bản")
            if plan.answers:
                plan.principal.taps("Khai báo ngay")
                plan.principal.taps("Ký và gửi")
                self._signs_all_the_same(plan.principal)

    def orders(self) -> None:
        """At 10:00 the Department asks all schools for their situation, due 15:00; a second person approves."""
        self.contact.says("/motdot").taps("Mở đợt khai báo: Tỉnh Hòa Yên")
        self.contact.taps("Khai báo tình hình nhà trường")
        self.contact.taps("Tất cả")
        for words in ("1234/SGDĐT-CTTT", "23/11/2026", "Sở GDĐT", "V/v báo cáo đột xuất", "15:00"):
            self.contact.says(words)
        self.contact.taps("Trình duyệt")
        self.second.taps("Xem và duyệt")
        self.second.taps("Duyệt và mở đợt")


def numbers(plans: list[Plan]) -> dict[str, int]:
    """What some schools add up to in the round of persons."""
    return {
        "schools": len(plans),
        "asked": len(plans),
        "silent": sum(plan.declared == 0 for plan in plans),
        "owed": OWED * len(plans),
        "owing": sum(plan.owing for plan in plans),
        "flagged": sum(plan.child_is_ill for plan in plans),
        "open_cases": sum(plan.child_is_ill for plan in plans),
    }


def each_district(province: Province) -> Iterator[tuple[str, dict[str, int]]]:
    """The same of each district, by its name."""
    for district in province.districts:
        yield f"Huyện số {district:02}", numbers(province.of(district))
