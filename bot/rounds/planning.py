"""Planning: the standing rounds of the coming days lie in rows, and follow what schools set until they open."""

from collections.abc import Sequence
from datetime import timedelta

import structlog

from bot.rounds.rhythm import calendar_of, instants_of, settings_of
from bot.rounds.rules import round_dates, school_timetable, timetable
from storage.changes import Change
from storage.changes.rounds import ChangeRound, MakeStandingOrder, NotePlanned, PlanRound
from storage.needs import Reading
from storage.queries.rounds import SchoolRhythm, planned_ahead, rhythms

log = structlog.get_logger()

STANDING_FORM = "person-2026"
REPORT_FORM = "school-situation"
"""What schools report of themselves on the same days."""
DAYS_AHEAD = 8
"""Today and a week: the next Monday and the next Friday are always there to be seen."""
BREAKS_BACK = timedelta(days=120)
"""How far back days off are read: a break from which a round may have moved to now."""


def plan_schools(reading: Reading, schools: Sequence[int]) -> list[Change]:
    """Plan the coming rounds of schools by their settings and days; what is no round any more is cancelled."""
    found = rhythms(reading, schools, reading.today - BREAKS_BACK)
    changes: list[Change] = [MakeStandingOrder()]
    held: dict[int, set[tuple[str, object]]] = {}
    for school in schools:
        planned = _plan(reading, found[school])
        held[school] = {(each.form, each.held_on) for each in planned}
        changes.extend(planned)
        changes.append(NotePlanned(school, reading.today))
    for round_ in planned_ahead(reading, schools):
        if (round_.form, round_.held_on) not in held[round_.school_id]:
            changes.append(cancelled(round_.id, round_.version))
    return changes


def cancelled(round_id: int, seen: int) -> ChangeRound:
    """A planned round is not held."""
    return ChangeRound(round_id, seen, {"state": "cancelled", "next_at": None})


def _plan(reading: Reading, rhythm: SchoolRhythm) -> list[PlanRound]:
    settings, found = settings_of(rhythm), []
    for each in round_dates(settings, calendar_of(rhythm), reading.today, DAYS_AHEAD):
        try:
            table, report = timetable(settings, each.on), school_timetable(settings, each.on)
        except ValueError:
            log.error("a school's hours contradict each other; its rounds are not planned", school=rhythm.school_id)
            return []
        if table.closes_at > reading.now:
            found.append(PlanRound(rhythm.school_id, STANDING_FORM, each.on, each.moved_from, instants_of(table)))
        if report is not None and report.closes_at > reading.now:
            instants = instants_of(report)
            found.append(
                PlanRound(rhythm.school_id, REPORT_FORM, each.on, each.moved_from, instants, asked_of="school")
            )
    return found
