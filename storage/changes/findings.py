"""Changes of findings: found, and right again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.sealing import Sealer
from storage.tables import FINDING, OUTBOX, dialect_insert


def _found(dialect: str) -> sa.Insert:
    """One row for a key; what had healed and is found again counts anew."""
    insert = dialect_insert(dialect, FINDING)
    found: sa.Insert = insert.on_conflict_do_update(
        index_elements=["key"],
        set_={
            "healed_at": None,
            "opened_at": insert.excluded.opened_at,
            "told_in": insert.excluded.told_in,
            "times": FINDING.c.times + 1,
        },
        where=FINDING.c.healed_at.is_not(None),
    )
    return found


FOUND = Statement(90, _found)
HEALED = Statement(
    91,
    lambda dialect: (
        sa.update(FINDING)
        .where(FINDING.c.key == sa.bindparam("b_key"), FINDING.c.healed_at.is_(None))
        .values(healed_at=sa.bindparam("v_at"))
    ),
)
DUE_NOW = Statement(
    82,
    lambda dialect: (
        sa.update(OUTBOX)
        .where(
            OUTBOX.c.key == sa.bindparam("b_key"), OUTBOX.c.state == "ready", OUTBOX.c.due_at > sa.bindparam("b_soon")
        )
        .values(due_at=sa.bindparam("v_at"))
    ),
)


RHYTHM = timedelta(minutes=1)
"""Longer than delivery waits between two tries of an alert."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something is not as it should be. The same key is one finding as long as it stands open."""

    key: str
    kind: str
    case_id: int | None
    at: datetime
    told_in: str

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Keep it, unless it stands open already."""
        yield (
            FOUND,
            {
                "key": self.key,
                "kind": self.kind,
                "case_id": self.case_id,
                "opened_at": self.at,
                "healed_at": None,
                "told_in": self.told_in,
                "times": 1,
            },
        )


@dataclass(frozen=True, slots=True)
class Healed:
    """A finding is found no more."""

    key: str
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Mark it."""
        yield HEALED, {"b_key": self.key, "v_at": self.at}


@dataclass(frozen=True, slots=True)
class LeaveNow:
    """A message that waits for a later instant than it may is due at once."""

    key: str
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Move it, unless it left, is on its way, or is being tried again and again: that has its own rhythm."""
        yield DUE_NOW, {"b_key": self.key, "b_soon": self.at + RHYTHM, "v_at": self.at}
