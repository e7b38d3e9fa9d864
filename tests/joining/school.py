"""Trường Tiểu học Phù Lam A with class 2A, and what a visitor of joining needs: slips, numbers, a teacher."""

from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from bot.invitations import Printed, make_invitations
from storage.tables import ACCOUNT, BOND, CONSENT, JOIN_REQUEST
from tests.town import Actor, Town

NURSE_NUMBER = "+84590000111"
MOTHER_NUMBER = "+84590000123"


@dataclass
class PhuLam:
    """The school and its people."""

    town: Town

    def __post_init__(self) -> None:
        seeds = self.town.seeds
        self.commune = seeds.unit("00679", "xã Phù Lam", "commune")
        self.school = seeds.unit("PLA", "Trường Tiểu học Phù Lam A", "school", parent=self.commune)
        self.class_2a = seeds.school_class(self.school, "2A")
        self.minh = seeds.pupil("Trần Gia Minh", self.school, self.class_2a, "2019-09-05")
        self.an = seeds.pupil("Nguyễn Minh An", self.school, self.class_2a, "2019-01-20")
        person, chat = seeds.holder("Phạm Thu Trang", "homeroom", self.class_2a, school=self.school)
        self.teacher_person, self.teacher = person, self.town.actor(chat)
        person, chat = seeds.holder("Đỗ Thị Hạnh", "principal", self.school, school=self.school)
        self.principal_person, self.principal = person, self.town.actor(chat)

    def slips(self, unit: str = "PLA", person: str | None = None) -> list[Printed]:
        """Slips of the school, or of one person by key."""
        town = self.town
        if person is not None:
            return make_invitations(town.database, town.clock, person=person, link="https://t.me/bot")
        return make_invitations(town.database, town.clock, unit=unit, link="https://t.me/bot")

    def slip(self, person: int) -> str:
        """The code of a new slip of a person."""
        return self.slips(person=str(person))[0].invitation.code

    def class_code(self) -> str:
        """The code of class 2A."""
        return next(p.invitation.code for p in self.slips() if p.invitation.kind == "class")

    def mother(self, child: int | None = None, chat: str = "m1") -> Actor:
        """A mother who joined with her child's slip and agreed to all."""
        actor = self.town.actor(chat)
        actor.starts(self.slip(child or self.minh)).says("5/9/19" if child in (None, self.minh) else "20/1/2019")
        actor.taps("Mẹ")
        actor.taps("Khai báo sức khỏe qua tin nhắn")
        actor.taps("Nhận tin nhắc")
        actor.taps("Xong")
        return actor

    def rows(self, table: sa.Table, *where: sa.ColumnElement[bool]) -> list[sa.Row[tuple[object, ...]]]:
        """Rows as stored."""
        with self.town.database.reading() as connection:
            return list(connection.execute(sa.select(table).where(*where).order_by(table.c.id)))

    def bonds(self, child: int, state: str = "active") -> int:
        """How many bonds of a child are in a state."""
        return len(self.rows(BOND, BOND.c.child_id == child, BOND.c.state == state))

    def consents(self, child: int) -> set[str]:
        """What is agreed to for a child."""
        found = self.rows(CONSENT, CONSENT.c.child_id == child, CONSENT.c.withdrawn_at.is_(None))
        return {row.purpose for row in found}

    def requests(self) -> int:
        """How many requests were made."""
        return len(self.rows(JOIN_REQUEST))

    def accounts(self, person: int) -> int:
        """How many accounts a person has."""
        return len(self.rows(ACCOUNT, ACCOUNT.c.person_id == person))


DAY = timedelta(days=1)
