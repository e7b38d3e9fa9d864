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
    FiledRow,
    RemedyRow,
    filed_row,
    filing_schools,
    opened,
    remedies_by_key,
    remedies_of,
)
from storage.queries.questionnaires import FormSource, sources
from storage.queries.school_days import LOOKING
from storage.tables import ROUND, SCHOOL_DECLARATION

LOOKS_BACK = timedelta(days=400)
"""How far back a school sees what it declared: a school year and a little."""

BEFORE = (
    sa.select(SCHOOL_DECLARATION, ROUND.c.form, ROUND.c.held_on)
    .join(ROUND, ROUND.c.id == SCHOOL_DECLARATION.c.round_id)
    .where(SCHOOL_DECLARATION.c.school_id == sa.bindparam("b_school"), NEWEST)
    .where(SCHOOL_DECLARATION.c.at > sa.bindparam("b_since"))
    .order_by(ROUND.c.held_on.desc(), SCHOOL_DECLARATION.c.id.desc())
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
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
class PastOf(Need):
    """What a school declared of itself, the newest first: tuple[SignedBefore, ...] | None without a duty for it."""

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
def past_of(reading: Reading, asked: Sequence[Asked]) -> list[tuple[SignedBefore, ...] | None]:
    """One school at a time: few ask at once."""
    above = schools_below(reading, [each.sender for each in asked], LOOKING)
    found: list[tuple[SignedBefore, ...] | None] = []
    for each in asked:
        school = each.need.school_id
        may = school in filing_schools(each.sender) or school in above[each.sender.account.id]
        found.append(_past(reading, school, each.need.most) if may else None)
    return found


def _past(reading: Reading, school_id: int, most: int) -> tuple[SignedBefore, ...]:
    values = {"b_school": school_id, "b_since": reading.now - LOOKS_BACK, "b_limit": most}
    rows = reading.connection.execute(BEFORE, values).all()
    asked_then = sources(reading.connection, {(row.form, row.form_version) for row in rows})
    return tuple(
        SignedBefore(filed_row(row), opened(reading, row), asked_then.get((row.form, row.form_version))) for row in rows
    )
