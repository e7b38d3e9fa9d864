"""Pictures that lie under an address for some minutes, for a messenger that fetches them."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.models.columns import counted, instant, row_uid, sealed, words


class ShownPicture(SQLModel, table=True):
    """A picture under an unguessable address. `token_hash`: SHA-256 of the random token, which is kept nowhere."""

    __tablename__ = "shown_picture"
    id: int = counted()
    uid: bytes = row_uid()
    token_hash: bytes = Field(sa_type=sa.LargeBinary(32), unique=True)
    media: str = words(16)
    sealed_image: bytes = sealed()
    expires_at: datetime = instant(index=True)
