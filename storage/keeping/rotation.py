"""Re-sealing and re-indexing with the newest keys, in chunks; a chunk that is done is not done again after a stop."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.changes.declarations import bound_to
from storage.changes.fetched import LETTERS, PICTURES
from storage.database import Database
from storage.sealing import KeysWrong, SealBroken, Sealer
from storage.tables import (
    ACCOUNT,
    BAR,
    BROWSER_MESSAGE,
    CASE_EVENT,
    CONTACT_POINT,
    DECLARATION,
    DRAFT,
    EVIDENCE,
    HEARD,
    INBOX,
    INVITATION,
    JOIN_REQUEST,
    LETTER_FILE,
    ORDER_PLAN,
    PERSON,
    REMEDY,
    SCHOOL_DECLARATION,
    SCHOOL_DRAFT,
    SHOWN_PICTURE,
)

CHUNK = 500


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A column of sealed values. `bound` gives what a row's value is sealed to besides its uid; `chunk`: how many rows
    are held at once."""

    column: sa.Column[Any]
    place: str
    bound: Callable[[Any], str] = lambda row: ""
    chunk: int = CHUNK


@dataclass(frozen=True, slots=True)
class IndexedColumn:
    """A keyed index and how its value is known again from the row's sealed values; None: it stays as it is."""

    column: sa.Column[Any]
    kind: str
    source: str
    value: Callable[[Any, str], str | None]


def _detail(name: str) -> Callable[[Any, str], str | None]:
    return lambda row, opened: json.loads(opened).get(name)


SEALED = (
    SealedColumn(PERSON.c.sealed_name, "person.name"),
    SealedColumn(PERSON.c.sealed_details, "person.details"),
    SealedColumn(PERSON.c.sealed_phone, "person.phone"),
    SealedColumn(CONTACT_POINT.c.sealed_phone, "contact_point.phone"),
    SealedColumn(CONTACT_POINT.c.sealed_name, "contact_point.name"),
    SealedColumn(BAR.c.sealed_reason, "bar.reason"),
    SealedColumn(BAR.c.sealed_phone, "bar.phone"),
    SealedColumn(INVITATION.c.sealed_code, "invitation.code"),
    SealedColumn(JOIN_REQUEST.c.sealed_claim, "join_request.claim"),
    SealedColumn(ACCOUNT.c.sealed_chat, "account.chat"),
    SealedColumn(ACCOUNT.c.sealed_phone, "account.phone"),
    SealedColumn(DRAFT.c.sealed_answers, "draft.answers"),
    SealedColumn(HEARD.c.sealed_body, "heard.body"),
    SealedColumn(INBOX.c.sealed_body, "inbox.body"),
    SealedColumn(INBOX.c.sealed_reply, "inbox.reply"),
    SealedColumn(
        DECLARATION.c.sealed_answers,
        "declaration.answers",
        lambda row: bound_to(row.round_id, row.person_id, row.revision),
    ),
    SealedColumn(
        SCHOOL_DECLARATION.c.sealed_answers,
        "school_declaration.answers",
        lambda row: bound_to(row.round_id, row.school_id, row.revision),
    ),
    SealedColumn(SCHOOL_DRAFT.c.sealed_answers, "school_draft.answers"),
    SealedColumn(REMEDY.c.sealed_plan, "remedy.plan"),
    SealedColumn(ORDER_PLAN.c.sealed_reason, "order_plan.reason"),
    SealedColumn(EVIDENCE.c.sealed_reference, "evidence.reference"),
    SealedColumn(EVIDENCE.c.sealed_image, "evidence.image", PICTURES.bound, chunk=20),
    SealedColumn(LETTER_FILE.c.sealed_reference, "letter_file.reference"),
    SealedColumn(LETTER_FILE.c.sealed_content, "letter_file.content", LETTERS.bound, chunk=20),
    SealedColumn(SHOWN_PICTURE.c.sealed_image, "shown_picture.image", chunk=20),
    SealedColumn(CASE_EVENT.c.sealed_note, "case_event.note"),
    SealedColumn(BROWSER_MESSAGE.c.sealed_body, "browser_message.body"),
)
INDEXED = (
    IndexedColumn(PERSON.c.phone_index, "phone", "sealed_phone", lambda row, opened: opened),
    IndexedColumn(PERSON.c.ministry_index, "ministry_id", "sealed_details", _detail("ministry_id")),
    IndexedColumn(CONTACT_POINT.c.phone_index, "phone", "sealed_phone", lambda row, opened: opened),
    IndexedColumn(ACCOUNT.c.phone_index, "phone", "sealed_phone", lambda row, opened: opened),
    IndexedColumn(BAR.c.phone_index, "phone", "sealed_phone", lambda row, opened: opened),
    IndexedColumn(ACCOUNT.c.chat_index, "chat", "sealed_chat", lambda row, opened: f"{row.channel}|{row.bot}|{opened}"),
    IndexedColumn(INVITATION.c.code_index, "code", "sealed_code", lambda row, opened: opened),
)


