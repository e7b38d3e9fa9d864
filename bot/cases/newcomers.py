"""Whoever comes to a school where nobody knows of a waiting case hears of it at once, not on the next morning.

The ladder has passed their post, for then it was empty: a duty was given, an account connected or unblocked since.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from bot.cases.alone import each_alone
from bot.cases.rules import carried_out, catch_up
from bot.cases.school import calendar_of, case_of, policy_of, reachable_of
from bot.cases.telling import carry_out, climb, follow_all
from bot.cases.values import Case, Step, Wait
from bot.jobs.ticks import Tick
from storage.changes import Change
from storage.changes.cases import ChangeCase
from storage.needs import Reading
from storage.queries.cases import BESIDE_THE_LADDER, CaseFile
from storage.queries.responders import SchoolPeople, school_people
from storage.queries.unheard import unheard_cases

AT_ONCE = 25


class Unheard(NamedTuple):
    """A case with who is to hear of it now, or when that may be."""

    file: CaseFile
    case: Case
    school: SchoolPeople
    found: Step | Wait


def tell_newcomers(reading: Reading) -> Iterable[Change]:
    """Repeat the steps that were done for those who could not be reached then."""
    due = [unheard for unheard in _unheard(reading) if isinstance(unheard.found, Step)][:AT_ONCE]
    return each_alone(due, lambda unheard: _told(unheard, reading.now))


def _told(unheard: Unheard, now: datetime) -> list[Change]:
    file, case, school, step = unheard
    assert isinstance(step, Step)
    changes = carry_out(file.uid, case, step, school, now, f"n{int(now.timestamp()):x}")
    climbed = climb(file.uid, carried_out(case, step, now), school, now)
    changed = ChangeCase(file.uid, file.version, climbed.values)
    return [changed, *changes, *climbed.changes, *follow_all(file.told, now)]


def _unheard(reading: Reading) -> list[Unheard]:
    files = unheard_cases(reading)
    schools = school_people(reading, sorted({file.school_id for file in files})) if files else {}
    return each_alone(files, lambda file: _found(file, schools[file.school_id], reading.now))


def _found(file: CaseFile, school: SchoolPeople, now: datetime) -> Iterable[Unheard]:
    case = case_of(file)
    knows = {row.person_id for row in file.told if row.refused_at is None and row.kind not in BESIDE_THE_LADDER}
    reachable = reachable_of(school, case, now)
    step = catch_up(case, policy_of(school, case), reachable, calendar_of(school), now, knows)
    return [] if step is None else [Unheard(file, case, school, step)]


def next_newcomer(reading: Reading) -> datetime | None:
    """Now, while somebody is to hear of a case; else the next opening of a school where somebody waits to."""
    found = [each.found for each in _unheard(reading)]
    return min((reading.now if isinstance(step, Step) else step.until for step in found), default=None)


NEWCOMERS = Tick("newcomers", 30, tell_newcomers, next_newcomer)
