"""Whom a sentence speaks to and how it addresses them (domain.md 9.5, storyboard)."""

from collections.abc import Sequence

from bot.i18n import Catalogs, Voice
from storage.values import Sender

PARENTS = frozenset({"father", "mother"})


def audience_of(kind: str | None, relations: Sequence[str]) -> str:
    """The audience of a person of a kind who is bound to children by these relations."""
    if kind == "staff":
        return "teacher"
    if kind in ("pupil", "official"):
        return kind
    if relations and not PARENTS.intersection(relations):
        return "family"
    return "parent"


def habits_of(relations: Sequence[str], *, south: bool = False) -> dict[str, str]:
    """How guardians are addressed: "mẹ" or "bố" when known, else "bố/mẹ" ("ba/mẹ" in the South)."""
    father = "ba" if south else "bố"
    known = set(relations)
    if known == {"mother"}:
        word = "mẹ"
    elif known == {"father"}:
        word = father
    elif known and not known & PARENTS:
        word = "gia đình"
    else:
        word = f"{father}/mẹ"
    return {"parents": word, "Parents": word[0].upper() + word[1:]}


def voice_for(catalogs: Catalogs, sender: Sender) -> Voice:
    """The voice that answers a sender."""
    relations = [child.relation for child in sender.children]
    kind = sender.person.kind if sender.person else None
    south = any(child.region == "south" for child in sender.subjects)
    return catalogs.voice(sender.account.language, audience_of(kind, relations), **habits_of(relations, south=south))
