"""Through which account a person is reached: the one used last that is not blocked."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.tables import ACCOUNT, SESSION

ACCOUNTS_OF = (
    sa.select(ACCOUNT.c.id, ACCOUNT.c.person_id, ACCOUNT.c.channel, ACCOUNT.c.bot, ACCOUNT.c.state)
    .outerjoin(SESSION, SESSION.c.account_id == ACCOUNT.c.id)
    .where(among(ACCOUNT.c.person_id, "persons"), ACCOUNT.c.state != "ended")
    .order_by(sa.case((ACCOUNT.c.state == "active", 0), else_=1), SESSION.c.at.desc().nulls_last(), ACCOUNT.c.id)
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where to push to a person. `is_blocked`: every account of theirs is."""

    account_id: int
    bot: str
    is_blocked: bool

    @property
    def to(self) -> tuple[int, str]:
        """What `Turn.push` takes."""
        return self.account_id, self.bot


def addresses(connection: Connection, persons: Sequence[int]) -> dict[int, Address]:
    """The address of each person who has any account."""
    found: dict[int, Address] = {}
    for row in connection.execute(ACCOUNTS_OF, {"persons": list(persons)}):
        found.setdefault(row.person_id, Address(row.id, f"{row.channel}:{row.bot}", row.state != "active"))
    return found
