"""Changes of people: accounts get a person, bonds, bars, slips, requests to join, consents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement, Versioned
from storage.models.columns import Instant
from storage.sealing import Sealer, new_uid
from storage.tables import (
    ACCOUNT,
    BAR,
    BOND,
    CONSENT,
    DRAFT,
    INVITATION,
    JOIN_REQUEST,
    PERSON,
    dialect_insert,
)


def _person() -> Any:
    """A person by key, or by the uid of a row made in the same turn."""
    by_uid = sa.select(PERSON.c.id).where(PERSON.c.uid == sa.bindparam("v_person_uid", type_=sa.LargeBinary))
    return sa.func.coalesce(sa.bindparam("v_person", type_=sa.BigInteger), by_uid.scalar_subquery())


MAKE_PERSON = Statement(6, lambda dialect: sa.insert(PERSON))
RENAME_PERSON = Statement(
    7,
    lambda dialect: (
        sa.update(PERSON).where(PERSON.c.id == sa.bindparam("b_id")).values(sealed_name=sa.bindparam("v_name"))
    ),
)
LINK_ACCOUNT = Statement(
    15,
    lambda dialect: (
        sa.update(ACCOUNT)
        .where(ACCOUNT.c.id == sa.bindparam("b_id"), ACCOUNT.c.version == sa.bindparam("b_seen"))
        .values(
            person_id=sa.func.coalesce(_person(), ACCOUNT.c.person_id),
            verified_how=sa.func.coalesce(sa.bindparam("v_how", type_=sa.String), ACCOUNT.c.verified_how),
            phone_index=sa.func.coalesce(sa.bindparam("v_index", type_=sa.String), ACCOUNT.c.phone_index),
            sealed_phone=sa.func.coalesce(sa.bindparam("v_phone", type_=sa.LargeBinary), ACCOUNT.c.sealed_phone),
            state="active",
            wrong_codes=0,
            slowed_until=None,
            version=ACCOUNT.c.version + 1,
        )
    ),
    is_counted=True,
)
REVIVE_ACCOUNT = Statement(
    14,
    lambda dialect: (
        sa.update(ACCOUNT)
        .where(ACCOUNT.c.id == sa.bindparam("b_id"), ACCOUNT.c.state == "blocked")
        .values(state="active")
    ),
)
MOVE_ACCOUNTS = Statement(
    16,
    lambda dialect: (
        sa.update(ACCOUNT)
        .where(ACCOUNT.c.person_id == sa.bindparam("b_from"), ACCOUNT.c.id != sa.bindparam("b_but"))
        .values(person_id=sa.bindparam("v_to"), version=ACCOUNT.c.version + 1)
    ),
)
_TWIN = BOND.alias("twin")
MOVE_BONDS = Statement(
    24,
    lambda dialect: (
        sa.update(BOND)
        .where(
            BOND.c.person_id == sa.bindparam("b_from"),
            BOND.c.state != "ended",
            ~sa.exists().where(
                _TWIN.c.person_id == sa.bindparam("v_to"), _TWIN.c.child_id == BOND.c.child_id, _TWIN.c.state != "ended"
            ),
        )
        .values(person_id=sa.bindparam("v_to"), version=BOND.c.version + 1)
    ),
)
UNLINK_ACCOUNTS = Statement(
    16,
    lambda dialect: (
        sa.update(ACCOUNT)
        .where(ACCOUNT.c.person_id == sa.bindparam("b_person"))
        .values(
            person_id=None,
            state="ended",
            phone_index=None,
            sealed_phone=None,
            ended_at=sa.bindparam("v_at", type_=Instant),
            version=ACCOUNT.c.version + 1,
        )
    ),
)
END_BONDS = Statement(
    24,
    lambda dialect: (
        sa.update(BOND)
        .where(BOND.c.person_id == sa.bindparam("b_person"), BOND.c.state != "ended")
        .values(state="ended", to_at=sa.bindparam("v_at", type_=Instant), version=BOND.c.version + 1)
    ),
)


def _make_bond(dialect: str) -> Any:
    values = {
        "person_id": _person(),
        **{f: sa.bindparam(f) for f in ("child_id", "relation", "state", "verified_how", "verified_by", "from_at")},
        "version": 0,
    }
    insert = dialect_insert(dialect, BOND).values(values)
    return insert.on_conflict_do_nothing(
        index_elements=["person_id", "child_id"], index_where=sa.text("state <> 'ended'")
    )


MAKE_BOND = Statement(26, _make_bond)
MAKE_BAR = Statement(27, lambda dialect: sa.insert(BAR))
LIFT_BAR = Statement(
    28,
    lambda dialect: (
        sa.update(BAR)
        .where(BAR.c.id == sa.bindparam("b_id"), BAR.c.lifted_at.is_(None))
        .values(lifted_at=sa.bindparam("v_at", type_=Instant))
    ),
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


def _give_consent(dialect: str) -> Any:
    return dialect_insert(dialect, CONSENT).on_conflict_do_nothing(
        index_elements=["child_id", "by_person_id", "purpose"], index_where=sa.text("withdrawn_at IS NULL")
    )


GIVE_CONSENT = Statement(34, _give_consent)
WITHDRAW_CONSENT = Statement(
    33,
    lambda dialect: (
        sa.update(CONSENT)
        .where(
            CONSENT.c.child_id == sa.bindparam("b_child"),
            CONSENT.c.purpose == sa.bindparam("b_purpose"),
            CONSENT.c.withdrawn_at.is_(None),
            CONSENT.c.on_paper.is_(False),
            sa.func.coalesce(sa.bindparam("b_by", type_=sa.BigInteger), CONSENT.c.by_person_id)
            == CONSENT.c.by_person_id,
        )
        .values(withdrawn_at=sa.bindparam("v_at", type_=Instant))
    ),
)
DROP_DRAFTS = Statement(28, lambda dialect: sa.delete(DRAFT).where(DRAFT.c.subject_id == sa.bindparam("b_subject")))

BONDS = Versioned(BOND, 25, frozenset({"relation", "state", "to_at"}))
INVITATIONS = Versioned(INVITATION, 31, frozenset({"tries", "used_at", "ended_at"}))
REQUESTS = Versioned(
    JOIN_REQUEST,
    32,
    frozenset({"state", "next_at", "told_at", "climbed_at", "decided_at", "decided_by", "person_id"}),
)


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody not known before; `uid` is how changes of the same turn refer to them."""

    uid: bytes
    kind: str
    name: str

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the person."""
        yield (
            MAKE_PERSON,
            {"uid": self.uid, "kind": self.kind, "sealed_name": sealer.seal("person.name", self.uid, self.name)},
        )


@dataclass(frozen=True, slots=True)
class RenamePerson:
    """A person's name is known better."""

    person_id: int
    uid: bytes
    name: str

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Replace the name."""
        yield RENAME_PERSON, {"b_id": self.person_id, "v_name": sealer.seal("person.name", self.uid, self.name)}


@dataclass(frozen=True, slots=True)
class LinkAccount:
    """An account gets its person (by key or uid), or only a vouched number; wrong codes are forgotten.

    `how`: slip, phone, teacher, principal. `phone`: E.164. `seen`: the version that was loaded.
    """

    account_id: int
    uid: bytes
    seen: int
    person_id: int | None = None
    person_uid: bytes | None = None
    how: str | None = None
    phone: str | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Update unless somebody else did since."""
        yield (
            LINK_ACCOUNT,
            {
                "b_id": self.account_id,
                "b_seen": self.seen,
                "v_person": self.person_id,
                "v_person_uid": self.person_uid,
                "v_how": self.how,
                "v_index": sealer.index("phone", self.phone) if self.phone else None,
                "v_phone": sealer.seal("account.phone", self.uid, self.phone) if self.phone else None,
            },
        )


