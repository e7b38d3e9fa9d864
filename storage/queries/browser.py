"""The demo's chat windows: who can be played, what stands in each window, the slip a visitor may try."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.queries.sender import chats_of, load_accounts
from storage.sealing import Sealer, new_uid
from storage.tables import ACCOUNT, BROWSER_MESSAGE, CONTACT_POINT, INVITATION, OUTBOX, PERSON, UNIT
from storage.values import Sender

CHANNEL = "browser"
BOT, TEXT_BOT = "demo", "text"
"""The two messengers of the page: one with buttons, one that has only text, as Zalo is."""
BOTS = (BOT, TEXT_BOT)
PLACE = "browser_message.body"

IN_PAGE = sa.and_(ACCOUNT.c.channel == CHANNEL, ACCOUNT.c.bot.in_(BOTS))
ACCOUNTS = sa.select(ACCOUNT.c.id).where(IN_PAGE).order_by(ACCOUNT.c.id)
MOVE = (
    sa.update(ACCOUNT)
    .where(IN_PAGE, ACCOUNT.c.chat_index.in_(sa.bindparam("b_chats", expanding=True)))
    .values(bot=sa.bindparam("v_bot"), chat_index=sa.bindparam("v_chat"), version=ACCOUNT.c.version + 1)
)
MOVE_WAITING = (
    sa.update(OUTBOX)
    .where(
        OUTBOX.c.state == "ready",
        OUTBOX.c.account_id.in_(sa.select(ACCOUNT.c.id).where(ACCOUNT.c.chat_index == sa.bindparam("b_chat"))),
    )
    .values(bot=sa.bindparam("v_bot"))
)
SPEAK = sa.update(ACCOUNT).where(IN_PAGE).values(language=sa.bindparam("v_language"), version=ACCOUNT.c.version + 1)
ALL = sa.select(BROWSER_MESSAGE).order_by(BROWSER_MESSAGE.c.id.desc()).limit(sa.bindparam("limit", type_=sa.Integer))
ONE = sa.select(BROWSER_MESSAGE).where(
    BROWSER_MESSAGE.c.id == sa.bindparam("b_id"), BROWSER_MESSAGE.c.chat == sa.bindparam("b_chat")
)
CHANGE = (
    sa.update(BROWSER_MESSAGE)
    .where(BROWSER_MESSAGE.c.id == sa.bindparam("b_id"))
    .values(sealed_body=sa.bindparam("v_body"), changed_at=sa.bindparam("v_at"), edits=BROWSER_MESSAGE.c.edits + 1)
)
SCHOOLS = sa.select(UNIT.c.id, UNIT.c.name).where(UNIT.c.kind == "school")
PHONE = sa.select(PERSON.c.uid, PERSON.c.sealed_phone).where(PERSON.c.id == sa.bindparam("b_person"))
SLIP = (
    sa.select(
        INVITATION.c.uid,
        INVITATION.c.sealed_code,
        PERSON.c.id.label("child_id"),
        PERSON.c.uid.label("child_uid"),
        PERSON.c.sealed_name,
        PERSON.c.sealed_details,
    )
    .join(PERSON, PERSON.c.id == INVITATION.c.person_id)
    .where(
        INVITATION.c.kind == "child",
        INVITATION.c.sealed_code.is_not(None),
        INVITATION.c.used_at.is_(None),
        INVITATION.c.ended_at.is_(None),
    )
    .order_by(INVITATION.c.id)
    .limit(1)
)
CONTACTS = (
    sa.select(CONTACT_POINT.c.uid, CONTACT_POINT.c.sealed_phone)
    .where(CONTACT_POINT.c.child_id == sa.bindparam("b_child"), CONTACT_POINT.c.ended_at.is_(None))
    .order_by(CONTACT_POINT.c.id)
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of a window. `body`: text (HTML with <b>), rows of label and action, contact (a label or empty)."""

    id: int
    chat: str
    by: str
    heard: str
    at: datetime
    changed_at: datetime | None
    edits: int
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SampleSlip:
    """An unused slip of a child, for whoever plays somebody not registered. `phone`: as the roster has it, E.164."""

    code: str
    child: str
    birthday: date | None
    phone: str | None


