"""Drills: asking for one, beginning it on the real ladder, and ending it when nobody has."""

from collections.abc import Iterable
from datetime import datetime

from bot.cases.acting import SETTLES_AFTER
from bot.cases.drills.results import draw_up
from bot.cases.policy import NEWEST
from bot.cases.school import calendar_of, kept
from bot.cases.telling import climb, follow_all
from bot.cases.values import LEGAL_NOTICE, Case, CaseState, Severity
from bot.clock import instant, local
from bot.errors import Mistake
from bot.jobs.ticks import Tick
from bot.rounds.drill_days import APART, first_again, is_working, next_working, too_soon
from bot.rounds.settings import settings_from
from storage.changes import Change
from storage.changes.cases import CaseHappened, ChangeCase, OpenCase
from storage.changes.drills import ChangeDrill, MakeSubject, PlanDrill
from storage.needs import Reading
from storage.queries.cases import BY_KEY, CaseFile, files
from storage.queries.drills import DrillRow, drilled, drills_of, due_drills, next_drill_at, subject_of
from storage.queries.responders import SchoolPeople, school_people
from storage.sealing import new_uid

LONGEST_MONTH = APART * 2
"""How far back to look for somebody's last drill: further than any calendar month reaches."""
DRILLED_POSTS = frozenset(
    {"school_health", "deputy_head", "principal", "district_contact", "province_contact", "operator"}
)


class OutsideHours(Mistake):
    """A drill at a time when people teach nobody, rest or sleep."""

    sentence = (
        "{school}: a drill begins in working hours of a school day only, so nobody is woken for it. "
        "The next time is {next}; plan it with --at."
    )


class TooSoon(Mistake):
    """The school had a drill within the month."""

    sentence = (
        "{school}: the last drill was on {last}; nobody is in two drills within a month. The next from {first} on."
    )


class AlreadyPlanned(Mistake):
    """The school has a drill that is planned or under way."""

    sentence = "{school}: a drill is planned or under way already ({when})."


class EverybodySpared(Mistake):
    """All who would be told were in a drill within the month, elsewhere."""

    sentence = "{school}: everybody who would be told was in a drill within the month."


def ask_for(reading: Reading, school: SchoolPeople, severity: str, at: datetime, how: str) -> PlanDrill:
    """Plan a drill for an instant. Raises a Mistake that says why not, and when it may be."""
    settings, days = settings_from(school.settings), calendar_of(school)
    rows = drills_of(reading.connection, [school.school_id])
    for row in rows:
        if row.state in ("planned", "running"):
            raise AlreadyPlanned(school=school.name, when=_written(row.planned_at))
    last = max((row.started_at for row in rows if row.started_at), default=None)
    if last is not None and too_soon(last, at):
        raise TooSoon(school=school.name, last=_written(last), first=f"{first_again(last):%d/%m/%Y}")
    if not is_working(days, settings.bell, settings.end_of_day, at):
        following = next_working(days, settings.bell, settings.end_of_day, at)
        raise OutsideHours(school=school.name, next=_written(following) if following else "—")
    if not _unspared(reading, school, at):
        raise EverybodySpared(school=school.name)
    return PlanDrill(school.school_id, severity, how, at)


def next_possible(school: SchoolPeople, now: datetime) -> datetime | None:
    """Give the next instant at which a school is in working hours."""
    settings = settings_from(school.settings)
    return next_working(calendar_of(school), settings.bell, settings.end_of_day, now)


def _written(at: datetime) -> str:
    return f"{local(at):%H:%M %d/%m/%Y}"


def spared_at(reading: Reading, school: SchoolPeople, at: datetime) -> frozenset[int]:
    """Who of a school's ladder was in a drill within the month, anywhere."""
    persons = [holding.person_id for holding in school.holdings]
    found = drilled(reading.connection, persons, at - LONGEST_MONTH)
    return frozenset(person for person, last in found.items() if too_soon(last, at))


def _unspared(reading: Reading, school: SchoolPeople, at: datetime) -> bool:
    """Whether anybody is left to be told; a school where nobody holds a duty at all finds that out by its drill."""
    persons = {holding.person_id for holding in school.holdings if holding.kind in DRILLED_POSTS}
    return not persons or bool(persons - spared_at(reading, school, at))


def look_at_drills(reading: Reading) -> Iterable[Change]:
    """Carry the drill on that waits longest: one at a time, so that the next school's passes over whom it tells."""
    return [change for drill in due_drills(reading, 1) for change in carry_on(reading, drill)]


def carry_on(reading: Reading, drill: DrillRow) -> list[Change]:
    """Begin a planned drill, end one at the end of the school day, or draw up what came of one that has ended."""
    school = school_people(reading, [drill.school_id])[drill.school_id]
    if drill.state == "planned":
        return _begin(reading, drill, school)
    [file] = files(reading, BY_KEY, {"uids": [drill.case_uid]})
    if file.state != "closed":
        return _end(drill, file, reading.now)
    return draw_up(reading, drill, file, school)


def _begin(reading: Reading, drill: DrillRow, school: SchoolPeople) -> list[Change]:
    now, settings, days = reading.now, settings_from(school.settings), calendar_of(school)
    if not is_working(days, settings.bell, settings.end_of_day, now):
        # nobody ran when it was due, or the day became a day off: it waits for the next working hours
        following = next_working(days, settings.bell, settings.end_of_day, now)
        moved = {"planned_at": following, "next_at": following} if following else {"state": "dropped", "next_at": None}
        return [ChangeDrill(drill.id, drill.version, moved)]
    spared = spared_at(reading, school, now)
    if not _unspared(reading, school, now):
        return [ChangeDrill(drill.id, drill.version, {"state": "dropped", "next_at": None, "why": "all spared"})]
    subject = subject_of(reading.connection, school.school_id)
    if subject is None:
        return [MakeSubject(school.school_id)]
    uid = new_uid()
    case = Case(
        id=0,
        school=school.school_id,
        subject=subject,
        severity=Severity(drill.severity),
        opened_at=now,
        at_school=False,
        policy_id=school.ladder_id,
        shipped=NEWEST,
        is_drill=True,
        spared=spared,
    )
    climbed = climb(uid, case, school, now)
    opened = OpenCase(
        uid=uid,
        person_id=subject,
        school_id=school.school_id,
        class_id=None,
        round_id=None,
        declaration_uid=new_uid(),
        severity=drill.severity,
        syndrome=None,
        notifiable=False,
        at_school=False,
        opened_at=now,
        report_by=now + LEGAL_NOTICE,
        policy=kept(climbed.case),
        step=climbed.case.step,
        next_at=climbed.next_at,
        policy_id=case.policy_id,
        is_drill=True,
    )
    values = {
        "state": "running",
        "case_uid": uid,
        "started_at": now,
        "spared": sorted(spared),
        "next_at": instant(reading.today, settings.end_of_day),
    }
    return [opened, *climbed.changes, ChangeDrill(drill.id, drill.version, values)]


def _end(drill: DrillRow, file: CaseFile, now: datetime) -> list[Change]:
    """Nobody ended it: the school day does."""
    values = {
        "state": CaseState.CLOSED.value,
        "outcome": "drill_over",
        "outcome_at": now,
        "closed_at": now,
        "next_at": None,
    }
    return [
        ChangeCase(file.uid, file.version, values),
        CaseHappened(file.uid, now, "outcome", None, {"outcome": "drill_over"}),
        ChangeDrill(drill.id, drill.version, {"next_at": now + SETTLES_AFTER}),
        *follow_all(file.told, now),
    ]


DRILLS = Tick("drills", 1, look_at_drills, next_drill_at)
