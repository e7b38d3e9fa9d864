"""Values of cases: severity, duties and who holds them, the ladder as data, what a step of it tells whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, StrEnum
from typing import Protocol

SPARED = "drilled"
"""Why a drill passes somebody over: they were in another one within the month."""

LEGAL_NOTICE = timedelta(hours=24)
"""In which the health station must hear of a suspected infectious disease (domain.md 0.4, circular 15/2026 art. 10)."""


class SchoolDays(Protocol):
    """What the ladder needs of a school calendar."""

    def is_school_day(self, on: date) -> bool:
        """Whether there is school on a date."""

    def next_school_day(self, after: date) -> date | None:
        """Find the first school day after a date."""


class Severity(StrEnum):
    """How grave a flag is; compare by `rank`."""

    NOTE = "note"
    AMBER = "amber"
    RED = "red"
    EMERGENCY = "emergency"

    @property
    def rank(self) -> int:
        """Give the place in the order, the gravest highest."""
        return list(Severity).index(self)


class CaseState(StrEnum):
    """Where a case stands: waiting for somebody, with somebody, watched by somebody, over."""

    OPEN = "open"
    TAKEN = "taken"
    WATCHED = "watched"
    CLOSED = "closed"


class DutyKind(StrEnum):
    """Offices of people at units (design.md 1)."""

    HOMEROOM = "homeroom"
    SCHOOL_HEALTH = "school_health"
    DEPUTY = "deputy_head"
    BOARDING = "boarding"
    PRINCIPAL = "principal"
    DISTRICT_CONTACT = "district_contact"
    HEALTH_STATION = "health_station"
    PROVINCE_CONTACT = "province_contact"
    OPERATOR = "operator"


class Post(StrEnum):
    """Places on the ladder of one case; which duty of which unit fills them differs by school and by day."""

    HOMEROOM = "homeroom"
    SCHOOL_HEALTH = "school_health"
    DEPUTY = "deputy"
    BOARDING = "boarding"
    PRINCIPAL = "principal"
    DISTRICT_CONTACT = "district_contact"
    UNIT_ABOVE = "unit_above"
    OPERATOR = "operator"


class View(StrEnum):
    """How much of a case a duty may see."""

    FULL = "full"
    COUNTS = "counts"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Duty:
    """One person's office at one unit; hours in minutes of the local day (None: always), over midnight if from > to.

    `weekdays` as digits from Monday = 0 (None: every day); `to_on` is the first date on which it is over. `rota`: of so
    many weeks in turn this one, from 1. `covers`: the duty this one stands in for while it lasts.
    """

    person: int
    kind: DutyKind
    unit: int
    order: int = 1
    from_minute: int | None = None
    to_minute: int | None = None
    weekdays: str | None = None
    from_on: date = date.min
    to_on: date | None = None
    rota: tuple[int, int] | None = None
    covers: int | None = None
    id: int = 0


@dataclass(frozen=True)
class ManagedBy:
    """Which unit manages a unit in education; `to_on` is the first date on which it no longer does."""

    unit: int
    by: int
    from_on: date = date.min
    to_on: date | None = None


@dataclass(frozen=True)
class Holder:
    """Somebody who fills a post of a case; `why_not` says why no account of theirs can be reached (None: one can).

    `is_doubtful`: every one of them hangs on a bot that seems to deliver nothing.
    """

    person: int
    duty: DutyKind
    is_on_duty: bool = True
    why_not: str | None = None
    is_doubtful: bool = False


Reachable = Mapping[Post, Sequence[Holder]]
"""Who fills each post of one case now, in order: `bot.cases.duties.reachable_posts`."""


@dataclass(frozen=True)
class Told:
    """Somebody was told at a step of the ladder of a severity."""

    person: int
    post: Post
    severity: Severity
    step: int


@dataclass(frozen=True)
class Case:
    """A case as the ladder sees it; instants UTC.

    `policy_id`: the stored ladder it began with; None: the one that shipped under the name `shipped`. `step` counts
    steps done of the ladder that started at `ladder_from` (None: when the case was opened), the last of
    them at `stepped_at`. `mornings`: how often it came back since then, last at `reminded_at`. `at_school` is None
    while nobody has said. `is_drill`: an exercise; it passes `spared` over.
    """

    id: int
    school: int
    subject: int
    severity: Severity
    opened_at: datetime
    school_class: int | None = None
    at_school: bool | None = None
    boards: bool = False
    state: CaseState = CaseState.OPEN
    taken_at: datetime | None = None
    taken_by: int | None = None
    ladder_from: datetime | None = None
    step: int = 0
    stepped_at: datetime | None = None
    told: tuple[Told, ...] = ()
    policy_id: int | None = None
    shipped: str = ""
    is_drill: bool = False
    spared: frozenset[int] = frozenset()
    mornings: int = 0
    reminded_at: datetime | None = None

    @property
    def started_at(self) -> datetime:
        """Give the instant the present ladder started."""
        return self.ladder_from or self.opened_at

    @property
    def notify_by(self) -> datetime:
        """Give the end of the legal 24 hours for telling the health station."""
        return self.opened_at + LEGAL_NOTICE

    @property
    def told_now(self) -> tuple[int, ...]:
        """List the persons told on the present severity's ladder, each once, in order."""
        return tuple(dict.fromkeys(told.person for told in self.told if told.severity is self.severity))


