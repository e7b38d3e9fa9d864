"""Declaring: unsent drafts, earlier answers, rounds by what a button names, who declared, declarations by code."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.changes.declarations import bound_to
from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.questionnaires import FormSource, sources
from storage.queries.sender import load_accounts
from storage.queries.views import ORDERED, declared_view, round_view
from storage.tables import ASKED_OF_PERSONS, BOND, DECLARATION, DRAFT, ORDER, ROUND
from storage.values import Declared, RoundView, Sender

RECENT = timedelta(days=7)
KEPT = timedelta(days=7)

_ROUNDS = sa.select(ROUND, *ORDERED).join(ORDER, ORDER.c.id == ROUND.c.order_id)
_DRAFTS = (
    sa.select(
        DRAFT.c.uid.label("draft_uid"),
        DRAFT.c.subject_id,
        DRAFT.c.account_id,
        DRAFT.c.form_version,
        DRAFT.c.sealed_answers,
        DRAFT.c.at,
        DRAFT.c.silent_at,
        ROUND,
        *ORDERED,
    )
    .join(ROUND, ROUND.c.id == DRAFT.c.round_id)
    .join(ORDER, ORDER.c.id == ROUND.c.order_id)
)
_SINCE = (
    sa.select(sa.literal(1))
    .where(
        DECLARATION.c.person_id == DRAFT.c.subject_id,
        DECLARATION.c.account_id == DRAFT.c.account_id,
        DECLARATION.c.at > DRAFT.c.at,
    )
    .correlate(DRAFT)
    .exists()
)
"""Its author has declared the same person since."""
_OVER = sa.and_(ROUND.c.closes_at <= sa.bindparam("b_now"), _SINCE)
DRAFTS = _DRAFTS.where(
    among(DRAFT.c.account_id, "accounts"), DRAFT.c.at > sa.bindparam("b_since"), sa.not_(_OVER)
).order_by(DRAFT.c.at.desc(), DRAFT.c.id.desc())
SILENT = (
    _DRAFTS.where(DRAFT.c.silent_at <= sa.bindparam("b_now"), DRAFT.c.at >= sa.bindparam("b_since"))
    .order_by(DRAFT.c.silent_at, DRAFT.c.id)
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)
NEXT_SILENT = sa.select(sa.func.min(DRAFT.c.silent_at)).where(DRAFT.c.at >= sa.bindparam("b_since"))
ROUNDS_OF = _ROUNDS.where(
    among(ROUND.c.school_id, "schools"), ROUND.c.held_on.in_(sa.bindparam("days", expanding=True)), ASKED_OF_PERSONS
)
RECENTLY = (
    sa.select(DECLARATION)
    .where(
        among(DECLARATION.c.person_id, "persons"),
        DECLARATION.c.at > sa.bindparam("b_since"),
        DECLARATION.c.withdrawn_at.is_(None),
    )
    .order_by(DECLARATION.c.revision, DECLARATION.c.id)
)
BY_UID = (
    sa.select(DECLARATION, ROUND.c.form)
    .join(ROUND, ROUND.c.id == DECLARATION.c.round_id)
    .where(DECLARATION.c.uid.in_(sa.bindparam("uids", expanding=True)))
)
AUTHORS = (
    sa.select(DECLARATION, BOND.c.relation)
    .outerjoin(
        BOND,
        sa.and_(BOND.c.person_id == DECLARATION.c.by_person_id, BOND.c.child_id == DECLARATION.c.person_id),
    )
    .where(DECLARATION.c.uid.in_(sa.bindparam("uids", expanding=True)))
    .order_by(BOND.c.id)
)
LAST_REVISION = sa.select(sa.func.max(DECLARATION.c.revision)).where(
    DECLARATION.c.round_id == sa.bindparam("b_round"), DECLARATION.c.person_id == sa.bindparam("b_person")
)
BY_CODE = sa.select(DECLARATION).where(
    among(DECLARATION.c.code, "codes"),
    among(DECLARATION.c.school_id, "schools"),
    DECLARATION.c.at > sa.bindparam("b_since"),
)


Revisions = tuple[tuple[Mapping[str, Any], ...], ...]
"""By round the packed answers of each revision, as they were declared."""


@dataclass(frozen=True, slots=True)
class DraftView:
    """What an author began to say about somebody in a round (open or over). `answers` as `SaveDraft` was given."""

    round: RoundView
    subject_id: int
    account_id: int
    form_version: str
    answers: Mapping[str, Any]
    at: datetime
    silent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Author:
    """Who declared: `by` as in the declaration, and their relation to the child where there is a bond."""

    by: str
    relation: str | None
    account_id: int | None


@dataclass(frozen=True, slots=True)
class Drafts(Need):
    """Everything the sender's account began and has not sent, newest first: tuple[DraftView, ...]."""


