"""Rules of what a messenger gives away: may something leave by an account now, how much of the month is used."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

WINDOW, QUOTA = "window", "quota"
RESERVED = 0.2
"""A fifth of a month's messages is kept for alerts and answers: a reminder can be said by a teacher, an alert not."""
ORDINARY, HALF, ALL = "ordinary", "half", "all"
"""Shares of a month's messages of which the operators hear once each: what reminders and lists may use, with half of
the reserve, with all of it."""
ANSWER = 1
"""What leaves up to this priority is never kept back: whether it is taken is the messenger's to say."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a messenger lets a bot say, as far as it is known (settings). `window`: after a person's last message."""

    window: timedelta | None = None
    quota: int | None = None
    reserved: float = RESERVED

    @property
    def for_reminders(self) -> int | None:
        """How many of a month's messages may be used when a reminder or a list still leaves."""
        return None if self.quota is None else self.quota - math.ceil(round(self.quota * self.reserved, 6))


def kept_back(priority: int, allowance: Allowance, used: int, heard_at: datetime | None, now: datetime) -> str | None:
    """Why something does not leave by an account now, WINDOW or QUOTA; None: it leaves.

    `used`: what the bot has used of the month. `heard_at`: the person's last message there.
    """
    if priority <= ANSWER:
        return None
    if allowance.window is not None and (heard_at is None or now - heard_at >= allowance.window):
        return WINDOW
    room = allowance.for_reminders
    return QUOTA if room is not None and used >= room else None


def shares_used(allowance: Allowance, used: int) -> tuple[str, ...]:
    """Which shares of the month are used up, of ORDINARY, HALF and ALL; without a reserve there is but ALL."""
    ordinary = allowance.for_reminders
    if allowance.quota is None or ordinary is None:
        return ()
    if used >= allowance.quota and ordinary == allowance.quota:
        return (ALL,)
    half = ordinary + math.ceil((allowance.quota - ordinary) / 2)
    steps = ((ORDINARY, ordinary), (HALF, half), (ALL, allowance.quota))
    return tuple(name for name, until in steps if used >= until and ordinary < allowance.quota)


def parts_used(allowance: Allowance, used: int) -> int:
    """How many hundredths of the month's messages are used; 0 where no quota is known."""
    return 0 if not allowance.quota else used * 100 // allowance.quota


def allowance_of(allowances: Mapping[str, Allowance], bot: str) -> Allowance | None:
    """What holds for a bot, `channel:bot`: by its own name, else by its channel's; None: nothing is counted."""
    return allowances.get(bot) or allowances.get(bot.partition(":")[0])


def refusal_code(why: str) -> str:
    """A refusal in a word: what the messenger said it is about, else its number."""
    for word in (QUOTA, WINDOW):
        if word in why:
            return word
    return (why.split() or ["refused"])[0][:16]
