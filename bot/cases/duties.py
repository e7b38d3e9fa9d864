"""Duties: who holds which office now, and so who fills each post of a case. Plain functions over values."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from bot.cases.values import Case, Duty, DutyKind, Holder, ManagedBy, Post, Reachable
from bot.clock import VIETNAM

CONTACTS = (DutyKind.DISTRICT_CONTACT, DutyKind.PROVINCE_CONTACT)
"""Duties that are the contact of whatever unit they are held at: a commune's, a district's, a province's."""

SCHOOL_POSTS = (
    (Post.SCHOOL_HEALTH, DutyKind.SCHOOL_HEALTH),
    (Post.DEPUTY, DutyKind.DEPUTY),
    (Post.PRINCIPAL, DutyKind.PRINCIPAL),
    (Post.BOARDING, DutyKind.BOARDING),
)


def holds_on(duty: Duty, on: date) -> bool:
    """Whether a duty is held on a date."""
    return duty.from_on <= on and (duty.to_on is None or on < duty.to_on)


FIRST_MONDAY = date(1970, 1, 5)
"""From which the weeks of every rota are counted, so that a rota does not depend on when it was written down."""


def is_week_of(rota: tuple[int, int] | None, on: date) -> bool:
    """Whether a date lies in this week of a rota, (weeks in turn, which of them from 1)."""
    if rota is None:
        return True
    weeks, week = rota
    return (on - FIRST_MONDAY).days // 7 % weeks == week - 1


def is_on_duty(duty: Duty, now: datetime) -> bool:
    """Whether hours, weekdays and rota hold now; a shift over midnight belongs to the day it starts on."""
    local = now.astimezone(VIETNAM)
    minute = local.hour * 60 + local.minute
    first = 0 if duty.from_minute is None else duty.from_minute
    last = 24 * 60 if duty.to_minute is None else duty.to_minute
    shift = local.date()
    if first <= last:
        in_hours = first <= minute < last
    else:
        in_hours = minute >= first or minute < last
        if minute < last:
            shift -= timedelta(days=1)
    is_day = duty.weekdays is None or str(shift.weekday()) in duty.weekdays
    return in_hours and is_day and is_week_of(duty.rota, shift)


def on_duty(duties: Iterable[Duty], kind: DutyKind, unit: int, now: datetime) -> tuple[Duty, ...]:
    """List who is on this duty of a unit now, in the order of the duties file."""
    return tuple(duty for duty in held(duties, (kind,), unit, now) if is_on_duty(duty, now))


def held(duties: Iterable[Duty], kinds: Iterable[DutyKind], unit: int, now: datetime) -> tuple[Duty, ...]:
    """List who holds one of the duties of a unit today, those on duty first, then in order.

    Whoever has a substitute comes after everybody else: they are not asked while there is anybody.
    """
    today = now.astimezone(VIETNAM).date()
    wanted = set(kinds)
    own = [duty for duty in duties if duty.unit == unit and duty.kind in wanted and holds_on(duty, today)]
    away = covered(own, today)
    return tuple(
        sorted(
            own,
            key=lambda duty: (duty.id in away, not is_on_duty(duty, now), duty.order, bool(duty.covers), duty.person),
        )
    )


def covered(duties: Iterable[Duty], on: date) -> frozenset[int]:
    """The duties somebody else stands in for on a date."""
    return frozenset(duty.covers for duty in duties if duty.covers is not None and holds_on(duty, on))


def managing_unit(edges: Iterable[ManagedBy], unit: int, on: date) -> int | None:
    """Give the unit that manages another in education on a date."""
    living = [e for e in edges if e.unit == unit and e.from_on <= on and (e.to_on is None or on < e.to_on)]
    return max(living, key=lambda edge: edge.from_on).by if living else None


def units_above(edges: Iterable[ManagedBy], unit: int, on: date) -> Iterator[int]:
    """Go up from a unit, each managing unit once."""
    known, edges = {unit}, tuple(edges)
    above = managing_unit(edges, unit, on)
    while above is not None and above not in known:
        yield above
        known.add(above)
        above = managing_unit(edges, above, on)


def reachable_posts(
    duties: Iterable[Duty],
    edges: Iterable[ManagedBy],
    case: Case,
    now: datetime,
    why_not: Mapping[int, str | None],
    doubtful: Collection[int] = (),
) -> Reachable:
    """Fill the posts of a case with the people whose duties they are today.

    The district contact is the contact of whatever unit manages the school; the unit above is the next one up that has
    a contact. `why_not` says for each person why no account of theirs can be reached, None if one can; who is missing
    in it has no account. `doubtful`: whose every account hangs on a bot that seems to deliver nothing.
    """
    duties = tuple(duties)
    away = covered(duties, now.astimezone(VIETNAM).date())

    def fill(kinds: Iterable[DutyKind], unit: int | None) -> tuple[Holder, ...]:
        if unit is None:
            return ()
        return tuple(
            Holder(
                duty.person,
                duty.kind,
                is_on_duty(duty, now) and duty.id not in away,
                why_not.get(duty.person, "not_connected"),
                duty.person in doubtful,
            )
            for duty in held(duties, kinds, unit, now)
        )

    above = list(units_above(edges, case.school, now.astimezone(VIETNAM).date()))
    contacts = [fill(CONTACTS, unit) for unit in above]
    operators = sorted({duty.unit for duty in duties if duty.kind is DutyKind.OPERATOR})
    return {
        **{post: fill((kind,), case.school) for post, kind in SCHOOL_POSTS},
        Post.HOMEROOM: fill((DutyKind.HOMEROOM,), case.school_class),
        Post.DISTRICT_CONTACT: contacts[0] if contacts else (),
        Post.UNIT_ABOVE: next((several for several in contacts[1:] if several), ()),
        Post.OPERATOR: tuple(holder for unit in operators for holder in fill((DutyKind.OPERATOR,), unit)),
    }