@answers(Drafts)
def drafts(reading: Reading, asked: Sequence[Asked]) -> list[tuple[DraftView, ...]]:
    """One query for all accounts."""
    found = begun_by(reading, {each.sender.account.id for each in asked})
    return [tuple(d for d in found if d.account_id == each.sender.account.id) for each in asked]


def begun_by(reading: Reading, accounts: Collection[int]) -> list[DraftView]:
    """What these accounts began and have not sent, newest first."""
    since = reading.now - KEPT
    rows = reading.connection.execute(DRAFTS, {"accounts": sorted(accounts), "b_since": since, "b_now": reading.now})
    return [_draft(reading, row) for row in rows]


@dataclass(frozen=True, slots=True)
class RoundOf(Need):
    """A round, open or over, of a school of the sender's by order (None: *tự báo*) and date: RoundView | None."""

    school_id: int
    order_id: int | None
    held_on: date


@answers(RoundOf)
def round_of(reading: Reading, asked: Sequence[Asked]) -> list[RoundView | None]:
    """One query for all schools; only those the sender has somebody at."""
    schools = sorted({each.need.school_id for each in asked if _is_at(each.sender, each.need.school_id)})
    days = sorted({each.need.held_on for each in asked})
    rows = reading.connection.execute(ROUNDS_OF, {"schools": schools, "days": days})
    found = [round_view(row) for row in rows]

    def is_meant(round_: RoundView, need: RoundOf) -> bool:
        is_order = round_.order_kind == "self" if need.order_id is None else round_.order_id == need.order_id
        return is_order and (round_.school_id, round_.held_on) == (need.school_id, need.held_on)

    return [
        next((r for r in found if _is_at(each.sender, r.school_id) and is_meant(r, each.need)), None) for each in asked
    ]


@dataclass(frozen=True, slots=True)
class RecentAnswers(Need):
    """What was declared of one of the sender's in the last 7 days: by round the packed answers of each revision."""

    person_id: int


@answers(RecentAnswers)
def recent_answers(reading: Reading, asked: Sequence[Asked]) -> list[Revisions]:
    """One query for all persons."""
    persons = [each.need.person_id for each in asked if each.sender.declares_for(each.need.person_id)]
    found = recent_answers_of(reading, persons)
    return [found.get(each.need.person_id, ()) if each.need.person_id in persons else () for each in asked]


def recent_answers_of(reading: Reading, persons: Sequence[int]) -> dict[int, Revisions]:
    """The same by person, for the clock."""
    found: dict[int, dict[int, list[Mapping[str, Any]]]] = {}
    for row in reading.connection.execute(RECENTLY, {"persons": sorted(set(persons)), "b_since": reading.now - RECENT}):
        found.setdefault(row.person_id, {}).setdefault(row.round_id, []).append(_answers(reading, row))
    return {person: tuple(map(tuple, rounds.values())) for person, rounds in found.items()}


@dataclass(frozen=True, slots=True)
class Stated:
    """The packed answers of a declaration, and the version of the questionnaire that was asked (None: unpublished)."""

    form_version: str
    answers: Mapping[str, Any]
    source: FormSource | None


@dataclass(frozen=True, slots=True)
class AnswersOf(Need):
    """The answers of a declaration about one of the sender's: Stated | None."""

    uid: bytes


