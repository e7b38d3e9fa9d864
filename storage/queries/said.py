"""What an account wrote a moment ago, while it is kept: words that no button may hold."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.needs import Asked, Need, Reading, answers
from storage.tables import CASE_EVENT, INBOX

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
A_MOMENT = timedelta(microseconds=1)
MOST_SAID = 50
"""Of what one account wrote in a row."""
SAID = sa.select(INBOX.c.key, INBOX.c.uid, INBOX.c.sealed_body).where(
    INBOX.c.at == sa.bindparam("b_at"),
    INBOX.c.account_id == sa.bindparam("b_account"),
    INBOX.c.sealed_body.is_not(None),
)


SAID_BETWEEN = (
    sa.select(INBOX.c.key, INBOX.c.uid, INBOX.c.sealed_body)
    .where(
        INBOX.c.at.between(sa.bindparam("b_since"), sa.bindparam("b_at")),
        INBOX.c.account_id == sa.bindparam("b_account"),
        INBOX.c.sealed_body.is_not(None),
    )
    .order_by(INBOX.c.at, INBOX.c.key)
    .limit(MOST_SAID)
)
LOOKED = (
    sa.select(CASE_EVENT.c.case_uid, CASE_EVENT.c.about)
    .where(
        CASE_EVENT.c.case_uid.in_(sa.bindparam("uids", expanding=True)),
        CASE_EVENT.c.kind == "looked",
        CASE_EVENT.c.at >= sa.bindparam("b_since"),
    )
    .order_by(CASE_EVENT.c.id.desc())
)
RECEIPTS = (
    sa.select(CASE_EVENT.c.at, CASE_EVENT.c.about)
    .where(CASE_EVENT.c.case_uid == sa.bindparam("b_uid"), CASE_EVENT.c.kind == "receipt")
    .order_by(CASE_EVENT.c.id)
)


@dataclass(frozen=True, slots=True)
class OpenedLast(Need):
    """Which of some cases the asker's account opened last, by its uid; None if none since then."""

    uids: tuple[bytes, ...]
    since: datetime


@dataclass(frozen=True, slots=True)
class NotedAt(Need):
    """When the asker's account first said to have read of a case; None if never."""

    uid: bytes


@dataclass(frozen=True, slots=True)
class SaidAt(Need):
    """The asker's own words of an instant; None where they are not kept any more. `mark`: which of that instant."""

    at: int
    mark: int


@dataclass(frozen=True, slots=True)
class SaidUntil(Need):
    """All own words from `since` µs before an instant to it, as `SaidAt`; empty where the last are not kept."""

    at: int
    mark: int
    since: int


def instant_of(now: datetime) -> int:
    """An instant as a whole number, for a button."""
    return (now - EPOCH) // A_MOMENT


def mark_of(key: str) -> int:
    """Which of an account's updates of one instant."""
    return int.from_bytes(hashlib.blake2s(key.encode(), digest_size=4).digest())


@answers(OpenedLast)
def opened_last(reading: Reading, asked: Sequence[Asked]) -> list[bytes | None]:
    """Look each asker's cases up; a handful a school."""
    return [_opened(reading, each) for each in asked]


def _opened(reading: Reading, asked: Asked) -> bytes | None:
    need: OpenedLast = asked.need
    if not need.uids:
        return None
    values = {"uids": list(need.uids), "b_since": need.since}
    for row in reading.connection.execute(LOOKED, values):
        if row.about and row.about.get("account") == asked.sender.account.id:
            return bytes(row.case_uid)
    return None


@answers(NotedAt)
def noted_at(reading: Reading, asked: Sequence[Asked]) -> list[datetime | None]:
    """Look each asker's own receipt up; cases have a handful."""
    return [_noted(reading, each) for each in asked]


def _noted(reading: Reading, asked: Asked) -> datetime | None:
    for row in reading.connection.execute(RECEIPTS, {"b_uid": asked.need.uid}):
        if row.about and row.about.get("account") == asked.sender.account.id:
            at: datetime = row.at
            return at
    return None


@answers(SaidAt)
def said_at(reading: Reading, asked: Sequence[Asked]) -> list[str | None]:
    """Give each asker their own words."""
    return [_said(reading, each) for each in asked]


@answers(SaidUntil)
def said_until(reading: Reading, asked: Sequence[Asked]) -> list[tuple[str, ...]]:
    """Give each asker their own words, in their order."""
    return [_said_until(reading, each) for each in asked]


def _said_until(reading: Reading, asked: Asked) -> tuple[str, ...]:
    need: SaidUntil = asked.need
    if not 0 <= need.since <= need.at <= instant_of(reading.now):
        return ()
    at = EPOCH + need.at * A_MOMENT
    values = {"b_since": at - need.since * A_MOMENT, "b_at": at, "b_account": asked.sender.account.id}
    rows = reading.connection.execute(SAID_BETWEEN, values).all()
    last = [row for row in rows if mark_of(row.key) == need.mark]
    texts = (_text(reading, row) for row in (rows if need.since else last) if last)
    return tuple(text for text in texts if text is not None)


def _said(reading: Reading, asked: Asked) -> str | None:
    need: SaidAt = asked.need
    if need.at > instant_of(reading.now):
        return None
    values = {"b_at": EPOCH + need.at * A_MOMENT, "b_account": asked.sender.account.id}
    for row in reading.connection.execute(SAID, values):
        if mark_of(row.key) == need.mark:
            return _text(reading, row)
    return None


def _text(reading: Reading, row: Any) -> str | None:
    text = json.loads(reading.sealer.open("inbox.body", row.uid, row.sealed_body)).get("text")
    return text if isinstance(text, str) else None
