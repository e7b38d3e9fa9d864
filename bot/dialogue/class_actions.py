"""Actions of the roll-call of a class, of boarders, and the place of a typed receipt code."""

from dataclasses import dataclass
from datetime import date

from bot.dialogue.actions import Action


@dataclass(frozen=True, slots=True)
class OpenClassPage(Action, code="mcp1"):
    """Show one page of a class's roll-call."""

    school_class: int
    page: int


@dataclass(frozen=True, slots=True)
class OpenBoarding(Action, code="mb1"):
    """Show one page of the boarders whom the boarding duty declares."""

    school: int
    page: int


@dataclass(frozen=True, slots=True)
class OnRoll(Action):
    """Base: a pupil on somebody's roll-call. `roll`: "c" with a class, "b" with a school whose boarders they are."""

    round: int
    person: int
    roll: str
    unit: int
    page: int


@dataclass(frozen=True, slots=True)
class AskedWell(OnRoll, code="mw1", settles=True, lapses=True):
    """Asked the family: well."""


@dataclass(frozen=True, slots=True)
class AskedNotWell(OnRoll, code="mn1", settles=True, lapses=True):
    """Asked the family, or saw: has signs."""


@dataclass(frozen=True, slots=True)
class Absent(OnRoll, code="ma1", settles=True, lapses=True):
    """Not at school today; nobody could be asked."""


@dataclass(frozen=True, slots=True)
class HasPaper(OnRoll, code="mp1", settles=True, lapses=True):
    """The family's consent on paper is there. `then`: w (declare well), n (declare not well)."""

    then: str


@dataclass(frozen=True, slots=True)
class ToldOfPupil(OnRoll, code="mpt1", settles=True, lapses=True):
    """A sentence was about this pupil: what it said, as in `ToldOf`. `paper`: the consent on paper is there."""

    has: int
    hasnt: int
    maybe: int
    tenths: int
    onset: tuple[date, ...]
    at_school: str
    paper: bool


@dataclass(frozen=True, slots=True)
class NoPaper(OnRoll, code="mpn1"):
    """There is no consent on paper yet for a pupil who has signs."""


@dataclass(frozen=True, slots=True)
class OfPupil(OnRoll, code="mpq1", gives_way="to rooms"):
    """Place: what is said of this pupil."""


@dataclass(frozen=True, slots=True)
class ListDeclared(Action, code="md1"):
    """Show who of a class has declared, when, and through whom."""

    round: int
    school_class: int


@dataclass(frozen=True, slots=True)
class ForClassGroup(Action, code="mg1"):
    """Give the line without names for the class group."""

    round: int
    school_class: int


@dataclass(frozen=True, slots=True)
class CheckCode(Action, code="mk1"):
    """Ask for a receipt code."""


@dataclass(frozen=True, slots=True)
class ReceiptCode(Action, code="mkt1"):
    """Place: the typed receipt code."""
