"""Putting right what the auditor found of clusters: they are weighed anew, tell as they tell, by the same keys."""

from collections.abc import Iterable, Sequence

import structlog

from bot.cases.audit.wrong import Wrong
from bot.cases.clusters.telling import people_of, say_grown, tell, when_to_tell
from bot.cases.clusters.weighing import rule_of
from storage.changes import Change
from storage.changes.clusters import ChangeCluster, WeighAgain
from storage.changes.outbox import Priority, Push
from storage.cluster_values import ClusterRow
from storage.needs import Reading
from storage.queries.audit_clusters import ClusterTrace
from storage.queries.clusters import clusters_named

log = structlog.get_logger()


def heal_clusters(reading: Reading, wrongs: Sequence[Wrong]) -> list[Change]:
    """Everything that puts right what was found of clusters; one that cannot be must not keep the rest from it."""
    changes: list[Change] = [WeighAgain(w.about["declaration"]) for w in wrongs if w.cure == "weigh"]
    own = [wrong for wrong in wrongs if wrong.cure and "cluster" in wrong.about]
    for cluster in clusters_named(reading, list(dict.fromkeys(wrong.about["cluster"] for wrong in own))):
        try:
            mine = [wrong for wrong in own if wrong.about["cluster"] == cluster.uid]
            changes += [change for wrong in mine for change in _cured(reading, cluster, wrong)]
        except Exception:  # the outer edge of the auditor
            log.exception("a cluster cannot be put right", cluster=cluster.id)
    return changes


def _cured(reading: Reading, cluster: ClusterRow, wrong: Wrong) -> Iterable[Change]:
    rule, school = rule_of(cluster), people_of(reading, cluster)
    _, rings = when_to_tell(rule, school, reading.now)
    if wrong.cure == "push":
        trace: ClusterTrace = wrong.about["trace"]
        if trace.key.startswith("alert:"):
            # told in its only case's alert, which is put right as that case's own
            return
        about = {"cluster": cluster.uid.hex(), "root": trace.key}
        rings = rings and ":g" not in trace.key
        yield Push(trace.key, trace.account_id, trace.bot, "cluster", Priority.ALERT, reading.now, about, rings)
    elif wrong.cure == "tell":
        refused = {row.person_id for row in cluster.told if row.refused_at is not None}
        heard = wrong.about["heard"]
        yield ChangeCluster(cluster.uid, cluster.version, {"tell_at": None})
        yield from tell(reading, cluster, rule, school, rings=rings, but=refused - heard, heard=heard)
    elif wrong.cure == "word":
        yield from say_grown(reading, cluster)
