"""A school, its people and a clock for the tests of the ladder."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.cases.policy import DEFAULT_POLICY
from bot.cases.rules import carried_out, next_step
from bot.cases.values import Case, Done, DutyKind, Holder, OperatorAlarm, Post, Reachable, Severity, Step, Tell, Wait
from bot.clock import instant
from bot.rounds.calendar import SchoolCalendar, national_days_off, school_calendar

CALENDAR: SchoolCalendar = school_calendar(national_days_off(2026, 2027))
MONDAY = date(2026, 11, 23)

NURSE, SECOND_NURSE, DEPUTY, PRINCIPAL, HOMEROOM, BOARDING, COMMUNE, PROVINCE, OPERATOR = range(1, 10)
CHILD = 100


def at(hour: int, minute: int = 0, on: date = MONDAY) -> datetime:
    return instant(on, time(hour, minute))


def holder(person: int, duty: DutyKind, why_not: str | None = None) -> Holder:
    return Holder(person, duty, why_not=why_not)


SCHOOL: dict[Post, tuple[Holder, ...]] = {
    Post.SCHOOL_HEALTH: (holder(NURSE, DutyKind.SCHOOL_HEALTH),),
    Post.DEPUTY: (holder(DEPUTY, DutyKind.DEPUTY),),
    Post.PRINCIPAL: (holder(PRINCIPAL, DutyKind.PRINCIPAL),),
    Post.HOMEROOM: (holder(HOMEROOM, DutyKind.HOMEROOM),),
    Post.BOARDING: (holder(BOARDING, DutyKind.BOARDING),),
    Post.DISTRICT_CONTACT: (holder(COMMUNE, DutyKind.DISTRICT_CONTACT),),
    Post.UNIT_ABOVE: (holder(PROVINCE, DutyKind.PROVINCE_CONTACT),),
    Post.OPERATOR: (holder(OPERATOR, DutyKind.OPERATOR),),
}


def without(*posts: Post) -> Reachable:
    """The school when the holders of some posts have all blocked the bot."""
    return {
        post: tuple(holder(h.person, h.duty, "blocked") for h in holders) if post in posts else holders
        for post, holders in SCHOOL.items()
    }


def case_of(severity: Severity, opened_at: datetime, *, at_school: bool | None = False, boards: bool = False) -> Case:
    return Case(1, 10, CHILD, severity, opened_at, school_class=20, at_school=at_school, boards=boards)


@dataclass(frozen=True)
class Event:
    """What the ladder did at an instant."""

    at: datetime
    act: Step | OperatorAlarm

    @property
    def persons(self) -> list[int]:
        return [tell.person for tell in self.act.tell]

    @property
    def rings(self) -> bool:
        return any(tell.rings for tell in self.act.tell)


def climb(case: Case, reachable: Reachable, *, taken_at: datetime | None = None) -> tuple[list[Event], Case]:
    """Let the clock run from one wait to the next until the ladder is over, or somebody takes the case."""
    now = case.started_at
    events: list[Event] = []
    for _ in range(50):
        found = next_step(case, DEFAULT_POLICY, reachable, CALENDAR, now)
        if isinstance(found, Done):
            return events, case
        if isinstance(found, Wait):
            assert found.until > now
            now = found.until
            if taken_at is not None and now >= taken_at:
                return events, case
        else:
            events.append(Event(now, found))
            case = carried_out(case, found, now)
    raise AssertionError("the ladder does not end")


def tells(events: Iterable[Event]) -> list[Tell]:
    return [tell for event in events for tell in event.act.tell]


def clock(events: Iterable[Event]) -> list[tuple[datetime, list[int], bool]]:
    """List when, whom and whether ringing."""
    return [(event.at, event.persons, event.rings) for event in events]
