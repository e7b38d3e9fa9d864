"""Actions of orders: making one, approving, stopping it, the school's receipt, roll-out."""

from dataclasses import dataclass
from typing import ClassVar

from bot.dialogue.actions import Action
from bot.dialogue.evidence_actions import OfPicture


@dataclass(frozen=True, slots=True)
class ListOrders(Action, code="oo1"):
    """The orders of the sender's offices, and what is unfinished."""


@dataclass(frozen=True, slots=True)
class NewOrder(Action, code="on1"):
    """Begin an order for the schools below a unit: choose the questionnaire."""

    unit: int


@dataclass(frozen=True, slots=True)
class OrderForm(Action, code="of1"):
    """The questionnaire of the order that is begun."""

    unit: int
    form: str


@dataclass(frozen=True, slots=True)
class GoOnOrder(Action, code="og1"):
    """Go on with the order that is begun for a unit: the next question, else the preview."""

    unit: int


@dataclass(frozen=True, slots=True)
class ScopeAll(Action, code="oa1"):
    """All schools below the unit."""

    unit: int


@dataclass(frozen=True, slots=True)
class ScopePage(Action, code="op1"):
    """Choose among what lies right below `at`."""

    unit: int
    at: int
    page: int


@dataclass(frozen=True, slots=True)
class ScopeToggle(Action, code="ot1"):
    """Choose a unit or school, or not."""

    unit: int
    at: int
    page: int
    chosen: int


@dataclass(frozen=True, slots=True)
class LevelPage(Action, code="ou1"):
    """Choose levels of schools."""

    unit: int


@dataclass(frozen=True, slots=True)
class LevelToggle(Action, code="ou2"):
    """Choose a level of schools, or not."""

    unit: int
    level: str


@dataclass(frozen=True, slots=True)
class ShowUnlevelled(Action, code="ou3"):
    """The schools that an order leaves out because no level of theirs is known."""

    plan: int


@dataclass(frozen=True, slots=True)
class FillOrder(Action, code="ov1"):
    """Answer a question of an order by a button: `today`, `skip`, `now`, or a time as 1500."""

    unit: int
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class TypeOrder(Action, code="ow1"):
    """Place: the typed answer to a question of an order."""

    unit: int
    field: str


@dataclass(frozen=True, slots=True)
class ChangeOrder(Action, code="oc1"):
    """Choose what of an order to change."""

    unit: int


@dataclass(frozen=True, slots=True)
class ChangeField(Action, code="ox1"):
    """Ask one question of an order again."""

    unit: int
    field: str


@dataclass(frozen=True, slots=True)
class DropOrder(Action, code="oq1", settles=True):
    """Throw an unfinished order away."""

    unit: int


@dataclass(frozen=True, slots=True)
class ShowWording(Action, code="om1"):
    """What schools and families would read."""

    plan: int


@dataclass(frozen=True, slots=True)
class SendOrder(Action, code="os1", settles=True):
    """Open it, or hand it to a second person. `seen`: the version that was shown."""

    unit: int
    seen: int


@dataclass(frozen=True, slots=True)
class OpenOrder(Action, code="ok1"):
    """Show an order: to be approved, or how far its schools are, from a page on."""

    plan: int
    page: int


@dataclass(frozen=True, slots=True)
class ApproveOrder(Action, code="or1", settles=True):
    """The second person approves what was shown."""

    plan: int
    seen: int


@dataclass(frozen=True, slots=True)
class RefuseOrder(Action, code="oj1", settles=True):
    """The second person does not approve: ask why."""

    plan: int


@dataclass(frozen=True, slots=True)
class RefusalReason(Action, code="oj2"):
    """Place: why it is not approved."""

    is_verbatim: ClassVar[bool] = True
    plan: int

    def back(self) -> Action:
        """To the order."""
        return OpenOrder(self.plan, 0)


@dataclass(frozen=True, slots=True)
class TakeBackOrder(Action, code="ob1", settles=True):
    """The maker changes what was not approved, or waits to be."""

    plan: int


@dataclass(frozen=True, slots=True)
class StopOrder(Action, code="oz1", settles=True):
    """Nothing more of it goes out."""

    plan: int


@dataclass(frozen=True, slots=True)
class ResumeOrder(Action, code="oy1", settles=True):
    """It goes on where it stood."""

    plan: int


@dataclass(frozen=True, slots=True)
class CancelOrder(Action, code="ol1", settles=True):
    """Call it off; `sure`: it was asked whether."""

    plan: int
    sure: bool


@dataclass(frozen=True, slots=True)
class NudgeSchools(Action, code="oe1", settles=True):
    """Remind the schools that have not acknowledged."""

    plan: int


@dataclass(frozen=True, slots=True)
class AckLetter(Action, code="oh1", settles=True):
    """The school has received the letter."""

    plan: int
    school: int


@dataclass(frozen=True, slots=True)
class LetterCame(OfPicture, code="oe2"):
    """The letter the sender sent as a file was fetched, or could not be."""


@dataclass(frozen=True, slots=True)
class SeeLetter(Action, code="oe3"):
    """Read the letter itself; `school` 0: as an office."""

    plan: int
    school: int


@dataclass(frozen=True, slots=True)
class OpenRollout(Action, code="oi1"):
    """Which schools of a unit have a working account, from a page on."""

    unit: int
    page: int


@dataclass(frozen=True, slots=True)
class NudgeRollout(Action, code="oi2", settles=True):
    """Remind those who have not begun."""

    unit: int


@dataclass(frozen=True, slots=True)
class AskRolloutDay(Action, code="oi3"):
    """Ask by which day."""

    unit: int


@dataclass(frozen=True, slots=True)
class RolloutDay(Action, code="oi4"):
    """Place: the day by which all schools have begun."""

    unit: int
