"""Open hours of a ladder: 06:00-20:00 of a school day, by the policy. Plain functions over values."""

from datetime import date, datetime, timedelta

from bot.cases.values import Policy, SchoolDays
from bot.clock import VIETNAM, instant


def is_open(policy: Policy, calendar: SchoolDays, at: datetime) -> bool:
    """Whether an instant lies within the hours of a school day."""
    local = at.astimezone(VIETNAM)
    return policy.starts <= local.time() < policy.ends and calendar.is_school_day(local.date())


def is_night(policy: Policy, at: datetime) -> bool:
    """Whether an instant lies outside the hours of any day, when only an emergency rings."""
    return not policy.starts <= at.astimezone(VIETNAM).time() < policy.ends


def next_open(policy: Policy, calendar: SchoolDays, at: datetime) -> datetime:
    """Give the instant itself if it is open, else the next opening."""
    if is_open(policy, calendar, at):
        return at
    local = at.astimezone(VIETNAM)
    on = local.date()
    if local.time() >= policy.starts or not calendar.is_school_day(on):
        on = _next_school_day(calendar, on)
    return instant(on, policy.starts)


def next_morning(policy: Policy, calendar: SchoolDays, at: datetime) -> datetime:
    """Give the next instant at which nobody is woken any more: the opening on a school day, later on a day off."""
    local = at.astimezone(VIETNAM)
    on = local.date() if local.time() < policy.starts else local.date() + timedelta(days=1)
    return instant(on, policy.starts if calendar.is_school_day(on) else max(policy.morning, policy.starts))


def first_morning(policy: Policy, calendar: SchoolDays, after: datetime, *, on_days_off: bool) -> datetime:
    """Give the first morning (`policy.morning`) at or after an instant, of a school day or of any day."""
    on = after.astimezone(VIETNAM).date()
    if instant(on, policy.morning) < after:
        on += timedelta(days=1)
    if not on_days_off and not calendar.is_school_day(on):
        on = _next_school_day(calendar, on)
    return instant(on, policy.morning)


def add_open(policy: Policy, calendar: SchoolDays, at: datetime, span: timedelta) -> datetime:
    """Go forward by a span of open time: a ladder does not run while it waits for the morning."""
    at = next_open(policy, calendar, at)
    while (closing := instant(at.astimezone(VIETNAM).date(), policy.ends)) <= at + span:
        span -= closing - at
        at = next_open(policy, calendar, closing)
    return at + span


def end_of_school_day(policy: Policy, calendar: SchoolDays, after: datetime) -> datetime:
    """Give the first end of a school day after an instant."""
    on = after.astimezone(VIETNAM).date()
    if not calendar.is_school_day(on) or instant(on, policy.end_of_day) <= after:
        on = _next_school_day(calendar, on)
    return instant(on, policy.end_of_day)


def _next_school_day(calendar: SchoolDays, after: date) -> date:
    """A school without any school day in a year still has a tomorrow, so that nothing waits for ever."""
    return calendar.next_school_day(after) or after + timedelta(days=1)
