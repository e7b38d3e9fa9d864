"""Pictures that lie under an address now, and when the next one is over."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.changes.shown_pictures import PLACE
from storage.models.columns import Instant
from storage.sealing import Sealer
from storage.tables import SHOWN_PICTURE

SHOWN = sa.select(SHOWN_PICTURE.c.uid, SHOWN_PICTURE.c.media, SHOWN_PICTURE.c.sealed_image).where(
    SHOWN_PICTURE.c.token_hash == sa.bindparam("b_hash", type_=sa.LargeBinary),
    SHOWN_PICTURE.c.expires_at > sa.bindparam("b_now", type_=Instant),
)
NEXT_OVER = sa.select(sa.func.min(SHOWN_PICTURE.c.expires_at))


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture and its media type."""

    media: str
    content: bytes


def shown_picture(connection: Connection, sealer: Sealer, token_hash: bytes, now: datetime) -> Shown | None:
    """The picture of a token, while its minutes last."""
    row = connection.execute(SHOWN, {"b_hash": token_hash, "b_now": now}).first()
    return None if row is None else Shown(row.media, sealer.open_bytes(PLACE, row.uid, row.sealed_image))


def next_over(connection: Connection) -> datetime | None:
    """When the first of those that lie there is over."""
    found: datetime | None = connection.execute(NEXT_OVER).scalar()
    return found
