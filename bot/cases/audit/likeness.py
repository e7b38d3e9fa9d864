"""Clusters, counted again: whoever completes a rule must be in a cluster, and whoever it tells must have heard.

The clusters' own clock walks through all illnesses of a place and keeps who runs together; here each new illness is
asked how many others there were before it within the rule's days. Rules of a household are not counted again: none
ships. Plain values.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.cases.audit.due import is_open_at, open_time
from bot.cases.audit.legal import LOST, SLOW, STAFF_CHANGES, is_left_out
from bot.cases.audit.wrong import Wrong
from bot.cases.clusters.values import SAME_ILLNESS, ClusterRule, Scope, Side
from bot.cases.values import Policy, Post, Reachable, SchoolDays
from bot.clock import local_date
from storage.cluster_values import ClusterRow
from storage.queries.audit_clusters import ClusterTrace, Like

AT_SCHOOL = ((Post.SCHOOL_HEALTH, Post.DEPUTY), (Post.PRINCIPAL, Post.DEPUTY))
ABOVE = (Post.DISTRICT_CONTACT, Post.UNIT_ABOVE)


@dataclass(frozen=True)
class Spread:
    """A living cluster with what its telling is judged by. `stations`: who of the health station can be reached."""

    row: ClusterRow
    rule: ClusterRule
    traces: Sequence[ClusterTrace]
    policy: Policy
    calendar: SchoolDays
    reachable: Callable[[], Reachable]
    stations: frozenset[int]


@dataclass(frozen=True)
class Around:
    """Where a school is counted: its rules, the unit over whose schools some count, since when the rules are these."""

    rules: tuple[ClusterRule, ...]
    together: int
    below: frozenset[int]
    rules_since: datetime | None


def judge_likeness(
    declared: Collection[Like],
    around: Mapping[int, Around],
    counted: Collection[tuple[int, str, int]],
    since: datetime,
    until: datetime,
) -> Iterator[Wrong]:
    """Who fell ill between two instants as one of enough, and is in no cluster of that rule at that place."""
    for rule_name, unit, each in completing(declared, around, since, until):
        if (each.person_id, rule_name, unit) not in counted:
            key = f"cluster:uncounted:{rule_name}:{unit}:{each.uid.hex()}"
            yield Wrong(key, "cluster", cure="weigh", about={"declaration": each.uid})


def completing(
    declared: Collection[Like], around: Mapping[int, Around], since: datetime, until: datetime
) -> Iterator[tuple[str, int, Like]]:
    """Each new illness that was at least the n-th of a rule: the rule's name, the unit, the declaration."""
    for syndrome in sorted({syndrome for each in declared for syndrome in each.syndromes}):
        begun = _beginnings([each for each in declared if syndrome in each.syndromes])
        places = _by_place(begun, around)
        for each in begun:
            here = around.get(each.school_id)
            if here is None or not since <= each.at <= until:
                continue
            if here.rules_since is not None and each.at <= here.rules_since:
                continue
            for rule in here.rules:
                unit = _unit(rule, each, here) if rule.syndrome == syndrome else None
                if unit is not None and _is_enough(rule, each, places[(rule.scope, unit)]):
                    yield rule.name, unit, each


def _beginnings(declared: Iterable[Like]) -> list[Like]:
    """Without what was said again of an illness within its fortnight; in order of time."""
    last: dict[int, datetime] = {}
    found = []
    for each in sorted(declared, key=lambda each: (each.at, each.uid)):
        before = last.get(each.person_id)
        if before is None or each.at - before > SAME_ILLNESS:
            found.append(each)
        last[each.person_id] = each.at
    return found


def _by_place(begun: Iterable[Like], around: Mapping[int, Around]) -> Mapping[tuple[Scope, int], Sequence[Like]]:
    """Illnesses by where they count together; a school counts for every unit over which it is counted."""
    above: dict[int, set[int]] = defaultdict(set)
    for here in around.values():
        for school in here.below:
            above[school].add(here.together)
    found: dict[tuple[Scope, int], list[Like]] = defaultdict(list)
    for each in begun:
        found[(Scope.SCHOOL, each.school_id)].append(each)
        if each.class_id is not None:
            found[(Scope.CLASS, each.class_id)].append(each)
        for unit in above[each.school_id]:
            found[(Scope.COMMUNE, unit)].append(each)
    return found


