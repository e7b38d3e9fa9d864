"""What people at a school do and read wherever nothing is edited: they open a case anew, and wait for what grows."""

from collections.abc import Sequence

from bot.delivery.unedited import GAP
from tests.town import Actor, Message, Town


def opens(actor: Actor, label: str = "1. Tuệ") -> Actor:
    """Open a case from the list of open ones: on each messenger it is read and its choices are at hand then."""
    actor.says("/ca")
    actor.taps(label)
    return actor


def all_is_said(town: Town) -> None:
    """Walk on until a message that grows has been said anew, where it cannot be edited."""
    town.by(seconds=GAP.total_seconds())


def is_covered(actor: Actor, message: Message, *words: str, under: Sequence[str] = ()) -> None:
    """An edit took the words away; where nothing is edited, they stand in nothing but what the reader asked for.

    `under`: the choices that are left under it then, if they are looked at.
    """
    if actor.town.abilities.can_edit:
        assert not [word for word in words if word in message.plain], message.plain
        assert not under or message.labels == list(under), message.labels
        return
    came_by_itself_without(actor, words)


def stands_opened(actor: Actor, *words: str) -> None:
    """What somebody opened stays so while it grows; where nothing is edited, what grew is said without it."""
    if actor.town.abilities.can_edit:
        actor.sees(*words)
    else:
        came_by_itself_without(actor, words)


def came_by_itself_without(actor: Actor, words: Sequence[str]) -> None:
    """Nobody was told these words without asking."""
    told = [each for each in actor.town.told if each.chat == actor.chat and each.how != "asked"]
    found = [said for each in told for said in each.sentences if any(word in said for word in words)]
    assert not found, found
