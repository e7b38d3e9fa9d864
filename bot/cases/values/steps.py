"""What a step of the ladder tells whom, and why there is none."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.cases.values.duties import DutyKind, Post


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