@dataclass(frozen=True, slots=True)
class Revived:
    """Somebody who had blocked the bot writes again."""

    account_id: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Reach the account again."""
        yield REVIVE_ACCOUNT, {"b_id": self.account_id}


@dataclass(frozen=True, slots=True)
class MoveAccounts:
    """All other accounts of a person turn out to be another person's, who is the same human being."""

    from_person: int
    to_person: int
    but_account: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Move them."""
        yield MOVE_ACCOUNTS, {"b_from": self.from_person, "v_to": self.to_person, "b_but": self.but_account}


@dataclass(frozen=True, slots=True)
class MoveBonds:
    """The bonds of a guardian who turns out to be a member of staff go to that person, questioned ones as they are."""

    from_person: int
    to_person: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Move them, but for children the other is bound to already."""
        yield MOVE_BONDS, {"b_from": self.from_person, "v_to": self.to_person}


@dataclass(frozen=True, slots=True)
class EndLinks:
    """A phone was lost: a person's accounts lose them, and a guardian's bonds end, now."""

    person_id: int
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """End accounts and bonds."""
        yield UNLINK_ACCOUNTS, {"b_person": self.person_id, "v_at": self.at}
        yield END_BONDS, {"b_person": self.person_id, "v_at": self.at}


@dataclass(frozen=True, slots=True)
class NewBond:
    """A person (by key or uid) may act for a child. One living bond a pair: a second is left out."""

    child_id: int
    relation: str
    how: str
    at: datetime
    person_id: int | None = None
    person_uid: bytes | None = None
    by: int | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the bond."""
        yield (
            MAKE_BOND,
            {
                "v_person": self.person_id,
                "v_person_uid": self.person_uid,
                "child_id": self.child_id,
                "relation": self.relation,
                "state": "active",
                "verified_how": self.how,
                "verified_by": self.by,
                "from_at": self.at,
            },
        )


@dataclass(frozen=True, slots=True)
class ChangeBond:
    """Relation, state or end of a bond; `seen` is the version that was loaded."""

    bond_id: int
    seen: int
    values: Mapping[str, Any]

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Update unless somebody else did since."""
        yield BONDS.change(self.bond_id, self.seen, self.values)


