"""The letter of an order at the schools it reaches: who has it, how far each school is, whom a reminder would reach."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from storage.database import among
from storage.needs import Asked, Need, Reading, answers
from storage.queries.filings import filed_in
from storage.queries.plans import Plan, plan_of_ids, within_reach
from storage.queries.reach import Address
from storage.queries.scopes import LEADERS, leaders
from storage.tables import ORDER_RECEIPT, ORDER_SCHOOL, OUTBOX, PERSON, ROUND, ROUND_SUM, UNIT
from storage.values import Sender

_SCHOOLS = (
    sa.select(
        ORDER_SCHOOL.c.plan_id,
        ORDER_SCHOOL.c.school_id,
        ORDER_SCHOOL.c.state,
        ORDER_SCHOOL.c.told_id,
        ORDER_SCHOOL.c.round_id,
        UNIT.c.name,
        ROUND.c.state.label("round_state"),
        ROUND.c.asked_of,
        ROUND.c.held_on,
        ROUND.c.opens_at,
        ROUND.c.owed,
        ROUND.c.declared,
    )
    .join(UNIT, UNIT.c.id == ORDER_SCHOOL.c.school_id)
    .outerjoin(ROUND, ROUND.c.id == ORDER_SCHOOL.c.round_id)
)
OF_PLAN = _SCHOOLS.where(ORDER_SCHOOL.c.plan_id == sa.bindparam("b_plan")).order_by(UNIT.c.name, UNIT.c.id)
AT_SCHOOLS = _SCHOOLS.where(among(ORDER_SCHOOL.c.plan_id, "plans"), among(ORDER_SCHOOL.c.school_id, "schools"))
RECEIPTS = (
    sa.select(ORDER_RECEIPT, PERSON.c.uid, PERSON.c.sealed_name, PERSON.c.sealed_details)
    .join(PERSON, PERSON.c.id == ORDER_RECEIPT.c.person_id)
    .where(among(ORDER_RECEIPT.c.plan_id, "plans"))
    .order_by(ORDER_RECEIPT.c.at, ORDER_RECEIPT.c.id)
)
SUMS = (
    sa.select(ROUND_SUM.c.round_id, sa.func.sum(ROUND_SUM.c.declared).label("declared"))
    .where(among(ROUND_SUM.c.round_id, "rounds"))
    .group_by(ROUND_SUM.c.round_id)
)
SENT = sa.select(OUTBOX.c.key, OUTBOX.c.state, OUTBOX.c.sent_at).where(among(OUTBOX.c.key, "keys"))


@dataclass(frozen=True, slots=True)
class Receipt:
    """Who has the letter, by a tap, and since when."""

    person_id: int
    name: str
    gender: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter at one school. `round_state`: None while its round is not there."""

    plan: Plan
    school_id: int
    school_name: str
    state: str
    asked_of: str
    held_on: date | None
    round_state: str | None
    receipts: tuple[Receipt, ...]

    @property
    def may_file(self) -> bool:
        """Whether the school itself can declare now."""
        return self.asked_of == "school" and self.round_state == "open"


@dataclass(frozen=True, slots=True)
class SchoolStanding:
    """How far a school is with an order. `sent_at`: when the letter arrived; `is_told`: it was sent to somebody.

    `filed_at`: when the school signed what is asked of it.
    """

    school_id: int
    name: str
    state: str
    is_told: bool
    sent_at: datetime | None
    receipts: tuple[Receipt, ...]
    round_state: str | None
    asked_of: str
    opens_at: datetime | None
    owed: int
    declared: int
    filed_at: datetime | None


@dataclass(frozen=True, slots=True)
class LetterTo(Need):
    """A letter at a school where the sender is principal, deputy or school health: LetterView | None."""

    plan_id: int
    school_id: int


@dataclass(frozen=True, slots=True)
class OrderStanding(Need):
    """How far the schools of a plan within the sender's reach are: tuple[SchoolStanding, ...], by name."""

    plan_id: int


@dataclass(frozen=True, slots=True)
class NotReceived(Need):
    """Whom a reminder of the letter would reach, by school that has not acknowledged: dict[school, list[Address]]."""

    plan_id: int


