"""Cases: the open one of a person, one by its key, those of a sender; who was told; what happened."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.responders import stations_of, units_above
from storage.tables import CASE, CASE_EVENT, CASE_TOLD, ENROLMENT, NOT_CLOSED, OPEN_UIDS, OUTBOX, PERSON, UNIT, living
from storage.values import DutyView, Sender

SCHOOL_DUTIES = frozenset({"school_health", "deputy_head", "principal", "boarding"})
NAMED = SCHOOL_DUTIES | {"homeroom", "health_station"}
"""Duties to whom a case is somebody with a name; officials above see counts only."""
ABOVE = frozenset({"district_contact", "province_contact"})
SOON = timedelta(minutes=10)
"""Words that leave later than this are others: what was opened is covered again after a day."""
GROWING = ("ambers", "standing", "handover", "notice")
"""Messages that grow: a case that comes later is named by an edit."""
BESIDE_THE_LADDER = frozenset({"notice", "station"})
"""Kinds of messages about a case that are no step of its ladder: those of the legal clock, and to the station."""

CLASS = UNIT.alias("class_unit")
SCHOOL = UNIT.alias("school_unit")
TAKER = PERSON.alias("taker")
TELLER = PERSON.alias("station_teller")
HERE = sa.and_(ENROLMENT.c.person_id == CASE.c.person_id, ENROLMENT.c.school_id == CASE.c.school_id, living(ENROLMENT))
PLACE = sa.case((PERSON.c.kind == "pupil", ENROLMENT.c.class_id), else_=CASE.c.class_id)
"""The class a pupil is in today: another teacher's after a change, nobody's once they have left the school."""
FILES = (
    sa.select(
        *[column for column in CASE.c if column.name != "class_id"],
        PLACE.label("class_id"),
        SCHOOL.c.name.label("school_name"),
        CLASS.c.name.label("class_name"),
        PERSON.c.uid.label("person_uid"),
        PERSON.c.kind.label("person_kind"),
        PERSON.c.sealed_name,
        TAKER.c.uid.label("taker_uid"),
        TAKER.c.sealed_name.label("taker_name"),
        TAKER.c.sealed_details.label("taker_details"),
        TELLER.c.uid.label("teller_uid"),
        TELLER.c.sealed_name.label("teller_name"),
        TELLER.c.sealed_details.label("teller_details"),
        sa.func.coalesce(ENROLMENT.c.boards, sa.false()).label("boards"),
    )
    .join(PERSON, PERSON.c.id == CASE.c.person_id)
    .join(SCHOOL, SCHOOL.c.id == CASE.c.school_id)
    .outerjoin(ENROLMENT, HERE)
    .outerjoin(CLASS, CLASS.c.id == PLACE)
    .outerjoin(TAKER, TAKER.c.id == CASE.c.taken_by)
    .outerjoin(TELLER, TELLER.c.id == CASE.c.told_station_by)
    .order_by(CASE.c.id)
)
OPEN_OF = FILES.where(among(CASE.c.person_id, "persons"), NOT_CLOSED)
BY_ID = FILES.where(among(CASE.c.id, "cases"))
BY_KEY = FILES.where(CASE.c.uid.in_(sa.bindparam("uids", expanding=True)))
DUE = (
    FILES.where(CASE.c.next_at <= sa.bindparam("b_now"), NOT_CLOSED)
    .order_by(None)
    .order_by(CASE.c.next_at, CASE.c.id)
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)
NEXT_DUE = sa.select(sa.func.min(CASE.c.next_at)).where(NOT_CLOSED, CASE.c.next_at.is_not(None))
TOLD = (
    sa.select(CASE_TOLD).where(CASE_TOLD.c.case_uid.in_(sa.bindparam("uids", expanding=True))).order_by(CASE_TOLD.c.id)
)
REFUSED = (
    sa.select(CASE_TOLD.c.case_uid, CASE_TOLD.c.key)
    .join(OUTBOX, OUTBOX.c.key == CASE_TOLD.c.key)
    .where(
        CASE_TOLD.c.case_uid.in_(OPEN_UIDS.where(CASE.c.state == "open")),
        OUTBOX.c.state.in_(("refused", "dropped")),
        CASE_TOLD.c.refused_at.is_(None),
        CASE_TOLD.c.kind.not_in(BESIDE_THE_LADDER),
    )
    .order_by(CASE_TOLD.c.id)
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)
_EDIT = OUTBOX.alias("edit")
_EDITS = sa.select(_EDIT.c.id).where(_EDIT.c.edits == CASE_TOLD.c.key, _EDIT.c.made_at >= CASE_TOLD.c.at)
# a case that came into a message that was out already, by an edit that nobody took
REFUSED_EDITS = (
    sa.select(CASE_TOLD.c.case_uid, CASE_TOLD.c.key)
    .join(OUTBOX, OUTBOX.c.key == CASE_TOLD.c.key)
    .where(
        CASE_TOLD.c.case_uid.in_(OPEN_UIDS.where(CASE.c.state == "open")),
        CASE_TOLD.c.kind.in_([kind for kind in GROWING if kind not in BESIDE_THE_LADDER]),
        CASE_TOLD.c.refused_at.is_(None),
        OUTBOX.c.state == "sent",
        OUTBOX.c.rendered_at < CASE_TOLD.c.at,
        _EDITS.where(_EDIT.c.state == "refused").exists(),
        ~_EDITS.where(
            _EDIT.c.state.in_(("ready", "leased", "sent")), _EDIT.c.due_at <= sa.bindparam("b_soon")
        ).exists(),
    )
    .order_by(CASE_TOLD.c.id)
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)
EVENTS = (
    sa.select(CASE_EVENT)
    .where(CASE_EVENT.c.case_uid.in_(sa.bindparam("uids", expanding=True)))
    .order_by(CASE_EVENT.c.id)
)


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A message that told somebody of a case."""

    case_uid: bytes
    person_id: int
    account_id: int
    bot: str
    kind: str
    key: str
    post: str
    at: datetime
    refused_at: datetime | None = None
    answered_at: datetime | None = None
    second_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Taker:
    """Who has taken a case, or told the health station of it."""

    person_id: int
    name: str
    gender: str | None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All of a case but its answers. `subject_name` is None for whoever may not see it; `roles`: as what one asks."""

    id: int
    uid: bytes
    person_id: int
    school_id: int
    school_name: str
    class_id: int | None
    class_name: str | None
    subject_name: str | None
    subject_kind: str
    boards: bool
    round_id: int | None
    declaration_uid: bytes
    severity: str
    syndrome: str | None
    notifiable: bool
    at_school: bool
    state: str
    opened_at: datetime
    report_by: datetime
    policy: Mapping[str, Any]
    step: int
    next_at: datetime | None
    taker: Taker | None
    taken_at: datetime | None
    outcome: str | None
    outcome_at: datetime | None
    told_station_at: datetime | None
    told_station_by: int | None
    told_station_how: str | None
    station_teller: Taker | None
    notice_at: datetime | None
    is_drill: bool
    policy_id: int | None
    closed_at: datetime | None
    version: int
    ground: str | None = None
    told: tuple[ToldRow, ...] = ()
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OpenCaseOf(Need):
    """The open case of a person the sender declares for; None without one."""

    person_id: int


@dataclass(frozen=True, slots=True)
class CaseNumber(Need):
    """A case by its key; None when the sender has no duty towards it (any more)."""

    case_id: int


@answers(OpenCaseOf)
def open_case_of(reading: Reading, asked: Sequence[Asked]) -> list[CaseFile | None]:
    """Give open cases of those the askers declare for: their own, or by duty for a family."""
    found = open_cases(reading, [each.need.person_id for each in asked])
    return [found.get(p) if a.sender.declares_for(p) else None for a in asked for p in [a.need.person_id]]


@answers(CaseNumber)
def case_number(reading: Reading, asked: Sequence[Asked]) -> list[CaseFile | None]:
    """Give cases to those whose duty they are, without names to officials above the school."""
    found = {file.id: file for file in files(reading, BY_ID, {"cases": [each.need.case_id for each in asked]})}
    scopes = Scopes.of(reading, found.values())
    return [scopes.seen_by(each.sender, found.get(each.need.case_id)) for each in asked]


def acts_at(duty: DutyView, school_id: int, boards: bool) -> bool:
    """Whether somebody with this duty takes cases of a school; boarding staff answer for boarders alone."""
    return duty.kind in SCHOOL_DUTIES and duty.unit_id == school_id and (boards or duty.kind != "boarding")


@dataclass(frozen=True, slots=True)
class Scopes:
    """The units around some schools, to say which duties concern a case."""

    above: Mapping[int, tuple[int, ...]]
    stations: Mapping[int, frozenset[int]]

    @classmethod
    def of(cls, reading: Reading, cases: Iterable[CaseFile]) -> "Scopes":
        """Load the units around the schools of some cases."""
        above = units_above(reading, sorted({case.school_id for case in cases}))
        return cls(above, stations_of(reading, above))

    def roles(self, duties: Iterable[DutyView], case: CaseFile) -> frozenset[str]:
        """The kinds of duties among these that concern a case."""
        school = case.school_id
        return frozenset(
            duty.kind
            for duty in duties
            if acts_at(duty, school, case.boards)
            or (duty.kind == "homeroom" and duty.unit_id == case.class_id)
            or (duty.kind == "health_station" and duty.unit_id in self.stations.get(school, ()))
            or (duty.kind in ABOVE and duty.unit_id in self.above.get(school, ()))
        )

    def seen_by(self, sender: Sender, case: CaseFile | None) -> CaseFile | None:
        """A case as somebody may see it; None without any duty towards it, or when it is their own."""
        if case is None or (sender.person is not None and sender.person.id == case.person_id):
            return None
        roles = self.roles(sender.duties, case)
        if not case.notifiable:
            # the law's notice is about suspected notifiable diseases; the station needs no other child
            roles -= {"health_station"}
        return as_seen(case, roles) if roles else None


def as_seen(case: CaseFile, roles: Collection[str]) -> CaseFile:
    """A case for these duties: nameless unless one of them may see the name."""
    values = {name: getattr(case, name) for name in CaseFile.__slots__} | {"roles": frozenset(roles)}
    if not NAMED & frozenset(roles):
        values["subject_name"] = None
    return CaseFile(**values)


def open_cases(reading: Reading, persons: Sequence[int]) -> dict[int, CaseFile]:
    """The open case of each person who has one, with who was told."""
    found = files(reading, OPEN_OF, {"persons": sorted(set(persons))})
    return {file.person_id: file for file in found}


def due_cases(reading: Reading, limit: int) -> list[CaseFile]:
    """The cases that are to be looked at now, the longest waiting first."""
    return files(reading, DUE, {"b_now": reading.now, "b_limit": limit}, is_named=False)


def next_due(reading: Reading) -> datetime | None:
    """When the next case is to be looked at."""
    found: datetime | None = reading.connection.execute(NEXT_DUE).scalar()
    return found


def refused_cases(reading: Reading, limit: int) -> list[tuple[CaseFile, tuple[str, ...]]]:
    """Open cases of which a message never arrived, with the keys of those messages."""
    rows = [
        *reading.connection.execute(REFUSED, {"b_limit": limit}),
        *reading.connection.execute(REFUSED_EDITS, {"b_limit": limit, "b_soon": reading.now + SOON}),
    ]
    keys: dict[bytes, list[str]] = defaultdict(list)
    for row in rows:
        keys[bytes(row.case_uid)].append(row.key)
    found = files(reading, BY_KEY, {"uids": list(keys)}, is_named=False) if keys else []
    return [(file, tuple(keys[file.uid])) for file in found]


def files(reading: Reading, statement: Any, values: Mapping[str, Any], *, is_named: bool = True) -> list[CaseFile]:
    """Read cases with who was told. The clock's work names nobody: a name that does not open must not stop it."""
    rows = reading.connection.execute(statement, {**values, "today": reading.today}).all()
    told = told_of(reading, [bytes(row.uid) for row in rows])
    return [_file(reading, row, tuple(told[bytes(row.uid)]), is_named=is_named) for row in rows]


