"""What can be asked of connecting a person's further account, and the places where its code is awaited."""

from dataclasses import dataclass

from bot.dialogue.actions import Action


@dataclass(frozen=True, slots=True)
class ShowLinkCode(Action, code="ak1"):
    """Show a code for the sender's other account, or ask for the one that it shows."""


@dataclass(frozen=True, slots=True)
class TypeLinkCode(Action, code="ak2"):
    """Place: the code that the other account shows."""


@dataclass(frozen=True, slots=True)
class HoldsLink(Action, code="ak3"):
    """Place: the code was right; it is to be confirmed that both accounts are one person's."""

    link: int


@dataclass(frozen=True, slots=True)
class ConfirmLink(Action, code="ak4", settles=True):
    """Both accounts are mine, holding a code."""


@dataclass(frozen=True, slots=True)
class NotMyLink(Action, code="ak5", settles=True):
    """The account that was connected by my code is not mine."""

    link: int


@dataclass(frozen=True, slots=True)
class EndMyLink(Action, code="ak6", settles=True):
    """Another account of mine is to be mine no more."""

    account: int
