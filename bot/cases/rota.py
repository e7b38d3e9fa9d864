"""Gaps of a rota: when nobody who can be reached is on a duty during a school day. Plain functions over values."""

from collections.abc import Collection, Iterable
from datetime import date, time, timedelta
from itertools import pairwise

from bot.cases.duties import covered, holds_on, is_on_duty
from bot.cases.values import Duty, DutyKind
from bot.clock import instant

Span = tuple[time, time]


def gaps_on(
    duties: Iterable[Duty], kind: DutyKind, unit: int, on: date, hours: Span, reachable: Collection[int]
) -> tuple[Span, ...]:
    """Give the spans (local) of a date's `hours` in which nobody `reachable` is on a duty of a unit.

    A unit that has nobody with the duty, today or the day before, has no rota and so no gap: that it lacks somebody is
    said elsewhere, not every day.
    """
    own = [duty for duty in duties if duty.kind is kind and duty.unit == unit]
    if not any(holds_on(duty, on) or holds_on(duty, on - timedelta(days=1)) for duty in own):
        return ()
    away = covered(own, on)
    there = [duty for duty in own if holds_on(duty, on) and duty.id not in away and duty.person in reachable]
    first, last = (at.hour * 60 + at.minute for at in hours)
    edges = {first, last, *(edge for duty in there for edge in (duty.from_minute, duty.to_minute) if edge is not None)}
    marks = sorted(edge for edge in edges if first <= edge <= last)
    found: list[tuple[int, int]] = []
    for begins, ends in pairwise(marks):
        middle = instant(on, time()) + timedelta(minutes=(begins + ends) / 2)
        if any(is_on_duty(duty, middle) for duty in there):
            continue
        if found and found[-1][1] == begins:
            found[-1] = (found[-1][0], ends)
        else:
            found.append((begins, ends))
    return tuple((time(*divmod(begins, 60)), time(*divmod(ends, 60))) for begins, ends in found)
