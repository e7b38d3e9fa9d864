"""Drills by calendar: a school that has chosen a day of the month has one then, or on the next school day."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.cases.drills.drilling import AlreadyPlanned, EverybodySpared, TooSoon, ask_for, next_possible
from bot.cases.school import calendar_of
from bot.clock import instant, local_date
from bot.jobs.ticks import Tick
from bot.rounds.drill_days import DrillRule
from bot.rounds.settings import settings_from
from storage.changes import Change
from storage.changes.drills import PlanDrill
from storage.needs import Reading
from storage.queries.drills import monthly
from storage.queries.responders import SchoolPeople, school_people
from storage.queries.units import codes_of

SEVERITY = "red"
"""Its ladder tells most people at once, so that one drill a month measures the whole chain."""
AT_ONCE = 25


def run(reading: Reading) -> Iterable[Change]:
    """Begin the drills whose day and hour have come; one that cannot be on its day is dropped, with the reason."""
    waiting = {school: rule for school, rule, last in _rules(reading) if _is_waiting(rule, last, reading.now)}
    schools = sorted(waiting)
    for first in range(0, len(schools), AT_ONCE):
        people = school_people(reading, schools[first : first + AT_ONCE])
        planned = [_planned(reading, school, waiting[school.school_id]) for school in people.values()]
        if any(planned):
            return [plan for plan in planned if plan is not None]
    return []


def _rules(reading: Reading) -> list[tuple[int, DrillRule, datetime | None]]:
    found = [(school, settings_from({"drill": text}).drill, last) for school, text, last in monthly(reading)]
    return [(school, rule, last) for school, rule, last in found if rule is not None]


def _is_waiting(rule: DrillRule, last: datetime | None, now: datetime) -> bool:
    """Whether this month's day has come and no drill has been begun, planned or dropped in the month."""
    return rule.nominal(local_date(now)) <= now and (last is None or _month(last) != _month(now))


def _month(at: datetime) -> tuple[int, int]:
    on = local_date(at)
    return on.year, on.month


def _target(school: SchoolPeople, rule: DrillRule, now: datetime) -> datetime:
    """Give the instant of this month's drill: on a day off, the next school day at the same hour."""
    days, on = calendar_of(school), local_date(rule.nominal(local_date(now)))
    held_on = on if days.is_school_day(on) else days.next_school_day(on) or on
    return instant(held_on, rule.at)


def _next_chance(school: SchoolPeople, rule: DrillRule, now: datetime) -> datetime | None:
    """Give when the drill may be on its day, now or later; None when that day is over."""
    target = _target(school, rule, now)
    at = next_possible(school, max(target, now))
    return at if at is not None and local_date(at) == local_date(target) else None


def _planned(reading: Reading, school: SchoolPeople, rule: DrillRule) -> PlanDrill | None:
    at = _next_chance(school, rule, reading.now)
    if at is not None and at > reading.now:
        return None
    why = "its day is over"
    try:
        if at is not None:
            return ask_for(reading, school, SEVERITY, reading.now, "calendar")
    except AlreadyPlanned:
        return None
    except EverybodySpared:
        why = "all spared"
    except TooSoon:
        why = "too soon"
    return PlanDrill(school.school_id, SEVERITY, "calendar", reading.now, "dropped", why)


def due(reading: Reading) -> datetime | None:
    """When the next school's day comes, or the hour of one whose day had to move."""
    instants: list[datetime] = []
    late: dict[int, DrillRule] = {}
    for school, rule, last in _rules(reading):
        if _is_waiting(rule, last, reading.now):
            late[school] = rule
        else:
            instants.append(_coming(rule, reading))
    for people in (school_people(reading, sorted(late)) if late else {}).values():
        instants.append(_next_chance(people, late[people.school_id], reading.now) or reading.now)
    return min(instants, default=None)


def _coming(rule: DrillRule, reading: Reading) -> datetime:
    """Give the rule's next instant after now, whatever the calendar says."""
    nominal = rule.nominal(reading.today)
    return nominal if nominal > reading.now else rule.nominal(reading.today.replace(day=1) + timedelta(days=32))


def next_by_calendar(reading: Reading, schools: Sequence[int]) -> dict[str, datetime]:
    """When some schools' days of the month come next, whatever their calendars say, by the schools' codes."""
    wanted, found = set(schools), {}
    for school, rule, _ in _rules(reading):
        if school in wanted:
            found[school] = _coming(rule, reading)
    codes = codes_of(reading.connection, sorted(found))
    return {codes[school]: at for school, at in found.items()}


BY_CALENDAR = Tick("drills by calendar", 300, run, due)
