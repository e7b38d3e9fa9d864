"""Changes of accounts: sessions, drafts, inbox rows, looks at personal data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement, Versioned
from storage.changes.self_rounds import self_round_id
from storage.sealing import Sealer, new_uid
from storage.tables import ACCOUNT, AUDIT, DRAFT, INBOX, SESSION, dialect_insert

NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""When a chat was used in which somebody has only been written to."""

OFFERED = ("menu", "offered_at", "is_unasked", "earlier", "earlier_at")


def _save_session(dialect: str) -> Any:
    insert = dialect_insert(dialect, SESSION)
    return insert.on_conflict_do_update(
        index_elements=["account_id"],
        set_={name: insert.excluded[name] for name in ("place", "at", "version", *OFFERED)},
        where=SESSION.c.version == insert.excluded.version - 1,
    )


def _offer(dialect: str) -> Any:
    """The menu of a push stands now, that before it is the earlier one; nobody used the chat, so `at` stays."""
    insert = dialect_insert(dialect, SESSION)
    shown = {name: insert.excluded[name] for name in OFFERED}
    return insert.on_conflict_do_update(
        index_elements=["account_id"],
        set_=shown | {"earlier": SESSION.c.menu, "earlier_at": SESSION.c.offered_at, "version": SESSION.c.version + 1},
        where=SESSION.c.menu != insert.excluded.menu,
    )


SAVE_SESSION = Statement(20, _save_session, is_counted=True)
OFFER = Statement(21, _offer)
KEEP_INBOX = Statement(5, lambda dialect: sa.insert(INBOX))
LOOKED = Statement(90, lambda dialect: sa.insert(AUDIT))


def _save_draft(dialect: str, round_id: Any = None) -> Any:
    insert = dialect_insert(dialect, DRAFT)
    if round_id is not None:
        insert = insert.values(round_id=round_id)
    return insert.on_conflict_do_update(
        index_elements=["round_id", "subject_id", "account_id"],
        set_={name: insert.excluded[name] for name in ("uid", "form_version", "sealed_answers", "at", "silent_at")}
        | {"version": DRAFT.c.version + 1},
    )


SAVE_DRAFT = Statement(30, _save_draft)
SAVE_DAY_DRAFT = Statement(31, lambda dialect: _save_draft(dialect, self_round_id("b_school", "b_form", "b_held_on")))
DROP_DRAFT = Statement(
    29,
    lambda dialect: sa.delete(DRAFT).where(
        DRAFT.c.round_id == sa.bindparam("b_round"),
        DRAFT.c.subject_id == sa.bindparam("b_subject"),
        DRAFT.c.account_id == sa.bindparam("b_account"),
    ),
)


@dataclass(frozen=True, slots=True)
class SaveSession:
    """The dialogue moved. `seen` is the version that was loaded (-1: none yet).

    `offered_at` and what follows it: only where numbers are typed.
    """

    account_id: int
    place: str | None
    menu: Mapping[str, str]
    at: datetime
    seen: int
    offered_at: datetime | None = None
    is_unasked: bool | None = None
    earlier: Mapping[str, str] | None = None
    earlier_at: datetime | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Write place and menu unless somebody else did since."""
        yield (
            SAVE_SESSION,
            {
                "account_id": self.account_id,
                "place": self.place,
                "menu": dict(self.menu),
                "at": self.at,
                "version": self.seen + 1,
                "offered_at": self.offered_at,
                "is_unasked": self.is_unasked,
                "earlier": None if self.earlier is None else dict(self.earlier),
                "earlier_at": self.earlier_at,
            },
        )


@dataclass(frozen=True, slots=True)
class Offered:
    """A push with choices was shown where numbers are typed: from now on they are its numbers."""

    account_id: int
    menu: Mapping[str, str]
    at: datetime
    is_unasked: bool

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Write the menu, whatever else has happened."""
        yield (
            OFFER,
            {
                "account_id": self.account_id,
                "place": None,
                "menu": dict(self.menu),
                "at": NEVER,
                "version": 0,
                "earlier": None,
                "earlier_at": None,
                "offered_at": self.at,
                "is_unasked": self.is_unasked,
            },
        )


@dataclass(frozen=True, slots=True)
class KeepInbox:
    """An update was dealt with; its body and reply are kept sealed for a while. `state`: done, failed."""

    key: str
    account_id: int | None
    at: datetime
    state: str
    body: str
    reply: str

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the row; the same key twice breaks the transaction, as it must."""
        uid = new_uid()
        yield (
            KEEP_INBOX,
            {
                "key": self.key,
                "uid": uid,
                "account_id": self.account_id,
                "at": self.at,
                "state": self.state,
                "sealed_body": sealer.seal("inbox.body", uid, self.body),
                "sealed_reply": sealer.seal("inbox.reply", uid, self.reply),
            },
        )


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Unsent answers of an author about somebody in a round. `answers` is JSON-able.

    A round *tự báo* that this very turn has made has no key yet: school, form and date of the day name it instead.
    """

    round_id: int | tuple[int, str, date]
    subject_id: int
    account_id: int
    form_version: str
    answers: Mapping[str, Any]
    at: datetime
    silent_at: datetime | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Write or replace the draft."""
        uid = new_uid()
        where: dict[str, Any]
        if isinstance(self.round_id, int):
            where = {"round_id": self.round_id}
        else:
            where = dict(zip(("b_school", "b_form", "b_held_on"), self.round_id, strict=True))
        yield (
            SAVE_DRAFT if isinstance(self.round_id, int) else SAVE_DAY_DRAFT,
            {
                **where,
                "uid": uid,
                "subject_id": self.subject_id,
                "account_id": self.account_id,
                "form_version": self.form_version,
                "sealed_answers": sealer.seal_json("draft.answers", uid, dict(self.answers)),
                "at": self.at,
                "silent_at": self.silent_at,
                "version": 0,
            },
        )


@dataclass(frozen=True, slots=True)
class DropDraft:
    """The draft was sent or thrown away."""

    round_id: int
    subject_id: int
    account_id: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Delete it if it is there."""
        yield (
            DROP_DRAFT,
            {"b_round": self.round_id, "b_subject": self.subject_id, "b_account": self.account_id},
        )


@dataclass(frozen=True, slots=True)
class Looked:
    """Somebody looked at or changed something about a person: an audit row, without names."""

    at: datetime
    account_id: int | None
    person_id: int | None
    action: str
    subject_id: int | None = None
    unit_id: int | None = None
    about: Mapping[str, Any] = field(default_factory=dict)

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Append the row."""
        yield (
            LOOKED,
            {
                "at": self.at,
                "account_id": self.account_id,
                "person_id": self.person_id,
                "action": self.action,
                "subject_id": self.subject_id,
                "unit_id": self.unit_id,
                "about": dict(self.about),
            },
        )


ACCOUNTS = Versioned(
    ACCOUNT,
    15,
    frozenset(
        {
            "person_id",
            "verified_how",
            "language",
            "state",
            "muted_until",
            "paused",
            "wrong_codes",
            "slowed_until",
        }
    ),
)


@dataclass(frozen=True, slots=True)
class ChangeAccount:
    """Columns of an account change; `seen` is the version that was loaded."""

    account_id: int
    seen: int
    values: Mapping[str, Any]

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Update unless somebody else did since."""
        yield ACCOUNTS.change(self.account_id, self.seen, self.values)
