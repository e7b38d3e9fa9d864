"""What messengers that count are asked and told: whether a message may leave now, what became of it, who hears of it.

What an account does not take goes to its person's next account; each is counted in the commit that ticks it off.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.engine import Connection

from bot.clock import local_date
from bot.delivery.retrying import DOUBTFUL as MAY_HAVE_ARRIVED
from bot.delivery.rules import ANSWER, ORDINARY, QUOTA, Allowance, allowance_of, kept_back, refusal_code, shares_used
from bot.delivery.values import Later, Outcome, Refused, Sent
from bot.jobs.operators import tell_operators
from storage.changes import store
from storage.changes.outbox import Priority, Push
from storage.needs import Reading
from storage.queries.ledger import DOUBTFUL, SENT, Entry, enter, heard_at, leaving_of, person_of, used_of
from storage.queries.outbox import Claimed
from storage.queries.reach import all_addresses
from storage.sealing import Sealer

KEPT = "kept "
"""How the words begin of what was not even tried."""
OF_ONE_ACCOUNT = frozenset({"anotheraccount", "joined", "joinrefused", "linked", "window_closes"})
"""Kinds that are said to one chat, not to whoever has it."""


def month_of(now: datetime) -> str:
    """The local month of an instant, `2026-11`: quotas are counted by it."""
    return f"{local_date(now):%Y-%m}"


@dataclass(slots=True)
class Gate:
    """Says of rows of one bot, in the order in which they leave, which are kept back; each that leaves uses one."""

    allowance: Allowance
    used: int
    heard: Mapping[int, datetime]
    now: datetime

    def keeps(self, row: Claimed) -> str | None:
        """Why a row is kept back; None: it leaves."""
        why = kept_back(row.priority, self.allowance, self.used, self.heard.get(row.account_id), self.now)
        self.used += why is None
        return why


class Counts:
    """The ledger of one process: `allowances` by bot or channel; bots without one are not counted."""

    def __init__(self, allowances: Mapping[str, Allowance]) -> None:
        """Nobody has been told of any share used yet."""
        self.allowances = allowances
        self._told: set[tuple[str, str]] = set()

    def has(self, bot: str) -> bool:
        """Whether a bot's messages are counted."""
        return allowance_of(self.allowances, bot) is not None

    def gate(self, reading: Reading, rows: Sequence[Claimed]) -> Gate | None:
        """What the rows of a bot have to pass; None where nothing is known of its messenger."""
        allowance = allowance_of(self.allowances, rows[0].bot)
        if allowance is None or (allowance.window is None and allowance.quota is None):
            return None
        connection, bot = reading.connection, rows[0].bot
        used = 0
        if allowance.quota is not None:
            used = used_of(connection, bot, month_of(reading.now)) + leaving_of(connection, bot, [r.id for r in rows])
        heard = heard_at(connection, sorted({row.account_id for row in rows})) if allowance.window is not None else {}
        return Gate(allowance, used, heard, reading.now)

    def warn(self, reading: Reading, bot: str, *, has_kept: bool = False) -> None:
        """Have the operators hear when the month's messages of a bot run out: once a share, month and quota.

        `has_kept`: a reminder or list was just kept back for it, so the ordinary share is used or on its way.
        """
        allowance, month = allowance_of(self.allowances, bot), month_of(reading.now)
        if allowance is None or allowance.quota is None:
            return
        key = f"{bot}:{month}:{allowance.quota}"
        used = used_of(reading.connection, bot, month)
        reached = shares_used(allowance, used) or ((ORDINARY,) if has_kept else ())
        if reached and (key, reached[-1]) not in self._told:
            values = {"bot": bot, "used": used, "quota": allowance.quota, "left": max(0, allowance.quota - used)}
            store(reading.connection, reading.sealer, tell_operators(reading, f"quota_{reached[-1]}", key, values))
            self._told.update((key, share) for share in reached)

    def warn_refused(self, reading: Reading, bot: str) -> None:
        """Have the operators hear, once a month, that the messenger itself says a bot's messages are used up."""
        key = f"{bot}:{month_of(reading.now)}"
        if (key, QUOTA) not in self._told:
            store(reading.connection, reading.sealer, tell_operators(reading, "quota_refused", key, {"bot": bot}))
            self._told.add((key, QUOTA))

    def count(self, connection: Connection, row: Claimed, outcome: Outcome, now: datetime) -> None:
        """Enter what became of a message; pieces that were taken count, whatever became of the rest."""
        if not self.has(row.bot):
            return
        for what, n in _entries(outcome):
            enter(connection, Entry(row.account_id, row.bot, month_of(now), what, n, now))

    def count_doubtful(self, connection: Connection, account_id: int, bot: str, now: datetime) -> None:
        """Enter that a message may have arrived, and nobody knows."""
        enter(connection, Entry(account_id, bot, month_of(now), DOUBTFUL, 1, now))

    def count_kept(self, connection: Connection, row: Claimed, why: str, now: datetime) -> None:
        """Enter that a message was not tried."""
        enter(connection, Entry(row.account_id, row.bot, month_of(now), KEPT + why, 1, now))


def _entries(outcome: Outcome) -> Sequence[tuple[str, int]]:
    if isinstance(outcome, Sent):
        return [(SENT, outcome.messages)] if outcome.messages else []
    found = []
    if isinstance(outcome, Refused | Later) and outcome.messages:
        found.append((SENT, outcome.messages))
    if isinstance(outcome, Refused):
        found.append((refusal_code(outcome.why), 1))
    if isinstance(outcome, Later) and outcome.is_doubtful:
        found.append((DOUBTFUL, 1))
    return found


def pass_on(connection: Connection, sealer: Sealer, row: Claimed, now: datetime) -> bool:
    """Have what an account did not take go to its person's next one; alerts climb by themselves, answers stay.

    What may have arrived there before is not said elsewhere as well: nobody gets the same thing twice.
    Returns whether there was another.
    """
    is_late = row.expires_at is not None and row.expires_at <= now
    may_be_there = (row.why or "").startswith(MAY_HAVE_ARRIVED)
    if row.priority <= ANSWER or row.edits or row.kind in OF_ONE_ACCOUNT or "root" in row.about:
        return False
    if is_late or may_be_there:
        return False
    person = person_of(connection, row.account_id)
    if person is None:
        return False
    tried = {*row.about.get("tried", ()), row.account_id}
    for address in all_addresses(connection, [person]).get(person, ()):
        if not address.is_blocked and address.account_id not in tried:
            about = {**row.about, "tried": sorted(tried)}
            key, priority = _key_for(row, address.account_id), Priority(row.priority)
            push = Push(key, *address.to, row.kind, priority, now, about, row.rings, expires_at=row.expires_at)
            store(connection, sealer, [push])
            return True
    return False


def _key_for(row: Claimed, account_id: int) -> str:
    """The key as it would be, had it gone to the other account at once; so nothing goes there twice."""
    if row.kind == "reminder":
        *parts, _, number = row.key.split(":")
        return ":".join([*parts, str(account_id), number])
    end = f":{row.account_id}"
    return f"{row.key.removesuffix(end)}:{account_id}" if row.key.endswith(end) else f"{row.key}>{account_id}"[:120]
