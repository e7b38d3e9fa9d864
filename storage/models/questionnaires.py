"""Questionnaires as they were published: workbooks that never change."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.models.columns import counted, instant, words


class Questionnaire(SQLModel, table=True):
    """One published version of a questionnaire (mẫu khai): its workbook, byte for byte.

    `digest`: hash of its cells. `asked_of`: person, school. `published_by`: who decided it; None for one that ships.
    `in_force_since`: of the versions of a name the one with the latest is asked; None for one that never was.
    """

    id: int = counted()
    name: str = words(32)
    version: str = words(32)
    digest: str = words(64)
    title: str = words(200)
    asked_of: str = words(12)
    file_name: str = words(120)
    workbook: bytes = Field(sa_type=sa.LargeBinary)
    published_at: datetime = instant()
    published_by: str | None = words(200, optional=True)
    in_force_since: datetime | None = instant(optional=True)

    __table_args__ = (sa.UniqueConstraint("name", "version"),)
