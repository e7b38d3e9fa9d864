"""What the auditor reads: cases that are not over with what the ledger says of them, and what has no trace at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.declarations import bound_to
from storage.database import among
from storage.needs import Reading
from storage.queries.cases import GROWING, SOON
from storage.queries.outbox import WAITING
from storage.queries.questionnaires import FormSource, sources
from storage.queries.reach import Address
from storage.tables import (
    ACCOUNT,
    BOND,
    CASE,
    CASE_EVENT,
    CASE_TOLD,
    DECLARATION,
    ENROLMENT,
    NOT_CLOSED,
    OPEN_UIDS,
    OUTBOX,
    PERSON,
    ROUND,
    UNIT,
    living,
)

MOST = 500
"""Of a kind at a time; what is more is found a minute later."""
STEPS = ("told", "alarm", "reminded", "taken", "asked", "resumed", "worsened", "passed_on", "handed_over", "raised")
"""What of a case's life says where its ladder stands."""
NOW_KINDS = ("alert", "operator", *GROWING)
"""Alerts that are never put into the outbox for later: the instant they were made is the one they are due."""

SINCE: sa.BindParameter[Any] = sa.bindparam("b_since")
UNTIL: sa.BindParameter[Any] = sa.bindparam("b_until")
# written out, for an index over a part of the rows is not used where the part stands in a parameter
IS_FLAGGED = DECLARATION.c.severity.in_([sa.literal_column(f"'{each}'") for each in ("amber", "red", "emergency")])
IS_ALERT = OUTBOX.c.priority == sa.literal_column("0")

