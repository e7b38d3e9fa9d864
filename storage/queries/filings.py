"""What schools declare of themselves: rounds asked of them, the draft, what was signed, remedies; each in its scope."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from storage.changes.declarations import bound_to
from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.questionnaires import FormSource, sources
from storage.queries.reach import Address, addresses
from storage.queries.views import ORDERED, round_view
from storage.tables import DUTY, ORDER, PERSON, REMEDY, ROUND, SCHOOL_DECLARATION, SCHOOL_DRAFT, UNIT, living
from storage.values import RoundView, Sender

SIGNS = "principal"
"""The duty that signs what a school declares; whoever stands in for it holds it."""
PREPARES = (SIGNS, "deputy_head", "school_health")
"""Duties at a school that prepare what it declares, in the order in which they are told."""
OF_SCHOOLS = ROUND.c.asked_of == "school"

_ROUNDS = sa.select(ROUND, *ORDERED).join(ORDER, ORDER.c.id == ROUND.c.order_id).where(OF_SCHOOLS)
OPEN_ROUNDS = _ROUNDS.where(among(ROUND.c.school_id, "schools"), ROUND.c.state == "open").order_by(
    ROUND.c.due_at, ROUND.c.id
)
ROUNDS_OF = _ROUNDS.where(
    among(ROUND.c.school_id, "schools"),
    ROUND.c.order_id.in_(sa.bindparam("orders", expanding=True)),
    ROUND.c.held_on.in_(sa.bindparam("days", expanding=True)),
)
BY_ID = _ROUNDS.where(among(ROUND.c.id, "rounds"))
DRAFTS = sa.select(SCHOOL_DRAFT).where(among(SCHOOL_DRAFT.c.round_id, "rounds"))
_NEWER = SCHOOL_DECLARATION.alias("newer")
NEWEST = ~sa.exists().where(
    _NEWER.c.round_id == SCHOOL_DECLARATION.c.round_id, _NEWER.c.revision > SCHOOL_DECLARATION.c.revision
)
FILED = (
    sa.select(SCHOOL_DECLARATION, ROUND.c.form, ROUND.c.held_on)
    .join(ROUND, ROUND.c.id == SCHOOL_DECLARATION.c.round_id)
    .where(among(SCHOOL_DECLARATION.c.round_id, "rounds"), NEWEST)
)
FILED_ON = (
    sa.select(SCHOOL_DECLARATION, ROUND.c.form, ROUND.c.held_on)
    .join(ROUND, ROUND.c.id == SCHOOL_DECLARATION.c.round_id)
    .where(among(SCHOOL_DECLARATION.c.school_id, "schools"), NEWEST)
    .where(ROUND.c.form == sa.bindparam("b_form"), ROUND.c.held_on == sa.bindparam("b_on", type_=sa.Date))
)
HOLDERS = (
    sa.select(DUTY.c.unit_id, DUTY.c.kind, DUTY.c.person_id, PERSON.c.uid, PERSON.c.sealed_name)
    .join(PERSON, PERSON.c.id == DUTY.c.person_id)
    .where(among(DUTY.c.unit_id, "schools"), DUTY.c.kind.in_(PREPARES))
    .where(living(DUTY), PERSON.c.gone_on.is_(None))
    .order_by(DUTY.c.order, DUTY.c.id)
)
REMEDIES = (
    sa.select(REMEDY)
    .where(among(REMEDY.c.school_id, "schools"), REMEDY.c.state == "open")
    .order_by(REMEDY.c.due_at.nulls_last(), REMEDY.c.id)
)
ONE_REMEDY = sa.select(REMEDY).where(among(REMEDY.c.id, "remedies"))
NAMES = sa.select(PERSON.c.id, PERSON.c.uid, PERSON.c.sealed_name).where(among(PERSON.c.id, "persons"))
SCHOOLS = sa.select(UNIT.c.id, UNIT.c.name).where(among(UNIT.c.id, "schools"))


@dataclass(frozen=True, slots=True)
class Holder:
    """Who prepares or signs for a school, and where they are reached."""

    person_id: int
    kind: str
    name: str
    address: Address | None


@dataclass(frozen=True, slots=True)
class SchoolDraftView:
    """What is prepared. `answers` as `SaveSchoolDraft` was given."""

    form_version: str
    answers: Mapping[str, Any]
    by_person_id: int
    by_name: str
    at: datetime
    ready_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class FiledRow:
    """A school's signed declaration of a round, its newest revision, without its answers."""

    round_id: int
    school_id: int
    form: str
    held_on: date
    revision: int
    by_person_id: int
    at: datetime
    form_version: str
    conclusion: str | None
    points: int | None
    failed: int | None
    code: str


