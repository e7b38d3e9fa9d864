"""What is said to those who prepare and sign a school's own declaration, and who may sign it."""

from collections.abc import Iterator, Sequence

from storage.changes import Change
from storage.changes.outbox import Priority, Push
from storage.needs import Reading
from storage.queries.filings import SIGNS, Holder, filed_in, holders_of, remedies_of
from storage.queries.order_work import keys_of_rounds
from storage.queries.rounds import RoundRow


def reminders(reading: Reading, round_: RoundRow) -> Iterator[Change]:
    """Once, an hour before it is due: to whoever signs; the others see it in the menu, their morning is full.

    Once it is signed only what is still to be put right is left to say.
    """
    if filed_in(reading, [round_.id]) and not remedies_of(reading, [round_.school_id])[round_.school_id]:
        return
    holders = holders_of(reading, [round_.school_id])[round_.school_id]
    key = keys_of_rounds(reading.connection, [round_])[round_.id]
    for holder in holders:
        if holder.kind in who_signs(holders) and holder.address is not None and not holder.address.is_blocked:
            yield Push(
                f"filing:{key}:{round_.id}:{holder.address.account_id}",
                *holder.address.to,
                "filing",
                Priority.REMINDER,
                reading.now,
                {"round": round_.id},
                expires_at=round_.closes_at,
            )


def who_signs(holders: Sequence[Holder]) -> tuple[str, ...]:
    """The duties that may sign: the principal's; a deputy's where no principal can be reached here."""
    has_principal = any(each.kind == SIGNS and each.address is not None for each in holders)
    return (SIGNS,) if has_principal else (SIGNS, "deputy_head")
