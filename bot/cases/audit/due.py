"""How much of a ladder's time has passed, measured as time gone by in open hours. Plain functions over values.

The ladder adds minutes to its start to find an instant; here the minutes since are counted, so that a mistake in one
does not hide in the other.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.cases.rungs import NOT_ALWAYS_THERE
from bot.cases.standing import QUIET, WEEK
from bot.cases.values import Case, Holder, Policy, Post, Reachable, Rung, SchoolDays, Severity, Spread
from bot.clock import VIETNAM, instant

ENOUGH = timedelta(days=3)
"""No step is later than a day of open time: counting on would tell nothing."""


def open_time(policy: Policy, calendar: SchoolDays, start: datetime, end: datetime) -> timedelta:
    """Count the open time between two instants, up to three days of it."""
    total, on, last = timedelta(), start.astimezone(VIETNAM).date(), end.astimezone(VIETNAM).date()
    while on <= last and total < ENOUGH:
        if calendar.is_school_day(on):
            overlap = min(end, instant(on, policy.ends)) - max(start, instant(on, policy.starts))
            total += max(overlap, timedelta())
        on += timedelta(days=1)
    return total


def is_open_at(policy: Policy, calendar: SchoolDays, at: datetime) -> bool:
    """Whether an instant lies in open hours."""
    there = at.astimezone(VIETNAM)
    return calendar.is_school_day(there.date()) and policy.starts <= there.time() < policy.ends


def day_ends(policy: Policy, calendar: SchoolDays, after: datetime) -> datetime:
    """The first end of a school day after an instant; of a school that has no day in a year, tomorrow's."""
    first = on = after.astimezone(VIETNAM).date()
    while on < first + timedelta(days=400):
        if calendar.is_school_day(on) and instant(on, policy.end_of_day) > after:
            return instant(on, policy.end_of_day)
        on += timedelta(days=1)
    return instant(first + timedelta(days=1), policy.end_of_day)


def follow_up_due(
    policy: Policy, calendar: SchoolDays, severity: Severity, base: datetime, *, is_first: bool
) -> datetime:
    """When whoever took a case (or was asked) at an instant has to be asked: amber at the end of the school day.

    By night only an emergency comes back, and only for the first time.
    """
    if severity is Severity.AMBER:
        return day_ends(policy, calendar, base)
    at = base + policy.follow_up_after
    there = at.astimezone(VIETNAM)
    if (severity is Severity.EMERGENCY and is_first) or policy.starts <= there.time() < policy.ends:
        return at
    on = there.date() if there.time() < policy.starts else there.date() + timedelta(days=1)
    return instant(on, policy.starts if calendar.is_school_day(on) else max(policy.morning, policy.starts))


@dataclass(frozen=True)
class Passed:
    """The ladder of a severity that began at an instant, and what of it has passed by `now`.

    `up_since`: the program has been up since then. Minutes in which it was down are made up for in open hours only.
    """

    policy: Policy
    calendar: SchoolDays
    severity: Severity
    started_at: datetime
    now: datetime
    up_since: datetime

    @property
    def rungs(self) -> tuple[tuple[Rung, bool], ...]:
        """The rungs in order; whether the minutes of each run in open hours only."""
        off = self.policy.off_hours.get(self.severity)
        if off is None:
            return ()
        is_off = not is_open_at(self.policy, self.calendar, self.started_at)
        first = [(rung, False) for rung in off.ladder] if is_off else []
        then = [(rung, off.waits) for rung in self.policy.ladders[self.severity]] if off.waits or not is_off else []
        return (*first, *then)

    def overdue(self, done: int, stepped_at: datetime | None, grace: timedelta) -> Iterator[int]:
        """The numbers of rungs after the last one done whose time, and a grace, has passed.

        A rung keeps its distance to the last one done: nobody loses their minutes to a program that was down.
        """
        rungs = self.rungs
        for number, (rung, in_hours) in enumerate(rungs, start=1):
            if number <= done or self._gone(self.started_at, in_hours=in_hours) < rung.after + grace:
                continue
            if self._gone(self.up_since, in_hours=in_hours) < grace:
                continue
            if rung.at_end_of_day and self._gone(self._day_end, in_hours=in_hours) < grace:
                continue
            if stepped_at is not None and 1 <= done <= len(rungs):
                gap = max(rung.after - rungs[done - 1][0].after, timedelta())
                if self._gone(stepped_at, in_hours=in_hours) < gap + grace:
                    continue
            yield number

    def missed_morning(self, done: int, heard_at: datetime, mornings: int, grace: timedelta) -> datetime | None:
        """The morning on which a case at the end of its ladder had to come back and did not; by day it is made up for.

        Whoever heard of it within the hours before a morning is left in peace on it, and for a week after so many
        `mornings` in a row.
        """
        standing = self.policy.standing.get(self.severity)
        there = self.now.astimezone(VIETNAM)
        begun = instant(there.date(), self.policy.starts) + grace
        is_day = begun <= self.now and there.time() < self.policy.ends
        if standing is None or done < len(self.rungs) or not is_day:
            return None
        is_weekly = mornings >= standing.daily
        any_day = standing.on_days_off and not is_weekly
        again_at = heard_at + (WEEK if is_weekly else QUIET)
        on, last = again_at.astimezone(VIETNAM).date(), self.now.astimezone(VIETNAM).date()
        while on <= last:
            morning = instant(on, self.policy.morning)
            if morning >= again_at and (any_day or self.calendar.is_school_day(on)):
                return morning if self.now >= morning + grace else None
            on += timedelta(days=1)
        return None

    @property
    def _day_end(self) -> datetime:
        return day_ends(self.policy, self.calendar, self.started_at)

    def _gone(self, start: datetime, *, in_hours: bool) -> timedelta:
        return open_time(self.policy, self.calendar, start, self.now) if in_hours else self.now - start

    def needs_somebody(self, number: int, case: Case, reachable: Reachable, told: Collection[int]) -> bool:
        """Whether a rung whose time has passed must have left a trace: it tells somebody, or nobody can be told.

        No trace is right only where everybody whom it could tell had been told before.
        """
        rung = self.rungs[number - 1][0]
        if rung.spread is Spread.NEXT:
            live = [h for post in (Post.SCHOOL_HEALTH, Post.DEPUTY) for h in _live(post, case, reachable)]
            fresh = [holder for holder in live if holder.person not in told]
            return bool(fresh) or len({holder.person for holder in live}) < 2
        if rung.spread is Spread.AGAIN and any(h.person in told for post in Post for h in _live(post, case, reachable)):
            return True
        for post in rung.posts:
            if not _concerns(post, case):
                continue
            live = _live(post, case, reachable)
            if post in rung.on_duty_only:
                if any(holder.is_on_duty for holder in live):
                    return True
            elif live or post not in NOT_ALWAYS_THERE:
                return True
        return False


def _concerns(post: Post, case: Case) -> bool:
    if post is Post.HOMEROOM:
        return case.at_school is not False
    return post is not Post.BOARDING or case.boards


def _live(post: Post, case: Case, reachable: Reachable) -> list[Holder]:
    return [h for h in reachable.get(post, ()) if h.person != case.subject and h.why_not is None]
