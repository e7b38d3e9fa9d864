"""Boarding pupils whom the boarding duty still has to declare."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from storage.database import among
from storage.needs import Reading
from storage.queries.views import ORDERED, letter_of
from storage.tables import ASKED_OF_PERSONS, DECLARATION, ENROLMENT, ORDER, PERSON, ROUND, living
from storage.values import Letter

DEBTS = (
    sa.select(ROUND.c.school_id, ROUND.c.id.label("round_id"), ROUND.c.held_on, *ORDERED)
    .add_columns(sa.func.count().label("owing"))
    .join(ORDER, ORDER.c.id == ROUND.c.order_id)
    .join(ENROLMENT, sa.and_(ENROLMENT.c.school_id == ROUND.c.school_id, ENROLMENT.c.boards.is_(True)))
    .join(PERSON, PERSON.c.id == ENROLMENT.c.person_id)
    .where(among(ROUND.c.school_id, "schools"), ROUND.c.state == "open", ORDER.c.kind != "self", ASKED_OF_PERSONS)
    .where(ROUND.c.due_at > sa.bindparam("b_now"), living(ENROLMENT), PERSON.c.gone_on.is_(None))
    .where(
        ~sa.exists().where(
            DECLARATION.c.round_id == ROUND.c.id,
            DECLARATION.c.person_id == PERSON.c.id,
            DECLARATION.c.withdrawn_at.is_(None),
        )
    )
    .group_by(ROUND.c.school_id, ROUND.c.id, ROUND.c.held_on, ORDER.c.id)
    .order_by(ROUND.c.id)
)


@dataclass(frozen=True, slots=True)
class BoardingDebt:
    """How many boarders of a school are still to be declared in its open round. `letter`: of a round by order."""

    school_id: int
    round_id: int
    held_on: date
    letter: Letter | None
    owing: int


def boarding_debts(reading: Reading, schools: Sequence[int]) -> dict[int, BoardingDebt]:
    """The boarders still owed, by school, in the newest round that is not due yet."""
    if not schools:
        return {}
    values = {"schools": list(schools), "b_now": reading.now, "today": reading.today}
    return {
        row.school_id: BoardingDebt(row.school_id, row.round_id, row.held_on, letter_of(row), row.owing)
        for row in reading.connection.execute(DEBTS, values)
    }
