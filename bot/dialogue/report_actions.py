"""What can be asked of the figures of a unit above school level."""

from dataclasses import dataclass
from datetime import date

from bot.dialogue.actions import Action


@dataclass(frozen=True, slots=True)
class OpenFigures(Action, code="fx1"):
    """Show a unit's figures of a date (0: the sender's own) in an order (0: all of them), from a page on, from 0."""

    unit: int
    on: date
    order: int
    page: int


@dataclass(frozen=True, slots=True)
class DrawFigures(Action, code="fx2"):
    """Send a unit's figures of a date in an order as a chart."""

    unit: int
    on: date
    order: int
