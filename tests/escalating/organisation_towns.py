"""A plan built in a town: units, people, duties, accounts, bonds and bars, written down for the model as well."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import local_date
from bot.delivery.values import Outcome
from bot.messages import Incoming, Reply
from storage.sealing import new_uid
from storage.tables import BAR, DUTY, SETTING
from tests.escalating.hoa_ban import Family
from tests.escalating.organisation_plans import CHILDREN, CLASSES, SCHOOLS, Office, Plan, StandsIn
from tests.escalating.organisation_rights import Child, Held, Rights, on_date
from tests.town import Town


@dataclass
class Line:
    """Words that reached a chat. `why`: why its reader must not have read them.

    `concerned`: the persons with whose cases the reader had something to do when the words came.
    """

    at: datetime
    chat: str
    words: str
    is_new: bool
    why: str | None = None
    concerned: frozenset[int] = frozenset()


@dataclass
class AtSchool:
    """What `Family` asks of a school."""

    town: Town
    round: int
    numbers: int = 0


class Overheard(Town):
    """A town that keeps every word that reaches anybody, and refuses for those who refuse."""

    def __init__(self, url: str, start: datetime) -> None:
        self.lines: list[Line] = []
        self.refusing: set[str] = set()
        self.judge: Callable[[Line], None] = lambda line: None
        super().__init__(url, start)

    async def send(self, chat: str, reply: Reply, *, rings: bool, edit: str | None = None) -> Outcome:
        if chat in self.refusing:
            self.actor(chat).window.is_blocked = True
        outcome = await super().send(chat, reply, rings=rings, edit=edit)
        if chat not in self.refusing:
            self._keep(chat, reply, is_new=edit is None)
        return outcome

    def receive(self, incoming: Incoming) -> Reply:
        reply = super().receive(incoming)
        self._keep(incoming.chat, reply, is_new=False)
        return reply

    def _keep(self, chat: str, reply: Reply, *, is_new: bool) -> None:
        words = " ".join([reply.text, reply.toast, *(choice.label for choice in reply.choices)])
        line = Line(self.clock.now(), chat, words, is_new)
        self.judge(line)
        self.lines.append(line)


class Built:
    """An organisation in a town, and the model of it."""

    def __init__(self, town: Overheard, plan: Plan) -> None:
        self.town, self.plan, self.rights = town, plan, Rights()
        self.today = local_date(plan.begins)
        self.person_of: dict[str, int] = {}
        self.families: dict[int, Family] = {}
        self.numbers: dict[str, str] = {}
        """Telephone numbers of those whom a bar keeps away, by chat."""
        self.staff: dict[int, str] = {}
        self.school_of: dict[int, int] = {}
        self._units()
        self._children()
        self._people()
        for each in plan.covers:
            self.stands_in(each)
        town.judge = self._judge

    def _judge(self, line: Line) -> None:
        """By the rights of that instant: a duty may be over the same day."""
        reader = self.person_of.get(line.chat)
        line.why = self.rights.why_not(reader, line.words, line.at)
        line.concerned = frozenset(
            child.person for child in self.rights.children if self.rights.roles(reader, child, on_date(line.at))
        )

    def _units(self) -> None:
        seeds, plan, above = self.town.seeds, self.plan, self.rights.above
        self.province = seeds.unit("01", "Hà Nội", "province")
        self.district = seeds.unit("020", "Thanh Trì", "district", parent=self.province) if plan.has_district else None
        by = self.district or self.province
        self.commune = seeds.unit("00679", "Phù Lam", "commune", parent=by)
        self.elsewhere = seeds.unit("00700", "Đông La", "commune", parent=by)
        above |= {self.commune: by, self.elsewhere: by}
        if self.district is not None:
            above[self.district] = self.province
        station = seeds.unit("T679", "Trạm Y tế Phù Lam", "health_station", parent=self.commune)
        self.rights.station = self.station = station if plan.has_station else None
        units = {"commune": self.commune, "district": by, "province": self.province}
        self.classes, self.rounds, order = [], [], seeds.order()
        for number, managed in enumerate(plan.managed):
            school = seeds.unit(f"S{number}", SCHOOLS[number], "school", parent=units[managed], station=self.station)
            seeds.insert(SETTING, unit_id=school, name="days", value="sun")
            above[school] = units[managed]
            self.rights.schools.append(school)
            self.classes.append([seeds.school_class(school, name) for name in CLASSES[number]])
            far = plan.begins + timedelta(days=400)
            self.rounds.append(AtSchool(self.town, seeds.round(school, order, plan.begins, far, far, self.today)))

    def _children(self) -> None:
        seeds, rights = self.town.seeds, self.rights
        for number, (school, which, boards) in enumerate(self.plan.places):
            school %= self.plan.schools
            in_class = self.classes[school][which]
            person = seeds.pupil(CHILDREN[number], rights.schools[school], in_class, boards=boards)
            mother, chat = seeds.guardian(f"Hoàng Thị M{number}", [person])
            self.knows(mother, [(chat, "active")])
            self.families[person] = Family(self.rounds[school], mother, self.town.actor(chat))  # type: ignore[arg-type]
            rights.children.append(Child(person, CHILDREN[number], school, in_class, boards))
            rights.kin[person] = {mother, person}
        for number, kin in enumerate(self.plan.kin):
            child = rights.children[kin.child % len(rights.children)].person
            person = seeds.person("guardian", "Vũ Văn Họ")
            seeds.bond(person, child, "father", "ended" if kin.bond == "barred" else kin.bond)
            self._accounts(person, kin.accounts)
            if kin.bond == "barred":
                self.bars(child, person, f"+84911000{number:03}")
            elif kin.bond == "active":
                seeds.consent(child, person)
                rights.kin[child].add(person)

    def bars(self, child: int, person: int, phone: str) -> None:
        """A bar keeps somebody away from a child whose roster still has their number."""
        seeds, uid, now = self.town.seeds, new_uid(), self.town.clock.now()
        index = seeds.sealer.index("phone", phone)
        reason = seeds.sealer.seal("bar.reason", uid, "theo bản án")
        seeds.insert(BAR, uid=uid, child_id=child, person_id=person, phone_index=index, sealed_reason=reason, at=now)
        seeds.contact(child, "father", phone)
        self.rights.kin[child].discard(person)
        # somebody the bot has never met: the number alone says who they are
        stranger = seeds.account(None, verified_how=None)
        self.numbers[stranger] = phone

    def _people(self) -> None:
        seeds, rights = self.town.seeds, self.rights
        for number, somebody in enumerate(self.plan.people):
            at = somebody.offices[0].school % self.plan.schools
            person = seeds.person("staff", f"Đặng Văn P{number}x", school=rights.schools[at])
            self.staff[person], self.school_of[person] = f"Đặng Văn P{number}x", at
            for office in somebody.offices:
                self.gives(person, office)
            self._accounts(person, somebody.accounts)
            if somebody.child is not None:
                child = rights.children[somebody.child % len(rights.children)].person
                seeds.bond(person, child, "father")
                seeds.consent(child, person)
                rights.kin[child].add(person)

    def gives(self, person: int, office: Office) -> None:
        """Write a duty down, in the table and for the model."""
        from_on = self.today + timedelta(days=office.from_day)
        to_on = None if office.to_day is None else self.today + timedelta(days=office.to_day)
        held = Held(
            person, office.kind, self._unit_of(office), from_on, to_on, 0, office.hours, office.weekdays, office.rota
        )
        self._writes_down(held, office.order)

    def stands_in(self, each: StandsIn) -> None:
        """Somebody does another's duty for some days: with its hours, weekdays and rota."""
        own, people = [held for held in self.rights.held if held.covers is None], sorted(self.staff)
        if not own:
            return
        held, by = own[each.of % len(own)], people[each.by % len(people)]
        if by != held.person:
            from_on, to_on = (self.today + timedelta(days=day) for day in (each.from_day, each.to_day))
            mine = (held.hours, held.weekdays, held.rota, held.row)
            self._writes_down(Held(by, held.kind, held.unit, from_on, to_on, 0, *mine), 1)

    def _writes_down(self, held: Held, order: int) -> None:
        hours, rota = held.hours or (None, None), held.rota or (None, None)
        held.row = self.town.seeds.insert(
            DUTY,
            person_id=held.person,
            unit_id=held.unit,
            kind=held.kind,
            order=order,
            from_minute=hours[0],
            to_minute=hours[1],
            weekdays=held.weekdays,
            rota_weeks=rota[0],
            rota_week=rota[1],
            covers_id=held.covers,
            from_on=held.from_on,
            to_on=held.to_on,
        )
        self.rights.held.append(held)

    def _unit_of(self, office: Office) -> int:
        school = self.rights.schools[office.school % self.plan.schools]
        if office.kind == "homeroom":
            return self.classes[office.school % self.plan.schools][office.which_class]
        if office.kind == "district_contact":
            return self.elsewhere if office.is_elsewhere else self.rights.above[school]
        if office.kind == "health_station":
            return self.station or self.commune
        return self.province if office.kind in ("province_contact", "operator") else school

    def _accounts(self, person: int, states: tuple[str, ...]) -> None:
        chats = []
        for state in states:
            chat = self.town.seeds.account(person, state="active" if state == "refusing" else state)
            if state == "refusing":
                self.town.refusing.add(chat)
            chats.append((chat, state))
        self.knows(person, chats)

    def knows(self, person: int, chats: list[tuple[str, str]]) -> None:
        """Whose chats these are, and what is the matter with each."""
        self.rights.accounts[person] = chats
        for chat, _ in chats:
            self.person_of[chat] = person
