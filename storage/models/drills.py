"""Drills: exercises of the ladder, planned, under way, and what came of them."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.models.columns import as_json, counted, instant, ref, words


class Drill(SQLModel, table=True):
    """One exercise of one school. `state`: planned, running, over, dropped. `how`: command, calendar.

    `next_at`: when the clock looks: the start, then the end of the school day, then the result. `spared`: persons who
    were in another drill within the month. `result`: ids and seconds, kept for good: no name, no answer.
    """

    id: int = counted()
    school_id: int = ref("unit.id")
    severity: str = words(12)
    state: str = words(8)
    how: str = words(10)
    planned_at: datetime = instant()
    next_at: datetime | None = instant(optional=True, index=True)
    case_uid: bytes | None = Field(default=None, sa_type=sa.LargeBinary(16), nullable=True, index=True)
    started_at: datetime | None = instant(optional=True)
    ended_at: datetime | None = instant(optional=True)
    spared: list[int] = as_json()
    result: dict[str, Any] | None = as_json(optional=True)
    why: str | None = words(40, optional=True)
    version: int = 0

    __table_args__ = (
        sa.Index(
            "uq_drill_running",
            "school_id",
            unique=True,
            sqlite_where=sa.text("state IN ('planned', 'running')"),
            postgresql_where=sa.text("state IN ('planned', 'running')"),
        ),
    )
