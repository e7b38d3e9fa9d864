"""Updates that a messenger hands out once."""

from datetime import datetime

from sqlmodel import SQLModel

from storage.models.columns import counted, instant, row_uid, sealed, words


class Heard(SQLModel, table=True):
    """An update as it was handed out, kept before anybody looks into it, until its turn is stored.

    `bot`: `channel:bot`. `sealed_body`: the messenger's JSON.
    """

    id: int = counted()
    uid: bytes = row_uid()
    bot: str = words(40, index=True)
    at: datetime = instant(index=True)
    sealed_body: bytes = sealed()
