"""Through which accounts a person is reached: the one used last first; what is blocked or suspected comes behind."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import among
from storage.queries.silent_bots import suspected
from storage.tables import ACCOUNT, SESSION

ACCOUNTS_OF = (
    sa.select(ACCOUNT.c.id, ACCOUNT.c.person_id, ACCOUNT.c.channel, ACCOUNT.c.bot, ACCOUNT.c.state)
    .outerjoin(SESSION, SESSION.c.account_id == ACCOUNT.c.id)
    .where(among(ACCOUNT.c.person_id, "persons"), ACCOUNT.c.state != "ended")
    .order_by(sa.case((ACCOUNT.c.state == "active", 0), else_=1), SESSION.c.at.desc().nulls_last(), ACCOUNT.c.id)
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where to push to a person. `is_blocked`: they blocked the bot; `is_silent`: the bot seems to deliver nothing."""

    account_id: int
    bot: str
    is_blocked: bool
    is_silent: bool = False

    @property
    def to(self) -> tuple[int, str]:
        """What `Turn.push` takes."""
        return self.account_id, self.bot


def all_addresses(connection: Connection, persons: Sequence[int]) -> dict[int, tuple[Address, ...]]:
    """Every address of each person who has any account, the best one first."""
    silent = suspected(connection)
    found: dict[int, list[Address]] = defaultdict(list)
    for row in connection.execute(ACCOUNTS_OF, {"persons": list(persons)}):
        bot = f"{row.channel}:{row.bot}"
        found[row.person_id].append(Address(row.id, bot, row.state != "active", bot in silent))
    # sorting keeps the order of use among equals
    return {
        person: tuple(sorted(several, key=lambda a: (a.is_blocked, a.is_silent))) for person, several in found.items()
    }


def addresses(connection: Connection, persons: Sequence[int]) -> dict[int, Address]:
    """The best address of each person who has any account; blocked only where every account of theirs is."""
    return {person: several[0] for person, several in all_addresses(connection, persons).items()}
