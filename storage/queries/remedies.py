"""What a school has to put right, and what it declared of itself before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from storage.needs import Asked, Need, Reading, answers
from storage.queries.case_lists import schools_below
from storage.queries.filings import (
    NEWEST,
    PREPARES,
    SCHOOLS,
    FiledRow,
    Filing,
    RemedyRow,
    filed_row,
    filing_schools,
    filings_by_round,
    opened,
    remedies_by_key,
    remedies_of,
    remedy_row,
)
from storage.queries.questionnaires import FormSource, sources
from storage.queries.school_days import LOOKING
from storage.tables import REMEDY, ROUND, SCHOOL_DECLARATION
from storage.values import Sender

LOOKS_BACK = timedelta(days=400)
"""How far back a school sees what it declared: a school year and a little."""
CLOSED_FOR = timedelta(days=90)
"""How long what was put right stays in the list."""
READS = frozenset({*PREPARES, "district_contact", "province_contact"})
"""Duties that read a school's signed declarations whole, and what it has put right."""

BEFORE = (
    sa.select(SCHOOL_DECLARATION, ROUND.c.form, ROUND.c.held_on)
    .join(ROUND, ROUND.c.id == SCHOOL_DECLARATION.c.round_id)
    .where(SCHOOL_DECLARATION.c.school_id == sa.bindparam("b_school"), NEWEST)
    .where(SCHOOL_DECLARATION.c.at > sa.bindparam("b_since"))
    .order_by(ROUND.c.held_on.desc(), SCHOOL_DECLARATION.c.id.desc())
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)
SEEN = (
    sa.select(REMEDY)
    .where(REMEDY.c.school_id == sa.bindparam("b_school"))
    .where(
        sa.or_(
            REMEDY.c.state == "open",
            sa.and_(
                REMEDY.c.state.in_(("done", "passed")),
                REMEDY.c.done_at > sa.bindparam("b_since", type_=REMEDY.c.done_at.type),
            ),
        )
    )
    .order_by(REMEDY.c.state != "open", REMEDY.c.due_at.nulls_last(), REMEDY.c.done_at.desc(), REMEDY.c.id)
)


@dataclass(frozen=True, slots=True)
class RemediesOf(Need):
    """What the sender's schools have to put right, by school: dict[school, tuple[RemedyRow, ...]]."""


@dataclass(frozen=True, slots=True)
class RemedyOf(Need):
    """One thing that a school of the sender's puts right or has put right: RemedyRow | None."""

    remedy_id: int


@dataclass(frozen=True, slots=True)
class SignedBefore:
    """A signed declaration of the past, with what was said then and the version it was asked in."""

    filed: FiledRow
    said: Mapping[str, Any]
    source: FormSource | None


@dataclass(frozen=True, slots=True)
class SeenRemedy:
    """A remedy as whoever reads it sees it, with the version of the questionnaire in which it failed."""

    row: RemedyRow
    source: FormSource | None


@dataclass(frozen=True, slots=True)
class SchoolsRemedies:
    """What a school puts right, open first, and what it put right lately. `as_duties`: by which they are read."""

    school_name: str
    as_duties: tuple[str, ...]
    remedies: tuple[SeenRemedy, ...]


@dataclass(frozen=True, slots=True)
class RemediesSeen(Need):
    """What a school at or below the sender's units puts right: SchoolsRemedies | None without a duty for it."""

    school_id: int


@dataclass(frozen=True, slots=True)
class SignedSeen(Need):
    """What a school at or below the sender's units signed in a round: (duties, Filing) | None."""

    school_id: int
    round_id: int


@dataclass(frozen=True, slots=True)
class Past:
    """What a school declared of itself, the newest first. `as_duties`: by which the sender looks."""

    as_duties: tuple[str, ...]
    signed: tuple[SignedBefore, ...]


@dataclass(frozen=True, slots=True)
class PastOf(Need):
    """What a school declared of itself: Past | None without a duty for it."""

    school_id: int
    most: int


