"""Who hears of a cluster and when: a newly fulfilled rule rings in open hours, growth is an edit and a silent word."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.cases.clusters.values import ClusterRule, Side
from bot.cases.hours import is_night, is_open, next_open
from bot.cases.school import calendar_of, policy_of, reachable_of
from bot.cases.telling import follow, follow_push
from bot.cases.values import Case, Post, Severity
from bot.clock import local_date
from bot.jobs.operators import tell_operators
from storage.changes import Change
from storage.changes.clusters import TellsCluster
from storage.changes.outbox import Priority, Push
from storage.cluster_values import ClusterRow, ClusterToldRow
from storage.needs import Reading
from storage.queries.cases import CaseFile, ToldRow, open_cases
from storage.queries.responders import SchoolPeople, school_people

STATION = "health_station"
"""The post of a health station's duty holder; the ladder has none."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody to be told, as filling which post."""

    person_id: int
    post: str


def announce(reading: Reading, cluster: ClusterRow, rule: ClusterRule) -> tuple[datetime | None, list[Change]]:
    """Tell of a newly fulfilled rule now, or give the opening that it waits for.

    Nobody is woken for a cluster. One that asks to call the station today is told off hours too, silently by night.
    """
    school = people_of(reading, cluster)
    tell_at, rings = when_to_tell(rule, school, reading.now)
    if tell_at > reading.now:
        return tell_at, []
    return None, tell(reading, cluster, rule, school, rings=rings)


def when_to_tell(rule: ClusterRule, school: SchoolPeople, now: datetime) -> tuple[datetime, bool]:
    """When to tell, and whether that rings."""
    policy, calendar = policy_of(school, _no_case(school, now)), calendar_of(school)
    if is_open(policy, calendar, now):
        return now, True
    if rule.call_today:
        return now, not is_night(policy, now)
    return next_open(policy, calendar, now), True


def tell(
    reading: Reading,
    cluster: ClusterRow,
    rule: ClusterRule,
    school: SchoolPeople,
    *,
    rings: bool,
    but: Collection[int] = (),
    heard: Collection[int] = (),
) -> list[Change]:
    """Tell everybody whom the rule tells. `but`: persons whom no message of it reached; `heard`: whom one did.

    Whoever was alerted to its only case since it was declared is not rung for the same child a second time: that alert
    says it too.
    """
    whom = list(dict.fromkeys(_whom(rule, school, reading.now, but)))
    alerts = {row.person_id: row for row in alerts_of_only_case(reading, cluster)}
    changes: list[Change] = []
    for one in whom:
        address = school.address_of(one.person_id)
        alert = alerts.get(one.person_id)
        if one.person_id in heard:
            continue
        if alert is not None and one.post != STATION:
            told = TellsCluster(
                cluster.uid, one.person_id, alert.account_id, alert.bot, alert.key, one.post, reading.now
            )
            changes += [told, follow(alert, reading.now)]
        elif address is not None:
            key = f"cluster:{cluster.uid.hex()}:{cluster.step}:{address.account_id}"
            changes += _message(cluster, one, address.account_id, address.bot, key, reading.now, rings=rings)
    if not any(one.post in (Post.PRINCIPAL, Post.SCHOOL_HEALTH, Post.DEPUTY) for one in whom) and (
        Side.SCHOOL in rule.tells or not whom
    ):
        code = {"school": school.name, "rule": rule.name}
        changes += tell_operators(reading, "cluster_unheard", f"{cluster.uid.hex()}:{cluster.step}", code, rings=rings)
    return changes


def alerts_of_only_case(reading: Reading, cluster: ClusterRow) -> list[ToldRow]:
    """The alerts that told somebody of the only case of a cluster, as far as they came with what counts in it."""
    case = only_case(reading, cluster)
    if case is None:
        return []
    [member] = cluster.counting
    return [row for row in case.told if row.kind == "alert" and row.refused_at is None and row.at >= member.declared_at]


def only_case(reading: Reading, cluster: ClusterRow) -> CaseFile | None:
    """The open case of a cluster in which one child counts."""
    persons = [member.person_id for member in cluster.counting]
    return open_cases(reading, persons).get(persons[0]) if len(persons) == 1 else None