@dataclass(frozen=True, slots=True)
class NewBar:
    """Neither this person nor whoever has this number (E.164) may be bound to the child, for a reason."""

    child_id: int
    person_id: int | None
    phone: str | None
    reason: str
    by: int | None
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the bar."""
        uid = new_uid()
        yield (
            MAKE_BAR,
            {
                "uid": uid,
                "child_id": self.child_id,
                "person_id": self.person_id,
                "phone_index": sealer.index("phone", self.phone) if self.phone else None,
                "sealed_phone": sealer.seal("bar.phone", uid, self.phone) if self.phone else None,
                "sealed_reason": sealer.seal("bar.reason", uid, self.reason),
                "by_person_id": self.by,
                "at": self.at,
            },
        )


@dataclass(frozen=True, slots=True)
class BarLifted:
    """A bar holds no more; the row stays."""

    bar_id: int
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Mark it."""
        yield LIFT_BAR, {"b_id": self.bar_id, "v_at": self.at}


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


@dataclass(frozen=True, slots=True)
class GiveConsent:
    """Yes to one purpose, with text version, time and account; `assent`: the child's own besides the guardian's."""

    child_id: int
    by_person_id: int
    account_id: int
    purpose: str
    text_version: str
    at: datetime
    assent: bool = False

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the yes; a living one stays as it was given."""
        yield (
            GIVE_CONSENT,
            {
                "child_id": self.child_id,
                "by_person_id": self.by_person_id,
                "account_id": self.account_id,
                "purpose": self.purpose,
                "assent": self.assent,
                "text_version": self.text_version,
                "given_at": self.at,
                "on_paper": False,
            },
        )


@dataclass(frozen=True, slots=True)
class WithdrawConsent:
    """No more of a purpose for a child, whoever said yes (or `only_by` one: the child's own besides the guardian's).

    Without `declare` what was not sent goes too.
    """

    child_id: int
    purpose: str
    at: datetime
    only_by: int | None = None

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """End every living yes; drop the child's drafts with declaring."""
        yield (
            WITHDRAW_CONSENT,
            {"b_child": self.child_id, "b_purpose": self.purpose, "v_at": self.at, "b_by": self.only_by},
        )
        if self.purpose == "declare" and self.only_by is None:
            yield DROP_DRAFTS, {"b_subject": self.child_id}
