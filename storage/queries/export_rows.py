"""Rows for exports, round by round, opened: declarations that count, rounds with their letters, cases, schools.

Everything comes in an order that depends on what is stored alone, so that two exports of one state are the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.changes.declarations import bound_to
from storage.database import among
from storage.in_step import COUNTS
from storage.sealing import Sealer
from storage.tables import (
    ACCOUNT,
    BOND,
    CASE,
    DECLARATION,
    ENROLMENT,
    ORDER,
    PERSON,
    ROUND,
    SCHOOL_DECLARATION,
    UNIT,
    living,
)

SCHOOL = UNIT.alias("export_school")
CLASS = UNIT.alias("export_class")
AUTHOR = PERSON.alias("export_author")
TAKER = PERSON.alias("export_taker")

ROUNDS = (
    sa.select(
        ROUND.c.id,
        ROUND.c.school_id,
        SCHOOL.c.code.label("school_code"),
        SCHOOL.c.name.label("school_name"),
        ROUND.c.form,
        ROUND.c.asked_of,
        ROUND.c.held_on,
        ROUND.c.state,
        ROUND.c.opens_at,
        ROUND.c.due_at,
        ROUND.c.closes_at,
        ROUND.c.owed,
        ROUND.c.declared,
        ORDER.c.kind.label("order_kind"),
        ORDER.c.number,
        ORDER.c.issued_on,
        ORDER.c.issuer,
        ORDER.c.summary,
    )
    .join(SCHOOL, SCHOOL.c.id == ROUND.c.school_id)
    .join(ORDER, ORDER.c.id == ROUND.c.order_id)
    .where(among(ROUND.c.school_id, "schools"))
    .order_by(ROUND.c.held_on, SCHOOL.c.code, ROUND.c.id)
)
DECLARATIONS = (
    sa.select(
        DECLARATION,
        CLASS.c.code.label("class_code"),
        PERSON.c.uid.label("person_uid"),
        PERSON.c.kind.label("person_kind"),
        PERSON.c.sealed_name,
        AUTHOR.c.uid.label("author_uid"),
        AUTHOR.c.sealed_name.label("author_name"),
    )
    .join(PERSON, PERSON.c.id == DECLARATION.c.person_id)
    .outerjoin(CLASS, CLASS.c.id == DECLARATION.c.class_id)
    .outerjoin(AUTHOR, AUTHOR.c.id == DECLARATION.c.by_person_id)
    .where(DECLARATION.c.round_id == sa.bindparam("b_round"), COUNTS)
    .order_by(DECLARATION.c.person_id)
)
_NEWER = SCHOOL_DECLARATION.alias("newer_school_declaration")
SCHOOLS_SIGNED = (
    sa.select(SCHOOL_DECLARATION, AUTHOR.c.uid.label("author_uid"), AUTHOR.c.sealed_name.label("author_name"))
    .join(AUTHOR, AUTHOR.c.id == SCHOOL_DECLARATION.c.by_person_id)
    .where(among(SCHOOL_DECLARATION.c.round_id, "rounds"))
    .where(
        ~sa.exists().where(
            _NEWER.c.round_id == SCHOOL_DECLARATION.c.round_id, _NEWER.c.revision > SCHOOL_DECLARATION.c.revision
        )
    )
)
CASES = (
    sa.select(
        CASE,
        SCHOOL.c.code.label("school_code"),
        CLASS.c.code.label("class_code"),
        PERSON.c.uid.label("person_uid"),
        PERSON.c.sealed_name,
        TAKER.c.uid.label("taker_uid"),
        TAKER.c.sealed_name.label("taker_name"),
    )
    .join(SCHOOL, SCHOOL.c.id == CASE.c.school_id)
    .join(PERSON, PERSON.c.id == CASE.c.person_id)
    .outerjoin(CLASS, CLASS.c.id == CASE.c.class_id)
    .outerjoin(TAKER, TAKER.c.id == CASE.c.taken_by)
    .where(among(CASE.c.school_id, "schools"))
    .order_by(CASE.c.opened_at, CASE.c.id)
)


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round with the letter that orders it."""

    id: int
    school_id: int
    school_code: str
    school_name: str
    form: str
    asked_of: str
    held_on: date
    state: str
    opens_at: datetime
    due_at: datetime
    closes_at: datetime
    owed: int | None
    declared: int | None
    order_kind: str
    number: str | None
    issued_on: date | None
    issuer: str | None
    summary: str | None


