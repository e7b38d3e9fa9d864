"""What can be asked of joining, consent, bonds and one's own data; and the places where words are awaited.

Places are kept by the program and may hold what was proven; actions are pressed and prove nothing.
"""

from dataclasses import dataclass
from typing import ClassVar

from bot.dialogue.actions import Action
from bot.dialogue.menu_actions import ShowMenu


@dataclass(frozen=True, slots=True)
class JoinMore(Action, code="ja1"):
    """Connect a (further) child: ask for a code or the own number."""


@dataclass(frozen=True, slots=True)
class TypeCode(Action, code="jp1"):
    """Place: a code."""


@dataclass(frozen=True, slots=True)
class HoldsSlip(Action, code="jp2"):
    """Place: the code of a child's slip was right; birthday next. `who`: parent, pupil or not said yet."""

    stays: ClassVar[bool] = True

    invitation: int
    who: str


@dataclass(frozen=True, slots=True)
class WhoUses(Action, code="jw1"):
    """Say who uses the account, holding a slip: parent or pupil."""

    who: str


@dataclass(frozen=True, slots=True)
class HoldsStaffSlip(Action, code="jp3"):
    """Place: the code of a staff slip was right; the phone of the duties file next."""

    stays: ClassVar[bool] = True

    invitation: int


@dataclass(frozen=True, slots=True)
class AskPrincipal(Action, code="jq1"):
    """Have the principal confirm, holding a staff slip."""


@dataclass(frozen=True, slots=True)
class HoldsPhone(Action, code="jp4"):
    """Place: the own number is known; a child's birthday next. `tries` birthdays were wrong."""

    stays: ClassVar[bool] = True

    tries: int


@dataclass(frozen=True, slots=True)
class KnowsClass(Action, code="jp5"):
    """Place: a class code was typed; the child's name next."""

    stays: ClassVar[bool] = True

    school_class: int


@dataclass(frozen=True, slots=True)
class ConsentPage(Action, code="jc1"):
    """Show the purposes with `on` (letters of PURPOSES). `mode`: j joining, c changing later. `relation`: as said."""

    children: tuple[int, ...]
    relation: str
    on: str
    mode: str


@dataclass(frozen=True, slots=True)
class SetPurpose(Action, code="jc2", settles=True, lapses=True):
    """Turn one purpose (`letter`) on or off. `on`: what the page showed; what was picked since stands in the place."""

    children: tuple[int, ...]
    relation: str
    on: str
    mode: str
    letter: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class Picked(Action, code="jp8"):
    """Place: what is on in the page of a message, so that a tap faster than the page's edit loses nothing."""

    stays: ClassVar[bool] = True

    message: str
    on: str


@dataclass(frozen=True, slots=True)
class PickedAll(Picked, code="jp9"):
    """Place: [Xong] was pressed with this on; a second [Xong] says the same, and words are no answer any more."""

    stays: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class PickRelation(Action, code="jr1"):
    """Say who one is to the children: mother, father, grandmother, grandfather, guardian."""

    children: tuple[int, ...]
    relation: str
    on: str


@dataclass(frozen=True, slots=True)
class ConsentText(Action, code="jt1"):
    """Show the full text."""

    children: tuple[int, ...]
    relation: str
    on: str
    mode: str


@dataclass(frozen=True, slots=True)
class ConsentDone(Action, code="jd1", settles=True, lapses=True):
    """Store what is on."""

    children: tuple[int, ...]
    on: str
    mode: str


@dataclass(frozen=True, slots=True)
class WithdrawNow(Action, code="jx1", settles=True, lapses=True):
    """Yes, withdraw: keep only what is in `on`."""

    child: int
    on: str


@dataclass(frozen=True, slots=True)
class ListRequests(Action, code="jl1"):
    """Show the open requests of a class, or (0) of the sender's school."""

    school_class: int


@dataclass(frozen=True, slots=True)
class OpenRequest(Action, code="jo1"):
    """Show one request; `wide`: with the whole class to choose from."""

    request: int
    wide: bool


@dataclass(frozen=True, slots=True)
class ConfirmRequest(Action, code="jy1", settles=True):
    """Yes, this account is the family of this child, or (person of the slip) this member of staff."""

    request: int
    person: int


@dataclass(frozen=True, slots=True)
class RefuseRequest(Action, code="jn1", settles=True):
    """No, it is not."""

    request: int


@dataclass(frozen=True, slots=True)
class NotFamily(Action, code="jf1", settles=True):
    """This new bond is not of the family: suspend it."""

    bond: int


@dataclass(frozen=True, slots=True)
class ListNewBonds(Action, code="jg1"):
    """Show a class's bonds of the last days to its teacher."""

    school_class: int


@dataclass(frozen=True, slots=True)
class ShowBonds(Action, code="jb1"):
    """Show who is bound to a child, to the family and the school."""

    child: int


@dataclass(frozen=True, slots=True)
class RestoreBond(Action, code="jh1", settles=True):
    """The suspended bond is right after all."""

    bond: int


@dataclass(frozen=True, slots=True)
class EndBond(Action, code="ji1", settles=True):
    """End a bond for good, from now on."""

    bond: int


@dataclass(frozen=True, slots=True)
class BarFromChild(Action, code="jj1", settles=True):
    """Ask for the reason why this person may not be bound to the child again."""

    bond: int


@dataclass(frozen=True, slots=True)
class BarReason(Action, code="jp6"):
    """Place: the reason of a bar."""

    is_verbatim: ClassVar[bool] = True
    bond: int

    def back(self) -> Action:
        """Nothing is asked any more."""
        return ShowMenu()


@dataclass(frozen=True, slots=True)
class LiftBar(Action, code="jk1", settles=True):
    """The bar holds no more."""

    bar: int


@dataclass(frozen=True, slots=True)
class ListSchoolBonds(Action, code="je1"):
    """Choose a class of a school, to see who is connected with a child of it."""

    school: int


@dataclass(frozen=True, slots=True)
class ListClassBonds(Action, code="jm1"):
    """Choose a child of a class, to see who is bound to it."""

    school_class: int


@dataclass(frozen=True, slots=True)
class TypePhoneToRevoke(Action, code="jp7"):
    """Place: the number of a lost phone."""


@dataclass(frozen=True, slots=True)
class RevokeAccounts(Action, code="jv1", settles=True):
    """End all accounts of a person of one's school."""

    person: int


@dataclass(frozen=True, slots=True)
class ShowMyData(Action, code="jz1"):
    """A page of what is stored about me and mine."""

    page: int


@dataclass(frozen=True, slots=True)
class SpeakLanguage(Action, code="js1"):
    """Speak Vietnamese (vi) or English (en)."""

    language: str
