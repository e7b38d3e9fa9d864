"""What the tables of files that are fetched have in common."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import SQLModel

from storage.models.columns import counted, instant, row_uid, sealed, words

PENDING = "state IN ('coming', 'come', 'refused')"


class Fetched(SQLModel):
    """A file that somebody sent, fetched after the turn that heard of it.

    `state`: coming (sent, to be fetched), come (it is here, the sender is to be told), refused (`why`; likewise), kept.
    `leased_until`: some process fetches it until then. `sealed_reference`: what the channel fetches it by, gone once it
    is here. `bytes` of the file.
    """

    id: int = counted()
    uid: bytes = row_uid()
    at: datetime = instant()
    state: str = words(12)
    why: str | None = words(16, optional=True)
    leased_until: datetime | None = instant(optional=True)
    sealed_reference: bytes | None = sealed(optional=True)
    bytes: int | None = None


def pending(table: str) -> sa.Index:
    """The index of the files that wait."""
    return sa.Index(f"ix_{table}_pending", "at", sqlite_where=sa.text(PENDING), postgresql_where=sa.text(PENDING))