CASES = (
    sa.select(CASE, sa.func.coalesce(ENROLMENT.c.boards, sa.false()).label("boards"))
    .outerjoin(ENROLMENT, sa.and_(ENROLMENT.c.person_id == CASE.c.person_id, living(ENROLMENT)))
    # said twice: SQLite begins with what IN gives, PostgreSQL with the index over open cases
    .where(NOT_CLOSED, CASE.c.uid.in_(OPEN_UIDS), CASE.c.is_drill.is_(False))
    .order_by(CASE.c.id)
)
EVENTS = (
    sa.select(CASE_EVENT.c.case_uid, CASE_EVENT.c.at, CASE_EVENT.c.kind, CASE_EVENT.c.person_id, CASE_EVENT.c.about)
    .where(CASE_EVENT.c.case_uid.in_(sa.bindparam("uids", expanding=True)), CASE_EVENT.c.kind.in_(STEPS))
    .order_by(CASE_EVENT.c.id)
)
TRACE = [
    *(CASE_TOLD.c[name] for name in ("person_id", "account_id", "bot", "kind", "key", "post", "at", "refused_at")),
    *(OUTBOX.c[name] for name in ("state", "due_at", "rendered_at")),
]
"""The columns of a `Trace`, in its order."""
TOLD = (
    sa.select(CASE_TOLD.c.case_uid, *TRACE)
    .outerjoin(OUTBOX, OUTBOX.c.key == CASE_TOLD.c.key)
    .where(CASE_TOLD.c.case_uid.in_(OPEN_UIDS), CASE_TOLD.c.at >= SINCE)
    .order_by(CASE_TOLD.c.id)
)
EDIT = OUTBOX.alias("edit")
WAITS = EDIT.c.state.in_(("ready", "leased"))
GROWN = (
    sa.select(
        CASE_TOLD.c.case_uid,
        CASE_TOLD.c.key,
        sa.func.sum(sa.case((EDIT.c.state == "sent", 1), else_=0)).label("done"),
        sa.func.sum(sa.case((sa.and_(WAITS, EDIT.c.due_at <= UNTIL), 1), else_=0)).label("soon"),
    )
    .join(
        EDIT,
        sa.and_(EDIT.c.edits == CASE_TOLD.c.key, EDIT.c.edits.is_not(None), EDIT.c.made_at >= CASE_TOLD.c.at),
    )
    .where(CASE_TOLD.c.case_uid.in_(OPEN_UIDS), CASE_TOLD.c.at >= SINCE, CASE_TOLD.c.kind.in_(GROWING))
    .group_by(CASE_TOLD.c.case_uid, CASE_TOLD.c.key)
)
RANKS = {"note": 0, "amber": 1, "red": 2, "emergency": 3}
LATER = DECLARATION.alias("later")
UNOPENED = (
    sa.select(
        DECLARATION,
        ROUND.c.form,
        PERSON.c.kind.label("person_kind"),
        UNIT.c.name.label("school_name"),
        sa.func.coalesce(ENROLMENT.c.boards, sa.false()).label("boards"),
    )
    .join(ROUND, ROUND.c.id == DECLARATION.c.round_id)
    .join(PERSON, PERSON.c.id == DECLARATION.c.person_id)
    .join(UNIT, UNIT.c.id == DECLARATION.c.school_id)
    .outerjoin(ENROLMENT, sa.and_(ENROLMENT.c.person_id == PERSON.c.id, living(ENROLMENT)))
    .where(
        IS_FLAGGED,
        DECLARATION.c.withdrawn_at.is_(None),
        DECLARATION.c.at >= SINCE,
        DECLARATION.c.at <= UNTIL,
        ~sa.exists(
            sa.select(LATER.c.id).where(
                LATER.c.round_id == DECLARATION.c.round_id,
                LATER.c.person_id == DECLARATION.c.person_id,
                LATER.c.revision > DECLARATION.c.revision,
            )
        ),
        ~sa.exists(
            sa.select(CASE.c.id).where(
                CASE.c.person_id == DECLARATION.c.person_id,
                CASE.c.is_drill.is_(False),
                sa.or_(CASE.c.closed_at.is_(None), CASE.c.closed_at >= DECLARATION.c.at),
                sa.case(RANKS, value=CASE.c.severity, else_=0) >= sa.case(RANKS, value=DECLARATION.c.severity, else_=0),
            )
        ),
    )
    .order_by(DECLARATION.c.at, DECLARATION.c.id)
    .limit(MOST)
)
LATE = (
    sa.select(OUTBOX.c.id, OUTBOX.c.key, OUTBOX.c.bot, OUTBOX.c.due_at, OUTBOX.c.why)
    .where(
        WAITING,
        IS_ALERT,
        OUTBOX.c.edits.is_(None),
        sa.or_(
            OUTBOX.c.due_at < UNTIL,
            sa.and_(OUTBOX.c.why.is_not(None), OUTBOX.c.made_at < UNTIL, OUTBOX.c.kind.in_(NOW_KINDS)),
        ),
    )
    .order_by(OUTBOX.c.due_at, OUTBOX.c.id)
    .limit(MOST)
)
OUTCOMES = (
    sa.select(CASE.c.id, CASE.c.uid, CASE.c.person_id, CASE.c.outcome, CASE.c.outcome_at, CASE.c.version)
    .where(
        CASE.c.outcome_at.is_not(None),
        CASE.c.outcome_at >= SINCE,
        CASE.c.outcome_at <= UNTIL,
        CASE.c.is_drill.is_(False),
    )
    .order_by(CASE.c.id)
)
GUARDIANS = sa.select(BOND.c.child_id, BOND.c.person_id, BOND.c.from_at).where(
    among(BOND.c.child_id, "persons"), BOND.c.state == "active"
)
ACCOUNTS = (
    sa.select(ACCOUNT.c.id, ACCOUNT.c.person_id, ACCOUNT.c.channel, ACCOUNT.c.bot, ACCOUNT.c.state, ACCOUNT.c.made_at)
    .where(among(ACCOUNT.c.person_id, "persons"))
    .order_by(ACCOUNT.c.id)
)
NEWS = sa.select(OUTBOX.c.account_id, OUTBOX.c.about).where(
    OUTBOX.c.kind == sa.literal_column("'family'"), among(OUTBOX.c.account_id, "accounts"), OUTBOX.c.made_at >= SINCE
)
DECIDED_BY = sa.select(CASE_EVENT.c.case_uid, CASE_EVENT.c.person_id).where(
    CASE_EVENT.c.case_uid.in_(sa.bindparam("uids", expanding=True)), CASE_EVENT.c.kind == "outcome"
)
CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a case's life."""

    at: datetime
    kind: str
    person_id: int | None
    about: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Trace:
    """A message that was to tell somebody of a case, with what became of it; `state` None: it is not in the outbox.

    `rendered_at`: when its words were made; `edits`: how later words of it stand: waiting, done; None: there are none.
    """

    person_id: int
    account_id: int
    bot: str
    kind: str
    key: str
    post: str
    at: datetime
    refused_at: datetime | None
    state: str | None
    due_at: datetime | None
    rendered_at: datetime | None
    edits: str | None