def _unit(rule: ClusterRule, each: Like, here: Around) -> int | None:
    if rule.scope is Scope.CLASS:
        return each.class_id
    if rule.scope is Scope.SCHOOL:
        return each.school_id
    return here.together if rule.scope is Scope.COMMUNE else None


def _is_enough(rule: ClusterRule, each: Like, there: Sequence[Like]) -> bool:
    first = bisect_left(there, each.at - timedelta(days=rule.days), key=lambda other: other.at)
    last = bisect_right(there, each.at, key=lambda other: other.at)
    return len({other.person_id for other in there[first:last]}) >= rule.n


def judge_spread(spread: Spread, now: datetime, since: datetime) -> Iterator[Wrong]:
    """What is wrong with whom a cluster told. `since`: from when the program has been up."""
    row = spread.row
    for trace in spread.traces:
        if now < max(trace.at, since) + SLOW:
            continue
        if trace.state is None:
            yield _wrong(row, "lost", trace.key, "push", trace=trace)
        elif trace.state in LOST and trace.refused_at is None and now > max(trace.due_at or now, since) + SLOW:
            yield _wrong(row, "unclimbed", trace.key, "")
    if not _is_due(spread, row.opened_at, now, since):
        return
    arrived = [trace for trace in spread.traces if trace.refused_at is None]
    heard, tried = {trace.person_id for trace in arrived}, {trace.person_id for trace in spread.traces}
    is_fresh = now < max((trace.at for trace in spread.traces), default=now) + STAFF_CHANGES
    if is_fresh and _has_left_out(spread, heard, tried - heard):
        yield _wrong(row, "cluster", f"untold:{row.step}", "tell", heard=frozenset(heard))
    elif arrived and _is_due(spread, row.grown_at, now, since) and not _is_grown_told(row, arrived):
        yield _wrong(row, "cluster", f"grown:{row.grown_at.isoformat()}", "word")


def _wrong(row: ClusterRow, kind: str, what: str, cure: str, **about: object) -> Wrong:
    return Wrong(f"{kind}:cluster:{row.uid.hex()}:{what}"[:200], kind, cure=cure, about={"cluster": row.uid, **about})


def _is_due(spread: Spread, at: datetime, now: datetime, since: datetime) -> bool:
    """Nobody is woken for a cluster: its minutes run in open hours, but where the station is to be called today."""
    begins = max(at, since)
    if spread.rule.call_today and at == spread.row.opened_at:
        return now >= begins + SLOW
    return (
        is_open_at(spread.policy, spread.calendar, now)
        and open_time(spread.policy, spread.calendar, begins, now) >= SLOW
    )


def _has_left_out(spread: Spread, heard: set[int], tried: set[int]) -> bool:
    """Whether one of those whom the rule tells could have been told and was not."""
    posts, rule = spread.reachable(), spread.rule
    is_school = Side.SCHOOL in rule.tells
    somebody = any(h.why_not is None for group in AT_SCHOOL for post in group for h in posts.get(post, ()))
    groups = [*(AT_SCHOOL if is_school else ()), *((ABOVE,) if Side.UPWARD in rule.tells or not somebody else ())]
    if any(is_left_out(group, posts, 0, heard, tried) for group in groups):
        return True
    return Side.UPWARD in rule.tells and bool(spread.stations - tried) and not spread.stations & heard


def _is_grown_told(row: ClusterRow, arrived: Sequence[ClusterTrace]) -> bool:
    """Whether everybody told before somebody came in has had a new word on that day or later."""
    day = f"{local_date(row.grown_at):%y%m%d}"
    after = {
        trace.account_id
        for trace in arrived
        if trace.at >= row.grown_at or (":g" in trace.key and trace.key.split(":g")[1][:6] >= day)
    }
    return {trace.account_id for trace in arrived} <= after
