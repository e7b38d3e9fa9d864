"""Clusters as they are stored: living ones of some units, those that end, wait to be told, or were refused."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.cluster_values import ClusterRow, ClusterToldRow, InCluster, MemberRow
from storage.database import among
from storage.needs import Reading
from storage.queries.spotted import unweighed
from storage.tables import CLUSTER, CLUSTER_MEMBER, CLUSTER_TOLD, OUTBOX

LOCK = 0x636C7573
"""The advisory lock that lets one process weigh at a time (PostgreSQL; SQLite has one writer)."""
TICK = timedelta(microseconds=1)
TRIED = timedelta(days=2)
"""How long a message may be on its way before it is refused for good; older ones are not looked at every second."""
LIVING = CLUSTER.c.state == sa.literal_column("'living'")
ENDING = sa.select(CLUSTER.c.uid).where(LIVING, CLUSTER.c.ends_at < sa.bindparam("b_now"))
TELLING = sa.select(CLUSTER.c.uid).where(CLUSTER.c.tell_at.is_not(None), CLUSTER.c.tell_at <= sa.bindparam("b_now"))
NEXT_ENDING = sa.select(sa.func.min(CLUSTER.c.ends_at)).where(LIVING)
NEXT_TELLING = sa.select(sa.func.min(CLUSTER.c.tell_at)).where(CLUSTER.c.tell_at.is_not(None))
REFUSED = (
    sa.select(CLUSTER.c.uid, CLUSTER_TOLD.c.key)
    .join(CLUSTER_TOLD, CLUSTER_TOLD.c.cluster_uid == CLUSTER.c.uid)
    .join(OUTBOX, OUTBOX.c.key == CLUSTER_TOLD.c.key)
    .where(
        LIVING,
        CLUSTER_TOLD.c.at > sa.bindparam("b_since"),
        CLUSTER_TOLD.c.refused_at.is_(None),
        OUTBOX.c.state.in_(("refused", "dropped")),
    )
)
ANY_REFUSED = REFUSED.limit(1)
CLUSTERS = sa.select(CLUSTER).order_by(CLUSTER.c.id)
LIVING_AT = CLUSTERS.where(LIVING, among(CLUSTER.c.unit_id, "units"))
BY_UIDS = CLUSTERS.where(CLUSTER.c.uid.in_(sa.bindparam("uids", expanding=True)))
LIVING_OF = (
    sa.select(CLUSTER_MEMBER.c.person_id, CLUSTER.c.id, CLUSTER.c.syndrome, CLUSTER.c.count, CLUSTER.c.rule)
    .join(CLUSTER, CLUSTER.c.uid == CLUSTER_MEMBER.c.cluster_uid)
    .where(among(CLUSTER_MEMBER.c.person_id, "persons"), CLUSTER_MEMBER.c.left_at.is_(None), LIVING)
    .where(CLUSTER.c.is_fulfilled)
    .order_by(CLUSTER.c.id)
)
OF_PERSONS = CLUSTERS.where(
    CLUSTER.c.uid.in_(sa.select(CLUSTER_MEMBER.c.cluster_uid).where(among(CLUSTER_MEMBER.c.person_id, "persons")))
)
MEMBERS = (
    sa.select(CLUSTER_MEMBER)
    .where(CLUSTER_MEMBER.c.cluster_uid.in_(sa.bindparam("uids", expanding=True)))
    .order_by(CLUSTER_MEMBER.c.declared_at, CLUSTER_MEMBER.c.id)
)
TOLD = (
    sa.select(CLUSTER_TOLD)
    .where(CLUSTER_TOLD.c.cluster_uid.in_(sa.bindparam("uids", expanding=True)))
    .order_by(CLUSTER_TOLD.c.id)
)


def weigh_alone(reading: Reading) -> None:
    """Wait until no other process weighs; what it stored is seen from now on."""
    if reading.connection.dialect.name == "postgresql":
        reading.connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))


def living_at(reading: Reading, units: Collection[int]) -> list[ClusterRow]:
    """The living clusters of some units."""
    return clusters_by(reading, LIVING_AT, {"units": sorted(units)}) if units else []


def clusters_of(reading: Reading, persons: Collection[int]) -> list[ClusterRow]:
    """The clusters, also ended ones, in which some persons count or counted."""
    return clusters_by(reading, OF_PERSONS, {"persons": sorted(persons)}) if persons else []


def in_clusters(reading: Reading, persons: Collection[int]) -> Mapping[int, list[InCluster]]:
    """The living clusters in which each of some persons counts."""
    found: dict[int, list[InCluster]] = defaultdict(list)
    for row in reading.connection.execute(LIVING_OF, {"persons": sorted(set(persons))}) if persons else ():
        of = InCluster(row.id, row.syndrome, row._mapping["count"], row.rule)
        found[row.person_id].append(of)
    return found


def clusters_named(reading: Reading, uids: Collection[bytes]) -> list[ClusterRow]:
    """Clusters by their keys."""
    return clusters_by(reading, BY_UIDS, {"uids": list(uids)}) if uids else []


def all_clusters(reading: Reading) -> list[ClusterRow]:
    """Every cluster that is kept, the oldest first."""
    return clusters_by(reading, CLUSTERS, {})


def ending(reading: Reading) -> list[ClusterRow]:
    """Living clusters whose window has passed."""
    found = reading.connection.execute(ENDING, {"b_now": reading.now}).scalars().all()
    return clusters_named(reading, [bytes(uid) for uid in found])


def telling(reading: Reading) -> list[ClusterRow]:
    """Clusters that waited for an opening to be told."""
    found = reading.connection.execute(TELLING, {"b_now": reading.now}).scalars().all()
    return clusters_named(reading, [bytes(uid) for uid in found])


def refused(reading: Reading) -> list[tuple[ClusterRow, tuple[str, ...]]]:
    """Living clusters of which a message never arrived, with the keys of those messages."""
    keys: dict[bytes, list[str]] = defaultdict(list)
    for row in reading.connection.execute(REFUSED, {"b_since": reading.now - TRIED}):
        keys[bytes(row.uid)].append(row.key)
    return [(cluster, tuple(keys[cluster.uid])) for cluster in clusters_named(reading, keys)]


def next_weighing(reading: Reading) -> datetime | None:
    """When clusters are to be looked at next: now, while something waits to be weighed."""
    waiting, alarms = unweighed(reading, 1)
    if (
        waiting
        or alarms
        or reading.connection.execute(ANY_REFUSED, {"b_since": reading.now - TRIED}).first() is not None
    ):
        return reading.now
    ends = reading.connection.execute(NEXT_ENDING).scalar()
    tells = reading.connection.execute(NEXT_TELLING).scalar()
    return min([at for at in (ends + TICK if ends else None, tells) if at is not None], default=None)


def clusters_by(reading: Reading, statement: Any, values: Mapping[str, Any]) -> list[ClusterRow]:
    """Read clusters with their members and who was told."""
    rows = reading.connection.execute(statement, values).all()
    uids = [bytes(row.uid) for row in rows]
    members: dict[bytes, list[MemberRow]] = defaultdict(list)
    told: dict[bytes, list[ClusterToldRow]] = defaultdict(list)
    for row in reading.connection.execute(MEMBERS, {"uids": uids}) if uids else ():
        members[bytes(row.cluster_uid)].append(_row(MemberRow, row))
    for row in reading.connection.execute(TOLD, {"uids": uids}) if uids else ():
        told[bytes(row.cluster_uid)].append(_row(ClusterToldRow, row))
    return [
        _row(ClusterRow, row, members=tuple(members[bytes(row.uid)]), told=tuple(told[bytes(row.uid)])) for row in rows
    ]


def _row(kind: Any, row: Any, **more: Any) -> Any:
    """A row as a value: its columns, bytes where the driver gives a view of them."""
    names: Sequence[str] = kind.__slots__
    own = {name: getattr(row, name) for name in names if name not in more}
    return kind(**{name: bytes(v) if isinstance(v, memoryview) else v for name, v in own.items()}, **more)