@dataclass(frozen=True, slots=True)
class DeclarationRow:
    """The revision of somebody's declaration that counts. `author`: who declared, by name where it is known."""

    uid: bytes
    person_id: int
    person_kind: str
    name: str
    class_code: str | None
    revision: int
    at: datetime
    by: str
    by_person_id: int | None
    author: str | None
    form_version: str
    well: bool
    absent: bool
    severity: str | None
    syndrome: str | None
    code: str
    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as it stands."""

    id: int
    school_code: str
    class_code: str | None
    name: str
    severity: str
    syndrome: str | None
    notifiable: bool
    state: str
    opened_at: datetime
    report_by: datetime
    taken_at: datetime | None
    taker: str | None
    outcome: str | None
    outcome_at: datetime | None
    told_station_at: datetime | None
    told_station_how: str | None
    closed_at: datetime | None
    is_drill: bool
    ground: str | None


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school: how many are on its rolls, how many of them somebody can declare for in chat, when it first did."""

    id: int
    code: str
    name: str
    pupils: int
    staff: int
    connected: int
    first_declared_at: datetime | None
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignedRow:
    """What a school signed in a round, its newest revision: `said` as `FileDeclaration` was given."""

    round_id: int
    form_version: str
    at: datetime
    author: str | None
    revision: int
    code: str
    conclusion: str | None
    points: int | None
    failed: int | None
    said: Mapping[str, Any]


def signed(connection: Connection, sealer: Sealer, rounds: Sequence[int]) -> dict[int, SignedRow]:
    """What schools signed, by round."""
    names, found = Names(sealer), {}
    for row in connection.execute(SCHOOLS_SIGNED, {"rounds": list(rounds)}):
        bound = bound_to(row.round_id, row.school_id, row.revision)
        own = {
            "author": names.of(row.author_uid, row.author_name),
            "said": sealer.open_json("school_declaration.answers", row.uid, row.sealed_answers, bound),
        }
        kept = {name: getattr(row, name) for name in SignedRow.__slots__ if name not in own}
        found[row.round_id] = SignedRow(**own, **kept)
    return found


def rounds(
    connection: Connection,
    schools: Sequence[int],
    round_id: int | None = None,
    days: tuple[date | None, date | None] = (None, None),
) -> list[RoundRow]:
    """The rounds of schools, by date, school and key; or one of them; `days`: held from the first to the last."""
    statement = ROUNDS if round_id is None else ROUNDS.where(ROUND.c.id == round_id)
    first, last = days
    if first is not None:
        statement = statement.where(ROUND.c.held_on >= first)
    if last is not None:
        statement = statement.where(ROUND.c.held_on <= last)
    return [RoundRow(**row._mapping) for row in connection.execute(statement, {"schools": list(schools)})]


class Names:
    """Names opened once for all rounds of an export."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer
        self._opened: dict[bytes, str] = {}

    def of(self, uid: bytes | None, sealed: bytes | None) -> str | None:
        """A person's full name; None where nobody is meant."""
        if uid is None or sealed is None:
            return None
        if uid not in self._opened:
            self._opened[uid] = self._sealer.open("person.name", uid, sealed)
        return self._opened[uid]


def declarations(connection: Connection, sealer: Sealer, round_id: int, names: Names) -> list[DeclarationRow]:
    """What was declared in a round, the revisions that count."""
    return [_declaration(sealer, names, row) for row in connection.execute(DECLARATIONS, {"b_round": round_id})]


