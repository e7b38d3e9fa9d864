"""From what counts at a place to what is stored of its cluster: made, grown, left, ended; and who hears of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.cases.clusters.policies import rule_json
from bot.cases.clusters.rules import standing
from bot.cases.clusters.telling import announce, follow_cluster, say_grown
from bot.cases.clusters.values import ClusterRule, Place, Sighting, Standing
from storage.changes import Change
from storage.changes.clusters import ChangeCluster, KeepMember, MakeCluster
from storage.cluster_values import ClusterRow, MemberRow
from storage.needs import Reading
from storage.queries.spotted import Spotted
from storage.sealing import new_uid

APART = "apart"
"""Why somebody left whose own declaration still counts: the others who tied them to the cluster do not."""
CHANGEABLE = ("state", "is_fulfilled", "ends_at", "ended_at", "grown_at", "tell_at", "step", "count")


@dataclass(frozen=True, slots=True)
class Gathered:
    """A rule at a place with all that was declared there, and its stored cluster; weighed as of an instant."""

    rule: ClusterRule
    place: Place
    school_id: int | None
    cluster: ClusterRow | None
    rows: Sequence[Spotted]
    as_of: datetime


def recompute(gathered: Gathered) -> Standing:
    """How the cluster stands by the stored declarations alone. A member whose declaration is no longer kept stays."""
    cluster = gathered.cluster
    kept = {row.uid for row in gathered.rows}
    purged = [m for m in cluster.counting if m.declaration_uid not in kept] if cluster else []
    sightings = [Sighting(row.uid, row.person_id, row.at, row.why) for row in gathered.rows]
    sightings += [Sighting(m.declaration_uid, m.person_id, m.declared_at) for m in purged]
    known = {member.person_id for member in cluster.members} if cluster else set()
    since = cluster.since if cluster else gathered.as_of
    return standing(gathered.rule, sightings, known, since, gathered.as_of)


def reconcile(reading: Reading, gathered: Gathered) -> list[Change]:
    """Bring the stored cluster to what the declarations say; nothing where it says so already."""
    found, cluster = recompute(gathered), gathered.cluster
    if cluster is None:
        return _made(reading, gathered, found) if found.is_fulfilled else []
    if cluster.state != "living":
        return _corrected_after(reading, cluster, gathered, found)
    if found.is_fulfilled:
        return _changed(reading, cluster, gathered, found)
    # this one is running out; another may have begun among others at its place meanwhile
    anew = replace(gathered, cluster=None)
    other = recompute(anew)
    changes = _changed(reading, cluster, gathered, found, is_over=other.is_fulfilled)
    return [*changes, *(_made(reading, anew, other) if other.is_fulfilled else ())]


def _made(reading: Reading, gathered: Gathered, found: Standing) -> list[Change]:
    rows, now, rule, place = _by_uid(gathered), reading.now, gathered.rule, gathered.place
    assert found.ends_at is not None
    members = tuple(_came(rows[s.uid], 1 if rows[s.uid].is_new else 0, now) for s in found.members.values())
    cluster = ClusterRow(
        id=0,
        uid=new_uid(),
        rule_name=rule.name,
        rule=rule_json(rule),
        syndrome=rule.syndrome,
        place=f"{place.unit_id}" if place.household_id is None else f"{place.unit_id}.{place.household_id}",
        unit_id=place.unit_id,
        household_id=place.household_id,
        school_id=gathered.school_id,
        state="living",
        is_fulfilled=True,
        opened_at=now,
        since=min(each.at for each in found.members.values()),
        ends_at=found.ends_at,
        ended_at=None,
        grown_at=now,
        tell_at=None,
        step=1,
        count=len(members),
        version=0,
        members=members,
    )
    tell_at, told = announce(reading, cluster, rule)
    cluster = replace(cluster, tell_at=tell_at)
    return [MakeCluster(cluster), *(KeepMember(cluster.uid, member) for member in members), *told]


def _changed(
    reading: Reading, cluster: ClusterRow, gathered: Gathered, found: Standing, *, is_over: bool = False
) -> list[Change]:
    """Take in who came and let go who left; what was told is brought up to date."""
    now, known = reading.now, {member.person_id for member in cluster.members}
    has_new = not found.members.keys() <= known
    members = _members(cluster, gathered, found, cluster.step + 1, now)
    after = replace(
        cluster,
        members=members,
        is_fulfilled=found.is_fulfilled,
        count=len(found.members),
        step=cluster.step + has_new,
        grown_at=now if has_new else cluster.grown_at,
        ends_at=found.ends_at or now,
    )
    if is_over or found.ends_at is None:
        after = replace(after, state="ended", ended_at=now, tell_at=None)
    if after == cluster:
        return []
    told: list[Change] = []
    if after.state == "living" and after.is_fulfilled:
        is_untold = not cluster.told and cluster.tell_at is None
        if is_untold or (has_new and not cluster.is_fulfilled):
            tell_at, told = announce(reading, after, gathered.rule)
            after = replace(after, tell_at=tell_at)
        elif has_new:
            told = say_grown(reading, after)
    return [*_rows(cluster, after), *told, *follow_cluster(cluster.told, now)]


def _corrected_after(reading: Reading, cluster: ClusterRow, gathered: Gathered, found: Standing) -> list[Change]:
    """A cluster that is over takes nobody in and tells nobody; who turned out not to count is marked."""
    members = _members(cluster, gathered, found, cluster.step, reading.now)
    after = replace(cluster, members=members, count=len(found.members))
    return _rows(cluster, after) if after != cluster else []


def _members(
    cluster: ClusterRow, gathered: Gathered, found: Standing, step: int, now: datetime
) -> tuple[MemberRow, ...]:
    """All who count or counted, as they stand now."""
    rows = _by_uid(gathered)
    known = {member.person_id: member for member in cluster.members}
    old = [_stands(member, found.members.get(person), rows, now) for person, member in known.items()]
    new = [_came(rows[each.uid], step, now) for person, each in found.members.items() if person not in known]
    return (*old, *new)


def _by_uid(gathered: Gathered) -> Mapping[bytes, Spotted]:
    return {row.uid: row for row in gathered.rows}


def _came(row: Spotted, step: int, now: datetime) -> MemberRow:
    return MemberRow(row.person_id, row.school_id, row.class_id, row.uid, row.at, step, now, None, None)


def _stands(member: MemberRow, sighting: Sighting | None, rows: Mapping[bytes, Spotted], now: datetime) -> MemberRow:
    """A member who counts, perhaps by another declaration than before, or who does not count any more."""
    if sighting is None:
        if member.left_at is not None:
            return member
        row = rows.get(member.declaration_uid)
        return replace(member, left_at=now, why=(row.why if row else "") or APART)
    row = rows.get(sighting.uid)
    if row is None:
        return member
    return replace(
        member,
        school_id=row.school_id,
        class_id=row.class_id,
        declaration_uid=row.uid,
        declared_at=row.at,
        left_at=None,
        why=None,
    )


def _rows(cluster: ClusterRow, after: ClusterRow) -> list[Change]:
    """What is stored of the difference."""
    before = set(cluster.members)
    values = {name: getattr(after, name) for name in CHANGEABLE if getattr(after, name) != getattr(cluster, name)}
    changed: list[Change] = [ChangeCluster(cluster.uid, cluster.version, values)]
    return [*changed, *(KeepMember(cluster.uid, member) for member in after.members if member not in before)]
