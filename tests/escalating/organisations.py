"""What happens in an organisation, and what must hold of it in the end."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.cases.hands import HANDS
from bot.clock import local, local_date
from bot.dialogue.actions import Action
from bot.dialogue.case_actions import OpenCaseAlert, OpenMyCase, PassOnFor, SetOutcome, TakeCase
from bot.forms import Flag
from storage.queries import overview
from storage.tables import BOND, CASE_EVENT, DUTY, ENROLMENT
from tests.escalating.hoa_ban import AMBER, EMERGENCY, RED, Family, cases
from tests.escalating.lives import instant
from tests.escalating.organisation_plans import SCHOOLS, Act, Office, Plan, StandsIn
from tests.escalating.organisation_rights import AT_SCHOOL, Child, is_open, is_school_day, next_opening
from tests.escalating.organisation_towns import Built, Line, Overheard

FLAGS = {"amber": AMBER, "red": RED, "emergency": EMERGENCY, "plain red": Flag("red", ("rash",), (), (), False)}
AT_ONCE = timedelta(minutes=2)
RUNGS = 7
"""The longest ladder: three rungs off hours, then four."""
GROWN = "học sinh cần hỏi thăm"
"""What the one message says to which further children of a day are added."""
NEAR = AT_SCHOOL | {"homeroom"}
STEADY = AT_SCHOOL - {"boarding"} | {"operator"}
"""The duties that hear of any case."""


class Organisation(Built):
    """A plan that is played."""

    def __init__(self, town: Overheard, plan: Plan) -> None:
        self.began: dict[int, str] = {}
        """With which grade a case of a person began (the last one, when there were several)."""
        self.appointed: dict[int, datetime] = {}
        """Who was given a further duty, and when that was last."""
        self.human_acts = self.ladders = 0
        self.out_of_turn: list[str] = []
        super().__init__(town, plan)

    def minutes_to_school(self) -> float:
        """How long it is until nine on the first school day after the first; 0 when that is over."""
        on = self.today + timedelta(days=1)
        while not is_school_day(on):
            on += timedelta(days=1)
        return max(0.0, (instant(f"{on:%d/%m}", "09:00") - self.town.clock.now()) / timedelta(minutes=1))

    # what must hold in the end
    def check(self, found: Sequence[Any]) -> None:
        """Told to whom it must be, in turn, read by nobody else, and not too often."""
        wrong = [
            f"{local(line.at):%d/%m %H:%M} {self.person_of.get(line.chat)} read {line.why}: {line.words}"
            for line in self.town.lines
            if line.why is not None
        ]
        assert not wrong, "\n".join(wrong)
        assert not self.out_of_turn, "\n".join(self.out_of_turn)
        for case in found:
            child = next(each for each in self.rights.children if each.person == case.person_id)
            told = self._told(child, case.opened_at)
            can_reach = self._could_be_told(child, case.opened_at)
            if self._took_it(child, case):
                continue
            assert told or not can_reach, f"{child.name}: nobody heard, though {can_reach} could"
            late = self._latest(case)
            is_last = case is [each for each in found if each.person_id == case.person_id][-1]
            assert not can_reach or not is_last or told[0].at <= late, (
                f"{child.name}: first heard {told[0]}, should be by {late}"
            )
            if not told and case.state == "open":
                assert self._status()["cases_untaken"] > 0
        self._count(found)

    def _took_it(self, child: Child, case: Any) -> bool:
        """Whether somebody of the school took it from a list before it was to be told: then somebody knows.

        Also when it was raised since, and so is nobody's again.
        """
        mine = sa.select(CASE_EVENT).where(CASE_EVENT.c.case_uid == case.uid, CASE_EVENT.c.kind == "taken")
        with self.town.database.reading() as connection:
            taken = connection.execute(mine).all()
        return any(
            event.at <= self._latest(case)
            and self.rights.roles(event.person_id, child, local_date(event.at)) & AT_SCHOOL
            for event in taken
        )

    def _latest(self, case: Any) -> datetime:
        """By when somebody has heard: at once when it is grave or school is open, else when school opens again."""
        if is_open(case.opened_at) or self.began.get(case.person_id, "amber") != "amber":
            return case.opened_at + AT_ONCE  # type: ignore[no-any-return]
        return next_opening(case.opened_at) + AT_ONCE

    def _told(self, child: Child, since: datetime) -> list[Line]:
        """The messages on a child's case that reached somebody with something to do with it, new ones or grown ones."""
        return [
            line
            for line in self.town.lines
            if (line.is_new or GROWN in line.words)
            and line.at >= since
            and SCHOOLS[child.school] in line.words
            and child.person in line.concerned
        ]

    def _could_be_told(self, child: Child, since: datetime) -> list[int]:
        """Who could be reached all the time since a flag and holds one of the duties that hear of any case."""
        first, last = local_date(since), local_date(self.town.clock.now())
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        return [
            person
            for person in self.rights.accounts
            if self.rights.takes_messages(person)
            and all(self.rights.roles(person, child, on) & STEADY for on in days)
            # whoever gets a duty later hears then, which is looked at then
            and (person not in self.appointed or self.appointed[person] < since)
        ]

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
    def happens(self, act: Act) -> None:
        """Let minutes pass, then let it happen."""
        if act.minutes:
            self.town.by(minutes=act.minutes)
        getattr(self, f"_{act.what}")(act)

    def _flag(self, act: Act) -> None:
        """A mother declares; the child's case opens or rises."""
        child = self._pupil(act.who)
        if child.is_here:
            self._declares(child, list(FLAGS)[act.which % len(FLAGS)])

    def _declares(self, child: Child, severity: str, *, at_school: bool | None = None) -> None:
        mine = [case for case in cases(self.town) if case.person_id == child.person and case.state != "closed"]
        if not mine:
            self.began[child.person] = severity
        now, before = self.town.clock.now(), len(self.town.lines)
        turn = set() if mine or severity == "amber" or not is_open(now) else self._whose_turn(child)
        is_here = severity != "red" if at_school is None else at_school
        self.families[child.person].declares(child.person, FLAGS[severity], at_school=is_here)
        heard = {self.person_of.get(line.chat) for line in self.town.lines[before:] if line.is_new}
        if turn and not turn & heard:
            self.out_of_turn.append(f"{local(now):%d/%m %H:%M} {child.name}: of {turn} on duty nobody, but {heard}")
        self.ladders += 1

    def _whose_turn(self, child: Child) -> set[int]:
        """Of school health, those on duty now, whom a grave case must reach first; where all of them take messages."""
        now = self.town.clock.now()
        holders = self.rights.holders("school_health", child, local_date(now))
        if any(self.rights.refuses(person) for person in holders):
            return set()
        return self.rights.on_duty("school_health", child, now)

    def _pupil(self, number: int) -> Child:
        return self.rights.children[number % len(self.plan.places)]

    def _press(self, act: Act) -> None:
        chats = sorted(self.person_of, key=int)
        found = cases(self.town)
        if not found or not chats:
            return
        case, chat = found[act.which % len(found)].id, chats[act.who % len(chats)]
        actions: tuple[Action, ...] = (
            TakeCase(case),
            OpenCaseAlert(case),
            PassOnFor(case, "busy", self._hands_of(found[act.which % len(found)])),
            SetOutcome(case, "watched_home"),
            OpenMyCase(case),
            SetOutcome(case, "back_in_class"),
        )
        action = actions[act.which % len(actions)].encode()
        self.human_acts += 1
        self.town.receive(self.town.update(chat, action=action, message="1", press="p"))

    def _hands_of(self, case: Any) -> int:
        """What a question asked this very moment would hold."""
        with self.town.database.reading() as connection:
            kinds = connection.execute(sa.select(CASE_EVENT.c.kind).where(CASE_EVENT.c.case_uid == case.uid)).scalars()
            return sum(kind in HANDS for kind in kinds)

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
        if not self.rights.held:
            return
        held = self.rights.held[act.who % len(self.rights.held)]
        held.to_on = local_date(self.town.clock.now())
        self.ladders += 1
        self._write(DUTY.update().where(DUTY.c.id == held.row).values(to_on=held.to_on))

    def _appoint(self, act: Act) -> None:
        persons = sorted(self.rights.accounts)
        kind = ("school_health", "principal", "homeroom", "district_contact")[act.which % 4]
        person = persons[act.who % len(persons)]
        self.appointed[person] = self.town.clock.now()
        self.gives(person, Office(kind, act.which, act.which % 2, from_day=self._day))
        if waiting := self._unheard_by_all_but(person):
            self.town.by(minutes=2)
            heard = [line for line in self.town.lines if line.is_new and line.at >= self.appointed[person]]
            mine = {child for line in heard if self.person_of.get(line.chat) == person for child in line.concerned}
            self.out_of_turn += [f"{person} came and did not hear of {child}" for child in waiting - mine]

    def _unheard_by_all_but(self, person: int) -> set[int]:
        """Of whose waiting cases somebody who just came must hear now: nobody of the school knows of them."""
        now, found = self.town.clock.now(), set()
        for case in cases(self.town):
            child = next(each for each in self.rights.children if each.person == case.person_id)
            mine = self.rights.roles(person, child, local_date(now)) & {"school_health", "principal"}
            if not mine or case.state != "open" or not is_open(now) or not self.rights.takes_messages(person):
                continue
            knows = {self.person_of.get(line.chat) for line in self._told(child, case.opened_at)}
            near = {one for one in knows if self.rights.roles(one, child, local_date(now)) & NEAR}
            if person not in knows and not any(self.rights.takes_messages(one) for one in near if one is not None):
                found.add(child.person)
        return found

    @property
    def _day(self) -> int:
        return (local_date(self.town.clock.now()) - self.today).days

    def _cover(self, act: Act) -> None:
        """Somebody stands in for another from today, for one to three days."""
        if self.staff:
            self.stands_in(StandsIn(act.who, act.which, self._day, self._day + 1 + act.which % 3))

    def _relieve(self, act: Act) -> None:
        """All who stand in for somebody are relieved today."""
        today = local_date(self.town.clock.now())
        for held in self.rights.held:
            if held.covers is not None and held.is_held(today):
                held.to_on = today
                self.ladders += 1
                self._write(DUTY.update().where(DUTY.c.id == held.row).values(to_on=today))

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
            there = self.rights.schools[elsewhere]
            self._write(ENROLMENT.update().where(mine).values(school_id=there, class_id=to))
            child.is_here = False

    def _declare(self, act: Act) -> None:
        """Somebody of the staff declares for themselves: their own duty gives them no sight of it."""
        several = [p for p in self.staff if self.rights.takes_messages(p)]
        if not several:
            return
        person = several[act.who % len(several)]
        school = self.school_of[person]
        if person not in self.families:
            chat = next(chat for chat, state in self.rights.accounts[person] if state == "active")
            self.families[person] = Family(self.rounds[school], person, self.town.actor(chat))  # type: ignore[arg-type]
            self.rights.children.append(Child(person, self.staff[person], school, 0, boards=False))
            self.rights.kin[person] = {person}
        [child] = [each for each in self.rights.children if each.person == person]
        self._declares(child, list(FLAGS)[act.which % len(FLAGS)], at_school=True)

    def _others(self, child: Child) -> Any:
        mother = self.families[child.person].person
        self.rights.kin[child.person] = {mother, child.person}
        return (BOND.c.child_id == child.person) & (BOND.c.person_id != mother) & (BOND.c.state == "active")

    def _suspend(self, act: Act) -> None:
        """Every other guardian's bond to a child is suspended."""
        self._write(BOND.update().where(self._others(self._pupil(act.who))).values(state="suspended"))

    def _bar(self, act: Act) -> None:
        """Every other guardian is barred from a child."""
        child = self._pupil(act.who)
        others = sorted(self.rights.kin[child.person] - {self.families[child.person].person, child.person})
        self._write(BOND.update().where(self._others(child)).values(state="ended"))
        for person in others:
            self.bars(child.person, person, f"+84912{person:06}")

    def _knock(self, act: Act) -> None:
        """Somebody whom a bar keeps away tells the bot the number that the roster has, and the child's birthday."""
        if self.numbers:
            chat, phone = sorted(self.numbers.items())[act.who % len(self.numbers)]
            actor = self.town.actor(chat).starts()
            told = actor.shares(phone) if self.town.abilities.vouches_phones else actor.says(phone)
            told.says("5/9/2019")

    def _block(self, act: Act) -> None:
        """Somebody's messenger refuses from now on."""
        persons = sorted(self.rights.accounts)
        person = persons[act.who % len(persons)]
        mine = {family.person for family in self.families.values()}
        if person not in mine:
            self.town.refusing |= {chat for chat, state in self.rights.accounts[person] if state == "active"}
            self.rights.accounts[person] = [
                (chat, "refusing" if state == "active" else state) for chat, state in self.rights.accounts[person]
            ]

    def _write(self, statement: Any) -> None:
        self.town.database.write(lambda connection: connection.execute(statement)).result(timeout=10)
