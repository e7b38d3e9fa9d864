"""Organisations that hypothesis thinks up: a plan of plain values, the town built from it, and an oracle of rights.

The oracle knows the plan alone: who holds which duty on a date, who is bound to a child. It asks no code of ours.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.clock import local, local_date
from bot.delivery.values import Outcome
from bot.dialogue.actions import Action
from bot.dialogue.case_actions import OpenCaseAlert, OpenMyCase, PassCaseOnFor, SetOutcome, TakeCase
from bot.forms import Flag
from bot.messages import Incoming, Reply
from storage.queries import overview
from storage.sealing import new_uid
from storage.tables import BAR, BOND, DUTY, ENROLMENT, SETTING
from tests.escalating.hoa_ban import AMBER, EMERGENCY, RED, Family, cases
from tests.escalating.lives import instant
from tests.town import Town

START = date(2026, 9, 1)
AT_SCHOOL = frozenset({"school_health", "deputy_head", "principal", "boarding"})
FLAGS = {"amber": AMBER, "red": RED, "emergency": EMERGENCY, "plain red": Flag("red", ("rash",), (), (), False)}
SCHOOLS = ("MN Hoa Ban", "TH Phù Lam", "THPT Cổ Loa")
CLASSES = (("Thỏ Ngọc", "Gấu Bông"), ("2A Mận", "3B Đào"), ("10C Sấu", "11D Bàng"))
CHILDREN = ("Trần Ngọc Xuyến", "Lê Đình Khoát", "Phạm Gia Nguyệt")
AT_ONCE = timedelta(minutes=2)
NO_SCHOOL = frozenset({date(2026, 11, 24), *(date(2027, 2, day) for day in range(4, 11))})
"""The day of culture, and Tết as the state has it."""
RUNGS = 7
"""The longest ladder: three rungs off hours, then four."""


@dataclass(frozen=True)
class Office:
    """A duty: `unit` as "school 0", "class 1", "managing", "above", "station"; days from the start of the life."""

    kind: str
    school: int
    which_class: int = 0
    order: int = 1
    hours: tuple[int, int] | None = None
    weekdays: str | None = None
    from_day: int = -60
    to_day: int | None = None


@dataclass(frozen=True)
class Somebody:
    """A person with offices; `accounts`: active, refusing (the carrier says no), blocked, ended; `child`: a parent."""

    offices: tuple[Office, ...]
    accounts: tuple[str, ...]
    child: int | None = None


@dataclass(frozen=True)
class Kin:
    """Another guardian of a child: `bond` active, suspended or ended with a bar."""

    child: int
    bond: str
    accounts: tuple[str, ...]


@dataclass(frozen=True)
class Act:
    """Something that happens: what, who (an index), which (another), and minutes that pass before."""

    what: str
    who: int = 0
    which: int = 0
    minutes: int = 0


@dataclass(frozen=True)
class Plan:
    """A whole organisation and what happens in it."""

    is_old: bool
    has_station: bool
    schools: int
    places: tuple[tuple[int, int, bool], ...]
    people: tuple[Somebody, ...]
    kin: tuple[Kin, ...]
    begins: datetime
    acts: tuple[Act, ...]
    days: int


@dataclass
class Line:
    """Words that reached a chat."""

    at: datetime
    chat: str
    words: str
    is_new: bool
    why: str | None = None
    """Why its reader must not have read it."""


@dataclass
class Held:
    """A duty as the oracle knows it."""

    person: int
    kind: str
    unit: int
    from_on: date
    to_on: date | None
    row: int


@dataclass
class AtSchool:
    """What `Family` asks of a school."""

    town: Town
    round: int
    numbers: int = 0


@dataclass
class Child:
    """A child as the oracle knows it."""

    person: int
    name: str
    school: int
    in_class: int
    boards: bool
    family: Family
    is_here: bool = True


class Overheard(Town):
    """A town that keeps every word that reaches anybody, and refuses for those who refuse."""

    def __init__(self, url: str, start: datetime) -> None:
        self.lines: list[Line] = []
        self.refusing: set[str] = set()
        self.judge: Callable[[Line], str | None] = lambda line: None
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
        line.why = self.judge(line)
        self.lines.append(line)


class Organisation:
    """A plan built in a town, what happens in it, and who may know what."""

    def __init__(self, town: Overheard, plan: Plan) -> None:
        self.town, self.plan = town, plan
        self.today = local_date(plan.begins)
        self.person_of: dict[str, int] = {}
        self.chats: dict[int, list[tuple[str, str]]] = {}
        self.held: list[Held] = []
        self.children: list[Child] = []
        self.kin: dict[int, set[int]] = {}
        self.began: dict[int, str] = {}
        """With which grade a case of a person began (the last one, when there were several)."""
        self.staff: dict[int, str] = {}
        self.school_of: dict[int, int] = {}
        self.human_acts = self.ladders = 0
        self._units()
        self._children()
        self._people()
        town.judge = self.judge

    # building
    def _units(self) -> None:
        seeds, plan = self.town.seeds, self.plan
        self.province = seeds.unit("01", "Hà Nội", "province")
        self.district = seeds.unit("020", "Thanh Trì", "district", parent=self.province) if plan.is_old else None
        self.commune = seeds.unit("00679", "Phù Lam", "commune", parent=self.district or self.province)
        station = seeds.unit("T679", "Trạm Y tế Phù Lam", "health_station", parent=self.commune)
        self.station = station if plan.has_station else None
        self.managing, self.schools, self.classes, self.rounds = [], [], [], []
        order = seeds.order()
        for number in range(plan.schools):
            by = self.province if number == 2 else self.district or self.commune
            school = seeds.unit(f"S{number}", SCHOOLS[number], "school", parent=by, station=self.station)
            seeds.insert(SETTING, unit_id=school, name="days", value="sun")
            self.managing.append(by)
            self.schools.append(school)
            self.classes.append([seeds.school_class(school, name) for name in CLASSES[number]])
            far = self.plan.begins + timedelta(days=400)
            self.rounds.append(AtSchool(self.town, seeds.round(school, order, self.plan.begins, far, far, self.today)))

    def _children(self) -> None:
        seeds = self.town.seeds
        for number, (school, which, boards) in enumerate(self.plan.places):
            school %= self.plan.schools
            in_class = self.classes[school][which]
            person = seeds.pupil(CHILDREN[number], self.schools[school], in_class, boards=boards)
            mother, chat = seeds.guardian(f"Hoàng Thị M{number}", [person])
            self._knows(mother, [(chat, "active")])
            family = Family(self.rounds[school], mother, self.town.actor(chat))  # type: ignore[arg-type]
            self.children.append(Child(person, CHILDREN[number], school, in_class, boards, family))
            self.kin[person] = {mother, person}
        for kin in self.plan.kin:
            child = self.children[kin.child % len(self.children)].person
            person = seeds.person("guardian", "Vũ Văn Họ")
            seeds.bond(person, child, "father", "ended" if kin.bond == "barred" else kin.bond)
            if kin.bond == "barred":
                uid, now = new_uid(), self.town.clock.now()
                reason = seeds.sealer.seal("bar.reason", uid, "theo bản án")
                seeds.insert(BAR, uid=uid, child_id=child, person_id=person, sealed_reason=reason, at=now)
            elif kin.bond == "active":
                seeds.consent(child, person)
                self.kin[child].add(person)
            self._accounts(person, kin.accounts)

    def _people(self) -> None:
        seeds = self.town.seeds
        for number, somebody in enumerate(self.plan.people):
            at = somebody.offices[0].school % self.plan.schools
            person = seeds.person("staff", f"Đặng Văn P{number}x", school=self.schools[at])
            self.staff[person], self.school_of[person] = f"Đặng Văn P{number}x", at
            for office in somebody.offices:
                self.gives(person, office)
            self._accounts(person, somebody.accounts)
            if somebody.child is not None:
                child = self.children[somebody.child % len(self.children)].person
                seeds.bond(person, child, "father")
                seeds.consent(child, person)
                self.kin[child].add(person)

    def gives(self, person: int, office: Office) -> None:
        """Write a duty down, in the table and for the oracle."""
        unit = self._unit_of(office)
        from_on = self.today + timedelta(days=office.from_day)
        to_on = None if office.to_day is None else self.today + timedelta(days=office.to_day)
        hours = office.hours or (None, None)
        row = self.town.seeds.insert(
            DUTY,
            person_id=person,
            unit_id=unit,
            kind=office.kind,
            order=office.order,
            from_minute=hours[0],
            to_minute=hours[1],
            weekdays=office.weekdays,
            from_on=from_on,
            to_on=to_on,
        )
        self.held.append(Held(person, office.kind, unit, from_on, to_on, row))

    def _unit_of(self, office: Office) -> int:
        school = office.school % self.plan.schools
        if office.kind == "homeroom":
            return self.classes[school][office.which_class]
        if office.kind == "district_contact":
            return self.managing[school]
        if office.kind == "health_station":
            return self.station or self.commune
        return self.province if office.kind in ("province_contact", "operator") else self.schools[school]

    def _accounts(self, person: int, states: tuple[str, ...]) -> None:
        chats = []
        for state in states:
            chat = self.town.seeds.account(person, state="active" if state == "refusing" else state)
            if state == "refusing":
                self.town.refusing.add(chat)
            chats.append((chat, state))
        self._knows(person, chats)

    def _knows(self, person: int, chats: list[tuple[str, str]]) -> None:
        self.chats[person] = chats
        for chat, _ in chats:
            self.person_of[chat] = person

    # the oracle
    def duties(self, person: int, on: date) -> list[Held]:
        """What somebody holds on a date."""
        return [h for h in self.held if h.person == person and h.from_on <= on and (h.to_on is None or on < h.to_on)]

    def roles(self, person: int, child: Child, on: date) -> set[str]:
        """As what somebody has to do with a child's case on a date; nobody with their own."""
        if person == child.person:
            return set()
        school, found = self.schools[child.school], set()
        above = {self.managing[child.school], self.province, self.district, self.commune if child.school != 2 else None}
        if self.plan.is_old and child.school != 2:
            above.discard(self.commune)
        for held in self.duties(person, on):
            if (
                held.kind in AT_SCHOOL
                and held.unit == school
                and (held.kind != "boarding" or (child.boards and child.is_here))
            ):
                found.add(held.kind)
            if held.kind == "homeroom" and held.unit == child.in_class and child.is_here:
                found.add(held.kind)
            if held.kind in ("district_contact", "province_contact") and held.unit in above:
                found.add(held.kind)
            if held.kind == "health_station" and self.station is not None and held.unit == self.station:
                found.add(held.kind)
            if held.kind == "operator":
                found.add(held.kind)
        return found

    def judge(self, line: Line) -> str | None:
        """Why somebody must not read these words now; None if they may."""
        words, at = line.words, line.at
        person = self.person_of.get(line.chat)
        for child in self.children:
            given, school = child.name.split()[-1], SCHOOLS[child.school]
            places = CLASSES[child.school]
            roles = set() if person is None else self.roles(person, child, local_date(at))
            is_kin = person in self.kin[child.person]
            if given in words and not is_kin and not roles & (AT_SCHOOL | {"homeroom", "health_station"}):
                return f"the name {given}"
            is_staff_of = any(self._is_near(person, each, at) for each in self.children if each.school == child.school)
            if any(place in words for place in places) and not is_kin and not is_staff_of:
                return f"a class of {school}"
            if school in words and not is_kin and not is_staff_of and not self._operates(person, at):
                return f"the school {school}"
        return None

    def _is_near(self, person: int | None, child: Child, at: datetime) -> bool:
        return person is not None and bool(self.roles(person, child, local_date(at)) - {"operator"})

    def _operates(self, person: int | None, at: datetime) -> bool:
        return person is not None and any(h.kind == "operator" for h in self.duties(person, local_date(at)))

    def minutes_to_school(self) -> float:
        """How long it is until nine on the first school day after the first; 0 when that is over."""
        on = self.today + timedelta(days=1)
        while on.weekday() > 4 or on in NO_SCHOOL:
            on += timedelta(days=1)
        return max(0.0, (instant(f"{on:%d/%m}", "09:00") - self.town.clock.now()) / timedelta(minutes=1))

    # what must hold in the end
    def check(self, found: Sequence[Any]) -> None:
        """Told to whom it must be, read by nobody else, and not too often."""
        wrong = [
            f"{local(line.at):%d/%m %H:%M} {self.person_of.get(line.chat)} read {why}: {line.words}"
            for line in self.town.lines
            if (why := line.why) is not None
        ]
        assert not wrong, "\n".join(wrong)
        for case in found:
            child = next(each for each in self.children if each.person == case.person_id)
            told = self._told(child, case.opened_at)
            can_reach = self._could_be_told(child, case.opened_at)
            assert told or not can_reach, f"{child.name}: nobody heard, though {can_reach} could"
            late = self._latest(case)
            is_last = case is [each for each in found if each.person_id == case.person_id][-1]
            assert not can_reach or not is_last or told[0].at <= late, (
                f"{child.name}: first heard {told[0]}, should be by {late}"
            )
            if not told and case.state == "open":
                assert self._status()["cases_untaken"] > 0
        self._count(found)

    def _latest(self, case: Any) -> datetime:
        """By when somebody has heard: at once when it is grave or school is open, else when school opens again."""
        on, at = local_date(case.opened_at), local(case.opened_at)
        is_open = 6 <= at.hour < 20 and on.weekday() < 5 and on not in NO_SCHOOL
        if is_open or self.began.get(case.person_id, "amber") != "amber":
            return case.opened_at + AT_ONCE  # type: ignore[no-any-return]
        return self._opening(at) + AT_ONCE

    def _opening(self, at: datetime) -> datetime:
        on = at.date() if at.hour < 6 else at.date() + timedelta(days=1)
        while on.weekday() > 4 or on in NO_SCHOOL:
            on += timedelta(days=1)
        return instant(f"{on:%d/%m}", "06:00")

    def _told(self, child: Child, since: datetime) -> list[Line]:
        """The new messages on a child's case that reached somebody with something to do with it."""
        school = SCHOOLS[child.school]
        return [
            line
            for line in self.town.lines
            if line.is_new
            and line.at >= since
            and school in line.words
            and self.roles(self.person_of[line.chat], child, local_date(line.at))
        ]

    def _could_be_told(self, child: Child, since: datetime) -> list[int]:
        """Who could be reached all the time since a flag and holds one of the duties that hear of any case."""
        steady = AT_SCHOOL - {"boarding"} | {"operator"}
        first, last = local_date(since), local_date(self.town.clock.now())
        return [
            person
            for person in self.chats
            if self._takes_messages(person)
            and all(
                self.roles(person, child, first + timedelta(days=n)) & steady for n in range((last - first).days + 1)
            )
        ]

    def _takes_messages(self, person: int) -> bool:
        states = {state for _, state in self.chats[person]}
        return "active" in states and "refusing" not in states

    def _status(self) -> dict[str, Any]:
        with self.town.database.reading() as connection:
            now = self.town.clock.now()
            return overview.status(connection, now, local_date(now))

    def _count(self, found: Sequence[Any]) -> None:
        """New messages a chat: the rungs of every ladder that began, one a morning and school, and three a human act.

        A ladder has seven rungs at most and tells a person once on each; a hand over, a question or a short word to the
        family comes of somebody's act, an alert that says that a child is worse or well as well.
        """
        mornings = (local_date(self.town.clock.now()) - self.today).days + 1
        bound = RUNGS * self.ladders + mornings * self.plan.schools * 2 + 3 * self.human_acts + 4 * len(found)
        for chat, number in Counter(line.chat for line in self.town.lines if line.is_new).items():
            assert number <= bound, f"{chat} got {number} messages, the bound is {bound}"

    # what happens
    def flags(self, number: int, severity: str) -> None:
        """A mother declares; the child's case opens or rises."""
        child = self._pupil(number)
        if child.is_here:
            self._begins(child.person, severity)
            child.family.declares(child.person, FLAGS[severity], at_school=severity != "red")
            self.ladders += 1

    def _begins(self, person: int, severity: str) -> None:
        if not [case for case in cases(self.town) if case.person_id == person and case.state != "closed"]:
            self.began[person] = severity

    def _pupil(self, number: int) -> Child:
        return self.children[number % len(self.plan.places)]

    def happens(self, act: Act) -> None:
        """Let minutes pass, then let it happen."""
        if act.minutes:
            self.town.by(minutes=act.minutes)
        getattr(self, f"_{act.what}")(act)

    def _flag(self, act: Act) -> None:
        self.flags(act.who, list(FLAGS)[act.which % len(FLAGS)])

    def _press(self, act: Act) -> None:
        chats = sorted(self.person_of, key=int)
        found = cases(self.town)
        if not found or not chats:
            return
        case, chat = found[act.which % len(found)].id, chats[act.who % len(chats)]
        actions: tuple[Action, ...] = (
            TakeCase(case),
            OpenCaseAlert(case),
            PassCaseOnFor(case, "busy"),
            SetOutcome(case, "watched_home"),
            OpenMyCase(case),
            SetOutcome(case, "back_in_class"),
        )
        action = actions[act.which % len(actions)].encode()
        self.human_acts += 1
        self.town.receive(self.town.update(chat, action=action, message="1", press="p"))

    def _take(self, act: Act) -> None:
        """The first person of the plan takes every case there is."""
        chat = next(chat for chat, person in self.person_of.items() if person in self.staff)
        for case in cases(self.town):
            self.human_acts += 1
            self.town.receive(self.town.update(chat, action=TakeCase(case.id).encode(), message="1", press="p"))

    def _list(self, act: Act) -> None:
        chats = sorted(self.person_of, key=int)
        self.town.actor(chats[act.who % len(chats)]).says("/ca")

    def _revoke(self, act: Act) -> None:
        if not self.held:
            return
        held = self.held[act.who % len(self.held)]
        held.to_on = local_date(self.town.clock.now())
        self.ladders += 1
        self._write(DUTY.update().where(DUTY.c.id == held.row).values(to_on=held.to_on))

    def _appoint(self, act: Act) -> None:
        persons = sorted(self.chats)
        kind = ("school_health", "principal", "homeroom", "district_contact")[act.which % 4]
        on = (local_date(self.town.clock.now()) - self.today).days
        self.gives(persons[act.who % len(persons)], Office(kind, act.which, act.which % 2, from_day=on))

    def _move(self, act: Act) -> None:
        """A pupil changes to the other class, from today."""
        child = self._pupil(act.who)
        to = next(each for each in self.classes[child.school] if each != child.in_class)
        mine = ENROLMENT.c.person_id == child.person
        self._write(ENROLMENT.update().where(mine).values(class_id=to))
        child.in_class = to

    def _leave(self, act: Act) -> None:
        """A pupil goes to another school, from today; the case stays with the school that it was declared to."""
        child = self._pupil(act.who)
        elsewhere = (child.school + 1) % self.plan.schools
        mine, to = ENROLMENT.c.person_id == child.person, self.classes[elsewhere][0]
        if elsewhere != child.school and child.is_here:
            self._write(ENROLMENT.update().where(mine).values(school_id=self.schools[elsewhere], class_id=to))
            child.is_here = False

    def _declare(self, act: Act) -> None:
        """Somebody of the staff declares for themselves: their own duty gives them no sight of it."""
        several = [p for p in self.staff if self._takes_messages(p)]
        if not several:
            return
        person = several[act.who % len(several)]
        school = self.school_of[person]
        known = [each for each in self.children if each.person == person]
        if not known:
            chat = next(chat for chat, state in self.chats[person] if state == "active")
            family = Family(self.rounds[school], person, self.town.actor(chat))  # type: ignore[arg-type]
            self.children.append(Child(person, self.staff[person], school, 0, False, family))
            self.kin[person] = {person}
        severity = list(FLAGS)[act.which % len(FLAGS)]
        [child] = [each for each in self.children if each.person == person]
        self._begins(person, severity)
        child.family.declares(person, FLAGS[severity], at_school=True)
        self.ladders += 1

    def _suspend(self, act: Act) -> None:
        """Every other guardian's bond to a child is suspended."""
        child = self._pupil(act.who)
        mother = child.family.person
        others = (BOND.c.child_id == child.person) & (BOND.c.person_id != mother) & (BOND.c.state == "active")
        self._write(BOND.update().where(others).values(state="suspended"))
        self.kin[child.person] = {mother, child.person}

    def _write(self, statement: Any) -> None:
        self.town.database.write(lambda connection: connection.execute(statement)).result(timeout=10)