def files_of(reading: Reading, uids: Iterable[bytes]) -> dict[bytes, CaseFile]:
    """Cases by their uid, without what was declared."""
    wanted = list(dict.fromkeys(uids))
    return {file.uid: file for file in files(reading, BY_KEY, {"uids": wanted})} if wanted else {}


def told_of(reading: Reading, uids: Sequence[bytes]) -> Mapping[bytes, list[ToldRow]]:
    """Who was told of cases, by which message."""
    found: dict[bytes, list[ToldRow]] = defaultdict(list)
    for row in reading.connection.execute(TOLD, {"uids": list(uids)}) if uids else ():
        values = {name: getattr(row, name) for name in ToldRow.__slots__} | {"case_uid": bytes(row.case_uid)}
        found[values["case_uid"]].append(ToldRow(**values))
    return found


def _file(reading: Reading, row: Any, told: tuple[ToldRow, ...], *, is_named: bool) -> CaseFile:
    own = {
        "subject_name": reading.sealer.open("person.name", row.person_uid, row.sealed_name) if is_named else None,
        "subject_kind": row.person_kind,
        "taker": _taker(reading, row.taken_by, row.taker_uid, row.taker_name, row.taker_details),
        "station_teller": _taker(reading, row.told_station_by, row.teller_uid, row.teller_name, row.teller_details),
        "told": told,
        "uid": bytes(row.uid),
        "declaration_uid": bytes(row.declaration_uid),
        "policy": row.policy or {},
        "boards": bool(row.boards),
        "roles": frozenset(),
    }
    return CaseFile(**own, **{name: getattr(row, name) for name in CaseFile.__slots__ if name not in own})


def _taker(reading: Reading, person_id: int | None, uid: Any, name: Any, details: Any) -> Taker | None:
    if person_id is None:
        return None
    known = reading.sealer.open_json("person.details", uid, details) if details else {}
    return Taker(person_id, reading.sealer.open("person.name", uid, name), known.get("gender"))
