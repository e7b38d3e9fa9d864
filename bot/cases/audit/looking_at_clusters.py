"""Gathering the rows by which the auditor judges clusters."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import structlog

from bot.cases.audit.likeness import Around, Spread, judge_likeness, judge_spread
from bot.cases.audit.wrong import LATE_GRACE, LOOKS_BACK, Wrong
from bot.cases.clusters.telling import STATION
from bot.cases.clusters.values import SAME_ILLNESS
from bot.cases.clusters.weighing import rule_of, rules_of
from bot.cases.school import calendar_of, policy_of, reachable_of
from bot.cases.values import Case, Severity
from storage.cluster_values import ClusterRow
from storage.needs import Reading
from storage.queries.audit_clusters import (
    ClusterTrace,
    counted_in,
    declared_like,
    grown_clusters,
    places_of_like,
    rules_made,
)
from storage.queries.cluster_units import schools_below, surroundings
from storage.queries.responders import SchoolPeople, school_people

log = structlog.get_logger()


def uncounted(reading: Reading) -> Iterable[Wrong]:
    """Who fell ill lately as one of enough and is in no cluster."""
    back = reading.now - LOOKS_BACK
    places = places_of_like(reading, back)
    if not places:
        return ()
    made = rules_made(reading)
    near = surroundings(reading, places)
    below = schools_below(reading, sorted({each.together for each in near.values()}), reading.today)
    around = {
        school: Around(
            rules_of(each),
            each.together,
            below[each.together],
            max((made[unit] for unit in each.lineage if unit in made), default=None),
        )
        for school, each in near.items()
    }
    schools = {school for each in around.values() for school in each.below} | set(places)
    rules = {rule for each in around.values() for rule in each.rules}
    far = max((rule.window for rule in rules), default=timedelta()) + SAME_ILLNESS
    declared = declared_like(reading, schools, {rule.syndrome for rule in rules}, back - far)
    counted = counted_in(reading, {each.person_id for each in declared if each.at >= back})
    return judge_likeness(declared, around, counted, back, reading.now - LATE_GRACE)


def untold_clusters(reading: Reading, since: datetime) -> Iterable[Wrong]:
    """What is wrong with whom living clusters told."""
    found = grown_clusters(reading, reading.now - LOOKS_BACK)
    schools = {row.uid: row.school_id or min(member.school_id for member in row.members) for row, _ in found}
    people = school_people(reading, sorted(set(schools.values()))) if found else {}
    for row, traces in found:
        try:
            yield from judge_spread(_spread(reading, row, traces, people[schools[row.uid]]), reading.now, since)
        except Exception:  # the outer edge of the auditor
            log.exception("a cluster cannot be judged", cluster=row.id)
            yield Wrong(f"stuck:cluster:{row.uid.hex()}:unreadable", "stuck")


def _spread(reading: Reading, row: ClusterRow, traces: tuple[ClusterTrace, ...], school: SchoolPeople) -> Spread:
    case = Case(0, school.school_id, 0, Severity.RED, reading.now, policy_id=school.ladder_id)
    stations = frozenset(
        h.person_id
        for h in school.holdings
        if h.kind == STATION and h.unit_id in school.stations and h.address is not None and not h.address.is_blocked
    )
    return Spread(
        row,
        rule_of(row),
        traces,
        policy_of(school, case),
        calendar_of(school),
        lambda: reachable_of(school, case, reading.now),
        stations,
    )
