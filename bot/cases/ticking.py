"""The clock's work on cases: the next step of each ladder, and asking who took a case how it went."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.cases.alone import LATER, each_alone
from bot.cases.hours import is_night
from bot.cases.rules import follow_up_at
from bot.cases.school import asked_at, calendar_of, case_of, kept, policy_of
from bot.cases.telling import Climbed, climb, follow_all, pass_on, tell_question
from bot.cases.values import Case, CaseState, Severity
from bot.jobs.ticks import Tick
from storage.changes import Change
from storage.changes.cases import CaseHappened, ChangeCase, Refused
from storage.needs import Reading
from storage.queries.cases import BESIDE_THE_LADDER, CaseFile, due_cases, next_due, refused_cases
from storage.queries.responders import SchoolPeople, school_people

AT_ONCE = 25
SOON = timedelta(minutes=1)


def look_at_cases(reading: Reading) -> Iterable[Change]:
    """Do what is due on cases, a chunk of them; every case looked at is due later or no more."""
    due = due_cases(reading, AT_ONCE)
    schools = school_people(reading, sorted({file.school_id for file in due})) if due else {}
    later = reading.now + LATER
    return each_alone(
        due,
        lambda file: _look(file, schools[file.school_id], reading.now),
        lambda file: [ChangeCase(file.uid, file.version, {"next_at": later})],
    )


def _look(file: CaseFile, school: SchoolPeople, now: datetime) -> list[Change]:
    case, asked = case_of(file), asked_at(file)
    if case.state is CaseState.TAKEN:
        follow_up = follow_up_at(case, policy_of(school, case), calendar_of(school), asked)
        if follow_up is not None and follow_up <= now:
            return _come_back(file, case, school, now)
    climbed = climb(file.uid, case, school, now, asked)
    # a morning's reminder says nothing new to those who were told before
    follows = follow_all(file.told, now) if climbed.case.step != case.step else []
    return [*_climbed(file, climbed, asked, now), *follows]


def _come_back(file: CaseFile, case: Case, school: SchoolPeople, now: datetime) -> list[Change]:
    """Ask the taker once; when that stays without outcome, or they cannot be asked, the ladder goes on."""
    address = school.address_of(case.taken_by) if case.taken_by is not None else None
    was_asked = asked_at(file) is not None and file.taken_at is not None and (asked_at(file) or now) > file.taken_at
    if address is not None and not address.is_blocked and not was_asked and case.taken_by is not None:
        rings = case.severity is not Severity.AMBER and not is_night(policy_of(school, case), now)
        question = tell_question(file.uid, case, case.taken_by, address, now, rings=rings)
        climbed = climb(file.uid, case, school, now, now)
        return [*_climbed(file, climbed, now, now), CaseHappened(file.uid, now, "asked", case.taken_by), *question]
    waiting = replace(case, state=CaseState.OPEN, taken_at=None, taken_by=None, mornings=0)
    climbed = climb(file.uid, waiting, school, now)
    return [
        CaseHappened(file.uid, now, "resumed", case.taken_by),
        *_climbed(file, climbed, None, now),
        *follow_all(file.told, now),
    ]


def _climbed(file: CaseFile, climbed: Climbed, asked: datetime | None, now: datetime) -> list[Change]:
    next_at = climbed.next_at
    if next_at is not None and next_at <= now:
        next_at = now + SOON
    values = {**climbed.values, "policy": kept(climbed.case, asked), "next_at": next_at}
    return [ChangeCase(file.uid, file.version, values), *climbed.changes]


def look_at_refusals(reading: Reading) -> Iterable[Change]:
    """Climb at once where a step's messages were all refused; otherwise note who could not be reached."""
    found = refused_cases(reading, AT_ONCE)
    schools = school_people(reading, sorted({file.school_id for file, _ in found})) if found else {}
    keys_of = {file.uid: keys for file, keys in found}
    noted = [Refused(file.uid, key, reading.now) for file, keys in found for key in keys]
    files = [file for file, _ in found]
    return [
        *noted,
        *each_alone(files, lambda file: _unreached(file, keys_of[file.uid], schools[file.school_id], reading.now)),
    ]


def _unreached(file: CaseFile, keys: Sequence[str], school: SchoolPeople, now: datetime) -> list[Change]:
    """An open case nobody was reached for goes on to the next step of its ladder now."""
    lost = [row for row in file.told if row.key in keys]
    told = [row for row in file.told if row.kind not in BESIDE_THE_LADDER]
    reached = [row for row in told if row.key not in keys and row.refused_at is None and row.post != "operator"]
    about = {"unreached": [[row.post, row.person_id, "refused"] for row in lost]}
    happened = CaseHappened(file.uid, now, "unreached", None, about)
    if reached:
        return [happened, *follow_all(reached, now)]
    climbed = pass_on(file.uid, case_of(file), school, now)
    return [happened, *_climbed(file, climbed, asked_at(file), now)]


def next_refusal(reading: Reading) -> datetime | None:
    """Now, while a refusal waits to be looked at."""
    return reading.now if refused_cases(reading, 1) else None


REFUSALS = Tick("refusals", 1, look_at_refusals, next_refusal)
CASES = Tick("cases", 1, look_at_cases, next_due)
