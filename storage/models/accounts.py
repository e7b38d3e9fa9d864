"""Accounts: one private chat of one bot, its dialogue and its drafts."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from storage.models.columns import BigId, as_json, blind, counted, instant, ref, row_uid, sealed, words


class Account(SQLModel, table=True):
    """One private chat of one bot of one messenger. `state`: active, blocked, ended.

    `phone_index`, `sealed_phone`: the number the messenger vouched for. `ended_at`: when it last lost its person.
    """

    id: int = counted()
    uid: bytes = row_uid()
    channel: str = words(16)
    bot: str = words(32)
    chat_index: str = blind()
    sealed_chat: bytes = sealed()
    person_id: int | None = ref("person.id", optional=True)
    verified_how: str | None = words(16, optional=True)
    language: str = words(8)
    state: str = words(16)
    made_at: datetime = instant()
    muted_until: datetime | None = instant(optional=True)
    paused: bool = False
    wrong_codes: int = 0
    slowed_until: datetime | None = instant(optional=True)
    phone_index: str | None = blind(optional=True)
    sealed_phone: bytes | None = sealed(optional=True)
    ended_at: datetime | None = instant(optional=True)
    version: int = 0

    __table_args__ = (sa.UniqueConstraint("channel", "bot", "chat_index"),)


class Session(SQLModel, table=True):
    """Where an account is in its dialogue: an encoded place and the last menu (hash of label -> action). No answers.

    `offered_at`, `is_unasked`: where numbers are typed, when the menu was shown, and whether by a push. `earlier`,
    `earlier_at`: what the numbers of the message before it meant, and since when.
    """

    account_id: int = Field(sa_type=BigId, foreign_key="account.id", primary_key=True)
    place: str | None = words(120, optional=True)
    menu: dict[str, str] = as_json()
    at: datetime = instant()
    version: int = 0
    offered_at: datetime | None = instant(optional=True)
    is_unasked: bool | None = None
    earlier: dict[str, str] | None = as_json(optional=True)
    earlier_at: datetime | None = instant(optional=True)


class Draft(SQLModel, table=True):
    """Unsent answers of one author about one subject in one round. `silent_at`: when an emergency is told anyway."""

    id: int = counted()
    uid: bytes = row_uid()
    round_id: int = ref("round.id")
    subject_id: int = ref("person.id")
    account_id: int = ref("account.id")
    form_version: str = words(32)
    sealed_answers: bytes = sealed()
    at: datetime = instant(index=True)
    silent_at: datetime | None = instant(optional=True, index=True)
    version: int = 0

    __table_args__ = (sa.UniqueConstraint("round_id", "subject_id", "account_id"),)


class Inbox(SQLModel, table=True):
    """One update heard. Its body and the reply given stay sealed for 48 hours.

    `state`: done, failed, told (failed, and the operator was told).
    """

    key: str = Field(sa_type=sa.String(80), primary_key=True)
    uid: bytes = row_uid(unique=False)
    account_id: int | None = ref("account.id", optional=True, index=False)
    at: datetime = instant(index=True)
    state: str = words(8)
    sealed_body: bytes | None = sealed(optional=True)
    sealed_reply: bytes | None = sealed(optional=True)

    __table_args__ = (
        sa.Index(
            "ix_inbox_failed",
            "at",
            sqlite_where=sa.text("state = 'failed'"),
            postgresql_where=sa.text("state = 'failed'"),
        ),
    )


class Outbox(SQLModel, table=True):
    """One thing to be said unasked: a key and ids, no text. It is rendered when it leaves.

    `state`: ready, leased, sent, refused, dropped, aside (it waited when a back-up was made that is in quarantine now).
    `kind` names the renderer. `edits`: the key of an earlier row.
    `rendered_at`: when the words that were sent were made; what changed after that needs an edit.
    `said`, `said_at`: where messages cannot be edited, a digest of what was last said of it unasked, and when.
    """

    id: int = counted()
    key: str = words(120)
    bot: str = words(40)
    account_id: int = ref("account.id")
    kind: str = words(24)
    priority: int
    about: dict[str, Any] = as_json()
    rings: bool = False
    edits: str | None = words(120, optional=True)
    state: str = words(8)
    due_at: datetime = instant()
    expires_at: datetime | None = instant(optional=True)
    attempt: int = 0
    owner: str | None = words(40, optional=True)
    made_at: datetime = instant()
    sent_at: datetime | None = instant(optional=True)
    rendered_at: datetime | None = instant(optional=True)
    message: str | None = words(40, optional=True)
    why: str | None = words(200, optional=True)
    said: str | None = words(16, optional=True)
    said_at: datetime | None = instant(optional=True)

    __table_args__ = (
        sa.UniqueConstraint("key"),
        sa.Index(
            "ix_outbox_waiting",
            "priority",
            "bot",
            "due_at",
            "id",
            sqlite_where=sa.text("state IN ('ready', 'leased')"),
            postgresql_where=sa.text("state IN ('ready', 'leased')"),
        ),
        sa.Index(
            "ix_outbox_alerts",
            "due_at",
            sqlite_where=sa.text("state IN ('ready', 'leased') AND priority = 0"),
            postgresql_where=sa.text("state IN ('ready', 'leased') AND priority = 0"),
        ),
        sa.Index(
            "ix_outbox_edits",
            "edits",
            sqlite_where=sa.text("edits IS NOT NULL"),
            postgresql_where=sa.text("edits IS NOT NULL"),
        ),
        sa.Index(
            "ix_outbox_family",
            "account_id",
            "made_at",
            sqlite_where=sa.text("kind = 'family'"),
            postgresql_where=sa.text("kind = 'family'"),
        ),
    )


class Lease(SQLModel, table=True):
    """Who does a thing that only one process may do, until when."""

    name: str = Field(sa_type=sa.String(80), primary_key=True)
    owner: str = words(40)
    until: datetime = instant()


class Fact(SQLModel, table=True):
    """A fact about this installation by name: demo mark, clock offset, restore quarantine, last bot offset."""

    name: str = Field(sa_type=sa.String(80), primary_key=True)
    value: str = words(400)


class Audit(SQLModel, table=True):
    """Who looked at or changed what. Append only; no names, no answers."""

    id: int = counted()
    at: datetime = instant(index=True)
    account_id: int | None = ref("account.id", optional=True, index=False)
    person_id: int | None = ref("person.id", optional=True)
    action: str = words(40)
    subject_id: int | None = ref("person.id", optional=True)
    unit_id: int | None = ref("unit.id", optional=True, index=False)
    about: dict[str, Any] = as_json()
