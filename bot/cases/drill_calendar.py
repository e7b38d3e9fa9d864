"""Drills by calendar: a school that has chosen a day of the month gets one then, or as soon after it as may be."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from bot.cases.drilling import AlreadyPlanned, EverybodySpared, OutsideHours, TooSoon, ask_for
from bot.cases.school import calendar_of
from bot.clock import local_date
from bot.jobs.ticks import Tick
from bot.rounds.drill_days import DrillRule, first_again, next_working
from bot.rounds.settings import settings_from
from bot.rounds.values import instant
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
    """Plan the drills whose day of the month has come, for now; what cannot be now is tried at the next look."""
    waiting = [school for school, rule, last in _rules(reading) if _is_waiting(rule, last, reading.now)]
    for first in range(0, len(waiting), AT_ONCE):
        people = school_people(reading, waiting[first : first + AT_ONCE])
        planned = [plan for school in people.values() if (plan := _planned(reading, school)) is not None]
        if planned:
            return planned
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


def _planned(reading: Reading, school: SchoolPeople) -> PlanDrill | None:
    try:
        return ask_for(reading, school, SEVERITY, reading.now, "calendar")
    except EverybodySpared:
        return PlanDrill(school.school_id, SEVERITY, "calendar", reading.now, "dropped", "all spared")
    except (OutsideHours, TooSoon, AlreadyPlanned):
        return None


def due(reading: Reading) -> datetime | None:
    """When the next school's day comes, or the next working hours of one whose day has passed."""
    instants: list[datetime] = []
    late: dict[int, datetime | None] = {}
    for school, rule, last in _rules(reading):
        if _is_waiting(rule, last, reading.now):
            late[school] = last
            continue
        nominal = rule.nominal(reading.today)
        following = rule.nominal(reading.today.replace(day=1) + timedelta(days=32))
        instants.append(nominal if nominal > reading.now else following)
    for people in (school_people(reading, sorted(late)) if late else {}).values():
        settings, last = settings_from(people.settings), late[people.school_id]
        since = max(reading.now, instant(first_again(last), time())) if last else reading.now
        at = next_working(calendar_of(people), settings.bell, settings.end_of_day, since)
        instants += [at] if at else []
    return min(instants, default=None)


def next_by_calendar(reading: Reading, schools: Sequence[int]) -> dict[str, datetime]:
    """When some schools' days of the month come next, whatever their calendars say, by the schools' codes."""
    wanted, found = set(schools), {}
    for school, rule, _ in _rules(reading):
        if school in wanted:
            nominal = rule.nominal(reading.today)
            following = rule.nominal(reading.today.replace(day=1) + timedelta(days=32))
            found[school] = nominal if nominal > reading.now else following
    codes = codes_of(reading.connection, sorted(found))
    return {codes[school]: at for school, at in found.items()}


BY_CALENDAR = Tick("drills by calendar", 60, run, due)
