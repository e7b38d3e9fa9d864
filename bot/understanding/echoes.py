"""Echoes of a sign, with which it is denied: 'ban bủng gì đâu', 'sốt siết gì nữa'."""

from collections.abc import Sequence

from bot.understanding.items import Item

_DENIED_AFTER = {"nothing", "thereis"}
_ECHOES = ("iếc", "iết")


def denies_echo(item: Item) -> bool:
    """Whether a word before it may be a mere echo."""
    return item.tag in _DENIED_AFTER


def is_an_echo(item: Item) -> bool:
    """Whether it is written as echoes are: "siếc", "iết"."""
    return item.typed.endswith(_ECHOES)


def echoed(items: Sequence[Item]) -> Sequence[Item]:
    """ "Sốt siết gì nữa": an echo with a "gì" behind denies."""
    out: list[Item] = []
    for at, item in enumerate(items):
        before = items[at - 2 : at] if at > 1 else ()
        is_after_echo = len(before) == 2 and before[0].tag == "sign" and before[1].typed.endswith(_ECHOES)
        if is_after_echo and item.text.split()[0] in ("gì", "chi"):
            out[-1:] = [Item("thereis", frozenset({"thereis"}), "đâu", typed=item.typed)]
        else:
            out.append(item)
    return out


def is_echo(items: Sequence[Item], at: int) -> bool:
    """Whether a word only echoes the sign before it, as in denials: "ban bủng gì đâu", "không sốt siếc gì"."""
    if items[at].tag != "word" or not 0 < at < len(items) - 1 or items[at - 1].tag != "sign":
        return False
    head = items[at - 1].text.split()[-1]
    echoes = items[at].text[:1] == head[:1] or items[at].text.endswith("iếc")
    return echoes and items[at + 1].tag in _DENIED_AFTER