SLIPS = str(INVITATION.c.code_index)
"""Slips are stored hashed: their index cannot be made anew, the older key stays until they are used or over."""


def rotate(database: Database) -> Iterator[tuple[str, int]]:
    """Re-seal and re-index everything that is not under the newest keys; yields (column, rows) per chunk."""
    for sealed in SEALED:
        while done := database.write(partial(_reseal, sealer=database.sealer, sealed=sealed)).result():
            yield str(sealed.column), done
    for indexed in INDEXED:
        while done := database.write(partial(_reindex, sealer=database.sealer, indexed=indexed)).result():
            yield str(indexed.column), done


def remaining(connection: Connection, sealer: Sealer, now: datetime) -> dict[str, int]:
    """How many values are not under the newest keys, by column; slips that nobody can use any more need no key."""
    usable = sa.and_(
        INVITATION.c.used_at.is_(None),
        INVITATION.c.ended_at.is_(None),
        sa.or_(INVITATION.c.expires_at.is_(None), INVITATION.c.expires_at > now),
    )
    found = {}
    for column, old in [(s.column, _old_seal(sealer, s.column)) for s in SEALED] + [
        (i.column, _old_index(sealer, i.column)) for i in INDEXED
    ]:
        if column is INVITATION.c.code_index:
            old = sa.and_(old, usable)
        found[str(column)] = int(
            connection.execute(sa.select(sa.func.count()).select_from(column.table).where(old)).scalar_one()
        )
    return {name: count for name, count in found.items() if count}


def require_opening(connection: Connection, sealer: Sealer) -> None:
    """Refuse keys that are not this database's, before anything is sealed with them. Raises KeysWrong."""
    for order in (PERSON.c.id.asc(), PERSON.c.id.desc()):
        for where in (sa.true(), PERSON.c.phone_index.is_not(None)):
            row = connection.execute(sa.select(PERSON).where(where).order_by(order).limit(1)).first()
            if row is not None and not _is_ours(sealer, row):
                raise KeysWrong(
                    "the keys are not those this database was made with: put the old keys/ folder "
                    "(or KHAIBAO_FIELD_KEYS and KHAIBAO_INDEX_KEYS) back, from where its copy is kept"
                )


def _is_ours(sealer: Sealer, person: Any) -> bool:
    try:
        sealer.open("person.name", person.uid, person.sealed_name)
        if person.phone_index is None or person.sealed_phone is None:
            return True
        phone = sealer.open("person.phone", person.uid, person.sealed_phone)
    except SealBroken:
        return False
    return person.phone_index in sealer.indexes("phone", phone)


def _old_seal(sealer: Sealer, column: sa.Column[Any]) -> sa.ColumnElement[bool]:
    start = sa.func.substr(column, 1, 3, type_=sa.LargeBinary)
    return sa.and_(column.is_not(None), start != sa.literal(sealer.newest_prefix, sa.LargeBinary))


def _old_index(sealer: Sealer, column: sa.Column[Any]) -> sa.ColumnElement[bool]:
    return sa.and_(column.is_not(None), sa.func.substr(column, 1, 4) != sealer.newest_index_prefix)


def _reseal(connection: Connection, sealer: Sealer, sealed: SealedColumn) -> int:
    table = sealed.column.table
    rows = connection.execute(sa.select(table).where(_old_seal(sealer, sealed.column)).limit(sealed.chunk)).all()
    for row in rows:
        bound = sealed.bound(row)
        opened = sealer.open_bytes(sealed.place, row.uid, getattr(row, sealed.column.name), bound)
        _put(connection, table, row, {sealed.column.name: sealer.seal(sealed.place, row.uid, opened, bound)})
    return len(rows)


def _reindex(connection: Connection, sealer: Sealer, indexed: IndexedColumn) -> int:
    table = indexed.column.table
    source = table.c[indexed.source]
    place = next(sealed.place for sealed in SEALED if sealed.column is source)
    old = sa.and_(_old_index(sealer, indexed.column), source.is_not(None))
    done = 0
    for row in connection.execute(sa.select(table).where(old).limit(CHUNK)).all():
        value = indexed.value(row, sealer.open(place, row.uid, getattr(row, indexed.source)))
        index = sealer.index(indexed.kind, value) if value else None
        _put(connection, table, row, {indexed.column.name: index})
        done += 1
    return done


def _put(connection: Connection, table: Any, row: Any, values: Mapping[str, Any]) -> None:
    same = [column == getattr(row, column.name) for column in table.primary_key]
    connection.execute(sa.update(table).where(*same).values(**values))
