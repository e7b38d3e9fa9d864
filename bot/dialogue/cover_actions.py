"""Actions of /tructhay: somebody stands in for a duty for some days."""

from dataclasses import dataclass
from datetime import date

from bot.dialogue.actions import Action


@dataclass(frozen=True, slots=True)
class ListCovers(Action, code="tl1"):
    """The duties one may have somebody stand in for, and who does."""


@dataclass(frozen=True, slots=True)
class CoverDuty(Action, code="td1"):
    """Choose who stands in for a duty."""

    duty: int
    page: int


@dataclass(frozen=True, slots=True)
class CoverBy(Action, code="tb1"):
    """Choose for how long somebody stands in."""

    duty: int
    person: int


@dataclass(frozen=True, slots=True)
class CoverDays(Action, code="tt1"):
    """Place: the typed days, "26/11 - 28/11"."""

    duty: int
    person: int


@dataclass(frozen=True, slots=True)
class CoverFor(Action, code="tf1", settles=True):
    """Have somebody stand in from a day to a day, both included."""

    duty: int
    person: int
    from_on: date
    to_on: date


@dataclass(frozen=True, slots=True)
class EndCovering(Action, code="te1", settles=True):
    """Nobody stands in any more; or the one who was asked cannot."""

    cover: int
