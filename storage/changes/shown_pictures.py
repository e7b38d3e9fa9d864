"""Changes of pictures that lie under an address: one is shown; those that are over are deleted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.models.columns import Instant
from storage.sealing import Sealer, new_uid
from storage.tables import SHOWN_PICTURE

VALID = timedelta(minutes=10)
PLACE = "shown_picture.image"
SHOW = Statement(69, lambda dialect: sa.insert(SHOWN_PICTURE))
TAKE_DOWN = Statement(
    69,
    lambda dialect: sa.delete(SHOWN_PICTURE).where(SHOWN_PICTURE.c.expires_at <= sa.bindparam("b_now", type_=Instant)),
)


@dataclass(frozen=True, slots=True)
class ShowPicture:
    """A picture lies under the address of a token for ten minutes."""

    token_hash: bytes
    media: str
    content: bytes
    now: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Seal it."""
        uid = new_uid()
        sealed = sealer.seal(PLACE, uid, self.content)
        values = {"uid": uid, "token_hash": self.token_hash, "media": self.media, "sealed_image": sealed}
        yield SHOW, {**values, "expires_at": self.now + VALID}


@dataclass(frozen=True, slots=True)
class TakeDownPictures:
    """Their minutes are over."""

    now: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Delete them."""
        yield TAKE_DOWN, {"b_now": self.now}
