"""What a turn wants said later or to others: rows of the outbox, in the transaction that causes them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any

from storage.changes.base import Operation, Statement
from storage.sealing import Sealer
from storage.tables import OUTBOX, insert_new


class Priority(IntEnum):
    """What leaves first (design.md 1, outbox)."""

    ALERT = 0
    ANSWER = 1
    REMINDER = 2
    DIGEST = 3


PUSH = Statement(80, lambda dialect: insert_new(dialect, OUTBOX, ["key"]))


@dataclass(frozen=True, slots=True)
class Push:
    """One thing to be said unasked to one account. `kind` names its renderer; `about` holds ids, never text.

    `key` says for ever what it is; the same key twice is one message. `edits` is the key of an earlier push that this
    one brings up to date. `bot`: `channel:bot` of the account. `rings`: with sound.
    """

    key: str
    account_id: int
    bot: str
    kind: str
    priority: Priority
    at: datetime
    about: Mapping[str, Any] = field(default_factory=dict)
    rings: bool = False
    due_at: datetime | None = None
    expires_at: datetime | None = None
    edits: str | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the row unless its key is known."""
        yield (
            PUSH,
            {
                "key": self.key,
                "bot": self.bot,
                "account_id": self.account_id,
                "kind": self.kind,
                "priority": int(self.priority),
                "about": dict(self.about),
                "rings": self.rings,
                "edits": self.edits,
                "state": "ready",
                "due_at": self.due_at or self.at,
                "expires_at": self.expires_at,
                "attempt": 0,
                "made_at": self.at,
            },
        )
