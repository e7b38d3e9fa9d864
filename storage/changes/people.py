"""Changes of people and their accounts: made, renamed, linked, moved, let go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement
from storage.models.columns import Instant
from storage.sealing import Sealer
from storage.tables import (
    ACCOUNT,
    BOND,
    PERSON,
)


def the_person() -> Any:
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
            person_id=sa.func.coalesce(the_person(), ACCOUNT.c.person_id),
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
class EndLinks:
    """A phone was lost: a person's accounts lose them, and a guardian's bonds end, now."""

    person_id: int
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """End accounts and bonds."""
        yield UNLINK_ACCOUNTS, {"b_person": self.person_id, "v_at": self.at}
        yield END_BONDS, {"b_person": self.person_id, "v_at": self.at}
