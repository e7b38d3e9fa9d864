"""A case as the ladder sees it, and what a later declaration says of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.cases.values.duties import Post
from bot.cases.values.grades import CaseState, Severity

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
    def told_now(self) -> tuple[int, ...]:
        """List the persons told on the present severity's ladder, each once, in order."""
        return tuple(dict.fromkeys(told.person for told in self.told if told.severity is self.severity))


@dataclass(frozen=True)
class Flag:
    """What a later declaration or correction says about a subject who has a case; severity None is "well"."""

    severity: Severity | None
    at: datetime
    at_school: bool | None = None
