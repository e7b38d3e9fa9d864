"""Pictures that schools send as evidence."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import SQLModel

from storage.models.columns import counted, instant, ref, row_uid, sealed, words

PENDING = "state IN ('coming', 'come', 'refused')"


class Evidence(SQLModel, table=True):
    """A picture of one question of a school's declaration, its uid is the answer; or of what the school put right.

    `state`: coming (sent, to be fetched), come (it is here, the sender is to be told), refused (`why`; likewise), kept.
    `question`: the question's key in buttons. `leased_until`: some process fetches it until then. `sealed_reference`:
    what the channel fetches it by, gone once it is here. `remedy_id`: what it shows put right (`question` is the
    criterion then, `round_id` the round in which that failed). `width` and `height` in pixels, `bytes` of the JPEG.
    """

    id: int = counted()
    uid: bytes = row_uid()
    school_id: int = ref("unit.id")
    round_id: int = ref("round.id")
    question: str = words(16)
    remedy_id: int | None = ref("remedy.id", optional=True)
    account_id: int = ref("account.id")
    by_person_id: int | None = ref("person.id", optional=True, index=False)
    at: datetime = instant()
    state: str = words(12)
    why: str | None = words(16, optional=True)
    leased_until: datetime | None = instant(optional=True)
    sealed_reference: bytes | None = sealed(optional=True)
    sealed_image: bytes | None = sealed(optional=True)
    width: int | None = None
    height: int | None = None
    bytes: int | None = None

    __table_args__ = (
        sa.Index("ix_evidence_pending", "at", sqlite_where=sa.text(PENDING), postgresql_where=sa.text(PENDING)),
    )