@dataclass(frozen=True)
class Flag:
    """What a later declaration or correction says about a subject who has a case; severity None is "well"."""

    severity: Severity | None
    at: datetime
    at_school: bool | None = None


class Spread(Enum):
    """Who of a post's holders a rung tells."""

    FIRST = "first"
    ALL = "all"
    NEXT = "next"
    AGAIN = "again"


@dataclass(frozen=True)
class Rung:
    """One step of a ladder, `after` its start: which posts, who of them, whether it rings (also between 20 and 6).

    NEXT: the next school-health holder not yet told, else the deputy head. AGAIN: all told so far, and the first of
    `posts`. `informs`: posts that hear of it even when somebody has taken the case meanwhile.
    """

    after: timedelta
    posts: tuple[Post, ...]
    spread: Spread = Spread.FIRST
    rings: bool = True
    rings_by_night: bool = False
    at_end_of_day: bool = False
    on_duty_only: frozenset[Post] = frozenset()
    informs: tuple[Post, ...] = ()


@dataclass(frozen=True)
class OffHours:
    """What happens to a case that starts outside the hours: its own rungs, then whether the ladder waits for them."""

    ladder: tuple[Rung, ...] = ()
    waits: bool = True


@dataclass(frozen=True)
class Standing:
    """How a case that nobody has and that has no step ahead comes back each morning.

    `posts` hear, `above` with them on morning number `above_from` and every `above_every` further; the first `ringing`
    mornings ring at school. `on_days_off`: also on mornings without school. `longest_wait`: a case whose first step
    lies further off is told to the first of `posts` on the next morning, school or not. After `daily` mornings in a row
    it comes back once a week, on a school day, and `above` hear each time.
    """

    posts: tuple[Post, ...]
    ringing: int = 0
    on_days_off: bool = False
    above: tuple[Post, ...] = (Post.DISTRICT_CONTACT, Post.OPERATOR)
    above_from: int = 5
    above_every: int = 5
    daily: int = 10
    longest_wait: timedelta | None = None


@dataclass(frozen=True)
class Policy:
    """The ladder as data; times local. The hours hold on school days; `morning` is when nobody is woken any more."""

    ladders: Mapping[Severity, tuple[Rung, ...]]
    off_hours: Mapping[Severity, OffHours]
    standing: Mapping[Severity, Standing]
    starts: time = time(6, 0)
    ends: time = time(20, 0)
    end_of_day: time = time(17, 0)
    follow_up_after: timedelta = timedelta(minutes=30)
    morning: time = time(8, 0)


class TellReason(StrEnum):
    """Why somebody is told now."""

    NEW = "new"
    UNTAKEN = "untaken"
    UNREACHED = "unreached"
    INFORM = "inform"


@dataclass(frozen=True)
class Tell:
    """One person to be told; `grows`: the case joins the one growing message this person has for the school's day."""

    person: int
    post: Post
    duty: DutyKind
    rings: bool
    reason: TellReason
    grows: bool = False


@dataclass(frozen=True)
class Unreached:
    """A post, or one holder of it, that could not be told; `person` None: nobody holds it."""

    post: Post
    person: int | None = None
    why: str = "nobody"


@dataclass(frozen=True)
class Step:
    """Do this now: tell these people, say who could not be reached, look again at `next_due_at` (None: the end).

    `climbed_past`: the posts of whole steps on which nobody could be reached.
    """

    number: int
    tell: tuple[Tell, ...]
    unreached: tuple[Unreached, ...] = ()
    next_due_at: datetime | None = None
    climbed_past: tuple[Post, ...] = ()


@dataclass(frozen=True)
class OperatorAlarm:
    """Nobody on the rest of the ladder can be reached: the operator is alarmed, by chat (`tell`) and outside it."""

    number: int
    unreached: tuple[Unreached, ...]
    tell: tuple[Tell, ...] = ()


@dataclass(frozen=True)
class Wait:
    """Nothing to do before `until`."""

    until: datetime


class Ended(StrEnum):
    """Why a case's ladder is over."""

    NOTED = "noted"
    TAKEN = "taken"
    CLOSED = "closed"
    EXHAUSTED = "exhausted"


@dataclass(frozen=True)
class Done:
    """Nothing more to do for this ladder."""

    why: Ended
