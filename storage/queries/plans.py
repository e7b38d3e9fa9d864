"""Orders in steps: the plan as its office and those above see it, its schools, and what is held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.reach import Address, addresses
from storage.queries.scopes import units_below
from storage.queries.units import lineage_of
from storage.tables import DUTY, ORDER_PLAN, PERSON, UNIT, UNIT_EDGE, living
from storage.values import Sender

OFFICES = ("district_contact", "province_contact")
"""Duties that order rounds for the schools below their unit."""

PLANS = (
    sa.select(
        ORDER_PLAN,
        UNIT.c.name.label("unit_name"),
        PERSON.c.uid.label("maker_uid"),
        PERSON.c.sealed_name,
    )
    .join(UNIT, UNIT.c.id == ORDER_PLAN.c.unit_id)
    .outerjoin(PERSON, PERSON.c.id == ORDER_PLAN.c.made_by)
)
BY_ID = PLANS.where(ORDER_PLAN.c.id == sa.bindparam("b_plan"))
BY_IDS = PLANS.where(among(ORDER_PLAN.c.id, "plans"))
BY_UID = PLANS.where(ORDER_PLAN.c.uid == sa.bindparam("b_uid"))
DRAFT = PLANS.where(
    ORDER_PLAN.c.state == "draft",
    ORDER_PLAN.c.unit_id == sa.bindparam("b_unit"),
    ORDER_PLAN.c.made_by == sa.bindparam("b_maker"),
)
RECENT = (
    PLANS.where(among(ORDER_PLAN.c.unit_id, "units"))
    .where(sa.or_(ORDER_PLAN.c.state != "draft", ORDER_PLAN.c.made_by == sa.bindparam("b_maker")))
    .where(ORDER_PLAN.c.state != "dropped")
    .order_by(ORDER_PLAN.c.id.desc())
    .limit(sa.bindparam("b_limit", type_=sa.Integer))
)
CHILDREN = (
    sa.select(UNIT.c.id, UNIT.c.code, UNIT.c.name, UNIT.c.kind)
    .join(UNIT_EDGE, UNIT_EDGE.c.unit_id == UNIT.c.id)
    .where(UNIT_EDGE.c.target_id == sa.bindparam("b_unit"), UNIT_EDGE.c.kind == "managed_by")
    .where(living(UNIT_EDGE), living(UNIT), UNIT.c.kind.in_(("province", "district", "commune", "school")))
    .order_by(UNIT.c.name, UNIT.c.id)
)
NAMES = sa.select(UNIT.c.id, UNIT.c.name).where(among(UNIT.c.id, "units"))
OFFICERS = (
    sa.select(DUTY.c.person_id)
    .join(PERSON, PERSON.c.id == DUTY.c.person_id)
    .where(among(DUTY.c.unit_id, "units"), DUTY.c.kind.in_(OFFICES), living(DUTY), PERSON.c.gone_on.is_(None))
    .order_by(DUTY.c.order, DUTY.c.id)
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of an order. `scope`: the chosen units; () for all below; None: not chosen yet. `levels`: () for all."""

    id: int
    uid: bytes
    unit_id: int
    unit_name: str
    state: str
    form: str
    scope: tuple[int, ...] | None
    levels: tuple[str, ...]
    number: str | None
    issued_on: date | None
    issuer: str | None
    summary: str | None
    link: str | None
    opens_at: datetime | None
    due_at: datetime | None
    closes_at: datetime | None
    order_id: int | None
    made_by: int | None
    maker_name: str | None
    made_at: datetime
    approved_by: int | None
    approved_at: datetime | None
    nudged_at: datetime | None
    nudges: int
    reached: int
    version: int
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class UnitOption:
    """A unit that may be chosen."""

    id: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class MyPlans(Need):
    """The newest plans of the sender's offices and of units below: `tuple[Plan, ...]`."""

    limit: int = 12


@dataclass(frozen=True, slots=True)
class MyDraft(Need):
    """What the sender has begun for a unit of their office: Plan | None. Another person's is never given."""

    unit_id: int


@dataclass(frozen=True, slots=True)
class PlanOf(Need):
    """A plan within the sender's reach: Plan | None."""

    plan_id: int


@dataclass(frozen=True, slots=True)
class UnitsAt(Need):
    """The units right below one that is the sender's own or below it: (its name, them) or None."""

    unit_id: int
    at: int


@dataclass(frozen=True, slots=True)
class Approvers(Need):
    """Who else may approve an order from a unit of the sender's, and where they are reached: dict[person, Address]."""

    unit_id: int


@dataclass(frozen=True, slots=True)
class MakerOf(Need):
    """Where the maker of a plan within the sender's reach is reached: Address | None."""

    plan_id: int


@answers(Approvers)
def approvers(reading: Reading, asked: Sequence[Asked]) -> list[dict[int, Address]]:
    """Persons, not accounts: somebody's second account is still the same somebody."""
    done: list[dict[int, Address]] = []
    for each in asked:
        person = each.sender.person
        is_theirs = person is not None and each.need.unit_id in offices_of(each.sender)
        others = [one for one in officers(reading, each.need.unit_id) if person and one != person.id]
        reach = addresses(reading.connection, others) if is_theirs else {}
        done.append({one: reach[one] for one in others if one in reach and not reach[one].is_blocked})
    return done


