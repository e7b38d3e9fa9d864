"""Codes that connect a person's further account: shown on one, typed on the other."""

from datetime import datetime

from sqlmodel import SQLModel

from storage.models.columns import blind, counted, instant, ref


class LinkCode(SQLModel, table=True):
    """A code that an account showed; stored hashed, good once and for minutes.

    `used_by`: the account that became the same person's. `from_person_id`: who that account's person was before.
    """

    __tablename__ = "link_code"

    id: int = counted()
    account_id: int = ref("account.id")
    code_index: str = blind(unique=True)
    made_at: datetime = instant()
    expires_at: datetime = instant(index=True)
    used_at: datetime | None = instant(optional=True)
    used_by: int | None = ref("account.id", index=False, optional=True)
    from_person_id: int | None = ref("person.id", index=False, optional=True)
    ended_at: datetime | None = instant(optional=True)
