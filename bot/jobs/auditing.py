"""Every minute the auditor looks, heals what it can, and tells the operators: one message that grows."""

import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import structlog

from bot.cases.audit.auditor import Watched, judge_case, judge_rest
from bot.cases.audit.cluster_healing import heal_clusters
from bot.cases.audit.healing import heal
from bot.cases.audit.legal import judge_clock
from bot.cases.audit.looking_at_clusters import uncounted, untold_clusters
from bot.cases.audit.wrong import FAMILY_GRACE, GRACE, LATE_GRACE, LOOKS_BACK, Wrong
from bot.cases.climbing import with_climb
from bot.cases.policy import DEFAULT_POLICY
from bot.cases.school import calendar_of, policy_of, reachable_of
from bot.cases.values import Case, CaseState, Severity
from bot.clock import local
from bot.jobs.operators import tell_operators
from bot.jobs.ticks import Tick
from bot.rounds.calendar import SchoolCalendar
from storage.changes import Change
from storage.changes.findings import Found, Healed
from storage.changes.outbox import Priority, Push
from storage.needs import Reading
from storage.queries.audit import LedgerCase, late_alerts, ledger_cases, unopened, untold_families
from storage.queries.audit_clocks import ClockRow, running_clocks
from storage.queries.facts import QUARANTINE, read_fact
from storage.queries.findings import OpenFinding, last_message, open_findings
from storage.queries.health import audited_at, note_audit
from storage.queries.leases import bots_held, ended_holds, forget_hold, holds
from storage.queries.operators import operators
from storage.queries.responders import SchoolPeople, school_people

log = structlog.get_logger()

EVERY = timedelta(seconds=60)
AT_LEAST = timedelta(seconds=30)
"""Two processes, or a clock that is walked through many instants, need not look more often."""
LOOKED_AGAIN = timedelta(minutes=10)
"""How long after a finding a walked clock stops every minute to see whether it has healed."""
TRIES_FOR = timedelta(minutes=5)
"""How long a finding is put right anew every minute; what has not healed by then needs a person, who knows."""
GROWS_FOR = timedelta(hours=1)
"""How long a message to the operators grows before a further finding is worth a new one."""
BY_DAY = range(6, 20)
LOOKED_AFTER = frozenset({CaseState.OPEN.value, CaseState.TAKEN.value})


class School(NamedTuple):
    """A school with its days, worked out once for all its cases."""

    people: SchoolPeople
    calendar: SchoolCalendar


def find_wrongs(reading: Reading, since: datetime) -> list[Wrong]:
    """All that is not as it must be by now, each thing once. `since`: from when the program has been up."""
    now, held = reading.now, bots_held(reading.connection, reading.now)
    back = now - LOOKS_BACK
    cases, clocks = ledger_cases(reading, back), running_clocks(reading, back)
    looked_after = {case.school_id for case in cases if case.state in LOOKED_AFTER}
    asked = school_people(reading, sorted(looked_after | {clock.school_id for clock in clocks}))
    schools = {key: School(people, calendar_of(people)) for key, people in asked.items()}
    wrongs = [
        wrong
        for case in cases
        for wrong in _judged(
            case, schools.get(case.school_id) if case.state in LOOKED_AFTER else None, now, since, held
        )
    ]
    wrongs += [wrong for clock in clocks for wrong in _clock_judged(clock, schools[clock.school_id], now, since)]
    grace = GRACE[Severity.RED]
    wrongs += judge_rest(
        unopened(reading, back, now - grace) if now >= since + grace else (),
        late_alerts(reading, now - LATE_GRACE) if now >= since + LATE_GRACE else (),
        untold_families(reading, back, now - FAMILY_GRACE),
        held,
    )
    if now >= since + LATE_GRACE:
        wrongs += [*uncounted(reading), *untold_clusters(reading, since)]
    return list({wrong.key: wrong for wrong in reversed(wrongs)}.values())[::-1]


def _judged(
    row: LedgerCase, school: School | None, now: datetime, since: datetime, held: Collection[str]
) -> list[Wrong]:
    """One case that cannot be read must not blind the auditor to the others: that it cannot is a finding itself."""
    try:
        return list(judge_case(_watched(row, school, now), now, since, held))
    except Exception:  # the outer edge of the auditor
        log.exception("a case cannot be judged", case=row.id)
        return [Wrong(f"stuck:{row.uid.hex()}:unreadable", "stuck", row.id, row.uid)]


def _clock_judged(row: ClockRow, school: School, now: datetime, since: datetime) -> list[Wrong]:
    try:
        case = _case(row)
        return list(judge_clock(row, lambda: reachable_of(school.people, case, now), now, since))
    except Exception:  # the outer edge of the auditor
        log.exception("a legal clock cannot be judged", case=row.id)
        return [Wrong(f"stuck:{row.uid.hex()}:clock unreadable", "stuck", row.id, row.uid)]