@dataclass(frozen=True, slots=True)
class LedgerCase:
    """A case that is not over, without a name, and what the ledger says of it."""

    id: int
    uid: bytes
    person_id: int
    school_id: int
    class_id: int | None
    severity: str
    state: str
    at_school: bool
    boards: bool
    opened_at: datetime
    policy_id: int | None
    policy: Mapping[str, Any]
    next_at: datetime | None
    notice_at: datetime | None
    taken_at: datetime | None
    taken_by: int | None
    version: int
    steps: tuple[StepRow, ...]
    traces: tuple[Trace, ...]


@dataclass(frozen=True, slots=True)
class UnopenedRow:
    """A flagged declaration that no case of its gravity answers for."""

    uid: bytes
    at: datetime
    round_id: int
    form: str
    person_id: int
    person_kind: str
    school_id: int
    school_name: str
    class_id: int | None
    boards: bool
    severity: str
    syndrome: str | None
    answers: Mapping[str, Any]
    source: FormSource | None


@dataclass(frozen=True, slots=True)
class LateRow:
    """An alert that should have left by now."""

    id: int
    key: str
    bot: str
    due_at: datetime
    why: str | None


@dataclass(frozen=True, slots=True)
class UntoldFamily:
    """An outcome that somebody of the family who can be reached has not been told; to whom it has to go."""

    case_id: int
    case_uid: bytes
    outcome: str
    outcome_at: datetime
    version: int
    missing: tuple[Address, ...]


def ledger_cases(reading: Reading, since: datetime) -> list[LedgerCase]:
    """All cases that are not over, but drills, which have a result of their own; their messages since an instant."""
    connection = reading.connection
    rows = connection.execute(CASES, {"today": reading.today}).all()
    if not rows:
        return []
    steps: dict[bytes, list[StepRow]] = defaultdict(list)
    for part in _chunks([bytes(row.uid) for row in rows if row.state != "watched"]):
        for row in connection.execute(EVENTS, {"uids": part}):
            steps[bytes(row.case_uid)].append(StepRow(row.at, row.kind, row.person_id, row.about or {}))
    grown = {
        (bytes(row.case_uid), row.key): "done" if row.done else "waiting"
        for row in connection.execute(GROWN, {"b_since": since, "b_until": reading.now + SOON})
        if row.done or row.soon
    }
    traces: dict[bytes, list[Trace]] = defaultdict(list)
    for row in connection.execute(TOLD, {"b_since": since}):
        uid = bytes(row.case_uid)
        traces[uid].append(trace_of(row, grown.get((uid, row.key))))
    return [_ledger_case(row, steps, traces) for row in rows]


def trace_of(row: Any, edits: str | None) -> Trace:
    """A row of a case's key and the columns of `TRACE`."""
    values: Any = (*row[1:], edits)
    return Trace(*values)


def _ledger_case(
    row: Any, steps: Mapping[bytes, Sequence[StepRow]], traces: Mapping[bytes, Sequence[Trace]]
) -> LedgerCase:
    uid = bytes(row.uid)
    own: dict[str, Any] = {
        "uid": uid,
        "policy": row.policy or {},
        "boards": bool(row.boards),
        "steps": tuple(steps.get(uid, ())),
        "traces": tuple(traces.get(uid, ())),
    }
    return LedgerCase(**own, **{name: getattr(row, name) for name in LedgerCase.__slots__ if name not in own})


