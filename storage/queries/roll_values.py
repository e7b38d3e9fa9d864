"""What a roll-call holds. Values only."""

from dataclasses import dataclass, replace
from datetime import datetime

from storage.values import CaseView, Declared, RoundView

CLASS_ROLL, BOARDING_ROLL, SCHOOL_ROLL = "c", "b", "s"
WATCHING = ("principal", "deputy_head", "school_health")
"""Duties at a school that may see the roll-call of its classes."""


@dataclass(frozen=True, slots=True)
class ReachRow:
    """A live account that may declare for a pupil. `is_delivered`: of today's reminders; None while none was tried.

    `why`: what delivery wrote down of one that was not.
    """

    is_blocked: bool
    is_paused: bool
    is_delivered: bool | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class RollPupil:
    """A pupil on a roll-call.

    `by_chat`, `on_paper`: there is a living consent to declare; `reaches` are known of those who owe.
    """

    person_id: int
    name: str
    class_id: int
    class_name: str
    boards: bool
    declared: Declared | None
    last_revision: int
    absent: bool
    case: CaseView | None
    by_chat: bool
    on_paper: bool
    has_withdrawn: bool
    reaches: tuple[ReachRow, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A roll-call: of a class ("c"), of a school's boarders ("b"), of all its pupils ("s"). None: today's round."""

    kind: str
    unit_id: int
    round_id: int | None = None


@dataclass(frozen=True, slots=True)
class Roll:
    """A roll-call in the round of the day. `staff` and `staff_declared` are known of whole schools.

    `remind_at`: when those who owe are reminded, of today's round.
    """

    wanted: Wanted
    unit_name: str
    school_id: int
    school_name: str
    round: RoundView | None
    next_opens_at: datetime | None
    pupils: tuple[RollPupil, ...]
    staff: int = 0
    staff_declared: int = 0
    remind_at: tuple[datetime, ...] = ()

    @property
    def owing(self) -> tuple[RollPupil, ...]:
        """Who has not declared."""
        return tuple(pupil for pupil in self.pupils if pupil.declared is None)

    @property
    def declared(self) -> tuple[RollPupil, ...]:
        """Who has declared, by themselves or through somebody."""
        return tuple(pupil for pupil in self.pupils if pupil.declared is not None)

    @property
    def by_others(self) -> int:
        """How many were declared by teachers or the boarding staff."""
        return sum(pupil.declared.by in ("proxy", "boarding") for pupil in self.pupils if pupil.declared)

    def having(self, pupil: RollPupil) -> "Roll":
        """The roll with one pupil as they are now."""
        return replace(self, pupils=tuple(pupil if p.person_id == pupil.person_id else p for p in self.pupils))