@answers(MakerOf)
def makers(reading: Reading, asked: Sequence[Asked]) -> list[Address | None]:
    """None for one made by command."""
    done: list[Address | None] = []
    for each in asked:
        plan = within_reach(reading, each.sender, each.need.plan_id)
        made_by = plan.made_by if plan is not None else None
        done.append(addresses(reading.connection, [made_by]).get(made_by) if made_by is not None else None)
    return done


@answers(MyPlans)
def my_plans(reading: Reading, asked: Sequence[Asked]) -> list[tuple[Plan, ...]]:
    """The newest first; drafts of others are nobody's."""
    done = []
    for each in asked:
        units = sorted(units_below(reading, offices_of(each.sender)))
        maker = each.sender.person.id if each.sender.person else 0
        values = {"units": units, "b_maker": maker, "b_limit": each.need.limit}
        rows = reading.connection.execute(RECENT, values).all() if units else ()
        done.append(tuple(plan_of(reading, row) for row in rows))
    return done


@answers(MyDraft)
def my_draft(reading: Reading, asked: Sequence[Asked]) -> list[Plan | None]:
    """The unfinished plan of a person, through whichever account they write."""
    done: list[Plan | None] = []
    for each in asked:
        person = each.sender.person
        row = None
        if person is not None and each.need.unit_id in offices_of(each.sender):
            values = {"b_unit": each.need.unit_id, "b_maker": person.id}
            row = reading.connection.execute(DRAFT, values).first()
        done.append(plan_of(reading, row) if row else None)
    return done


@answers(PlanOf)
def plan_within_reach(reading: Reading, asked: Sequence[Asked]) -> list[Plan | None]:
    """None where the sender holds no office at its unit or above, or it is another's draft."""
    return [within_reach(reading, each.sender, each.need.plan_id) for each in asked]


def within_reach(reading: Reading, sender: Sender, plan_id: int) -> Plan | None:
    """A plan of an office of the sender or of one below, and no draft of somebody else."""
    found = read_plan(reading, plan_id)
    if found is None or not set(offices_of(sender)) & set(lineage(reading, found.unit_id)):
        return None
    is_theirs = sender.person is not None and sender.person.id == found.made_by
    return found if found.state not in ("draft", "dropped") or is_theirs else None


@answers(UnitsAt)
def units_at(reading: Reading, asked: Sequence[Asked]) -> list[tuple[str, tuple[UnitOption, ...]] | None]:
    """What lies right below a unit, by name."""
    done: list[tuple[str, tuple[UnitOption, ...]] | None] = []
    for each in asked:
        need = each.need
        if need.unit_id not in offices_of(each.sender) or need.unit_id not in lineage(reading, need.at):
            done.append(None)
            continue
        rows = reading.connection.execute(CHILDREN, {"b_unit": need.at, "today": reading.today})
        done.append((names_of(reading, [need.at])[need.at], tuple(UnitOption(r.id, r.name, r.kind) for r in rows)))
    return done


def offices_of(sender: Sender) -> list[int]:
    """The units for whose schools the sender may order."""
    if sender.person is None:
        return []
    return sorted({duty.unit_id for duty in sender.duties if duty.kind in OFFICES and duty.school_id is None})


def lineage(reading: Reading, unit_id: int) -> list[int]:
    """A unit and those that manage it, nearest first."""
    return lineage_of(reading.connection, unit_id, reading.today)


def names_of(reading: Reading, units: Sequence[int]) -> dict[int, str]:
    """What some units are called."""
    return {row.id: row.name for row in reading.connection.execute(NAMES, {"units": list(units)})}


def read_plan(reading: Reading, plan_id: int) -> Plan | None:
    """A plan by its key, whoever asks."""
    row = reading.connection.execute(BY_ID, {"b_plan": plan_id}).first()
    return plan_of(reading, row) if row else None


def plan_of_ids(reading: Reading, ids: Sequence[int]) -> dict[int, Plan]:
    """Plans by key, whoever asks."""
    rows = reading.connection.execute(BY_IDS, {"plans": list(ids)})
    return {row.id: plan_of(reading, row) for row in rows}


def plan_by_uid(reading: Reading, uid: bytes) -> Plan | None:
    """A plan by the name it was made with."""
    row = reading.connection.execute(BY_UID, {"b_uid": uid}).first()
    return plan_of(reading, row) if row else None


def officers(reading: Reading, unit_id: int) -> list[int]:
    """The persons who hold an office at a unit or above."""
    values = {"units": lineage(reading, unit_id), "today": reading.today}
    return list(dict.fromkeys(reading.connection.execute(OFFICERS, values).scalars()))


def officers_at(reading: Reading, unit_id: int) -> list[int]:
    """The persons who hold an office right at a unit."""
    values = {"units": [unit_id], "today": reading.today}
    return list(dict.fromkeys(reading.connection.execute(OFFICERS, values).scalars()))


def plan_of(reading: Reading, row: Any) -> Plan:
    """A plan from its row."""
    sealer = reading.sealer
    plain = {
        name: getattr(row, name) for name in Plan.__slots__ if name not in ("maker_name", "scope", "levels", "reason")
    }
    return Plan(
        **{**plain, "uid": bytes(row.uid)},
        scope=None if row.scope is None else tuple(row.scope),
        levels=tuple(row.levels or ()),
        maker_name=sealer.open("person.name", row.maker_uid, row.sealed_name) if row.sealed_name else None,
        reason=sealer.open("order_plan.reason", row.uid, row.sealed_reason) if row.sealed_reason else None,
    )
