"""Rules of cases: who is told next, what a graver flag changes, when a taken case comes back to its taker."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from bot.cases.hours import end_of_school_day, is_night, is_open, next_morning, next_open
from bot.cases.ladder import Ladder, lay_out
from bot.cases.rungs import Found, find
from bot.cases.values import (
    Case,
    CaseState,
    Done,
    Ended,
    Flag,
    OperatorAlarm,
    Policy,
    Post,
    Reachable,
    Rung,
    SchoolDays,
    Severity,
    Step,
    Tell,
    TellReason,
    Told,
    Unreached,
    Wait,
)

OPERATORS = Rung(timedelta(), (Post.OPERATOR,))
TAKING = (Post.SCHOOL_HEALTH, Post.DEPUTY, Post.PRINCIPAL, Post.BOARDING)
"""Posts whose duty it is to take a case; a class teacher only hears of it."""


def next_step(
    case: Case, policy: Policy, reachable: Reachable, calendar: SchoolDays, now: datetime
) -> Step | OperatorAlarm | Wait | Done:
    """Decide what a case needs now. Store a Step or an alarm with `carried_out`, then ask again.

    A step nobody can be reached on climbs at once and says so; only holders in `reachable` are ever told (design.md
    3.4).
    """
    if case.state is CaseState.CLOSED:
        return Done(Ended.CLOSED)
    ladder = lay_out(case, policy, calendar)
    if not ladder.rungs:
        return Done(Ended.NOTED)
    if case.state is not CaseState.OPEN:
        if case.is_drill:
            return Done(Ended.TAKEN)
        return _inform(case, ladder, reachable, now)
    return _climb(case, ladder, reachable, now)


def _climb(case: Case, ladder: Ladder, reachable: Reachable, now: datetime) -> Step | OperatorAlarm | Wait | Done:
    missed: tuple[Unreached, ...] = ()
    for entry in ladder.rungs[case.step :]:
        if not missed and (until := ladder.waits_until(entry, case, now)) is not None:
            return Wait(until)
        found = find(entry.rung, case, reachable)
        if found.tell:
            tell = _tells(found, entry.rung, case, ladder.policy, now, climbed=bool(missed))
            done = _carried(case, entry.number, tell, now)
            past = tuple(dict.fromkeys(one.post for one in missed))
            return Step(entry.number, tell, missed + found.unreached, ladder.next_due_at(done), past)
        if not found.is_satisfied:
            missed += found.unreached
    if not missed:
        return Done(Ended.EXHAUSTED)
    operators = find(OPERATORS, case, reachable).tell
    rings = case.severity is Severity.EMERGENCY or not is_night(ladder.policy, now)
    return OperatorAlarm(
        len(ladder.rungs),
        missed,
        tuple(Tell(h.person, post, h.duty, rings, TellReason.UNREACHED) for post, h in operators),
    )


def _tells(found: Found, rung: Rung, case: Case, policy: Policy, now: datetime, *, climbed: bool) -> tuple[Tell, ...]:
    """Say how each person is told: amber is silent until it was left untaken, and only an emergency rings by night."""
    is_amber = case.severity is Severity.AMBER
    is_untaken = bool(case.told_now)
    reason = TellReason.UNTAKEN if is_untaken else TellReason.UNREACHED if climbed else TellReason.NEW
    rings = rung.rings and (is_untaken or not is_amber) and (rung.rings_by_night or not is_night(policy, now))
    return tuple(
        Tell(holder.person, post, holder.duty, rings, reason, is_amber and not case.is_drill)
        for post, holder in found.tell
    )


def _inform(case: Case, ladder: Ladder, reachable: Reachable, now: datetime) -> Step | Wait | Done:
    """Tell, silently, the posts that hear of a grave case even though somebody took it before their rung came."""
    told = set(case.told_now)
    for entry in ladder.rungs[case.step :]:
        found = find(replace(entry.rung, posts=entry.rung.informs), case, reachable) if entry.rung.informs else Found()
        fresh = [(post, holder) for post, holder in found.tell if holder.person not in told]
        if not fresh:
            continue
        if (until := ladder.waits_until(entry, case, now)) is not None:
            return Wait(until)
        tell = tuple(Tell(h.person, post, h.duty, rings=False, reason=TellReason.INFORM) for post, h in fresh)
        return Step(entry.number, tell)
    return Done(Ended.TAKEN)


def catch_up(
    case: Case, policy: Policy, reachable: Reachable, calendar: SchoolDays, now: datetime, knows: Collection[int]
) -> Step | Wait | None:
    """Say who is to be told of steps already done, when nobody who could take the case `knows` of it; None: nobody.

    Those posts were empty then. What may wait for open hours waits for them here too.
    """
    if case.state is not CaseState.OPEN or case.is_drill or case.step == 0:
        return None
    at_hand = {holder.person for post in TAKING for holder in reachable.get(post, ()) if holder.why_not is None}
    if at_hand.intersection(knows):
        return None
    ladder = lay_out(case, policy, calendar)
    tell: dict[int, Tell] = {}
    for entry in ladder.rungs[: case.step]:
        found = find(entry.rung, case, reachable)
        for one in _tells(found, entry.rung, case, policy, now, climbed=True):
            if one.post in TAKING:
                tell.setdefault(one.person, one)
    if not tell:
        return None
    if ladder.rungs[case.step - 1].in_hours and not is_open(policy, calendar, now):
        return Wait(next_open(policy, calendar, now))
    return Step(case.step, tuple(tell.values()))


def carried_out(case: Case, step: Step | OperatorAlarm, now: datetime) -> Case:
    """Give the case after a step or alarm was put in the outbox."""
    return _carried(case, step.number, step.tell, now)


def _carried(case: Case, number: int, tell: tuple[Tell, ...], now: datetime) -> Case:
    told = tuple(Told(one.person, one.post, case.severity, number) for one in tell)
    # whoever heard of it now has its mornings before them
    return replace(case, step=number, stepped_at=now, mornings=0, told=case.told + told)


def opens_case(severity: Severity) -> bool:
    """Whether a flag opens a case; a note is only listed."""
    return severity is not Severity.NOTE


def merge(case: Case, flag: Flag) -> Case:
    """Take in a later declaration: severity rises, never falls, and "well" changes nothing (design.md 3.12).

    A graver flag starts the graver ladder anew and asks for a new acknowledgement. Raises ValueError on a closed case.
    """
    if case.state is CaseState.CLOSED:
        raise ValueError("a closed case takes no more flags: open a new one")
    if flag.severity is None:
        return case
    if flag.at_school is not None:
        case = replace(case, at_school=flag.at_school)
    if flag.severity.rank <= case.severity.rank:
        return case
    return replace(
        case,
        severity=flag.severity,
        state=CaseState.OPEN,
        taken_at=None,
        taken_by=None,
        ladder_from=flag.at,
        step=0,
        stepped_at=None,
        mornings=0,
        reminded_at=None,
    )


def begun_anew(case: Case, starts: datetime) -> Case:
    """Give a case that nobody has any more, with a ladder of which nothing is done, from an instant on."""
    return replace(
        case,
        state=CaseState.OPEN,
        taken_at=None,
        taken_by=None,
        ladder_from=starts,
        step=0,
        stepped_at=None,
        mornings=0,
        reminded_at=None,
        told=(),
    )


def follow_up_at(case: Case, policy: Policy, calendar: SchoolDays, asked_at: datetime | None = None) -> datetime | None:
    """Give the instant a case that was taken but has no outcome comes back to its taker; None if it does not.

    30 minutes after it was taken (or last asked about) when red or emergency, else at the end of the school day. By
    night only an emergency comes back, once and silently; nobody else is woken for what somebody has taken.
    """
    if case.is_drill or case.state is not CaseState.TAKEN or case.taken_at is None:
        return None
    base = max(case.taken_at, asked_at or case.taken_at)
    may_ask_by_night = case.severity is Severity.EMERGENCY and base == case.taken_at
    if case.severity.rank < Severity.RED.rank:
        return end_of_school_day(policy, calendar, base)
    at = base + policy.follow_up_after
    return next_morning(policy, calendar, at) if is_night(policy, at) and not may_ask_by_night else at
