"""What persons declared today, as far as a school's own report counts it: who is ill at home, who is back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from storage.changes.declarations import bound_to
from storage.in_step import COUNTS
from storage.needs import Asked, Need, Reading, answers
from storage.queries.filings import filing_schools
from storage.queries.roll_values import SCHOOL_ROLL, Roll, Wanted
from storage.queries.rolls import rolls
from storage.queries.rounds import persons_round
from storage.tables import CASE, DECLARATION, PERSON

LOOKS_BACK = timedelta(days=14)
"""How long before today somebody who is back, or still watched, may have been ill at home."""

NOT_WELL = (
    sa.select(DECLARATION, PERSON.c.kind)
    .join(PERSON, PERSON.c.id == DECLARATION.c.person_id)
    .where(DECLARATION.c.school_id == sa.bindparam("b_school"), DECLARATION.c.at > sa.bindparam("b_since"))
    .where(DECLARATION.c.well.is_(False), COUNTS)
    .order_by(DECLARATION.c.at, DECLARATION.c.id)
)


AWAY = ("watched_home", "in_hospital")
WATCHED = sa.select(CASE.c.person_id).where(
    CASE.c.school_id == sa.bindparam("b_school"),
    CASE.c.state == "watched",
    CASE.c.is_drill.is_(False),
    CASE.c.outcome_at > sa.bindparam("b_since"),
    sa.or_(CASE.c.outcome.in_(AWAY), sa.and_(CASE.c.outcome == "seen_doctor", CASE.c.at_school.is_(False))),
)
"""Who stays away by what school health has recorded: nobody has said since that they are back."""


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """A school today. `roll`: its pupils in the round that counts; `ill_at_home`, `back`: pupils by key.

    `watched`: those of the ill at home of whom nobody says so today: their case of another day says it.
    `staff_ill`: how many of the staff declared that they are ill and stay at home.
    """

    roll: Roll
    ill_at_home: frozenset[int]
    back: frozenset[int]
    staff_ill: int
    watched: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class FactsOf(Need):
    """What is known of a school that the sender prepares declarations of, for what an order asks: SchoolFacts | None.

    Counted is the round of persons of the same order and date; where it asked none, the round of the day.
    """

    school_id: int
    order_id: int
    held_on: date


@answers(FactsOf)
def facts_of(reading: Reading, asked: Sequence[Asked]) -> list[SchoolFacts | None]:
    """One school at a time: few ask at once."""
    found: dict[FactsOf, SchoolFacts | None] = {}
    for each in asked:
        need = each.need
        if need.school_id in filing_schools(each.sender) and need not in found:
            counted = persons_round(reading, need.school_id, need.order_id, need.held_on)
            found[need] = school_facts(reading, need.school_id, counted.id if counted is not None else None)
    return [found.get(e.need) if e.need.school_id in filing_schools(e.sender) else None for e in asked]


def school_facts(reading: Reading, school_id: int, round_id: int | None = None) -> SchoolFacts | None:
    """What is known of a school in a round (None: the one of the day); no scope is looked at."""
    wanted = Wanted(SCHOOL_ROLL, school_id, round_id)
    roll = rolls(reading, [wanted]).get(wanted)
    if roll is None:
        return None
    values = {"b_school": school_id, "b_since": reading.now - LOOKS_BACK}
    rows = reading.connection.execute(NOT_WELL, values).all()
    today = roll.round.id if roll.round is not None else None
    of_today = [row for row in rows if row.round_id == today]
    now_ill = {row.person_id: row.kind for row in _says(reading, of_today, "no")}
    well = {pupil.person_id for pupil in roll.declared if pupil.declared and pupil.declared.well and not pupil.absent}
    before = _says(reading, (row for row in rows if row.round_id != today and row.person_id in well), "no")
    pupils = {pupil.person_id for pupil in roll.pupils}
    here = well | {row.person_id for row in _says(reading, of_today, "yes")}
    watched = pupils & set(reading.connection.execute(WATCHED, values).scalars()) - here - now_ill.keys()
    return SchoolFacts(
        roll,
        frozenset(now_ill.keys() & pupils | watched),
        frozenset(row.person_id for row in before),
        sum(kind == "staff" for kind in now_ill.values()),
        frozenset(watched),
    )


def _says(reading: Reading, rows: Iterable[Any], at_school: str) -> list[Any]:
    """Those who said that they stay at home, or do not; what they have is not looked at."""
    found = []
    for row in rows:
        if row.sealed_answers is None:
            continue
        bound = bound_to(row.round_id, row.person_id, row.revision)
        said = reading.sealer.open_json("declaration.answers", row.uid, row.sealed_answers, bound)
        if said.get("at_school") == at_school:
            found.append(row)
    return found
