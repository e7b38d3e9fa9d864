"""Mầm non Hoa Ban in xã Phù Lam with its people, and families that declare without the declaring dialogue."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from bot.cases.opening import Flagged, open_changes
from bot.clock import local_date
from bot.dialogue.address import voice_for
from bot.forms import Flag
from bot.turn import Turn
from storage.changes import store
from storage.changes.declarations import Declare
from storage.needs import Asked, Reading
from storage.queries.sender import load_accounts
from storage.sealing import new_uid
from storage.tables import ACCOUNT, CASE, CASE_EVENT, DECLARATION, OUTBOX, SETTING
from tests.town import MONDAY, Actor, Town, at

RED = Flag("red", ("hfmd_signs",), (), ("hfmd",), True)
AMBER = Flag("amber", ("fever",), (), (), False)
NOTE = Flag("note", ("cough",), (), (), False)
EMERGENCY = Flag("emergency", ("breathless",), ("breathless",), (), False)

RED_ANSWERS = {
    "well": "no",
    "signs": ["blisters", "mouth_sores"],
    "temperature": "38.2",
    "onset": "2026-11-22",
    "at_school": "no",
}
HEALTH_WORDS = ("mụn nước", "loét", "38,2", "sốt", "Sốt", "ốm", "ho ", "Khó thở", "khó thở")


Speaks = Callable[..., Generator[Any, Any, None]]


@dataclass
class HoaBan:
    """The school, its people by office, and its children."""

    town: Town
    staff: dict[str, Actor] = field(default_factory=dict)
    persons: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        seeds = self.town.seeds
        self.province = seeds.unit("01", "Hà Nội", "province")
        self.commune = seeds.unit("00679", "Phù Lam", "commune", parent=self.province)
        self.station = seeds.unit("T679", "Trạm Y tế Phù Lam", "health_station", parent=self.commune)
        self.school = seeds.unit("HB", "MN Hoa Ban", "school", parent=self.commune, station=self.station)
        self.tho_ngoc = seeds.school_class(self.school, "Thỏ Ngọc")
        self.gau_bong = seeds.school_class(self.school, "Gấu Bông")
        # transcripts of cases are read without what the school declares of itself
        seeds.insert(SETTING, unit_id=self.school, name="report", value="off")
        order = seeds.order()
        self.round = seeds.round(self.school, order, at("Mon", "05:00"), at("Mon", "07:15"), at("Mon", "17:00"), MONDAY)

    def hires(
        self,
        office: str,
        name: str,
        kind: str,
        unit: int,
        order: int = 1,
        rota: tuple[int, int] | None = None,
        **details: Any,
    ) -> Actor:
        school = self.school if unit not in (self.commune, self.province, self.station) else None
        person = self.town.seeds.person(
            "staff" if school else "official", name, school=school, phone=f"+845900001{len(self.staff):02}", **details
        )
        weeks = {} if rota is None else {"rota_weeks": rota[0], "rota_week": rota[1]}
        self.town.seeds.duty(person, kind, unit, order, **weeks)
        self.persons[office] = person
        self.staff[office] = self.town.actor(self.town.seeds.account(person))
        return self.staff[office]

    def usual_staff(self) -> "HoaBan":
        self.hires("nurse", "Nguyễn Thị Thảo", "school_health", self.school, gender="female")
        self.hires("deputy", "Lê Văn Hùng", "deputy_head", self.school, gender="male")
        self.hires("principal", "Đỗ Thị Hạnh", "principal", self.school, gender="female")
        self.hires("teacher", "Phạm Thu Trang", "homeroom", self.tho_ngoc, gender="female")
        self.hires("contact", "Vũ Đình Lâm", "district_contact", self.commune)
        self.hires("province", "Trịnh Quốc Bảo", "province_contact", self.province)
        self.hires("station", "Bùi Thị Yến", "health_station", self.station)
        self.hires("operator", "Ngô Minh Đức", "operator", self.province)
        return self

    def __getitem__(self, office: str) -> Actor:
        return self.staff[office]

    def child(self, name: str, in_class: int | None = None, *, boards: bool = False) -> int:
        return self.town.seeds.pupil(name, self.school, in_class or self.tho_ngoc, boards=boards)

    def mother_of(self, *children: int, name: str = "Trần Thị Mai", relation: str = "mother") -> "Family":
        person, chat = self.town.seeds.guardian(name, children, relation)
        return Family(self, person, self.town.actor(chat))


@dataclass
class Family:
    """A guardian who declares straight through the changes that the declaring dialogue notes."""

    school: HoaBan
    person: int
    actor: Actor

    def declares(
        self, child: int, flag: Flag = RED, answers: dict[str, Any] | None = None, *, at_school: bool = False
    ) -> bytes:
        town, uid = self.school.town, new_uid()

        def run(connection: sa.Connection) -> None:
            now = town.clock.now()
            reading = Reading(connection, town.database.sealer, now, local_date(now))
            account = int(
                connection.execute(
                    sa.select(ACCOUNT.c.id).where(ACCOUNT.c.person_id == self.person).order_by(ACCOUNT.c.id)
                )
                .scalars()
                .first()
                or 0
            )
            sender = load_accounts(connection, town.database.sealer, [account], reading.today)[account]
            subject = sender.subject(child)
            assert subject is not None
            mine = (DECLARATION.c.round_id == self.school.round) & (DECLARATION.c.person_id == child)
            revision = (
                connection.execute(sa.select(sa.func.max(DECLARATION.c.revision)).where(mine)).scalar() or 0
            ) + 1
            declared = Declare(
                uid=uid,
                round_id=self.school.round,
                person_id=child,
                school_id=subject.school_id,
                class_id=subject.class_id,
                revision=revision,
                account_id=account,
                by_person_id=self.person,
                by=subject.declared_as,
                at=now,
                form_version="1",
                well=False,
                code="9D4T",
                severity=flag.severity,
                syndrome=" ".join(flag.syndrome) or None,
                answers=RED_ANSWERS if answers is None else answers,
            )
            flagged = Flagged(subject, self.school.round, uid, flag, at_school)
            store(connection, town.database.sealer, [declared, *open_changes(reading, flagged)])

        town.database.write(run).result(timeout=30)
        town.settle()
        return uid

    def says_of(self, child: int, how: Speaks, what: str) -> None:
        """Correct or follow up as the declaring dialogue does, in one transaction."""
        town = self.school.town

        def run(connection: sa.Connection) -> None:
            now = town.clock.now()
            reading = Reading(connection, town.database.sealer, now, local_date(now))
            [account] = connection.execute(sa.select(ACCOUNT.c.id).where(ACCOUNT.c.person_id == self.person)).scalars()
            sender = load_accounts(connection, town.database.sealer, [account], reading.today)[account]
            incoming = town.update(self.actor.chat, text="")
            turn = Turn(incoming, sender, now, voice_for(town.catalogs, sender), town.catalogs)
            subject = sender.subject(child)
            assert subject is not None
            assert subject.case is not None
            asking = how(turn, subject, subject.case, new_uid(), what)
            answer = None
            while True:
                try:
                    need = asking.send(answer)
                except StopIteration:
                    break
                [answer] = town.loop.queries[type(need)](reading, [Asked(need, sender)])
            store(connection, town.database.sealer, turn.changes)

        town.database.write(run).result(timeout=30)
        town.settle()


def cases(town: Town) -> Sequence[Any]:
    """All cases as stored, the oldest first."""
    with town.database.reading() as connection:
        return connection.execute(sa.select(CASE).order_by(CASE.c.id)).all()


def events(town: Town) -> list[str]:
    """The kinds of everything that happened to cases, in order."""
    with town.database.reading() as connection:
        return list(connection.execute(sa.select(CASE_EVENT.c.kind).order_by(CASE_EVENT.c.id)).scalars())


def pushes(town: Town) -> Sequence[Any]:
    """All rows of the outbox."""
    with town.database.reading() as connection:
        return connection.execute(sa.select(OUTBOX).order_by(OUTBOX.c.id)).all()