def _declaration(sealer: Sealer, names: Names, row: Any) -> DeclarationRow:
    bound = bound_to(row.round_id, row.person_id, row.revision)
    return DeclarationRow(
        uid=bytes(row.uid),
        person_id=row.person_id,
        person_kind=row.person_kind,
        name=names.of(row.person_uid, row.sealed_name) or "",
        class_code=row.class_code,
        revision=row.revision,
        at=row.at,
        by=row.by,
        by_person_id=row.by_person_id,
        author=names.of(row.author_uid, row.author_name),
        form_version=row.form_version,
        well=bool(row.well),
        absent=bool(row.absent),
        severity=row.severity,
        syndrome=row.syndrome,
        code=row.code,
        answers=sealer.open_json("declaration.answers", row.uid, row.sealed_answers, bound)
        if row.sealed_answers
        else {},
    )


def cases(
    connection: Connection,
    sealer: Sealer,
    schools: Sequence[int],
    since: datetime | None = None,
    before: datetime | None = None,
) -> Iterator[CaseRow]:
    """The cases of schools, exercises too, oldest first; opened from `since` until `before`."""
    statement = CASES
    if since is not None:
        statement = statement.where(CASE.c.opened_at >= since)
    if before is not None:
        statement = statement.where(CASE.c.opened_at < before)
    for row in connection.execute(statement, {"schools": list(schools)}):
        own: dict[str, Any] = {
            "name": sealer.open("person.name", row.person_uid, row.sealed_name),
            "taker": sealer.open("person.name", row.taker_uid, row.taker_name) if row.taker_name else None,
            "notifiable": bool(row.notifiable),
            "is_drill": bool(row.is_drill),
        }
        yield CaseRow(**own, **{name: getattr(row, name) for name in CaseRow.__slots__ if name not in own})


_PUPILS = (
    sa.select(ENROLMENT.c.school_id, sa.func.count().label("pupils"))
    .where(among(ENROLMENT.c.school_id, "schools"), living(ENROLMENT))
    .group_by(ENROLMENT.c.school_id)
)
_STAFF = (
    sa.select(PERSON.c.school_id, sa.func.count().label("staff"))
    .where(among(PERSON.c.school_id, "schools"), PERSON.c.kind == "staff", PERSON.c.gone_on.is_(None))
    .group_by(PERSON.c.school_id)
)
_ACTIVE = ACCOUNT.c.state == "active"
_CONNECTED = (
    sa.select(ENROLMENT.c.school_id, sa.func.count(sa.distinct(ENROLMENT.c.person_id)).label("connected"))
    .where(
        among(ENROLMENT.c.school_id, "schools"),
        living(ENROLMENT),
        sa.or_(
            sa.exists(sa.select(ACCOUNT.c.id).where(ACCOUNT.c.person_id == ENROLMENT.c.person_id, _ACTIVE)),
            sa.exists(
                sa.select(BOND.c.id)
                .join(ACCOUNT, ACCOUNT.c.person_id == BOND.c.person_id)
                .where(BOND.c.child_id == ENROLMENT.c.person_id, BOND.c.state == "active", _ACTIVE)
            ),
        ),
    )
    .group_by(ENROLMENT.c.school_id)
)
_FIRST = (
    sa.select(DECLARATION.c.school_id, sa.func.min(DECLARATION.c.at).label("first"))
    .where(among(DECLARATION.c.school_id, "schools"))
    .group_by(DECLARATION.c.school_id)
)
_SCHOOLS = (
    sa.select(UNIT.c.id, UNIT.c.code, UNIT.c.name, UNIT.c.levels)
    .where(among(UNIT.c.id, "schools"))
    .order_by(UNIT.c.code)
)


def schools(connection: Connection, wanted: Sequence[int], today: date) -> list[SchoolRow]:
    """Schools with their rolls and how far they are connected."""
    values = {"schools": list(wanted), "today": today}
    counted: list[dict[int, Any]] = [
        {row[0]: row[1] for row in connection.execute(statement, values)}
        for statement in (_PUPILS, _STAFF, _CONNECTED, _FIRST)
    ]
    pupils, staff, connected, first = counted
    return [
        SchoolRow(
            row.id,
            row.code,
            row.name,
            pupils.get(row.id, 0),
            staff.get(row.id, 0),
            connected.get(row.id, 0),
            first.get(row.id),
            tuple((row.levels or "").split()),
        )
        for row in connection.execute(_SCHOOLS, values)
    ]
