"""What else is asked under the letter of an order: buttons name a round by its letter, its day and whom it asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.plans import Plan, within_reach
from storage.tables import ORDER_PLAN, ORDER_SCHOOL, ROUND

OTHERS = (
    sa.select(ORDER_PLAN.c.form, ORDER_PLAN.c.opens_at)
    .join(ORDER_SCHOOL, ORDER_SCHOOL.c.plan_id == ORDER_PLAN.c.id)
    .outerjoin(ROUND, ROUND.c.id == ORDER_SCHOOL.c.round_id)
    .where(
        ORDER_PLAN.c.id != sa.bindparam("b_plan"),
        ORDER_PLAN.c.form != sa.bindparam("b_form"),
        ORDER_PLAN.c.number == sa.bindparam("b_number"),
        ORDER_PLAN.c.issued_on == sa.bindparam("b_issued_on", type_=sa.Date),
        sa.func.coalesce(ORDER_PLAN.c.issuer, "") == sa.bindparam("b_issuer"),
        ORDER_PLAN.c.state.in_(("waiting", "opening", "opened", "stopped")),
        # one without an hour opens when it is approved, and is looked at then
        ORDER_PLAN.c.opens_at.is_not(None),
        among(ORDER_SCHOOL.c.school_id, "schools"),
        ORDER_SCHOOL.c.state.in_(("waiting", "opened")),
        sa.or_(ROUND.c.id.is_(None), ROUND.c.state.in_(("planned", "open"))),
    )
    .distinct()
    .order_by(ORDER_PLAN.c.form, ORDER_PLAN.c.opens_at)
)


@dataclass(frozen=True, slots=True)
class UnderLetter:
    """Another questionnaire of the same letter that is not over at some school."""

    form: str
    opens_at: datetime


@dataclass(frozen=True, slots=True)
class OthersUnderLetter(Need):
    """What else the letter of a plan within the sender's reach asks of some schools: `tuple[UnderLetter, ...]`."""

    plan_id: int
    schools: tuple[int, ...]


@answers(OthersUnderLetter)
def others_of_plans(reading: Reading, asked: Sequence[Asked]) -> list[tuple[UnderLetter, ...]]:
    """One plan at a time: few are handed in at once."""
    found: list[tuple[UnderLetter, ...]] = []
    for each in asked:
        plan = within_reach(reading, each.sender, each.need.plan_id)
        found.append(others_under(reading, plan, each.need.schools) if plan is not None else ())
    return found


def others_under(reading: Reading, plan: Plan, schools: Sequence[int]) -> tuple[UnderLetter, ...]:
    """What else the letter of a plan asks of some schools; nothing where it has no letter."""
    if plan.number is None or plan.issued_on is None:
        return ()
    values = {
        "b_plan": plan.id,
        "b_form": plan.form,
        "b_number": plan.number,
        "b_issued_on": plan.issued_on,
        "b_issuer": (plan.issuer or "").strip(),
        "schools": list(schools),
    }
    return tuple(UnderLetter(row.form, row.opens_at) for row in reading.connection.execute(OTHERS, values))
