"""Rules of reminding: one message a person for everything they owe, never more than their day allows, never too late.

Decided over one account's debts; imports values and rules only.
"""

from datetime import datetime

from bot.rounds.rules import should_pause
from bot.rounds.values import REMINDERS, Debt, Debtor, DueGroup, Reminder, local_date


def reminder_due(debtor: Debtor, debts: tuple[Debt, ...], now: datetime) -> Reminder | None:
    """Decide whether an account is reminded now, and of what: all it owes and can still do before the due time.

    A family's message leaves at the earliest of its schools' times and counts as that reminder for every child in it;
    reminders that came due while nobody looked leave as one.
    """
    at = next_reminder_at(debtor, debts, now)
    if at is None or at > now:
        return None
    owed = sorted(_open(debts, now), key=lambda debt: debt.due_at)
    times = sorted({debt.due_at for debt in owed})
    groups = tuple(DueGroup(due_at, tuple(debt for debt in owed if debt.due_at == due_at)) for due_at in times)
    return Reminder(len(debtor.reminded_at) + 1, local_date(now), groups)


def next_reminder_at(debtor: Debtor, debts: tuple[Debt, ...], now: datetime) -> datetime | None:
    """Give the instant of the account's next reminder, in the past if it is late; None if there will be none."""
    if not debtor.wants_reminders or debtor.is_paused:
        return None
    instants = [
        at
        for debt in debts
        if now < debt.due_at and _is_allowed(debtor, debt) and not should_pause(debt.unanswered)
        for at in [at for at in _left(debtor, debt) if debtor.muted_until is None or at >= debtor.muted_until][:1]
    ]
    return min(instants, default=None)


def _is_allowed(debtor: Debtor, debt: Debt) -> bool:
    """Whether the day still has a reminder for this; an order that nobody was told of is told once all the same."""
    if len(debtor.reminded_at) < REMINDERS[debt.role]:
        return True
    return debt.is_by_order and not any(at >= debt.opens_at for at in debtor.reminded_at)


def _left(debtor: Debtor, debt: Debt) -> tuple[datetime, ...]:
    """List the reminders of a debt that no message has covered yet.

    Each message since the round opened covers one, and at least all whose time had come when it left.
    """
    own = debt.remind_at[: REMINDERS[debt.role]]
    since = [at for at in debtor.reminded_at if at >= debt.opens_at]
    covered = max(len(since), sum(at <= since[-1] for at in own)) if since else 0
    return own[covered:]


def _open(debts: tuple[Debt, ...], now: datetime) -> list[Debt]:
    return [debt for debt in debts if debt.opens_at <= now < debt.due_at]
