"""The ladder as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from enum import Enum

from bot.cases.values.duties import Post
from bot.cases.values.grades import Severity


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
