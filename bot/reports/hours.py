"""When the figures of units go up: at a fixed hour of a day with rounds, and of an order when it is due."""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.clock import instant, local, local_date
from storage.queries.areas import Ask

HOUR = time(8, 30)
"""After the schools' own totals, which leave at 07:35 by default."""
AFTER_DUE = timedelta(minutes=20)
"""As long after an order is due as the principal's totals of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that schools were asked for. `due_at`: None for the usual rounds of the date."""

    ask: Ask
    schools: Set[int]
    due_at: datetime | None


def hour_of(texts: Iterable[str | None]) -> time:
    """The hour at which somebody gets figures: the latest that one of their units has set."""
    return max((read_hour(text) for text in texts), default=HOUR)


def read_hour(text: str | None) -> time:
    """An hour as a unit has set it, else the usual one."""
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", text or "")
    return time(int(found[1]), int(found[2])) if found else HOUR


def order_moment(due_at: datetime, hour: time) -> datetime:
    """When an order's figures leave: some time after it is due, never before the fixed hour of that date.

    So what is due early in the morning goes with the usual figures, in one message.
    """
    return max(due_at + AFTER_DUE, instant(local_date(due_at), hour))


def next_moment(since: datetime, hours: Iterable[time], dues: Iterable[datetime]) -> datetime:
    """The first instant after `since` at which something may have to leave."""
    today, each = local_date(since), {HOUR, *hours}
    fixed = [instant(day, hour) for hour in each for day in (today, today + timedelta(days=1))]
    orders = [order_moment(due, hour) for due in dues for hour in each]
    return min(moment for moment in (*fixed, *orders) if moment > since)


@dataclass(frozen=True, slots=True)
class Leaving:
    """One message to one person: what its parts are about. `at`: None at the fixed hour, else its own time of day."""

    asks: tuple[Ask, ...]
    at: str | None


def leaving(
    asked: Iterable[Asked], schools: Mapping[int, Set[int]], units: Iterable[int], hour: time, since: datetime,
    now: datetime,
) -> Leaving | None:  # fmt: skip
    """What somebody with some units is told now of what came due since: one message, however much it is."""
    own = frozenset[int]().union(*(schools.get(unit, frozenset()) for unit in units))
    fixed = instant(local_date(now), hour)
    found: list[tuple[datetime, Ask]] = []
    for each in asked:
        moment = fixed if each.due_at is None else order_moment(each.due_at, hour)
        if each.schools & own and since < moment <= now:
            found.append((moment, each.ask))
    if not found:
        return None
    latest = max(moment for moment, _ in found)
    is_fixed = any(moment == fixed for moment, _ in found)
    return Leaving(tuple(ask for _, ask in found), None if is_fixed else f"{local(latest):%H%M}")


def start_of(day: date) -> datetime:
    """The first instant of a local date."""
    return instant(day, time())
