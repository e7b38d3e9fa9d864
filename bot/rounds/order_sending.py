"""What an order sends and when, from what it would reach: letters at once, persons as their schools remind."""

from dataclasses import dataclass
from datetime import datetime

from bot.rounds.order_rules import last_first_at, reminding, signer_reminded_at
from bot.rounds.settings import settings_from
from storage.queries.scopes import Weight


@dataclass(frozen=True, slots=True)
class Sending:
    """The messages of an order that goes out now.

    `last_at`: the last first message has left; None: nobody can be reached. `first_at`: the first person is asked;
    None: no person is. `again_at`: from when on whoever is behind is reminded, `reminders` persons (or schools, where
    they are asked) at most. `is_too_late`: not all of it can leave before it is due.
    """

    last_at: datetime | None
    first_at: datetime | None
    again_at: datetime | None
    reminders: int
    is_too_late: bool


def sending_of(
    weight: Weight, asked_of: str, now: datetime, opens_at: datetime | None, due_at: datetime, a_second: int
) -> Sending:
    """Reckon with what the schools have set for their reminders, and what waits to be sent already."""
    opens_at = max(opens_at or now, now)
    rhythms = [settings_from({"reminders": text} if text else {}) for text in weight.reminded.rhythms]
    first = reminding(opens_at, due_at, rhythms) if weight.reminded.accounts else None
    last_at = last_first_at(now, weight.letters, weight.reminded.accounts, weight.waiting, first, a_second)
    again_at = first.again_at if first else None
    reminders = weight.reminded.again if again_at is not None else 0
    if asked_of == "school" and weight.letters and opens_at < due_at:
        again_at, reminders = signer_reminded_at(opens_at, due_at), len(weight.schools) - weight.unreached
    if not reminders:
        again_at = None
    return Sending(
        last_at, first.first_at if first else None, again_at, reminders, last_at is not None and last_at > due_at
    )
