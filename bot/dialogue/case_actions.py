"""What can be asked of a case: buttons under alerts and lists, and the places where words are awaited."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.dialogue.actions import Action


@dataclass(frozen=True, slots=True)
class OpenCaseAlert(Action, code="co1"):
    """Show the details behind an alert."""

    case: int


@dataclass(frozen=True, slots=True)
class TakeCase(Action, code="ct1", settles=True):
    """Acknowledge: I have it."""

    case: int


@dataclass(frozen=True, slots=True)
class PassCaseOn(Action, code="cp1"):
    """Ask for the reason of passing a case on."""

    case: int


@dataclass(frozen=True, slots=True)
class PassCaseOnFor(Action, code="cr1"):
    """Pass a case on for a reason: a button that does not know how the case stood; the question is asked anew."""

    case: int
    reason: str


@dataclass(frozen=True, slots=True)
class PassingReason(Action, code="cw1"):
    """Place: the typed reason of passing a case on, not knowing how it stood; the question is asked anew."""

    case: int


@dataclass(frozen=True, slots=True)
class PassOnFor(Action, code="cr2", settles=True):
    """Pass a case on for a reason (away, busy, not_mine). `hands`: as often as it had changed hands when asked."""

    case: int
    reason: str
    hands: int


@dataclass(frozen=True, slots=True)
class ReasonToPassOn(Action, code="cw2"):
    """Place: the typed reason of passing a case on. `hands`: as often as it had changed hands when asked."""

    case: int
    hands: int

    def back(self) -> Action:
        """To the case."""
        return OpenMyCase(self.case)


@dataclass(frozen=True, slots=True)
class SetOutcome(Action, code="cu1", settles=True):
    """Record how a case goes on or ends."""

    case: int
    outcome: str


@dataclass(frozen=True, slots=True)
class ConfirmOutcome(Action, code="cu2", settles=True):
    """Record an outcome that ends a grave case, after the question. `version`: the case's when it was asked."""

    case: int
    outcome: str
    version: int


@dataclass(frozen=True, slots=True)
class NoOutcome(Action, code="cu3"):
    """Record nothing after all."""

    case: int


@dataclass(frozen=True, slots=True)
class StationTold(Action, code="cs1", settles=True):
    """Record that the health station was told."""

    case: int


@dataclass(frozen=True, slots=True)
class NoteOnCase(Action, code="cn1"):
    """Ask for a note."""

    case: int


@dataclass(frozen=True, slots=True)
class CaseNote(Action, code="cx1"):
    """Place: the typed note."""

    is_verbatim: ClassVar[bool] = True
    case: int

    def back(self) -> Action:
        """To the case."""
        return OpenMyCase(self.case)


@dataclass(frozen=True, slots=True)
class CaseNoted(Action, code="ck1", settles=True):
    """ "Đã nắm thông tin": a receipt, never an acknowledgement."""

    case: int


@dataclass(frozen=True, slots=True)
class OpenMyCase(Action, code="cm1"):
    """Show one of the cases listed, as a message that follows it."""

    case: int


@dataclass(frozen=True, slots=True)
class ListCases(Action, code="ci1"):
    """List the sender's open cases."""


@dataclass(frozen=True, slots=True)
class MoreCases(Action, code="ci2"):
    """List the sender's open cases from a page on, from 0."""

    page: int


@dataclass(frozen=True, slots=True)
class ListAmbers(Action, code="cl1"):
    """Show the names behind a growing message of a school's day."""

    school: int
    on: date


@dataclass(frozen=True, slots=True)
class MoreAmbers(Action, code="cl2"):
    """Turn the list of a growing message over to another page, from 0."""

    school: int
    on: date
    page: int


@dataclass(frozen=True, slots=True)
class TakeAllAmbers(Action, code="ca1"):
    """Take every case of a growing message: a button that does not know which it showed; the list is shown first."""

    school: int
    on: date


@dataclass(frozen=True, slots=True)
class TakeShownAmbers(Action, code="ca2", settles=True):
    """Take every case that a growing message showed and nobody has. `until`: when the last of them came into it."""

    school: int
    on: date
    until: int


@dataclass(frozen=True, slots=True)
class TakeAmber(Action, code="cb1", settles=True):
    """Take one case out of a growing message."""

    case: int
    on: date


@dataclass(frozen=True, slots=True)
class SaidOfCase(Action, code="cy1"):
    """This is the case of which something was said. `at`, `mark`: by which the words are found again."""

    case: int
    at: int
    mark: int


@dataclass(frozen=True, slots=True)
class KeepSaid(Action, code="cy2", settles=True):
    """Keep what was said as a note with the case."""

    case: int
    at: int
    mark: int


@dataclass(frozen=True, slots=True)
class OutcomeOfSeveral(Action, code="cu5", settles=True):
    """Record of several cases how they go on."""

    outcome: str
    cases: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TellSchoolHealth(Action, code="cy5", settles=True):
    """Keep what a teacher said of a pupil with the pupil's case, for those who look after it."""

    case: int
    at: int
    mark: int


@dataclass(frozen=True, slots=True)
class TakeAndKeep(Action, code="cy3", settles=True):
    """Take a case and keep what was said as a note with it."""

    case: int
    at: int
    mark: int


@dataclass(frozen=True, slots=True)
class SaidStationTold(Action, code="cy4", settles=True):
    """Record that the health station was told, and keep what was said of it as a note."""

    case: int
    at: int
    mark: int


@dataclass(frozen=True, slots=True)
class ReopenCase(Action, code="cu4", settles=True):
    """Take back that a case has ended. `version`: the case's when it was offered."""

    case: int
    version: int