@dataclass(frozen=True, slots=True)
class RemedyRow:
    """A criterion that failed, and what is done about it. `plan`: `person` and `how`, where they were said."""

    id: int
    uid: bytes
    school_id: int
    form: str
    item: str
    round_id: int
    form_version: str
    state: str
    opened_at: datetime
    due_at: datetime | None
    plan: Mapping[str, str]
    done_at: datetime | None
    evidence: str | None
    version: int


@dataclass(frozen=True, slots=True)
class Filing:
    """A round that a school declares in (open or over), and how far it is. `holders`: who prepares and signs.

    `said`: what was signed; `remedies`: what the school has to put right, of any questionnaire.
    """

    school_id: int
    school_name: str
    round: RoundView
    draft: SchoolDraftView | None
    filed: FiledRow | None
    said: Mapping[str, Any]
    said_source: FormSource | None
    signed_by: str
    holders: tuple[Holder, ...]
    remedies: tuple[RemedyRow, ...]


@dataclass(frozen=True, slots=True)
class MyFilings(Need):
    """What the schools of the sender's duties are asked now, the earliest due first: tuple[Filing, ...]."""


@dataclass(frozen=True, slots=True)
class FilingOf(Need):
    """The round of a school of the sender's by order and date, open or over: Filing | None."""

    school_id: int
    order_id: int
    held_on: date


@answers(MyFilings)
def my_filings(reading: Reading, asked: Sequence[Asked]) -> list[tuple[Filing, ...]]:
    """One set of queries for all senders."""
    schools = sorted({school for each in asked for school in filing_schools(each.sender)})
    rows = reading.connection.execute(OPEN_ROUNDS, {"schools": schools}).all() if schools else []
    found = _filings(reading, [round_view(row) for row in rows])
    return [tuple(f for f in found if f.school_id in filing_schools(each.sender)) for each in asked]


@answers(FilingOf)
def filing_of(reading: Reading, asked: Sequence[Asked]) -> list[Filing | None]:
    """One set of queries for all rounds asked for."""
    wanted = [each for each in asked if each.need.school_id in filing_schools(each.sender)]
    values = {
        "schools": sorted({each.need.school_id for each in wanted}),
        "orders": sorted({each.need.order_id for each in wanted}),
        "days": sorted({each.need.held_on for each in wanted}),
    }
    rows = reading.connection.execute(ROUNDS_OF, values).all() if wanted else []
    # the last one counts: of an order that was made anew under the same letter, the one that is open
    rounds = [round_view(row) for row in sorted(rows, key=lambda row: (row.state == "open", row.id))]
    rounds = [each for each in rounds if each.state != "cancelled"]
    found = {(f.school_id, f.round.order_id, f.round.held_on): f for f in _filings(reading, rounds)}
    return [
        found.get((each.need.school_id, each.need.order_id, each.need.held_on)) if each in wanted else None
        for each in asked
    ]


def filing_schools(sender: Sender) -> dict[int, str]:
    """The schools that a sender prepares or signs declarations of, with their names."""
    return {d.unit_id: d.unit_name for d in sender.duties if d.kind in PREPARES and d.unit_kind == "school"}


def schools_filed(reading: Reading, schools: Sequence[int], held_on: date, form: str) -> dict[int, FiledRow]:
    """What schools signed of a questionnaire on a date, the newest of several rounds. No scope is looked at."""
    rows = reading.connection.execute(FILED_ON, {"schools": sorted(set(schools)), "b_form": form, "b_on": held_on})
    return {row.school_id: filed_row(row) for row in sorted(rows, key=lambda row: row.at)}


def filed_in(reading: Reading, rounds: Sequence[int]) -> dict[int, FiledRow]:
    """What was signed in rounds, by round. No scope is looked at."""
    return {row.round_id: filed_row(row) for row in reading.connection.execute(FILED, {"rounds": sorted(set(rounds))})}


def holders_of(reading: Reading, schools: Sequence[int]) -> dict[int, tuple[Holder, ...]]:
    """Who prepares and signs for schools today, whoever signs first; one with several duties by the first of them."""
    values = {"schools": sorted(set(schools)), "today": reading.today}
    rows = sorted(reading.connection.execute(HOLDERS, values), key=lambda row: PREPARES.index(row.kind))
    reach = addresses(reading.connection, sorted({row.person_id for row in rows}))
    found: dict[int, dict[int, Holder]] = {school: {} for school in schools}
    for row in rows:
        name = reading.sealer.open("person.name", row.uid, row.sealed_name)
        found[row.unit_id].setdefault(row.person_id, Holder(row.person_id, row.kind, name, reach.get(row.person_id)))
    return {school: tuple(several.values()) for school, several in found.items()}


