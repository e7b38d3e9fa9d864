"""Links from chat to a workbook."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.models.columns import counted, instant, ref, words


class ExportLink(SQLModel, table=True):
    """A link that an account asked for: which table of which unit, until when, and whether it was used.

    `token_hash`: SHA-256 of the random token; the token itself is kept nowhere but in the sealed answer. `used_at`:
    None again where the workbook could not be made or did not arrive; `tries` counts, so that this has an end.
    """

    __tablename__ = "export_link"
    id: int = counted()
    token_hash: bytes = Field(sa_type=sa.LargeBinary(32), unique=True)
    account_id: int = ref("account.id")
    person_id: int = ref("person.id", index=False)
    unit_id: int = ref("unit.id", index=False)
    what: str = words(16)
    form: str | None = words(32, optional=True)
    from_on: date | None = None
    to_on: date | None = None
    made_at: datetime = instant()
    expires_at: datetime = instant(index=True)
    used_at: datetime | None = instant(optional=True)
    tries: int = 0
