"""Rules of rounds: on which dates, at which instants, why somebody owes. Reminding is in `reminding.py`."""

from datetime import date, datetime, timedelta
from typing import Protocol

from bot.clock import instant
from bot.rounds.values import (
    DayOffRule,
    DebtFacts,
    Milestone,
    OwingReason,
    Progress,
    RoundDate,
    SchoolSettings,
    Timetable,
    local_date,
)

PAUSE_AFTER = 3
"""Unanswered rounds in a row after which reminders pause."""

REPORT_REMINDER = timedelta(minutes=60)
"""How long before a school's own report is due those who prepare it are reminded."""

LONGEST_BREAK = 366
REMINDERS = (Milestone.REMIND_1, Milestone.REMIND_2)


class SchoolDays(Protocol):
    """What a rule needs of a school calendar."""

    def is_school_day(self, on: date) -> bool:
        """Whether there is school on a date."""

    def next_school_day(self, after: date) -> date | None:
        """Find the first school day after a date."""


def round_dates(settings: SchoolSettings, calendar: SchoolDays, from_on: date, days: int) -> list[RoundDate]:
    """List the standing rounds held in the `days` dates from `from_on` on.

    A round on a day off is skipped, or moved to the next school day; what meets there stays one round, and a round in
    its own right is not called moved.
    """
    moves = settings.day_off is DayOffRule.MOVE
    first = _start_of_break(calendar, from_on) if moves else from_on
    end = from_on + timedelta(days=days)
    found: dict[date, RoundDate] = {}
    for on in _dates(first, end):
        if on.weekday() not in settings.days:
            continue
        if calendar.is_school_day(on):
            found[on] = RoundDate(on)
        elif moves and (later := calendar.next_school_day(on)) is not None:
            found.setdefault(later, RoundDate(later, moved_from=on))
    return [found[on] for on in sorted(found) if from_on <= on < end]


def _start_of_break(calendar: SchoolDays, on: date) -> date:
    """Go back over the days off just before a date: their rounds may have moved to it."""
    for _ in range(LONGEST_BREAK):
        before = on - timedelta(days=1)
        if calendar.is_school_day(before):
            break
        on = before
    return on


def _dates(first: date, end: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((end - first).days)]


def timetable(settings: SchoolSettings, on: date) -> Timetable:
    """Give the instants of the standing round of a date."""
    return timetable_between(
        settings, instant(on, settings.opens), instant(on, settings.bell), instant(on, settings.end_of_day)
    )


def school_timetable(settings: SchoolSettings, on: date) -> Timetable | None:
    """Give the instants of the round in which the school itself reports; None where it is not asked to.

    Who prepares it is reminded once, an hour before it is due; it is due on the school day.
    """
    if settings.report is None:
        return None
    opens_at, closes_at = instant(on, settings.opens), instant(on, settings.end_of_day)
    due_at = min(closes_at, instant(on, settings.bell) + timedelta(minutes=settings.report))
    return own_timetable(opens_at, due_at, closes_at)


def own_timetable(opens_at: datetime, due_at: datetime, closes_at: datetime) -> Timetable:
    """Give the instants of a round that is asked of the school itself: no lists, no totals.

    Raises ValueError unless it opens, is due, then closes.
    """
    if not opens_at < due_at <= closes_at:
        raise ValueError("a round opens before it is due, and is due before it closes")
    remind_at = (max(opens_at, due_at - REPORT_REMINDER),)
    return Timetable(opens_at, remind_at, list_at=due_at, due_at=due_at, totals_at=due_at, closes_at=closes_at)


def timetable_between(settings: SchoolSettings, opens_at: datetime, due_at: datetime, closes_at: datetime) -> Timetable:
    """Give the instants of a round that is opened by order; raises ValueError unless it opens, is due, then closes.

    What the school's settings put before the opening happens at the opening; two reminders that meet are one.
    """
    if not opens_at < due_at <= closes_at:
        raise ValueError("a round opens before it is due, and is due before it closes")
    reminders = {max(opens_at, due_at - timedelta(minutes=minutes)) for minutes in settings.reminders}
    return Timetable(
        opens_at=opens_at,
        remind_at=tuple(sorted(reminders)),
        list_at=max(opens_at, due_at - timedelta(minutes=settings.lists)),
        due_at=due_at,
        totals_at=min(closes_at, due_at + timedelta(minutes=settings.totals)),
        closes_at=closes_at,
    )


def next_milestone(table: Timetable, done: Milestone) -> tuple[Milestone, datetime] | None:
    """Give the milestone after the last one done; None after closing."""
    order = list(Milestone)
    for milestone, at in table.instants():
        if order.index(milestone) > order.index(done):
            return milestone, at
    return None


def progress(table: Timetable, done: Milestone, now: datetime) -> Progress:
    """Find what has come due since `done`, however late this look is.

    A late reminder leaves once, and never at or after the due time; lists leave until the round closes, totals on the
    same date (design.md 3.3: any tick may run late).
    """
    passed: list[Milestone] = []
    while (following := next_milestone(table, done)) is not None and following[1] <= now:
        done = following[0]
        passed.append(done)
    late_reminders = [milestone for milestone in passed if milestone in REMINDERS][:-1]
    dropped = tuple(m for m in passed if m in late_reminders or not _still_leaves(m, table, now))
    return Progress(
        act=tuple(milestone for milestone in passed if milestone not in dropped),
        dropped=dropped,
        done=done,
        next_at=following[1] if following else None,
    )


def _still_leaves(milestone: Milestone, table: Timetable, now: datetime) -> bool:
    if milestone in REMINDERS:
        return now < table.due_at
    if milestone is Milestone.LIST:
        return now < table.closes_at
    if milestone is Milestone.TOTALS:
        return local_date(now) == local_date(table.totals_at)
    return True


def owing_reason(facts: DebtFacts) -> OwingReason:
    """Say why a declaration is still owed: the first reason that holds, in the order of `OwingReason`.

    One account that can be reached and has consented is enough to look further; a withdrawal stops all of them.
    """
    if facts.has_withdrawn:
        return OwingReason.NOT_BY_CHAT
    if not facts.accounts:
        return OwingReason.NOT_CONNECTED
    consenting = [account for account in facts.accounts if account.has_consented]
    if not consenting:
        return OwingReason.NOT_BY_CHAT
    open_accounts = [account for account in consenting if not account.is_blocked]
    if not open_accounts:
        return OwingReason.BLOCKED
    tried = [account.is_delivered for account in open_accounts if account.is_delivered is not None]
    if tried and not any(tried):
        return OwingReason.NOT_DELIVERED
    return OwingReason.PAUSED if should_pause(facts.unanswered) else OwingReason.NOT_ANSWERED


def should_pause(unanswered: int) -> bool:
    """Whether reminders pause, by the number of rounds in a row that nobody answered."""
    return unanswered >= PAUSE_AFTER


def should_ask_to_call(unanswered: int) -> bool:
    """Whether the teacher is asked to call, which happens once: when the reminders pause."""
    return unanswered == PAUSE_AFTER