@answers(RemediesOf)
def remedies_of_senders(reading: Reading, asked: Sequence[Asked]) -> list[dict[int, tuple[RemedyRow, ...]]]:
    """One query for all schools."""
    schools = sorted({school for each in asked for school in filing_schools(each.sender)})
    found = remedies_of(reading, schools) if schools else {}
    return [{school: found[school] for school in filing_schools(each.sender)} for each in asked]


@answers(RemedyOf)
def remedy_of(reading: Reading, asked: Sequence[Asked]) -> list[RemedyRow | None]:
    """One query for all of them."""
    found = remedies_by_key(reading, [each.need.remedy_id for each in asked])
    rows = [(each.sender, found.get(each.need.remedy_id)) for each in asked]
    return [row if row is not None and row.school_id in filing_schools(sender) else None for sender, row in rows]


@answers(PastOf)
def past_of(reading: Reading, asked: Sequence[Asked]) -> list[Past | None]:
    """One school at a time: few ask at once."""
    found: list[Past | None] = []
    for each in asked:
        kinds = duties_reaching(reading, each.sender, each.need.school_id, LOOKING)
        found.append(Past(kinds, _past(reading, each.need.school_id, each.need.most)) if kinds else None)
    return found


@answers(SignedSeen)
def signed_seen(reading: Reading, asked: Sequence[Asked]) -> list[tuple[tuple[str, ...], Filing] | None]:
    """One round at a time, of that school alone."""
    found: list[tuple[tuple[str, ...], Filing] | None] = []
    for each in asked:
        kinds = duties_reaching(reading, each.sender, each.need.school_id, READS)
        filing = filings_by_round(reading, [each.need.round_id]).get(each.need.round_id) if kinds else None
        is_there = filing is not None and filing.school_id == each.need.school_id and filing.filed is not None
        found.append((kinds, filing) if is_there and filing is not None else None)
    return found


@answers(RemediesSeen)
def remedies_seen(reading: Reading, asked: Sequence[Asked]) -> list[SchoolsRemedies | None]:
    """One school at a time: few ask at once."""
    found: list[SchoolsRemedies | None] = []
    for each in asked:
        kinds = duties_reaching(reading, each.sender, each.need.school_id, READS)
        found.append(_seen(reading, each.need.school_id, kinds) if kinds else None)
    return found


def _seen(reading: Reading, school_id: int, kinds: tuple[str, ...]) -> SchoolsRemedies:
    values = {"b_school": school_id, "b_since": reading.now - CLOSED_FOR}
    rows = reading.connection.execute(SEEN, values).all()
    asked_then = sources(reading.connection, {(row.form, row.form_version) for row in rows})
    remedies = tuple(SeenRemedy(remedy_row(reading, row), asked_then.get((row.form, row.form_version))) for row in rows)
    name = reading.connection.execute(SCHOOLS, {"schools": [school_id]}).one().name
    return SchoolsRemedies(name, kinds, remedies)


def duties_reaching(reading: Reading, sender: Sender, school_id: int, kinds: frozenset[str]) -> tuple[str, ...]:
    """By which duties of some kinds a sender reaches a school now, at it or above it."""
    held = sorted({duty.kind for duty in sender.duties} & kinds)
    reached = (schools_below(reading, [sender], frozenset({kind}))[sender.account.id] for kind in held)
    return tuple(kind for kind, schools in zip(held, reached, strict=True) if school_id in schools)


def _past(reading: Reading, school_id: int, most: int) -> tuple[SignedBefore, ...]:
    values = {"b_school": school_id, "b_since": reading.now - LOOKS_BACK, "b_limit": most}
    rows = reading.connection.execute(BEFORE, values).all()
    asked_then = sources(reading.connection, {(row.form, row.form_version) for row in rows})
    return tuple(
        SignedBefore(filed_row(row), opened(reading, row), asked_then.get((row.form, row.form_version))) for row in rows
    )
