"""Changes of clusters: made, grown, left, ended, told; and what was weighed for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.base import Operation, Statement, Versioned
from storage.cluster_values import ClusterRow, MemberRow
from storage.sealing import Sealer
from storage.tables import CASE, CLUSTER, CLUSTER_MEMBER, CLUSTER_TOLD, DECLARATION, dialect_insert, insert_new

NOT_COLUMNS = ("id", "members", "told")
"""Of a cluster's values those that its row is not made with."""
CLUSTERS = Versioned(
    CLUSTER,
    63,
    frozenset({"state", "is_fulfilled", "ends_at", "ended_at", "grown_at", "tell_at", "step", "count"}),
    key="uid",
)
MAKE = Statement(64, lambda dialect: sa.insert(CLUSTER))


def _keep_member(dialect: str) -> Any:
    insert = dialect_insert(dialect, CLUSTER_MEMBER)
    written = ("declaration_uid", "declared_at", "school_id", "class_id", "left_at", "why")
    return insert.on_conflict_do_update(
        index_elements=["cluster_uid", "person_id"], set_={name: insert.excluded[name] for name in written}
    )


MEMBER = Statement(65, _keep_member)
TOLD = Statement(66, lambda dialect: insert_new(dialect, CLUSTER_TOLD, ["cluster_uid", "key"]))
OPENED = Statement(
    67,
    lambda dialect: (
        sa.update(CLUSTER_TOLD)
        .where(CLUSTER_TOLD.c.cluster_uid == sa.bindparam("b_uid"), CLUSTER_TOLD.c.account_id == sa.bindparam("b_id"))
        .values(opened_at=sa.bindparam("v_at"))
    ),
)
REFUSED = Statement(
    68,
    lambda dialect: (
        sa.update(CLUSTER_TOLD)
        .where(CLUSTER_TOLD.c.cluster_uid == sa.bindparam("b_uid"), CLUSTER_TOLD.c.key == sa.bindparam("b_key"))
        .values(refused_at=sa.bindparam("v_at"))
    ),
)
# a declaration that is withdrawn while it is weighed is not marked: it is weighed again as it stands then
WEIGHED = Statement(
    69,
    lambda dialect: (
        sa.update(DECLARATION)
        .where(
            DECLARATION.c.uid == sa.bindparam("b_uid"),
            DECLARATION.c.weighed_at.is_(None),
            DECLARATION.c.withdrawn_at.is_not_distinct_from(
                sa.bindparam("b_seen", type_=DECLARATION.c.withdrawn_at.type)
            ),
        )
        .values(weighed_at=sa.bindparam("v_at"))
    ),
    is_counted=True,
)
WEIGH_AGAIN = Statement(
    71,
    lambda dialect: sa.update(DECLARATION).where(DECLARATION.c.uid == sa.bindparam("b_uid")).values(weighed_at=None),
)
CASE_WEIGHED = Statement(
    70,
    lambda dialect: sa.update(CASE).where(CASE.c.uid == sa.bindparam("b_uid")).values(weighed_at=sa.bindparam("v_at")),
)


@dataclass(frozen=True, slots=True)
class MakeCluster:
    """A rule is fulfilled at a place. A rule has one living cluster of a syndrome at a place."""

    cluster: ClusterRow

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the cluster; its members are rows of their own."""
        values = {name: getattr(self.cluster, name) for name in ClusterRow.__slots__ if name not in NOT_COLUMNS}
        yield MAKE, {**values, "rule": dict(self.cluster.rule)}


@dataclass(frozen=True, slots=True)
class ChangeCluster:
    """Columns of a cluster change; `seen` is the version that was loaded."""

    uid: bytes
    seen: int
    values: Mapping[str, Any]

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Update unless somebody else did since."""
        yield CLUSTERS.change(self.uid, self.seen, self.values)


@dataclass(frozen=True, slots=True)
class KeepMember:
    """How somebody stands in a cluster: by which declaration they count, or since when and why not. Once a person."""

    cluster_uid: bytes
    member: MemberRow

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the member, or change all but when they came in."""
        values = {name: getattr(self.member, name) for name in MemberRow.__slots__}
        yield MEMBER, {"cluster_uid": self.cluster_uid, **values}


@dataclass(frozen=True, slots=True)
class TellsCluster:
    """A push tells somebody of a cluster; what is known of it later is said by edits of that push."""

    cluster_uid: bytes
    person_id: int
    account_id: int
    bot: str
    key: str
    post: str
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Insert the row, once for a key."""
        yield TOLD, {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class ClusterOpened:
    """An account's messages about a cluster show it for a day."""

    cluster_uid: bytes
    account_id: int
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Mark the rows."""
        yield OPENED, {"b_uid": self.cluster_uid, "b_id": self.account_id, "v_at": self.at}


@dataclass(frozen=True, slots=True)
class ClusterRefused:
    """A message about a cluster never arrived; somebody else is told."""

    cluster_uid: bytes
    key: str
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Mark the row."""
        yield REFUSED, {"b_uid": self.cluster_uid, "b_key": self.key, "v_at": self.at}


@dataclass(frozen=True, slots=True)
class Weighed:
    """The clusters took a declaration in as it stood: `seen` is when it was withdrawn."""

    declaration_uid: bytes
    seen: datetime | None
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Mark it, unless it was weighed or withdrawn meanwhile."""
        yield WEIGHED, {"b_uid": self.declaration_uid, "b_seen": self.seen, "v_at": self.at}


@dataclass(frozen=True, slots=True)
class FalseAlarmWeighed:
    """The clusters count the declarations of a false alarm no more."""

    case_uid: bytes
    at: datetime

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Mark the case."""
        yield CASE_WEIGHED, {"b_uid": self.case_uid, "v_at": self.at}


@dataclass(frozen=True, slots=True)
class WeighAgain:
    """A declaration that the clusters took in has left no trace in them: they look once more."""

    uid: bytes

    def operations(self, sealer: Sealer) -> Iterable[Operation]:
        """Take the mark back."""
        yield WEIGH_AGAIN, {"b_uid": self.uid}
