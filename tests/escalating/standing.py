"""What people at a school do and read wherever nothing is edited: they open a case anew, and wait for what grows."""

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


def is_covered(actor: Actor, message: Message, *words: str) -> None:
    """An edit took the words away; where nothing is edited, they stand in nothing but what the reader asked for."""
    town = actor.town
    if town.abilities.can_edit:
        assert not [word for word in words if word in message.plain], message.plain
        return
    came = [said for told in town.told if told.chat == actor.chat and told.how != "asked" for said in told.sentences]
    found = [said for said in came if any(word in said for word in words)]
    assert not found, found
