"""What a round has said unasked: reminders, lists, totals; and for whom reminders pause. Keys make each of them one."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from bot.rounds.reminding import reminder_due
from bot.rounds.rules import should_pause
from bot.rounds.values import Debt, Debtor, Role
from storage.changes import Change
from storage.changes.outbox import Priority, Push
from storage.changes.rounds import SetPaused
from storage.needs import Reading
from storage.queries.debtors import DebtorRow, OwedRow, Reminded, debtors
from storage.queries.order_work import keys_of_rounds
from storage.queries.rounds import Office, RoundRow, offices
from storage.values import AD_HOC

COUNTED = ("ready", "leased", "sent", "refused")
"""States of a reminder that was tried or still will be: what one account does not take is passed on at once, under the
same number, to the person's next one; where there is none, the list says so and nobody is pestered in vain."""


def reminders(reading: Reading, round_: RoundRow) -> Iterator[Change]:
    """One message to each person who owes in this round, for all they owe anywhere, if their reminder is due."""
    rows = debtors(reading, round_)
    keys = keys_of_rounds(reading.connection, {owed.round for row in rows for owed in row.owed})
    for row in rows:
        today = [each for each in row.reminded if each.on == reading.today]
        debtor = Debtor(
            is_paused=row.paused,
            muted_until=row.muted_until,
            reminded_at=_reminded_at(today),
        )
        found = reminder_due(debtor, tuple(_debt(owed) for owed in row.owed), reading.now)
        if found is None:
            continue
        number = max((each.number for each in today), default=0) + 1
        yield Push(
            f"rem:{keys[found.debts[0].round]}:{reading.today.isoformat()}:{row.account_id}:{number}",
            row.account_id,
            row.bot,
            "reminder",
            Priority.REMINDER,
            reading.now,
            {"on": reading.today.isoformat(), "number": number},
            expires_at=found.groups[-1].due_at,
        )


def _reminded_at(today: Sequence[Reminded]) -> tuple[datetime, ...]:
    """When each reminder of today was made; one that was passed on is the same one."""
    first: dict[int, datetime] = {}
    for each in today:
        if each.state in COUNTED:
            first.setdefault(each.number, each.at)
    return tuple(first.values())


def _debt(owed: OwedRow) -> Debt:
    return Debt(
        subject=owed.person_id,
        school=owed.round.school_id,
        round=owed.round.id,
        role=Role(owed.role),
        opens_at=owed.round.opens_at,
        remind_at=tuple(at for at in (owed.round.remind_1_at, owed.round.remind_2_at) if at is not None),
        due_at=owed.round.due_at,
        is_by_order=owed.round.order_kind == AD_HOC,
    )


def lists(reading: Reading, round_: RoundRow) -> Iterator[Change]:
    """Each homeroom teacher's list of the class, and the list of school health."""
    for office in offices(reading, round_.school_id):
        if office.kind == "homeroom":
            key = f"list:{round_.id}:{office.unit_id}"
            yield from _to(office, key, "class_list", {"round": round_.id, "class": office.unit_id}, reading, round_)
        elif office.kind == "school_health":
            yield from _to(office, f"nurse:{round_.id}", "nurse_list", {"round": round_.id}, reading, round_)


def totals(reading: Reading, round_: RoundRow) -> Iterator[Change]:
    """The principal's totals, also when all is well or nothing came."""
    for office in offices(reading, round_.school_id):
        if office.kind == "principal":
            yield from _to(office, f"total:{round_.id}", "totals", {"round": round_.id}, reading, round_)


def _to(
    office: Office, key: str, kind: str, about: dict[str, int], reading: Reading, round_: RoundRow
) -> Iterator[Change]:
    if office.address is not None and not office.address.is_blocked:
        yield Push(
            f"{key}:{office.address.account_id}",
            *office.address.to,
            kind,
            Priority.DIGEST,
            reading.now,
            about,
            expires_at=round_.closes_at,
        )


def told_off(reading: Reading, round_: RoundRow, plan_id: int) -> Iterator[Change]:
    """Who was asked to declare by an order, and still owes, hears once that it is off."""
    if round_.asked_of != "person" or round_.remind_1_at is None:
        return
    for row in debtors(reading, round_, is_off=True):
        if any(each.at >= round_.remind_1_at for each in row.reminded):
            about = {"plan": plan_id, "school": round_.school_id}
            key = f"off:{plan_id}:{row.account_id}"
            yield Push(key, row.account_id, row.bot, "round_off", Priority.REMINDER, reading.now, about)


def pauses(reading: Reading, round_: RoundRow) -> Iterator[Change]:
    """Pause reminders to accounts that left three rounds in a row unanswered."""
    if round_.remind_1_at is None:
        return
    for row in debtors(reading, round_):
        if not row.paused and should_pause(len(_unanswered(row))):
            yield SetPaused(row.account_id, True)


def _unanswered(row: DebtorRow) -> set[date]:
    """Dates whose reminders nobody answered since the last answer, or since reminders were asked for again."""
    return {
        each.on
        for each in row.reminded
        if each.state == "sent"
        and (row.answered_on is None or each.on > row.answered_on)
        and (row.muted_until is None or each.at >= row.muted_until)
    }