def players(connection: Connection, sealer: Sealer, today: date) -> list[tuple[str, Sender]]:
    """Every account of the demo with the role it plays (its chat), oldest first."""
    ids = [row.id for row in connection.execute(ACCOUNTS)]
    if not ids:
        return []
    senders, chats = load_accounts(connection, sealer, ids, today), chats_of(connection, sealer, ids)
    return [(chats[each], senders[each]) for each in ids]


def school_names(connection: Connection) -> dict[int, str]:
    """The names of all schools by key."""
    return {row.id: row.name for row in connection.execute(SCHOOLS)}


def speak(connection: Connection, language: str) -> None:
    """Let the assistant speak a language in every window."""
    connection.execute(SPEAK, {"v_language": language})


def chat_index(sealer: Sealer, bot: str, chat: str) -> str:
    """How the account of a window is found."""
    return sealer.index("chat", f"{CHANNEL}|{bot}|{chat}")


def chat_indexes(sealer: Sealer, chat: str) -> list[str]:
    """All it may be found by: of both messengers, also by an older key."""
    return [index for bot in BOTS for index in sealer.indexes("chat", f"{CHANNEL}|{bot}|{chat}")]


def move(connection: Connection, sealer: Sealer, chat: str, bot: str) -> None:
    """Let a window be of the other messenger from now on, with what waits to be said in it."""
    now = chat_index(sealer, bot, chat)
    connection.execute(MOVE, {"b_chats": chat_indexes(sealer, chat), "v_bot": bot, "v_chat": now})
    connection.execute(MOVE_WAITING, {"b_chat": now, "v_bot": f"{CHANNEL}:{bot}"})


def show(
    connection: Connection, sealer: Sealer, chat: str, by: str, heard: str, at: datetime, body: Mapping[str, Any]
) -> Shown:
    """Put a message into a window."""
    uid = new_uid()
    values = {"uid": uid, "chat": chat, "by": by, "heard": heard, "at": at, "edits": 0}
    made = connection.execute(
        BROWSER_MESSAGE.insert().values(**values, sealed_body=sealer.seal_json(PLACE, uid, dict(body)))
    )
    [number] = made.inserted_primary_key or (0,)
    return Shown(int(number), chat, by, heard, at, None, 0, body)


def change(
    connection: Connection, sealer: Sealer, chat: str, message: int, at: datetime, body: Mapping[str, Any]
) -> Shown | None:
    """Bring a message of this window up to date; None when it is not there."""
    row = connection.execute(ONE, {"b_id": message, "b_chat": chat}).one_or_none()
    if row is None:
        return None
    sealed = sealer.seal_json(PLACE, row.uid, dict(body))
    connection.execute(CHANGE, {"b_id": message, "v_body": sealed, "v_at": at})
    return Shown(row.id, chat, row.by, row.heard, row.at, at, row.edits + 1, body)


def conversations(connection: Connection, sealer: Sealer, limit: int) -> Sequence[Shown]:
    """The newest messages of all windows, oldest first."""
    rows = connection.execute(ALL, {"limit": limit}).all()
    return [
        Shown(r.id, r.chat, r.by, r.heard, r.at, r.changed_at, r.edits, sealer.open_json(PLACE, r.uid, r.sealed_body))
        for r in reversed(rows)
    ]


def phone_of(connection: Connection, sealer: Sealer, person_id: int) -> str | None:
    """The phone of a person who is played, E.164."""
    row = connection.execute(PHONE, {"b_person": person_id}).one_or_none()
    return None if row is None or row.sealed_phone is None else sealer.open("person.phone", row.uid, row.sealed_phone)


def sample_slip(connection: Connection, sealer: Sealer) -> SampleSlip | None:
    """An unused slip of a child, if there is one."""
    row = connection.execute(SLIP).one_or_none()
    if row is None:
        return None
    details = sealer.open_json("person.details", row.child_uid, row.sealed_details) if row.sealed_details else {}
    birthday = details.get("birthday")
    contact = connection.execute(CONTACTS, {"b_child": row.child_id}).one_or_none()
    return SampleSlip(
        sealer.open("invitation.code", row.uid, row.sealed_code),
        sealer.open("person.name", row.child_uid, row.sealed_name),
        date.fromisoformat(birthday) if birthday else None,
        sealer.open("contact_point.phone", contact.uid, contact.sealed_phone) if contact else None,
    )
