"""What an answer of yes or no can be, and what is none."""

import itertools
from collections.abc import Sequence

from bot.understanding.items import Item
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


def is_of_the_speaker(items: Sequence[Item]) -> bool:
    """ "Tôi khỏe" tells of no child, "tốt quá cô ơi" of nobody."""
    said = [item for item in items if item.text not in ("thì", "vẫn", "cũng", "đều")]
    for before, item in itertools.pairwise((Item("", frozenset(), ""), *said)):
        if item.tag == "well" and before.text in ("tôi", "tui", "tớ"):
            return True
        if before.text == "tốt" and item.text == "quá":
            return True
    return False
