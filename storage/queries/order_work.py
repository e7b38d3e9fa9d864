"""Orders under way, for the clock and commands: what moves, its schools, what is held while one is stopped."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.changes.plans import waiting_keys
from storage.database import among
from storage.needs import Reading
from storage.queries.plans import PLANS, Plan, plan_of
from storage.queries.rounds import RoundRow
from storage.tables import ACCOUNT, ORDER_PLAN, ORDER_RECEIPT, ORDER_SCHOOL, UNIT

MOVING = (
    # written out, for the index over those that move
    PLANS.where(ORDER_PLAN.c.state.in_((sa.literal_column("'opening'"), sa.literal_column("'cancelling'"))))
    .order_by(ORDER_PLAN.c.id)
    .limit(1)
)
ITS_SCHOOLS = (
    sa.select(ORDER_SCHOOL, UNIT.c.name)
    .join(UNIT, UNIT.c.id == ORDER_SCHOOL.c.school_id)
    .where(ORDER_SCHOOL.c.plan_id == sa.bindparam("b_plan"))
    .order_by(ORDER_SCHOOL.c.school_id)
)
SOME_SCHOOLS = ITS_SCHOOLS.where(ORDER_SCHOOL.c.state == sa.bindparam("b_state")).limit(
    sa.bindparam("b_limit", type_=sa.Integer)
)
_COUNTED = sa.select(sa.func.count()).where(ORDER_SCHOOL.c.plan_id == ORDER_PLAN.c.id)
_RECEIVED = sa.select(sa.func.count(sa.distinct(ORDER_RECEIPT.c.school_id))).where(
    ORDER_RECEIPT.c.plan_id == ORDER_PLAN.c.id
)
OVERVIEW = (
    sa.select(
        ORDER_PLAN.c.id,
        UNIT.c.code.label("unit"),
        ORDER_PLAN.c.form,
        ORDER_PLAN.c.number,
        ORDER_PLAN.c.issued_on.label("date"),
        ORDER_PLAN.c.issuer,
        ORDER_PLAN.c.state,
        ORDER_PLAN.c.opens_at,
        ORDER_PLAN.c.due_at,
        _COUNTED.scalar_subquery().label("schools"),
        _COUNTED.where(ORDER_SCHOOL.c.state == "opened").scalar_subquery().label("reached"),
        _RECEIVED.scalar_subquery().label("received"),
    )
    .join(UNIT, UNIT.c.id == ORDER_PLAN.c.unit_id)
    .where(ORDER_PLAN.c.state.not_in(("draft", "dropped")))
    .order_by(ORDER_PLAN.c.id.desc())
)
BOTS = sa.select(ACCOUNT.c.id, ACCOUNT.c.channel, ACCOUNT.c.bot).where(
    among(ACCOUNT.c.id, "accounts"), ACCOUNT.c.state == "active"
)
_HELD = ORDER_PLAN.c.state.in_((sa.literal_column("'stopped'"), sa.literal_column("'cancelling'")))
HELD_PLANS = sa.select(ORDER_PLAN.c.id).where(ORDER_PLAN.c.state == sa.literal_column("'stopped'"))
PLANS_OF_ROUNDS = (
    sa.select(ORDER_SCHOOL.c.round_id, sa.func.min(ORDER_SCHOOL.c.plan_id).label("plan_id"))
    .where(among(ORDER_SCHOOL.c.school_id, "schools"), among(ORDER_SCHOOL.c.round_id, "rounds"))
    .group_by(ORDER_SCHOOL.c.round_id)
)
"""The first, where the same was ordered twice under one letter: the round is one, so are its reminders."""
HELD_ROUNDS = (
    sa.select(ORDER_SCHOOL.c.round_id)
    .join(ORDER_PLAN, ORDER_PLAN.c.id == ORDER_SCHOOL.c.plan_id)
    .where(_HELD, ORDER_SCHOOL.c.round_id.is_not(None))
)


@dataclass(frozen=True, slots=True)
class PlanSchool:
    """A school that an order reaches, as its plan knows it."""

    id: int
    school_id: int
    name: str
    state: str
    round_id: int | None
    told_id: int | None


def moving_plan(reading: Reading) -> Plan | None:
    """The oldest plan that the clock has work with."""
    row = reading.connection.execute(MOVING).first()
    return plan_of(reading, row) if row else None


def has_moving(connection: Connection) -> bool:
    """Whether the clock has work with an order."""
    return connection.execute(MOVING).first() is not None


def schools_in(reading: Reading, plan_id: int, state: str, limit: int) -> list[PlanSchool]:
    """Some schools of a plan that stand in a state."""
    values = {"b_plan": plan_id, "b_state": state, "b_limit": limit}
    return [_school(row) for row in reading.connection.execute(SOME_SCHOOLS, values)]


def schools_of_plan(reading: Reading, plan_id: int) -> list[PlanSchool]:
    """All schools of a plan."""
    return [_school(row) for row in reading.connection.execute(ITS_SCHOOLS, {"b_plan": plan_id})]


def overview(reading: Reading) -> list[dict[str, Any]]:
    """All orders but drafts, newest first, without names."""
    return [dict(row._mapping) for row in reading.connection.execute(OVERVIEW)]


def bots_of_accounts(reading: Reading, accounts: Sequence[int]) -> dict[int, str]:
    """The bot of each account that can be reached, as `channel:bot`."""
    rows = reading.connection.execute(BOTS, {"accounts": list(accounts)})
    return {row.id: f"{row.channel}:{row.bot}" for row in rows}


def held_rounds(connection: Connection) -> set[int]:
    """Rounds of orders that are stopped or being called off: nobody is reminded of them."""
    return set(connection.execute(HELD_ROUNDS).scalars())


def held_keys(connection: Connection) -> tuple[str, ...]:
    """How the keys of messages begin that do not leave while their order is stopped."""
    return tuple(key for plan in connection.execute(HELD_PLANS).scalars() for key in waiting_keys(plan))


def keys_of_rounds(connection: Connection, rounds: Collection[RoundRow]) -> dict[int, str]:
    """What names a round in the keys of its reminders: the plan it is held by (`waiting_keys`), else its order."""
    values = {"schools": sorted({each.school_id for each in rounds}), "rounds": sorted({each.id for each in rounds})}
    planned = {row.round_id: f"p{row.plan_id}" for row in connection.execute(PLANS_OF_ROUNDS, values)}
    return {each.id: planned.get(each.id, str(each.order_id)) for each in rounds}


def _school(row: Any) -> PlanSchool:
    return PlanSchool(row.id, row.school_id, row.name, row.state, row.round_id, row.told_id)
