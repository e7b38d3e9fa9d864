"""The tick of clusters: weighs what waits, ends what is over, tells what waited for an opening or was refused."""

from collections.abc import Iterable
from datetime import timedelta

from bot.cases.clusters.telling import follow_cluster, only_case, people_of, tell, when_to_tell
from bot.cases.clusters.weighing import rule_of, weigh
from bot.jobs.ticks import Tick
from storage.changes import Change
from storage.changes.clusters import ChangeCluster, ClusterRefused
from storage.cluster_values import ClusterRow
from storage.needs import Reading
from storage.queries.clusters import ending, next_weighing, refused, telling, weigh_alone
from storage.queries.spotted import unweighed

AT_ONCE = 100
A_MOMENT = timedelta(seconds=1)
"""How often the ladders are looked at."""


def look_at_clusters(reading: Reading) -> Iterable[Change]:
    """Do a chunk of what waits; whatever is stored with it does not wait any more."""
    if (next_at := next_weighing(reading)) is None or next_at > reading.now:
        return []
    weigh_alone(reading)
    waiting, alarms = unweighed(reading, AT_ONCE)
    if waiting or alarms:
        return weigh(reading, waiting, alarms)
    # what was declared in time is weighed before anything ends
    changes = [change for cluster in ending(reading) for change in _end(reading, cluster)]
    if not changes:
        changes = [change for cluster in telling(reading) for change in _tell(reading, cluster)]
    if not changes:
        changes = [change for cluster, keys in refused(reading) for change in _tell_others(reading, cluster, keys)]
    return changes


def _end(reading: Reading, cluster: ClusterRow) -> list[Change]:
    values = {"state": "ended", "ended_at": reading.now, "tell_at": None}
    return [
        ChangeCluster(cluster.uid, cluster.version, values),
        *follow_cluster(cluster.told, reading.now),
    ]


def _tell(reading: Reading, cluster: ClusterRow) -> list[Change]:
    """Its opening has come; what is no cluster any more is not told."""
    told: list[Change] = []
    if cluster.state == "living" and cluster.is_fulfilled:
        rule, school = rule_of(cluster), people_of(reading, cluster)
        tell_at, rings = when_to_tell(rule, school, reading.now)
        if tell_at > reading.now:
            # a day off was entered meanwhile
            return [ChangeCluster(cluster.uid, cluster.version, {"tell_at": tell_at})]
        if _case_comes_first(reading, cluster):
            return [ChangeCluster(cluster.uid, cluster.version, {"tell_at": reading.now + A_MOMENT})]
        told = tell(reading, cluster, rule, school, rings=rings)
    return [ChangeCluster(cluster.uid, cluster.version, {"tell_at": None}), *told]


def _case_comes_first(reading: Reading, cluster: ClusterRow) -> bool:
    """Whether the only case of it waited for the same opening and is told in this second: its alert says it too."""
    case = only_case(reading, cluster)
    if case is None or any(row.kind == "alert" for row in case.told):
        return False
    return case.next_at is not None and case.next_at <= reading.now


def _tell_others(reading: Reading, cluster: ClusterRow, keys: tuple[str, ...]) -> list[Change]:
    """Whoever could not be reached is replaced by the next who can; who was reached hears nothing new."""
    marked: list[Change] = [ClusterRefused(cluster.uid, key, reading.now) for key in keys]
    reached = {row.person_id for row in cluster.told if row.refused_at is None and row.key not in keys}
    lost = {row.person_id for row in cluster.told if row.person_id not in reached}
    if not lost or not cluster.is_fulfilled:
        return marked
    rule, school = rule_of(cluster), people_of(reading, cluster)
    _, rings = when_to_tell(rule, school, reading.now)
    return [*marked, *tell(reading, cluster, rule, school, rings=rings, but=lost, heard=reached)]


CLUSTERS = Tick("clusters", 1, look_at_clusters, next_weighing)
