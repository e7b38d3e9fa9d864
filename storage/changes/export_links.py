"""Changes of links to workbooks: one is made; taken by whoever comes first; given back where nothing arrived."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.changes.base import Operation, Statement
from storage.models.columns import Instant
from storage.sealing import Sealer
from storage.tables import EXPORT_LINK

VALID = timedelta(minutes=10)
MOST_TRIES = 3
"""How often a link may be taken: making may fail and a line may break, but not for ever."""

MAKE = Statement(68, lambda dialect: sa.insert(EXPORT_LINK))
_NOW = sa.bindparam("b_now", type_=Instant)
_HASH = EXPORT_LINK.c.token_hash == sa.bindparam("b_hash", type_=sa.LargeBinary)
TAKE = (
    sa.update(EXPORT_LINK)
    .where(_HASH, EXPORT_LINK.c.used_at.is_(None), EXPORT_LINK.c.expires_at > _NOW, EXPORT_LINK.c.tries < MOST_TRIES)
    .values(used_at=_NOW, tries=EXPORT_LINK.c.tries + 1)
    .returning(EXPORT_LINK.c.tries)
)
GIVE_BACK = (
    sa.update(EXPORT_LINK)
    .where(_HASH, EXPORT_LINK.c.tries == sa.bindparam("b_try", type_=sa.Integer))
    .values(used_at=None)
)


def new_token() -> str:
    """32 random bytes, as they stand in an address."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> bytes:
    """What is kept of a token. It is random and long: no key is needed to make guessing hopeless."""
    return hashlib.sha256(token.encode()).digest()


@dataclass(frozen=True, slots=True)
class ExportLink:
    """A link to a table, as it was given to an account."""

    token_hash: bytes
    account_id: int
    person_id: int
    unit_id: int
    what: str
    form: str | None
    from_on: date | None
    to_on: date | None
    made_at: datetime


@dataclass(frozen=True, slots=True)
class MakeExportLink(ExportLink):
    """It is given."""

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the row."""
        yield MAKE, {**asdict(self), "expires_at": self.made_at + VALID, "used_at": None, "tries": 0}


def take(connection: Connection, token_hash: bytes, now: datetime) -> int | None:
    """Take a link for one download: of several at once exactly one gets it. Its number of the try; None: too late."""
    taken = connection.execute(TAKE, {"b_hash": token_hash, "b_now": now}).scalar()
    return None if taken is None else int(taken)


def give_back(connection: Connection, token_hash: bytes, attempt: int) -> None:
    """Let a link be taken again after a try that gave nothing; a later try is left alone."""
    connection.execute(GIVE_BACK, {"b_hash": token_hash, "b_try": attempt})
