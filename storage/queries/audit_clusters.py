"""What the auditor reads of clusters: where the like was declared lately, who counts in one, whom each has told."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.cluster_values import ClusterRow
from storage.database import among
from storage.needs import Reading
from storage.queries.clusters import LIVING, clusters_by
from storage.tables import CASE, CLUSTER, CLUSTER_MEMBER, CLUSTER_TOLD, DECLARATION, OUTBOX, POLICY

SINCE: sa.BindParameter[Any] = sa.bindparam("b_since")
# a living one ends later than it grew: over that instant there is an index
GROWN = sa.select(CLUSTER).where(
    LIVING, CLUSTER.c.ends_at >= SINCE, CLUSTER.c.is_fulfilled, CLUSTER.c.grown_at >= SINCE
)
TOLD = (
    sa.select(CLUSTER_TOLD, OUTBOX.c.state, OUTBOX.c.due_at)
    .outerjoin(OUTBOX, OUTBOX.c.key == CLUSTER_TOLD.c.key)
    .where(CLUSTER_TOLD.c.cluster_uid.in_(sa.bindparam("uids", expanding=True)))
    .order_by(CLUSTER_TOLD.c.id)
)
AFTER = DECLARATION.alias("after")
_COUNTS = (
    # written out, for an index over a part of the rows is not used where the part stands in a parameter
    sa.text("declaration.syndrome IS NOT NULL"),
    DECLARATION.c.at >= SINCE,
    DECLARATION.c.withdrawn_at.is_(None),
)
# by the instant: all that ever carried a syndrome is more than what was declared lately
PLACES = sa.select(DECLARATION.c.school_id).where(
    DECLARATION.c.at >= SINCE, sa.func.coalesce(DECLARATION.c.syndrome, "") != ""
)
_BETWEEN_BLANKS = sa.literal(" ") + DECLARATION.c.syndrome + " "
LIKE = sa.select(
    DECLARATION.c.uid, DECLARATION.c.person_id, DECLARATION.c.school_id, DECLARATION.c.class_id, DECLARATION.c.at,
    DECLARATION.c.syndrome,
).where(
    *_COUNTS,
    among(DECLARATION.c.school_id, "schools"),
    ~sa.exists().where(
        AFTER.c.round_id == DECLARATION.c.round_id,
        AFTER.c.person_id == DECLARATION.c.person_id,
        AFTER.c.revision > DECLARATION.c.revision,
        AFTER.c.withdrawn_at.is_(None),
    ),
    ~sa.exists().where(
        CASE.c.person_id == DECLARATION.c.person_id,
        CASE.c.outcome == "false_alarm",
        CASE.c.is_drill.is_(False),
        CASE.c.opened_at <= DECLARATION.c.at,
        CASE.c.closed_at >= DECLARATION.c.at,
    ),
)  # fmt: skip
COUNTED = (
    sa.select(CLUSTER_MEMBER.c.person_id, CLUSTER.c.rule_name, CLUSTER.c.unit_id)
    .join(CLUSTER, CLUSTER.c.uid == CLUSTER_MEMBER.c.cluster_uid)
    .where(among(CLUSTER_MEMBER.c.person_id, "persons"))
)
MADE = sa.select(POLICY.c.unit_id, sa.func.max(POLICY.c.made_at, type_=POLICY.c.made_at.type).label("at")).where(
    POLICY.c.kind == "clusters"
).group_by(POLICY.c.unit_id)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Like:
    """A stored declaration that counts and carries syndromes."""

    uid: bytes
    person_id: int
    school_id: int
    class_id: int | None
    at: datetime
    syndromes: frozenset[str]


@dataclass(frozen=True, slots=True)
class ClusterTrace:
    """A message that was to tell somebody of a cluster; `state` None: it is not in the outbox."""

    person_id: int
    account_id: int
    bot: str
    key: str
    post: str
    at: datetime
    refused_at: datetime | None
    state: str | None
    due_at: datetime | None


def grown_clusters(reading: Reading, since: datetime) -> list[tuple[ClusterRow, tuple[ClusterTrace, ...]]]:
    """Living clusters that took somebody in since an instant, with what became of their messages."""
    found = clusters_by(reading, GROWN, {"b_since": since})
    traces: dict[bytes, list[ClusterTrace]] = defaultdict(list)
    for row in reading.connection.execute(TOLD, {"uids": [each.uid for each in found]}) if found else ():
        traces[bytes(row.cluster_uid)].append(
            ClusterTrace(**{name: getattr(row, name) for name in ClusterTrace.__slots__})
        )
    return [(each, tuple(traces[each.uid])) for each in found]


def places_of_like(reading: Reading, since: datetime) -> list[int]:
    """The schools where anything with a syndrome was declared since an instant."""
    return sorted(set(reading.connection.execute(PLACES, {"b_since": since}).scalars()))


def declared_like(
    reading: Reading, schools: Collection[int], syndromes: Collection[str], since: datetime
) -> list[Like]:
    """What counts of what was declared with some syndromes at some schools since an instant, each once."""
    if not schools or not syndromes:
        return []
    statement = LIKE.where(sa.or_(*(_BETWEEN_BLANKS.like(f"% {each} %") for each in sorted(syndromes))))
    rows = reading.connection.execute(statement, {"schools": sorted(schools), "b_since": since})
    return [
        Like(bytes(row.uid), row.person_id, row.school_id, row.class_id, row.at, frozenset(row.syndrome.split()))
        for row in rows
    ]


def counted_in(reading: Reading, persons: Collection[int]) -> set[tuple[int, str, int]]:
    """Who of some persons is, or was, in a cluster: person, name of its rule, unit."""
    if not persons:
        return set()
    rows = reading.connection.execute(COUNTED, {"persons": sorted(persons)})
    return {(row.person_id, row.rule_name, row.unit_id) for row in rows}


def rules_made(reading: Reading) -> Mapping[int, datetime]:
    """When the newest cluster rules of each unit that has some were brought in."""
    return {row.unit_id: row.at for row in reading.connection.execute(MADE)}
