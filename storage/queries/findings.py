"""Findings of the auditor as they stand, and the words of one message to the operators about them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.tables import FINDING

IS_OPEN = FINDING.c.healed_at.is_(None)
OPEN = sa.select(FINDING.c.key, FINDING.c.kind, FINDING.c.case_id, FINDING.c.opened_at, FINDING.c.told_in).where(
    IS_OPEN
)
COUNT = sa.select(sa.func.count()).select_from(FINDING).where(IS_OPEN)
LAST_MESSAGE = sa.select(FINDING.c.told_in).order_by(FINDING.c.opened_at.desc(), FINDING.c.id.desc()).limit(1)
TOLD_IN = sa.select(FINDING.c.kind, FINDING.c.healed_at, FINDING.c.opened_at).where(
    FINDING.c.told_in == sa.bindparam("b_message")
)


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """One that is not healed."""

    key: str
    kind: str
    case_id: int | None
    opened_at: datetime
    told_in: str


@dataclass(frozen=True, slots=True)
class Account:
    """What one message to the operators counts: by kind, how many of all are healed, since when, until when."""

    kinds: Mapping[str, int]
    healed: int
    since: datetime
    healed_at: datetime | None


def open_findings(connection: Connection) -> list[OpenFinding]:
    """All that are not healed."""
    return [OpenFinding(*row) for row in connection.execute(OPEN)]


def count_open(connection: Connection) -> int:
    """How many are not healed."""
    return int(connection.execute(COUNT).scalar_one())


def last_message(connection: Connection) -> str | None:
    """Which message told of the newest finding."""
    found: str | None = connection.execute(LAST_MESSAGE).scalar()
    return found


def account_of(connection: Connection, message: str) -> Account | None:
    """What a message counts now; None when nothing is kept of it any more."""
    rows = connection.execute(TOLD_IN, {"b_message": message}).all()
    if not rows:
        return None
    healed = [row.healed_at for row in rows if row.healed_at is not None]
    last = max(healed) if len(healed) == len(rows) else None
    return Account(Counter(row.kind for row in rows), len(healed), min(row.opened_at for row in rows), last)
