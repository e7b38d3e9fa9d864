"""From stored rows to the values of the rules: a school's people, calendar and ladder, and a case's place on it."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from typing import Any

from bot.cases.climbing import climb_json, with_climb
from bot.cases.duties import held, reachable_posts
from bot.cases.policies import PolicyWrong, policy_from
from bot.cases.policy import NEWEST, SHIPPED, policy_for
from bot.cases.values import SPARED, Case, CaseState, Duty, DutyKind, ManagedBy, Policy, Reachable, Severity
from bot.rounds.calendar import SchoolCalendar, national_days_off, school_calendar
from bot.rounds.settings import settings_from
from bot.rounds.values import CalendarRow, DayOff, Layer
from storage.queries.cases import CaseFile
from storage.queries.responders import Holding, SchoolPeople

LAYERS = {"province": Layer.PROVINCE, "district": Layer.COMMUNE, "commune": Layer.COMMUNE, "school": Layer.SCHOOL}
KINDS = frozenset(DutyKind)


@cache
def _holidays() -> Mapping[date, DayOff]:
    return national_days_off()


def calendar_of(school: SchoolPeople) -> SchoolCalendar:
    """The school's days, with those of the units above it."""
    settings = settings_from(school.settings)
    rows = [
        CalendarRow(day.on, LAYERS.get(day.unit_kind, Layer.NATIONAL), day.reason, day.source, day.is_school_day)
        for day in school.days
    ]
    return school_calendar(_holidays(), rows, settings.week, settings.summer)


def policy_of(school: SchoolPeople, case: Case) -> Policy:
    """The ladder a case began with, with the school's end of day; a stored one that is broken is the shipped one."""
    policy = SHIPPED.get(case.shipped, SHIPPED[NEWEST])
    if case.policy_id is not None and case.policy_id in school.policies:
        # a case must climb whatever somebody wrote into the row; `khaibao doctor` says that it is broken
        with suppress(PolicyWrong, KeyError, ValueError, TypeError):
            policy = policy_from(school.policies[case.policy_id])
    return policy_for(settings_from(school.settings).end_of_day, policy)


def reachable_of(school: SchoolPeople, case: Case, now: datetime) -> Reachable:
    """Who fills the posts of a case now."""
    duties = duties_of(school)
    lineage = (school.school_id, *school.above)
    edges = [ManagedBy(unit, by) for unit, by in zip(lineage, school.above, strict=False)]
    why_not = {h.person_id: _why_not(h) for h in school.holdings}
    doubtful = {h.person_id for h in school.holdings if h.addresses and all(a.is_silent for a in h.addresses)}
    return reachable_posts(duties, edges, case, now, why_not | dict.fromkeys(case.spared, SPARED), doubtful)


def duties_of(school: SchoolPeople) -> list[Duty]:
    """The duties around a school as the rules take them."""
    return [_duty(holding) for holding in school.holdings if holding.kind in KINDS]


def holder_of(school: SchoolPeople, kind: str, now: datetime, class_id: int | None = None) -> Holding | None:
    """Who of the school (of a class) holds a duty now, somebody who can be reached before others; on duty first, then
    in order.
    """
    unit = school.school_id if class_id is None else class_id
    own = {h.id: h for h in school.holdings if h.kind == kind and h.unit_id == unit}
    ordered = [own[duty.id] for duty in held(map(_duty, own.values()), (DutyKind(kind),), unit, now)]
    return next((h for h in ordered if _why_not(h) is None), ordered[0] if ordered else None)


def _duty(holding: Holding) -> Duty:
    return Duty(
        person=holding.person_id,
        kind=DutyKind(holding.kind),
        unit=holding.unit_id,
        order=holding.order,
        from_minute=holding.from_minute,
        to_minute=holding.to_minute,
        weekdays=holding.weekdays,
        from_on=holding.from_on,
        to_on=holding.to_on,
        rota=(holding.rota_weeks, holding.rota_week or 1) if holding.rota_weeks else None,
        covers=holding.covers_id,
        id=holding.id,
    )


def _why_not(holding: Holding) -> str | None:
    if holding.address is None:
        return "not_connected"
    return "blocked" if holding.address.is_blocked else None


def case_of(file: CaseFile) -> Case:
    """A stored case as the ladder sees it."""
    case = Case(
        id=file.id,
        school=file.school_id,
        subject=file.person_id,
        severity=Severity(file.severity),
        opened_at=file.opened_at,
        school_class=file.class_id,
        at_school=file.at_school,
        boards=file.boards,
        state=CaseState(file.state),
        taken_at=file.taken_at,
        taken_by=file.taker.person_id if file.taker else None,
        policy_id=file.policy_id,
        is_drill=file.is_drill,
    )
    return with_climb(case, file.policy)


def asked_at(file: CaseFile) -> datetime | None:
    """When the taker was last asked for an outcome."""
    kept = file.policy.get("asked_at")
    return None if kept is None else datetime.fromisoformat(kept)


def kept(case: Case, asked: datetime | None = None) -> dict[str, Any]:
    """What a case's row keeps of its ladder."""
    return {**climb_json(case), "asked_at": None if asked is None else asked.isoformat()}
