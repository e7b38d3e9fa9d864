"""Turns that need what takes long to read: it is read beside the writer, and they are decided anew with it in hand."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.engine import Connection

from bot.messages import Incoming
from storage.lanes import ReadFirst
from storage.needs import Asked, Need
from storage.values import DutyView, Sender

MOST_TIMES = 3
"""How often a turn is read for beside the writer; what it lacks after that it reads in its transaction."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was read. It holds for the same need of somebody with the same duties, and for nobody else."""

    need: Need
    person_id: int | None
    duties: tuple[DutyView, ...]
    answer: Any

    def is_for(self, need: Need, sender: Sender) -> bool:
        """Whether it may be used: rights that changed meanwhile make it another question."""
        return (self.need, self.person_id, self.duties) == (need, sender.account.person_id, sender.duties)


@dataclass(frozen=True, slots=True)
class Update:
    """An update with what was read for it so far. `may_read`: whether more may be read beside the writer."""

    incoming: Incoming
    known: tuple[Answered, ...] = ()
    may_read: bool = True

    def asks_aside(self, need: Need) -> bool:
        """Whether a need is to be read beside the writer."""
        return need.is_long and self.may_read and len(self.known) < MOST_TIMES

    def knows(self, need: Need, sender: Sender) -> Answered | None:
        """What was read already, if that is it."""
        return next((each for each in self.known if each.is_for(need, sender)), None)

    def reading(self, asked: Asked, read: Callable[[Connection, Asked], Any]) -> ReadFirst:
        """Go away until a need is read, and come back with the answer."""
        person_id, duties = asked.sender.account.person_id, asked.sender.duties
        return ReadFirst(
            lambda connection: read(connection, asked),
            lambda answer: replace(self, known=(*self.known, Answered(asked.need, person_id, duties, answer))),
            replace(self, may_read=False),
        )


def update_of(value: "Incoming | Update") -> Update:
    """What the writer takes up: an update as it was heard, or one that comes back."""
    return value if isinstance(value, Update) else Update(value)


def chat_of(value: "Incoming | Update") -> tuple[str, str, str]:
    """The chat whose turns keep their order."""
    incoming = update_of(value).incoming
    return incoming.channel, incoming.bot, incoming.chat


def known_and_aside(
    needs: Mapping[int, Need], updates: Sequence[Update], senders: Sequence[Sender]
) -> tuple[dict[int, Any], dict[int, Asked]]:
    """What turns ask for that was read already, and what is to be read beside the writer; by the turn's position."""
    answers: dict[int, Any] = {}
    aside: dict[int, Asked] = {}
    for i, need in needs.items():
        known = updates[i].knows(need, senders[i])
        if known is not None:
            answers[i] = known.answer
        elif updates[i].asks_aside(need):
            aside[i] = Asked(need, senders[i])
    return answers, aside


def waves(batch: Sequence["Incoming | Update"]) -> list[list[int]]:
    """Split so that a wave holds a chat, and a key, once; turns of one chat keep their order."""
    found: list[list[int]] = []
    depth: dict[tuple[str, str, str], int] = defaultdict(int)
    for i, update in enumerate(batch):
        chat = chat_of(update)
        if depth[chat] == len(found):
            found.append([])
        found[depth[chat]].append(i)
        depth[chat] += 1
    return found
