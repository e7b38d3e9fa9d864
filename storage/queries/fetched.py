"""Files that wait to be fetched, or whose sender is to be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.changes.fetched import LETTERS, PICTURES, Files
from storage.models.fetched import PENDING
from storage.needs import Asked
from storage.sealing import Sealer
from storage.tables import ACCOUNT


def _is_free(table: sa.Table) -> sa.ColumnElement[bool]:
    now = sa.bindparam("b_now", type_=table.c.at.type)
    return sa.or_(table.c.leased_until.is_(None), table.c.leased_until < now)


def _waiting(files: Files) -> sa.Select[Any]:
    table = files.table
    return (
        sa.select(
            *(table.c[name] for name in ("id", "uid", "state", "sealed_reference", *files.sealed_to)),
            *(ACCOUNT.c.channel, ACCOUNT.c.bot, ACCOUNT.c.uid.label("account_uid"), ACCOUNT.c.sealed_chat),
        )
        .join(ACCOUNT, ACCOUNT.c.id == table.c.account_id)
        .where(sa.text(f"{table.name}.{PENDING}"), _is_free(table))
        .order_by(table.c.at, table.c.id)
        .limit(sa.bindparam("b_limit", type_=sa.Integer))
    )


def _lease(table: sa.Table) -> sa.Update:
    is_meant = sa.and_(table.c.id == sa.bindparam("b_id"), _is_free(table))
    return sa.update(table).where(is_meant).values(leased_until=sa.bindparam("v_until"))


WAITING = {files: (_waiting(files), _lease(files.table)) for files in (PICTURES, LETTERS)}
"""Of each table: what waits, and how one is taken."""


@dataclass(frozen=True, slots=True)
class Fetchable:
    """A file to be fetched, or one whose sender is to be told; `chat` is where it was sent, `bound` as in FileCome."""

    files: Files
    uid: bytes
    bound: str
    state: str
    channel: str
    bot: str
    chat: str
    reference: str


def claim(connection: Connection, sealer: Sealer, now: datetime, until: datetime, limit: int) -> list[Fetchable]:
    """Take files that wait, `limit` of each table, for this process alone until `until`."""
    found = []
    for files, (waiting, lease) in WAITING.items():
        for row in connection.execute(waiting, {"b_now": now, "b_limit": limit}).all():
            if connection.execute(lease, {"b_id": row.id, "b_now": now, "v_until": until}).rowcount == 1:
                about = (bytes(row.uid), files.bound(row), row.state, row.channel, row.bot)
                chat = sealer.open("account.chat", row.account_uid, row.sealed_chat)
                sealed = row.sealed_reference
                reference = sealer.open(f"{files.table.name}.reference", row.uid, sealed) if sealed else ""
                found.append(Fetchable(files, *about, chat, reference))
    return found


def is_waiting(connection: Connection, now: datetime) -> bool:
    """Whether any file waits that nobody works on."""
    about = {"b_now": now, "b_limit": 1}
    return any(connection.execute(waiting, about).first() is not None for waiting, _ in WAITING.values())


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as its sender meets it. `account_id`: who sent it; None by command."""

    uid: bytes
    account_id: int | None
    state: str
    why: str | None


File = TypeVar("File", bound=SentFile)


def untold(found: Mapping[bytes, File], asked: Sequence[Asked]) -> list[File | None]:
    """The files of which the asking accounts are to be told; nobody gets another account's."""
    files = [found.get(each.need.uid) for each in asked]
    return [
        file if file and file.account_id == each.sender.account.id and file.state in ("come", "refused") else None
        for file, each in zip(files, asked, strict=True)
    ]
