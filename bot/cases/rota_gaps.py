"""Telling principals, the afternoon before, when nobody of school health will be on duty on the next school day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zlib import crc32

from bot.cases.policy import DEFAULT_POLICY
from bot.cases.rota import Span, gaps_on
from bot.cases.school import calendar_of, duties_of
from bot.cases.values import DutyKind
from bot.clock import instant, local
from bot.jobs.ticks import Tick
from bot.rounds.settings import settings_from
from storage.changes import Change
from storage.changes.facts import StateFact
from storage.changes.outbox import Priority, Push
from storage.needs import Reading
from storage.queries.facts import read_fact
from storage.queries.responders import SchoolPeople, school_people
from storage.queries.units import schools_after

LOOKED = "rota_gaps"
TOLD_AT = time(16, 0)
"""While the school's people are still there and can ask a colleague."""
SCHOOLS_AT_ONCE = 50
OVER = "over"


@dataclass(frozen=True, slots=True)
class _Place:
    """How far today's look has come."""

    on: date
    school: int
    is_over: bool


def announce_gaps(reading: Reading) -> Iterable[Change]:
    """Look at some more schools; the place is kept with what they are told."""
    place = _place(reading)
    if place.is_over or reading.now < instant(place.on, TOLD_AT):
        return []
    keys = schools_after(reading.connection, place.school, SCHOOLS_AT_ONCE, reading.today)
    schools = school_people(reading, keys) if keys else {}
    told = [push for key in keys for push in _told(schools[key], reading)]
    then = str(keys[-1]) if len(keys) == SCHOOLS_AT_ONCE else OVER
    return [StateFact(LOOKED, f"{place.on.isoformat()}:{then}"), *told]


def next_look(reading: Reading) -> datetime | None:
    """This afternoon, or tomorrow's once today's schools were looked at."""
    place = _place(reading)
    return instant(place.on + timedelta(days=place.is_over), TOLD_AT)


def _place(reading: Reading) -> _Place:
    kept = read_fact(reading.connection, LOOKED) or ""
    day, _, school = kept.partition(":")
    if day != reading.today.isoformat():
        return _Place(reading.today, 0, is_over=False)
    return _Place(reading.today, 0 if school == OVER else int(school), is_over=school == OVER)


def school_gaps(school: SchoolPeople, today: date) -> tuple[date, tuple[Span, ...]] | None:
    """The next school day and its gaps; None when today is no school day, when there are none, or no day to come."""
    calendar = calendar_of(school)
    on = calendar.next_school_day(today) if calendar.is_school_day(today) else None
    if on is None:
        return None
    reachable = {h.person_id for h in school.holdings if h.address is not None and not h.address.is_blocked}
    hours = (DEFAULT_POLICY.starts, settings_from(school.settings).end_of_day)
    gaps = gaps_on(duties_of(school), DutyKind.SCHOOL_HEALTH, school.school_id, on, hours, reachable)
    return (on, gaps) if gaps else None


def _told(school: SchoolPeople, reading: Reading) -> list[Push]:
    """The same gap is said once a week: a school that lives with it need not hear of it every day."""
    found = school_gaps(school, local(reading.now).date())
    if found is None:
        return []
    on, gaps = found
    year, week, _ = on.isocalendar()
    pattern = crc32(repr(gaps).encode())
    principals = {
        h.address.account_id: h.address
        for h in school.holdings
        if h.kind == "principal" and h.unit_id == school.school_id and h.address is not None
    }
    about = {"school": school.school_id}
    return [
        Push(
            f"gap:{school.school_id}:{year}w{week}:{pattern:x}:{address.account_id}",
            *address.to,
            "rota_gap",
            Priority.DIGEST,
            reading.now,
            about,
        )
        for address in principals.values()
        if not address.is_blocked
    ]


ROTA_GAPS = Tick("rota gaps", 60, announce_gaps, next_look)
