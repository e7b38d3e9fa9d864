"""Findings: what the auditor saw that should be otherwise. No names, no answers."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.models.columns import BigId, counted, instant, words


class Finding(SQLModel, table=True):
    """One thing that was not as it should be; its `key` says for ever which. `healed_at`: when it was found right.

    `told_in`: the message to the operators that counts it. `times`: how often it was found anew after it had healed.
    `case_id` points at no row on purpose: the case may be what is missing.
    """

    id: int = counted()
    key: str = words(200)
    kind: str = words(16)
    case_id: int | None = Field(default=None, sa_type=BigId, nullable=True)
    opened_at: datetime = instant()
    healed_at: datetime | None = instant(optional=True)
    told_in: str = words(40, index=True)
    times: int = 1

    __table_args__ = (
        sa.UniqueConstraint("key"),
        sa.Index(
            "ix_finding_unhealed",
            "id",
            sqlite_where=sa.text("healed_at IS NULL"),
            postgresql_where=sa.text("healed_at IS NULL"),
        ),
    )
