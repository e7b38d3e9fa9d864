"""A school with a principal, a deputy head and a nurse, some families, and the Monday's round open."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.clock import local_date
from bot.dialogue.actions import Action
from bot.dialogue.declare_actions import About
from bot.rounds.ordering import Directive, ordered
from bot.rounds.orders import order_by_command
from bot.shelf import forms_in_force
from forms.make import write
from forms.tables import TABLES
from storage.needs import Reading
from storage.queries.filings import opened
from storage.tables import ASKED_OF_PERSONS, DUTY, REMEDY, ROUND, SCHOOL_DECLARATION, SCHOOL_DRAFT
from tests.reminding.phu_lam import PhuLam
from tests.town import Actor, Town

HANOI = "school-hanoi-2021"
LETTER = Directive("1234/SGDĐT-CTTT", None, "Sở GDĐT", None)


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

    def said(self) -> list[dict[str, Any]]:
        """What each signed revision holds: answers, counted, calculated."""
        with self.town.database.reading() as connection:
            rows = connection.execute(sa.select(SCHOOL_DECLARATION).order_by(SCHOOL_DECLARATION.c.id)).all()
            now = self.town.clock.now()
            reading = Reading(connection, self.town.database.sealer, now, local_date(now))
            return [dict(opened(reading, row)) for row in rows]

    def rows(self, table: sa.Table) -> list[Any]:
        """Drafts, remedies, as they stand."""
        with self.town.database.reading() as connection:
            return list(connection.execute(sa.select(table)).all())

    def drafts(self) -> list[Any]:
        return self.rows(SCHOOL_DRAFT)

    def remedies(self) -> list[Any]:
        return self.rows(REMEDY)

    def own_rounds(self) -> list[tuple[str, str, str, int | None, int | None]]:
        """Date, questionnaire, state, owed, declared of the rounds that are asked of the school."""
        with self.town.database.reading() as connection:
            found = connection.execute(sa.select(ROUND).where(~ASKED_OF_PERSONS).order_by(ROUND.c.held_on)).all()
        return [(f"{row.held_on:%d/%m}", row.form, row.state, row.owed, row.declared) for row in found]

    def is_asked(self, form: str = HANOI, due: str = "15:00") -> None:
        """The Department asks the school by a letter, today."""
        town, now = self.town, self.town.clock.now()

        def run(connection: sa.Connection) -> None:
            forms = {name: one.asked_of for name, one in forms_in_force(connection).items()}
            order = ordered(form, LETTER, now, None, due, None, forms)
            order_by_command(Reading(connection, town.database.sealer, now, local_date(now)), self.a.id, order)

        town.database.write(run).result(timeout=10)
        town.settle()

    def opens_report(self, who: Actor) -> None:
        """/nhatruong, then the report."""
        who.says("/nhatruong")
        who.taps("Khai báo tình hình")

    def answers_all(self, who: Actor, *failed: int, not_applicable: tuple[int, ...] = ()) -> None:
        """Every criterion of the set that is on the screen: passed, but for those by number."""
        for number in range(1, 17):
            label = "Không đạt" if number in failed else "Không áp dụng" if number in not_applicable else "Đạt"
            who.taps(label)
        who.taps("Bỏ qua")

    def lose_the_principal(self) -> None:
        """Nobody holds the duty from today on."""
        ended = sa.update(DUTY).where(DUTY.c.kind == "principal").values(to_on=local_date(self.town.clock.now()))
        self.town.database.write(lambda connection: connection.execute(ended)).result(timeout=10)

    def publish_stricter(self, name: str, folder: Path) -> None:
        """From now on the set asks for everything, and counts nothing else as passed."""
        table = next(one for one in TABLES if one.name == name)
        choices = [dict(one) for one in table.choices]
        for one in choices:
            if one["name"] in ("good", "fair"):
                one["least"] = {"good": 16, "fair": 15}[str(one["name"])]
            elif one["name"] == "unmet":
                one["least"] = 15
        stricter = replace(table, version="2099.1", choices=choices)
        write(stricter, folder / "stricter.xlsx")
        self.town.by(minutes=1)
        self.town.publish(folder / "stricter.xlsx")

    def button(self, who: Actor, label: str) -> About:
        """The action of a button on somebody's screen."""
        action = Action.decode(who.find(label)[1].action)
        assert isinstance(action, About)
        return action
