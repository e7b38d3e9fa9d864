"""What an answer of yes or no can be, and what is none."""

from bot.understanding.told import Told
from bot.understanding.values import NOT_UNDERSTOOD, TALK, NotUnderstood, Understood, Unsure

Read = Understood[bool] | Unsure[bool] | NotUnderstood

YES: Read = Understood(True)
NO: Read = Understood(False)
UNSURE: Read = Unsure()


def talk(told: Told) -> Read:
    """Courtesy without an answer, or nothing that is understood."""
    talks = told.is_acknowledged or told.is_talk
    return TALK if talks and not told.entries and told.unknown <= 3 else NOT_UNDERSTOOD