@answers(LetterTo)
def letters_to(reading: Reading, asked: Sequence[Asked]) -> list[LetterView | None]:
    """Only one's own school's."""
    wanted = [(e.need.plan_id, e.need.school_id) for e in asked if e.need.school_id in led_by(e.sender)]
    found = letters(reading, wanted)
    return [
        found.get((e.need.plan_id, e.need.school_id)) if e.need.school_id in led_by(e.sender) else None for e in asked
    ]


@answers(OrderStanding)
def order_standing(reading: Reading, asked: Sequence[Asked]) -> list[tuple[SchoolStanding, ...]]:
    """Nothing of a plan outside the sender's reach."""
    return [
        standing(reading, each.need.plan_id) if within_reach(reading, each.sender, each.need.plan_id) else ()
        for each in asked
    ]


@answers(NotReceived)
def not_received(reading: Reading, asked: Sequence[Asked]) -> list[dict[int, list[Address]]]:
    """Schools that the order has reached and that nobody has acknowledged for; nobody to reach: an empty list."""
    done: list[dict[int, list[Address]]] = []
    for each in asked:
        rows = order_standing(reading, [Asked(OrderStanding(each.need.plan_id), each.sender)])[0]
        silent = [row.school_id for row in rows if row.state == "opened" and not row.receipts]
        reach = leaders(reading, silent)
        done.append({school: reach.get(school, []) for school in silent})
    return done


def led_by(sender: Sender) -> set[int]:
    """Schools for which the sender receives letters."""
    return {d.unit_id for d in sender.duties if d.kind in LEADERS and d.unit_kind == "school"}


def letters(reading: Reading, wanted: Collection[tuple[int, int]]) -> dict[tuple[int, int], LetterView]:
    """Letters by plan and school, whoever asks."""
    if not wanted:
        return {}
    keys = {"plans": sorted({plan for plan, _ in wanted}), "schools": sorted({school for _, school in wanted})}
    known = plan_of_ids(reading, keys["plans"])
    received = _receipts(reading, keys["plans"])
    found = {}
    for row in reading.connection.execute(AT_SCHOOLS, keys):
        if (row.plan_id, row.school_id) in wanted and row.state in ("opened", "off"):
            found[row.plan_id, row.school_id] = LetterView(
                known[row.plan_id],
                row.school_id,
                row.name,
                row.state,
                row.asked_of or "person",
                row.held_on,
                row.round_state,
                tuple(received[row.plan_id, row.school_id]),
            )
    return found


def standing(reading: Reading, plan_id: int) -> tuple[SchoolStanding, ...]:
    """How far each school of a plan is, by name."""
    connection = reading.connection
    rows = connection.execute(OF_PLAN, {"b_plan": plan_id}).all()
    rounds = [row.round_id for row in rows if row.round_id is not None]
    declared = {row.round_id: int(row.declared) for row in connection.execute(SUMS, {"rounds": rounds})}
    filed = filed_in(reading, rounds)
    keys = [f"letter:{plan_id}:{row.school_id}" for row in rows]
    sent = {row.key: row.sent_at for row in connection.execute(SENT, {"keys": keys}) if row.state == "sent"}
    received = _receipts(reading, [plan_id])
    return tuple(
        SchoolStanding(
            school_id=row.school_id,
            name=row.name,
            state=row.state,
            is_told=row.told_id is not None,
            sent_at=sent.get(f"letter:{plan_id}:{row.school_id}"),
            receipts=tuple(received[plan_id, row.school_id]),
            round_state=row.round_state,
            asked_of=row.asked_of or "person",
            opens_at=row.opens_at,
            owed=row.owed or 0,
            declared=row.declared if row.declared is not None else declared.get(row.round_id, 0),
            filed_at=filed[row.round_id].at if row.round_id in filed else None,
        )
        for row in rows
    )


def _receipts(reading: Reading, plans: Sequence[int]) -> dict[tuple[int, int], list[Receipt]]:
    found: dict[tuple[int, int], list[Receipt]] = defaultdict(list)
    for row in reading.connection.execute(RECEIPTS, {"plans": list(plans)}):
        found[row.plan_id, row.school_id].append(_receipt(reading, row))
    return found


def _receipt(reading: Reading, row: Any) -> Receipt:
    sealer = reading.sealer
    details = sealer.open_json("person.details", row.uid, row.sealed_details) if row.sealed_details else {}
    return Receipt(row.person_id, sealer.open("person.name", row.uid, row.sealed_name), details.get("gender"), row.at)