def filings_by_round(reading: Reading, rounds: Sequence[int]) -> dict[int, Filing]:
    """Schools' declarations by round. No scope is looked at."""
    rows = reading.connection.execute(BY_ID, {"rounds": sorted(set(rounds))})
    return {filing.round.id: filing for filing in _filings(reading, [round_view(row) for row in rows])}


def remedies_by_key(reading: Reading, remedies: Sequence[int]) -> dict[int, RemedyRow]:
    """Remedies by key, open or not. No scope is looked at."""
    rows = reading.connection.execute(ONE_REMEDY, {"remedies": sorted(set(remedies))})
    return {row.id: remedy_row(reading, row) for row in rows}


def remedies_of(reading: Reading, schools: Sequence[int]) -> dict[int, tuple[RemedyRow, ...]]:
    """What schools have to put right, the earliest due first. No scope is looked at."""
    found: dict[int, list[RemedyRow]] = {school: [] for school in schools}
    for row in reading.connection.execute(REMEDIES, {"schools": sorted(set(schools))}):
        found[row.school_id].append(remedy_row(reading, row))
    return {school: tuple(several) for school, several in found.items()}


def remedy_row(reading: Reading, row: Any) -> RemedyRow:
    """From a row of REMEDY."""
    sealed = row.sealed_plan
    plan = reading.sealer.open_json("remedy.plan", row.uid, sealed) if sealed is not None else {}
    names = [name for name in RemedyRow.__slots__ if name != "plan"]
    return RemedyRow(plan=plan, **{name: getattr(row, name) for name in names})


def filed_row(row: Any) -> FiledRow:
    """From a row of SCHOOL_DECLARATION with form and held_on."""
    return FiledRow(**{name: getattr(row, name) for name in FiledRow.__slots__})


def opened(reading: Reading, row: Any) -> Mapping[str, Any]:
    """What was signed: answers, counted, calculated, as `FileDeclaration` was given."""
    bound = bound_to(row.round_id, row.school_id, row.revision)
    said: Mapping[str, Any] = reading.sealer.open_json("school_declaration.answers", row.uid, row.sealed_answers, bound)
    return said


def _filings(reading: Reading, rounds: Sequence[RoundView]) -> list[Filing]:
    if not rounds:
        return []
    connection = reading.connection
    schools = sorted({round_.school_id for round_ in rounds})
    keys = {"rounds": [round_.id for round_ in rounds]}
    drafts = {row.round_id: row for row in connection.execute(DRAFTS, keys)}
    filed = {row.round_id: row for row in connection.execute(FILED, keys)}
    asked_then = sources(connection, {(row.form, row.form_version) for row in filed.values()})
    persons = sorted({row.by_person_id for row in (*drafts.values(), *filed.values())})
    names = {
        row.id: reading.sealer.open("person.name", row.uid, row.sealed_name)
        for row in (connection.execute(NAMES, {"persons": persons}) if persons else ())
    }
    called = {row.id: row.name for row in connection.execute(SCHOOLS, {"schools": schools})}
    holders, remedies = holders_of(reading, schools), remedies_of(reading, schools)
    found = []
    for round_ in rounds:
        draft, signed = drafts.get(round_.id), filed.get(round_.id)
        found.append(
            Filing(
                school_id=round_.school_id,
                school_name=called[round_.school_id],
                round=round_,
                draft=_draft(reading, draft, names) if draft is not None else None,
                filed=filed_row(signed) if signed is not None else None,
                said=opened(reading, signed) if signed is not None else {},
                said_source=asked_then.get((signed.form, signed.form_version)) if signed is not None else None,
                signed_by=names[signed.by_person_id] if signed is not None else "",
                holders=holders[round_.school_id],
                remedies=remedies[round_.school_id],
            )
        )
    return found


def _draft(reading: Reading, row: Any, names: Mapping[int, str]) -> SchoolDraftView:
    return SchoolDraftView(
        form_version=row.form_version,
        answers=reading.sealer.open_json("school_draft.answers", row.uid, row.sealed_answers),
        by_person_id=row.by_person_id,
        by_name=names[row.by_person_id],
        at=row.at,
        ready_at=row.ready_at,
        version=row.version,
    )
