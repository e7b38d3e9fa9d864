"""The passes over the phrases of a text, each for what it is beside its neighbours, where there is anything to it."""

from bot.understanding.besides import besides, may_be_several, may_figure, several
from bot.understanding.items import Item
from bot.understanding.of_parts import is_a_cause, is_state, of_parts
from bot.understanding.settling import is_asked_back, may_settle, rhetorical, settled

_SETTLES, _FIGURES, _SEVERAL, _PART, _STATE, _CAUSE, _ASKS = (1 << at for at in range(7))


def concerns(item: Item) -> int:
    """The passes that a phrase concerns, as bits; of the phrases of the lists told once, whatever stands beside them.

    A pass that no phrase of a text concerns would give back what it was given.
    """
    return (
        may_settle(item) * _SETTLES
        | may_figure(item) * _FIGURES
        | may_be_several(item) * _SEVERAL
        | (item.tag == "body") * _PART
        | is_state(item) * _STATE
        | is_a_cause(item) * _CAUSE
        | is_asked_back(item) * _ASKS
    )


def passed(items: list[Item], found: int) -> list[Item]:
    """The phrases, each for what it is beside the others; `found`: what `concerns` tells of all of them."""
    if found & _SETTLES:
        items, found = _taken(items, settled(items), found)
    if found & _FIGURES:
        items, found = _taken(items, besides(items), found)
    elif found & _SEVERAL:
        items, found = _taken(items, several(items), found)
    if found & _CAUSE or (found & _PART and found & _STATE):
        items, found = _taken(items, of_parts(items), found)
    return rhetorical(items) if found & _ASKS else items


def _taken(items: list[Item], after: list[Item], found: int) -> tuple[list[Item], int]:
    """What a pass made of the phrases, and what concerns them now: most often no phrase is another one."""
    if items == after:
        return items, found
    known = set(map(id, items))
    for item in after:
        if id(item) not in known:
            found |= concerns(item)
    return after, found