def _case(row: LedgerCase | ClockRow) -> Case:
    return Case(
        id=row.id,
        school=row.school_id,
        subject=row.person_id,
        severity=Severity(row.severity),
        opened_at=row.opened_at,
        school_class=row.class_id,
        at_school=row.at_school,
        state=CaseState(row.state),
        taken_by=row.taken_by,
        policy_id=row.policy_id,
    )


def _watched(row: LedgerCase, school: School | None, now: datetime) -> Watched:
    case = with_climb(replace(_case(row), boards=row.boards), row.policy)
    if school is None:
        # nobody waits for an answer: its messages are looked at, no step of it is due
        return Watched(row, case, DEFAULT_POLICY, SchoolCalendar(), dict)
    policy = policy_of(school.people, case)
    return Watched(row, case, policy, school.calendar, lambda: reachable_of(school.people, case, now))


def look(reading: Reading) -> Iterable[Change]:
    """Look once a minute; in quarantine nobody looks, because nothing is sent."""
    looked = audited_at(reading.connection)
    if looked is not None and looked <= reading.now < looked + AT_LEAST:
        return ()
    since = note_audit(reading.connection, reading.now, is_new_start=bool(ended_holds(reading.connection, reading.now)))
    before = open_findings(reading.connection)
    wrongs = find_wrongs(reading, since)
    known = {finding.key: finding.opened_at for finding in before}
    fresh = [wrong for wrong in wrongs if wrong.key not in known]
    again = [wrong for wrong in wrongs if wrong.key in known and known[wrong.key] > reading.now - TRIES_FOR]
    left = {wrong.key for wrong in wrongs}
    gone = [finding for finding in before if finding.key not in left]
    return [
        *heal(reading, fresh, again),
        *heal_clusters(reading, [*fresh, *again]),
        *_kept(reading, fresh, gone),
        *_told_of_holds(reading),
    ]


def _kept(reading: Reading, fresh: Sequence[Wrong], gone: Sequence[OpenFinding]) -> Iterable[Change]:
    """Keep what is new and what has healed; every message that counts it says so."""
    now, messages = reading.now, {finding.told_in for finding in gone}
    last = last_message(reading.connection)
    yield from (Healed(finding.key, now) for finding in gone)
    if fresh:
        is_growing = last is not None and now < _made_at(last) + GROWS_FOR
        message = last if is_growing and last is not None else f"{now.astimezone(UTC):%Y%m%dT%H%M%S}"
        messages.add(message)
        yield from (Found(wrong.key, wrong.kind, wrong.case_id, now, message) for wrong in fresh)
    for message in sorted(messages):
        yield from _told(reading, message)


def _told(reading: Reading, message: str) -> Iterable[Change]:
    """The message and, where it is out already, its next words; by night it waits without a sound."""
    now = reading.now
    about, rings = {"message": message}, local(now).hour in BY_DAY
    for address in operators(reading):
        root = f"audit:{message}:{address.account_id}"
        yield Push(root, *address.to, "audit", Priority.ALERT, now, about, rings)
        if _made_at(message) < now.replace(microsecond=0):
            key = f"{root}:{secrets.token_hex(4)}"
            yield Push(key, *address.to, "audit", Priority.ALERT, now, about, edits=root)


def _told_of_holds(reading: Reading) -> Iterable[Change]:
    """Tell the operators when somebody keeps a bot still, however that came about, and when it is over."""
    connection, now = reading.connection, reading.now
    for bot, until in (*holds(connection, now), *ended_holds(connection, now)):
        values = {"until": f"{local(until):%H:%M %d/%m}"}
        if until > now:
            yield from tell_operators(reading, "sending_held", f"{bot}:{until.isoformat()}", values)
        else:
            forget_hold(connection, bot)
            yield from tell_operators(reading, "sending_again", f"{bot}:{until.isoformat()}", values, rings=False)


def _made_at(message: str) -> datetime:
    return datetime.strptime(message, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)


def due(reading: Reading) -> datetime | None:
    """In a minute, while it is not known whether a finding has healed; else it waits for no instant."""
    looked = audited_at(reading.connection)
    if looked is None or read_fact(reading.connection, QUARANTINE):
        return None
    young = [f for f in open_findings(reading.connection) if f.opened_at > reading.now - LOOKED_AGAIN]
    return max(looked + EVERY, reading.now + timedelta(seconds=1)) if young else None


AUDIT = Tick("audit", EVERY.total_seconds(), look, due, at_every_halt=True)
