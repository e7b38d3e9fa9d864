"""The letter itself that an office gives along with an order."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import SQLModel

from storage.models.columns import counted, instant, ref, row_uid, sealed, words

PENDING = "state IN ('coming', 'come', 'refused')"


class LetterFile(SQLModel, table=True):
    """A PDF or a picture of an order's letter; the newest of a plan that is kept is its letter.

    `state`: coming (sent, to be fetched), come (it is here, the sender is to be told), refused (`why`; likewise), kept.
    `account_id`: who sent it; None by command. `leased_until`: some process fetches it until then. `sealed_reference`:
    what the channel fetches it by, gone once it is here. `media`: application/pdf or image/jpeg. `bytes` of the file.
    """

    __tablename__ = "letter_file"
    id: int = counted()
    uid: bytes = row_uid()
    plan_id: int = ref("order_plan.id")
    account_id: int | None = ref("account.id", optional=True)
    at: datetime = instant()
    state: str = words(12)
    why: str | None = words(16, optional=True)
    leased_until: datetime | None = instant(optional=True)
    sealed_reference: bytes | None = sealed(optional=True)
    media: str | None = words(32, optional=True)
    sealed_content: bytes | None = sealed(optional=True)
    bytes: int | None = None

    __table_args__ = (
        sa.Index("ix_letter_file_pending", "at", sqlite_where=sa.text(PENDING), postgresql_where=sa.text(PENDING)),
    )
