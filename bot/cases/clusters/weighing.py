"""The clock's work on clusters: takes in what was declared, corrected or closed since, over stored rows; no cursor."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from bot.cases.clusters.clustering import Gathered, reconcile
from bot.cases.clusters.policies import in_force, rule_from, rules_from
from bot.cases.clusters.shipped import BY_NAME
from bot.cases.clusters.values import ClusterRule, Place, Scope, Side
from bot.cases.policies import PolicyWrong
from bot.clock import local_date
from storage.changes import Change
from storage.changes.clusters import FalseAlarmWeighed, Weighed
from storage.cluster_values import ClusterRow
from storage.needs import Reading
from storage.queries.cluster_units import Surroundings, schools_below, surroundings
from storage.queries.clusters import clusters_of, living_at
from storage.queries.spotted import FalseAlarm, Spotted, Unweighed, households, spotted_at, spotted_of


@dataclass(frozen=True, slots=True)
class Key:
    """One thing to weigh: a rule at a place; `cluster` of a stored one that is to be weighed as of when it ended."""

    rule: ClusterRule
    place: Place
    school_id: int | None
    ended: ClusterRow | None = None


def weigh(reading: Reading, waiting: Sequence[Unweighed], alarms: Sequence[FalseAlarm]) -> list[Change]:
    """Take in declarations and false alarms: every rule and place they concern is recomputed from stored rows."""
    touched = _touched(reading, waiting, alarms)
    around = surroundings(reading, {each.school_id for each in touched})
    rules = {school: rules_of(each) for school, each in around.items()}
    has_households = any(rule.scope is Scope.HOUSEHOLD for several in rules.values() for rule in several)
    homes = households(reading, {each.person_id for each in touched}) if has_households else {}
    keys = [key for each in touched for key in _keys(each, around[each.school_id], rules[each.school_id], homes)]
    syndromes = {syndrome for each in touched for syndrome in each.syndromes}
    units = {unit for each in touched for unit in _units(each, around[each.school_id])}
    living = [cluster for cluster in living_at(reading, units) if cluster.syndrome in syndromes]
    ended = [c for c in clusters_of(reading, {each.person_id for each in touched}) if c.state != "living"]
    changes: list[Change] = []
    for gathered in gather(reading, [*keys, *map(key_of, living), *(key_of(c) for c in ended)], living):
        changes += reconcile(reading, gathered)
    changes += [Weighed(each.uid, each.withdrawn_at, reading.now) for each in waiting]
    return changes + [FalseAlarmWeighed(each.uid, reading.now) for each in alarms]


def _touched(reading: Reading, waiting: Sequence[Unweighed], alarms: Sequence[FalseAlarm]) -> list[Spotted]:
    """What carries a syndrome of what waits: of its round and person, and what a false alarm was about."""
    rounds = {(each.round_id, each.person_id) for each in waiting}
    persons = {each.person_id for each in waiting} | {each.person_id for each in alarms}
    return [
        each
        for each in spotted_of(reading, persons)
        if (each.round_id, each.person_id) in rounds
        or any(a.person_id == each.person_id and a.opened_at <= each.at <= a.closed_at for a in alarms)
    ]


def rules_of(around: Surroundings) -> tuple[ClusterRule, ...]:
    """The rules a school stands under; what is counted over several schools is for the unit above them to say."""
    own = [rule for rule in in_force(_read(around, around.school_id)) if rule.scope is not Scope.COMMUNE]
    above = [rule for rule in in_force(_read(around, around.together)) if rule.scope is Scope.COMMUNE]
    return (*own, *above)


def asked_of_one(reading: Reading, schools: Collection[int]) -> dict[int, tuple[ClusterRule, ...]]:
    """By school, the rules that a single child fulfils and that ask the school to call the station today."""
    return {
        school: tuple(
            rule for rule in rules_of(around) if rule.n == 1 and rule.call_today and Side.SCHOOL in rule.tells
        )
        for school, around in surroundings(reading, schools).items()
    }


def _read(around: Surroundings, unit: int) -> Iterable[tuple[ClusterRule, ...]]:
    for content in around.rules_from(unit):
        # a stored policy that is broken must not stop the rules that ship; `khaibao doctor` says that it is broken
        with suppress(PolicyWrong, KeyError, ValueError, TypeError, AttributeError):
            yield rules_from(content)


def _keys(
    each: Spotted, around: Surroundings, rules: Collection[ClusterRule], homes: Mapping[int, frozenset[int]]
) -> Iterable[Key]:
    for rule in rules:
        if rule.syndrome not in each.syndromes:
            continue
        if rule.scope is Scope.CLASS and each.class_id is not None:
            yield Key(rule, Place(each.class_id), each.school_id)
        elif rule.scope is Scope.SCHOOL:
            yield Key(rule, Place(each.school_id), each.school_id)
        elif rule.scope is Scope.HOUSEHOLD and each.person_id in homes:
            yield Key(rule, Place(each.school_id, min(homes[each.person_id])), each.school_id)
        elif rule.scope is Scope.COMMUNE:
            is_own = around.together == each.school_id
            yield Key(rule, Place(around.together), each.school_id if is_own else None)


def _units(each: Spotted, around: Surroundings) -> set[int]:
    return {unit for unit in (each.class_id, each.school_id, around.together) if unit is not None}


def key_of(cluster: ClusterRow) -> Key:
    """What a stored cluster is weighed by: the rule as it was when it began."""
    place = Place(cluster.unit_id, cluster.household_id)
    return Key(rule_of(cluster), place, cluster.school_id, None if cluster.state == "living" else cluster)


def rule_of(cluster: ClusterRow) -> ClusterRule:
    """The rule a cluster began with; one whose stored words cannot be read any more is that which ships."""
    try:
        return rule_from(cluster.rule)
    except (PolicyWrong, KeyError, ValueError, TypeError):
        return BY_NAME[cluster.rule_name]


def gather(reading: Reading, keys: Iterable[Key], living: Sequence[ClusterRow] = ()) -> list[Gathered]:
    """Load what some rules and places are weighed over: a statement a syndrome, however many places there are."""
    by_key = {(c.rule_name, c.unit_id, c.household_id): c for c in living}
    wanted: dict[tuple[object, ...], Key] = {}
    for key in keys:
        cluster = key.ended or by_key.get((key.rule.name, key.place.unit_id, key.place.household_id))
        # a living cluster keeps the rule it began with
        key = key if cluster is None else key_of(cluster)
        wanted[(key.rule.name, key.place, None if key.ended is None else key.ended.id)] = key
    schools = {name: _schools(reading, key) for name, key in wanted.items()}
    by_syndrome: dict[str, list[Spotted]] = {}
    for syndrome in sorted({key.rule.syndrome for key in wanted.values()}):
        of_it = {s for name, key in wanted.items() if key.rule.syndrome == syndrome for s in schools[name]}
        by_syndrome[syndrome] = spotted_at(reading, of_it, syndrome)
    found = []
    for name, key in wanted.items():
        cluster = key.ended or by_key.get((key.rule.name, key.place.unit_id, key.place.household_id))
        at = _at_place(reading, key, cluster, by_syndrome[key.rule.syndrome], schools[name])
        found.append(Gathered(key.rule, key.place, key.school_id, cluster, at, _as_of(reading, key)))
    return found


def _as_of(reading: Reading, key: Key) -> datetime:
    return reading.now if key.ended is None else key.ended.ends_at


def _schools(reading: Reading, key: Key) -> frozenset[int]:
    if key.rule.scope is not Scope.COMMUNE:
        return frozenset() if key.school_id is None else frozenset({key.school_id})
    on: date = local_date(_as_of(reading, key))
    return schools_below(reading, [key.place.unit_id], on)[key.place.unit_id]


def _at_place(
    reading: Reading, key: Key, cluster: ClusterRow | None, rows: Iterable[Spotted], schools: frozenset[int]
) -> list[Spotted]:
    own = [row for row in rows if row.school_id in schools]
    if key.rule.scope is Scope.CLASS:
        return [row for row in own if row.class_id == key.place.unit_id]
    if key.rule.scope is Scope.HOUSEHOLD and key.place.household_id is not None:
        first = key.place.household_id
        home = households(reading, [first])[first]
        # a bond that ended meanwhile does not make a brother a stranger
        home |= {member.person_id for member in cluster.members} if cluster else set()
        return [row for row in own if row.person_id in home]
    return own
