"""Changes of cases: opened, raised, taken, passed on, outcome, station told, events."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement, Versioned
from storage.sealing import Sealer, new_uid
from storage.tables import CASE, CASE_EVENT, CASE_TOLD, insert_new

OPEN_CASE = Statement(50, lambda dialect: sa.insert(CASE))
EVENT = Statement(60, lambda dialect: sa.insert(CASE_EVENT))
TOLD = Statement(61, lambda dialect: insert_new(dialect, CASE_TOLD, ["case_uid", "key"]))
REFUSED = Statement(
    62,
    lambda dialect: (
        sa.update(CASE_TOLD)
        .where(CASE_TOLD.c.case_uid == sa.bindparam("b_uid"), CASE_TOLD.c.key == sa.bindparam("b_key"))
        .values(
            refused_at=sa.bindparam("v_at"),
            second_at=sa.case((CASE_TOLD.c.second_at.is_not(None), sa.bindparam("v_at")), else_=None),
        )
    ),
)
ANSWERED = Statement(
    63,
    lambda dialect: (
        sa.update(CASE_TOLD)
        .where(
            CASE_TOLD.c.case_uid == sa.bindparam("b_uid"),
            CASE_TOLD.c.account_id == sa.bindparam("b_account"),
            CASE_TOLD.c.answered_at.is_(None),
        )
        .values(answered_at=sa.bindparam("v_at"))
    ),
)
SECOND = Statement(
    64,
    lambda dialect: (
        sa.update(CASE_TOLD)
        .where(CASE_TOLD.c.case_uid == sa.bindparam("b_uid"), CASE_TOLD.c.key == sa.bindparam("b_key"))
        .values(second_at=sa.bindparam("v_at"))
    ),
)

CASES = Versioned(
    CASE,
    51,
    frozenset(
        {
            "severity",
            "syndrome",
            "notifiable",
            "at_school",
            "state",
            "policy",
            "step",
            "next_at",
            "taken_by",
            "taken_at",
            "outcome",
            "outcome_at",
            "told_station_at",
            "told_station_by",
            "told_station_how",
            "notice_at",
            "report_by",
            "closed_at",
            "declaration_uid",
        }
    ),
    key="uid",
)


VITAL_INTEREST = "vital_interest"
"""Urgent protection of life or health, which needs no consent (domain.md 6.2 [P]: Luật 91/2025/QH15, 19.1a)."""


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A flagged declaration opens a case. A child has one open case: a second insert is a conflict, decided anew."""

    uid: bytes
    person_id: int
    school_id: int
    class_id: int | None
    round_id: int | None
    declaration_uid: bytes
    severity: str
    syndrome: str | None
    notifiable: bool
    at_school: bool
    opened_at: datetime
    report_by: datetime
    policy: Mapping[str, Any]
    step: int
    next_at: datetime | None
    policy_id: int | None = None
    notice_at: datetime | None = None
    is_drill: bool = False
    ground: str | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the case and its first event."""
        values = {name: getattr(self, name) for name in self.__slots__}
        yield OPEN_CASE, {**values, "policy": dict(self.policy), "state": "open", "version": 0}
        about = {"severity": self.severity, "notifiable": self.notifiable}
        yield from CaseHappened(self.uid, self.opened_at, "opened", None, about).operations(sealer)


@dataclass(frozen=True, slots=True)
class ChangeCase:
    """Columns of a case change; `seen` is the version that was loaded: of twenty who take a case at
    once, one does, the others are decided anew and told who has it."""

    uid: bytes
    seen: int
    values: Mapping[str, Any]

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Update unless somebody else did since."""
        yield CASES.change(self.uid, self.seen, self.values)


@dataclass(frozen=True, slots=True)
class CaseHappened:
    """A step of a case's life, with ids and codes in `about` and words only in the sealed note."""

    case_uid: bytes
    at: datetime
    kind: str
    person_id: int | None = None
    about: Mapping[str, Any] = field(default_factory=dict)
    note: str | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Append the event."""
        uid = new_uid()
        yield (
            EVENT,
            {
                "uid": uid,
                "case_uid": self.case_uid,
                "at": self.at,
                "kind": self.kind,
                "person_id": self.person_id,
                "about": dict(self.about),
                "sealed_note": None if self.note is None else sealer.seal("case_event.note", uid, self.note),
            },
        )


@dataclass(frozen=True, slots=True)
class Refused:
    """A message that told of a case never arrived; the ladder knows, and the person's other account need not wait."""

    case_uid: bytes
    key: str
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Mark the row."""
        yield REFUSED, {"b_uid": self.case_uid, "b_key": self.key, "v_at": self.at}


@dataclass(frozen=True, slots=True)
class Answered:
    """An account opened a case it was told of, or did something with it; only the first time counts."""

    case_uid: bytes
    account_id: int
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Mark what that account was told and had not answered."""
        yield ANSWERED, {"b_uid": self.case_uid, "b_account": self.account_id, "v_at": self.at}


@dataclass(frozen=True, slots=True)
class SecondAt:
    """When it is looked whether a person's other account must be told too; None: that is settled."""

    case_uid: bytes
    key: str
    at: datetime | None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Set or clear the instant."""
        yield SECOND, {"b_uid": self.case_uid, "b_key": self.key, "v_at": self.at}


@dataclass(frozen=True, slots=True)
class Tells:
    """A push tells somebody of a case; what is known of the case later is said by edits of that push.

    `second_at`: when the person's other account is told too, unless they have answered.
    """

    case_uid: bytes
    person_id: int
    account_id: int
    bot: str
    kind: str
    key: str
    post: str
    at: datetime
    second_at: datetime | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the row; a growing message names a case once."""
        yield TOLD, {name: getattr(self, name) for name in self.__slots__}
