"""Codes that connect a further account, with whose they are; the accounts of the sender's person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.tables import ACCOUNT, BOND, LINK_CODE, PERSON

_LINKS = (
    sa.select(
        LINK_CODE.c.id,
        LINK_CODE.c.code_index,
        LINK_CODE.c.account_id,
        LINK_CODE.c.expires_at,
        LINK_CODE.c.used_at,
        LINK_CODE.c.used_by,
        LINK_CODE.c.from_person_id,
        LINK_CODE.c.ended_at,
        ACCOUNT.c.channel,
        ACCOUNT.c.bot,
        ACCOUNT.c.person_id,
        PERSON.c.kind,
        PERSON.c.uid,
        PERSON.c.sealed_name,
    )
    .join(ACCOUNT, ACCOUNT.c.id == LINK_CODE.c.account_id)
    .join(PERSON, PERSON.c.id == ACCOUNT.c.person_id)
    .where(PERSON.c.gone_on.is_(None), ACCOUNT.c.state != "ended")
)
BY_CODE = _LINKS.where(among(LINK_CODE.c.code_index, "codes"))
BY_ID = _LINKS.where(among(LINK_CODE.c.id, "links"))
BONDS = sa.select(BOND.c.child_id, BOND.c.state).where(among(BOND.c.person_id, "persons"), BOND.c.state != "ended")
ACCOUNTS = (
    sa.select(ACCOUNT.c.id, ACCOUNT.c.channel, ACCOUNT.c.made_at)
    .where(among(ACCOUNT.c.person_id, "persons"), ACCOUNT.c.state != "ended")
    .order_by(ACCOUNT.c.id)
)


@dataclass(frozen=True, slots=True)
class LinkBy(Need):
    """The code of somebody who has joined, as typed or (of a place or button) by key: `LinkView` or None."""

    code: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class LinkView:
    """A code and who showed it. `children`: theirs; `is_questioned`: a bond of theirs is."""

    id: int
    account_id: int
    bot: str
    person_id: int
    kind: str
    name: str
    expires_at: datetime
    used_at: datetime | None
    used_by: int | None
    from_person_id: int | None
    ended_at: datetime | None
    children: tuple[int, ...] = ()
    is_questioned: bool = False


@dataclass(frozen=True, slots=True)
class MyAccounts(Need):
    """The accounts of the sender's person: `tuple[MyAccount, ...]`."""


@dataclass(frozen=True, slots=True)
class MyAccount:
    """One chat of the sender's person."""

    id: int
    channel: str
    made_at: datetime


@answers(LinkBy)
def links(reading: Reading, asked: Sequence[Asked]) -> list[LinkView | None]:
    """Rare and small: one look each."""
    return [_link(reading, each.need) for each in asked]


def _link(reading: Reading, need: LinkBy) -> LinkView | None:
    if need.code:
        codes = reading.sealer.indexes("link", need.code)
        return _view(reading, reading.connection.execute(BY_CODE, {"codes": codes}).first())
    return link_of(reading, need.id)


def link_of(reading: Reading, link_id: int) -> LinkView | None:
    """A code by its key."""
    return _view(reading, reading.connection.execute(BY_ID, {"links": [link_id]}).first())


def _view(reading: Reading, row: Any) -> LinkView | None:
    if row is None:
        return None
    bonds = reading.connection.execute(BONDS, {"persons": [row.person_id]}).all()
    return LinkView(
        row.id,
        row.account_id,
        f"{row.channel}:{row.bot}",
        row.person_id,
        row.kind,
        reading.sealer.open("person.name", row.uid, row.sealed_name),
        row.expires_at,
        row.used_at,
        row.used_by,
        row.from_person_id,
        row.ended_at,
        tuple(bond.child_id for bond in bonds),
        any(bond.state != "active" for bond in bonds),
    )


@answers(MyAccounts)
def my_accounts(reading: Reading, asked: Sequence[Asked]) -> list[tuple[MyAccount, ...]]:
    """Of the sender's person alone."""
    found = []
    for each in asked:
        person = each.sender.account.person_id
        rows = reading.connection.execute(ACCOUNTS, {"persons": [person]}).all() if person else []
        found.append(tuple(MyAccount(row.id, row.channel, row.made_at) for row in rows))
    return found
