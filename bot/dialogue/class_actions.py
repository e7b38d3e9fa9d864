"""Actions of the roll-call of a class, of boarders, and the place of a typed receipt code."""

from dataclasses import dataclass
from datetime import date

from bot.dialogue.actions import Action
from bot.dialogue.menu_actions import ShowMenu


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
class AskedWell(OnRoll, code="mw1", settles=True, lapses=True, gives_way="to rooms", is_of_another=True):
    """Asked the family: well; the place as well where the consent on paper is asked for."""


@dataclass(frozen=True, slots=True)
class AskedNotWell(OnRoll, code="mn1", settles=True, lapses=True, gives_way="to rooms", is_of_another=True):
    """Asked the family, or saw: has signs; a place as `AskedWell`."""


@dataclass(frozen=True, slots=True)
class Absent(OnRoll, code="ma1", settles=True, lapses=True):
    """Not at school today; nobody could be asked."""


@dataclass(frozen=True, slots=True)
class HasPaper(OnRoll, code="mp1", settles=True, lapses=True):
    """The family's consent on paper is there. `then`: w (declare well), n (declare not well)."""

    then: str


@dataclass(frozen=True, slots=True)
class ToldOfPupil(OnRoll, code="mpt1", settles=True, lapses=True, gives_way="to rooms", is_of_another=True):
    """A sentence was about this pupil: what it said, as in `ToldOf`; a place as `AskedWell`.

    `paper`: the consent on paper is there.
    """

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
class OfPupil(OnRoll, code="mpq1", gives_way="to rooms", is_of_another=True):
    """Place: what is said of this pupil."""


@dataclass(frozen=True, slots=True)
class SaidOfPupil(OfPupil, code="mpq2", gives_way="to rooms", is_of_another=True):
    """The same after a sentence about them. `at`, `mark`: by which it is found."""

    at: int
    mark: int


@dataclass(frozen=True, slots=True)
class OpenPupil(OnRoll, code="mpo1"):
    """Ask what is to be recorded of a pupil, or to be put right where the sender's duty has declared."""


@dataclass(frozen=True, slots=True)
class PutRight(OnRoll, code="mpr1", settles=True, lapses=True, gives_way="to rooms", is_of_another=True):
    """What the duty has declared of a pupil is to be something else. `to`: w (well), n (not well), a (absent).

    `revision`: the one that is put right. `at`, `mark`: by which the words that said so are found; 0 for none.
    `paper`: the consent on paper is there.
    """

    to: str
    revision: int
    paper: bool
    at: int
    mark: int


@dataclass(frozen=True, slots=True)
class OfSeveral(Action, code="mps1", gives_way="to rooms", is_of_another=True):
    """Say again what a sentence told of several pupils, and what can be recorded of each; a place as well.

    `at`, `mark`: by which the sentence is found. `what`: of those of whom it tells nothing; a (absent) or nothing.
    """

    round: int
    roll: str
    unit: int
    at: int
    mark: int
    what: str


@dataclass(frozen=True, slots=True)
class TakeSeveral(OfSeveral, code="mps2", settles=True, lapses=True, gives_way="to rooms", is_of_another=True):
    """Record what it told. `only`: a marks those who are away as absent and asks nothing. `paper`: as of `HasPaper`."""

    only: str
    paper: bool


@dataclass(frozen=True, slots=True)
class OfSeveralSince(OfSeveral, code="mps3", gives_way="to rooms", is_of_another=True):
    """The same of all sentences from one to another. `since`: µs from the first to the one that is found."""

    since: int


@dataclass(frozen=True, slots=True)
class TakeSeveralSince(TakeSeveral, code="mps4", settles=True, lapses=True, gives_way="to rooms", is_of_another=True):
    """Record what they told."""

    since: int


@dataclass(frozen=True, slots=True)
class WhichPupils(Action, code="mpw1", gives_way="to rooms"):
    """Place: the names of pupils who were counted ("vắng 2 bạn"). `what`: as of `OfSeveral`."""

    round: int
    roll: str
    unit: int
    what: str


@dataclass(frozen=True, slots=True)
class InDanger(Action, code="mpd1", settles=True):
    """This pupil is meant by a sentence that told of an emergency. `at`, `mark`: by which it is found."""

    person: int
    at: int
    mark: int


@dataclass(frozen=True, slots=True)
class WhoIsInDanger(Action, code="mpd2", is_of_another=True):
    """Place: the pupil of whom a sentence told without a name, or with the name of several."""

    at: int
    mark: int

    def back(self) -> Action:
        """To what can be done here."""
        return ShowMenu()


@dataclass(frozen=True, slots=True)
class NotInDanger(Action, code="mpd3", settles=True):
    """It was told by mistake of a pupil that there is an emergency."""

    person: int


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
