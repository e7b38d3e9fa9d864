"""A family of three in two schools, with the people who hear of them."""

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from storage.tables import CASE, CASE_EVENT, DECLARATION, DRAFT, ROUND
from tests.town import Actor, Town


@dataclass
class Family:
    """Minh (2A) and Ngân (5B) at the primary school, Tuệ at the kindergarten; mother, father, nurses."""

    town: Town
    people: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        seeds = self.town.seeds
        self.commune = seeds.unit("00679", "Phù Lam", "commune")
        self.kindergarten = seeds.unit("HB", "MN Hoa Ban", "school", parent=self.commune)
        self.primary = seeds.unit("PLA", "Tiểu học Phù Lam A", "school", parent=self.commune)
        self.class_2a = seeds.school_class(self.primary, "2A")
        class_5b = seeds.school_class(self.primary, "5B")
        tho_ngoc = seeds.school_class(self.kindergarten, "Thỏ Ngọc")
        self.ngan = seeds.pupil("Trần Bảo Ngân", self.primary, class_5b, "2016-02-11")
        self.minh = seeds.pupil("Trần Gia Minh", self.primary, self.class_2a, "2019-09-05")
        self.tue = seeds.pupil("Trần Gia Tuệ", self.kindergarten, tho_ngoc, "2022-03-25")
        self.children = (self.minh, self.ngan, self.tue)
        self.mother = self.guardian("Trần Thị Mai", "mother")
        self.nurse = self.holder("Nguyễn Thị Thảo", "school_health", self.kindergarten)
        self.principal = self.holder("Đỗ Thị Hạnh", "principal", self.kindergarten)
        self.contact = self.holder("Vũ Đình Lâm", "district_contact", self.commune)

    def guardian(self, name: str, relation: str) -> Actor:
        person, chat = self.town.seeds.guardian(name, self.children, relation)
        self.people[relation] = person
        return self.town.actor(chat)

    def holder(self, name: str, kind: str, unit: int) -> Actor:
        seeds = self.town.seeds
        school = unit if unit != self.commune else None
        number = len(self.people) + 11
        person = seeds.person(
            "staff" if school else "official", name, school=school, phone=f"+845900001{number:02}", gender="female"
        )
        seeds.duty(person, kind, unit)
        self.people[kind] = person
        return self.town.actor(seeds.account(person))


def rows(town: Town, table: sa.Table) -> list[Any]:
    """All rows of a table, the oldest first."""
    with town.database.reading() as connection:
        return list(connection.execute(sa.select(table).order_by(table.c.id)))


def declared(town: Town) -> list[tuple[int, int, bool, str | None]]:
    """Every revision that stands: person, revision, well, severity."""
    return [(r.person_id, r.revision, r.well, r.severity) for r in rows(town, DECLARATION) if r.withdrawn_at is None]


def drafts(town: Town) -> list[Any]:
    """All that are begun."""
    town.say_ticks()
    return rows(town, DRAFT)


def cases(town: Town) -> list[Any]:
    return rows(town, CASE)


def case_events(town: Town) -> list[str]:
    return [row.kind for row in rows(town, CASE_EVENT)]


def rounds(town: Town) -> list[Any]:
    """Those that persons declare in."""
    return [row for row in rows(town, ROUND) if row.asked_of == "person"]
