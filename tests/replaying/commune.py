"""A commune with a kindergarten and a lower secondary school, everybody in it, and somebody who is nobody."""

from dataclasses import dataclass, field
from datetime import date

from bot.clock import local_date
from bot.invitations import make_invitations
from bot.rounds.ordering import Directive, ordered
from bot.rounds.orders import order_by_command
from bot.shelf import forms_in_force
from storage.needs import Reading
from tests.reminding.phu_lam import School
from tests.town import Actor, Town

LETTER = Directive("1234/SGDĐT-CTTT", date(2026, 11, 25), "Sở GDĐT", "V/v báo cáo")
OWN_FORMS = ("school-hanoi-2021", "school-situation")


@dataclass
class Commune:
    """Its people by a short name; `codes`: what somebody may have been given on paper."""

    town: Town
    people: dict[str, Actor] = field(default_factory=dict)
    persons: dict[str, int] = field(default_factory=dict)
    children: dict[str, int] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        seeds = self.town.seeds
        self.province = seeds.unit("01", "Hà Nội", "province")
        self.commune = seeds.unit("00679", "Phù Lam", "commune", parent=self.province)
        self.station = seeds.unit("T679", "Trạm Y tế Phù Lam", "health_station", parent=self.commune)
        self.kindergarten = self._school("HB", "MN Hoa Ban", "preschool")
        self.secondary = self._school("CS", "THCS Phù Lam", "lower_secondary")
        self._children()
        self._families()
        self._staff()

    def _school(self, code: str, name: str, level: str) -> School:
        seeds = self.town.seeds
        found = seeds.unit(code, name, "school", parent=self.commune, station=self.station, levels=level)
        return School(self, found)  # type: ignore[arg-type]

    def _children(self) -> None:
        kindergarten, secondary = self.kindergarten, self.secondary
        for name in ("Trần Gia Tuệ", "Lê Bảo An", "Vũ Minh Anh", "Phạm Khôi", "Đỗ Gia Hân", "Lý Thanh Bình"):
            self.children[name.split()[-1]] = kindergarten.pupil(name, "Thỏ Ngọc")
        for name in ("Trần Gia Minh", "Ngô Thu Hà", "Giàng A Sùa", "Lò Thị Mỷ"):
            self.children[name.split()[-1]] = secondary.pupil(name, "8A", boards=name.startswith(("Giàng", "Lò")))
        for child, phone in (("Hân", "+84590000301"), ("Bình", "+84590000302")):
            self.town.seeds.contact(self.children[child], "mother", phone)

    def _families(self) -> None:
        seeds, of = self.town.seeds, self.children
        self._guardian("mẹ Tuệ", "Trần Thị Mai", of["Tuệ"], of["Minh"])
        self._guardian("bố An", "Lê Văn Nam", of["An"], relation="father")
        self._guardian("mẹ Anh", "Vũ Thị Lan", of["Anh"], of["Khôi"])
        self._guardian("bà Mỷ", "Lò Thị Pành", of["Mỷ"], relation="grandmother")
        silent = seeds.person("guardian", "Ngô Văn Tư")
        seeds.bond(silent, of["Hà"], "father")
        self._chat("bố Hà", silent)
        seeds.consent(of["Hà"], of["Hà"], ("declare",))
        self._chat("Hà", of["Hà"])
        self.people["người lạ"] = self.town.actor("900")
        self.people["mẹ Hân"] = self.town.actor("901")
        self.people["mẹ Bình"] = self.town.actor("902")

    def _staff(self) -> None:
        at, seeds = self.kindergarten, self.town.seeds
        for n, (who, name, kind, unit, order) in enumerate(
            (
                ("y tế", "Nguyễn Thị Thảo", "school_health", at.id, 1),
                ("y tế 2", "Đỗ Thị Nhàn", "school_health", at.id, 2),
                ("phó", "Lê Văn Hùng", "deputy_head", at.id, 1),
                ("hiệu trưởng", "Phạm Thị Hiền", "principal", at.id, 1),
                ("chủ nhiệm", "Phạm Thu Trang", "homeroom", at.classes["Thỏ Ngọc"], 1),
                ("y tế CS", "Lương Thị Xuân", "school_health", self.secondary.id, 1),
                ("hiệu trưởng CS", "Đặng Văn Kiên", "principal", self.secondary.id, 1),
                ("chủ nhiệm CS", "Phan Văn Tĩnh", "homeroom", self.secondary.classes["8A"], 1),
                ("nội trú", "Lò Văn Quân", "boarding", self.secondary.id, 1),
                ("đầu mối", "Vũ Đình Lâm", "district_contact", self.commune, 1),
                ("Sở", "Trịnh Quốc Bảo", "province_contact", self.province, 1),
                ("trạm", "Bùi Thị Yến", "health_station", self.station, 1),
                ("vận hành", "Ngô Minh Đức", "operator", self.province, 1),
            )
        ):
            school = next((each.id for each in (at, self.secondary) if unit in (each.id, *each.classes.values())), None)
            kind_of = "staff" if school else "official"
            person = seeds.person(kind_of, name, school=school, phone=f"+845900002{n:02}", gender="female")
            seeds.duty(person, kind, unit, order)
            self._chat(who, person)
        self._chat("cô Lan", seeds.person("staff", "Hồ Thị Lan", school=at.id))
        self._chat("cựu y tế", seeds.person("staff", "Đinh Thị Cựu", school=self.secondary.id))

    def _guardian(self, who: str, name: str, *children: int, relation: str = "mother") -> None:
        self.persons[who], chat = self.town.seeds.guardian(name, children, relation)
        self.people[who] = self.town.actor(chat)

    def _chat(self, who: str, person: int) -> None:
        self.persons[who] = person
        self.people[who] = self.town.actor(self.town.seeds.account(person))

    def hand_out_slips(self) -> None:
        """Codes on paper: of classes, of a child nobody has joined for, of a member of staff."""
        printed = make_invitations(self.town.database, self.town.clock, unit="HB", link="https://t.me/bot")
        self.codes["class"] = next(each.invitation.code for each in printed if each.invitation.kind == "class")
        for who, person in (("Hân", self.children["Hân"]), ("Lan", self.persons["cô Lan"])):
            made = make_invitations(self.town.database, self.town.clock, person=str(person), link="https://t.me/bot")
            self.codes[who] = made[0].invitation.code

    def asks_schools(self, form: str, due: str = "15:00") -> None:
        """The Department asks both schools by a letter, today."""
        town, now = self.town, self.town.clock.now()

        def run(connection: object) -> None:
            forms = {name: one.asked_of for name, one in forms_in_force(connection).items()}  # type: ignore[arg-type]
            order = ordered(form, LETTER, now, None, due, None, forms)
            reading = Reading(connection, town.database.sealer, now, local_date(now))  # type: ignore[arg-type]
            for school in (self.kindergarten, self.secondary):
                order_by_command(reading, school.id, order)

        town.database.write(run).result(timeout=10)
        town.settle()
