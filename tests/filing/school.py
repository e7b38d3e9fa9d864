"""A school with a principal, a deputy head and a nurse, some families, and the Monday's round open."""

from typing import Any

import sqlalchemy as sa

from storage.tables import SCHOOL_DECLARATION
from tests.reminding.phu_lam import PhuLam
from tests.town import Town


class DeclaringSchool:
    """Tiểu học Phù Lam A on Monday 23/11: four pupils of 2A and their families, and those who lead the school."""

    def __init__(self, town: Town) -> None:
        self.town, self.place = town, PhuLam(town)
        self.a = self.place.school()
        seeds = town.seeds
        self.minh, self.ngan = self.a.pupil("Nguyễn Gia Minh", "2A"), self.a.pupil("Nguyễn Bảo Ngân", "2A")
        self.tue, self.binh = self.a.pupil("Trần Gia Tuệ", "2A"), self.a.pupil("Lý Thanh Bình", "2A")
        self.mother = self.place.mother(self.minh, self.ngan)
        self.father = self.place.mother(self.tue, name="Trần Văn Nam", relation="father")
        self.principal = self.a.hires("Phạm Thị Lan", "principal")
        self.deputy = self.a.hires("Vũ Đức Hùng", "deputy_head")
        self.nurse = self.a.hires("Đỗ Thị Hạnh", "school_health")
        self.contact = town.actor(seeds.holder("Ngô Văn Sơn", "district_contact", self.place.commune)[1])
        town.settle()

    def filed(self) -> list[Any]:
        """Every signed revision."""
        with self.town.database.reading() as connection:
            return list(connection.execute(sa.select(SCHOOL_DECLARATION).order_by(SCHOOL_DECLARATION.c.id)))
