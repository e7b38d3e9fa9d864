"""What can be asked of a drill."""

from dataclasses import dataclass

from bot.dialogue.actions import Action


@dataclass(frozen=True, slots=True)
class EndDrill(Action, code="cz1", settles=True):
    """End an exercise."""

    case: int