def _whom(rule: ClusterRule, school: SchoolPeople, now: datetime, but: Collection[int]) -> Iterable[Whom]:
    reachable = reachable_of(school, _no_case(school, now), now)

    def first(*posts: Post) -> list[Whom]:
        live = [(post, h) for post in posts for h in reachable.get(post, ()) if h.why_not is None]
        return [Whom(h.person, post.value) for post, h in live if h.person not in but][:1]

    at_school: list[Whom] = []
    if Side.SCHOOL in rule.tells:
        at_school = [*first(Post.SCHOOL_HEALTH, Post.DEPUTY), *first(Post.PRINCIPAL, Post.DEPUTY)]
        yield from at_school
    # a school where nobody can be reached climbs: those above hear of it, as a count
    if Side.UPWARD in rule.tells or not at_school:
        yield from first(Post.DISTRICT_CONTACT, Post.UNIT_ABOVE)
    if Side.UPWARD in rule.tells:
        yield from _stations(school, but)


def _stations(school: SchoolPeople, but: Collection[int]) -> list[Whom]:
    """The first duty holder of the health station who can be reached, if it has one."""
    holders = [h for h in school.holdings if h.kind == STATION and h.unit_id in school.stations]
    live = [h for h in holders if h.address is not None and not h.address.is_blocked and h.person_id not in but]
    return [Whom(h.person_id, STATION) for h in live[:1]]


def say_grown(reading: Reading, cluster: ClusterRow) -> list[Change]:
    """Somebody new is in it: once a day a silent word to each who was told, in open hours; edits tell the rest."""
    school = people_of(reading, cluster)
    policy, calendar = policy_of(school, _no_case(school, reading.now)), calendar_of(school)
    due_at = next_open(policy, calendar, reading.now)
    changes: list[Change] = []
    for row in {row.account_id: row for row in cluster.told if row.refused_at is None}.values():
        key = f"cluster:{cluster.uid.hex()}:g{local_date(due_at):%y%m%d}:{row.account_id}"
        one = Whom(row.person_id, row.post)
        changes += _message(cluster, one, row.account_id, row.bot, key, reading.now, rings=False, due_at=due_at)
    return changes


def _message(
    cluster: ClusterRow,
    one: Whom,
    account_id: int,
    bot: str,
    key: str,
    now: datetime,
    *,
    rings: bool,
    due_at: datetime | None = None,
) -> list[Change]:
    about = {"cluster": cluster.uid.hex(), "root": key}
    return [
        TellsCluster(cluster.uid, one.person_id, account_id, bot, key, one.post, now),
        Push(key, account_id, bot, "cluster", Priority.ALERT, now, about, rings, due_at),
    ]


def follow_cluster(
    told: Iterable[ClusterToldRow],
    now: datetime,
    due_at: datetime | None = None,
    press: Mapping[str, object] | None = None,
) -> list[Push]:
    """Bring messages that told of a cluster up to date, now or at an instant; a case's alert is one of its case.

    `press`: what asked for it (`bot.cases.telling.pressed`).
    """
    return [
        follow_push(row.key, (row.account_id, row.bot), kind, {**about, **(press or {})}, due_at or now)
        for row in told
        for kind, about in [_kind_of(row.key)]
    ]


def _kind_of(key: str) -> tuple[str, dict[str, object]]:
    kind, of, *_ = key.split(":")
    return kind, {"root": key, "case" if kind == "alert" else "cluster": of}


def people_of(reading: Reading, cluster: ClusterRow) -> SchoolPeople:
    """The people of the cluster's school, or of one of its schools: all of these have the unit above in common."""
    school = cluster.school_id or min(member.school_id for member in cluster.members)
    return school_people(reading, [school])[school]


def _no_case(school: SchoolPeople, now: datetime) -> Case:
    """What the ladder's questions about a school need: nobody's case, under the ladder of today."""
    return Case(0, school.school_id, 0, Severity.RED, now, policy_id=school.ladder_id)
