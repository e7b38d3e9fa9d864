"""Actions of the menu that several rooms offer."""

from dataclasses import dataclass

from bot.dialogue.actions import Action


@dataclass(frozen=True, slots=True)
class OpenMySchool(Action, code="ms1"):
    """Show how a school stands today."""

    school: int