@answers(AnswersOf)
def answers_of(reading: Reading, asked: Sequence[Asked]) -> list[Stated | None]:
    """One query for all declarations, and one for what was asked."""
    uids = sorted({each.need.uid for each in asked})
    rows = {bytes(row.uid): row for row in reading.connection.execute(BY_UID, {"uids": uids})}
    asked_then = sources(reading.connection, {(row.form, row.form_version) for row in rows.values()})

    def stated(row: Any) -> Stated:
        return Stated(row.form_version, _answers(reading, row), asked_then.get((row.form, row.form_version)))

    return [
        stated(rows[each.need.uid])
        if each.need.uid in rows and each.sender.declares_for(rows[each.need.uid].person_id)
        else None
        for each in asked
    ]


@dataclass(frozen=True, slots=True)
class Authors(Need):
    """Who made declarations that the sender sees: dict of uid to Author."""

    uids: tuple[bytes, ...]


@answers(Authors)
def authors(reading: Reading, asked: Sequence[Asked]) -> list[dict[bytes, Author]]:
    """One query for all declarations."""
    uids = sorted({uid for each in asked for uid in each.need.uids})
    rows = {bytes(row.uid): row for row in reading.connection.execute(AUTHORS, {"uids": uids})} if uids else {}
    return [
        {
            uid: Author(rows[uid].by, rows[uid].relation, rows[uid].account_id)
            for uid in each.need.uids
            if uid in rows and each.sender.declares_for(rows[uid].person_id)
        }
        for each in asked
    ]


@dataclass(frozen=True, slots=True)
class DeclarationsByCode(Need):
    """Declarations of the last 7 days with a receipt's code at the schools of the sender's duties: tuple[Declared, …].

    Homeroom teachers find those of their classes; answers are not read.
    """

    code: str


@answers(DeclarationsByCode)
def declarations_by_code(reading: Reading, asked: Sequence[Asked]) -> list[tuple[Declared, ...]]:
    """One query for all codes."""
    schools = sorted({d.school_id for each in asked for d in each.sender.duties if d.school_id is not None})
    codes = sorted({each.need.code for each in asked})
    rows = reading.connection.execute(
        BY_CODE, {"codes": codes, "schools": schools, "b_since": reading.now - RECENT}
    ).all()
    return [
        tuple(declared_view(row) for row in rows if row.code == each.need.code and _may_check(each.sender, row))
        for each in asked
    ]


def _may_check(sender: Sender, row: Any) -> bool:
    return any(
        duty.unit_id == row.class_id if duty.kind == "homeroom" else duty.unit_id == row.school_id
        for duty in sender.duties
    )


def silent_drafts(reading: Reading, since: datetime, most: int) -> list[tuple[DraftView, Sender]]:
    """Drafts, worked on since an instant, whose emergency question was met with silence; with their authors."""
    rows = reading.connection.execute(SILENT, {"b_now": reading.now, "b_since": since, "b_limit": most}).all()
    found = [_draft(reading, row) for row in rows]
    senders = (
        load_accounts(reading.connection, reading.sealer, sorted({d.account_id for d in found}), reading.today)
        if found
        else {}
    )
    return [(draft, senders[draft.account_id]) for draft in found]


def next_silence(reading: Reading, since: datetime) -> datetime | None:
    """When the next silence of such a draft is over."""
    found: datetime | None = reading.connection.execute(NEXT_SILENT, {"b_since": since}).scalar()
    return found


def last_revision(reading: Reading, round_id: int, person_id: int) -> int:
    """The newest revision ever made of somebody in a round; 0 for none."""
    found = reading.connection.execute(LAST_REVISION, {"b_round": round_id, "b_person": person_id}).scalar()
    return int(found or 0)


def _draft(reading: Reading, row: Any) -> DraftView:
    return DraftView(
        round=round_view(row),
        subject_id=row.subject_id,
        account_id=row.account_id,
        form_version=row.form_version,
        answers=reading.sealer.open_json("draft.answers", row.draft_uid, row.sealed_answers),
        at=row.at,
        silent_at=row.silent_at,
    )


def _answers(reading: Reading, row: Any) -> Mapping[str, Any]:
    if row.sealed_answers is None:
        return {}
    bound = bound_to(row.round_id, row.person_id, row.revision)
    opened: Mapping[str, Any] = reading.sealer.open_json("declaration.answers", row.uid, row.sealed_answers, bound)
    return opened


def _is_at(sender: Sender, school_id: int) -> bool:
    return any(subject.school_id == school_id for subject in (*sender.subjects, *sender.proxied))
