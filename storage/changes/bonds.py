"""Changes of bonds and bars: who may act for a child, and who may never."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement, Versioned
from storage.changes.people import the_person
from storage.models.columns import Instant
from storage.sealing import Sealer, new_uid
from storage.tables import (
    BAR,
    BOND,
    dialect_insert,
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


def _make_bond(dialect: str) -> Any:
    values = {
        "person_id": the_person(),
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
BONDS = Versioned(BOND, 25, frozenset({"relation", "state", "to_at"}))


@dataclass(frozen=True, slots=True)
class MoveBonds:
    """The bonds of a guardian who turns out to be a member of staff go to that person, questioned ones as they are."""

    from_person: int
    to_person: int

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Move them, but for children the other is bound to already."""
        yield MOVE_BONDS, {"b_from": self.from_person, "v_to": self.to_person}


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
