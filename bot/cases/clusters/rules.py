"""Rules of clusters: which declarations of a place make one, who counts in it, when it ends. Pure functions."""

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.cases.clusters.values import SAME_ILLNESS, ClusterRule, Sighting, Standing


def onsets(sightings: Iterable[Sighting]) -> list[Sighting]:
    """What counts, each illness of a person once, by the declaration it began with; in order of time."""
    last: dict[int, datetime] = {}
    found = []
    for each in sorted(sightings, key=lambda s: (s.at, s.uid)):
        if each.why:
            continue
        before = last.get(each.person_id)
        if before is None or each.at - before > SAME_ILLNESS:
            found.append(each)
        last[each.person_id] = each.at
    return found


def running(rule: ClusterRule, sightings: Iterable[Sighting], as_of: datetime) -> dict[int, Sighting] | None:
    """Who is in the cluster that runs at an instant, by person; None if none does.

    It begins when the rule is fulfilled, takes in whoever follows within the window of the last one, and is over when
    the window has passed without somebody new. A person counts once.
    """
    members: dict[int, Sighting] = {}
    recent: list[Sighting] = []
    last_at = as_of
    for each in onsets(s for s in sightings if s.at <= as_of):
        if members and each.at - last_at > rule.window:
            members = {}
        recent = [s for s in recent if each.at - s.at <= rule.window and s.person_id != each.person_id] + [each]
        if members and each.person_id not in members:
            members[each.person_id] = each
            last_at = each.at
        elif not members and len(recent) >= rule.n:
            members = {s.person_id: s for s in recent}
            last_at = each.at
    return members if members and as_of - last_at <= rule.window else None


def standing(
    rule: ClusterRule, sightings: Collection[Sighting], known: Collection[int], since: datetime, as_of: datetime
) -> Standing:
    """Recompute a cluster from the declarations of its place.

    While the rule is fulfilled its members are those who run now. When corrections left fewer, what is left are the
    persons `known` to it who still count since it began, until their window has passed too.
    """
    members = running(rule, sightings, as_of)
    is_fulfilled = members is not None and (not known or not members.keys().isdisjoint(known))
    if members is None or not is_fulfilled:
        members = {}
        for each in onsets(s for s in sightings if since <= s.at <= as_of):
            if each.person_id in known:
                members.setdefault(each.person_id, each)
    last = max((each.at for each in members.values()), default=None)
    return Standing(members, is_fulfilled, None if last is None else last + rule.window)
