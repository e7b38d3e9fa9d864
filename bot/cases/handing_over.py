"""A duty that ends, or is stood in for, hands its open cases over by name; nobody is woken for it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time

from bot.cases.alone import each_alone
from bot.cases.duties import covered, held
from bot.cases.hours import is_open, next_open
from bot.cases.rules import begun_anew
from bot.cases.school import calendar_of, case_of, duties_of, policy_of
from bot.cases.telling import climb, follow, follow_all
from bot.cases.values import CaseState, DutyKind
from bot.clock import instant, local_date
from bot.jobs.ticks import Tick
from storage.changes import Change
from storage.changes.cases import CaseHappened, ChangeCase, Tells
from storage.changes.outbox import Priority, Push
from storage.needs import Reading
from storage.queries.cases import CaseFile
from storage.queries.handovers import next_change_on, orphans, schools_with_orphans
from storage.queries.reach import all_addresses
from storage.queries.responders import Holding, SchoolPeople, school_people

AT_ONCE = 50
SUCCESSORS = ("school_health", "deputy_head", "principal")


def hand_over_cases(reading: Reading) -> Iterable[Change]:
    """Hand over, in open hours, what people have whose duty is over or who are stood in for."""
    # a school that is closed for the summer must not stand before others
    schools = {key: school for key, school in _bereaved(reading).items() if _is_school_day(school, reading)}
    found = orphans(reading, _midnight(reading), sorted(schools), AT_ONCE)
    return each_alone(found, lambda file: _handed_by_day(file, schools[file.school_id], reading))


def next_hand_over(reading: Reading) -> datetime | None:
    """The next opening of a school with such cases, or the midnight at which the next duty ends."""
    schools = _bereaved(reading)
    found = [
        next_open(policy_of(school, case_of(file)), calendar_of(school), reading.now)
        for key, school in schools.items()
        for file in orphans(reading, _midnight(reading), [key], 1)
    ]
    on = next_change_on(reading)
    return min([*found, *([] if on is None else [instant(on, time())])], default=None)


def _bereaved(reading: Reading) -> Mapping[int, SchoolPeople]:
    """The schools that have such cases."""
    found = schools_with_orphans(reading, _midnight(reading))
    return school_people(reading, found) if found else {}


def _midnight(reading: Reading) -> datetime:
    return instant(reading.today, time())


def _is_school_day(school: SchoolPeople, reading: Reading) -> bool:
    return calendar_of(school).is_school_day(reading.today)


def _handed_by_day(file: CaseFile, school: SchoolPeople, reading: Reading) -> list[Change]:
    is_day = is_open(policy_of(school, case_of(file)), calendar_of(school), reading.now)
    return _handed(file, school, reading) if is_day else []


def _handed(file: CaseFile, school: SchoolPeople, reading: Reading) -> list[Change]:
    """The successor hears of it without a sound and has half an hour before the ladder starts anew.

    A watched case goes on being watched, by the successor. With nobody to hand it to, the ladder starts at once.
    """
    now, taker = reading.now, file.taker
    assert taker is not None
    successor = _successor(file, school, taker.person_id, now)
    to = successor.person_id if successor else None
    happened = CaseHappened(file.uid, now, "handed_over", taker.person_id, {"to": to})
    told = [*_told_former(reading, file, taker.person_id), *(_told(file, school, successor, now) if successor else ())]
    if successor is not None and file.state == CaseState.WATCHED:
        values = {"taken_by": to, "taken_at": now}
        return [ChangeCase(file.uid, file.version, values), happened, *told, *follow_all(file.told, now)]
    case = case_of(file)
    starts = now if successor is None else now + policy_of(school, case).follow_up_after
    climbed = climb(file.uid, begun_anew(case, starts), school, now)
    changed = ChangeCase(file.uid, file.version, climbed.values)
    return [changed, happened, *told, *climbed.changes, *follow_all(file.told, now)]


def _successor(file: CaseFile, school: SchoolPeople, taker: int, now: datetime) -> Holding | None:
    """Who stands in for the taker, else the first of the school's duties who can be reached; never the subject."""
    nobody = (taker, file.person_id)
    by_id = {holding.id: holding for holding in school.holdings}
    for holding in school.holdings:
        covers = by_id.get(holding.covers_id or 0)
        if covers is not None and covers.person_id == taker and covers.kind in SUCCESSORS and _is_fit(holding, nobody):
            return holding
    duties = duties_of(school)
    away = covered(duties, local_date(now))
    for kind in SUCCESSORS:
        for duty in held(duties, (DutyKind(kind),), school.school_id, now):
            if duty.id not in away and _is_fit(by_id[duty.id], nobody):
                return by_id[duty.id]
    return None


def _is_fit(holding: Holding, nobody: Sequence[int]) -> bool:
    address = holding.address
    return holding.person_id not in nobody and address is not None and not address.is_blocked


def _told(file: CaseFile, school: SchoolPeople, successor: Holding, now: datetime) -> list[Change]:
    """One message a day and school to the successor, which grows by case."""
    address = successor.address
    assert address is not None
    root = f"handover:{school.school_id}:{local_date(now).isoformat()}:{address.account_id}"
    row = Tells(file.uid, successor.person_id, *address.to, "handover", root, successor.kind, now)
    return [row, Push(root, *address.to, "handover", Priority.ALERT, now, {"root": root}), follow(row, now)]


def _told_former(reading: Reading, file: CaseFile, taker: int) -> Iterable[Push]:
    """Once a month to who had it, if their duty has ended."""
    address = next(iter(all_addresses(reading.connection, [taker]).get(taker, ())), None)
    if address is not None and not address.is_blocked:
        key = f"duty_over:{file.school_id}:{taker}:{reading.today:%Y%m}"
        yield Push(key, *address.to, "duty_over", Priority.REMINDER, reading.now)


HAND_OVER = Tick("hand over", 60, hand_over_cases, next_hand_over)
