"""The ladder of one case laid out in time: which rungs, when, and how it waits for open hours. Plain values."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.cases.hours import add_open, end_of_school_day, is_open, next_open
from bot.cases.values import Case, Policy, Rung, SchoolDays


@dataclass(frozen=True)
class PlannedRung:
    """A rung with its number on a case's own ladder and the instant (UTC) it is planned for.

    `in_hours`: its minutes run in open hours only.
    """

    number: int
    rung: Rung
    due_at: datetime
    in_hours: bool


@dataclass(frozen=True)
class Ladder:
    """All rungs of a case, under its policy and calendar."""

    rungs: tuple[PlannedRung, ...]
    policy: Policy
    calendar: SchoolDays

    def due_at(self, entry: PlannedRung, case: Case) -> datetime:
        """Give a rung's instant: as planned, yet never closer to the last step done than the policy sets them apart.

        So nobody loses their minutes to a process that was down.
        """
        if case.stepped_at is None or not 1 <= case.step <= len(self.rungs):
            return entry.due_at
        last = self.rungs[case.step - 1]
        gap = max(entry.rung.after - last.rung.after, timedelta())
        return max(entry.due_at, _clocked(self.policy, self.calendar, case.stepped_at, gap, entry.in_hours))

    def waits_until(self, entry: PlannedRung, case: Case, now: datetime) -> datetime | None:
        """Give the instant a rung still waits for; None if it is due and may be done now."""
        due_at = self.due_at(entry, case)
        if now < due_at:
            return due_at
        if entry.in_hours and not is_open(self.policy, self.calendar, now):
            return next_open(self.policy, self.calendar, now)
        return None

    def next_due_at(self, case: Case) -> datetime | None:
        """Give the instant of the rung after the last step done; None at the end."""
        return self.due_at(self.rungs[case.step], case) if case.step < len(self.rungs) else None


def lay_out(case: Case, policy: Policy, calendar: SchoolDays) -> Ladder:
    """Lay out the ladder of a case by its severity and by whether it starts within the hours.

    Off hours is not unreachable: what may wait starts at the next opening; an emergency has rungs of its own. A drill
    has none of those, whatever its grade: nobody is woken for it.
    """
    start = case.started_at
    off = policy.off_hours.get(case.severity)
    if off is None:
        return Ladder((), policy, calendar)
    starts_off = not case.is_drill and not is_open(policy, calendar, start)
    waits = case.is_drill or off.waits
    first = off.ladder if starts_off else ()
    then = policy.ladders[case.severity] if waits or not starts_off else ()
    planned = [PlannedRung(n, rung, start + rung.after, in_hours=False) for n, rung in enumerate(first, start=1)]
    for number, rung in enumerate(then, start=len(first) + 1):
        due_at = _clocked(policy, calendar, start, rung.after, waits)
        if rung.at_end_of_day:
            due_at = max(due_at, end_of_school_day(policy, calendar, start))
        planned.append(PlannedRung(number, rung, due_at, in_hours=waits))
    return Ladder(tuple(planned), policy, calendar)


def _clocked(policy: Policy, calendar: SchoolDays, at: datetime, span: timedelta, in_hours: bool) -> datetime:
    return add_open(policy, calendar, at, span) if in_hours else at + span
