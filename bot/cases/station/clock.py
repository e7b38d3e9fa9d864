"""Rules of the 24 hours in which the health station must hear of a suspected notifiable disease: when, and who hears.

Circular 15/2026/TT-BYT, article 10.1 (domain.md 4.1). The clock is the wall's: it does not stop for nights, Sundays or
Tết, for the law's does not. Plain functions over values.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from bot.cases.values import LEGAL_NOTICE, Case, Holder, Post, Reachable, Unreached
from bot.clock import VIETNAM, instant

REMINDED_AT = (time(16, 0), time(19, 0))
LAST_CALL_BEFORE = timedelta(hours=4)
DAY_STARTS, DAY_ENDS = time(6, 0), time(20, 0)
"""A last call outside these hours is not made: nobody is woken for a reminder."""
AT_SCHOOL = frozenset({Post.SCHOOL_HEALTH, Post.DEPUTY, Post.PRINCIPAL})


class NoticeKind(StrEnum):
    """What the clock says: a reminder, the last call 4 hours before the end, that the 24 hours are over.

    `undelivered`: what the school sent to the station in chat came back.
    """

    REMINDER = "reminder"
    LAST_CALL = "last"
    OVER = "over"
    UNDELIVERED = "undelivered"


@dataclass(frozen=True)
class Notice:
    """One instant (UTC) at which the clock of a case speaks."""

    at: datetime
    kind: NoticeKind


@dataclass(frozen=True)
class Heard:
    """Whom a notice goes to, as filling which post, and who of its posts could not be reached."""

    tell: tuple[tuple[Post, Holder], ...]
    unreached: tuple[Unreached, ...]

    @property
    def is_school_reached(self) -> bool:
        """Whether anybody at the school hears, who can tell the station."""
        return any(post in AT_SCHOOL for post, _ in self.tell)


def notices(since: datetime) -> tuple[Notice, ...]:
    """List what the clock of a case says that has been a suspected notifiable one `since`, in order.

    The 16:00 and 19:00 inside the 24 hours, the last call where it lies between 06:00 and 20:00, and the end.
    """
    ends_at = since + LEGAL_NOTICE
    first = since.astimezone(VIETNAM).date()
    found = {ends_at: NoticeKind.OVER}
    for on in (first, first + timedelta(days=1)):
        for at in (instant(on, each) for each in REMINDED_AT):
            if since < at < ends_at:
                found[at] = NoticeKind.REMINDER
    last_call = ends_at - LAST_CALL_BEFORE
    if is_day(last_call):
        found[last_call] = NoticeKind.LAST_CALL
    return tuple(Notice(at, found[at]) for at in sorted(found))


def next_notice(since: datetime, after: datetime) -> Notice | None:
    """Give the first notice after an instant; None when the clock has said all it says."""
    return next((notice for notice in notices(since) if notice.at > after), None)


def due_notice(since: datetime, planned: datetime, now: datetime) -> Notice | None:
    """Give what is to be said now: the newest that is due, so that a clock that stood still says it once."""
    due = [notice for notice in notices(since) if planned <= notice.at <= now]
    return due[-1] if due else None


def is_day(at: datetime) -> bool:
    """Whether an instant lies between 06:00 and 20:00."""
    return DAY_STARTS <= at.astimezone(VIETNAM).time() < DAY_ENDS


def rings(kind: NoticeKind, now: datetime) -> bool:
    """Say whether a notice makes a sound: only where a legal duty is about to be or has been missed, and by day."""
    return kind is not NoticeKind.REMINDER and is_day(now)


def key_of(notice: Notice) -> str:
    """What the keys of an instant's messages begin with: one grows when the clocks of several cases speak at once."""
    return f"notice:{notice.kind.value}:{int(notice.at.timestamp()) // 60:x}:"


def notice_of(key: str) -> Notice:
    """What such a message says, and for which minute."""
    _, kind, minute, _ = key.split(":")
    return Notice(datetime.fromtimestamp(int(minute, 16) * 60, UTC), NoticeKind(kind))


_POSTS = {
    NoticeKind.REMINDER: (Post.SCHOOL_HEALTH, Post.PRINCIPAL),
    NoticeKind.LAST_CALL: (Post.SCHOOL_HEALTH, Post.PRINCIPAL),
    NoticeKind.UNDELIVERED: (Post.SCHOOL_HEALTH, Post.PRINCIPAL),
    NoticeKind.OVER: (Post.PRINCIPAL, Post.DISTRICT_CONTACT),
}
_NEXT = {
    Post.SCHOOL_HEALTH: (Post.DEPUTY,),
    Post.PRINCIPAL: (Post.DEPUTY, Post.SCHOOL_HEALTH),
    Post.DISTRICT_CONTACT: (Post.UNIT_ABOVE,),
}
"""Who stands in for a post that nobody can be reached of."""


def who_hears(kind: NoticeKind, case: Case, reachable: Reachable, without: Collection[int] = ()) -> Heard:
    """Find who hears a notice: one of each post, else the next duty; nobody at the school: the contact above it.

    The taker of the case hears before others of the same post. `without`: people whom a message did not reach.
    """
    tell: dict[int, tuple[Post, Holder]] = {}
    missed: list[Unreached] = []
    for post in _POSTS[kind]:
        _place((post, *_NEXT[post]), case, reachable, without, tell, missed)
    if not any(post in AT_SCHOOL for post, _ in tell.values()):
        _place((Post.DISTRICT_CONTACT, Post.UNIT_ABOVE), case, reachable, without, tell, missed)
    return Heard(tuple(tell.values()), tuple(dict.fromkeys(missed)))


def _place(
    posts: Sequence[Post],
    case: Case,
    reachable: Reachable,
    without: Collection[int],
    tell: dict[int, tuple[Post, Holder]],
    missed: list[Unreached],
) -> None:
    """Add the first of the posts' holders who can be reached, and note who could not be before them."""
    for post in posts:
        holders = [holder for holder in reachable.get(post, ()) if holder.person != case.subject]
        holders.sort(key=lambda holder: (holder.person != case.taken_by, not holder.is_on_duty))
        for holder in holders:
            if holder.why_not is None and holder.person not in without:
                tell.setdefault(holder.person, (post, holder))
                return
            missed.append(Unreached(post, holder.person, holder.why_not or "refused"))
        if not holders:
            missed.append(Unreached(post))