def unopened(reading: Reading, since: datetime, until: datetime) -> list[UnopenedRow]:
    """Flagged declarations made between two instants that count still and have no case of their gravity."""
    values = {"b_since": since, "b_until": until, "today": reading.today}
    rows = reading.connection.execute(UNOPENED, values).all()
    asked = sources(reading.connection, {(row.form, row.form_version) for row in rows})
    return [_unopened(reading, row, asked.get((row.form, row.form_version))) for row in rows]


def _unopened(reading: Reading, row: Any, source: FormSource | None) -> UnopenedRow:
    sealer, uid = reading.sealer, bytes(row.uid)
    bound = bound_to(row.round_id, row.person_id, row.revision)
    own: dict[str, Any] = {
        "uid": uid,
        "boards": bool(row.boards),
        "source": source,
        "answers": sealer.open_json("declaration.answers", uid, row.sealed_answers, bound)
        if row.sealed_answers is not None
        else {},
    }
    return UnopenedRow(**own, **{name: getattr(row, name) for name in UnopenedRow.__slots__ if name not in own})


def late_alerts(reading: Reading, until: datetime) -> list[LateRow]:
    """Alerts that should have left by an instant; edits of a message that is out do not count."""
    rows = reading.connection.execute(LATE, {"b_until": until})
    return [LateRow(**{name: getattr(row, name) for name in LateRow.__slots__}) for row in rows]


def untold_families(reading: Reading, since: datetime, until: datetime) -> list[UntoldFamily]:
    """Outcomes recorded between two instants that nobody put into the outbox for part of the family.

    Whoever recorded it knows, and who joined later was not to be told.
    """
    connection = reading.connection
    cases = connection.execute(OUTCOMES, {"b_since": since, "b_until": until}).all()
    if not cases:
        return []
    family: dict[int, list[tuple[int, datetime | None]]] = {row.person_id: [(row.person_id, None)] for row in cases}
    for bond in connection.execute(GUARDIANS, {"persons": sorted(family)}):
        family[bond.child_id].append((bond.person_id, bond.from_at))
    accounts = _accounts(reading, {person for several in family.values() for person, _ in several})
    told = _news(reading, [a.id for several in accounts.values() for a in several], since)
    knows: dict[bytes, set[int | None]] = defaultdict(set)
    for part in _chunks([bytes(row.uid) for row in cases]):
        for event in connection.execute(DECIDED_BY, {"uids": part}):
            knows[bytes(event.case_uid)].add(event.person_id)
    found = []
    for case in cases:
        uid, missing = bytes(case.uid), []
        for person, bound_at in family[case.person_id]:
            own = accounts.get(person, ())
            active = [a for a in own if a.state == "active" and a.made_at <= case.outcome_at]
            is_late = bound_at is not None and bound_at > case.outcome_at
            if not active or is_late or person in knows[uid]:
                continue
            if not any((uid.hex(), a.id, case.outcome) in told for a in own):
                missing.append(Address(active[-1].id, f"{active[-1].channel}:{active[-1].bot}", False))
        if missing:
            found.append(UntoldFamily(case.id, uid, case.outcome, case.outcome_at, case.version, tuple(missing)))
    return found[:MOST]


def _accounts(reading: Reading, persons: Iterable[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for part in _chunks(sorted(persons)):
        for row in reading.connection.execute(ACCOUNTS, {"persons": part}):
            found[row.person_id].append(row)
    return found


def _news(reading: Reading, accounts: Sequence[int], since: datetime) -> set[tuple[str, int, str]]:
    """What families were sent or refused: case, account, news."""
    return {
        (str(row.about.get("case")), row.account_id, str(row.about.get("what")))
        for part in _chunks(accounts)
        for row in reading.connection.execute(NEWS, {"accounts": part, "b_since": since})
    }


def _chunks(values: Sequence[Any]) -> Iterable[list[Any]]:
    return (list(values[start : start + CHUNK]) for start in range(0, len(values), CHUNK))
