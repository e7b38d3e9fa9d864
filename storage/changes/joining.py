"""Changes of slips and of requests to join."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement, Versioned
from storage.models.columns import Instant
from storage.sealing import Sealer, new_uid
from storage.tables import (
    INVITATION,
    JOIN_REQUEST,
)

MAKE_INVITATION = Statement(30, lambda dialect: sa.insert(INVITATION))
END_INVITATIONS = Statement(
    29,
    lambda dialect: (
        sa.update(INVITATION)
        .where(
            INVITATION.c.person_id == sa.bindparam("b_person"),
            INVITATION.c.used_at.is_(None),
            INVITATION.c.ended_at.is_(None),
        )
        .values(ended_at=sa.bindparam("v_at", type_=Instant), version=INVITATION.c.version + 1)
    ),
)
MAKE_REQUEST = Statement(32, lambda dialect: sa.insert(JOIN_REQUEST))
INVITATIONS = Versioned(INVITATION, 31, frozenset({"tries", "used_at", "ended_at"}))
REQUESTS = Versioned(
    JOIN_REQUEST,
    32,
    frozenset({"state", "next_at", "told_at", "climbed_at", "decided_at", "decided_by", "person_id"}),
)


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """A class code (`person_id` None, kept sealed to be shown again) or a personal slip (kept hashed only)."""

    kind: str
    unit_id: int
    person_id: int | None
    code: str
    at: datetime
    expires_at: datetime | None
    keeps_code: bool = False

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert it; an unused slip of the same person ends."""
        uid = new_uid()
        if self.person_id is not None:
            yield END_INVITATIONS, {"b_person": self.person_id, "v_at": self.at}
        yield (
            MAKE_INVITATION,
            {
                "uid": uid,
                "kind": self.kind,
                "unit_id": self.unit_id,
                "person_id": self.person_id,
                "code_index": sealer.index("code", self.code),
                "sealed_code": sealer.seal("invitation.code", uid, self.code) if self.keeps_code else None,
                "made_at": self.at,
                "expires_at": self.expires_at,
                "tries": 0,
                "version": 0,
            },
        )


@dataclass(frozen=True, slots=True)
class ChangeInvitation:
    """A slip was tried, used or ended; `seen` is the version that was loaded, so that it is used once."""

    invitation_id: int
    seen: int
    values: Mapping[str, Any]

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Update unless somebody else did since."""
        yield INVITATIONS.change(self.invitation_id, self.seen, self.values)


@dataclass(frozen=True, slots=True)
class NewRequest:
    """An account asks to be bound. `kind`: child, staff. `claim`: JSON-able, as typed."""

    account_id: int
    school_id: int
    class_id: int | None
    person_id: int | None
    kind: str
    claim: Mapping[str, Any]
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the request; it is looked at at once."""
        uid = new_uid()
        yield (
            MAKE_REQUEST,
            {
                "uid": uid,
                "account_id": self.account_id,
                "school_id": self.school_id,
                "class_id": self.class_id,
                "person_id": self.person_id,
                "kind": self.kind,
                "sealed_claim": sealer.seal_json("join_request.claim", uid, dict(self.claim)),
                "state": "open",
                "asked_at": self.at,
                "next_at": self.at,
                "version": 0,
            },
        )


@dataclass(frozen=True, slots=True)
class ChangeRequest:
    """A request was told, climbed or decided; `seen` is the version that was loaded."""

    request_id: int
    seen: int
    values: Mapping[str, Any]

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Update unless somebody else did since."""
        yield REQUESTS.change(self.request_id, self.seen, self.values)
